"""Rules on what was aimed at: targets with their distance, and leads' own ratings."""

from __future__ import annotations

from collections.abc import Mapping

from cesp.briefing.exhibit import Exhibit
from cesp.briefing.rules.page import ExhibitRule, Page, found, grow, of_exhibit
from cesp.briefing.summary import Part, Sentence
from cesp.briefing.targets import lead_words
from cesp.measures.rounding import format_number


def target_met(exhibit: Exhibit, page: Page) -> Sentence | None:
    """A target that is met, and by how much."""
    return _of_target("target_met", "working", True, exhibit, page)


def target_missed(exhibit: Exhibit, page: Page) -> Sentence | None:
    """A target that is missed, and by how much; those furthest off first, in parts of the target."""
    return _of_target("target_missed", "worried", False, exhibit, page)


def rated_red(exhibit: Exhibit, page: Page) -> Sentence | None:
    """What its lead rates red, as theirs: an indicator, or actions of a plan."""
    figure = exhibit.shown.figure
    if figure.lead_rag == "red":
        return of_exhibit(
            "rated_red", "worried", f"{found(exhibit, page)}: {lead_words(exhibit.shown)[0]}.", exhibit, 0
        )
    red = figure.parts.get("red", 0) if page.catalogue.measure(figure.measure).kind == "status_mix" else 0
    if not red:
        return None
    rated = f"{format_number(red)} of {format_number(sum(figure.parts.values()))} actions"
    text = f"{rated} {'is' if red == 1 else 'are'} rated red by {'its lead' if red == 1 else 'their leads'}."
    return of_exhibit("rated_red", "worried", text, exhibit, grow(red))


def _of_target(rule: str, part: Part, met: bool, exhibit: Exhibit, page: Page) -> Sentence | None:
    target = exhibit.shown.target
    if exhibit.target is None or target is None or target.met is not met:
        return None
    outcome = exhibit.target.sentence
    off = abs(target.distance or 0.0) / abs(target.limit) if target.limit else 0.0
    return of_exhibit(rule, part, f"{found(exhibit, page)}; {outcome[0].lower()}{outcome[1:]}", exhibit, off)


RULES: Mapping[str, ExhibitRule] = {"target_met": target_met, "target_missed": target_missed, "rated_red": rated_red}
