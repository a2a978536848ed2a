"""Which exhibits a page shows at full size, so that it stays calm: the others are one row each until opened."""

from __future__ import annotations

from collections.abc import Sequence

from cesp.briefing.exhibit import Exhibit

_CLEAR = ("improved", "worsened")
_POINTS = ("better", "worse")


def choose_leading(exhibits: Sequence[Exhibit], headlines: frozenset[str]) -> frozenset[str]:
    """Ids of those at full size: whatever clearly changed, the first of each of the `headlines` (measures), and what is
    rated red. Never one without a figure, or with too little behind it to judge."""
    leading: set[str] = set()
    seen: set[str] = set()
    for exhibit in exhibits:
        shown = exhibit.shown
        if shown.figure.status != "ok" or shown.verdict == "too_few":
            continue
        first = shown.definition.measure in headlines - seen
        if first or is_clear(exhibit) or (exhibit.target is not None and exhibit.target.rag == "red"):
            leading.add(exhibit.id)
            seen.add(shown.definition.measure)
    return frozenset(leading)


def is_clear(exhibit: Exhibit) -> bool:
    """Whether its figure, or its last quarter against chance, is better or worse."""
    course = exhibit.course
    told = course is not None and course.meaning_at(len(course.values) - 1) in _POINTS
    return told or exhibit.shown.verdict in _CLEAR


def in_short(exhibit: Exhibit, spoken: str) -> str:
    """The exhibit in one row: its finding, its own period where that is not the page's (`spoken`), the earlier figure
    and the verdict."""
    shown = exhibit.shown
    if shown.figure.status != "ok":
        return f"{exhibit.finding}."
    period = shown.figure.period
    own = f" in {period.label}" if period.spoken != spoken else ""
    previous = shown.previous
    was = f", was {previous.display}" if previous is not None and previous.status == "ok" else ""
    return f"{exhibit.finding}{own}{was}: {shown.verdict_words}."
