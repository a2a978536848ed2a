"""A hidden figure shows its target, and nothing that would narrow it: not met or missed, no distance, no colour."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cesp.catalogue import Edition
from cesp.catalogue.targets import RagRule, SetTarget
from cesp.disclosure.protect import HIDDEN_COLOUR, HIDDEN_SCORE
from cesp.measures.scoring import score
from cesp.measures.targets import Aims
from cesp.measures.values import Ask, Comparison
from tests.disclosure.figures import compared, show

CHILDREN = Ask("indicator", None, "flowing")
BOARD = SetTarget(
    indicator="flowing", period="2022/23", target="60%", approved_by="Board", approved_on=date(2022, 5, 12)
)


def aimed(now: tuple[float, float], then: tuple[float, float], rule: RagRule, ask: Ask = CHILDREN) -> Comparison:
    """A comparison with its score; the earlier figure is a year before."""
    comparison = compared(ask, now, then, "police" if ask.by else "")
    aims = Aims(comparison.definition, rule, (BOARD,), adds_up=False)
    last_year = comparison.previous if rule.held_is_amber else None
    figure = replace(comparison.figure, ask=replace(ask, by=None))
    return replace(comparison, score=score(aims, figure, last_year))


@pytest.mark.parametrize("edition", ["public", "restricted"])
def test_a_hidden_figure_shows_no_rag_and_no_distance(edition: Edition) -> None:
    hidden = aimed((3, 40), (20, 40), RagRule())
    assert hidden.score is not None
    assert hidden.score.rag == "red"
    target = show(hidden, edition).target
    assert target is not None
    assert (target.text, target.limit, target.set_as) == ("60%", 0.6, BOARD)
    assert (target.met, target.rag, target.distance, target.rule) == (None, None, None, "")
    assert target.words == HIDDEN_SCORE


def test_officers_see_the_whole_score_and_so_does_the_public_where_nothing_is_small() -> None:
    for comparison, edition in (
        (aimed((3, 40), (20, 40), RagRule()), "officer"),
        (aimed((20, 40), (3, 40), RagRule()), "public"),
    ):
        target = show(comparison, edition).target  # type: ignore[arg-type]
        assert comparison.score is not None
        assert target is not None
        assert (target.met, target.rag, target.words) == (False, "red", comparison.score.words)
        assert target.distance == comparison.score.distance
        assert target.level


def test_a_colour_that_rests_on_a_hidden_year_is_not_shown() -> None:
    rule = RagRule(amber_within=0, held_is_amber=True)
    target = show(aimed((20, 40), (3, 40), rule), "public").target
    assert target is not None
    assert (target.met, target.rag, target.words) == (False, None, "missed, 10 points short")
    assert target.rule.endswith(HIDDEN_COLOUR)
    officers = show(aimed((20, 40), (3, 40), rule), "officer").target
    assert officers is not None
    assert officers.rag == "amber"
    plain = show(aimed((20, 40), (22, 40), rule), "public").target
    assert plain is not None
    assert plain.rag == "red"


def test_without_a_target_there_is_none() -> None:
    assert show(compared(CHILDREN, (20, 40), (10, 40)), "officer").target is None
