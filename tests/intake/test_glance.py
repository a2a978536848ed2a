"""The quick look at a worksheet: what it passes holds nothing that the full look would tell; the rest it leaves."""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl
import pytest

from cesp.intake.address import letters
from cesp.intake.faults import scan_xlsx_sheet
from cesp.intake.glance import _up_to, is_plain
from tests.intake.books import XLSX, saved, with_part

_PART, _MOST = "xl/worksheets/sheet1.xml", 2_000_000
_ROW = b'<row r="1"><c r="A1"><v>1</v></c>%s</row>'
_SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'


def glance(content: bytes, most: int = _MOST) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return is_plain(archive, _PART, most)


def sheet(cells: bytes) -> bytes:
    return with_part(XLSX, _PART, _SHEET % (_ROW % cells))


def test_a_table_of_values_is_plain_and_the_full_look_agrees() -> None:
    assert glance(XLSX)
    assert glance(sheet(b'<c r="B1" s="3" t="s"><v>0</v></c><c r="C1" s="1"/>'))
    with zipfile.ZipFile(io.BytesIO(XLSX)) as archive:
        found = scan_xlsx_sheet(archive, _PART, "Sheet1", _MOST)
    assert (found.faults, found.hidden_rows, found.hidden_columns) == ({}, [], [])


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="B1" t="e"><v>#REF!</v></c>',
        b'<c t="e" r="B1"><v>#REF!</v></c>',
        b"<c r='B1' t='e'><v>#REF!</v></c>",
        b'<c\nr="B1" t="e"><v>#REF!</v></c>',
        b'<c r="B1" t="&#101;"><v>#REF!</v></c>',
        b'<c r="B1"><f>1+1</f></c>',
        b'<c r="B1"><f t="shared" si="0"/></c>',
        b"<c><v>1</v></c>",
        b'<c r="B1"><v><![CDATA[1]]></v></c>',
    ],
)
def test_what_may_be_a_fault_is_left_to_the_full_look(cell: bytes) -> None:
    assert not glance(sheet(cell))


def test_hidden_rows_other_encodings_and_other_prefixes_are_left_to_the_full_look() -> None:
    book = openpyxl.load_workbook(io.BytesIO(XLSX))
    book.worksheets[0].row_dimensions[2].hidden = True
    assert not glance(saved(book))
    plain = _SHEET % (_ROW % b"")
    assert not glance(with_part(XLSX, _PART, plain.decode().encode("utf-16")))
    named = b"<?xml version='1.0' encoding='utf-7'?>" + plain
    assert not glance(with_part(XLSX, _PART, named))
    assert not glance(with_part(XLSX, _PART, plain.replace(b"<", b"<x:").replace(b"<x:/", b"</x:")))


def test_a_cell_far_away_and_too_many_cells_are_left_to_the_full_look() -> None:
    assert not glance(sheet(b'<c r="XFD1048576"><v>1</v></c>'))
    assert glance(sheet(b'<c r="B1"><v>1</v></c>'), most=2)
    assert not glance(sheet(b'<c r="B1"><v>1</v></c>'), most=1)


def test_a_fault_is_seen_wherever_the_pieces_of_a_long_part_end(monkeypatch: pytest.MonkeyPatch) -> None:
    content = sheet(b'<c r="B1"><v>1</v></c><c r="C1" t="e"><v>#REF!</v></c>')
    for size in range(60, 200):
        monkeypatch.setattr("cesp.intake.glance._PIECE", size)
        assert not glance(content)


def test_a_column_that_only_a_later_piece_has_is_left_to_the_full_look(monkeypatch: pytest.MonkeyPatch) -> None:
    content = sheet(b'<c r="B1"><v>1</v></c><c r="C1"><v>1</v></c>')
    assert glance(content)
    monkeypatch.setattr("cesp.intake.glance._PIECE", 140)
    assert not glance(content)


def test_rows_are_counted_against_the_width_of_the_sheet() -> None:
    assert glance(sheet(b'<c r="B50"><v>1</v></c>'), most=100)
    assert not glance(sheet(b'<c r="B51"><v>1</v></c>'), most=100)
    assert not glance(with_part(XLSX, _PART, _SHEET % b'<row r="1"><c r="1"><v>1</v></c></row>'))


@pytest.mark.parametrize("most", [0, 1, 9, 10, 19, 100, 250, 1048, 2000])
def test_the_pattern_of_numbers_up_to_one_takes_these_and_no_others(most: int) -> None:
    taken = [number for number in range(21_000) if re.fullmatch(_up_to(str(most), "09"), str(number))]
    assert taken == list(range(most + 1))


@pytest.mark.parametrize("last", [0, 1, 25, 26, 30, 52, 701, 702, 900])
def test_the_pattern_of_columns_up_to_one_takes_these_and_no_others(last: int) -> None:
    taken = [column for column in range(3_000) if re.fullmatch(_up_to(letters(last), "AZ"), letters(column))]
    assert taken == list(range(last + 1))
