"""The page of definitions as AppTest sees it: whole, searched, and reached from a figure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.ui.test_pages import page_of

Use = Callable[[Path | None], str]


def show_page() -> None:
    from cesp.ui.cache import take_desk
    from cesp.ui.definitions import show_definitions
    from cesp.ui.selection import Selection

    show_definitions(Selection(take_desk(), "definitions", None, {}))


def opened(**query: str) -> AppTest:
    app = AppTest.from_function(show_page, default_timeout=120)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def test_the_whole_page_stands_without_a_single_return(use_store: Use) -> None:
    use_store(None)
    app = opened()
    page = page_of(app)
    for part in ("measures", "words", "colours", "chance", "verdicts", "marks", "editions"):
        assert f'href="#{part}"' in page
        assert f'<h2 id="{part}">' in page
    assert '<details class="cesp-definition" id="attended_of_registered"><summary>' in page
    assert "<dt>NRM</dt>" in page
    assert [chart.proto.alt[:30] for chart in app.get("plotly_chart")] == ["An example with made-up number"]


def test_a_search_leaves_what_it_finds_and_opens_a_few(use_store: Use) -> None:
    use_store(None)
    page = page_of(opened(find="cme open"))
    assert page.count("<details") == 1
    assert 'id="indicator-cme_open" open=""' in page
    assert "Chance or change" not in page
    several = page_of(opened(find="Attended of places"))
    assert 'id="attended_of_places" open=""' in several


def test_a_search_that_finds_nothing_says_what_to_try(use_store: Use) -> None:
    use_store(None)
    page = page_of(opened(find="<b>zebra"))
    assert "Nothing here has “&lt;b&gt;zebra” in it." in page
    assert "Try one word of it, or empty the search." in page
    assert "<details" not in page


def test_a_figure_leads_to_its_own_definition_before_all_others(use_store: Use) -> None:
    use_store(None)
    page = page_of(opened(about="indicator-neglect"))
    assert page.index("<h2>Neglect</h2>") < page.index('<h2 id="measures">')
    assert page.count('id="indicator-neglect"') == 1
    assert page_of(opened(about="no-such-thing")) == page_of(opened())


def test_an_exhibit_links_to_it_and_keeps_what_is_chosen() -> None:
    from cesp.ui.defined import definition_link
    from tests.ui import builders

    link = definition_link(builders.exhibit("one", "did", None), {"year": "2023/24"})
    assert 'href="definitions?year=2023%2F24&amp;about=' in link
