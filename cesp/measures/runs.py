"""The rules of a run chart, for series too short for limits.

Sources: Perla, Provost and Murray (2011), BMJ Quality & Safety 20:46-51: six in a row on one side of the median, those
on it not counted; five in a row that rise, or fall, repeats not counted; too few or too many runs. How many runs chance
explains: Swed and Eisenhart (1943), Annals of Mathematical Statistics 14:66-87, worked out exactly. A gap ends every
row, and runs are not counted across it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import comb
from statistics import median
from typing import Literal

from cesp.measures.signals import in_rows, in_trends, sign
from cesp.measures.values import Signal

Runs = Literal["few", "many"]

SIDE_ROW = 6
TREND_ROW = 5
#: Half of the 5 % that chance is allowed, at either end.
TAIL = 0.025


def middle(values: Sequence[float | None]) -> float:
    """The median of a series with at least one figure."""
    return median(value for value in values if value is not None)


def find_run_signals(values: Sequence[float | None]) -> tuple[Signal | None, ...]:
    """For each value the rule that marks it, a trend before a side; None where chance explains it."""
    centre = middle(values)
    found: list[Signal | None] = [None] * len(values)
    for chunk in _chunks(values):
        off = [(place, value) for place, value in chunk if value != centre]
        _mark(found, off, lambda kept: in_rows([sign(value - centre) for value in kept], SIDE_ROW), _SIDES)
        moved = [chunk[0], *(after for before, after in pairwise(chunk) if after[1] != before[1])]
        _mark(found, moved, lambda kept: in_trends(kept, TREND_ROW), _TRENDS)
    return tuple(found)


def judge_runs(values: Sequence[float | None]) -> Runs | None:
    """Whether the series crosses its median less, or more, often than chance explains; None where it does not, or
    where a gap leaves that open."""
    if None in values:
        return None
    centre = middle(values)
    sides = [side for value in values if value is not None and (side := sign(value - centre))]
    runs = 1 + sum(a != b for a, b in pairwise(sides))
    fewest, most = expected_runs(sides.count(1), sides.count(-1))
    if runs < fewest:
        return "few"
    return "many" if runs > most else None


def expected_runs(above: int, below: int) -> tuple[int, int]:
    """The fewest and most runs that so many points above and below their median make by chance, at 95 %."""
    if not above or not below:
        return 1, 1
    ways = [_ways(runs, above, below) for runs in range(above + below + 1)]
    allowed = TAIL * sum(ways)
    likely = [runs for runs in range(len(ways)) if sum(ways[: runs + 1]) > allowed and sum(ways[runs:]) > allowed]
    return likely[0], likely[-1]


def _ways(runs: int, above: int, below: int) -> int:
    """In how many orders so many points make exactly so many runs."""
    if runs < 2:
        return 0
    half = runs // 2
    if runs % 2 == 0:
        return 2 * comb(above - 1, half - 1) * comb(below - 1, half - 1)
    return comb(above - 1, half) * comb(below - 1, half - 1) + comb(above - 1, half - 1) * comb(below - 1, half)


Placed = tuple[int, float]


def _chunks(values: Sequence[float | None]) -> list[list[Placed]]:
    """The figures with their places, apart at every gap."""
    chunks: list[list[Placed]] = [[]]
    for place, value in enumerate(values):
        if value is None:
            chunks.append([])
        else:
            chunks[-1].append((place, value))
    return [chunk for chunk in chunks if chunk]


def _mark(
    found: list[Signal | None],
    kept: Sequence[Placed],
    rule: Callable[[Sequence[float]], Sequence[int]],
    names: dict[int, Signal],
) -> None:
    """Writes what a rule finds among the points it looks at to their places."""
    for (place, _), here in zip(kept, rule([value for _, value in kept]), strict=True):
        found[place] = names.get(here, found[place])


_SIDES: dict[int, Signal] = {1: "row_high", -1: "row_low"}
_TRENDS: dict[int, Signal] = {1: "trend_up", -1: "trend_down"}
