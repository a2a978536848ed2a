"""What a committee asks: pinned to what it saw, answered later, listed in the next report of an edition that may."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cesp.briefing.paper import Asked
from cesp.catalogue import EDITIONS, Edition
from cesp.errors import Mendable, NotAllowed, StoreError
from cesp.jobs.desk import Desk
from cesp.jobs.papers import compose_paper
from cesp.jobs.present import Scope
from cesp.jobs.publishing import Occasion, publish
from cesp.jobs.questions import (
    answer_question,
    ask_question,
    list_questions,
    question_data,
    question_line,
    questions_since,
)
from cesp.people import LOCAL, Person, Role
from cesp.periods import Period
from tests.measures.world import desk as open_world
from tests.measures.world import table

HELD = "when | priority | indicator | numerator | denominator\n2023 Q2 | neglect | standing | 20 | 100"


def at(month: int, day: int) -> datetime:
    return datetime(2024, month, day, 19, 30, tzinfo=UTC)


@pytest.fixture
def world() -> Iterator[Desk]:
    with open_world(table("indicators", HELD)) as opened:
        yield opened


def seat(world: Desk, moment: datetime, name: str = "Amy Hall", *roles: Role) -> Desk:
    return replace(world, person=Person(name, frozenset(roles or ("officer",))), clock=lambda: moment)


def give(desk: Desk, edition: Edition = "public") -> int:
    scope = Scope(Period(2023, 2, 2), "same-period", edition)
    why = Occasion("Impact", "Committee", date(2024, 9, 2), exempt="Paragraph 2.")
    return publish(desk, compose_paper(desk, scope), scope, why).id


def test_a_question_is_pinned_to_its_slide_and_listed_until_it_is_answered(world: Desk) -> None:
    june, july = seat(world, at(6, 13)), seat(world, at(7, 1))
    number = give(june)
    asked = ask_question(june, number, "1-summary", "committee?paper=1&slide=1", " Why so few? ", " Cllr Smith ")
    view = "How are we doing?"
    assert questions_since(july, "public", date(2024, 6, 30)) == (
        Asked("Why so few?", "Cllr Smith", date(2024, 6, 13), view),
    )
    answer_question(july, asked.id, "Two venues closed.")
    answered = Asked(
        "Why so few?", "Cllr Smith", date(2024, 6, 13), view, "Two venues closed.", "Amy Hall, 1 July 2024"
    )
    assert questions_since(july, "public") == (answered,)
    assert questions_since(july, "public", date(2024, 7, 1)) == (answered,)  # answered on that day
    assert questions_since(july, "public", date(2024, 7, 2)) == ()
    paper = compose_paper(july, Scope(Period(2023, 2, 2), "same-period", "public"), None, (answered,))
    assert paper.questions == (answered,)


def test_a_report_lists_nothing_that_was_asked_of_an_edition_for_fewer_eyes(world: Desk) -> None:
    desk = seat(world, at(6, 13))
    published, exempt = give(desk), give(desk, "restricted")
    ask_question(desk, published, "", "", "Of the public one", "A")
    ask_question(desk, exempt, "", "", "Of the exempt one", "A", "public")
    ask_question(desk, None, "", "overview", "Of a page nobody named", "A")
    ask_question(desk, None, "", "overview", "Of a public page", "A", "public")
    seen = {edition: [one.text for one in questions_since(desk, edition)] for edition in EDITIONS}
    assert seen == {
        "public": ["Of the public one", "Of a public page"],
        "restricted": ["Of the public one", "Of the exempt one", "Of a public page"],
        "officer": ["Of the public one", "Of the exempt one", "Of a page nobody named", "Of a public page"],
    }
    assert questions_since(desk, "public")[1].view == "overview"


def test_an_answer_takes_the_place_of_the_one_that_was_seen_and_both_stay(world: Desk) -> None:
    desk = seat(world, at(6, 13))
    asked = ask_question(desk, None, "", "overview", "Why?", "A member", "public")
    first = answer_question(desk, asked.id, "Because.")
    with pytest.raises(StoreError, match="Amy Hall has answered this question meanwhile"):
        answer_question(desk, asked.id, "Also.")
    second = answer_question(desk, asked.id, "It was two things.", "Jo Bell", first.last)
    assert [one.text for one in second.answers] == ["Because.", "It was two things."]
    assert questions_since(desk, "public")[0].answered == "Jo Bell, 13 June 2024"
    data = question_data(second)
    assert question_line(data) == "    1  2024-06-13  A member: Why?  Jo Bell: It was two things."
    assert question_line(question_data(asked)) == "    1  2024-06-13  A member: Why?  (open)"
    assert (data["edition"], data["view"], [one["name"] for one in data["answers"]]) == (
        "public", "overview", ["Amy Hall", "Jo Bell"],
    )  # fmt: skip


def test_words_a_questioner_and_a_name_are_needed(world: Desk) -> None:
    desk = seat(world, at(6, 13))
    with pytest.raises(Mendable, match="no words to keep"):
        ask_question(desk, None, "", "", " ", "Cllr Smith")
    with pytest.raises(Mendable, match="not said who asked"):
        ask_question(desk, None, "", "", "Why?", " ")
    asked = ask_question(desk, None, "", "", "Why?", "Cllr Smith")
    with pytest.raises(Mendable, match="no words to keep"):
        answer_question(desk, asked.id, "")
    with pytest.raises(Mendable, match="A name is needed"):
        answer_question(replace(desk, person=LOCAL), asked.id, "Because.")
    with pytest.raises(StoreError, match="There is no publication 5"):
        ask_question(desk, 5, "", "", "Why?", "Cllr Smith")


def test_officers_keep_the_log_and_scrutineers_read_it(world: Desk) -> None:
    desk = seat(world, at(6, 13))
    asked = ask_question(desk, None, "", "", "Why?", "Cllr Smith")
    scrutineer, viewer = seat(world, at(6, 14), "Sam", "scrutineer"), seat(world, at(6, 14), "Vic", "viewer")
    assert [one.id for one in list_questions(scrutineer)] == [asked.id]
    for job in (
        lambda: ask_question(scrutineer, None, "", "", "Why?", "Sam"),
        lambda: answer_question(scrutineer, asked.id, "x"),
        lambda: list_questions(viewer),
        lambda: questions_since(viewer, "public"),
    ):
        with pytest.raises(NotAllowed):
            job()
