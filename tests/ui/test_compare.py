"""The page that compares, its address, and what a click on a chart does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from cesp.charts.series import Chart, Point, Series
from cesp.jobs.desk import Desk
from cesp.jobs.present import Scope
from cesp.periods import Period, Quarter
from cesp.ui import narrowing
from cesp.ui.choosing import compared_choices, compared_words
from cesp.ui.narrowing import on_click
from cesp.ui.selection import Selection
from tests.ui.test_pages import page_of

Use = Callable[[Path | None], str]
NINE, QUARTER = Period.to_date(2023, 3), Period(2023, 3, 3)


def show_page() -> None:
    """The page as the shell draws it: its boxes, then what they name."""
    from cesp.jobs.present import Scope, latest_period
    from cesp.ui.cache import take_desk
    from cesp.ui.choosing import choose
    from cesp.ui.compare import choose_comparing, show_compare
    from cesp.ui.selection import Selection, select

    desk = take_desk()
    scope = choose(desk)
    assert scope is None or scope == Scope(latest_period(desk), scope.compare, scope.edition)
    chosen = Selection(desk, "compare", scope, choose_comparing(desk, scope))
    select(chosen)
    show_compare(chosen)


def opened(**query: str) -> AppTest:
    app = AppTest.from_function(show_page, default_timeout=120)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def test_an_address_says_every_choice(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    app = opened(show="Attendances", by="Agency", compare="Full year before")
    page = page_of(app)
    assert [app.selectbox(key=key).value for key in ("show", "of", "by", "only")] == [
        "Attendances", "All", "Agency", "All",
    ]  # fmt: skip
    assert ">Of 11 agencies, all 11 are not like for like.</h3>" in page
    assert "The periods are of different lengths: 2023/24 to Q3 and 2022/23." in page
    hrefs = [urlsplit(piece.split('"')[0]) for piece in page.split('href="')[1:]]
    rows = parse_qs(next(link.query for link in hrefs if "rows-by" in link.query).replace("&amp;", "&"))
    assert (rows["rows-of"], rows["rows-by"]) == (["attendances"], ["agency"])
    narrowed = parse_qs(next(link.query for link in hrefs if link.path == "compare").replace("&amp;", "&"))
    assert narrowed["by"] == ["Agency"]
    app.selectbox(key="only").select("Housing").run()
    assert ">Housing: " in page_of(app)


def test_words_are_asked_for_on_the_whole_and_not_on_one_part(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    app = opened(show="Attendances", by="Agency")
    assert [button.label for button in app.button].count("Comment") == 1
    app.selectbox(key="only").select("Housing").run()
    assert "Comment" not in [button.label for button in app.button]


def test_what_no_longer_fits_falls_back(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    app = opened(show="Attendances", by="Course", only="Housing")
    assert app.selectbox(key="only").value == "All"
    app.selectbox(key="show").select("Meetings held of planned").run()
    assert app.selectbox(key="by").value in ("Quarter", "Meeting", "The whole")
    assert "Meetings held of planned" in page_of(app)


def test_a_public_page_leads_to_no_rows_and_no_agency(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    app = opened(show="Attendances", by="Agency", edition="Part 1 (public)")
    page = page_of(app)
    assert "results named by agency are for officers" in page
    assert app.selectbox(key="only").options == ["All"]
    by_course = page_of(opened(show="Attendances", by="Course", edition="Part 1 (public)"))
    assert "Of 1" in by_course
    assert 'href="rows' not in by_course


def test_an_empty_store_teaches_what_to_do_first(use_store: Use) -> None:
    use_store(None)
    assert "Nothing has been uploaded yet." in page_of(opened())


def test_what_may_be_compared_with_is_each_once_and_ended_before() -> None:
    held = [Quarter(2022, number) for number in (1, 2, 3, 4)] + [Quarter(2023, number) for number in (1, 2, 3)]
    offered = compared_choices(QUARTER, (2023, 2022, 2015), held)
    assert offered == (
        "same-period", "previous-quarter", "full-year",
        "2023/24 to Q2", "2023/24 Q1",
        "2022/23 to Q3", "2022/23 to Q2", "2022/23 Q4", "2022/23 Q2", "2022/23 Q1",
        "2015/16",  # only a year's figures are held of it
    )  # fmt: skip
    assert compared_choices(NINE, (2023, 2022), held)[:2] == ("same-period", "full-year")
    assert "2023/24 Q1" not in compared_choices(NINE, (2023, 2022), held)  # it is part of the nine months
    assert compared_choices(Period.full_year(2023), (2023,), held) == ("same-period",)


def test_a_baseline_is_named_in_the_address() -> None:
    assert [compared_words(word) for word in ("same-period", "2021/22 to Q3")] == [
        "Same period last year", "Baseline 2021/22 to Q3",
    ]  # fmt: skip


@pytest.fixture
def looking(monkeypatch: pytest.MonkeyPatch, sample_desk: Desk) -> dict[str, Any]:
    """A person on the page that compares, and the state of their session."""
    state: dict[str, Any] = {}
    chosen = Selection(sample_desk, "compare", Scope(NINE, "same-period", "officer"), {})
    monkeypatch.setattr(narrowing, "current", lambda: chosen)
    monkeypatch.setattr(narrowing, "st", SimpleNamespace(session_state=state))
    monkeypatch.setattr("cesp.ui.choosing.st", SimpleNamespace(session_state=state))
    return state


def chart(*names: str) -> Chart:
    return Chart("places", (Series("now", "now", tuple(Point(name, 1, "1") for name in names)),), "", "", False, 0)


def click(state: dict[str, Any], drawn: Chart, name: str | None) -> dict[str, Any]:
    """What is in the session once a mark, or nothing, was clicked."""
    act = on_click(drawn, "chart-1")
    assert callable(act)
    state["chart-1"] = {"selection": {"points": [] if name is None else [{"customdata": name}]}}
    act()
    return {key: value for key, value in state.items() if key != "chart-1"}


def test_a_click_on_a_part_narrows_the_page_to_it(looking: dict[str, Any]) -> None:
    assert click(looking, chart("Police", "Health"), "Police") == {"only": "Police"}
    assert click(looking, chart("Health & care"), "Health &amp; care") == {"only": "Health & care"}


@pytest.mark.parametrize(("name", "year"), [("Q2", 2023), ("2021/22 Q2", 2021)])
def test_a_click_on_a_quarter_narrows_the_page_to_it(looking: dict[str, Any], name: str, year: int) -> None:
    assert click(looking, chart("Q1", "Q2", "2021/22 Q2"), name) == {"year": year, "period": "q2"}


@pytest.mark.parametrize("name", [None, "<script>"])
def test_a_click_beside_the_marks_changes_nothing(looking: dict[str, Any], name: str | None) -> None:
    assert click(looking, chart("Police"), name) == {}


def test_elsewhere_only_quarters_answer_a_click(monkeypatch: pytest.MonkeyPatch, sample_desk: Desk) -> None:
    chosen = Selection(sample_desk, "neglect", Scope(NINE, "same-period", "officer"), {})
    monkeypatch.setattr(narrowing, "current", lambda: chosen)
    assert on_click(chart("Police"), "chart-1") == "ignore"
    assert callable(on_click(chart("Q1"), "chart-1"))
    monkeypatch.setattr(narrowing, "current", lambda: None)
    assert on_click(chart("Q1"), "chart-1") == "ignore"
