"""A year in a title that the file's own name contradicts: one of them may be left over from another year."""

from __future__ import annotations

import re
from pathlib import Path

from cesp.intake.declared import Declared
from cesp.intake.periodwords import find_period
from cesp.intake.results import Finding
from cesp.intake.workbook import Sheet
from cesp.periods import Period

_RUN_TOGETHER = re.compile(r"(?<!\d)(\d{2})(\d{2})(?!\d)")  # 2324 for 2023/24
_CENTURY = 20  # 2021 is a year of the calendar, not 2020/21


def tell_clash(sheet: Sheet, found: Declared, file: str) -> Finding | None:
    """A warning where a title or the sheet's name says one year and the file's name another; None otherwise."""
    said, named = found.period, _named(Path(file).stem)
    if said is None or named is None or said.year == named.year or found.source == "file name":
        return None
    years = [Period.full_year(period.year).label for period in (said, named)]
    message = (
        f"The {found.source} says {years[0]}, but the file is named as one of {years[1]}. "
        f"{years[0]} is used where a row has no date of its own."
    )
    cell = found.source.partition("'")[2].rstrip("'") if found.source.startswith("title") else "sheet"
    return Finding("warning", message, "Say which is right, and correct the other.", sheet.name, cell, asks="period")


def _named(stem: str) -> Period | None:
    """The period that a file's name speaks of, its years run together or not."""
    if (period := find_period(stem)) is not None:
        return period
    pairs = [(int(match[1]), int(match[2])) for match in _RUN_TOGETHER.finditer(stem)]
    years = [2000 + first for first, second in pairs if second == first + 1 and first != _CENTURY]
    return Period.full_year(years[0]) if len(years) == 1 else None
