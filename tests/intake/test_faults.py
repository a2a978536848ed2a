"""What readers of values drop in silence: errors, formulas never calculated, hidden sheets, merged cells, epochs."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from cesp.intake.results import Finding, Reading
from tests.intake.books import COURSES, XLSX, messages, saved, with_part, workbook
from tests.intake.conftest import Read


def fault_of(reading: Reading) -> Finding:
    (error,) = [finding for finding in reading.findings if finding.level == "error"]
    return error


@pytest.mark.parametrize(
    ("cell", "words"),
    [("=Lost!A1", "never calculated"), ("=1+", "never calculated")],
)
def test_a_formula_never_calculated_is_an_error_at_its_cell_and_never_a_blank(
    cell: str, words: str, read: Read
) -> None:
    error = fault_of(read([*COURSES, ["Extra", date(2022, 6, 1), 3, cell]]))
    assert (error.cell, error.column) == ("D4", "Attended")
    assert words in error.message
    assert "recalculate" in error.fix


def test_an_error_cell_is_an_error_in_the_table_and_a_note_beside_it(read: Read) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook([[*COURSES[0], "Cost"], *COURSES[1:]])))
    book.worksheets[0]["D3"] = "#REF!"
    assert (fault_of(read(saved(book))).cell, fault_of(read(saved(book))).message) == (
        "D3",
        "Attended: the cell shows #REF!.",
    )
    book.worksheets[0]["D3"], book.worksheets[0]["E3"] = 3, "#DIV/0!"
    reading = read(saved(book))
    assert reading.accepted
    assert any("1 cell with an error" in message and "(E3)" in message for message in messages(reading, "note"))


def test_a_row_of_nothing_but_errors_is_no_blank_row(read: Read) -> None:
    book = openpyxl.load_workbook(io.BytesIO(XLSX))
    for column in "ABCD":
        book.worksheets[0][f"{column}4"] = "#REF!"
    assert len(messages(read(saved(book)), "error")) == 4


def test_hidden_sheets_and_macros_are_told_of(read: Read) -> None:
    book = openpyxl.load_workbook(io.BytesIO(XLSX))
    book.create_sheet("Old figures").sheet_state = "hidden"
    reading = read(with_part(saved(book), "xl/vbaProject.bin", b"\x00"), file="return.xlsm")
    assert len(reading.rows) == 2
    assert [sheet.sheet for sheet in reading.sheets] == ["Sheet1"]
    notes = messages(reading, "note")
    assert "The sheet is hidden, so it was left out." in notes
    assert any("macros" in note for note in notes)


def test_words_merged_over_rows_stand_in_each_and_numbers_do_not(read: Read) -> None:
    rows = [COURSES[0], ["CSE", date(2022, 4, 14), 20, 15], [None, date(2022, 5, 4), None, 9]]
    book = openpyxl.load_workbook(io.BytesIO(workbook(rows)))
    book.worksheets[0].merge_cells("A2:A3")
    book.worksheets[0].merge_cells("C2:C3")
    reading = read(saved(book))
    assert [(row.values["course"], row.values["registered"]) for row in reading.rows] == [("cse", 20), ("cse", None)]


def test_dates_counted_from_1904_are_the_same_days(read: Read) -> None:
    book = openpyxl.load_workbook(io.BytesIO(XLSX))
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0]["B3"] = 43223  # 4 May 2022, counted from 1 January 1904, shown as a bare number
    assert [row.day for row in read(saved(book)).rows] == [date(2022, 4, 14), date(2022, 5, 4)]


def test_a_csv_that_is_not_utf8_is_read_with_a_note(read: Read) -> None:
    text = "Course,Date,Attended\nCafé safeguarding,14/04/2022,=1+1\n"
    reading = read(text.encode("cp1252"), file="return.csv")
    assert any("cp1252" in note for note in messages(reading, "note"))
    assert "'=1+1' is not a number" in messages(reading, "error")[0]
    assert (
        read(text.replace("=1+1", "4").encode("cp1252"), file="a.csv").rows[0].values["course"] == "Café safeguarding"
    )


def test_an_error_in_an_old_workbook_is_an_error_at_its_cell(read: Read) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Training", cell_overwrite_ok=True)
    for column, (heading, value) in enumerate({"Course": "CSE", "Date": "14/04/2022", "Attended": 3}.items()):
        sheet.write(0, column, heading)
        sheet.write(1, column, value)
        sheet.write(2, column, value)
    sheet.row(2).set_cell_error(2, "#REF!")
    stream = io.BytesIO()
    book.save(stream)
    error = fault_of(read(stream.getvalue(), file="return.xls"))
    assert (error.sheet, error.cell, error.message) == ("Training", "C3", "Attended: the cell shows #REF!.")


def test_hidden_rows_and_columns_of_an_old_workbook_are_told(read: Read) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Training")
    for row, line in enumerate(
        (("Course", "Date", "Attended"), ("CSE", "14/04/2022", 3), ("Neglect", "15/04/2022", 4))
    ):
        for column, value in enumerate(line):
            sheet.write(row, column, value)
    sheet.row(2).hidden = True
    sheet.col(1).hidden = True
    stream = io.BytesIO()
    book.save(stream)
    reading = read(stream.getvalue(), file="return.xls")
    assert [row.values["attended"] for row in reading.rows] == [3, 4]
    assert "1 hidden row (3) was read like the others." in messages(reading, "note")
    assert "1 hidden column (B) was read like the others." in messages(reading, "note")


def ods(last: TableCell) -> bytes:
    """An .ods of the usual headings and one row, which ends in `last`."""
    book, table = OpenDocumentSpreadsheet(), Table(name="Training")
    for words in (("Course", "Date", "Attended"), ("CSE", "14/04/2022")):
        row = TableRow()
        for text in words:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            row.addElement(cell)
        table.addElement(row)
    row.addElement(last)
    book.spreadsheet.addElement(table)
    stream = io.BytesIO()
    book.write(stream)
    return stream.getvalue()


def test_an_error_in_an_open_document_is_an_error_at_its_cell(read: Read) -> None:
    lost = TableCell(formula="of:=#REF!", valuetype="string", stringvalue="")
    lost.addElement(P(text="#REF!"))
    for cell, words in ((lost, "the cell shows #REF!"), (TableCell(formula="of:=1+1"), "never calculated")):
        error = fault_of(read(ods(cell), file="return.ods"))
        assert (error.sheet, error.cell) == ("Training", "C2")
        assert words in error.message


def test_addresses_are_right_where_the_sheet_writes_none(read: Read) -> None:
    sheet = "<row><c t='inlineStr'><is><t>Course</t></is></c><c t='inlineStr'><is><t>Date</t></is></c>"
    sheet += "<c t='inlineStr'><is><t>Attended</t></is></c></row><row><c t='inlineStr'><is><t>CSE</t></is></c>"
    sheet += "<c t='inlineStr'><is><t>14/04/2022</t></is></c><c t='e'><v>#N/A</v></c></row>"
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    part = f'<?xml version="1.0"?><worksheet xmlns="{space}"><sheetData>{sheet}</sheetData></worksheet>'
    assert fault_of(read(with_part(XLSX, "xl/worksheets/sheet1.xml", part.encode()))).cell == "C2"


def test_a_binary_workbook_says_that_errors_cannot_be_told(reference: Path, read: Read) -> None:
    book = (reference / "hostile" / "test-data__spreadsheet__bug66682.xlsb").read_bytes()
    assert any("cannot be told in this file" in note for note in messages(read(book, file="a.xlsb"), "note"))
