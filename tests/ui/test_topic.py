"""Topic pages as AppTest sees them, and where the navigation puts every page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cesp.catalogue.load import load_topics
from cesp.ui.shell import PAGES, REGISTRY, SECTIONS

Use = Callable[[Path | None], str]
NAMES = tuple(topic.id for topic in load_topics().topic)


def show(name: str, edition: str) -> None:
    from typing import get_args

    from cesp.catalogue import Edition
    from cesp.jobs.present import Scope, latest_period, years_held
    from cesp.ui.cache import take_desk
    from cesp.ui.selection import Selection, select, selected
    from cesp.ui.topic import show_topic

    desk = take_desk()
    wanted = next(one for one in get_args(Edition) if one == edition)
    scope = Scope(latest_period(desk), "same-period", wanted) if years_held(desk) else None
    select(Selection(desk, name, scope, {"year": "2023/24"}))
    show_topic(selected())


def opened(name: str, edition: str = "officer") -> AppTest:
    app = AppTest.from_function(show, args=(name, edition), default_timeout=120).run()
    assert not app.exception
    return app


def markup(app: AppTest) -> str:
    return "\n".join(piece.proto.body for piece in app.get("html"))


@pytest.mark.parametrize("name", NAMES)
def test_every_topic_has_a_page_with_charts(use_store: Use, sample_file: Path, name: str) -> None:
    use_store(sample_file)
    app = opened(name)
    topic = load_topics().get(name)
    page = markup(app)
    for words in (topic.title, topic.question, *(part.title for part in topic.part), "Officer working"):
        assert words.replace("'", "&#x27;") in page
    assert app.get("plotly_chart")


def test_a_list_is_sorted_as_asked(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    app = opened("audits")
    before = markup(app)
    after = markup(app.selectbox(key="sort-recommendations").select("Owner").run())
    assert before != after
    assert sorted(before) == sorted(after)  # the same rows, in another order


def test_the_returns_are_a_link_away_and_only_for_officers(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    assert 'href="returns?year=2023%2F24"' in markup(opened("assurance"))
    assert 'href="returns' not in markup(opened("assurance", "public"))


def test_with_nothing_held_a_page_says_what_to_do(use_store: Use) -> None:
    use_store(None)
    page = markup(opened("voice"))
    assert "Nothing has been uploaded yet." in page
    assert "Upload the return on the voice of children, and this page fills itself." in page


def test_every_page_of_the_navigation_has_a_file_and_a_section() -> None:
    assert all((PAGES / f"{name}.py").is_file() for name in NAMES)
    assert all((PAGES / f"{name}.py").is_file() for _, name, _ in REGISTRY)
    assert {section for section, _, _ in REGISTRY} <= set(SECTIONS)


def test_a_list_is_offered_as_a_file_where_its_rows_are_shown(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    for edition, offered in (("officer", 2), ("public", 0)):
        app = opened("audits", edition)
        app.session_state["download-register-recommendations"] = True
        keys = [button.key for button in app.run().get("download_button")]
        assert sum("register-recommendations" in str(key) for key in keys) == offered
