"""Process limits of a series: what chance alone explains from one period to the next (XmR chart).

Source: NHS England, Making Data Count, as the R package NHSRplotthedots works it out: the mean, and 2.66 times the mean
moving range on either side of it, moving ranges of 3.267 times their mean or more left out once.

Values are in the series' own unit, in their order in time, None where there is no figure. No moving range is taken
across a gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from cesp.catalogue import Direction
from cesp.measures.values import Assurance

#: Limits lie this many mean moving ranges from the mean: three standard deviations, each a moving range over 1.128.
REACH = 2.66
#: A moving range of this many mean ones or more is left out before limits are drawn.
OUTLYING = 3.267
#: "Close to a limit" is the outer third of the way from the mean to it.
CLOSE = 2 / 3


@dataclass(frozen=True)
class Band:
    """The centre of a series and its limits; both None where nothing moves, so that no limits can be worked out."""

    centre: float
    low: float | None = None
    high: float | None = None

    def is_beyond(self, value: float) -> bool:
        """Whether a value lies outside the limits."""
        return self.low is not None and self.high is not None and not self.low <= value <= self.high

    def is_close(self, value: float) -> bool:
        """Whether a value lies within the limits, in the outer third of the way to one of them."""
        if self.high is None or self.is_beyond(value):
            return False
        return abs(value - self.centre) > CLOSE * (self.high - self.centre)


def work_out_band(values: Sequence[float | None], *, screened: bool = True, settled: int | None = None) -> Band:
    """The mean and limits of a series with at least one figure. `screened` leaves outlying moving ranges out;
    `settled` takes the first so many values only, and holds later ones against them."""
    base = values[:settled]
    centre = fmean(value for value in base if value is not None)
    ranges = [abs(b - a) for a, b in pairwise(base) if a is not None and b is not None]
    if not any(ranges):
        return Band(centre)
    if screened:
        most = OUTLYING * fmean(ranges)
        ranges = [entry for entry in ranges if entry < most]
    reach = REACH * fmean(ranges)
    return Band(centre, centre - reach, centre + reach)


def assure(band: Band, target: float, good: Direction) -> Assurance | None:
    """Whether a target is met or missed whatever chance does; None without limits or a good side of it."""
    if band.low is None or band.high is None or good == "neither":
        return None
    if band.low <= target <= band.high:
        return "hit_and_miss"
    return "hit" if (target < band.low) == (good == "high") else "miss"
