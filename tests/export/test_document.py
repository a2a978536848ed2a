"""A paper as a Word document: the paper's words and no others, in a form that a screen reader can find its way in."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from hypothesis import given
from hypothesis import strategies as some

from cesp.briefing.exhibit import Table
from cesp.charts.series import Chart
from cesp.export.document import body
from cesp.export.document import words as fixed
from cesp.export.document.form import STYLES
from cesp.export.document.make import make_docx
from cesp.export.document.sheet import share_width
from cesp.export.pictures import NO_PICTURE
from cesp.export.standing import APART, stand
from tests.export.document_reading import full, printed, tables, unread
from tests.export.printed_words import IMPACT, WARNINGS, leading, paper

HOSTILE = (
    "=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", '<b onload="x()">A & B</b>', "<w:br/>", "{ PAGE }",
    r"\t %s {0} ${x}", "]]>", "&lt;b&gt;",
)  # fmt: skip
LABELS = {words for name, words in vars(fixed).items() if name.isupper()}
#: What may stand between the paper's words.
BETWEEN = {" ", ": ", APART, "\t"}


def png(width: int = 56, height: int = 20) -> bytes:
    """A white picture."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures without a browser."""

    def take(charts: Sequence[Chart], *_: Any) -> list[bytes | None]:
        return [png()] * len(charts)

    monkeypatch.setattr(body, "take_pictures", take)


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """No browser."""
    monkeypatch.setattr(body, "take_pictures", lambda charts, *_: [None] * len(charts))


def read(made: bytes) -> Document:
    return docx.Document(io.BytesIO(made))


def every_paragraph(document: Document) -> list[Paragraph]:
    """Of the body, those in tables among them, in reading order."""
    return [Paragraph(one, document._body) for one in document.element.body.iter(qn("w:p"))]


def runs(document: Document) -> set[str]:
    """Words as they were set, each for itself."""
    found = (run for one in every_paragraph(document) for run in one._p.iter(qn("w:r")))
    return {run.text for run in found if run.text}


def styled(document: Document, style: str) -> list[str]:
    return [one.text for one in document.paragraphs if one.style and one.style.name == style]


@pytest.mark.usefixtures("drawn")
def test_it_says_the_papers_words_and_nothing_else() -> None:
    whole = full()
    found, wanted = runs(read(make_docx(whole))), set(printed(whole)) - unread(whole)
    numbers = {str(number) for number in range(20)} | {f"{number}\t" for number in range(20)}
    assert wanted - found == set()
    assert found - wanted - LABELS - BETWEEN - numbers == set()


@pytest.mark.usefixtures("drawn")
def test_chapters_stand_in_order_and_no_heading_level_is_jumped() -> None:
    document = read(make_docx(full()))
    styles = [one.style.name or "" for one in document.paragraphs if one.style]
    levels = [int(name[-1]) for name in styles if name.startswith("Heading ")]
    assert levels[0] == 1
    assert max(levels) == 3
    assert all(after - before <= 1 for before, after in pairwise(levels))
    chapters = styled(document, "Heading 1")
    assert chapters == [
        "Whole partnership", "Priorities by measures", "As it is presented", "Exploitation", "Emotional health",
        "Questions asked", "Definitions", "Glossary", "Sources", "Tables",
    ]  # fmt: skip
    assert styled(document, "Title") == ["Impact, April to June 2022"]
    assert styled(document, "TOC 1") == [f"{number}\t{name}" for number, name in enumerate(chapters, start=1)]


@pytest.mark.usefixtures("drawn")
def test_every_link_leads_to_a_place() -> None:
    body = read(make_docx(full())).element.body
    places = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    links = [one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))]
    assert len(places) == len(set(places))
    assert len(links) == 12
    assert set(links) == set(places)


@pytest.mark.usefixtures("drawn")
def test_every_picture_says_what_it_shows() -> None:
    whole = paper()
    pictures = read(make_docx(whole)).inline_shapes
    assert [one._inline.docPr.get("descr") for one in pictures] == [IMPACT.alt, whole.exhibits[0].alt]
    numbers = [one._inline.docPr.get("id") for one in pictures]
    assert len(set(numbers)) == 2


@pytest.mark.usefixtures("drawn")
def test_every_table_has_a_header_that_stands_again_on_each_page() -> None:
    document = read(make_docx(full()))
    assert len(document.tables) == len(tables(full())) == 3
    for table in document.tables:
        marked = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert marked == [True] + [False] * (len(table.rows) - 1)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert len(table.columns) == len(table.rows[0].cells)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
    figures = [[cell.text for cell in row.cells] for row in document.tables[-1].rows]
    assert figures[1:] == [["2022/23 Q1", "84%"], ["2022/23 Q2", "1,234"], ["2022/23 Q3", "–"]]
    matrix = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert matrix == [["Priority", "Attendances"], ["Exploitation", "599; was 309"], ["Neglect", "–"]]


@pytest.mark.usefixtures("drawn")
def test_paragraphs_are_numbered_by_word_within_their_chapter() -> None:
    document = read(make_docx(full()))
    kinds: dict[str, set[tuple[int, int]]] = {}
    for one in document.paragraphs:
        held = one._p.pPr.numPr if one._p.pPr is not None else None
        if held is not None and one.style:
            kinds.setdefault(one.style.name or "", set()).add((held.numId.val, held.ilvl.val))
    [(chapters, level)] = kinds.pop("Heading 1")
    assert level == 0
    assert kinds.pop("Numbered Paragraph") == {(chapters, 1)}
    [(bullets, level)] = kinds.pop("List Bullet")
    assert (bullets == chapters, level) == (False, 0)
    assert not kinds


@pytest.mark.usefixtures("bare")
def test_without_pictures_the_tables_stand_in_their_place() -> None:
    whole = full()
    document = read(make_docx(whole))
    assert not document.inline_shapes
    assert [one.text for one in document.paragraphs].count(NO_PICTURE) == 2
    body = [one.text for one in document.element.body.iter(qn("w:t"))]
    first = body.index(whole.exhibits[0].table.columns[0])
    assert body.index(whole.exhibits[0].headline) < first < body.index("Also measured")
    # The impact line's is too wide for an upright page.
    assert body.index("Column 1") > len(body) - body[::-1].index("Tables") - 1


@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize("words", HOSTILE)
def test_markup_and_formulas_stay_words(words: str) -> None:
    one = leading(words)
    told = replace(
        one.exhibit, headline=words, title=words, alt=words, source=words, table=Table((words,), ((words,),))
    )
    whole = replace(paper(words, items=(replace(one, exhibit=told),)), title=words, warnings=(words,))
    document = read(make_docx(whole))
    for style in ("Title", "Heading 3", "Caption"):
        assert words in styled(document, style)
    assert document.tables[-1].cell(1, 0).text == words
    assert words in [one.text for one in document.sections[0].header.paragraphs]
    assert document.inline_shapes[-1]._inline.docPr.get("descr") == words
    codes = {one.text.split()[0] for one in document.element.body.iter(qn("w:instrText"))}
    assert codes == {"TOC"}


@pytest.mark.usefixtures("drawn")
def test_what_no_document_may_hold_is_left_out() -> None:
    document = read(make_docx(paper("A\x00B\x0bC\ud800D\uffff\nE")))
    assert "ABCD\nE" in runs(document)


@pytest.mark.usefixtures("drawn")
def test_every_page_carries_warnings_edition_dates_and_its_number() -> None:
    whole = paper()
    document = read(make_docx(whole))
    assert len(document.sections) == 4
    assert all(section.header.is_linked_to_previous for section in list(document.sections)[1:])
    head = [one.text for one in document.sections[0].header.paragraphs]
    foot = document.sections[0].footer
    assert head == [whole.partnership, *WARNINGS]
    assert [one.text for one in foot.paragraphs] == [stand(whole), "Page 1 of 1"]
    assert [one.text for one in foot._element.iter(qn("w:instrText"))] == [" PAGE ", " NUMPAGES "]


@pytest.mark.usefixtures("drawn")
def test_the_same_paper_gives_the_same_bytes_and_tells_no_hour_and_no_machine() -> None:
    made = make_docx(full())
    assert make_docx(full()) == made
    about = read(made).core_properties
    assert (about.title, about.author, about.language) == (
        "Impact, April to June 2022", "Test Partnership", "en-GB",
    )  # fmt: skip
    assert (about.created, about.modified, about.last_modified_by, about.comments) == (None, None, "", "")


@pytest.mark.usefixtures("drawn")
def test_text_is_large_enough_and_british() -> None:
    document = read(make_docx(full()))
    for name in set(STYLES) - {"Header", "Footer"}:
        size = document.styles[name].font.size
        assert size is not None
        assert size >= Pt(12), name
    languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    sizes = {run.font.size for one in every_paragraph(document) for run in one.runs}
    assert sizes == {None}


@given(some.lists(some.lists(some.text("ab ", max_size=40), min_size=3, max_size=3), min_size=1, max_size=5))
def test_columns_fit_the_page_and_their_longest_word_where_there_is_room(rows: list[list[str]]) -> None:
    whole = 20 * 914_400
    widths = share_width(rows, whole)
    assert sum(widths) <= whole
    assert all(width > 0 for width in widths)
    narrow = share_width([["word " * 30, "x"]], 3 * 914_400)
    assert sum(narrow) <= 3 * 914_400
    assert narrow[0] > 5 * narrow[1]
