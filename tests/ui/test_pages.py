"""Every page as AppTest sees it: on the samples, on an empty store, and on hand-made values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cesp.ui import SHELL

Use = Callable[[Path | None], str]


def page_of(app: AppTest) -> str:
    """All markup of a page, one piece after the other."""
    assert not app.exception
    return "\n".join(piece.proto.body for piece in app.get("html"))


def opened(**query: str) -> AppTest:
    app = AppTest.from_file(str(SHELL), default_timeout=120)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def show_made_overview() -> None:
    from typing import cast

    from cesp.ui.overview import render_overview
    from cesp.ui.selection import Selection
    from tests.ui import builders

    render_overview(builders.overview("public"), cast(Selection, builders.ChosenQuery({"year": "2023/24"})))


def test_an_overview_leads_to_its_priorities_and_says_which_edition_it_is() -> None:
    page = page_of(AppTest.from_function(show_made_overview, default_timeout=60).run())
    assert 'href="neglect?year=2023%2F24"' in page
    for words in ("How are we doing?", "Part 1 (public)", "Not cleared for publication.", "412", "was 276"):
        assert words in page


def test_an_empty_store_teaches_what_to_do_first(use_store: Use) -> None:
    use_store(None)
    app = opened()
    assert "Nothing has been uploaded yet." in page_of(app)
    assert not app.selectbox


def test_the_first_page_shows_real_content(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    app = opened()
    page = page_of(app)
    assert [box.label for box in app.selectbox] == [
        "Year", "Period", "Compared with", "Edition", "Order of priorities",
    ]  # fmt: skip
    assert app.selectbox(key="year").value == 2023
    assert app.selectbox(key="period").value == "to-3"
    assert app.selectbox(key="edition").value == "officer"
    assert "April to December 2023" in page
    assert 'href="contextual-safeguarding?' in page


def test_a_link_reproduces_year_period_comparison_and_edition(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    app = opened(year="2022/23", period="Q1, April to June", compare="Previous quarter", edition="Part 1 (public)")
    page = page_of(app)
    assert app.selectbox(key="compare").value == "previous-quarter"
    assert "April to June 2022" in page
    assert "Part 1 (public)" in page


def test_a_link_that_makes_no_sense_falls_back_to_the_latest(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    app = opened(year="1066", period="Lent", edition="<script>")
    assert (app.selectbox(key="year").value, app.selectbox(key="period").value) == (2023, "to-3")


def test_another_edition_is_another_page(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    app = opened()
    officer = page_of(app)
    public = page_of(app.selectbox(key="edition").select("public").run())
    assert "Part 1 (public)" in public
    assert "Protected against subtraction: checked on" in public
    assert "Protected against subtraction" not in officer


@pytest.mark.parametrize("priority", ["contextual-safeguarding", "neglect", "emotional-health-and-wellbeing"])
def test_every_priority_has_a_page(use_store: Use, sample_file: Path, priority: str) -> None:
    use_store(sample_file)
    app = AppTest.from_function(show_priority_page, args=(priority,), default_timeout=120).run()
    page = page_of(app)
    for words in ("What we did", "What changed in practice", "What it means for children"):
        assert words in page
    assert app.get("plotly_chart")


def show_priority_page(priority: str) -> None:
    from cesp.jobs.present import Scope, latest_period
    from cesp.ui.cache import take_desk
    from cesp.ui.priority import show_priority
    from cesp.ui.selection import Selection, select, selected

    desk = take_desk()
    select(Selection(desk, priority, Scope(latest_period(desk), "same-period", "officer"), {}))
    show_priority(selected())
