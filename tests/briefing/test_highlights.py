"""A highlight report before anybody filled it in: which rating it proposes, and what was reported before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from cesp.briefing.exhibit import Briefing, Exhibit, Frame, Section
from cesp.briefing.highlights import AS_HELD, NONE_RATED, Highlight, compose_highlight, propose, rate
from cesp.briefing.summary import Summary
from cesp.measures.values import Ask
from cesp.periods import Period
from tests.briefing.made import exhibit
from tests.disclosure.figures import compared

QUARTER = Period(2022, 1, 1)


def made(number: int) -> Exhibit:
    found = exhibit(compared(Ask("attendances", "neglect"), (number, None), (30, None)))
    return replace(found, id=str(number), headline=f"Headline {number}.")


def page(*numbers: int, leading: str = "") -> Briefing:
    first = Section("did", "What we did", tuple(map(made, numbers)), "", frozenset(leading))
    sections = (first, Section("practice", "What changed", (made(7),), "", frozenset("7")))
    frame = Frame("April to June 2022", "against 2021", "officer", "Officer working", None, ("Invented.",))
    return Briefing("neglect", "Neglect", "Open", "", frame, (), Summary(()), sections, ())


def composed(
    ratings: Mapping[str, float], held: Mapping[str, str | None] = {}, before: Mapping[str, str | None] = {}
) -> Highlight:
    return compose_highlight(page(1, 2, 3, 4, leading="134"), QUARTER, ratings, held, before)


# fmt: off
RATINGS = [
    ({"red": 1, "amber": 2, "green": 3, "blue": 4}, "red"),
    ({"red": 0, "amber": 2, "green": 3},            "amber"),
    ({"green": 1, "not_started": 5},                "green"),
    ({"not_started": 1, "blue": 9},                 "not_started"),
    ({"blue": 9},                                   "blue"),
    ({"red": 0},                                    ""),
    ({},                                            ""),
]
# fmt: on
@pytest.mark.parametrize(("ratings", "worst"), RATINGS)
def test_the_worst_rating_of_any_action_is_proposed(ratings: dict[str, float], worst: str) -> None:
    assert propose(ratings) == worst


def test_what_is_proposed_says_what_it_rests_on() -> None:
    report = composed({"green": 3.0, "amber": 1.0, "not_started": 2.0, "red": 0.0})
    assert report.values == {"priority": "Neglect", "period": "2022/23 Q1", "rag": "Amber"}
    assert report.why == (
        "Amber is proposed: the worst rating that one of its actions has (1 amber, 3 green, 2 not started). "
        "Change it where you judge otherwise."
    )


def test_without_a_rating_nothing_is_proposed() -> None:
    report = composed({})
    assert (report.values, report.why) == ({"priority": "Neglect", "period": "2022/23 Q1"}, NONE_RATED)
    assert report.before == "not held"


def test_what_was_reported_before_stands_in_place_of_what_is_proposed() -> None:
    held = {"rag": "not_started", "done": "Trained 40 people", "next": None, "risks": ""}
    report = composed({"red": 1.0}, held, {"rag": "green", "done": "Began"})
    assert report.values == {
        "priority": "Neglect", "period": "2022/23 Q1", "rag": "Not started", "done": "Trained 40 people",
    }  # fmt: skip
    assert (report.why, report.before) == (AS_HELD, "Green")


def test_two_leading_headlines_of_each_lane_stand_for_reference() -> None:
    assert composed({}).figures == ("Headline 1.", "Headline 3.", "Headline 7.")
    assert composed({}).standing == ("Officer working", "Invented.")


def test_ratings_are_written_as_people_write_them() -> None:
    assert [rate(one) for one in ("red", "not_started", "")] == ["Red", "Not started", ""]
