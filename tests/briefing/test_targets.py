"""The target's line of an exhibit: never colour alone, with its working; and its line in the chart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from cesp.briefing.targets import SHAPES, count_met
from cesp.catalogue import Edition
from cesp.catalogue.targets import RagRule, SetTarget
from cesp.measures.scoring import score
from cesp.measures.targets import Aims
from cesp.measures.values import Ask, Comparison, Rag
from cesp.periods import Period
from tests.briefing.made import exhibit, moved
from tests.disclosure.figures import compared

FLOWING, NUMBERED = Ask("indicator", None, "flowing"), Ask("indicator", None, "numbered")


def aimed(comparison: Comparison, target: str, stated: str = "", *, adds_up: bool = False) -> Comparison:
    """With its score against a yearly target the board approved; `stated` is the return's own."""
    board = SetTarget(
        indicator="i", period="2022/23", target=target, approved_by="Board", approved_on=date(2022, 5, 12)
    )
    figure = replace(comparison.figure, target=stated)
    made = score(Aims(comparison.definition, RagRule(), (board,), adds_up), figure)
    return replace(comparison, figure=figure, score=made)


def test_the_line_has_word_letter_shape_distance_and_its_working() -> None:
    line = exhibit(aimed(compared(FLOWING, (23, 40), (10, 40)), "60%")).target
    assert line is not None
    assert line.sentence == "Target 60%: missed, 2.5 points short."
    assert (line.rag, line.word, line.letter, line.shape) == ("amber", "Amber", "A", "▲")
    assert line.working == (
        "The rule: green where the target is met; amber where it is missed by no more than 10% of it; red where it is "
        "missed by more.",
        "High is good here.",
        "Approved by Board, 12 May 2022, for 2022/23.",
        "Figures to 30 June 2022.",
    )


def test_every_colour_has_a_shape_of_its_own() -> None:
    assert set(SHAPES) == set(get_args(Rag))
    assert len(set(SHAPES.values())) == len(SHAPES)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Fewer than 85", "Target fewer than 85: met, 65 fewer than the limit."),
        ("Additional 800", "Target “Additional 800”: a target in words is not scored."),
        ("Measure for information", "Target “Measure for information”: no target is set."),
    ],
)
def test_bounds_and_texts_read_as_sentences(text: str, sentence: str) -> None:
    line = exhibit(aimed(compared(NUMBERED, (20, None), (10, None)), text)).target
    assert line is not None
    assert line.sentence == sentence
    assert bool(line.rag) == bool(line.word) == bool(line.letter) == bool(line.shape) == (text == "Fewer than 85")


def test_decision_13_a_returns_own_target_is_said_to_be_its_own() -> None:
    comparison = compared(FLOWING, (20, 40), (10, 40))
    stated = exhibit(aimed(comparison, "60%", "At least 45%")).target
    assert stated is not None
    assert stated.sentence == "Target at least 45%: met, 5 points above the target."
    assert "As the return states it; what was approved is 60%." in stated.working
    later = aimed(moved(comparison, Period(2023, 1, 1), Period(2022, 1, 1)), "60%", "45%")
    alone = exhibit(later).target
    assert alone is not None
    assert "As the return states it." in alone.working


def test_a_numeric_target_is_a_line_in_the_chart_where_its_marks_stand_for_it() -> None:
    quarter = Ask("indicator", None, "flowing", "quarter")
    quarters = [compared(quarter, (20, 40), (10, 40), "2022/23 Q1")]
    drawn = exhibit(aimed(compared(FLOWING, (20, 40), (10, 40)), "60%"), quarters=quarters)
    assert drawn.chart is not None
    assert drawn.chart.target is not None
    assert (drawn.chart.target.value, drawn.chart.target.label) == (0.6, "Target 60%")
    assert drawn.alt.endswith("; Target 60%.")
    for text in ("Additional 800", "No target"):
        plain = exhibit(aimed(compared(FLOWING, (20, 40), (10, 40)), text), quarters=quarters).chart
        assert plain is not None
        assert plain.target is None
    numbers = [compared(replace(NUMBERED, by="quarter"), (20, None), (10, None), "2022/23 Q1")]
    whole = exhibit(aimed(compared(NUMBERED, (20, None), (10, None)), "85", adds_up=True), quarters=numbers).chart
    assert whole is not None
    assert whole.target is None


def test_shares_of_a_whole_have_no_target_line() -> None:
    mix = aimed(compared(Ask("actions_on_track"), (8, 10), (5, 10)), "90%")
    made = exhibit(mix)
    assert made.target is not None
    assert made.chart is not None
    assert (made.chart.kind, made.chart.target) == ("mix", None)


def test_without_a_target_there_is_no_line() -> None:
    assert exhibit(compared(FLOWING, (20, 40), (10, 40))).target is None


def rated(lead: str, edition: Edition, target: str = "60%") -> tuple[str, ...]:
    """The lines of 50%, which by the rule is red against 60%, as its lead rates it."""
    comparison = aimed(compared(FLOWING, (20, 40), (10, 40)), target)
    figure = replace(comparison.figure, lead_rag=lead)
    return exhibit(replace(comparison, figure=figure), edition).lines


def test_a_leads_rag_is_shown_as_theirs_and_a_disagreement_to_officers_only() -> None:
    assert rated("red", "officer")[-1] == rated("red", "public")[-1] == "rated Red by its lead"
    assert rated("green", "officer")[-1] == "rated Green by its lead; by the rule it is Red"
    assert not any("lead" in line for line in rated("green", "public"))
    assert rated("green", "public", "No target")[-1] == "rated Green by its lead"
    assert rated("Amber E", "officer", "No target")[-1] == "rated Amber E by its lead"
    hidden = compared(FLOWING, (3, 40), (10, 40))
    hidden = replace(hidden, figure=replace(hidden.figure, lead_rag="green"))
    assert not any("lead" in line for line in exhibit(hidden, "public").lines)


def test_targets_are_counted_of_all_and_of_those_scored() -> None:
    """Trap 3 once more: 1 met of 3 with a target is not 1 met of the 2 that are scored."""
    made = [
        exhibit(aimed(compared(FLOWING, (30, 40), (10, 40)), "60%")).shown,
        exhibit(aimed(compared(FLOWING, (20, 40), (10, 40)), "60%")).shown,
        exhibit(aimed(compared(NUMBERED, (20, None), (10, None)), "Measure for information")).shown,
        exhibit(compared(FLOWING, (20, 40), (10, 40))).shown,
    ]
    assert count_met(made) == "Of 3 with a target, 2 are scored: 1 is met and 1 is missed."
    assert count_met(made[1:2]) == "Of 1 with a target, 1 is scored: 0 are met and 1 is missed."
    assert count_met(made[3:]) == ""
