"""The page of papers: a story chosen, changed, saved and published; a question answered."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cesp.jobs.desk import Desk, open_desk
from cesp.jobs.places import partnership_folder
from cesp.jobs.publishing import list_publications, open_publication
from cesp.jobs.questions import ask_question, list_questions
from cesp.people import LOCAL
from tests.ui.test_pages import Use, page_of


def show_page(edition: str) -> None:
    from cesp.jobs.present import Scope, latest_period, years_held
    from cesp.ui.cache import take_desk
    from cesp.ui.reports import show_reports
    from cesp.ui.selection import Selection, select, selected

    desk = take_desk()
    scope = Scope(latest_period(desk), "same-period", edition) if years_held(desk) else None  # type: ignore[arg-type]
    select(Selection(desk, "reports", scope, {"year": "2023/24"}))
    show_reports(selected())


@pytest.fixture
def held(use_store: Use, sample_file: Path) -> Desk:
    return open_desk(use_store(sample_file), partnership_folder(), LOCAL)


def opened(edition: str = "public") -> AppTest:
    app = AppTest.from_function(show_page, args=(edition,), default_timeout=300).run()
    assert not app.exception
    return app


def test_without_anything_held_the_page_says_what_to_do_first(use_store: Use) -> None:
    use_store(None)
    assert "Upload the first returns, and a story is told from them." in page_of(opened())


def test_a_story_is_changed_saved_and_published_and_the_question_on_it_answered(held: Desk) -> None:
    app = opened()
    page = page_of(app)
    assert "1. Cheshire East" in page
    assert page.index("How are we doing?") < page.index("What we do not know, and what comes next")
    first = headline(app, 2)
    app.button(key="down-1").click().run()
    assert headline(app, 3) == first
    app.button(key="out-1").click().run()
    assert headline(app, 2) == first
    app.text_input(key="story-title-0").set_value("For scrutiny").run()
    app.button(key="story-new").click().run()
    assert app.selectbox(key="story-choice").value.startswith("For scrutiny (no. 1, ")

    app.session_state["publish"] = True
    app.run()
    app.text_input(key="publish-committee").set_value("Scrutiny Committee").run()
    app.text_input(key="publish-name").set_value("Jane Smith").run()
    app.button(key="publish-now").click().run()
    assert not app.exception
    [record] = list_publications(held)
    paper = open_publication(held, record.id).paper
    assert (record.notice.title, record.notice.committee) == ("For scrutiny", "Scrutiny Committee")
    assert [slide.headline for slide in paper.slides][1] == first
    assert len(paper.slides) == 9
    assert "Papers are due on" in page_of(app)

    ask_question(held, record.id, paper.slides[1].id, "", "Why is that?", "Cllr A")
    app.run()
    assert "Not answered yet." in page_of(app)
    app.session_state["answer-1"] = True
    app.run()
    app.text_area(key="answer-text-1-0").set_value("Because.").run()
    app.text_input(key="answer-name-1").set_value("Jane Smith").run()
    app.button(key="answer-keep-1").click().run()
    [question] = list_questions(held)
    assert question.answer is not None
    assert (question.answer.text, question.answer.name) == ("Because.", "Jane Smith")
    app.session_state["published-1"] = True
    app.run()
    assert "What is held says the same today." in page_of(app)
    held.store.close()


def test_what_officers_work_with_is_not_published(held: Desk) -> None:
    app = opened("officer")
    app.session_state["publish"] = True
    app.run()
    app.text_input(key="publish-committee").set_value("Scrutiny Committee").run()
    app.text_input(key="publish-name").set_value("Jane Smith").run()
    app.button(key="publish-now").click().run()
    assert "is for officers alone" in page_of(app)
    assert list_publications(held) == []
    held.store.close()


def headline(app: AppTest, number: int) -> str:
    """What stands under the number of a slide."""
    page = page_of(app)
    return page.split(f">{number}. ")[1].split("<p>")[1].split("</p>")[0]
