"""A paper as slides: the same strings, every one read aloud in order, none too small, none cut."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from cesp.briefing.paper import NOT_PUBLISHED, Slide, read_paper, write_paper
from cesp.export.slides.deck import CLEAR, HEIGHT, WIDTH
from cesp.export.slides.make import make_pptx
from cesp.export.slides.notes import spell_cell
from cesp.export.slides.story import share_lines
from cesp.export.slides.type import BODY, SMALL, plain
from cesp.export.slides.words import Box, count_lines, height_of
from tests.export.decks import EVIL, SPELLS, WARNING, everything, opened, pages, said, story, told, whole, words_of

INCH = 914400


def spoken(shape: Any) -> bool:
    """False of what is drawn only, or said by a chart's description too."""
    return not shape._element.xpath(".//p:cNvPr//*[local-name()='decorative']")


def edges(shape: Any) -> Box:
    return Box(*(edge / INCH for edge in (shape.left, shape.top, shape.width, shape.height)))


def test_every_slide_has_its_headline_as_title_in_order() -> None:
    paper = everything()
    titles = list(dict.fromkeys(page.shapes.title.text for page in pages()))
    closing = ["Questions asked", "About these slides", "Words used", "How figures are counted", "Sources"]
    assert titles == [paper.title, *(slide.headline for slide in paper.slides), *closing]


def test_what_stands_in_the_paper_stands_on_the_slides() -> None:
    paper = everything()
    written = {words for page in pages() for words in words_of(page)}
    for slide in paper.slides:
        assert set(slide.lines) <= written
        for each in slide.lists:
            assert each.title in written
            assert {f"{one.mark} {one.whose}: {one.text}" for one in each.said} <= written
            assert each.said or each.empty in written
    assert {"and 2 more", "The same children?", "Councillor A · 1 July 2023 · Overview", "Not answered yet"} <= written
    assert {"A mechanism. · 2 July 2023", "NRM: national referral mechanism", "Data version: 93"} <= written
    assert {"Attended: Of those registered.", "Source: training returns.", "A  It began"} <= written


def test_every_page_carries_warning_edition_period_and_number() -> None:
    for number, page in enumerate(pages(), 1):
        *_, quiet, count = (shape.text_frame.text for shape in page.shapes if shape.has_text_frame)
        assert WARNING in words_of(page)
        assert quiet.endswith("April to June 2023 · Part 1 (public) · Figures to 30 June 2023")
        assert count == f"{number} / {len(pages())}"


def test_a_slide_outside_the_published_papers_says_so() -> None:
    marked = [page.shapes.title.text for page in pages() if NOT_PUBLISHED in words_of(page)]
    assert marked == ["Our words."]


def test_reading_order_is_title_matter_warning_quiet_line_number() -> None:
    for page in pages():
        shapes = [shape for shape in page.shapes if spoken(shape)]
        assert shapes[0] == page.shapes.title
        assert [shape.has_text_frame and WARNING in shape.text_frame.text for shape in shapes].index(True) == len(
            shapes
        ) - 3
        assert shapes[-1].text_frame.text.split(" / ")[0].isdigit()


def test_pictures_of_figures_have_words() -> None:
    seen = 0
    for page in pages():
        for shape in page.shapes:
            if shape.has_chart or shape.has_table:
                seen += 1
                assert len(shape._element.xpath(".//p:cNvPr/@descr")[0]) > 10
            elif not shape.is_placeholder and not shape.has_text_frame:
                assert not spoken(shape)
    assert seen == 5 + 3 + 1  # a chart of each kind, three lanes, a table


def test_notes_hold_notes_questions_evidence_and_table() -> None:
    page = next(page for page in pages() if page.shapes.title.text == "What bars shows.")
    notes = page.notes_slide.notes_text_frame.text.split("\n")
    assert notes[:5] == ["Breathe.", "", "Questions to expect", "Why?", ""]
    assert {"Evidence", "63%", "20 of 32", "was 50%", "Walk-ins: 5."} <= set(notes)
    assert notes[-3:] == ["Table", "Quarter: Q1; Figure: 63%", "Quarter: Q2; Figure: c; From: 1,234"]


def test_notes_say_a_line_once() -> None:
    page = opened(story(told(notes="63%\n20 of 32"))).slides[1]
    lines = page.notes_slide.notes_text_frame.text.split("\n")
    assert lines.count("63%") == lines.count("20 of 32") == lines.count("was 50%") == 1


@pytest.mark.parametrize(("cell", "words"), [(None, ""), ("84%", "84%"), (3.0, "3"), (1234.5, "1,234.5")])
def test_cells_are_spelled_as_a_page_prints_them(cell: str | float | None, words: str) -> None:
    assert spell_cell(cell) == words


def test_nothing_is_smaller_than_it_may_be() -> None:
    with zipfile.ZipFile(io.BytesIO(whole())) as archive:
        names = [name for name in archive.namelist() if name.startswith(("ppt/slides/s", "ppt/charts/c"))]
        assert len(names) > 20
        for name in names:
            sizes = re.findall(r' sz="(\d+)"', archive.read(name).decode())
            assert min(map(int, sizes)) >= SMALL * 100, name


def test_what_is_told_is_as_large_as_a_room_needs() -> None:
    for page in pages():
        title = page.shapes.title
        assert all(run.font.size.pt in (32, 36) for run in title.text_frame.paragraphs[0].runs)
        for shape in page.shapes:
            for paragraph in shape.text_frame.paragraphs if shape.has_text_frame else ():
                if paragraph.text in ("63%", "One line.", "was 50%", "They only stand side by side."):
                    assert paragraph.runs[0].font.size.pt == BODY


def test_nothing_overlaps_nor_leaves_the_slide_nor_stands_where_captions_do() -> None:
    for page in pages():
        boxes = [edges(shape) for shape in page.shapes if spoken(shape)]
        for at, box in enumerate(boxes):
            assert box.left >= 0
            assert box.right <= WIDTH + 0.001
            assert box.bottom <= CLEAR + 0.001 < HEIGHT
            for other in boxes[:at]:
                apart = box.left >= other.right - 0.01 or other.left >= box.right - 0.01
                assert apart or box.top >= other.bottom - 0.01 or other.top >= box.bottom - 0.01, (box, other)


def test_what_does_not_fit_goes_on_and_is_never_cut() -> None:
    lines = tuple(
        f"{number}: " + "a line of the office's own words, which is long enough to wrap " * 2 for number in range(30)
    )
    paper = story(Slide("1", "text", "All", "A long one.", lines))
    found = [page for page in opened(paper).slides if page.shapes.title.text == "A long one."]
    assert len(found) > 5
    assert [words for page in found for words in words_of(page) if words.endswith("wrap ")] == list(lines)


@pytest.mark.parametrize(("length", "count"), [(1, 1), (8, 2), (30, 4), (100, 8)])
def test_four_lists_take_as_many_pages_as_they_need_and_do_not_shrink(length: int, count: int) -> None:
    texts = ["The figure is " + "rather " * length + "good." for _ in range(2)]
    lists = tuple(said(title, *texts) for title in ("One", "Two", "Three", "Four"))
    deck = opened(story(Slide("1", "summary", "All", "How are we doing?", lists=lists)))
    found = [page for page in deck.slides if page.shapes.title.text == "How are we doing?"]
    assert len(found) == count
    written = [words for page in found for words in words_of(page)]
    assert [written.count(each.title) for each in lists] == [1] * 4
    assert written.count(f"Draft Neglect: {texts[0]}") == 8


def test_lines_stand_beside_a_chart_then_under_it_then_on_another_page() -> None:
    short, long = plain("84%"), plain("a long sentence of what chance explains and what it does not explain " * 2)
    room = Box(0, 0, 12, 4)
    assert share_lines([short] * 5, room) == ([short] * 5, [])
    assert share_lines([*[short] * 5, long], room) == ([short] * 5, [long])
    assert share_lines([*[short] * 5, *[long] * 9], Box(0, 0, 12, 3)) == ([short] * 5, [])
    assert share_lines([long], Box(0, 0, 12, 0.1)) == share_lines([], room) == ((), ())


@pytest.mark.parametrize(("letters", "size"), [(20, 36), (150, 32), (216, 28), (300, 24), (600, 18)])
def test_a_long_headline_is_told_whole_and_leaves_room_for_its_chart(letters: int, size: int) -> None:
    page = opened(story(told(headline="wording " * (letters // 8)))).slides[1]
    assert page.shapes.title.text_frame.paragraphs[0].runs[0].font.size.pt == size
    (chart,) = (shape for shape in page.shapes if shape.has_chart)
    assert edges(page.shapes.title).bottom < edges(chart).top
    assert edges(chart).height > 1.9


def test_words_are_measured() -> None:
    assert count_lines("one two three", 24, 100) == 1
    assert count_lines("one\ntwo", 24, 100) == 2
    assert count_lines("W" * 30, 72, 5) == 6  # 30 letters just under an inch each, five to a line
    assert height_of(["a", "b"], 72, 10, gap=1) == pytest.approx(2 * 1.17 + 1)


def test_all_is_in_british_english() -> None:
    with zipfile.ZipFile(io.BytesIO(whole())) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode("utf-8", "replace") if name.endswith(".xml") else ""
            assert ' lang="en-US"' not in text, name
        assert archive.read("ppt/slides/slide2.xml").decode().count(' lang="en-GB"') > 10


def test_the_same_paper_gives_the_same_bytes_and_says_no_hour() -> None:
    paper = everything()
    made = make_pptx(paper)
    assert made == make_pptx(read_paper(write_paper(paper)))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert not [name for name in archive.namelist() if "thumbnail" in name]
    said = Presentation(io.BytesIO(made)).core_properties
    assert (said.title, said.author, said.language) == (paper.title, "Test Partnership", "en-GB")
    assert (said.created, said.modified) == (None, None)


@pytest.mark.parametrize("spell", SPELLS)
def test_text_stays_text(spell: str) -> None:
    slide = told(headline=spell, lines=(spell,), notes=spell, whose=spell)
    page = opened(replace(story(slide), warnings=(spell,))).slides[1]
    kept = spell if spell != SPELLS[-1] else "ab"
    assert page.shapes.title.text == kept
    assert words_of(page).count(kept) >= 3  # headline, line, warning
    assert page.notes_slide.notes_text_frame.text.startswith(kept)
    assert not [link for link in page.part.rels.values() if link.is_external]
    assert EVIL not in {link.target_ref for link in page.part.rels.values()}


def test_libreoffice_prints_every_slide(office: str, tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(whole())
    command = [office, "--headless", f"-env:UserInstallation={(tmp_path / 'home').as_uri()}", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", tmp_path, tmp_path / "deck.pptx"], check=True, capture_output=True, timeout=180
    )
    printed = (tmp_path / "deck.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == len(pages())
