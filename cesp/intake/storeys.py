"""Headings of two storeys ("Attendance" over "Registered | Attended") joined into one row of words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from cesp.intake.results import Finding
from cesp.intake.workbook import Cell, Sheet, words

_COLUMNS_SEARCHED = 400
_STOREYS = 3
Heads = Mapping[int, str]


def join_storeys(sheet: Sheet, row: int, known: Callable[[str], int]) -> dict[int, str] | None:
    """The headings by place of `row` and the row above it; None where those two are not storeys of one heading.

    The upper words reach right over the blanks that a merged cell leaves. Of the lower words alone, the two joined
    and the two turned round, the one that `known` puts highest stands, the first among equals; else the two joined.
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


def find_three(sheet: Sheet) -> Finding | None:
    """The error for headings of three storeys above a table's first numbers; None where there are fewer.

    Storeys stand over several columns each, and only one of them over the first, which captions begin in.
    """
    first = next((row for row, line in enumerate(sheet.cells) if any(map(_is_figure, line))), 0)
    lines = sheet.cells[max(0, first - _STOREYS) : first]
    left = min((at for line in lines for at, cell in enumerate(line) if cell is not None), default=0)
    wide = [line for line in lines if _is_storey(line) and sum(cell is not None for cell in line[left + 1 :]) > 1]
    if len(wide) < _STOREYS or sum(line[left] is not None for line in wide) > 1:
        return None
    message = "The headings stand in three rows, and at most two are read."
    fix = "Put them into one row, such as 'Q1 2022/23 Registered', or give each of them a column of its own."
    return Finding("error", message, fix, sheet.name, f"row {sheet.number(first - _STOREYS)}")


def _is_figure(cell: Cell) -> bool:
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


def _is_storey(upper: list[Cell]) -> bool:
    """True for a row of words alone."""
    filled = [cell for cell in upper if cell is not None]
    return bool(filled) and all(isinstance(cell, (str, date)) for cell in filled)


def _name(above: str, under: str, over: str, known: Callable[[str], int]) -> str:
    if not under or under.lower() == above.lower():
        return over or under
    both = f"{above} {under}".strip()
    best = max((under, both, f"{under} {above}"), key=known)
    return best if known(best) else both
