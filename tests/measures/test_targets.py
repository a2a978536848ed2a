"""What a target's text asks for, and which target is in force."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from cesp.catalogue import Partnership
from cesp.measures.definition import define
from cesp.measures.evidence import plan
from cesp.measures.targets import Aims, aims_at_neighbours, aims_of, in_force, read_target
from cesp.measures.values import Ask, Definition, Figure
from cesp.periods import Period
from tests.measures.world import CATALOGUE, PARTNERSHIP

HIGH_SHARE = Ask("indicator", indicator="flowing")
LOW_NUMBER = Ask("indicator", indicator="numbered")
NEITHER = Ask("indicator", indicator="averaged")
WORDS, NOBODY = (
    "a target in words is not scored",
    "not scored, because nobody has said whether high or low is good here",
)


def definition_of(ask: Ask) -> Definition:
    return define(ask, CATALOGUE, PARTNERSHIP)


@pytest.mark.parametrize(
    ("text", "limit"),
    [("93%", "0.93"), ("80.00%", "0.8"), ("62.5%", "0.625"), ("0.625", "0.625"), ("62.5", "0.625"), ("0.5%", "0.005"),
     ("1", "1"), ("1%", "0.01"), ("100 per cent", "1"), (" 93\xa0% ", "0.93")],
)  # fmt: skip
def test_decision_13_percentages_are_read_however_they_are_written(text: str, limit: str) -> None:
    aim = read_target(text, definition_of(HIGH_SHARE))
    assert (aim.kind, aim.side, aim.limit, aim.why) == ("number", "at_least", Fraction(limit), "")


@pytest.mark.parametrize(
    ("text", "kind", "side", "limit"),
    [
        ("375.5", "number", "at_most", "375.5"),
        ("1,250", "number", "at_most", "1250"),
        ("Fewer than 85", "bound", "below", "85"),
        ("less than 22", "bound", "below", "22"),
        ("< 22", "bound", "below", "22"),
        ("At least 90", "bound", "at_least", "90"),
        ("a minimum of 90", "bound", "at_least", "90"),
        ("90+", "bound", "at_least", "90"),
        ("90 or more", "bound", "at_least", "90"),
        ("More than 5.", "bound", "above", "5"),
        ("No more than 12", "bound", "at_most", "12"),
        ("12 or fewer", "bound", "at_most", "12"),
        ("up to 12", "bound", "at_most", "12"),
        ("no fewer than 3", "bound", "at_least", "3"),
    ],
)
def test_decision_13_a_stated_bound_beats_the_direction_of_good(text: str, kind: str, side: str, limit: str) -> None:
    aim = read_target(text, definition_of(LOW_NUMBER))
    assert (aim.kind, aim.side, aim.limit) == (kind, side, Fraction(limit))


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        ("Additional 800", "text", WORDS),
        ("5% reduction", "text", WORDS),
        ("80-85", "text", WORDS),
        ("at least 5 or fewer", "text", WORDS),
        ("Above Stat Neighbour Average", "text", WORDS),
        ("No target", "none", "no target is set"),
        ("Measure for information", "none", "no target is set"),
        ("N/A", "none", "no target is set"),
        ("93%", "text", "not scored, because the target is a percentage and the figure is not"),
    ],
)
def test_decision_13_a_text_is_never_scored(text: str, kind: str, why: str) -> None:
    aim = read_target(text, definition_of(LOW_NUMBER))
    assert (aim.kind, aim.limit, aim.why) == (kind, None, why)


def test_a_plain_number_is_scored_only_where_a_direction_is_good() -> None:
    assert read_target("93%", definition_of(NEITHER)).why == NOBODY
    assert read_target("At least 93%", definition_of(NEITHER)).why == ""


@pytest.mark.parametrize(
    ("text", "ask", "side"),
    [
        ("Above Stat Neighbour Average", NEITHER, "above"),
        ("Better than statistical neighbours", HIGH_SHARE, "at_least"),
        ("below our stat. neighbours’ mean", NEITHER, "below"),
        ("Better than statistical neighbours", NEITHER, None),
    ],
)
def test_the_neighbours_average_is_a_bound_of_its_own(text: str, ask: Ask, side: str | None) -> None:
    aim = read_target(text, definition_of(ask))
    assert (aim.kind, aim.side, aim.why) == (("neighbours", side, "") if side else ("text", None, WORDS))


def partnership(*targets: dict[str, Any]) -> Partnership:
    """The test partnership with these targets."""
    approved = {"approved_by": "Board", "approved_on": "2022-04-01"}
    entries = [{"target": f"target {place}"} | approved | one for place, one in enumerate(targets)]
    return Partnership.model_validate(PARTNERSHIP.model_dump() | {"target": entries})


def aims(ask: Ask, *targets: dict[str, Any]) -> Aims:
    having = partnership(*targets)
    made = aims_of(define(ask, CATALOGUE, having), plan(ask, CATALOGUE, having), having)
    assert made is not None
    return made


def chosen(ask: Ask, period: Period, *targets: dict[str, Any], stated: str = "") -> tuple[str, str] | None:
    """Text of the target in force, and the period it is for."""
    standing = in_force(aims(ask, *targets), Figure(ask, period, {}, "ok", target=stated))
    return (standing.text, standing.period.label) if standing else None


def test_decision_13_a_quarters_target_beats_the_years_and_a_priority_its_wholes() -> None:
    ask = Ask("attended_of_registered", "neglect")
    measure = {"measure": "attended_of_registered"}
    year, quarter = measure | {"period": "2022/23"}, measure | {"period": "2022/23 Q2"}
    own = year | {"priority": "neglect"}
    others = year | {"priority": "exploitation"}
    second, third = Period(2022, 2, 2), Period(2022, 3, 3)
    assert chosen(ask, second, year, quarter, own, others) == ("target 1", "2022/23 Q2")
    assert chosen(ask, third, year, quarter, own, others) == ("target 2", "2022/23")
    assert chosen(ask, third, year, quarter, others) == ("target 0", "2022/23")
    assert chosen(ask, Period(2022, 1, 4), quarter) is None
    assert chosen(ask, Period(2021, 3, 3), year, own) is None
    assert chosen(replace(ask, priority=None), third, own) is None
    assert chosen(replace(ask, by="agency"), third, year) is None


def test_the_wholes_target_of_a_count_is_no_priority_s() -> None:
    target = {"measure": "attendances", "period": "2022/23"}
    assert chosen(Ask("attendances"), Period(2022, 1, 4), target) == ("target 0", "2022/23")
    assert chosen(Ask("attendances", "neglect"), Period(2022, 1, 4), target) is None
    numbered = {"indicator": "numbered", "period": "2022/23"}
    assert chosen(Ask("indicator", "neglect", "numbered"), Period(2022, 1, 4), numbered) == ("target 0", "2022/23")


def test_decision_13_a_rows_target_beats_the_configured_one() -> None:
    configured = {"indicator": "flowing", "period": "2022/23", "target": "90%"}
    period = Period(2022, 1, 1)
    assert chosen(HIGH_SHARE, period, configured, stated="85%") == ("85%", "2022/23")
    made = aims(HIGH_SHARE, configured)
    stated = in_force(made, Figure(HIGH_SHARE, period, {}, "ok", target="85%"))
    same = in_force(made, Figure(HIGH_SHARE, period, {}, "ok", target="90.00%"))
    assert stated is not None
    assert same is not None
    assert (stated.set_as, stated.beaten) == (None, "90%")
    assert (same.text, same.beaten) == ("90%", "")
    assert same.set_as is not None
    alone = in_force(aims(HIGH_SHARE), Figure(HIGH_SHARE, period, {}, "ok", target="85%"))
    assert alone is not None
    assert alone.beaten == ""


def test_a_rate_is_set_against_its_number_s_target_or_its_own() -> None:
    rate = Ask("indicator_rate", indicator="numbered")
    number = {"indicator": "numbered", "period": "2022/23"}
    of_rate = number | {"measure": "indicator_rate"}
    assert aims(rate, number).judged.kind == "count"
    assert aims(rate, number, of_rate).judged.kind == "rate"
    published = Ask("indicator_rate", indicator="published")
    assert aims_of(definition_of(published), plan(published, CATALOGUE, PARTNERSHIP), PARTNERSHIP) is None


@pytest.mark.parametrize(
    ("ask", "adds_up"),
    [
        (Ask("attendances"), True),
        (Ask("attended_of_registered"), False),
        (Ask("recommendations_open"), False),
        (LOW_NUMBER, True),
        (Ask("indicator", indicator="runcount"), True),
        (Ask("indicator", indicator="standing"), False),
    ],
)
def test_decision_9_only_what_adds_up_waits_for_its_year(ask: Ask, *, adds_up: bool) -> None:
    assert aims(ask).adds_up is adds_up


def test_neighbours_are_asked_for_only_where_a_target_is_theirs() -> None:
    published = Ask("indicator", indicator="published")
    target = {"indicator": "published", "period": "2022/23"}
    assert aims_at_neighbours(aims(published, target | {"target": "above stat neighbours"}))
    assert not aims_at_neighbours(aims(published, target | {"target": "20%"}))
    assert not aims_at_neighbours(None)
