"""Workbooks made in the test, of the kinds that agencies send."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import Any

import openpyxl

from cesp.intake.results import Reading

Rows = Sequence[Sequence[Any]]


def workbook(rows: Rows, name: str = "Sheet1") -> bytes:
    """An .xlsx of one sheet."""
    return workbook_of({name: rows})


def workbook_of(sheets: dict[str, Rows]) -> bytes:
    """An .xlsx of several sheets by name."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(book: bytes, part: str, text: bytes) -> bytes:
    """The workbook, or any zip, with one part replaced or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, text)
    return stream.getvalue()


def messages(reading: Reading, level: str) -> list[str]:
    return [finding.message for finding in reading.findings if finding.level == level]


COURSES: Rows = [
    ["Course", "Date", "Booked", "Attended"],
    ["Introduction to CSE", date(2022, 4, 14), 20, 15],
    ["Neglect toolkit", date(2022, 5, 4), 30, 25],
]
XLSX = workbook(COURSES)
EMPTY_ZIP = b"PK\x05\x06" + b"\x00" * 18
