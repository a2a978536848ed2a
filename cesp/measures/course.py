"""The course of a figure over time: what chance explains of it, stretch by stretch, and what it does not.

From 12 figures a stretch has a mean and limits (XmR, `process` and `signals`), from 6 a median (run chart, `runs`), and
below that nothing is judged. No more than five of eleven figures can lie above their own median, so on a run chart it
is trends and the number of runs that tell. A stretch ends where the definition changed, so that no two definitions
share a centre.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, NamedTuple

from cesp.catalogue import Direction
from cesp.measures.process import Band, assure, work_out_band
from cesp.measures.runs import Runs, find_run_signals, judge_runs, middle
from cesp.measures.signals import find_signals, sign
from cesp.measures.values import Assurance, Signal

#: Figures that limits need: Making Data Count; three years of quarters.
ENOUGH_FOR_LIMITS = 12
#: Figures that a run chart needs: one and five before it.
ENOUGH_FOR_MEDIAN = 6

Method = Literal["limits", "median", "none"]
Meaning = Literal["better", "worse", "higher", "lower"]


class Goal(NamedTuple):
    """A target that every figure of a course is set against, in their unit, and on which side of it is good."""

    value: float
    good: Direction


@dataclass(frozen=True)
class Stretch:
    """Figures `start` to before `stop` of a course, judged together.

    `band` is their mean and limits, or their median without limits; None where they are too few. `drawn` is the same,
    its limits held where the figure can be. `signals` names for each figure the rule that marks it, if any does.
    """

    start: int
    stop: int
    method: Method
    band: Band | None
    drawn: Band | None
    signals: tuple[Signal | None, ...]
    runs: Runs | None = None


@dataclass(frozen=True)
class Course:
    """Figures in the order of time, None where there is none, and the stretches that they are judged in: none at all
    where some are hidden, because centre, limits and marks would give them away. `assurance` says what chance will make
    of the target, as long as chance explains the last figure."""

    values: tuple[float | None, ...]
    direction: Direction
    stretches: tuple[Stretch, ...]
    assurance: Assurance | None = None

    @property
    def last(self) -> int:
        """Where the last figure is."""
        return max(place for place, value in enumerate(self.values) if value is not None)

    @property
    def latest(self) -> Stretch:
        """The stretch of the last figure."""
        return next(stretch for stretch in self.stretches if stretch.start <= self.last < stretch.stop)

    @property
    def variation(self) -> Signal | None:
        """The rule that marks the last figure: what the variation icon shows. None: chance explains it."""
        return self.signal_at(self.last)

    def signal_at(self, place: int) -> Signal | None:
        """The rule that marks a figure."""
        signals = (entry.signals[place - entry.start] for entry in self.stretches if entry.start <= place < entry.stop)
        return next(signals, None)

    def meaning_at(self, place: int) -> Meaning | None:
        """What the mark of a figure means by the direction of good; None without a mark."""
        signal = self.signal_at(place)
        return interpret(signal, self.direction) if signal else None


def follow(
    values: Sequence[float | None],
    *,
    direction: Direction,
    steps: Iterable[int] = (),
    goal: Goal | None = None,
    floor: float | None = None,
    ceiling: float | None = None,
) -> Course:
    """The course of a series with at least one figure. `steps` are the places from which another definition holds;
    limits are drawn no lower than `floor` and no higher than `ceiling`, while rules use them as worked out."""
    edges = sorted({0, len(values), *(step for step in steps if 0 < step < len(values))})
    stretches = tuple(_judge(values, start, stop, floor, ceiling) for start, stop in pairwise(edges))
    course = Course(tuple(values), direction, stretches)
    band = course.latest.band
    # A figure that is changing leaves its limits behind: they say nothing of the quarters to come.
    if goal is None or band is None or course.variation:
        return course
    return replace(course, assurance=assure(band, goal.value, goal.good))


def interpret(signal: Signal, direction: Direction) -> Meaning:
    """Whether a mark is for the better, by the direction of good; higher or lower where neither is good."""
    up = signal.endswith(("_high", "_up"))
    if direction == "neither":
        return "higher" if up else "lower"
    return "better" if up == (direction == "high") else "worse"


def count_row(course: Course) -> tuple[int, bool]:
    """How many figures up to the last one make the row that marks it. True besides where the rules of a run chart let
    some of them only reach the centre, or repeat the one before."""
    stretch, signal = course.latest, course.variation
    if signal is None or stretch.band is None:
        return 0, False
    values = course.values[stretch.start : course.last + 1]
    trend = signal in ("trend_up", "trend_down")
    pairs = pairwise(values) if trend else ((stretch.band.centre, value) for value in values)
    signs = [None if a is None or b is None else sign(b - a) for a, b in pairs]
    length, still = _count_back(signs, stretch.method == "median")
    return length + trend, still


def _count_back(signs: Sequence[int | None], through: bool) -> tuple[int, bool]:
    """How long the last row of one sign is, `through` any zeros within it, and whether there were any."""
    length = zeros = held = 0
    for place, here in enumerate(reversed(signs), 1):
        if here != signs[-1] and not (through and here == 0):
            break
        zeros += here == 0
        if here:
            length, held = place, zeros
    return length, bool(held)


def _judge(
    values: Sequence[float | None], start: int, stop: int, floor: float | None, ceiling: float | None
) -> Stretch:
    part = values[start:stop]
    number = sum(value is not None for value in part)
    if number >= ENOUGH_FOR_LIMITS:
        band = work_out_band(part)
        return Stretch(start, stop, "limits", band, _clamp(band, floor, ceiling), find_signals(part, band))
    if number >= ENOUGH_FOR_MEDIAN:
        band = Band(middle(part))
        return Stretch(start, stop, "median", band, band, find_run_signals(part), judge_runs(part))
    return Stretch(start, stop, "none", None, None, (None,) * len(part))


def _clamp(band: Band, floor: float | None, ceiling: float | None) -> Band:
    if band.low is None or band.high is None:
        return band
    low = band.low if floor is None else max(band.low, floor)
    return Band(band.centre, low, band.high if ceiling is None else min(band.high, ceiling))
