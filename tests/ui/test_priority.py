"""A priority's page as AppTest sees it: what leads, what waits in a row, the impact line, lives, and what stands
beside."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui import builders
from tests.ui.test_pages import page_of

Use = Callable[[Path | None], str]


def show_made_briefing() -> None:
    from typing import cast

    from cesp.ui.priority import render_briefing
    from cesp.ui.selection import Selection
    from tests.ui import builders

    render_briefing(builders.briefing(), cast(Selection, builders.ChosenQuery({"year": "2023/24"})))


def show_priority_page(priority: str, edition: str, year: int, first: int, last: int) -> None:
    from typing import cast

    from cesp.catalogue import Edition
    from cesp.jobs.present import Scope
    from cesp.periods import Period
    from cesp.ui.cache import take_desk
    from cesp.ui.priority import show_priority
    from cesp.ui.selection import Selection, select, selected

    scope = Scope(Period(year, first, last), "same-period", cast(Edition, edition))
    select(Selection(take_desk(), priority, scope, {}))
    show_priority(selected())


def opened(priority: str, edition: str = "officer", year: int = 2023, first: int = 1, last: int = 3) -> AppTest:
    arguments = (priority, edition, year, first, last)
    app = AppTest.from_function(show_priority_page, args=arguments, default_timeout=120).run()
    assert not app.exception
    return app


def rows_of(app: AppTest) -> list[str]:
    """The labels of the exhibits that wait in a row."""
    return [box.label for box in app.expander if box.label != "Words used on this page"]


def test_a_briefing_is_shown_whole_and_its_text_is_never_markup() -> None:
    app = AppTest.from_function(show_made_briefing, default_timeout=60).run()
    page = page_of(app)
    for words in ("Closing since April 2023.", "What we did", "What changed in practice", "What it means for children",
                  "Nothing is held on it.", "Walk-ins (35) are not counted", "red, amber, green", "Officer working",
                  "Figures to 31 December 2023", "synthetic samples", "They stand side by side.",
                  "Attendances went up, from 190 to 231."):  # fmt: skip
        assert words in page
    assert "<img" not in page
    assert "&lt;img src=x onerror=alert(1)&gt; *bold* $x$" in page
    assert builders.HOSTILE not in page


def test_what_leads_is_drawn_and_what_waits_is_a_line_until_it_is_opened() -> None:
    app = AppTest.from_function(show_made_briefing, default_timeout=60).run()
    charts = app.get("plotly_chart")
    assert [chart.proto.alt for chart in charts] == ["Three lanes in words", "84% attended, 79% a year before"]
    drawn = json.loads(charts[1].proto.spec)
    assert [bar["text"] for bar in drawn["data"]] == [["79%"], ["84%", "90%"]]
    assert len(rows_of(app)) == 2
    assert rows_of(app)[0] == "≈ 84\\% of 318 registered attended\\: no clear change\\."
    assert page_of(app).count("<h3 id=") == 1


def test_every_link_of_the_contents_leads_to_a_part_of_the_page(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    page = page_of(opened("neglect"))
    nav = page[page.index('<nav aria-label="On this page">') :].split("</nav>")[0]
    anchors = [piece.split('"')[0] for piece in nav.split('href="#')[1:]]
    assert anchors == [
        "impact-line", "lane-did", "lane-practice", "lane-children", "what-children-said", "little-or-no-progress",
    ]  # fmt: skip
    assert all(page.count(f'id="{anchor}"') == 1 for anchor in anchors)


def test_a_calm_page_sends_few_charts_and_keeps_every_exhibit_within_reach(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    app = opened("contextual-safeguarding")
    page = page_of(app)
    charts = app.get("plotly_chart")
    assert charts[0].proto.alt.startswith("Lines in three lanes over one time axis.")
    assert len(charts) <= 9
    assert len(rows_of(app)) > len(charts)
    assert "Joint targeted area inspection (July 2022)" in page
    assert "they do not show that one led to the other" in page
    for anchor in ("sessions_held", "attendances", "good_or_better", "indicator-nrm_referrals"):
        assert page.count(f'id="{anchor}"') == 1


def test_a_closed_priority_offers_its_last_picture(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    page = page_of(opened("emotional-health-and-wellbeing"))
    assert "Closed to business as usual, March 2023" in page
    assert 'href="emotional-health-and-wellbeing?year=2022%2F23&amp;period=Full+year' in page
    assert "Show its last picture, 2022/23" in page
    assert "No gaps were found" not in page
    last = page_of(opened("emotional-health-and-wellbeing", year=2022, last=4))
    assert "Show its last picture" not in last
    assert "Closed to business as usual, March 2023" in last


def test_a_priority_that_was_not_open_yet_says_when_it_opens(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    page = page_of(opened("sexual-abuse", year=2022, last=4))
    assert "Not yet a priority: it opens 1 April 2023" in page
    assert "What is shown here was held before it became a priority." in page
    assert 'href="sexual-abuse?year=2023%2F24&amp;period=Full+year' in page


@pytest.mark.parametrize(("edition", "told"), [("officer", True), ("public", False), ("restricted", False)])
def test_what_children_said_is_for_officers_until_it_is_released(
    use_store: Use, sample_file: Path, edition: str, told: bool
) -> None:
    use_store(sample_file)
    page = page_of(opened("neglect", edition))
    assert ("I get asked about my day now." in page) == told
    assert ("for officers until a named person releases it" in page) != told
    assert "1 thing was said, April to December 2023." in page


@pytest.mark.parametrize("edition", ["officer", "public"])
def test_little_progress_is_proposed_to_officers_and_told_to_others_once_agreed(
    use_store: Use, sample_file: Path, edition: str
) -> None:
    use_store(sample_file)
    page = page_of(opened("sexual-abuse", edition))
    section = page[page.index('id="little-or-no-progress"') :]
    proposed = "1 action is proposed as showing little or no evidence of progress: 1 not decided yet."
    assert (proposed in section) == (edition == "officer")
    assert ("No lead has agreed" in section) == (edition == "public")
    assert ('href="statutory?' in section) == (edition == "officer")
