"""The page for the room: what it prints, and that windows of a room move together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cesp.briefing.paper import Slide
from cesp.briefing.stories import SlidePlan, Story
from cesp.jobs.desk import Desk, open_desk
from cesp.jobs.papers import compose_paper
from cesp.jobs.places import partnership_folder
from cesp.jobs.present import Scope, latest_period
from cesp.jobs.publishing import Occasion, publish
from cesp.jobs.questions import list_questions
from cesp.jobs.telling import Telling, save_telling
from cesp.people import LOCAL
from cesp.ui import SHELL
from cesp.ui.committee_paper import read_scope
from cesp.ui.committee_room import (
    all_rooms,
)
from cesp.ui.markup import tag
from tests.ui.builders import CUT, THREE
from tests.ui.sayings import HOSTILE

Use = Callable[[Path | None], str]


def page_of(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(piece.proto.body for piece in app.get("html"))


def present(**query: str) -> AppTest:
    app = AppTest.from_file(str(SHELL), default_timeout=120)
    app.switch_page(str(Path(SHELL).parents[2] / "pages" / "committee.py"))
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=f"committee-key-{key}").click().run()


@pytest.fixture
def desk(use_store: Use, sample_file: Path) -> Desk:
    return open_desk(use_store(sample_file), partnership_folder(), LOCAL)


def publish_slides(desk: Desk, *slides: Slide) -> int:
    """A publication of the sample partnership with these slides; its number."""
    scope = Scope(latest_period(desk), "same-period", "public")
    paper = replace(compose_paper(desk, scope), slides=slides)
    occasion = Occasion("Impact", "Children and Families Committee", date(2099, 3, 2), "A person")
    return publish(desk, paper, scope, occasion).id


def test_the_room_prints_the_paper_and_nothing_stands_round_it(desk: Desk) -> None:
    paper = compose_paper(desk, Scope(latest_period(desk), "same-period", "public"))
    app = present()
    for number, slide in enumerate(paper.slides, 1):
        page = page_of(app)
        assert tag("h1", slide.headline)[3:] in page
        assert f"{number} / {len(paper.slides)}" in page
        for words in (*paper.warnings, paper.frame.edition_name, slide.whose, *slide.lines):
            assert tag("p", words)[3:-4] in page
        assert not app.selectbox
        assert not app.sidebar.get("html")
        app = press(app, "PageDown")
    assert f"{len(paper.slides)} / {len(paper.slides)}" in page_of(app)


def test_a_publication_is_shown_as_it_was_frozen_with_its_markup_as_text(desk: Desk) -> None:
    slide = replace(THREE[0], headline=f"=1+1 {HOSTILE}", lines=(f"@x {HOSTILE}",))
    number = publish_slides(desk, slide, *THREE[1:])
    page = page_of(present(paper=str(number)))
    assert tag("h1", f"=1+1 {HOSTILE}") in page
    assert tag("li", f"@x {HOSTILE}") in page
    assert HOSTILE not in page


def test_what_is_not_in_the_published_papers_is_off_until_it_is_asked_for_and_marked(desk: Desk) -> None:
    number = publish_slides(desk, THREE[0], replace(THREE[1], outside=True), THREE[2])
    app = press(present(paper=str(number)), "Right")
    assert tag("h1", "Last") in page_of(app)
    assert "2 / 2" in page_of(app)
    app = press(app, "O")
    app = app.toggle(key="committee-outside").set_value(True).run()
    app = app.button(key="committee-jump-2-text").click().run()
    page = page_of(app)
    assert tag("h1", "About schools") in page
    assert "Not in the published papers" in page
    assert "2 / 3" in page


def test_a_question_is_kept_with_the_slide_it_was_asked_of(desk: Desk) -> None:
    number = publish_slides(desk, *THREE)
    app = press(press(present(paper=str(number)), "Right"), "Q")
    app.text_area(key="committee-text").set_value("Why schools?")
    app = app.button[0].click().run()
    assert "It is not said who asked" in page_of(app)
    app.text_area(key="committee-text").set_value("Why schools?")
    app.text_input(key="committee-by").set_value("Cllr Smith")
    app = app.button[0].click().run()
    assert tag("h1", "About schools") in page_of(app)
    [kept] = list_questions(desk)
    assert (kept.put.text, kept.put.asker, kept.put.publication, kept.put.slide) == (
        "Why schools?", "Cllr Smith", number, "2-text",
    )  # fmt: skip
    assert kept.put.view == f"committee?paper={number}&slide=2"


def test_notes_follow_the_room_and_move_it(desk: Desk) -> None:
    told = replace(THREE[1], notes="Say it slowly.\nBreathe.", expected=("Which schools?",))
    number = str(publish_slides(desk, THREE[0], told, THREE[2]))
    first = present(paper=number, room="abc")
    notes = present(paper=number, room="abc", view="notes")
    assert tag("h1", "First") in page_of(notes)
    first = press(first, "Right")
    notes = notes.run()
    page = page_of(notes)
    for words in ("About schools", "Say it slowly.", "Breathe.", "Which schools?", "2 / 3", "Last"):
        assert words in page
    assert "".join(notes.query_params["slide"]) == "2"
    notes = press(notes, "PageDown")
    assert tag("h1", "Last") in page_of(first.run())
    assert "This is the last slide." in page_of(notes)
    assert "The room sees a black screen." in page_of(press(notes, "B"))
    assert "The screen is black." in page_of(first.run())


def test_an_address_that_lags_behind_a_key_does_not_take_the_room_back(desk: Desk) -> None:
    number = str(publish_slides(desk, *THREE))
    app = press(present(paper=number), "Right")
    app.query_params["slide"] = "1"  # as a second press sends it before the address has caught up
    assert tag("h1", "Last") in page_of(press(app, "Right"))
    app.query_params["slide"] = "1"  # as the way back sends it: no key was pressed
    assert tag("h1", "First") in page_of(app.run())


def test_the_clock_starts_again(desk: Desk) -> None:
    app = present(paper=str(publish_slides(desk, *THREE)), room="clock")
    room = all_rooms().enter("clock", desk.clock())
    room.restart(desk.clock() - timedelta(minutes=5))
    app.button(key="committee-restart").click().run()
    assert room.elapsed(desk.clock()) < 60


def test_another_room_is_not_moved(desk: Desk) -> None:
    number = str(publish_slides(desk, *THREE))
    other = present(paper=number, room="other")
    press(present(paper=number, room="abc"), "Right")
    assert tag("h1", "First") in page_of(other.run())


def test_an_address_opens_its_slide_and_one_beyond_the_last_the_last(desk: Desk) -> None:
    number = str(publish_slides(desk, *THREE))
    assert tag("h1", CUT.headline) in page_of(present(paper=number, slide="2", cut="2"))
    assert tag("h1", "About schools") in page_of(present(paper=number, slide="2", cut="3"))
    assert tag("h1", "Last") in page_of(present(paper=number, slide="99"))


def test_a_story_that_was_saved_is_told_of_what_is_held(desk: Desk) -> None:
    story = Story("For schools", (SlidePlan("text", headline="Only this"), SlidePlan("summary")))
    number = save_telling(desk, Telling(story)).number
    page = page_of(present(story=str(number)))
    assert tag("h1", "Only this") in page
    assert "1 / 2" in page
    assert "There is no story “x”" in page_of(present(story="x"))
    assert "There is no story 99" in page_of(present(story="99"))


def test_an_unknown_publication_is_told_in_words(desk: Desk) -> None:
    assert "There is no publication “x”" in page_of(present(paper="x"))
    assert "99" in page_of(present(paper="99"))


def test_the_room_sees_the_public_edition_unless_the_address_says_otherwise(desk: Desk) -> None:
    latest = latest_period(desk)
    assert read_scope(desk, {}) == Scope(latest, "same-period", "public")
    asked = read_scope(desk, {"year": "2022/23", "period": "Q1, April to June", "edition": "Officer working"})
    assert asked is not None
    assert (asked.period.label, asked.edition) == ("2022/23 Q1", "officer")


def test_an_empty_store_teaches_what_to_do_first(use_store: Use) -> None:
    use_store(None)
    assert "Nothing has been uploaded yet." in page_of(present())
