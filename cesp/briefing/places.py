"""Other places beside our own figure: the statistical neighbours together, the region, the country, each with the
year that its figure is of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cesp.briefing.charting import of_places
from cesp.briefing.exhibit import Table
from cesp.catalogue import Partnership
from cesp.catalogue.national import National
from cesp.charts.series import Chart
from cesp.disclosure.shown import Shown
from cesp.measures.display import spell
from cesp.measures.spread import Spread, spread, standing
from cesp.measures.values import Definition
from cesp.periods import Period

NEIGHBOURS = "Neighbours’ median"


@dataclass(frozen=True)
class Together:
    """The neighbours of one year: their values, the spread of these, and how many there are, a figure or none."""

    values: tuple[float, ...]
    spread: Spread
    year: Period
    of: int


def neighbours_of(places: Sequence[Shown], national: National, year: Period) -> Together | None:
    """The neighbours of `year`, or where none has a figure then, of the last year before it; None without any. Only
    what the edition shows is counted, so that nothing hidden can be worked out."""
    named = [shown for shown in places if _place(shown) in national.neighbours and shown.figure.value is not None]
    latest = max((shown.figure.period for shown in named), default=None)
    if latest is None:
        return None
    when = year if any(shown.figure.period == year for shown in named) else latest
    values = tuple(shown.figure.value or 0.0 for shown in named if shown.figure.period == when)
    made = spread(values)
    return None if made is None else Together(values, made, when, len(national.neighbours))


def beside_places(shown: Shown, places: Sequence[Shown], partnership: Partnership) -> tuple[str, ...]:
    """A line each for neighbours, region and country: "Neighbours’ median 24, from 18 to 31 (9 of 10, 2024/25)"."""
    national, definition = partnership.national, shown.definition
    together = neighbours_of(places, national, shown.figure.period)
    lines = []
    if together is not None:
        made = together.spread
        number = f"{made.number} of {together.of}" if made.number < together.of else f"{made.number}"
        lines.append(f"{NEIGHBOURS} {spell_spread(made, definition)} ({number}, {together.year.label})")
        lines += _rank(shown, together)
    for name in filter(None, (national.region, national.country)):
        found = next((entry.figure for entry in places if _place(entry) == name), None)
        if found is not None:
            lines.append(f"{name} {found.display} ({found.period.label})")
    return tuple(lines)


def spell_spread(made: Spread, definition: Definition) -> str:
    """The middle one and how far they lie apart: "24, from 18 to 31"."""
    middle, low, high = (spell(value, definition) for value in (made.middle, made.low, made.high))
    return f"{middle}, from {low} to {high}"


def with_neighbours(shown: Shown, places: Sequence[Shown], partnership: Partnership) -> tuple[Chart | None, Table]:
    """The places ranked, and their table with the neighbours' median as its last row."""
    year = shown.figure.period
    chart, table = of_places(places, partnership.place, year)
    together = neighbours_of(places, partnership.national, year)
    if together is None:
        return chart, table
    middle = spell(together.spread.middle, shown.definition)
    row = (NEIGHBOURS, together.year.label, middle, f"{together.spread.number} places", "", "")
    return chart, Table(table.columns, (*table.rows, row))


def _rank(shown: Shown, together: Together) -> list[str]:
    """Where ours stands among the neighbours of the same year; high is not said to be good or bad."""
    own, number = shown.figure.value, len(together.values) + 1
    if own is None or together.year != shown.figure.period:
        return []
    return [f"{_ordinal(standing(own, together.values), number)} of {number}, neighbours included"]


def _ordinal(number: int, of: int) -> str:
    """Equals share the higher place, so only one that stands alone is called the lowest."""
    if number in (1, of):
        return "Highest" if number == 1 else "Lowest"
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending} highest"


def _place(shown: Shown) -> str:
    return shown.figure.by.get("place", "")
