"""Headings of two storeys, merged or not, and what is hidden in a sheet."""

from __future__ import annotations

import io
from datetime import date

import openpyxl

from tests.intake.books import Rows, messages, saved, workbook
from tests.intake.conftest import Read
from tests.intake.test_layouts import found, told

DAY = date(2022, 4, 14)

STOREYS: Rows = [
    ["Training Q1 2022-23"],
    [None, None, "Attendance", None, "Losses"],
    ["Course", "Date", "Registered", "Attended", "No shows"],
    ["CSE", DAY, 20, 15, 5],
    ["Neglect toolkit", DAY, "ten", 8, 1],
]


def test_two_storeys_of_headings_are_read_by_their_lower_words(read: Read) -> None:
    reading = read([*STOREYS[:4]])
    assert told(reading, "registered", "attended", "no_show") == [(4, 20, 15, 5)]
    assert reading.sheets[0].header_row == 3


def test_two_storeys_of_which_only_both_together_are_a_heading(read: Read) -> None:
    rows: Rows = [
        ["Course", "Date", "Number", None, "Delegates"],
        [None, None, "Registered", "Attended", "Booked"],
        ["CSE", DAY, 20, 15, 30],
    ]
    reading = read(rows)
    assert told(reading, "registered", "attended") == [(3, 20, 15)]
    assert list(reading.sheets[0].columns.values()) == ["Course", "Date", "Registered", "Attended"]


def test_headings_merged_over_both_storeys_and_over_several_columns(read: Read) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["Course", "Date", "Delegates", None, None], [None, None, "Registered", "Attended", "DNA"],
                ["CSE", DAY, 20, 15, 5]):  # fmt: skip
        sheet.append(row)
    for cells in ("A1:A2", "B1:B2", "C1:E1"):
        sheet.merge_cells(cells)
    assert told(read(saved(book)), "registered", "attended", "no_show") == [(3, 20, 15, 5)]


def test_a_fault_below_two_storeys_stands_at_its_own_cell(read: Read) -> None:
    assert found(read(STOREYS), "error", "'ten' is not a number") == "C5"


def test_hidden_rows_and_columns_are_read_with_a_note_that_names_them(read: Read) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook([*STOREYS[:4], ["Toolkit", DAY, 9, 8, 1], ["X", DAY, 1, 1, 0]])))
    sheet = book.worksheets[0]
    sheet.row_dimensions[5].hidden = sheet.row_dimensions[6].hidden = sheet.row_dimensions[40].hidden = True
    sheet.column_dimensions["C"].hidden = True
    reading = read(saved(book))
    assert told(reading, "registered") == [(4, 20), (5, 9), (6, 1)]
    assert "2 hidden rows (5, 6) were read like the others." in messages(reading, "note")
    assert "1 hidden column (C) was read like the others." in messages(reading, "note")
