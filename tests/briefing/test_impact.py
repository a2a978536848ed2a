"""The impact line: three lanes on one axis, each told by its own verdict, and never more than association."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

import pytest

from cesp.briefing.exhibit import ImpactLine, Lane
from cesp.briefing.impact import ASSOCIATION, DOTTED, EMPTY, Strand, draw_together, spell_strand
from cesp.catalogue import Edition, Priority
from cesp.catalogue.priorities import Event
from cesp.disclosure.shown import Shown
from cesp.measures.values import Ask, Comparison, Verdict
from cesp.periods import Period, Quarter
from tests.briefing.made import alone, moved
from tests.disclosure.figures import compared, show
from tests.measures.world import PARTNERSHIP

PERIOD = Period(2022, 1, 2)
ATTENDED = Ask("attendances", "neglect")
GOOD = Ask("good_or_better", "neglect", None, "quarter")
RATE = Ask("indicator_rate", "neglect", "published")
NEGLECT = Priority.model_validate(
    {"id": "neglect", "title": "Neglect", "life": [{"state": "opened", "on": "2022-04-01"}]}
)


def at(comparison: Comparison, period: Period, edition: Edition = "officer") -> Shown:
    return show(moved(comparison, period, period.years_back()), edition)


def quarter(ask: Ask, place: int, value: float, base: float | None = None, edition: Edition = "officer") -> Shown:
    """A figure of the quarter `place` after April to June 2021."""
    when = Period.single(Quarter.at(Quarter(2021, 1).index + place))
    return at(compared(ask, (value, base), (value, base)), when, edition)


def strand(lane: Lane, first: Comparison, course: Sequence[Shown], yearly: bool = False) -> Strand:
    return Strand(lane, show(first, "officer"), tuple(course), yearly)


DID = strand(
    "did", compared(ATTENDED, (30, None), (20, None)), [quarter(ATTENDED, place, 10 + place) for place in range(6)]
)
CHANGED = strand(
    "practice", compared(GOOD, (50, 100), (20, 100)), [quarter(GOOD, 2, 20, 100), quarter(GOOD, 5, 50, 100)]
)
CHILDREN = strand(
    "children",
    compared(RATE, (500, 100_000), (510, 100_000)),
    [at(compared(RATE, (500, 100_000), (510, 100_000)), Period.full_year(year)) for year in (2018, 2019, 2020, 2021)],
    yearly=True,
)


def drawn(*strands: Strand, events: tuple[Event, ...] = (), period: Period = PERIOD) -> ImpactLine:
    line = draw_together(NEGLECT, period, strands, PARTNERSHIP.model_copy(update={"event": events}))
    assert line is not None
    return line


def test_three_lanes_share_one_axis_in_their_order() -> None:
    line = drawn(DID, CHANGED, CHILDREN)
    timeline = line.chart.timeline
    assert timeline is not None
    assert (timeline.quarters[0], timeline.quarters[-1], len(timeline.quarters)) == ("2019/20 Q4", "2022/23 Q2", 11)
    assert [track.title for track in timeline.tracks] == [
        "What we did", "What changed in practice", "What it means for children",
    ]  # fmt: skip
    assert [track.measured for track in timeline.tracks] == [
        "Attendances", "Judged good or better, %", "Published, rate per 10,000 children",
    ]  # fmt: skip
    assert [track.places for track in timeline.tracks] == [(5, 6, 7, 8, 9, 10), (7, 10), (0, 4, 8)]
    assert [track.empty for track in timeline.tracks] == ["", "", ""]
    assert [point.label for point in line.chart.series[0].points] == ["10", "11", "12", "13", "14", "15"]


def test_a_yearly_figure_stands_at_its_years_end_and_says_its_year() -> None:
    line = drawn(DID, CHILDREN)
    assert [point.x for point in line.chart.series[2].points] == ["2019/20", "2020/21", "2021/22"]
    quarter_name, *_, figure, base, happened = line.table.rows[0]
    assert (quarter_name, figure, base, happened) == ("2019/20 Q4", "50.0, 2019/20", "500 for 100,000 children", "")
    assert DOTTED in line.notes
    assert line.sentences[1] == (
        "Published, rate per 10,000 children: 50.0 (500 for 100,000 children) in 2022/23 Q1, was 51.0 (510 for "
        "100,000 children) in 2021/22 Q1; no clear change."
    )


def test_the_axis_reaches_six_years_back_at_most() -> None:
    long = [quarter(ATTENDED, place, 5) for place in range(40)]
    line = drawn(replace(DID, course=tuple(long)), period=Period(2030, 1, 4))
    assert line.chart.timeline is not None
    assert (line.chart.timeline.quarters[0], line.chart.timeline.quarters[-1]) == ("2025/26 Q1", "2030/31 Q4")
    assert len(line.chart.timeline.quarters) == 24
    assert len(line.chart.series[0].points) == 24


def test_a_figure_carries_its_base_for_a_pointer_and_in_the_table() -> None:
    line = drawn(CHANGED)
    assert [point.base for point in line.chart.series[1].points] == ["20 of 100", "50 of 100"]
    assert line.table.columns == ("Quarter", "Judged good or better", "From", "What happened")
    assert line.table.rows[0] == ("2021/22 Q3", "20%", "20 of 100", "")
    assert line.table.rows[1] == ("2021/22 Q4", None, None, "")


def test_a_lane_of_which_nothing_is_held_says_so() -> None:
    line = drawn(DID)
    assert line.chart.timeline is not None
    assert [track.empty for track in line.chart.timeline.tracks] == ["", EMPTY, EMPTY]
    missing = replace(quarter(ATTENDED, 0, 1), figure=replace(quarter(ATTENDED, 0, 1).figure, status="not_supplied"))
    assert draw_together(NEGLECT, PERIOD, [replace(DID, course=(missing,))], PARTNERSHIP) is None
    assert draw_together(NEGLECT, PERIOD, [], PARTNERSHIP) is None


def test_a_hidden_quarter_is_a_c_and_says_whose_rule_that_is() -> None:
    flowing = Ask("indicator", "neglect", "flowing", "quarter")
    course = [quarter(flowing, place, value, 40, "public") for place, value in enumerate((20, 3, 20))]
    line = drawn(strand("children", compared(flowing, (20, 40), (20, 40)), course))
    assert [(point.value, point.label, point.base) for point in line.chart.series[2].points] == [
        (0.5, "50%", "20 of 40"), (None, "c", ""), (0.5, "50%", "20 of 40"),
    ]  # fmt: skip
    assert line.table.rows[1][:3] == ("2021/22 Q2", "c", "")
    assert "c: hidden, because the number or its complement is small." in line.notes


def test_what_happened_is_lettered_in_chart_key_table_and_words() -> None:
    event = Event.model_validate({"on": "2022-07-01", "title": "Inspection", "priorities": ["neglect"]})
    line = drawn(DID, events=(event,))
    assert line.key == (("A", "Became a priority, April 2022"), ("B", "Inspection, July 2022"))
    assert line.chart.timeline is not None
    assert [(entry.place, entry.letter) for entry in line.chart.timeline.occasions] == [(3.5, "A"), (4.5, "B")]
    assert line.chart.timeline.shaded == ((-0.5, 3.5),)
    assert [row[-1] for row in line.table.rows[4:]] == ["A: Became a priority", "B: Inspection"]
    assert "A: Became a priority, April 2022; B: Inspection, July 2022" in line.alt
    assert "Shaded: it was not a priority then." in line.notes
    assert "Figures to 30 June 2022." in line.notes


def test_a_score_and_a_difference_name_their_unit_once() -> None:
    score = strand("did", compared(Ask("confidence_after"), (400, 100), (390, 100)), [quarter(ATTENDED, 0, 1)])
    gained = strand("did", compared(Ask("confidence_gained"), (40, 100), (39, 100)), [quarter(ATTENDED, 0, 1)])
    measured = [made.chart.timeline.tracks[0].measured for made in (drawn(score), drawn(gained)) if made.chart.timeline]
    assert measured == ["Confidence after training, score", "Change in confidence, difference in score"]


@pytest.mark.parametrize(
    ("verdict", "sentence"),
    [
        ("improved", "Judged good or better improved, from 20% (20 of 100) to 50% (50 of 100)."),
        ("worsened", "Judged good or better worsened, from 20% (20 of 100) to 50% (50 of 100)."),
        ("no_clear_change", "Judged good or better: 50% (50 of 100), was 20% (20 of 100); no clear change."),
        ("too_few", "Judged good or better: 50% (50 of 100), was 20% (20 of 100); too few to say."),
        ("not_like_for_like", "Judged good or better: 50% (50 of 100), was 20% (20 of 100); not like for like."),
        ("no_previous", "Judged good or better: 50% (50 of 100), without an earlier figure to set beside it."),
        (None, "Judged good or better: 50% (50 of 100), without an earlier figure to set beside it."),
    ],
)
def test_the_verb_of_a_rate_is_its_verdicts(verdict: Verdict | None, sentence: str) -> None:
    assert spell_strand(replace(CHANGED, shown=replace(CHANGED.shown, verdict=verdict))) == sentence


@pytest.mark.parametrize(
    ("verdict", "sentence"),
    [
        ("more", "Attendances went up, from 20 to 30."),
        ("fewer", "Attendances went down, from 20 to 30."),
        ("about_the_same", "Attendances stayed about the same: 30, was 20."),
    ],
)
def test_activity_goes_up_or_down_and_is_never_better_or_worse(verdict: Verdict, sentence: str) -> None:
    assert spell_strand(replace(DID, shown=replace(DID.shown, verdict=verdict))) == sentence


def test_a_lane_without_a_figure_says_why() -> None:
    assert spell_strand(strand("did", alone(compared(ATTENDED, (30, None), (20, None))), ())) == (
        "Attendances: 30, without an earlier figure to set beside it."
    )
    hidden = show(compared(Ask("indicator", "neglect", "flowing"), (3, 40), (20, 40)), "public")
    assert spell_strand(Strand("children", hidden, (), False)) == "Flowing: not shown."
    hidden = show(compared(Ask("indicator", "neglect", "flowing"), (20, 40), (3, 40)), "public")
    assert spell_strand(Strand("children", hidden, (), False)) == (
        "Flowing: 50% (20 of 40), without an earlier figure to set beside it."
    )


def test_no_sentence_says_that_one_led_to_another() -> None:
    every = [
        spell_strand(replace(made, shown=replace(made.shown, verdict=verdict)))
        for made in (DID, CHANGED, CHILDREN)
        for verdict in get_args(Verdict)
    ]
    claims = re.compile(r"because|therefore|led to|as a result|due to|thanks to|caused|effect|so that", re.IGNORECASE)
    assert not [sentence for sentence in every if claims.search(sentence)]
    line = drawn(DID, CHANGED, CHILDREN)
    assert line.caution == ASSOCIATION
    assert "do not show that one led to the other" in ASSOCIATION
