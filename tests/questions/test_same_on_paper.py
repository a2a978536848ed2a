"""The same story on the page and on paper: headline, figures and table of every exhibit, to the letter."""

from __future__ import annotations

import io
from collections.abc import Iterator
from math import isclose
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from cesp.briefing.exhibit import Exhibit
from cesp.briefing.paper import Paper
from cesp.charts.series import Chart
from cesp.export.document.make import make_docx
from cesp.export.offline.make import make_html
from cesp.export.printed.make import make_pdf
from cesp.export.slides.make import make_pptx
from cesp.export.workbook.make import make_xlsx
from cesp.jobs.desk import Desk
from cesp.jobs.papers import compose_paper
from cesp.jobs.present import Scope, latest_period
from tests.export.decks import cells_of, labels_of
from tests.export.tagged import bare
from tests.questions.asked import show_page
from tests.questions.papers import (
    Held,
    Rows,
    as_rows,
    holds_block,
    read_book,
    read_document,
    read_printed,
    read_web,
    spaceless,
)

EDITION = "public"


@pytest.fixture(scope="module")
def paper(sample_desk: Desk) -> Paper:
    return compose_paper(sample_desk, Scope(latest_period(sample_desk), "same-period", EDITION))


@pytest.fixture(scope="module")
def pages(sample_file: Path, paper: Paper) -> Iterator[dict[str, Held]]:
    """The page of each priority, by its id."""
    st.cache_resource.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CESP_STORE", f"sqlite:///{sample_file}")
        yield {chapter.priority: _page(chapter.priority) for chapter in paper.chapters}
    st.cache_resource.clear()


def _page(priority: str) -> Held:
    app = AppTest.from_function(show_page, args=("priority", priority, EDITION), default_timeout=300).run()
    assert not app.exception
    return read_web("\n".join(piece.proto.body for piece in app.get("html")))


def table_of(exhibit: Exhibit) -> Rows:
    """The table as every format is to print it."""
    printed = [
        [f"{cell:,.10g}" if isinstance(cell, int | float) else cell for cell in row] for row in exhibit.table.rows
    ]
    return as_rows([exhibit.table.columns, *printed])


def lacking(held: Held, exhibits: list[Exhibit]) -> list[str]:
    """What is not there to the letter: headlines, and tables of exhibits."""
    missing = [one.headline for one in exhibits if one.headline not in held.texts]
    return missing + [f"table of {one.title}" for one in exhibits if table_of(one) not in held.tables]


def exhibits_of(paper: Paper) -> list[Exhibit]:
    found = [item.exhibit for chapter in paper.chapters for part in chapter.parts for item in part.items]
    assert len(found) > 15
    assert all(one.table.rows for one in found)
    return found


def test_the_page_says_what_the_paper_says(paper: Paper, pages: dict[str, Held]) -> None:
    for chapter in paper.chapters:
        held = pages[chapter.priority]
        found = [item.exhibit for part in chapter.parts for item in part.items]
        assert lacking(held, found) == []
        assert [line for one in found for line in one.lines if line not in held.texts] == []
        assert [said.text for said in chapter.opening if not any(said.text in text for text in held.texts)] == []


def test_the_document_says_what_the_page_says(paper: Paper) -> None:
    held = read_document(make_docx(paper))
    found = exhibits_of(paper)
    assert lacking(held, found) == []
    figures = [" · ".join(one.lines) for one in found if one.lines]
    assert [line for line in figures if line not in held.texts] == []


def test_the_printed_report_says_what_the_page_says(paper: Paper) -> None:
    held = read_printed(make_pdf(paper))
    found = exhibits_of(paper)
    assert [one.headline for one in found if bare(one.headline) not in held.texts] == []
    assert [one.title for one in found if spaceless(table_of(one)) not in held.tables] == []
    every = "".join(held.texts)
    assert [line for one in found for line in one.lines if bare(line) not in every] == []


def test_the_workbook_says_what_the_page_says(paper: Paper) -> None:
    held = read_book(make_xlsx(paper))
    found = exhibits_of(paper)
    assert [one.headline for one in found if one.headline not in held.texts] == []
    assert [line for one in found for line in one.lines if line not in held.texts] == []
    assert [one.title for one in found if not holds_block(held.tables, table_of(one))] == []


def test_the_offline_slides_say_what_the_page_says(paper: Paper) -> None:
    held = read_web(make_html(paper))
    found = exhibits_of(paper)
    assert lacking(held, found) == []
    assert [line for one in found for line in one.lines if line not in held.texts] == []


def test_the_deck_says_what_the_page_says(paper: Paper) -> None:
    """Headline and figures stand on the slide's pages; the chart's own workbook holds its numbers, its labels print
    them."""
    pages: dict[str, list[Any]] = {}
    for page in Presentation(io.BytesIO(make_pptx(paper))).slides:
        pages.setdefault(page.shapes.title.text if page.shapes.title is not None else "", []).append(page)
    for slide in paper.slides:
        shapes = [shape for page in pages[slide.headline] for shape in page.shapes]
        texts = " ".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
        assert [line for line in slide.lines if line not in texts] == []
        if slide.exhibit is not None and slide.exhibit.chart is not None:
            holds_chart([shape.chart for shape in shapes if shape.has_chart], slide.exhibit.chart)


def holds_chart(drawn: list[Any], chart: Chart) -> None:
    points = [point for series in chart.series for point in series.points]
    numbers = [cell for one in drawn for row in cells_of(one) for cell in row if isinstance(cell, int | float)]
    values = [point.value for point in points if point.value is not None]
    assert [value for value in values if not any(isclose(value, number) for number in numbers)] == []
    shown = {words for point in points for words in (point.label, point.mark, f"{point.label} {point.mark}")}
    assert {label for one in drawn for label in labels_of(one)} <= shown | {""}
