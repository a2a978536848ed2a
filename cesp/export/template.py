"""An empty return of one family, made from the catalogue and the partnership: filled in, it is read with no finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cesp.catalogue import Catalogue, Column, Dataset, Partnership
from cesp.errors import Mendable
from cesp.export.book import (
    HEADING,
    LIGHT_HEADING,
    QUIET,
    REQUIRED,
    STRONG,
    TITLE,
    WELCOME,
    WRAPPED,
    bytes_of,
    new_book,
    note,
    put,
    set_widths,
    sheet_name,
)
from cesp.export.definitions import NAME, Lists, write_definitions
from cesp.export.offered import example, explain, offered
from cesp.intake.marks import EXAMPLE
from cesp.periods import Period

SENDER_ROW, QUARTER_ROW, HEADER_ROW = 3, 4, 6
FIRST_ROW = HEADER_ROW + 2  # the example stands between
_LAST_ROW = 2_000
Rule = tuple[Literal["whole", "decimal", "date", "custom"], Literal["greaterThanOrEqual"] | None, str]
_WIDE, _USUAL = 34, 16


def make_template(
    family: str, catalogue: Catalogue, partnership: Partnership, period: Period, sender: str = ""
) -> bytes:
    """An .xlsx with a sheet for each dataset of a family; `period` and `sender` (an agency's id) are filled in.

    Mendable where the family has no dataset.
    """
    datasets = [dataset for dataset in catalogue.datasets if dataset.family == family]
    if not datasets:
        known = sorted({dataset.family for dataset in catalogue.datasets} - {"national"})
        raise Mendable(f"No return of the family '{family}' is defined yet, so there is no template for it",
                       mend=f"There are templates for: {', '.join(known)}.")  # fmt: skip
    book = new_book()
    sheets = [(dataset, book.create_sheet(sheet_name(dataset.title, book.sheetnames))) for dataset in datasets]
    lists = write_definitions(book.create_sheet(NAME), datasets, catalogue, partnership)
    title = partnership.get_agency(sender).title if sender else ""
    for dataset, sheet in sheets:
        _write_head(sheet, dataset, partnership, period, title, lists)
        for at, column in enumerate(dataset.columns, start=1):
            _write_column(sheet, at, column, partnership, lists)
            shown = example(column, partnership, period)
            put(sheet, HEADER_ROW + 1, at, f"{EXAMPLE} {shown}" if at == 1 else shown, QUIET)
            _set_format(sheet, at, column)
        set_widths(sheet, [_USUAL if column.numeric or column.kind == "date" else _WIDE for column in dataset.columns])
        sheet.freeze_panes = f"A{FIRST_ROW}"
        sheet.page_setup.orientation = "landscape"
    return bytes_of(book)


def _write_head(
    sheet: Worksheet, dataset: Dataset, partnership: Partnership, period: Period, sender: str, lists: Lists
) -> None:
    """Title, sender and quarter: what reading a return looks for above its headings."""
    put(sheet, 1, 1, dataset.title, TITLE)
    put(sheet, 2, 1, f"One row is {dataset.row_is}. Dark headings must be filled in.", QUIET)
    put(sheet, SENDER_ROW, 1, "Sender", STRONG)
    note(put(sheet, SENDER_ROW, 2, sender or None), "The agency that sends this return. Choose it from the list.")
    put(sheet, QUARTER_ROW, 1, "Quarter", STRONG)
    note(put(sheet, QUARTER_ROW, 2, period.label), "The quarter this sheet is of, written like 2023/24 Q1.")
    agencies = tuple(agency.title for agency in partnership.agency)
    _validate(sheet, f"B{SENDER_ROW}", DataValidation(type="list", formula1=lists[agencies]), "Choose from the list.")


def _write_column(sheet: Worksheet, at: int, column: Column, partnership: Partnership, lists: Lists) -> None:
    """The heading with its note, and what may be filled in below it."""
    cell = put(sheet, HEADER_ROW, at, column.title, HEADING if column.required else LIGHT_HEADING)
    cell.fill, cell.alignment = REQUIRED if column.required else WELCOME, WRAPPED
    note(cell, explain(column))
    letter = get_column_letter(at)
    words = offered(column, partnership)
    rule = _RULES.get(column.kind)
    if words:
        checked = DataValidation(type="list", formula1=lists[words])
    elif rule:
        kind, operator, formula = rule
        checked = DataValidation(type=kind, operator=operator, formula1=formula.format(f"{letter}{FIRST_ROW}"))
    else:
        return
    _validate(sheet, f"{letter}{FIRST_ROW}:{letter}{_LAST_ROW}", checked, explain(column))


def _validate(sheet: Worksheet, cells: str, checked: DataValidation, says: str) -> None:
    """Only warns: a mark such as "c", or a course not yet listed, may be meant."""
    checked.allow_blank, checked.errorStyle, checked.showErrorMessage = True, "warning", True
    checked.error, checked.errorTitle = says[:_MOST_SAID], "Is that meant?"
    checked.add(cells)
    sheet.add_data_validation(checked)


def _set_format(sheet: Worksheet, at: int, column: Column) -> None:
    """Dates read as days and percentages as percentages, in the example and where people will type."""
    shown = _FORMATS.get(column.kind)
    if shown:
        for row in range(HEADER_ROW + 1, FIRST_ROW + _FORMATTED):
            sheet.cell(row, at).number_format = shown


_MOST_SAID = 250
_FORMATTED = 200
_FORMATS: Mapping[str, str] = {"date": "dd/mm/yyyy", "period": "dd/mm/yyyy", "percent": "0.0%"}
#: Kind of column -> kind, operator and formula of what is accepted; the place in it is the first cell's address.
_RULES: Mapping[str, Rule] = {
    "count": ("whole", "greaterThanOrEqual", "0"),
    "number": ("decimal", "greaterThanOrEqual", "0"),
    "percent": ("decimal", "greaterThanOrEqual", "0"),
    "date": ("date", "greaterThanOrEqual", "DATE(2000,1,1)"),
    "period": ("custom", None, 'OR(ISNUMBER({0}),ISNUMBER(SEARCH("q",{0})))'),
}
