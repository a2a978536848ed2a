"""The easy-read draft as a Word document: a picture beside every line, large type, and what stands on every page."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from itertools import pairwise

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from cesp.briefing.easy_rows import ABOUT, ALT, DRAFT, UNCHECKED, EasyRow
from cesp.briefing.paper import Paper, Said
from cesp.export.easy.make import HELPERS, LEAST, make_easy_read
from cesp.export.easy.pictures import draw_pictures, picture_of
from cesp.export.standing import stand
from tests.export.printed_words import paper

HOSTILE = ("=1+1", "@SUM(A1)", "<b>bold</b> & {{x}}", "{ PAGE }", "<w:br/>", "]]>")


def read(whole: Paper) -> Document:
    return docx.Document(io.BytesIO(make_easy_read(whole)))


def rows(document: Document) -> list[tuple[str, str]]:
    """The alt text of each picture, and the words beside it."""
    found = []
    for table in document.tables:
        for row in table.rows:
            left, right = row.cells
            [drawn] = left._tc.iter(qn("wp:docPr"))
            assert left.text == ""
            assert not list(right._tc.iter(qn("wp:docPr")))
            found.append((str(drawn.get("descr")), right.text))
    return found


def test_every_line_has_a_picture_on_its_left_and_at_most_15_words() -> None:
    found = rows(read(paper()))
    assert ("Ten people, 8 of them dark", "Now: about 8 in 10 people registered.") in found
    assert all(alt.split(",")[0] in ALT.values() for alt, _ in found)
    assert max(len(words.split()) for _, words in found) <= 15


def test_headings_go_down_by_one_and_begin_with_the_title() -> None:
    document = read(paper())
    assert document.paragraphs[0].text == DRAFT
    levels = [
        int(str(one.style.name)[-1]) for one in document.paragraphs if one.style and "Heading" in str(one.style.name)
    ]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_page_says_that_it_is_a_draft_and_what_the_paper_warns_of() -> None:
    whole = paper()
    [section] = read(whole).sections
    assert section.header.paragraphs[0].text == f"{DRAFT}. {UNCHECKED}"
    assert [one.text for one in section.footer.paragraphs][:-1] == [*whole.warnings, stand(whole)]
    assert "PAGE" in section.footer._element.xml
    assert not section.different_first_page_header_footer


def test_no_type_is_smaller_than_14_points() -> None:
    document = read(paper())
    [section] = document.sections
    places = (document, section.header, section.footer, *(cell for table in document.tables for cell in table._cells))
    sizes = [one.style.font.size.pt for place in places for one in place.paragraphs]  # type: ignore[union-attr]
    assert min(sizes) == LEAST == 14
    assert "<w:sz " not in document.element.xml


def test_what_there_is_nothing_of_has_no_heading() -> None:
    whole = replace(paper(), questions=(), chapters=())
    headings = [one.text for one in read(whole).paragraphs if "Heading" in str(one.style and one.style.name)]
    assert headings == [ABOUT, HELPERS]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_people_stay_words(words: str) -> None:
    whole = paper()
    closed = replace(whole.chapters[1], opening=(Said(words),), aim=f"{words}\x00\x1b")
    document = read(replace(whole, chapters=(closed,)))
    assert [told for _, told in rows(document)].count(words) == 2


def test_the_same_paper_gives_the_same_bytes_that_tell_no_hour() -> None:
    made = make_easy_read(paper())
    assert make_easy_read(paper()) == made
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_a_picture_shows_as_many_people_as_its_row_counts() -> None:
    names = [picture_of(EasyRow("people", "", "", number)) for number in range(11)]
    assert names[8] == "people 8"
    assert len(set(draw_pictures(names).values())) == 11
    assert draw_pictures(()) == {}


def test_every_sign_can_be_drawn() -> None:
    signs = [picture_of(EasyRow(picture, "", "")) for picture in ALT if picture != "people"]
    drawn = draw_pictures(signs)
    assert len(set(drawn.values())) == len(signs)
    assert all(one.startswith(b"\x89PNG") for one in drawn.values())
