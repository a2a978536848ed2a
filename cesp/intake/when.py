"""The period of a row: its quarter and, where the sheet gives one, its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cesp.intake.dates import Moment, part_of_day, read_moment
from cesp.intake.periodwords import find_period
from cesp.intake.typed import Unreadable
from cesp.intake.workbook import Cell, brief, words
from cesp.periods import Period, Quarter, parse_period, parse_year

_ANY_YEAR = 2000
_MEND = "Write a date such as 13/11/2023 or a quarter such as 2022/23 Q1."


class When(NamedTuple):
    """A financial year, its quarter (None for the whole year) and the day it was read from, where there was one.

    `part` is the time of day as written ("am"), or a month alone: they tell two sessions of a day or quarter apart.
    """

    year: int
    quarter: int | None
    moment: Moment | None = None
    part: str = ""

    @property
    def day(self) -> date | None:
        """The day, where the sheet gives one rather than a month or a quarter."""
        return None if self.moment is None or self.moment.whole_month else self.moment.day


@dataclass(frozen=True)
class Calendar:
    """What a sheet's periods are read against.

    `declared` supplies missing years and blank cells; `years` allows whole years; `yearly` turns dates into years;
    `quarters` says that the column is headed as one of quarters, so that 1 to 4 are read as such.
    """

    declared: Period | None = None
    years: bool = False
    yearly: bool = False
    quarters: bool = False
    from_1904: bool = False

    @property
    def year(self) -> int | None:
        return self.declared.year if self.declared else None

    def read(self, raw: Cell) -> When:
        """The period a cell names; a blank one takes the declared period. Unreadable otherwise."""
        if raw is None:
            return self._assumed()
        if (period := self._period(raw)) is not None:
            return self._whole(period, brief(raw))
        if self.year is None and isinstance(raw, str) and _is_bare_quarter(raw):
            message = f"'{brief(raw)}' does not say which year"
            raise Unreadable(message, "Add the year, such as 2022/23 Q1, or name the period of the file.", "period")
        moment = read_moment(raw, self.year, from_1904=self.from_1904)
        quarter = Quarter.of(moment.day)
        part = f"{moment.day:%B}" if moment.whole_month else part_of_day(raw)
        return When(quarter.year, None) if self.yearly else When(quarter.year, quarter.number, moment, part)

    def _period(self, raw: Cell) -> Period | None:
        """A quarter or year in words or figures; None where the cell must be a date."""
        if not isinstance(raw, (str, int, float)) or isinstance(raw, bool):
            return None
        text = words(raw)
        if self.quarters and text in ("1", "2", "3", "4") and self.year is not None:
            return Period(self.year, int(text), int(text))
        if len(text) == 4 and text.isdigit():
            raise Unreadable(f"'{text}' does not say which financial year", "Write 2022/23 or 2022/23 Q1.")
        if not isinstance(raw, str):
            year = parse_year(text) if len(text) > 5 and text.isdigit() else None
            return None if year is None else Period.full_year(year)
        period = parse_period(text, year=self.year)
        return period or (find_period(text) if not text[:1].isdigit() else None)

    def _whole(self, period: Period, shown: str) -> When:
        if period.kind == "quarter":
            return When(period.year, None if self.yearly else period.first)
        if period.kind == "year" and self.years:
            return When(period.year, None)
        raise Unreadable(f"'{shown}' covers more than one quarter", "Give each row one quarter, such as 2022/23 Q1.")

    def _assumed(self) -> When:
        declared = self.declared
        if declared is not None and declared.kind == "quarter":
            return When(declared.year, None if self.yearly else declared.first)
        if declared is not None and declared.kind == "year" and self.yearly:
            return When(declared.year, None)
        raise Unreadable("there is no date or quarter", f"{_MEND} Or name the quarter of the file.", "period")


def _is_bare_quarter(text: str) -> bool:
    """True for a quarter without its year, such as "Q1"."""
    try:
        return parse_period(words(text), year=_ANY_YEAR) is not None
    except ValueError:
        return False
