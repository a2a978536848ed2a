"""Sheets -> the bytes of an xlsx, xls, ods or csv file, the same bytes each time."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime

import xlwt
from mess import Sheet
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook

_STAMP = (2024, 1, 8, 9, 0, 0)
_MADE = re.compile(rb"(<(?:dcterms:(?:created|modified)|meta:creation-date|dc:date)[^>]*>)[^<]*")


def to_xlsx(sheets: Sequence[Sheet]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for row in sheet.grid():
            page.append(row)
        for cells in sheet.merged:
            page.merge_cells(cells)
        page.sheet_state = "hidden" if sheet.hidden else "visible"
    buffer = io.BytesIO()
    book.save(buffer)
    return _without_clock(buffer.getvalue())


def to_xls(sheets: Sequence[Sheet]) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for sheet in sheets:
        page = book.add_sheet(sheet.name)
        for number, row in enumerate(sheet.grid()):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    page.write(number, column, cell, day)
                elif cell is not None:
                    page.write(number, column, cell)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def to_ods(sheets: Sequence[Sheet]) -> bytes:
    book = OpenDocumentSpreadsheet()
    for sheet in sheets:
        page = Table(name=sheet.name)
        for row in sheet.grid():
            line = TableRow()
            for cell in row:
                line.addElement(_ods_cell(cell))
            page.addElement(line)
        book.spreadsheet.addElement(page)
    buffer = io.BytesIO()
    book.write(buffer)
    return _without_clock(buffer.getvalue())


def _ods_cell(value: object) -> TableCell:
    if value is None:
        return TableCell()
    if isinstance(value, date):
        cell = TableCell(valuetype="date", datevalue=value.isoformat())
    elif isinstance(value, int | float):
        cell = TableCell(valuetype="float", value=value)
    else:
        cell = TableCell(valuetype="string")
    cell.addElement(P(text=str(value)))
    return cell


def to_csv(sheets: Sequence[Sheet]) -> bytes:
    """One sheet, as a Windows program writes it: code page 1252, lines that end in CR LF, days as 13/11/2023."""
    (sheet,) = sheets
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for row in sheet.grid():
        writer.writerow([f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell for cell in row])
    return text.getvalue().encode("cp1252")


def _without_clock(content: bytes) -> bytes:
    """The same archive with one fixed time in its properties and on every part."""
    fixed = datetime(*_STAMP).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for part in old.infolist():
            entry = zipfile.ZipInfo(part.filename, _STAMP)
            entry.compress_type, entry.create_system = part.compress_type, 3
            data = old.read(part)
            if part.filename in ("docProps/core.xml", "meta.xml"):
                data = _MADE.sub(rb"\g<1>" + fixed, data)
            new.writestr(entry, data)
    return buffer.getvalue()


WRITERS: dict[str, Callable[[Sequence[Sheet]], bytes]] = {
    "xlsx": to_xlsx,
    "xls": to_xls,
    "ods": to_ods,
    "csv": to_csv,
}
