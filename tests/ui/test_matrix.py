"""The overview's table: a figure with its base, two bars, a verdict with a shape, and a link that keeps the choices."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cesp.briefing.exhibit import Cell, OverviewRow
from cesp.ui.matrix import matrix, shape

CELL = Cell("a", "84%", "of 318 registered", "was 79%", "no clear change", 0.84, 0.79)
ROW = OverviewRow("neglect", "Neglect", "closing", (CELL,))
QUERY = {"year": "2023/24", "period": "Year to date, to Q3"}


def test_a_cell_tells_figure_base_earlier_figure_and_verdict_and_links() -> None:
    markup = matrix(("Attended",), (ROW,), QUERY)
    for words in ("84%", "of 318 registered", "was 79%", "≈", "no clear change", "width:84.0%", "width:79.0%"):
        assert words in markup
    assert 'href="neglect?year=2023%2F24&amp;period=Year+to+date%2C+to+Q3"' in markup
    assert markup.count("<a ") == 2


def test_the_whole_partnership_has_no_page_and_so_no_link() -> None:
    assert "<a " not in matrix(("Attended",), (replace(ROW, priority=None),), QUERY)


def test_a_figure_that_is_hidden_has_no_bar() -> None:
    hidden = replace(CELL, display="c", base="", was="", verdict="", now=None, before=None)
    markup = matrix(("Attended",), (replace(ROW, cells=(hidden,)),), QUERY)
    assert "width" not in markup
    assert '<span class="cesp-quiet">c</span>' in markup
    assert "<strong>84%</strong>" in matrix(("Attended",), (ROW,), QUERY)


def test_an_empty_cell_says_so_to_a_screen_reader() -> None:
    assert "Not measured here" in matrix(("Attended",), (replace(ROW, cells=(None,)),), QUERY)


@pytest.mark.parametrize(
    "verdict",
    ["improved", "worsened", "no clear change", "more", "fewer", "about the same", "too few to say",
     "not like for like", "no earlier figure"],
)  # fmt: skip
def test_every_verdict_has_a_shape_of_its_own(verdict: str) -> None:
    others = {"improved", "worsened", "more", "fewer", "no clear change", "about the same"} - {verdict}
    assert shape(verdict)
    assert shape(verdict) not in {shape(other) for other in others}


def test_no_words_no_shape() -> None:
    assert shape("") == ""
