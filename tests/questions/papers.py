"""What stands in each format of a paper, read back without knowing how it was made: texts and tables, in order."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import lxml.html
import openpyxl
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table as DocxTable
from docx.text.paragraph import Paragraph

from tests.export.tagged import Element, bare
from tests.export.tagged import read as read_tagged
from tests.export.test_paper_book import print_cell

Rows = tuple[tuple[str, ...], ...]
NOTHING = ("", "–")


@dataclass(frozen=True)
class Held:
    """Texts of headings, items and paragraphs, and tables with their headings as the first row; what says "nothing
    here" in a cell is blank."""

    texts: frozenset[str]
    tables: frozenset[Rows]


def as_rows(rows: Iterable[Iterable[object]]) -> Rows:
    return tuple(tuple("" if str(cell or "") in NOTHING else str(cell) for cell in row) for row in rows)


def read_web(content: str | bytes) -> Held:
    """Markup of a page, or a file that presents by itself."""
    root = lxml.html.fromstring(content if isinstance(content, bytes) else f"<div>{content}</div>")
    texts = frozenset(one.text_content().strip() for one in root.iter() if isinstance(one.tag, str))
    return Held(texts, frozenset(_web_table(one) for one in root.iter("table")))


def read_document(content: bytes) -> Held:
    document = Document(io.BytesIO(content))
    texts, tables = set(), set()
    for one in document.element.body.iter(qn("w:p"), qn("w:tbl")):
        if one.tag == qn("w:p"):
            texts.add(Paragraph(one, document).text)
        else:
            tables.add(as_rows([cell.text for cell in row.cells] for row in DocxTable(one, document).rows))
    return Held(frozenset(texts), frozenset(tables))


def read_printed(content: bytes) -> Held:
    """Without spaces, since a line of print ends where the page ends."""
    root = read_tagged(content)
    texts = frozenset(one.text for one in root.every("H1", "H2", "H3", "H4", "P", "LBody", "Span"))
    return Held(texts, frozenset(_printed_table(one) for one in root.every("Table")))


def read_book(content: bytes) -> Held:
    """Every block of filled rows of a sheet is taken for a table, from each of its rows on."""
    texts: set[str] = set()
    tables: set[Rows] = set()
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        rows = [tuple("" if cell.value is None else print_cell(cell) for cell in row) for row in sheet.iter_rows()]
        texts.update(cell for row in rows for cell in row)
        tables.add(as_rows(rows))
    return Held(frozenset(texts), frozenset(tables))


def holds_block(sheets: Iterable[Rows], wanted: Rows) -> bool:
    """True where the rows stand one below the other in a sheet, from its first column on."""
    wide = len(wanted[0])
    for rows in sheets:
        cut = [row[:wide] for row in rows]
        if any(tuple(cut[at : at + len(wanted)]) == wanted for at in range(len(cut))):
            return True
    return False


def spaceless(rows: Rows) -> Rows:
    return tuple(tuple(bare(cell) for cell in row) for row in rows)


def _web_table(one: Any) -> Rows:
    return as_rows([cell.text_content().strip() for cell in row.iter("th", "td")] for row in one.iter("tr"))


def _printed_table(one: Element) -> Rows:
    return as_rows(_cells(row) for row in one.every("TR"))


def _cells(row: Element) -> Iterator[str]:
    yield from (cell.text for cell in row.every("TH", "TD"))
