"""The page of the yearly report as AppTest sees it: on the samples, in two editions, and with decisions made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

Use = Callable[[Path | None], str]


def statutory_page(edition: str) -> None:
    from typing import cast

    from cesp.catalogue import Edition
    from cesp.jobs.present import Scope, latest_period
    from cesp.ui.cache import take_desk
    from cesp.ui.selection import Selection, select
    from cesp.ui.statutory import show_statutory

    desk = take_desk()
    scope = Scope(latest_period(desk), "same-period", cast(Edition, edition))
    select(Selection(desk, "statutory", scope, {"year": "2023/24"}))
    show_statutory(Selection(desk, "statutory", scope, {"year": "2023/24"}))


def empty_page() -> None:
    from cesp.ui.cache import take_desk
    from cesp.ui.selection import Selection
    from cesp.ui.statutory import show_statutory

    show_statutory(Selection(take_desk(), "statutory", None, {}))


def opened(edition: str = "officer") -> AppTest:
    return AppTest.from_function(statutory_page, args=(edition,), default_timeout=120).run()


def page_of(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(piece.proto.body for piece in app.get("html"))


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def test_the_first_words_say_how_complete_the_report_can_be(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    page = page_of(opened())
    for words in (
        "Of 12 requirements, 5 are held, 4 partly, 3 not held: costs; use of data and sharing of information; national",
        "For the report on 2023/24: Working Together to Safeguard Children 2023, issued December 2023.",
        "Little or no evidence of progress",
        "Recommendations, and what resulted",
        "What children and families said, and what was done",
        "The scrutineer&#x27;s questions",
        'href="audits?year=2023%2F24&amp;exhibit=good_or_better-by-standard"',
        "Not held.</strong> What would fill it: A finance statement by the partners",
    ):
        assert words in page


def test_rows_and_forms_are_for_officers(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    officers, everybody = opened(), opened("public")
    assert "SA3: Agree the pathway to medical examination" in page_of(officers)
    assert "SA3" not in page_of(everybody)
    assert "No lead has agreed" in page_of(everybody)
    assert not everybody.button
    assert not everybody.expander


def test_a_lead_agrees_and_everybody_reads_that(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    app = opened()
    app.text_area[0].set_value("The pathway waits for a provider.")
    app = press(app, "Keep the decision")
    assert "A name is needed" in page_of(app)
    next(box for box in app.text_input if box.label == "Name of the lead").set_value("Lena Lead")
    app = press(app, "Keep the decision")
    assert "Agreed: Lena Lead" in page_of(app)
    public = page_of(opened("public"))
    assert "1 action is agreed to show little or no evidence of progress." in public
    assert "waits for a provider" not in public
    next(box for box in app.text_input if box.label.startswith("Who approves")).set_value("Amy Officer")
    press(app, "Record as approved")
    assert "The pathway waits for a provider." in page_of(opened("public"))


def test_the_scrutineer_writes_under_a_question(use_store: Use, sample_file: Path) -> None:
    use_store(sample_file)
    app = opened()
    next(box for box in app.text_area if box.label == "Words").set_value("<b>Reach</b> is not yet shown.")
    next(box for box in app.text_input if box.label == "Your name").set_value("Sam Scrutineer")
    app = press(app, "Keep as a draft")
    page = page_of(app)
    assert "&lt;b&gt;Reach&lt;/b&gt; is not yet shown." in page
    assert "opinion by Sam Scrutineer" in page
    app.radio[1].set_value("Next step").run()
    next(box for box in app.text_input if box.label == "Who did so").set_value("Sam Scrutineer")
    press(app, "Record the next step")
    assert "is not yet shown." in page_of(opened("public"))


def test_an_empty_store_teaches_what_to_do_first(use_store: Use) -> None:
    use_store(None)
    page = page_of(AppTest.from_function(empty_page, default_timeout=60).run())
    assert "Yearly report: what it must show" in page
    assert "Nothing has been uploaded yet." in page
