"""Highlight reports as a workbook: a sheet a priority, printed on one page, and read back in once it is filled in."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from textwrap import wrap
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from cesp.briefing.highlights import Highlight, rate
from cesp.catalogue import Column, Dataset
from cesp.charts.palette import colour, text_on
from cesp.charts.series import Role
from cesp.export.book import (
    HEADING,
    LIGHT_HEADING,
    QUIET,
    REQUIRED,
    STRONG,
    TITLE,
    WELCOME,
    WRAPPED,
    new_book,
    note,
    put,
    sheet_name,
)
from cesp.export.offered import choice_words, explain
from cesp.export.standing import steady

HEAD = "Highlight report"
SENDER, QUARTER, BEFORE, FIGURES = (
    "Sender",
    "Quarter",
    "RAG last quarter",
    "Key figures, for reference: not read back in",
)
FILL_IN = "Fill in the row at the foot of the page, and upload this file as it is. Dark headings must be filled in."
_WIDTHS: Mapping[str, int] = {
    "priority": 17,
    "period": 12,
    "rag": 13,
    "done": 30,
    "next": 30,
    "risks": 24,
    "decisions": 24,
}
_LETTERS = 150  # that a line across the page has room for
_LINE, _BOX = 15, 230  # points: a line of print, and the room to write in
_A4 = 9
_LONGEST = 250
_EDGE = Side("thin", color="7F7F7F")
_COLOURED: Mapping[str, Role] = {
    "red": "red",
    "amber": "amber",
    "green": "green",
    "blue": "blue",
    "not_started": "grey",
}


def make_highlights(reports: Sequence[Highlight], dataset: Dataset, sender: str) -> bytes:
    """An .xlsx with a sheet for each report; `sender` is the title of the agency that sends it. The same reports give
    the same bytes."""
    book = new_book()
    for report in reports:
        sheet = book.create_sheet(sheet_name(report.priority, book.sheetnames))
        header = _write_head(sheet, report, sender)
        for at, column in enumerate(dataset.columns, start=1):
            _write_column(sheet, header, at, column, report.values.get(column.name))
        sheet.row_dimensions[header].height = 2 * _LINE
        sheet.row_dimensions[header + 1].height = _BOX
        _fit_page(sheet, header + 1, len(dataset.columns))
    return _save(book, reports[0].period.last_day)


def _write_head(sheet: Worksheet, report: Highlight, sender: str) -> int:
    """What stands above the table; the row of its headings."""
    put(sheet, 1, 1, f"{HEAD}: {report.priority}", TITLE)
    labelled = ((SENDER, sender), (QUARTER, report.period.label), (BEFORE, report.before))
    for row, (label, value) in enumerate(labelled, start=2):
        put(sheet, row, 1, label, STRONG)
        put(sheet, row, 2, value)
    row = len(labelled) + 3
    row = _write_lines(sheet, row, (report.why, FILL_IN))
    if report.figures:
        row = _write_lines(sheet, row + 1, (FIGURES,), STRONG)
        row = _write_lines(sheet, row, report.figures)
    return _write_lines(sheet, row + 1, report.standing, QUIET) + 1


def _write_lines(sheet: Worksheet, row: int, told: Sequence[str], font: Font | None = None) -> int:
    """Words across the page, over the cells that are empty beside them; the row after them."""
    for line in (line for words in told for line in wrap(words, _LETTERS)):
        put(sheet, row, 1, line, font)
        row += 1
    return row


def _write_column(sheet: Worksheet, header: int, at: int, column: Column, value: str | None) -> None:
    """A heading with its note, and the cell below it to write in."""
    heading = put(sheet, header, at, column.title, HEADING if column.required else LIGHT_HEADING)
    heading.fill, heading.alignment = REQUIRED if column.required else WELCOME, WRAPPED
    note(heading, explain(column))
    cell = put(sheet, header + 1, at, value)
    cell.alignment, cell.border = Alignment(wrap_text=True, vertical="top"), Border(_EDGE, _EDGE, _EDGE, _EDGE)
    sheet.column_dimensions[get_column_letter(at)].width = _WIDTHS[column.name]
    if column.choices:
        words = ",".join(choice_words(name, spellings) for name, spellings in column.choices.items())
        checked = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=True)
        checked.error, checked.errorTitle = explain(column)[:_LONGEST], "Is that meant?"
        checked.errorStyle = "warning"
        checked.add(cell.coordinate)
        sheet.add_data_validation(checked)
        for name in column.choices:
            _colour(sheet, cell.coordinate, name)


def _colour(sheet: Worksheet, cell: str, rating: str) -> None:
    """Gives a rating its colour once it is written; its word stays in the cell."""
    role = _COLOURED[rating]
    paper, ink = colour(role, "light").removeprefix("#"), text_on(role, "light").removeprefix("#")
    look = DifferentialStyle(font=Font(bold=True, color=ink), fill=PatternFill(bgColor=paper))
    rule = Rule("cellIs", operator="equal", formula=[f'"{rate(rating)}"'], dxf=look)
    sheet.conditional_formatting.add(cell, rule)


def _fit_page(sheet: Worksheet, last: int, wide: int) -> None:
    """One A4 page, on its side."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = 1
    sheet.print_area = f"A1:{get_column_letter(wide)}{last}"
    sheet.print_options.horizontalCentered = True


def _save(book: Workbook, day: date) -> bytes:
    """The .xlsx, of a day instead of the hour at which it is made."""
    book.properties.created = book.properties.modified = datetime.combine(day, time())
    stream = io.BytesIO()
    ExcelWriter(book, ZipFile(stream, "w", ZIP_DEFLATED)).save()
    return steady(stream.getvalue())
