"""Confidence limits: proportions, counts, rates and means, and the difference of two of them.

Sources: Wilson (1927); Newcombe (1998) Stat Med 17:873-890, method 10; Byar's approximation and exact Poisson limits
as the Public Health England technical guide uses them; Zou and Donner (2008) Stat Med 27:1693-1702 for differences.
Checked against the grids of PHEindicatormethods. No continuity correction anywhere.

Proportions are 0 to 1; `confidence` is 0.95 or 95. A missing number (NaN) gives missing limits; an impossible one
raises ValueError.
"""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import NamedTuple

#: From this many events on, Byar's approximation; below it, exact Poisson limits.
BYAR_FROM = 10


class Limits(NamedTuple):
    """Lower and upper confidence limit, in the unit of what they are limits of."""

    low: float
    high: float


def wilson_limits(events: float, sample: float, confidence: float = 0.95) -> Limits:
    """Wilson score limits of the proportion `events` / `sample`."""
    _check_events(events)
    if sample <= 0:
        raise ValueError(f"the sample must be more than 0, not {sample}")
    if events > sample:
        raise ValueError(f"{events} events cannot come from a sample of {sample}")
    z = _z(confidence)
    middle = 2 * events + z * z
    reach = z * math.sqrt(z * z + 4 * events * (1 - events / sample))
    width = 2 * (sample + z * z)
    return Limits(max((middle - reach) / width, 0.0), min((middle + reach) / width, 1.0))


def proportion_difference_limits(
    events: float, sample: float, other_events: float, other_sample: float, confidence: float = 0.95
) -> Limits:
    """Newcombe's hybrid score limits of the first proportion less the other, -1 to 1."""
    limits = wilson_limits(events, sample, confidence)
    other_limits = wilson_limits(other_events, other_sample, confidence)
    return difference_limits(events / sample, limits, other_events / other_sample, other_limits)


def byar_limits(events: float, confidence: float = 0.95) -> Limits:
    """Byar's approximate limits of a Poisson count. Never below 0, where the formula would cube a negative number."""
    _check_events(events)
    z = _z(confidence)
    more = events + 1
    low = events * (1 - 1 / (9 * events) - z / (3 * math.sqrt(events))) ** 3 if events else 0.0
    return Limits(max(low, 0.0), more * (1 - 1 / (9 * more) + z / (3 * math.sqrt(more))) ** 3)


def exact_limits(events: float, confidence: float = 0.95) -> Limits:
    """Exact limits of a Poisson count, from the chi-square distribution (half its quantile is a gamma quantile)."""
    _check_events(events)
    from scipy.special import gammaincinv  # scipy costs every start of the program; few figures need it

    tail = (1 - _level(confidence)) / 2
    low = gammaincinv(events, tail) if events else 0.0
    return Limits(float(low), float(gammaincinv(events + 1, 1 - tail)))


def poisson_limits(events: float, confidence: float = 0.95) -> Limits:
    """Limits of a count as Public Health England publishes them: exact below 10 events, Byar's from 10 on."""
    return exact_limits(events, confidence) if events < BYAR_FROM else byar_limits(events, confidence)


def rate_limits(events: float, denominator: float, per: float = 1.0, confidence: float = 0.95) -> Limits:
    """Limits of the rate `per` * `events` / `denominator`, the denominator taken as certain. It may pass `per`."""
    if denominator <= 0:
        raise ValueError(f"the denominator must be more than 0, not {denominator}")
    low, high = poisson_limits(events, confidence)
    return Limits(low / denominator * per, high / denominator * per)


def rate_difference_limits(
    events: float,
    denominator: float,
    other_events: float,
    other_denominator: float,
    per: float = 1.0,
    confidence: float = 0.95,
) -> Limits:
    """Limits of the first rate less the other, by square-and-add from the limits of each."""
    limits = rate_limits(events, denominator, per, confidence)
    other_limits = rate_limits(other_events, other_denominator, per, confidence)
    return difference_limits(events / denominator * per, limits, other_events / other_denominator * per, other_limits)


def mean_limits(n: float, mean: float, sd: float, confidence: float = 0.95) -> Limits:
    """Student t limits of a mean, from how many there were, their mean and their sample standard deviation."""
    if n < 2:
        raise ValueError(f"limits of a mean need 2 or more, not {n}")
    if sd < 0:
        raise ValueError(f"a standard deviation is not less than 0: {sd}")
    from scipy.special import stdtrit  # see exact_limits

    reach = float(stdtrit(n - 1, (1 + _level(confidence)) / 2)) * sd / math.sqrt(n)
    return Limits(mean - reach, mean + reach)


def difference_limits(value: float, limits: Limits, other: float, other_limits: Limits) -> Limits:
    """Limits of `value` less `other` by square-and-add (MOVER): each side brings its own, unequal reach.

    The two must be independent. Swapping them mirrors the limits around 0.
    """
    apart = value - other
    down = math.hypot(value - limits.low, other_limits.high - other)
    up = math.hypot(limits.high - value, other - other_limits.low)
    return Limits(apart - down, apart + up)


def _check_events(events: float) -> None:
    if events < 0:
        raise ValueError(f"events must be 0 or more, not {events}")


def _level(confidence: float) -> float:
    """A confidence level as a share: 95 and 0.95 are the same; below 90 % is taken for a mistake."""
    level = confidence / 100 if confidence > 1 else confidence
    if not 0.9 <= level < 1:
        raise ValueError(f"confidence is from 0.9 to below 1, or from 90 to below 100, not {confidence}")
    return level


def _z(confidence: float) -> float:
    return NormalDist().inv_cdf((1 + _level(confidence)) / 2)
