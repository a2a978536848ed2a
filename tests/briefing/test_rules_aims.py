"""Rules on targets, with the distance, and on leads' own ratings, as theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cesp.measures.values import Ask
from tests.briefing.made import exhibit
from tests.briefing.paging import page, said, texts
from tests.briefing.test_targets import aimed
from tests.disclosure.figures import compared

FLOWING = Ask("indicator", "neglect", "flowing")


def test_target_met_tells_the_figure_and_the_distance() -> None:
    [sentence] = said("target_met", page(exhibit(aimed(compared(FLOWING, (26, 40), (10, 40)), "60%"))))
    assert sentence.text == "Flowing: 65% of 40 flowing looked at; target 60%: met, 5 points above the target."
    assert sentence.part == "working"
    assert sentence.numbers == ("65%", "40", "60%", "5")


def test_target_missed_stands_with_what_worries_furthest_off_first() -> None:
    near, far = (exhibit(aimed(compared(FLOWING, (part, 40), (10, 40)), "60%")) for part in (23, 12))
    [sentence] = said("target_missed", page(near))
    assert sentence.text == "Flowing: 58% of 40 flowing looked at; target 60%: missed, 2.5 points short."
    assert sentence.part == "worried"
    assert said("target_missed", page(far))[0].strength > sentence.strength
    assert said("target_met", page(near)) == []


def test_target_missed_at_a_limit_of_none_counts_for_itself() -> None:
    numbered = Ask("indicator", "neglect", "numbered")
    made = aimed(compared(numbered, (3, None), (1, None)), "Fewer than 0")
    [sentence] = said("target_missed", page(exhibit(made)))
    assert sentence.strength == 3.0


@pytest.mark.parametrize("target", ["Additional 800", "No target"])
def test_target_met_and_target_missed_say_nothing_of_words(target: str) -> None:
    made = exhibit(aimed(compared(FLOWING, (26, 40), (10, 40)), target))
    assert said("target_met", page(made)) == said("target_missed", page(made)) == []


def test_target_missed_says_nothing_of_a_hidden_figure() -> None:
    made = exhibit(aimed(compared(FLOWING, (3, 40), (10, 40)), "60%"), "public")
    assert said("target_missed", page(made, edition="public")) == []


def test_rated_red_is_shown_as_the_leads_and_says_where_the_rule_differs() -> None:
    missed = aimed(compared(FLOWING, (23, 40), (10, 40)), "60%")
    red = replace(missed, figure=replace(missed.figure, lead_rag="red"))
    assert texts("rated_red", page(exhibit(red))) == [
        "Flowing: 58% of 40 flowing looked at: rated Red by its lead; by the rule it is Amber."
    ]
    green = replace(missed, figure=replace(missed.figure, lead_rag="green"))
    assert said("rated_red", page(exhibit(green))) == []


def test_rated_red_counts_the_actions_of_a_plan() -> None:
    mix = compared(Ask("actions_on_track", "neglect"), (6, 10), (8, 10))
    two = replace(mix, figure=replace(mix.figure, parts={"red": 2, "amber": 2, "green": 6}))
    one = replace(mix, figure=replace(mix.figure, parts={"red": 1, "green": 6}))
    assert texts("rated_red", page(exhibit(two))) == ["2 of 10 actions are rated red by their leads."]
    assert texts("rated_red", page(exhibit(one))) == ["1 of 7 actions is rated red by its lead."]
    assert said("rated_red", page(exhibit(mix))) == []
