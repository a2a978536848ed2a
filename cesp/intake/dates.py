"""Dates as British returns write them, by strict rules: day first, and never a guess."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from cesp.intake.typed import Unreadable
from cesp.intake.workbook import Cell, brief, words
from cesp.periods import Quarter

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"'?(\d{4}|\d{2})"
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ t].*)?")
_FIGURES = re.compile(rf"(\d{{1,2}}) ?([/.\-]) ?(\d{{1,2}}) ?\2 ?{_YEAR}")
_WORDED = re.compile(rf"{_DAY}[ \-/.]*(?:of )?{_MONTH}\.?[ \-/,]*(?:{_YEAR})?")
_AMERICAN_WORDS = re.compile(rf"{_MONTH}\.? {_DAY},? (\d{{4}})")
_MONTH_ONLY = re.compile(rf"{_MONTH}\.?[ \-/,]*(?:{_YEAR})?")
_BEFORE = re.compile(r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?,? +")
_AFTER = re.compile(r"[ ,]+(?:am|pm|\d{1,2}[:.]\d{2}(?::\d{2})? ?(?:am|pm)?)$")
_HYPHENED = re.compile(rf"(\d{{1,2}}(?:st|nd|rd|th)?) ?[-/] ?(?=\d{{1,2}}(?:st|nd|rd|th)? ?{_MONTH})")
_BETWEEN = re.compile(r" ?(?:&|\+|;|,| and | to | - |–|—) ?")
_EPOCH = date(1899, 12, 30)
_EPOCH_1904 = timedelta(days=1462)
_MEND = "Write it day first with its year, such as 13/11/2023."


class Moment(NamedTuple):
    """A day; `whole_month` where only its month was written, and `day` is the month's last."""

    day: date
    whole_month: bool = False
    serial: bool = False


def read_moment(raw: Cell, year: int | None, *, from_1904: bool = False) -> Moment:
    """The day a cell names. `year` (a start year) is supplied where the cell has none. Unreadable otherwise."""
    if isinstance(raw, date):
        return Moment(_sensible(raw, words(raw)))
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return Moment(from_serial(float(raw), from_1904), serial=True)
    shown = brief(raw)
    if len(words(raw)) > len(shown):
        raise Unreadable(f"'{shown}' is not a date", _MEND)
    text = _AFTER.sub("", _BEFORE.sub("", shown.lower(), count=1))
    if re.fullmatch(r"\d{5}", text):
        return Moment(from_serial(float(text), from_1904), serial=True)
    moment = _one(text, shown, year) or _several(text, shown, year)
    if moment is None:
        raise Unreadable(f"'{shown}' is not a date", _MEND)
    return moment


def part_of_day(raw: Cell) -> str:
    """The time written after a date ("am", "14:00"), in small letters; "" where there is none."""
    match = _AFTER.search(words(raw).lower()) if isinstance(raw, str) else None
    return match[0].strip(" ,") if match else ""


def from_serial(number: float, from_1904: bool) -> date:
    """The day behind a spreadsheet's serial number. Unreadable outside 1980 to 2100."""
    shift = _EPOCH_1904 if from_1904 else timedelta()
    if not 29_221 <= number + shift.days <= 73_415:
        raise Unreadable(f"the number {number:.15g} is not a date", _MEND)
    return _EPOCH + shift + timedelta(days=int(number))


def _one(text: str, shown: str, year: int | None) -> Moment | None:
    """A single day or month; None where the text is neither."""
    if match := _ISO.fullmatch(text):
        return Moment(_date(int(match[1]), int(match[2]), int(match[3]), shown))
    if match := _FIGURES.fullmatch(text):
        first, second = int(match[1]), int(match[3])
        if second > 12 >= first:
            raise Unreadable(f"'{shown}' is written month first, the American way", _MEND)
        return Moment(_date(_full(match[4]), second, first, shown))
    if match := _WORDED.fullmatch(text):
        month = _MONTHS.index(match[2][:3]) + 1
        return Moment(_date(_year_of(match[3], month, year, shown), month, int(match[1]), shown))
    if match := _AMERICAN_WORDS.fullmatch(text):
        return Moment(_date(int(match[3]), _MONTHS.index(match[1][:3]) + 1, int(match[2]), shown))
    if match := _MONTH_ONLY.fullmatch(text):
        month = _MONTHS.index(match[1][:3]) + 1
        first_day = _date(_year_of(match[2], month, year, shown), month, 1, shown)
        return Moment((first_day + timedelta(days=31)).replace(day=1) - timedelta(days=1), whole_month=True)
    return None


def _several(text: str, shown: str, year: int | None) -> Moment | None:
    """The first of several days that all fall in one quarter; Unreadable where they do not."""
    parts = _BETWEEN.split(_HYPHENED.sub(r"\1 & ", text))
    if len(parts) < 2 or (last := _one(parts[-1].strip(), shown, year)) is None or last.whole_month:
        return None
    days = [last.day]
    for part in reversed(parts[:-1]):
        if match := re.fullmatch(_DAY, part.strip()):
            days.append(_date(days[-1].year, days[-1].month, int(match[1]), shown))
        elif earlier := _one(part.strip(), shown, Quarter.of(days[-1]).year):
            days.append(earlier.day)
        else:
            return None
    if len({Quarter.of(day) for day in days}) > 1:
        raise Unreadable(f"'{shown}' falls in two quarters", "Give the session one date, or a row for each quarter.")
    return Moment(min(days))


def _year_of(written: str | None, month: int, year: int | None, shown: str) -> int:
    """The calendar year: as written, or the one in which the declared financial year has this month."""
    if written:
        return _full(written)
    if year is None:
        raise Unreadable(
            f"'{shown}' does not say which year",
            "Add the year, or name the quarter of the file.",
            "period",
        )
    return year + (month < 4)


def _full(written: str) -> int:
    return int(written) + (2000 if len(written) == 2 else 0)


def _date(year: int, month: int, day: int, shown: str) -> date:
    try:
        return _sensible(date(year, month, day), shown)
    except ValueError as error:
        raise Unreadable(f"'{shown}' is no day of the calendar", _MEND) from error


def _sensible(day: date, shown: str) -> date:
    if not 1980 <= day.year <= 2100:
        raise Unreadable(f"'{shown}' is not a year this can be about", _MEND)
    return day
