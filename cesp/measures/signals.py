"""The rules by which a point of a process is called unlikely to be chance.

Source: NHS England, Making Data Count, as NHSRplotthedots applies them: a point beyond a limit; seven in a row on one
side of the mean; seven in a row that rise, or fall; two of three in a row close to the same limit. Every point of such
a row is marked. Where several rules fit, a point carries the first of: beyond, trend, two of three, side.

`sides` are 1 above the centre, -1 below, 0 on it or without a figure. A gap ends every row.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cesp.measures.process import Band
from cesp.measures.values import Signal

#: So many points in a row on one side of the mean, or each above (or below) the one before, are no chance.
ROW = 7


def find_signals(values: Sequence[float | None], band: Band) -> tuple[Signal | None, ...]:
    """For each value the rule that marks it, None where chance explains it."""
    sides = tuple(0 if value is None else sign(value - band.centre) for value in values)
    beyond = [value is not None and band.is_beyond(value) for value in values]
    close = [value is not None and band.is_close(value) for value in values]
    rows = zip(beyond, in_trends(values, ROW), in_two_of_three(close, sides), in_rows(sides, ROW), sides, strict=True)
    return tuple(_name(*row) for row in rows)


def sign(number: float) -> int:
    """1, 0 or -1."""
    return (number > 0) - (number < 0)


def ends_of_rows(signs: Sequence[int], length: int) -> tuple[int, ...]:
    """At each place the sign that it and the `length` - 1 before it share, 0 where they share none."""
    ends, run, last = [], 0, 0
    for here in signs:
        run = run + 1 if here == last else 1
        last = here
        ends.append(here if run >= length else 0)
    return tuple(ends)


def spread_back(ends: Sequence[int], length: int) -> tuple[int, ...]:
    """From the ends of rows to all their points: each takes the sign of the nearest end ahead that reaches it."""
    return tuple(next((end for end in ends[place : place + length] if end), 0) for place in range(len(ends)))


def in_rows(sides: Sequence[int], length: int) -> tuple[int, ...]:
    """The side of each point that is one of `length` or more in a row on it, else 0."""
    return spread_back(ends_of_rows(sides, length), length)


def ends_of_trends(values: Sequence[float | None], length: int) -> tuple[int, ...]:
    """1 at each value that ends `length` in a row each above the one before, -1 where each is below, else 0."""
    steps = [0 if a is None or b is None else sign(b - a) for a, b in pairwise(values)]
    return ends_of_rows((0, *steps)[: len(values)], length - 1)


def in_trends(values: Sequence[float | None], length: int) -> tuple[int, ...]:
    """1 for each value that is one of `length` or more rising in a row, -1 falling, else 0."""
    return spread_back(ends_of_trends(values, length), length)


def near_two_of_three(close: Sequence[bool], sides: Sequence[int]) -> tuple[bool, ...]:
    """Whether a point is in some three in a row on one side of the mean of which two or more are close to the limit."""
    found = [False] * len(close)
    for start in range(len(close) - 2):
        three = slice(start, start + 3)
        if sum(close[three]) >= 2 and abs(sum(sides[three])) == 3:
            found[three] = [True] * 3
    return tuple(found)


def in_two_of_three(close: Sequence[bool], sides: Sequence[int]) -> tuple[bool, ...]:
    """Those of `near_two_of_three` that are close themselves."""
    return tuple(near and here for near, here in zip(near_two_of_three(close, sides), close, strict=True))


def _name(beyond: bool, trend: int, close: bool, row: int, side: int) -> Signal | None:
    if beyond:
        return "beyond_high" if side > 0 else "beyond_low"
    if trend:
        return "trend_up" if trend > 0 else "trend_down"
    if close:
        return "close_high" if side > 0 else "close_low"
    if row:
        return "row_high" if row > 0 else "row_low"
    return None
