"""A return with its findings at their cells, to go back to whoever sent it.

It is written anew from the cells that were read, never by opening the original: what a hostile file hides stays behind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from cesp.export.book import (
    HEADING,
    QUIET,
    REQUIRED,
    TITLE,
    WRAPPED,
    bytes_of,
    new_book,
    note,
    put,
    set_widths,
    sheet_name,
)
from cesp.intake.address import address, position
from cesp.intake.marks import TO_MEND
from cesp.intake.results import Finding, Level, Reading
from cesp.intake.workbook import Cell, Sheet

MOST_CELLS = 200_000
_NAME = "What to mend"
_WIDTHS = (22, 20, 12, 22, 70, 70)
_HEADINGS = ("How much it matters", "Sheet", "Cell", "Column", "What was found", "What to do")
_CUT = "Left out: personal data"
_TOO_LARGE = "The sheets are too large to be copied with their marks; the cells are named here."

_PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?")  # a leading 0 is a code or a telephone number

Cuts = Mapping[str, frozenset[int]]
_Placed = tuple[Finding, tuple[int, int] | None]


@dataclass
class _Copy:
    """A workbook while it is written: where each sheet of the return went, and what is said at which cell of it."""

    book: Workbook
    sheets: dict[str, Worksheet] = field(default_factory=dict)
    said: dict[tuple[str, int, int], list[Finding]] = field(default_factory=dict)


def mark(reading: Reading, sheets: Sequence[Sheet], cuts: Cuts) -> bytes:
    """An .xlsx: a list of what to mend, then each sheet as it was read, with a note at each cell at fault.

    `cuts` names columns, counted from 0, by sheet, that hold people's data: they are left out. Sheets of more than
    MOST_CELLS cells together are listed only. Notes on the file as a whole are for the office, and stay here.
    """
    copy = _Copy(new_book())
    first = copy.book.create_sheet(_NAME)
    copied = sum(len(row) for sheet in sheets for row in sheet.cells) <= MOST_CELLS
    for sheet in sheets if copied else ():
        copy.sheets[sheet.name] = copy.book.create_sheet(sheet_name(sheet.name, copy.book.sheetnames))
    headers = {report.sheet: (report.header_row or 1) - 1 for report in reading.sheets}
    told = [finding for finding in reading.findings if finding.sheet or finding.level != "note"]
    placed = [(finding, _place(finding, headers)) for finding in told]
    for finding, at in placed:
        if at is not None and finding.sheet in copy.sheets:
            copy.said.setdefault((finding.sheet, *at), []).append(finding)
    _write_list(first, f"{reading.file}. {_ADVICE if copied else _TOO_LARGE}", placed, copy)
    for sheet in sheets if copied else ():
        _write_sheet(copy.sheets[sheet.name], sheet, cuts.get(sheet.name, frozenset()), headers.get(sheet.name, 0))
    for (name, row, column), findings in copy.said.items():
        _mark_cell(copy.sheets[name], row, column, findings)
    return bytes_of(copy.book)


def _place(finding: Finding, headers: Mapping[str, int]) -> tuple[int, int] | None:
    """Where a finding stands, counted from 0: its cell, the start of its row, or its column's heading."""
    part, _, which = finding.cell.partition(" ")
    if part == "row" and which.isdigit():
        return int(which) - 1, 0
    if part == "column" and (at := position(f"{which}1")):
        return headers.get(finding.sheet, 0), at[1]
    return position(finding.cell)


def _write_list(sheet: Worksheet, advice: str, placed: Sequence[_Placed], copy: _Copy) -> None:
    """The findings, the gravest first, each with a link to its cell."""
    put(sheet, 1, 1, TO_MEND, TITLE)
    put(sheet, 2, 1, advice, QUIET)
    for column, heading in enumerate(_HEADINGS, start=1):
        put(sheet, 4, column, heading, HEADING).fill = REQUIRED
    listed = sorted(placed, key=lambda pair: _ORDER.index(pair[0].level))
    for row, (finding, at) in enumerate(listed, start=5):
        words = (_WORDS[finding.level], finding.sheet, finding.cell, finding.column, finding.message, finding.fix)
        for column, text in enumerate(words, start=1):
            put(sheet, row, column, text).alignment = WRAPPED
        sheet.cell(row, 1).fill = _FILLS[finding.level]
        if at is not None and (target := copy.sheets.get(finding.sheet)) is not None:
            cell = sheet.cell(row, 3)
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{target.title}'!{address(*at)}")
            cell.style = "Hyperlink"
    set_widths(sheet, _WIDTHS)
    sheet.freeze_panes = "A5"


def _write_sheet(target: Worksheet, sheet: Sheet, cut: frozenset[int], header: int) -> None:
    """The cells as they were read; an error shows as it did, and a column that is cut says so in place of a heading."""
    for row, line in enumerate(sheet.cells):
        for column, value in enumerate(line):
            if value is not None and column not in cut:
                put(target, row + 1, column + 1, _number(value) if sheet.all_text else value)
    for (row, column), error in sheet.faults.items():
        if column not in cut and error:
            put(target, row + 1, column + 1, error)
    for column in cut:
        put(target, header + 1, column + 1, _CUT, QUIET)


def _number(value: Cell) -> Cell:
    """A plain number of a text file as a number; all else as it is written there."""
    if not isinstance(value, str) or not _PLAIN_NUMBER.fullmatch(value):
        return value
    return float(value)


def _mark_cell(sheet: Worksheet, row: int, column: int, findings: Sequence[Finding]) -> None:
    """Fills a cell by the gravest of its findings, and says all of them in its note."""
    cell = sheet.cell(row + 1, column + 1)
    gravest = min((finding.level for finding in findings), key=_ORDER.index)
    cell.fill = _FILLS[gravest]
    note(cell, "\n\n".join(f"{one.message} {one.fix}".strip() for one in findings))  # type: ignore[arg-type]


_ADVICE = "Mend the cells, save, and send the workbook back. This sheet may stay: it is not read."
_ORDER: tuple[Level, ...] = ("error", "warning", "note")
_WORDS: Mapping[Level, str] = {"error": "Must be mended", "warning": "Look at this", "note": "For your information"}
_FILLS: Mapping[Level, PatternFill] = {
    "error": PatternFill("solid", fgColor="F4B6B6"),
    "warning": PatternFill("solid", fgColor="FFE08A"),
    "note": PatternFill("solid", fgColor="D9E8F5"),
}
