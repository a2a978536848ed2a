"""What all workbooks made here share: how text is kept from being a formula, how they look, and their bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cesp.intake.workbook import Cell as Value

AUTHOR = "Partnership Impact"
INK, PALE = "1F3A5F", "DCE6F1"
TITLE = Font(bold=True, size=14, color=INK)
STRONG, QUIET = Font(bold=True), Font(italic=True, color="595959")
HEADING, LIGHT_HEADING = Font(bold=True, color="FFFFFF"), Font(bold=True, color=INK)
REQUIRED, WELCOME = PatternFill("solid", fgColor=INK), PatternFill("solid", fgColor=PALE)
WRAPPED = Alignment(wrap_text=True, vertical="top")

_STARTS = ("=", "+", "-", "@", "\t", "\r")
_LONGEST = 32_000
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_NAMES = re.compile(r"[\\/*?:\[\]']")
LONGEST_NAME = 31


def plain_text(text: str) -> str:
    """Text that no spreadsheet program takes for a formula: a mark in front of = + - @, tab and return.

    A dash or plus alone stays as it is: it means "none" in returns, and no formula is so short.
    """
    kept = _CONTROLS.sub("", text)[:_LONGEST]
    return f"'{kept}" if kept.startswith(_STARTS) and len(kept) > 1 else kept


def put(sheet: Worksheet, row: int, column: int, value: Value, font: Font | None = None) -> Cell:
    """Writes a value at a cell counted from 1, text as text whatever it holds."""
    cell: Cell = sheet.cell(row, column)  # type: ignore[assignment]  # no merged cells are made here
    if isinstance(value, str):
        cell.value, cell.data_type = plain_text(value), "s"
    else:
        cell.value = value
    if font is not None:
        cell.font = font
    return cell


def note(cell: Cell, text: str) -> None:
    """A comment large enough to be read whole."""
    lines = sum(1 + len(line) // 40 for line in text.splitlines())
    cell.comment = Comment(plain_text(text), AUTHOR, height=30 + 18 * lines, width=320)


def set_widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    """Widths of the first columns, in characters."""
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def sheet_name(wanted: str, taken: Sequence[str]) -> str:
    """A name a spreadsheet program accepts, unlike those taken."""
    base = _NOT_IN_NAMES.sub(" ", plain_text(wanted)).strip()[:LONGEST_NAME] or "Sheet"
    known, name, number = {other.lower() for other in taken}, base, 1
    while name.lower() in known:
        number += 1
        name = f"{base[: LONGEST_NAME - 4]} ({number})"
    return name


def new_book() -> Workbook:
    """A workbook without sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def bytes_of(book: Workbook) -> bytes:
    """The .xlsx."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
