"""A table of a page as a file: .xlsx with a sheet that tells about it, or .csv with the same above its headings.

It is made from what was composed for the page, so it can hold nothing that the page does not show. Text is never a
formula; numbers are written as numbers, with the digits and the sign that the page prints. A csv has no second sheet,
and must still say what it is wherever it is sent, so a block of two columns, ended by an empty line, stands first.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from openpyxl.worksheet.worksheet import Worksheet

from cesp.briefing.about import About
from cesp.briefing.exhibit import Table
from cesp.export.book import (
    HEADING,
    REQUIRED,
    STRONG,
    TITLE,
    WRAPPED,
    bytes_of,
    new_book,
    plain_text,
    put,
    set_widths,
)
from cesp.measures.rounding import MINUS

FileKind = Literal["xlsx", "csv"]
MIME: Mapping[FileKind, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}
_NUMBER = re.compile(rf"([+{MINUS}-]?)(\d{{1,3}}(?:,\d{{3}})*|\d+)(?:\.(\d+))?(%?)", re.ASCII)
_NOT_IN_FILES = re.compile(r"[^a-z0-9]+")
_WIDE, _NARROW, _ABOUT = 34, 16, (18, 100)
_MOST_NAME = 90


@dataclass(frozen=True)
class Leaf:
    """A table and what it says of itself, its title first."""

    about: About
    table: Table


@dataclass(frozen=True)
class Number:
    """A printed number: its value, a percentage as a share, and the format that prints it so again."""

    value: int | float
    format: str


def make_file(leaf: Leaf, kind: FileKind) -> bytes:
    """The file's bytes."""
    return _KINDS[kind](leaf)


def file_name(words: tuple[str, ...], ending: str) -> str:
    """A name that every system takes: small letters, digits and dashes."""
    base = _NOT_IN_FILES.sub("-", " ".join(words).lower()).strip("-")[:_MOST_NAME].strip("-") or "table"
    return f"{base}.{ending}"


def read_number(text: str) -> Number | None:
    """ "84%" -> 0.84 in format 0%, "1,234" -> 1234, "+0.8" -> 0.8; None of anything else."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    sign, whole, part, percent = match.groups()
    exact = Decimal(f"{sign.replace(MINUS, '-')}{whole.replace(',', '')}{'.' + part if part else ''}")
    places = "." + "0" * len(part) if part else ""
    form = f"{'#,##' if ',' in whole else ''}0{places}{percent}"
    if percent:
        exact /= 100
    value = int(exact) if not part and not percent else float(exact)
    return Number(value, f"+{form};-{form};{form}" if sign == "+" else form)


def _xlsx(leaf: Leaf) -> bytes:
    book = new_book()
    sheet = book.create_sheet("Table")
    for place, title in enumerate(leaf.table.columns, start=1):
        cell = put(sheet, 1, place, title, HEADING)
        cell.fill, cell.alignment = REQUIRED, WRAPPED
    for line, row in enumerate(leaf.table.rows, start=2):
        for place, value in enumerate(row, start=1):
            _put_value(sheet, line, place, value)
    set_widths(sheet, [_WIDE, *[_NARROW] * (len(leaf.table.columns) - 1)])
    sheet.freeze_panes = "B2"
    _write_about(book.create_sheet("About"), leaf.about)
    book.properties.title = plain_text(leaf.about[0][1])
    return bytes_of(book)


def _put_value(sheet: Worksheet, row: int, column: int, value: str | float | None) -> None:
    """A cell; the first of a row is its name, and stays text whatever it looks like."""
    number = read_number(value) if isinstance(value, str) and column > 1 else None
    if number is None:
        put(sheet, row, column, value if value != "" else None)
        return
    put(sheet, row, column, number.value).number_format = number.format


def _write_about(sheet: Worksheet, about: About) -> None:
    put(sheet, 1, 1, about[0][1], TITLE)
    for row, (name, words) in enumerate(about, start=3):
        put(sheet, row, 1, name, STRONG).alignment = WRAPPED
        put(sheet, row, 2, words).alignment = WRAPPED
    set_widths(sheet, _ABOUT)


def _csv(leaf: Leaf) -> bytes:
    """UTF-8 with the mark that spreadsheet programs look for. A percentage stands as its share, as in the .xlsx."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerows((plain_text(name), plain_text(words)) for name, words in leaf.about)
    writer.writerow(())
    writer.writerow([plain_text(column) for column in leaf.table.columns])
    for row in leaf.table.rows:
        writer.writerow([_csv_cell(value, place) for place, value in enumerate(row)])
    return stream.getvalue().encode("utf-8-sig")


def _csv_cell(value: str | float | None, place: int) -> str | float:
    if not isinstance(value, str):
        return "" if value is None else value
    number = read_number(value) if place else None
    return plain_text(value) if number is None else number.value


_KINDS: Mapping[FileKind, Callable[[Leaf], bytes]] = {"xlsx": _xlsx, "csv": _csv}
