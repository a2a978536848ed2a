"""Counted figures made by hand, and a year of them that hang together."""

from __future__ import annotations

from collections.abc import Mapping

from cesp.disclosure.blocks import Counted, Runs
from cesp.disclosure.places import Place
from cesp.periods import Period

YEAR = 2023
WHOLE = Period.full_year(YEAR)


def quarter(number: int) -> Period:
    return Period(YEAR, number, number)


def place(priority: str, period: Period, by: str = "", value: str = "", measure: str = "good") -> Place:
    return Place(measure, "", priority, period, by, value)


def proportion(n: int, base: int) -> Mapping[str, int]:
    return {"n": n, "rest": base - n, "base": base}


def counted(at: Place, parts: Mapping[str, int], runs: Runs = "sum", *, free: bool = False) -> Counted:
    return Counted(at, parts, runs, free)


def year_of(numbers: Mapping[str, tuple[int, ...]], runs: Runs = "sum") -> list[Counted]:
    """A count of each priority by quarter, with every year to date, the year, and the whole of the priorities."""
    made = []
    whole = [sum(row[at] for row in numbers.values()) for at in range(len(next(iter(numbers.values()))))]
    for priority, row in (*numbers.items(), ("", tuple(whole))):
        made += [counted(place(priority, quarter(at)), {"n": n}, runs) for at, n in enumerate(row, 1)]
        for last in range(2, len(row) + 1):
            total = sum(row[:last]) if runs == "sum" else row[last - 1]
            made.append(counted(place(priority, Period.to_date(YEAR, last)), {"n": total}, runs))
    return made
