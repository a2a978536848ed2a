"""Met or not, how far off, and said how: worked by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from cesp.measures.scoring import average, score
from cesp.measures.values import Ask, Definition, Figure
from cesp.periods import Period
from tests.measures.aimed import NUMBER, RATE, SHARE, YEAR, aims, of, scored, share


@pytest.mark.parametrize(
    ("definition", "target", "figure", "met", "rag", "words"),
    [
        (SHARE, "85%", share(84, 100), False, "amber", "missed, 1 point short"),
        (SHARE, "85%", share(83, 100), False, "amber", "missed, 2 points short"),
        (SHARE, "85%", share(87, 100), True, "green", "met, 2 points above the target"),
        (SHARE, "85%", share(17, 20), True, "green", "met, exactly on it"),
        (
            SHARE,
            "85%",
            share(846, 1000),
            False,
            "amber",
            "missed, 0.4 points short (84.6% against 85.0% before rounding)",
        ),
        (
            SHARE,
            "85%",
            share(853, 1000),
            True,
            "green",
            "met, 0.3 points above the target (85.3% against 85.0% before rounding)",
        ),
        (SHARE, "85%", share(835, 1000), False, "amber", "missed, 1.5 points short"),
        (SHARE, "80%", share(72, 100), False, "amber", "missed, 8 points short"),
        (SHARE, "80%", share(719, 1000), False, "red", "missed, 8 points short"),
        (SHARE, "85%", of(0.84), False, "amber", "missed, 1 point short"),
        (SHARE, "above 85%", share(17, 20), False, "amber", "missed, exactly on it, and it asks for more"),
        (SHARE, "Less than 22%", share(20, 100), True, "green", "met, 2 points under"),
        (SHARE, "Less than 22%", share(23, 100), False, "amber", "missed, 1 point over"),
        (NUMBER, "Fewer than 85", of(73), True, "green", "met, 12 fewer than the limit"),
        (NUMBER, "Fewer than 85", of(85), False, "amber", "missed, exactly on it, and it asks for less"),
        (NUMBER, "Fewer than 85", of(97), False, "red", "missed, 12 more than the limit"),
        (
            NUMBER,
            "375.5",
            of(376),
            False,
            "amber",
            "missed, 0.5 more than the limit (376.0 against 375.5 before rounding)",
        ),
        (NUMBER, "At least 90", of(78), False, "red", "missed, 12 short"),
        (
            SHARE,
            "85%",
            share(85 * 10**8 - 1, 10**10),
            False,
            "amber",
            "missed, 0.0000 points short (85.0000% against 85.0000% before rounding)",
        ),
        (RATE, "65", of(64.96), True, "green", "met, 0.04 under (64.96 against 65.00 before rounding)"),
    ],
)
def test_a_score_shows_its_working(
    definition: Definition, target: str, figure: Figure, *, met: bool, rag: str, words: str
) -> None:
    made = scored(aims(definition, target), replace(figure, ask=Ask(definition.measure)))
    assert (made.met, made.rag, made.words) == (met, rag, words)
    assert made.limit is not None
    assert made.distance == pytest.approx((figure.value or 0) - made.limit)
    assert made.rule == (
        "The rule: green where the target is met; amber where it is missed by no more than 10% of it; red where it is "
        "missed by more."
    )


def test_84_6_does_not_meet_85_though_it_prints_so() -> None:
    """Whether a printed 85% met 85% is settled by what is stored, and half-up rounding is said beside it."""
    assert scored(aims(SHARE, "85%"), share(846, 1000)).met is False
    assert scored(aims(SHARE, "85%"), share(850, 1000)).met is True


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("Additional 800", "a target in words is not scored"),
        ("No target", "no target is set"),
        ("Above Stat Neighbour Average", "not scored, because the neighbours' average is not held"),
    ],
)
def test_what_is_not_scored_says_why(target: str, words: str) -> None:
    made = scored(aims(SHARE, target), share(84, 100))
    assert (made.text, made.met, made.rag, made.distance, made.rule, made.words) == (
        target,
        None,
        None,
        None,
        "",
        words,
    )


def test_no_figure_has_no_score_and_no_target_none() -> None:
    made = scored(aims(SHARE, "85%"), Figure(Ask("indicator"), YEAR, {}, "not_supplied"))
    assert (made.met, made.words) == (None, "not scored, because there is no figure to set against it")
    assert score(aims(SHARE, "85%"), of(0.9, Period.full_year(2019))) is None


def test_the_neighbours_average_is_a_bound_once_it_is_held() -> None:
    made = scored(aims(SHARE, "Above Stat Neighbour Average"), share(30, 100), neighbours=(Fraction(1, 4), 10))
    assert (made.met, made.limit) == (True, 0.25)
    assert made.words == "met, 5 points above the target; the average of 10 neighbours is 25%"
    one = scored(aims(SHARE, "Below Stat Neighbour Average"), share(30, 100), neighbours=(Fraction(1, 4), 1))
    assert one.words == "missed, 5 points over; the average of 1 neighbour is 25%"


def test_each_neighbour_counts_once_in_their_average() -> None:
    """10%, 30% and 50% make 30%, however many are behind each."""
    hidden = Figure(Ask("indicator"), YEAR, {}, "suppressed")
    assert average([share(10, 100), share(90, 300), hidden, of(0.5)], SHARE) == (Fraction(3, 10), 3)
    assert average([hidden], SHARE) is None


def over(*quarters: int) -> frozenset[tuple[str, int]]:
    return frozenset(("council", quarter) for quarter in quarters)


@pytest.mark.parametrize(
    ("target", "value", "period", "held", "met"),
    [
        ("Fewer than 85", 40, Period(2022, 1, 2), over(1, 2), None),
        ("Fewer than 85", 90, Period(2022, 1, 2), over(1, 2), False),
        ("At least 85", 40, Period(2022, 1, 2), over(1, 2), None),
        ("At least 85", 90, Period(2022, 1, 2), over(1, 2), True),
        ("Fewer than 85", 40, YEAR, over(1, 2, 3, 4), True),
        ("Fewer than 85", 40, YEAR, over(0), True),
        ("Fewer than 85", 40, YEAR, over(1, 2, 4), None),
        ("Fewer than 85", 40, YEAR, frozenset(), None),
    ],
)
def test_decision_9_a_part_of_a_year_is_scored_only_where_it_settles_the_year(
    target: str, value: float, period: Period, held: frozenset[tuple[str, int]], met: bool | None
) -> None:
    made = scored(aims(NUMBER, target, adds_up=True), replace(of(value, period), held=held))
    assert made.met is met
    assert (made.words == "not scored yet, because it is for the whole of 2022/23") == (met is None)
    assert not made.level


def test_a_rate_is_judged_by_its_number() -> None:
    ask = Ask("indicator_rate", indicator="any")
    figure = replace(of(6.0, ask=ask), numerator=60, denominator=100_000)
    made = scored(aims(NUMBER, "Fewer than 85"), figure)
    assert (made.met, made.distance, made.words) == (True, -25, "met, 25 fewer than the limit")
    assert not made.level
    own = scored(aims(RATE, "5"), figure)
    assert (own.met, own.distance, own.level) == (False, 1, True)
