"""When papers are due: clear days between publication and meeting, on which the public can read them.

Source of the holidays: Banking and Financial Dealings Act 1971, schedule 1, for England, with the New Year and May days
proclaimed since 1974 and 1978. Each falling on a weekend is kept on the next weekday that is none itself.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from pydantic import Field

from cesp.catalogue.models import Entry

_DAY = timedelta(days=1)
_SATURDAY = 5


class Publishing(Entry):
    """How a partnership's papers come out. `clear_days` are those that lie between the day of publication and that of
    the meeting, neither of them counted, nor weekends and bank holidays. `closed` are further days that do not count,
    such as one proclaimed once; `open` are bank holidays that were moved away, and count."""

    clear_days: int = Field(5, ge=0, le=60)
    closed: frozenset[date] = frozenset()
    open: frozenset[date] = frozenset()

    def papers_due(self, meeting: date) -> date:
        """The last working day on which papers of a meeting are published in time."""
        day = meeting
        for _ in range(self.clear_days + 1):
            day -= _DAY
            while not self.counts(day):
                day -= _DAY
        return day

    def counts(self, day: date) -> bool:
        """Whether a day is a working day."""
        if day.weekday() >= _SATURDAY or day in self.closed:
            return False
        return day in self.open or day not in bank_holidays(day.year)


@lru_cache
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England in a calendar year from 1978 on, as the rule has them, before any is moved."""
    easter = easter_sunday(year)
    found = {easter - 2 * _DAY, easter + _DAY, _monday(date(year, 5, 7)), _monday(date(year, 5, 31))}
    found.add(_monday(date(year, 8, 31)))
    for day in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        kept = day
        while kept.weekday() >= _SATURDAY or kept in found:
            kept += _DAY
        found.add(kept)
    return frozenset(found)


def easter_sunday(year: int) -> date:
    """Easter of the Gregorian calendar. Source: the anonymous rule in Nature, 20 April 1876, as Meeus prints it."""
    golden = year % 19
    century, left = divmod(year, 100)
    leap, over = divmod(century, 4)
    moved = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - moved + 15) % 30
    quarter, rest = divmod(left, 4)
    week = (32 + 2 * over + 2 * quarter - moon - rest) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _monday(last: date) -> date:
    """The Monday on or before a day."""
    return last - last.weekday() * _DAY
