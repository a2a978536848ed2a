"""Files that cannot be taken: each gets words that a business officer can act on, and none takes the process along."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from cesp.catalogue import Catalogue, Partnership
from cesp.intake import Limits, read_return
from cesp.intake.child import watch
from cesp.intake.results import Finding, Reading, ReadOptions
from cesp.periods import Period
from tests.intake.books import COURSES, messages, saved, workbook
from tests.intake.conftest import Read

XLSX = workbook(COURSES)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def with_part(book: bytes, part: str, text: bytes) -> bytes:
    """The workbook with one part replaced or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, text)
    return stream.getvalue()


def part_of(book: bytes, part: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return archive.read(part)


def far_cell(cell: str) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(XLSX))
    book.worksheets[0][cell] = "x"
    return saved(book)


def zip_bomb() -> bytes:
    return with_part(XLSX, "xl/media/image1.png", b"\x00" * (60 * 1024 * 1024))


def many_parts() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(6000):
            archive.writestr(f"xl/part{number}.xml", "<a/>")
    return stream.getvalue()


def billion_laughs() -> bytes:
    entities = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    return b'<?xml version="1.0"?><!DOCTYPE z [<!ENTITY l0 "ha">' + entities + b"]><sst>&l9;</sst>"


REFUSED = {
    "nothing": (b"", "empty"),
    "only spaces": (b" \r\n\r\n ", "empty"),
    "a PDF": (b"%PDF-1.7 ...", "PDF"),
    "a picture": (b"\x89PNG\r\n\x1a\n....", "picture"),
    "a web page": (b"<html><table><tr><td>Course</td></tr></table></html>", "web page"),
    "a web page with a mark": (b"\xef\xbb\xbf\r\n<!DOCTYPE html><body>", "web page"),
    "a mail archive page": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "web page"),
    "Excel 2003 XML": (b'<?xml version="1.0"?><a xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "2003 XML"),
    "XML": (b'<?xml version="1.0"?><data/>', "XML document"),
    "gzip": (b"\x1f\x8b\x08\x00....", "gzip"),
    "bytes": (b"\x01\x02\x00\x03" * 40, "neither"),
    "an old Office file": (OLE, "old Word"),
    "a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "password protected"),
    "cut in half": (XLSX[: len(XLSX) // 2], "cut short"),
    "cut at its end": (XLSX[:-30], "cut short"),
    "a Word document": (with_part(b"PK\x05\x06" + b"\x00" * 18, "word/document.xml", b"<a/>"), "Word document"),
    "a zip": (with_part(b"PK\x05\x06" + b"\x00" * 18, "returns/q1.xlsx", XLSX), "zip archive"),
    "a zip bomb": (zip_bomb(), "zip bomb"),
    "6,000 parts": (many_parts(), "6,000 parts"),
    "billion laughs": (with_part(XLSX, "xl/sharedStrings.xml", billion_laughs()), "document type"),
    "a DTD in UTF-16": (
        with_part(XLSX, "docProps/core.xml", '<?xml version="1.0"?><!DOCTYPE a><a/>'.encode("utf-16")), "document type",
    ),
    "an open quotation mark": (b'Course,Date\n"' + b"x" * 1_100_000, "breaks off"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_that_cannot_be_taken_is_refused_in_words(what: str, read: Read) -> None:
    content, words = REFUSED[what]
    reading = read(content)
    (error,) = [finding for finding in reading.findings if finding.level == "error"]
    assert words in error.message
    assert error.fix
    assert error.cell
    assert (reading.rows, reading.sheets) == ((), ())


@pytest.mark.parametrize("cell", ["XFD1048576", "A1048576", "XFD500", "AAA90000"])
def test_a_cell_far_away_is_named(cell: str, read: Read) -> None:
    started = time.monotonic()
    (error,) = [finding for finding in read(far_cell(cell)).findings if finding.level == "error"]
    assert (error.sheet, error.cell) == ("Sheet1", cell)
    assert error.message.startswith(f"Cell {cell} ")
    assert time.monotonic() - started < 5


def test_a_far_away_cell_that_is_only_coloured_does_no_harm(read: Read) -> None:
    book = openpyxl.load_workbook(io.BytesIO(XLSX))
    book.worksheets[0]["XFD1048576"].fill = openpyxl.styles.PatternFill("solid", fgColor="FFFF00")
    assert len(read(saved(book)).rows) == 2


def test_repeated_cells_of_an_ods_count_as_what_they_become(read: Read) -> None:
    content = (
        b'<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        b' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        b' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        b'<table:table table:name="S"><table:table-row table:number-rows-repeated="1000000">'
        b'<table:table-cell table:number-columns-repeated="1000" office:value-type="string"><text:p>x</text:p>'
        b"</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    book = with_part(b"PK\x05\x06" + b"\x00" * 18, "content.xml", content)
    assert "more than 2,000,000 cells" in messages(read(book, file="return.ods"), "error")[0]


def reads_within(limits: Limits, catalogue: Catalogue, partnership: Partnership, content: bytes = XLSX) -> Reading:
    return read_return("return.xlsx", content, catalogue, partnership, ReadOptions(), limits)


def test_a_child_out_of_time_is_given_up(catalogue: Catalogue, partnership: Partnership) -> None:
    reading = reads_within(Limits(seconds=0.001), catalogue, partnership)
    assert messages(reading, "error") == ["The file took longer than 0.001 seconds to open, so it was given up."]


@pytest.mark.skipif(sys.platform == "win32", reason="the parent watches the memory there")
def test_a_child_out_of_memory_dies_alone(catalogue: Catalogue, partnership: Partnership) -> None:
    reading = reads_within(Limits(memory=24 * 1024**2), catalogue, partnership)
    (error,) = messages(reading, "error")
    assert "more memory than is allowed" in error


def test_a_child_that_cannot_limit_itself_is_watched_and_killed() -> None:
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    watch(child, memory=100, resident=lambda process: 101 if process == child.pid else 0, every=0.01)
    assert child.wait(5) != 0


def test_a_sheet_of_too_many_rows_is_an_error(catalogue: Catalogue, partnership: Partnership) -> None:
    reading = reads_within(Limits(rows=1), catalogue, partnership)
    assert messages(reading, "error") == ["The sheet has 2 rows; 1 is the most that is read."]


def test_a_sheet_of_too_many_cells_is_an_error(catalogue: Catalogue, partnership: Partnership) -> None:
    reading = reads_within(Limits(cells=5), catalogue, partnership)
    assert messages(reading, "error") == ["The sheet holds more than 5 cells, which is more than is read."]


def test_the_child_starts_without_the_catalogue_or_any_heavy_library() -> None:
    heavy = ("pandas", "pydantic", "openpyxl", "xlrd", "cesp.catalogue", "cesp.intake.reading", "dataclasses")
    script = f"import sys, cesp.intake.__main__, cesp.intake.opening; print([m for m in {heavy!r} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True).stdout == "[]\n"


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
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
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


def test_every_hostile_file_is_answered_in_words(
    reference: Path, catalogue: Catalogue, partnership: Partnership
) -> None:
    files = sorted((reference / "hostile").glob("*.*"))
    assert len(files) > 130
    for path in files:
        started = time.monotonic()
        reading = read_return(
            path.name, path.read_bytes(), catalogue, partnership, ReadOptions(period=Period(2022, 1, 1))
        )
        assert time.monotonic() - started < 20, path.name
        assert not reading.accepted, path.name
        assert all(finding.message and "Traceback" not in finding.message for finding in reading.findings), path.name
        assert all(finding.fix for finding in reading.findings if finding.level == "error"), path.name
