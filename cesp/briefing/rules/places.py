"""Rules on other places: the country, where chance is ruled out, and a place near either end of the neighbours.

Each is of our figure's own year. Against the country the counts of both sides tell what chance explains. Neighbours are
never added up or averaged: what is said of them is their median, their range and of how many ours lies on the better
side, as beside the exhibit's chart (briefing/places.py). A rank rules out no chance, and no sentence says that it does.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from cesp.briefing.exhibit import Exhibit
from cesp.briefing.places import neighbours_of, spell_spread
from cesp.briefing.rules.page import ExhibitRule, Page, found, of_exhibit
from cesp.briefing.summary import Part, Sentence
from cesp.disclosure.shown import ShownFigure
from cesp.measures.evaluate import PER_CHILDREN
from cesp.measures.intervals import Limits, proportion_difference_limits, rate_difference_limits
from cesp.measures.values import Definition

Way = Literal["better", "worse"]

#: From how many neighbours, and ahead of or behind which part of them, a place among them is told.
_ENOUGH = 4
_MOST = 0.75


class _Rank(NamedTuple):
    """Neighbours with a figure of our year: how many are higher and lower than ours, of how many, in words."""

    higher: int
    lower: int
    number: int
    words: str


def better_than_elsewhere(exhibit: Exhibit, page: Page) -> Sentence | None:
    """A published figure that is better than that of the country, by more than chance explains."""
    return _beside_country("better_than_elsewhere", "better", exhibit, page)


def worse_than_elsewhere(exhibit: Exhibit, page: Page) -> Sentence | None:
    """The same for the worse."""
    return _beside_country("worse_than_elsewhere", "worse", exhibit, page)


def better_than_neighbours(exhibit: Exhibit, page: Page) -> Sentence | None:
    """A published figure that is better than those of most neighbours, where the country does not say so already."""
    return _among_neighbours("better_than_neighbours", "better", exhibit, page)


def worse_than_neighbours(exhibit: Exhibit, page: Page) -> Sentence | None:
    """The same for the worse."""
    return _among_neighbours("worse_than_neighbours", "worse", exhibit, page)


def _beside_country(rule: str, way: Way, exhibit: Exhibit, page: Page) -> Sentence | None:
    definition, other = exhibit.shown.definition, _country(exhibit, page)
    if other is None or _verdict(exhibit, other) != way:
        return None
    name = page.partnership.national.country
    text = f"{found(exhibit, page)}; {other.display} in {name}: {way} here, by more than chance explains"
    rank = _rank(exhibit, page)
    around = f"; {rank.words}" if rank is not None else ""
    return of_exhibit(rule, _PARTS[way], f"{text}{around}.", exhibit, _share(definition, exhibit.shown.figure, other))


def _among_neighbours(rule: str, way: Way, exhibit: Exhibit, page: Page) -> Sentence | None:
    direction, rank = exhibit.shown.definition.direction, _rank(exhibit, page)
    if rank is None or rank.number < _ENOUGH or direction == "neither":
        return None
    behind = rank.lower if (way == "better") == (direction == "high") else rank.higher
    other = _country(exhibit, page)
    if behind < _MOST * rank.number or (other is not None and _verdict(exhibit, other) == way):
        return None
    text = f"{found(exhibit, page)}: {rank.words}; {direction} is good."
    return of_exhibit(rule, _PARTS[way], text, exhibit, behind / rank.number)


def _country(exhibit: Exhibit, page: Page) -> ShownFigure | None:
    """The country's figure of our year; None where either side has no counts to judge by."""
    name, own = page.partnership.national.country, exhibit.shown.figure
    figures = (shown.figure for shown in exhibit.places if shown.figure.by.get("place", "") == name)
    other = next((figure for figure in figures if figure.period == own.period), None)
    judged = exhibit.shown.definition.kind in ("proportion", "rate")
    return other if judged and other is not None and _has_counts(own) and _has_counts(other) else None


def _has_counts(figure: ShownFigure) -> bool:
    return figure.status == "ok" and figure.numerator is not None and bool(figure.denominator)


def _verdict(exhibit: Exhibit, other: ShownFigure) -> Way | None:
    """Better or worse than the country; None where chance explains it, or neither high nor low is good."""
    definition = exhibit.shown.definition
    limits = _limits(definition, exhibit.shown.figure, other)
    if definition.direction == "neither" or limits.low <= 0 <= limits.high:
        return None
    return "better" if (limits.low > 0) == (definition.direction == "high") else "worse"


def _limits(definition: Definition, figure: ShownFigure, other: ShownFigure) -> Limits:
    ours = (figure.numerator or 0.0, figure.denominator or 0.0)
    theirs = (other.numerator or 0.0, other.denominator or 0.0)
    if definition.kind == "rate":
        return rate_difference_limits(*ours, *theirs, PER_CHILDREN)
    return proportion_difference_limits(*ours, *theirs)


def _share(definition: Definition, figure: ShownFigure, other: ShownFigure) -> float:
    """The least difference the interval allows, measured as that of a change."""
    limits = _limits(definition, figure, other)
    least = min(abs(limits.low), abs(limits.high))
    return least if definition.kind == "proportion" else least / (other.value or least)


def _rank(exhibit: Exhibit, page: Page) -> _Rank | None:
    """Our place among the neighbours of our own year: "lower than 8 of 10 statistical neighbours"."""
    shown = exhibit.shown
    near = neighbours_of(exhibit.places, page.partnership.national, shown.figure.period)
    own = shown.figure.value
    if near is None or own is None or near.year != shown.figure.period:
        return None
    higher, lower = (sum(value > own for value in near.values), sum(value < own for value in near.values))
    number = len(near.values)
    side, many = ("lower", higher) if higher >= lower else ("higher", lower)
    share = f"all {number}" if many == number > 1 else f"{many} of {number}"
    words = f"{side} than {share} statistical neighbour{'' if number == 1 else 's'}"
    words += f" (median {spell_spread(near.spread, shown.definition)})"
    return _Rank(higher, lower, number, words)


_PARTS: Mapping[Way, Part] = {"better": "working", "worse": "worried"}
RULES: Mapping[str, ExhibitRule] = {
    "better_than_elsewhere": better_than_elsewhere,
    "worse_than_elsewhere": worse_than_elsewhere,
    "better_than_neighbours": better_than_neighbours,
    "worse_than_neighbours": worse_than_neighbours,
}
