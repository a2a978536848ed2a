"""Headings of two storeys ("Attendance" over "Registered | Attended") joined into one row of words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from cesp.intake.workbook import Cell, Sheet, words

_COLUMNS_SEARCHED = 400
Heads = Mapping[int, str]


def join_storeys(sheet: Sheet, row: int, known: Callable[[str], bool]) -> dict[int, str] | None:
    """The headings by place of `row` and the row above it; None where those two are not storeys of one heading.

    The upper words reach right over the blanks that a merged cell leaves. Of the lower words alone, the two joined,
    and the upper alone, the first that is a known heading stands; else the two joined.
    """
    if row == 0:
        return None
    upper, lower = sheet.cells[row - 1][:_COLUMNS_SEARCHED], sheet.cells[row][:_COLUMNS_SEARCHED]
    if not _is_storey(upper) or sum(isinstance(cell, (str, date)) for cell in lower) < 2:
        return None
    joined: dict[int, str] = {}
    above = ""
    for at in range(max(len(upper), len(lower))):
        over = words(upper[at]) if at < len(upper) else ""
        under = words(lower[at]) if at < len(lower) else ""
        above = over or above
        if under or over:
            joined[at] = _name(above, under, over, known)
    return joined


def write_headings(sheet: Sheet, row: int, joined: Heads) -> Sheet:
    """The sheet with the joined headings in `row` and nothing above them."""
    line: list[Cell] = [joined.get(at) for at in range(max(joined) + 1)]
    return replace(sheet, cells=[*sheet.cells[: row - 1], [], line, *sheet.cells[row + 1 :]])


def _is_storey(upper: list[Cell]) -> bool:
    """True for a row of words alone."""
    filled = [cell for cell in upper if cell is not None]
    return bool(filled) and all(isinstance(cell, (str, date)) for cell in filled)


def _name(above: str, under: str, over: str, known: Callable[[str], bool]) -> str:
    if not under or under.lower() == above.lower():
        return over or under
    both = f"{above} {under}".strip()
    return next((text for text in (under, both, f"{under} {above}") if known(text)), both)
