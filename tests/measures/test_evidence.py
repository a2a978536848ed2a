"""What can be asked, of which periods, and how questions that make no sense are answered."""

from __future__ import annotations

import pytest

from cesp.errors import Mendable
from cesp.measures.definition import define
from cesp.measures.evidence import earlier_period, quarters_apart
from cesp.measures.values import Ask
from cesp.periods import Period, Quarter, parse_period
from tests.measures.world import CATALOGUE, PARTNERSHIP, ask_all, ask_one, evidence, table

TWO_YEARS = table(
    "training_sessions",
    """
    when    | course | attended | registered
    2021 Q3 | gcp    |        4 |          8
    2022 Q2 | gcp    |        9 |         20
    2022 Q1 | gcp    |        6 |         10
    """,
)
REFUSED = {
    "There is no measure happiness. Choose one of: meetings_held, meeting_attendance,": Ask("happiness"),
    "There is no priority fun. Choose one of: neglect, exploitation, online-harm.": Ask("attendances", "fun"),
    "Attendances is not held by place. Choose one of: quarter, priority, course, agency.": (
        Ask("attendances", by="place")
    ),
    "There is no indicator mood. Choose one of: flowing": Ask("indicator", indicator="mood"),
    "indicator_rate needs an indicator. Choose one of: flowing": Ask("indicator_rate"),
}


@pytest.mark.parametrize("words", REFUSED)
def test_a_question_that_makes_no_sense_names_what_there_is(words: str) -> None:
    with pytest.raises(Mendable) as raised:
        define(REFUSED[words], CATALOGUE, PARTNERSHIP)
    assert str(raised.value).startswith(words)


def test_an_indicator_makes_the_measure_its_own() -> None:
    shares, counts, rates = (
        define(Ask(measure, None, indicator), CATALOGUE, PARTNERSHIP)
        for measure, indicator in (("indicator", "flowing"), ("indicator", "numbered"), ("indicator_rate", "numbered"))
    )
    assert (shares.kind, shares.unit, shares.direction) == ("proportion", "%", "high")
    assert (counts.kind, counts.unit, counts.dataset) == ("count", "number", "indicators")
    assert (rates.kind, rates.unit, rates.decimals) == ("rate", "per 10,000", 1)
    assert rates.title == "Numbered, rate per 10,000 children"


def test_the_earlier_period_is_chosen_by_word_or_named() -> None:
    quarter, year = Period(2022, 1, 1), Period.full_year(2022)
    assert earlier_period(quarter, "same-period") == Period(2021, 1, 1)
    assert earlier_period(quarter, "previous-quarter") == Period(2021, 4, 4)
    assert earlier_period(year, "previous-quarter") == Period.full_year(2021)
    assert earlier_period(quarter, "full-year") == Period.full_year(2021)
    assert earlier_period(quarter, "2019/20 to Q3") == Period(2019, 1, 3)
    with pytest.raises(Mendable, match="'last summer' is no period to compare with"):
        earlier_period(quarter, "last summer")


def test_quarters_of_a_chart_start_where_rows_do() -> None:
    held = evidence(Ask("attendances"), TWO_YEARS)
    last = Quarter(2022, 2)
    assert held.quarters_to(last, 12) == (Quarter(2021, 3), Quarter(2021, 4), Quarter(2022, 1), last)
    assert held.quarters_to(last, 2) == (Quarter(2022, 1), last)
    assert evidence(Ask("attendances")).quarters_to(last, 12) == (last,)


def test_the_latest_year_had_ended_when_the_period_did() -> None:
    lines = table(
        "comparators",
        """
        when | indicator | place   | numerator | denominator | source
        2020 | published | Ourtown |         5 |          10 | DfE
        2022 | published | Ourtown |         6 |          10 | DfE
        """,
    )
    held = evidence(Ask("indicator", indicator="published"), lines)
    assert held.latest_year(Period(2022, 1, 4)) == Period.full_year(2022)
    assert held.latest_year(Period(2022, 1, 3)) == Period.full_year(2020)
    assert held.latest_year(Period(2019, 1, 4)) == Period.full_year(2019)


def test_by_quarter_sets_each_beside_the_same_quarter_of_the_earlier_period() -> None:
    found = ask_all(Ask("attendances", by="quarter"), "2022/23 to Q3", TWO_YEARS)
    assert [(entry.figure.by["quarter"], entry.figure.value, entry.verdict) for entry in found] == [
        ("2022/23 Q1", 6, "no_previous"),
        ("2022/23 Q2", 9, "no_previous"),
        ("2022/23 Q3", None, "not_like_for_like"),
    ]
    third = found[2].previous
    assert third is not None
    assert (dict(third.by), third.value) == ({"quarter": "2021/22 Q3"}, 4)
    assert found[2].reasons == ("There is no figure for this period.",)


def test_nobody_answered_is_nothing_to_measure() -> None:
    lines = table(
        "training_evaluation",
        "when | course | stage | aspect | respondents | mean_score\n2022 Q1 | gcp | after | confidence | 0 | 3.5",
    )
    figure = ask_one(Ask("confidence_after"), "2022/23 Q1", lines).figure
    assert (figure.status, figure.value) == ("not_applicable", None)
    rates = table("population", "when | place | children | source\n2024 | Ourtown | 0 | ONS") + table(
        "comparators", "when | indicator | place | numerator | source\n2024 | published | Ourtown | 5 | DfE"
    )
    figure = ask_one(Ask("indicator_rate", indicator="published"), "2024/25", rates).figure
    assert (figure.status, figure.value) == ("not_applicable", None)


def test_several_values_without_counts_are_neither_added_nor_averaged() -> None:
    lines = table(
        "indicators",
        """
        when    | priority | indicator | value
        2022 Q1 | neglect  | averaged  | 0.5
        2022 Q2 | neglect  | averaged  | 0.7
        """,
    )
    figure = ask_one(Ask("indicator", indicator="averaged"), "2022/23 to Q2", lines).figure
    assert (figure.status, figure.notes) == (
        "not_supplied",
        ("Several values without their counts cannot be added or averaged.",),
    )
    assert ask_one(Ask("indicator", indicator="averaged"), "2022/23 Q2", lines).figure.value == pytest.approx(0.7)


def test_an_indicator_under_several_priorities_counts_once() -> None:
    lines = table(
        "indicators",
        """
        when    | priority     | indicator | numerator | denominator
        2022 Q1 | neglect      | flowing   | 10        | 20
        2022 Q1 | exploitation | flowing   | 10        | 20
        """,
    )
    figure = ask_one(Ask("indicator", indicator="flowing"), "2022/23 Q1", lines).figure
    assert (figure.numerator, figure.denominator) == (10, 20)


def test_a_year_is_made_of_each_senders_quarters_or_its_own_year() -> None:
    lines = table(
        "indicators",
        """
        when    | sender | priority | indicator | numerator | denominator
        2022 Q1 | a      | neglect  | flowing   | 10        | 20
        2022    | a      | neglect  | flowing   | 99        | 99
        2022    | b      | neglect  | flowing   | 1         | 4
        """,
    )
    figure = ask_one(Ask("indicator", indicator="flowing"), "2022/23", lines).figure
    assert (figure.numerator, figure.denominator) == (11, 24)


@pytest.mark.parametrize(
    ("period", "earlier", "apart"),
    [
        ("2023/24 to Q3", "2022/23 to Q3", 4),
        ("2023/24 Q3", "2023/24 Q2", 1),
        ("2023/24 Q1", "2022/23 Q4", 1),  # the quarter before, over the turn of the year
        ("2023/24 Q3", "2023/24 Q1", 2),
        ("2023/24 Q3", "2022/23", 4),  # of another length: still the same season
        ("2023/24 to Q3", "2021/22 Q4", 8),
    ],
)
def test_quarters_are_drawn_beside_the_same_season_of_a_baseline(period: str, earlier: str, apart: int) -> None:
    one, other = parse_period(period), parse_period(earlier)
    assert one is not None
    assert other is not None
    assert quarters_apart(one, other) == apart
