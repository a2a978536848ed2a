"""A page's opening and lists on the screen: each sentence a link, drafts marked outside, nothing that is markup."""

from __future__ import annotations

from html import escape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from cesp.catalogue import Edition
from tests.ui.sayings import HOSTILE
from tests.ui.test_pages import Use, page_of


def show_made(edition: str, priority: str | None) -> None:
    from cesp.jobs.present import Scope
    from cesp.ui.cache import take_desk
    from cesp.ui.selection import Selection, select, selected
    from cesp.ui.summary import show_summary
    from tests.ui import builders, sayings

    scope = Scope(builders.PERIOD, "same-period", edition)  # type: ignore[arg-type]
    select(Selection(take_desk(), priority or "", scope, {"year": "2023/24"}))
    show_summary(sayings.summary(), selected(), priority)


def made(edition: Edition, priority: str | None) -> str:
    app = AppTest.from_function(show_made, args=(edition, priority), default_timeout=60).run()
    assert not app.exception
    return page_of(app)


def test_a_priority_leads_to_its_own_exhibits(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    page = made("officer", "neglect")
    for words in ("What's working well", "What are we worried about", "What needs to happen next",
                  "What we do not know", "What we did", "Reading age of these sentences"):  # fmt: skip
        assert escape(words) in page
    assert '<a class="cesp-said" href="#c" target="_self">60% of 20 actions' in page
    assert "1 audit return has not come" in page
    assert "Draft" not in page


def test_the_page_of_all_leads_to_a_priority_with_the_exhibit_first(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    page = made("officer", None)
    address = page.split("60% of 20 actions")[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    assert urlsplit(address).path == "neglect"
    assert parse_qs(urlsplit(address).query) == {"year": ["2023/24"], "exhibit": ["c"]}
    assert "<strong>Neglect</strong>: 60% of 20 actions" in page


def show_many() -> None:
    from cesp.briefing.summary import Summary, write
    from cesp.jobs.present import Scope
    from cesp.ui.cache import take_desk
    from cesp.ui.selection import Selection, select, selected
    from cesp.ui.summary import show_summary
    from tests.ui import builders

    whose = (None, None, None, None, None, "neglect", "neglect")
    sentences = tuple(
        write(
            "too_few", "unknown", f"Doubt {number}.", priority=priority, subject=f"s{number}", share=0.9 - number / 10
        )
        for number, priority in enumerate(whose)
    )
    scope = Scope(builders.PERIOD, "same-period", "officer")
    select(Selection(take_desk(), "", scope, {"year": "2023/24"}))
    show_summary(Summary(sentences), selected(), None)


def test_the_page_of_all_folds_what_is_on_no_other_page_and_links_the_rest(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    app = AppTest.from_function(show_many, default_timeout=60).run()
    assert not app.exception
    page = page_of(app)
    assert "and 2 more: " in page
    assert ">Neglect 2</a>" in page
    folded = page.split("<summary>2 more</summary>")[1].split("</details>")[0]
    assert [f"Doubt {number}." in folded for number in range(7)] == [False] * 3 + [True] * 2 + [False] * 2


def test_a_protected_edition_marks_each_sentence_that_nobody_approved(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    page = made("public", "neglect")
    assert page.count('<span class="cesp-draft">Draft</span>') == 8  # two that open the page, six in lists
    assert "Reading age" not in page


@pytest.mark.parametrize("priority", ["neglect", None])
def test_a_sentence_is_never_markup(use_store: Use, sample_file: Path, priority: str | None) -> None:
    use_store(sample_file)
    page = made("officer", priority)
    assert "<img" not in page
    assert HOSTILE not in page


def test_an_exhibit_that_the_address_names_stands_first(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    app = AppTest.from_function(show_asked_page, default_timeout=120)
    app.query_params["exhibit"] = "attended_of_registered"
    page = page_of(app.run())
    assert page.index("The figure behind the sentence") < page.index("working well")
    app = AppTest.from_function(show_asked_page, default_timeout=120)
    app.query_params["exhibit"] = "no such thing"
    assert "The figure behind the sentence" not in page_of(app.run())


def show_asked_page() -> None:
    from cesp.jobs.present import Scope, latest_period
    from cesp.ui.cache import take_desk
    from cesp.ui.priority import show_priority
    from cesp.ui.selection import Selection, select, selected

    desk = take_desk()
    select(Selection(desk, "neglect", Scope(latest_period(desk), "same-period", "officer"), {}))
    show_priority(selected())
