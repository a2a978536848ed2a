"""Files that cannot be taken: each gets words that a business officer can act on, and none takes the process along."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from cesp.catalogue import Catalogue, Partnership
from cesp.intake import read_return
from cesp.intake.results import ReadOptions
from cesp.periods import Period
from tests.intake.books import EMPTY_ZIP, XLSX, messages, saved, with_part
from tests.intake.conftest import Read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


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
    "a Word document": (with_part(EMPTY_ZIP, "word/document.xml", b"<a/>"), "Word document"),
    "a zip": (with_part(EMPTY_ZIP, "returns/q1.xlsx", XLSX), "zip archive"),
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
    book.worksheets[0]["XFD1048576"].fill = PatternFill("solid", fgColor="FFFF00")
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
    book = with_part(EMPTY_ZIP, "content.xml", content)
    assert "more than 2,000,000 cells" in messages(read(book, file="return.ods"), "error")[0]


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
