"""A document as it is written: headings, numbered paragraphs, bullets, pictures and tables, one after the other."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import NamedTuple

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Cm, Emu, Pt
from docx.text.paragraph import Paragraph

from cesp.briefing.exhibit import Table
from cesp.briefing.paper import Paper
from cesp.charts.palette import INK, QUIET
from cesp.export.document import marks
from cesp.export.document.form import FOCUS, GRID, STYLES, close_form, open_form, stand_on_pages, text_width
from cesp.export.slides.words import width_of
from cesp.export.standing import print_cell, printable

WIDEST = 6  # columns of a table that fits an upright page
_PICTURE = Cm(17)
_PALE = "#EDF1F5"
_NAMES = 4.2  # centimetres that the names of a list of pairs take
_CELL, _PADDING = 12, 0.16  # points, and inches at both sides of a cell
_UNBROKEN, _FEW = 8, 600  # rows, and letters, of a table that stays on one page
_SHORT = 10  # letters that stay on one line: "2023/24 Q1"
_INCH = 914_400


class Piece(NamedTuple):
    """Words in a paragraph, and how they are set. `paper` and `ink` are colours."""

    words: str
    bold: bool = False
    quiet: bool = False
    paper: str = ""
    ink: str = INK["light"]


Words = str | Piece


class Sheet:
    """A document that grows. Words come as data: nothing in them is read as a field or as markup."""

    def __init__(self, template: bytes | None) -> None:
        self._document = open_form(template)
        # python-docx looks through every style whenever one is set; its id is asked for once.
        self._styles = {name: self._document.styles[name].style_id for name in STYLES}
        self._lists = marks.add_lists(self._document)
        self._places = 0
        self._chapters: list[tuple[str, str]] = []
        self._contents: Paragraph | None = None

    def title(self, words: str) -> None:
        """The title of the document."""
        self._write("Title", words)

    def contents(self, heading: str) -> None:
        """Where the chapters are listed once they are known."""
        self._write("TOC Heading", heading)
        self._contents = self._write("TOC 1")

    def chapter(self, words: str, *, apart: bool = True) -> None:
        """A heading of the first level, numbered, on a new page if it stands `apart`."""
        paragraph = self._write("Heading 1", words)
        paragraph.paragraph_format.page_break_before = apart
        marks.number(paragraph, self._lists.numbered)
        place = f"chapter{len(self._chapters) + 1}"
        self._chapters.append((place, words))
        self._name(paragraph, place)

    def heading(self, level: int, words: str, place: str = "") -> None:
        """A heading below that of the chapter, a `place` that links lead to if named."""
        paragraph = self._write(f"Heading {level}", words)
        if place:
            self._name(paragraph, place)

    def numbered(self, *words: Words) -> None:
        """The next paragraph of the chapter, by its number."""
        marks.number(self._write("Numbered Paragraph", *words), self._lists.numbered, 1)

    def plain(self, *words: Words) -> None:
        """A paragraph without a number."""
        self._write("Normal", *words)

    def caption(self, words: str) -> None:
        """What stands below is about."""
        self._write("Caption", words)

    def quote(self, *words: Words) -> None:
        """What a person wrote."""
        paragraph = self._write("Quote", *words)
        paragraph.paragraph_format.left_indent = Cm(1.25)

    def bullets(self, lines: Sequence[Sequence[Words]]) -> None:
        """A list without numbers."""
        for words in lines:
            marks.number(self._write("List Bullet", *words), self._lists.bullets)

    def pair(self, name: str, words: str) -> None:
        """A name, and beside it what it is."""
        paragraph = self._write("Normal", Piece(name, bold=True), "\t", words)
        layout = paragraph.paragraph_format
        layout.left_indent, layout.first_line_indent, layout.space_after = Cm(_NAMES), -Cm(_NAMES), Pt(4)
        marks.set_tab(paragraph, _NAMES)

    def link(self, name: str, words: str, place: str) -> None:
        """A name, and words that lead to a place."""
        paragraph = self._write("Normal", Piece(name, bold=True), " ")
        self._lead(paragraph, words, place)

    def picture(self, png: bytes, alt: str, name: str) -> None:
        """A picture as wide as the text, at most as wide as it was made for, with what it shows in words."""
        paragraph = self._write("Normal")
        room = min(text_width(self._document.sections[-1]), _PICTURE)
        shape = paragraph.add_run().add_picture(io.BytesIO(png), width=Emu(room))
        shape._inline.docPr.set("descr", printable(alt))
        shape._inline.docPr.set("name", printable(name))

    def table(self, table: Table, name: str) -> None:
        """A table whose first row is marked as its header."""
        made = self._document.add_table(len(table.rows) + 1, len(table.columns), style=self._document.styles[GRID])
        made.alignment, made.autofit = WD_TABLE_ALIGNMENT.LEFT, False
        printed = [table.columns, *(tuple(print_cell(value) for value in row) for row in table.rows)]
        widths = share_width(printed, text_width(self._document.sections[-1]))
        few = len(table.rows) <= _UNBROKEN and sum(len(words) for row in printed for words in row) <= _FEW
        together = len(table.rows) if few else 1
        for line, (held, row) in enumerate(zip(made.rows, printed, strict=True)):
            for cell, words, width in zip(held.cells, row, widths, strict=True):
                cell.width = Emu(width)
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(2)
                paragraph.paragraph_format.space_before = Pt(2)
                paragraph.paragraph_format.keep_with_next = line < together
                self._put(paragraph, (Piece(words, bold=line == 0),))
                if line == 0:
                    marks.shade_cell(cell, _PALE)
        for column, width in zip(made.columns, widths, strict=True):
            column.width = Emu(width)
        marks.describe(made, printable(name))
        marks.mark_header(made)
        self._write("Normal").paragraph_format.space_after = Pt(0)

    def turn(self, *, lying: bool) -> None:
        """From here on pages lie, or stand upright."""
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        if lying != (section.orientation == WD_ORIENT.LANDSCAPE):
            section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
            section.page_width, section.page_height = section.page_height, section.page_width

    def close(self, paper: Paper) -> bytes:
        """The .docx, with its contents and with what stands on every page."""
        self._list_contents()
        stand_on_pages(self._document, paper)
        return close_form(self._document, paper)

    def _write(self, style: str, *words: Words) -> Paragraph:
        paragraph = self._document.add_paragraph()
        paragraph._p.style = self._styles[style]
        self._put(paragraph, words)
        return paragraph

    def _put(self, paragraph: Paragraph, words: Sequence[Words]) -> None:
        for one in words:
            piece = one if isinstance(one, Piece) else Piece(one)
            if not piece.words:
                continue
            run = paragraph.add_run(printable(piece.words))
            run.bold = True if piece.bold else None
            if piece.quiet:
                marks.colour_text(run, QUIET["light"])
            if piece.paper:
                marks.shade(run, piece.paper, piece.ink)

    def _name(self, paragraph: Paragraph, place: str) -> None:
        self._places += 1
        marks.name_place(paragraph, place, self._places)

    def _lead(self, paragraph: Paragraph, words: str, place: str) -> None:
        run = marks.add_link(paragraph, printable(words), place)
        run.underline = True
        marks.colour_text(run, FOCUS)

    def _list_contents(self) -> None:
        if self._contents is None or not self._chapters:
            return
        marks.open_contents(self._contents)
        lines = [self._contents]
        for _ in self._chapters[1:]:
            after = self._write("TOC 1")
            lines[-1]._p.addnext(after._p)
            lines.append(after)
        for number, (line, (place, words)) in enumerate(zip(lines, self._chapters, strict=True), start=1):
            self._put(line, (f"{number}\t",))
            self._lead(line, words, place)
            marks.set_tab(line, 1.25)
        marks.close_contents(lines[-1])


def share_width(rows: Sequence[Sequence[str]], whole: int) -> list[int]:
    """Widths of columns that make up the whole at most: room for each one's longest word and for what is short, the
    rest by what else it holds."""
    columns = list(zip(*rows, strict=True))
    least = [max(_longest(cell) for cell in column) + _PADDING for column in columns]
    most = [max(width_of(cell, _CELL, bold=True) for cell in column) + _PADDING for column in columns]
    spare = max(0.0, whole / _INCH - sum(least))
    more = sum(most) - sum(least)
    share = min(1.0, spare / more) if more > 0 else 0.0
    wanted = [low + share * (high - low) for low, high in zip(least, most, strict=True)]
    fit = min(1.0, whole / _INCH / sum(wanted))
    return [int(width * fit * _INCH) for width in wanted]


def _longest(cell: str) -> float:
    unbroken = [cell] if len(cell) <= _SHORT else cell.split()
    return max((width_of(words, _CELL, bold=True) for words in unbroken), default=0.0)
