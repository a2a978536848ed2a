"""Rules on change: what an interval, or the course of the quarters, says is more than chance. The verb of each sentence
is the verdict's own word, and none says why anything changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cesp.briefing.exhibit import Exhibit
from cesp.briefing.rules.page import ExhibitRule, Page, PageRule, found, is_activity, of_exhibit, told
from cesp.briefing.summary import Sentence, write
from cesp.disclosure.shown import Shown
from cesp.measures.course import Meaning
from cesp.measures.prepare import SNAPSHOTS

_JUDGED = ("improved", "worsened", "no_clear_change")


def improved(exhibit: Exhibit, page: Page) -> Sentence | None:
    """A rate or score whose difference is larger than chance explains, for the better."""
    if exhibit.shown.verdict != "improved":
        return None
    return of_exhibit("improved", "working", f"{told(exhibit, page)}.", exhibit, least_change(exhibit.shown))


def worsened(exhibit: Exhibit, page: Page) -> Sentence | None:
    """The same for the worse."""
    if exhibit.shown.verdict != "worsened":
        return None
    return of_exhibit("worsened", "worried", f"{told(exhibit, page)}.", exhibit, least_change(exhibit.shown))


def better_quarters(exhibit: Exhibit, page: Page) -> Sentence | None:
    """Quarters whose course is unlikely to be chance, for the better."""
    text = _of_course(exhibit, page, "better")
    return of_exhibit("better_quarters", "working", text, exhibit, 0.0) if text else None


def worse_quarters(exhibit: Exhibit, page: Page) -> Sentence | None:
    """The same for the worse."""
    text = _of_course(exhibit, page, "worse")
    return of_exhibit("worse_quarters", "worried", text, exhibit, 0.0) if text else None


def no_clear_change(page: Page) -> Iterable[Sentence]:
    """That of all rates and scores that can be judged, none changed clearly."""
    judged = [entry for entry in page.exhibits if entry.shown.verdict in _JUDGED]
    clear = [entry for entry in judged if entry.shown.verdict != "no_clear_change" or _meaning(entry) is not None]
    if judged and not clear:
        words = f"None of the {len(judged)} rates and scores compared here shows" if len(judged) > 1 else _ONE
        text = f"{words} a clear change."
        yield write("no_clear_change", "unknown", text, priority=page.priority, subject="page", share=0.0)


def least_change(shown: Shown) -> float:
    """The least change that the 95 % interval allows: in parts of the whole for a percentage, of the earlier figure
    otherwise; 0 where no interval tells."""
    if shown.low is None or shown.high is None or shown.low <= 0 <= shown.high:
        return 0.0
    least = min(abs(shown.low), abs(shown.high))
    before = shown.previous.value if shown.previous is not None else None
    if shown.definition.kind == "proportion":
        return least
    return least / abs(before) if before else 0.0


def more_or_fewer(exhibit: Exhibit, page: Page) -> Sentence | None:
    """A count of what was done, with no word on whether that is good."""
    if exhibit.shown.verdict not in ("more", "fewer"):
        return None
    return _activity("more_or_fewer", exhibit, page)


def about_the_same(exhibit: Exhibit, page: Page) -> Sentence | None:
    """A count of what was done that hardly differs; nothing done, as before, is no sentence on what was."""
    shown = exhibit.shown
    if shown.verdict != "about_the_same" or not shown.figure.value:
        return None
    return _activity("about_the_same", exhibit, page)


def _activity(rule: str, exhibit: Exhibit, page: Page) -> Sentence | None:
    """Headline measures first, then what was done before what was found or no more done; those with a good direction
    are no activity, nor is how things stand."""
    definition = exhibit.shown.definition
    measure = page.catalogue.measure(definition.measure)
    if definition.direction != "neither" or not is_activity(definition) or measure.prepare in SNAPSHOTS:
        return None
    share = 0.5 if measure.headline else 0.25 if exhibit.lane == "did" and exhibit.shown.figure.value else 0.0
    return of_exhibit(rule, "did", f"{told(exhibit, page)}.", exhibit, share)


def _of_course(exhibit: Exhibit, page: Page, meaning: Meaning) -> str:
    if _meaning(exhibit) != meaning or exhibit.shown.figure.status != "ok":
        return ""
    course = exhibit.chance[0]
    return f"{found(exhibit, page)}. Quarter by quarter: {course[0].lower()}{course[1:]}"


def _meaning(exhibit: Exhibit) -> Meaning | None:
    return exhibit.course.meaning_at(exhibit.course.last) if exhibit.course else None


_ONE = "The one rate or score compared here does not show"
RULES: Mapping[str, ExhibitRule] = {
    "improved": improved,
    "worsened": worsened,
    "better_quarters": better_quarters,
    "worse_quarters": worse_quarters,
    "more_or_fewer": more_or_fewer,
    "about_the_same": about_the_same,
}
PAGE_RULES: Mapping[str, PageRule] = {"no_clear_change": no_clear_change}
