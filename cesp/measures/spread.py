"""What several places come to together: their middle one and how far they lie apart.

The median and not the average: one neighbour that records otherwise moves an average and hardly moves a median, the
department's own tools rank neighbours rather than add them up, and a sum of counts would let the largest county speak
for all. A target that names the neighbours' average is scored by the average (measures/scoring.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Spread:
    """The median, least and greatest of `number` values, in their own unit."""

    middle: float
    low: float
    high: float
    number: int


def spread(values: Sequence[float]) -> Spread | None:
    """The spread of values; None of none. Of an even number the middle lies half-way between the two in the middle."""
    return Spread(median(values), min(values), max(values), len(values)) if values else None


def standing(own: float, others: Sequence[float]) -> int:
    """How many of all, ours among them, are higher than ours, plus one: 1 is the highest; equals share a place."""
    return 1 + sum(other > own for other in others)
