"""Finds the period that a title, a sheet's name or a file's name speaks of, inside whatever else it says."""

from __future__ import annotations

import re
from datetime import date

from cesp.periods import Period, Quarter, parse_period

_MOST_TEXT = 300
_WINDOW = 8
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_WORDS = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?=({_MONTH})\b)")
_DAY_FIGURES = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_AS_AT = re.compile(
    rf"\b(as at|position at|quarter end(?:ing|ed)?|year end(?:ing|ed)?|to end of|end of)\s+(?:\d{{1,2}}\s+)?"
    rf"({_MONTH})\s+(\d{{4}})\b"
)
_SHORT_YEARS = re.compile(r"\d{2} ?[/-]? ?\d{2}")


def find_period(text: str) -> Period | None:
    """The first period named in `text` with its year, the most exact reading first; None where there is none."""
    tidy = _tidy(text)
    if match := _AS_AT.search(_DAY_WORDS.sub("", tidy)):
        quarter = Quarter.of(date(int(match[3]), _NAMES.index(match[2][:3]) + 1, 1))
        return Period.full_year(quarter.year) if match[1].startswith("year") else Period.single(quarter)
    tokens = _DAY_WORDS.sub("", tidy).split()
    for size in range(min(_WINDOW, len(tokens)), 0, -1):
        for start in range(len(tokens) - size + 1):
            window = " ".join(tokens[start : start + size])
            if _too_loose(window, tokens[start + size : start + size + 1]):
                continue
            if (period := _parse(window)) is not None:
                number = find_quarter(text) if period.kind == "year" else None
                return Period(period.year, number, number) if number else period
    return None


def find_quarter(text: str) -> int | None:
    """The number of a quarter named without a year ("Q2", "Quarter 2"), or None."""
    match = re.search(r"(?<![a-z0-9])(?:q|qtr|quarter) ?\.?([1-4])(?![0-9])", _tidy(text))
    return int(match[1]) if match else None


def _parse(window: str) -> Period | None:
    """A period of a sensible year."""
    try:
        period = parse_period(window)
    except ValueError:
        return None
    return period if period and 1990 <= period.year <= 2100 else None


def _too_loose(window: str, after: list[str]) -> bool:
    """True for figures that only look like years: "16-17" before a month, or two numbers side by side."""
    if not _SHORT_YEARS.fullmatch(window):
        return False
    before_month = bool(after) and re.fullmatch(_MONTH, after[0]) is not None
    return before_month or not re.search(r"[/-]", window) or int(window[:2]) < 9


def _tidy(text: str) -> str:
    """Small letters, plain dashes, names of files taken apart, dates in figures written with their month."""
    low = text[:_MOST_TEXT].lower().replace("–", "-").replace("—", "-").replace("\xa0", " ")
    low = _DAY_FIGURES.sub(_spell, low)
    low = re.sub(r"_|\.(?=\D|$)|[(),;:\[\]'\"]", " ", low)
    low = re.sub(r"(?<=\d)-(?=q)|(?<=[a-z]{3})-(?=\d)", " ", low)
    low = re.sub(r"\b(q[1-4])-(?=\d)", r"\1 ", low)
    return " ".join(low.split())


def _spell(match: re.Match[str]) -> str:
    day, month, year = (int(part) for part in match.groups())
    return f"{day} {_NAMES[month - 1]} {year}" if 1 <= month <= 12 else match[0]
