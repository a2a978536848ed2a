"""How a sheet of a paper's workbook is written: from the top down, words wrapped, tables as real cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from cesp.briefing.exhibit import Table
from cesp.briefing.paper import Said, SaidList
from cesp.export.book import HEADING, INK, QUIET, REQUIRED, STRONG, TITLE, WRAPPED, put, set_widths
from cesp.export.standing import print_number
from cesp.export.tables import read_number
from cesp.measures.rounding import MINUS

MORE = "More, left out here"
BACK = "Back to the contents"
_LINK = Font(underline="single", color=INK)
_NAMES, _COLUMN, _COLUMNS = 30, 18, 7
_A_LINE, _TITLE_LINE = 15, 20  # points
_HEAD_LETTERS, _HEAD_POINTS = 230, 8  # a spreadsheet program takes 255 letters, codes among them
_LETTERS, _TITLE_LETTERS = 118, 90  # of a line across the columns of words
_NAME_LETTERS, _CELL_LETTERS = 26, 17  # of a line in the first column, and in the others


def put_text(sheet: Worksheet, row: int, column: int, text: str, font: Font | None = None) -> Cell:
    """Text to the letter. What looks like a formula has the style that keeps it text, and nothing in front of it."""
    cell = put(sheet, row, column, text or None, font)
    if not text.startswith("'") and str(cell.value or "").startswith("'"):
        cell.value, cell.quotePrefix = str(cell.value)[1:], True
        cell.data_type = "s"  # setting the value makes it a formula
    return cell


def put_value(sheet: Worksheet, row: int, column: int, value: str | float | None) -> Cell:
    """A cell of a table: a printed number as a number that prints so, but in the first column, which holds names."""
    if isinstance(value, str):
        number = read_number(value) if column > 1 else None
        if number is None:
            return put_text(sheet, row, column, value)
        cell, shape = put(sheet, row, column, number.value), number.format
        if value.startswith(MINUS):
            shape = f'{shape};"{MINUS}"{shape}'  # a spreadsheet program would print a hyphen
    else:
        printed = None if value is None else read_number(print_number(value))
        cell, shape = put(sheet, row, column, value), printed.format if printed else "General"
    cell.number_format = shape
    return cell


def _fit(lines: Sequence[str], letters: int) -> list[str]:
    """Of lines one below the other those that there is room for, whole."""
    kept: list[str] = []
    for line in lines:
        if len("\n".join((*kept, line))) <= letters:
            kept.append(line)
    return kept


@dataclass
class Page:
    """A sheet while it is written; `row` is the next free one, counted from 1."""

    sheet: Worksheet
    row: int = 1

    def head(self, title: str, standing: str, warnings: Sequence[str], back: str = "") -> None:
        """What stands at the top of each sheet: its title, what it is of, what to mind, and the way to sheet `back`."""
        self._across(title, TITLE, 1, _TITLE_LETTERS, _TITLE_LINE)
        self._across(standing, QUIET, 1)
        for warning in warnings:
            self._across(warning, STRONG, 1)
        if back:
            self.link(BACK, back)
        self.row += 1

    def heading(self, text: str) -> None:
        """A heading, with a free row above it."""
        self.row += 1
        self.label(text)

    def label(self, text: str) -> None:
        """A heading of a few rows, right above them."""
        put_text(self.sheet, self.row, 1, text, STRONG)
        self.row += 1

    def told(self, name: str, words: str) -> None:
        """A name and its words beside it; no words, no row."""
        if words:
            row = self.row
            put_text(self.sheet, row, 1, name).alignment = WRAPPED
            self._across(words, None, 2)
            self._make_room(row, name, _NAME_LETTERS)

    def told_all(self, name: str, lines: Sequence[str]) -> None:
        """Lines one below the other, the first of them named."""
        for number, line in enumerate(lines):
            self.told("" if number else name, line)

    def said(self, one: Said, name: str = "") -> None:
        """A sentence, with its mark and whose it is before it."""
        self.told(name or " · ".join(filter(None, (one.mark, one.whose))), one.text)

    def said_list(self, listed: SaidList) -> None:
        """One of the four lists under its title."""
        self.heading(listed.title)
        for one in listed.said:
            self.said(one)
        if not listed.said:
            self.told("", listed.empty)
        if listed.more:
            put_text(self.sheet, self.row, 1, MORE)
            put(self.sheet, self.row, 2, listed.more)
            self.row += 1

    def table(self, table: Table) -> int:
        """A table, its first column names, with the headings repeated on each printed page; gives their row."""
        top = self.row
        for place, title in enumerate(table.columns, start=1):
            cell = put_text(self.sheet, top, place, title, HEADING)
            cell.fill, cell.alignment = REQUIRED, WRAPPED
            self._make_room(top, title, _NAME_LETTERS if place == 1 else _CELL_LETTERS)
        for line, row in enumerate(table.rows, start=top + 1):
            for place, value in enumerate(row, start=1):
                put_value(self.sheet, line, place, value).alignment = WRAPPED
                self._make_room(line, str(value or ""), _NAME_LETTERS if place == 1 else _CELL_LETTERS)
        self.row = top + len(table.rows) + 1
        self.sheet.print_title_rows = f"{top}:{top}"
        return top

    def link(self, text: str, name: str, words: str = "") -> None:
        """A way to another sheet of the workbook, with words beside it."""
        row = self.row
        cell = put_text(self.sheet, row, 1, text)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{name}'!A1")
        cell.font, cell.alignment = _LINK, WRAPPED
        self._across(words, None, 2)
        self._make_room(row, text, _NAME_LETTERS)

    def finish(self, standing: str, warnings: Sequence[str], freeze: str = "A2") -> None:
        """Widths, what stays in view, and how it is printed: across, as wide as the page. At the head and the foot of
        each page stands what to mind, as far as there is room for whole sentences, and what it is of."""
        sheet = self.sheet
        set_widths(sheet, (_NAMES, *[_COLUMN] * (max(_COLUMNS, sheet.max_column) - 1)))
        sheet.freeze_panes = freeze
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        # Every sheet has both; an & would begin a code.
        head, foot = sheet.oddHeader, sheet.oddFooter
        lines, last = [line.replace("&", "&&") for line in warnings], standing.replace("&", "&&")
        above = _fit(lines, _HEAD_LETTERS)
        below = _fit([line for line in lines if line not in above], _HEAD_LETTERS - len(last) - 1)
        head.left.text, head.left.size = "\n".join(above) or None, _HEAD_POINTS  # type: ignore[union-attr]
        foot.left.text, foot.left.size = "\n".join((*below, *_fit([last], _HEAD_LETTERS))), _HEAD_POINTS  # type: ignore[union-attr]
        foot.right.text, foot.right.size = "&P / &N", _HEAD_POINTS  # type: ignore[union-attr]

    def _across(self, text: str, font: Font | None, first: int, letters: int = _LETTERS, points: int = _A_LINE) -> None:
        """Words across the columns that every sheet has, as high as they need."""
        put_text(self.sheet, self.row, first, text, font).alignment = WRAPPED
        self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=first, end_column=_COLUMNS)
        self._make_room(self.row, text, letters, points)
        self.row += 1

    def _make_room(self, row: int, text: str, letters: int, points: int = _A_LINE) -> None:
        """A row at least as high as a text that is wrapped after so many letters."""
        lines = sum(-(-max(1, len(line)) // letters) for line in text.splitlines() or ("",))
        dimension = self.sheet.row_dimensions[row]
        dimension.height = max(dimension.height or 0, points * lines)
