"""A quarter that a partnership really published, in a workbook of the printed table's shape, in every format."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from cesp.intake.results import Reading, ReadOptions
from cesp.periods import Period
from tests.intake.books import Rows, messages, workbook
from tests.intake.conftest import Read

HEADINGS = ["Course", "Dates", "No of\nsessions", "Attendees", "Original course capacity*"]
OPTIONS = ReadOptions(period=Period(2016, 1, 1))


@pytest.fixture
def printed(reference: Path) -> list[list[str | int | None]]:
    """The table under its titles, as the document printed it: one of them names a wrong year."""
    lines = (reference / "published" / "train_llr_2016q1_courses.csv").read_text("utf-8").splitlines()
    table = csv.DictReader(line for line in lines if not line.startswith("#"))
    titles: list[list[str | int | None]] = [
        ["LLR Inter-Agency Safeguarding Training 2013-14 Quarter 1 Monitoring Report"], ["Table 1"], [], [*HEADINGS],
    ]  # fmt: skip
    return titles + [
        [row["course"], row["dates"] or None, *(_count(row[name]) for name in ("sessions", "attendees", "capacity"))]
        for row in table
    ]


def _count(text: str) -> int | None:
    return int(text) if text else None


def as_csv(rows: Rows, separator: str = ",", encoding: str = "utf-8") -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator).writerows(rows)
    return stream.getvalue().encode(encoding)


def as_xls(rows: Rows) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Table 1")
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(at, column, value)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_ods(rows: Rows) -> bytes:
    book = OpenDocumentSpreadsheet()
    table = Table(name="Table 1")
    for row in rows:
        line = TableRow()
        for value in row:
            cell = TableCell(valuetype="float", value=value) if isinstance(value, int) else TableCell()
            if isinstance(value, str):
                cell = TableCell(valuetype="string")
                cell.addElement(P(text=value))
            line.addElement(cell)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    stream = io.BytesIO()
    book.write(stream)
    return stream.getvalue()


FORMATS: dict[str, Callable[[Rows], bytes]] = {
    "return.xlsx": workbook,
    "return.xls": as_xls,
    "return.ods": as_ods,
    "return.csv": as_csv,
    "semicolons.csv": lambda rows: as_csv(rows, ";"),
    "tabs.txt": lambda rows: as_csv(rows, "\t", "utf-16"),
    "bars.csv": lambda rows: b"\xef\xbb\xbf" + as_csv(rows, "|"),
    "sep.csv": lambda rows: b"sep=;\r\n" + as_csv(rows, ";"),
    "really.xls": workbook,
    "really.xlsx": as_xls,
}


@pytest.mark.parametrize("file", FORMATS)
def test_the_published_quarter_reads_the_same_from_every_format(file: str, printed: Rows, read: Read) -> None:
    reading = read(FORMATS[file](printed), OPTIONS, file)
    assert reading.accepted
    assert [(row.values["sessions"], row.values["attended"], row.values["capacity"]) for row in reading.rows] == [
        (None, 8, 23), (2, 231, 280), (1, 8, 15), (1, 12, 20), (1, 31, 40), (1, 14, 15),
    ]  # fmt: skip
    assert [row.day for row in reading.rows] == [
        date(2016, 4, 14), date(2016, 5, 4), date(2016, 5, 12), date(2016, 6, 7), date(2016, 6, 21), date(2016, 6, 23),
    ]  # fmt: skip
    assert {(row.year, row.quarter) for row in reading.rows} == {(2016, 1)}
    assert [(row.reason) for row in reading.left_out] == ["a total row"]
    assert messages(reading, "warning") == []
    report = reading.sheets[0]
    assert (report.dataset, report.header_row is not None, report.rows_read, report.rows_accepted) == (
        "training_sessions", True, 7, 6,
    )  # fmt: skip


def test_the_title_of_a_wrong_year_is_noted_beside_the_period_given(printed: Rows, read: Read) -> None:
    reading = read(printed, OPTIONS)
    assert "The title 'A1' says 2013/14 Q1; 2016/17 Q1 was given and is used." in messages(reading, "note")
    assert reading.sheets[0].header_row == 4


def test_a_total_row_that_does_not_add_up_is_a_warning_with_both_numbers(printed: Rows, read: Read) -> None:
    *rows, total = printed
    reading = read([*rows, [*total[:3], 340, total[4]]], OPTIONS)
    assert messages(reading, "warning") == ["Attended: the total row says 340, but its rows come to 304."]
    assert sum(row.values["attended"] for row in reading.rows) == 304  # type: ignore[misc]


def test_columns_in_any_order_read_the_same(printed: Rows, read: Read) -> None:
    order = [4, 2, 0, 3, 1]
    shuffled = [*printed[:3], *([row[at] for at in order] for row in printed[3:])]
    assert _values(read(shuffled, OPTIONS)) == _values(read(printed, OPTIONS))


def test_rows_in_any_order_read_the_same(printed: Rows, read: Read) -> None:
    body = list(printed[4:-1])
    random.Random(7).shuffle(body)
    shuffled = read([*printed[:4], *body, printed[-1]], OPTIONS)
    assert sorted(_values(shuffled)) == sorted(_values(read(printed, OPTIONS)))


def _values(reading: Reading) -> list[str]:
    return [repr((row.day, sorted(row.values.items(), key=str))) for row in reading.rows]


def test_the_renamed_workbooks_say_what_they_are(printed: Rows, read: Read) -> None:
    note = "The file is named .xls but is an Excel workbook (.xlsx) inside; it was read as that."
    assert note in messages(read(workbook(printed), OPTIONS, "really.xls"), "note")
