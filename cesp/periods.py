"""Financial quarters and years (1 April to 31 March), spans of quarters, and the words they are written in.

Source of the calendar: UK financial year, Q1 = April to June. Labels follow "2022/23 Q1".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEARS = range(1900, 2200)
_SPOKEN = {"1": "April to June", "2": "July to September", "3": "October to December", "4": "January to March"}


def year_label(start: int) -> str:
    """`2022` -> "2022/23"; the century turns as "1999/00"."""
    return f"{start}/{(start + 1) % 100:02d}"


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of the financial year that starts in April of `year`; `number` is 1 to 4."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 4:
            raise ValueError(f"a quarter is 1 to 4, not {self.number}")

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter a day falls in."""
        return cls(day.year - (day.month < 4), (day.month - 4) % 12 // 3 + 1)

    @classmethod
    def at(cls, index: int) -> Quarter:
        """The inverse of `index`."""
        return cls(index // 4, index % 4 + 1)

    @property
    def index(self) -> int:
        """Quarters counted on from year 0, so that neighbours differ by 1."""
        return self.year * 4 + self.number - 1

    @property
    def label(self) -> str:
        return f"{year_label(self.year)} Q{self.number}"

    @property
    def months(self) -> str:
        """As a person says it: "April to June 2022"."""
        return f"{_SPOKEN[str(self.number)]} {self.first_day.year}"

    @property
    def first_day(self) -> date:
        month = (self.number * 3) % 12 + 1
        return date(self.year + (self.number == 4), month, 1)

    @property
    def last_day(self) -> date:
        return Quarter.at(self.index + 1).first_day - timedelta(days=1)


@dataclass(frozen=True, order=True)
class Period:
    """Quarters `first` to `last` of one financial year: a quarter, a year to date, or the full year."""

    year: int
    first: int
    last: int

    def __post_init__(self) -> None:
        if not 1 <= self.first <= self.last <= 4:
            raise ValueError(f"quarters run from 1 to 4 in order, not {self.first} to {self.last}")

    @classmethod
    def full_year(cls, year: int) -> Period:
        return cls(year, 1, 4)

    @classmethod
    def to_date(cls, year: int, last: int) -> Period:
        return cls(year, 1, last)

    @classmethod
    def single(cls, quarter: Quarter) -> Period:
        return cls(quarter.year, quarter.number, quarter.number)

    @property
    def kind(self) -> str:
        """ "quarter", "year", "to date", or "span" for anything else."""
        if self.first == self.last:
            return "quarter"
        if self.first == 1:
            return "year" if self.last == 4 else "to date"
        return "span"

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        return tuple(Quarter(self.year, number) for number in range(self.first, self.last + 1))

    @property
    def label(self) -> str:
        """ "2022/23 Q1", "2022/23", "2022/23 to Q3" or "2022/23 Q2 to Q3"; `parse_period` reads each back."""
        year = year_label(self.year)
        return {
            "quarter": f"{year} Q{self.first}",
            "year": year,
            "to date": f"{year} to Q{self.last}",
            "span": f"{year} Q{self.first} to Q{self.last}",
        }[self.kind]

    @property
    def spoken(self) -> str:
        """ "April to December 2023" or, over the turn of the year, "April 2023 to March 2024"."""
        start, end = self.first_day, self.last_day
        opening = f"{start:%B}" if start.year == end.year else f"{start:%B %Y}"
        return f"{opening} to {end:%B %Y}"

    @property
    def first_day(self) -> date:
        return self.quarters[0].first_day

    @property
    def last_day(self) -> date:
        return self.quarters[-1].last_day

    def years_back(self, years: int = 1) -> Period:
        """The same quarters, `years` earlier."""
        return Period(self.year - years, self.first, self.last)

    def previous(self) -> Period:
        """The quarter before this one; for longer periods the same period a year earlier."""
        if self.kind != "quarter":
            return self.years_back()
        return Period.single(Quarter.at(self.quarters[0].index - 1))

    def __contains__(self, quarter: Quarter) -> bool:
        return quarter.year == self.year and self.first <= quarter.number <= self.last


def parse_year(text: str) -> int | None:
    """Start year of a financial or academic year label: "2022/23", "2022-23", "202223", "22/23", "FY23", "FY2223".

    Returns None for anything else: a pair that does not follow on ("2015-15"), four digits that may be one year or
    two ("2021"), and years outside 1900 to 2199, which are slips.
    """
    cleaned = re.sub(r"\s+", " ", text.strip().lower())
    if match := re.fullmatch(r"fy ?'?(\d{2}|\d{4})", cleaned):
        return _ending(match[1])
    match = re.fullmatch(r"(?:fy ?)?(\d{4}|\d{2}(?=\D)) ?[/\-– ]? ?(\d{4}|\d{2})", cleaned)
    if not match:
        return None
    start = int(match[1]) + (2000 if len(match[1]) == 2 else 0)
    end = (start + 1) % 100 if len(match[2]) == 2 else start + 1
    return start if int(match[2]) == end and start in _YEARS else None


def _ending(digits: str) -> int | None:
    """The start of a financial year named by its end ("23", "2023"), or by both halves run together ("2223")."""
    halves = int(digits[:2]), int(digits[2:] or 0)
    if len(digits) == 4 and (halves[0] + 1) % 100 == halves[1]:
        return 2000 + halves[0]
    start = int(digits) - 1 + (2000 if len(digits) == 2 else 0)
    return start if start in _YEARS else None


_DIGIT = re.compile(r"\d")
_YEAR = r"(?P<year>(?:fy ?)?(?:\d{4}|\d{2}) ?[/\- ] ?(?:\d{4}|\d{2})|\d{6}|fy ?'?\d{2,4})"
_QUARTER = r"(?:q|qtr|quarter) ?\.?(?P<quarter>[1-4])"
_SPAN = r"(?:to|to end of|up to) q(?:uarter)? ?(?P<last>[1-4])"
_MONTH = "|".join(_MONTHS)
_RANGE = rf"(?P<from>{_MONTH})[a-z]* ?(?P<y1>\d{{4}})? ?(?:-|to) ?(?P<till>{_MONTH})[a-z]* ?'?(?P<y2>\d{{4}}|\d{{2}})"


def parse_period(text: str, *, year: int | None = None) -> Period | None:
    """A period as people write it, or None.

    Reads "2022/23 Q1", "Q1 22-23", "Quarter 1 (2022-23)", "Apr-Jun 2022", "2022/23", "FY23", "2022/23 to Q3",
    "2022/23 Q2 to Q3" and, where `year` (a start year) is given, "Q1" alone. A bare "2022" is not read: nobody can
    say which year it means.
    """
    if not _DIGIT.search(text):
        return None
    words = re.sub(r"[(),]", " ", text.lower().replace("–", "-").replace("—", "-").replace("\xa0", " "))
    words = re.sub(r"\s+", " ", words).strip()
    if match := re.fullmatch(_RANGE, words):
        return _months(match)
    if match := re.fullmatch(rf"{_YEAR} {_SPAN}", words):
        start = parse_year(match["year"])
        return None if start is None else Period.to_date(start, int(match["last"]))
    if match := re.fullmatch(rf"{_YEAR} {_QUARTER} {_SPAN}", words):
        start = parse_year(match["year"])
        ordered = int(match["quarter"]) <= int(match["last"])
        return Period(start, int(match["quarter"]), int(match["last"])) if start is not None and ordered else None
    for pattern in (rf"{_YEAR} ?-? ?{_QUARTER}", rf"{_QUARTER} ?-? ?{_YEAR}"):
        if match := re.fullmatch(pattern, words):
            start = parse_year(match["year"])
            return None if start is None else Period(start, int(match["quarter"]), int(match["quarter"]))
    if year is not None and (match := re.fullmatch(_QUARTER, words)):
        return Period(year, int(match["quarter"]), int(match["quarter"]))
    start = parse_year(words)
    return None if start is None else Period.full_year(start)


def _months(match: re.Match[str]) -> Period | None:
    """Whole quarters from a range of months such as "apr-jun 2022"; None where they are not whole quarters."""
    end_year = int(match["y2"]) + (2000 if len(match["y2"]) == 2 else 0)
    first, last = _MONTHS.index(match["from"]) + 1, _MONTHS.index(match["till"]) + 1
    start_year = int(match["y1"]) if match["y1"] else end_year - (first > last)
    if min(start_year, end_year) < _YEARS.start:
        return None
    start, end = Quarter.of(date(start_year, first, 1)), Quarter.of(date(end_year, last, 1))
    whole = (first - 4) % 3 == 0 and last % 3 == 0
    if not whole or start.year != end.year or start.year not in _YEARS or end < start:
        return None
    return Period(start.year, start.number, end.number)
