"""Decision 9: how quarters make longer periods, by basis and for snapshots."""

from __future__ import annotations

import pytest

from cesp.measures.basis import RUNS_ON
from cesp.measures.values import Ask
from tests.measures.world import (
    ask_all,
    ask_one,
    evidence,
    in_words,
    parts,
    table,
    value,
)

BASES: dict[str, dict[str, tuple[float | None, float | None]]] = {
    # quarters 4/10, 6/20, 9/30 and 20/40
    "flowing": {"2022/23 Q2": (6, 20), "2022/23 to Q3": (19, 60), "2022/23": (39, 100)},
    "standing": {"2022/23 Q2": (6, 20), "2022/23 to Q3": (9, 30), "2022/23": (20, 40)},
    "running": {"2022/23 Q2": (2, 10), "2022/23 to Q3": (9, 30), "2022/23": (20, 40), "2022/23 Q1": (4, 10)},
    "averaged": {"2022/23 Q2": (6, 20), "2022/23 to Q3": (19, 60), "2022/23": (39, 100)},
    "unsettled": {"2022/23 Q2": (6, 20), "2022/23 to Q3": (None, None), "2022/23": (None, None)},
}


@pytest.mark.parametrize("indicator", BASES)
def test_decision_9_each_basis_makes_its_year(indicator: str) -> None:
    lines = table(
        "indicators",
        f"""
        when    | priority | indicator   | numerator | denominator
        2022 Q1 | neglect  | {indicator} |         4 |          10
        2022 Q2 | neglect  | {indicator} |         6 |          20
        2022 Q3 | neglect  | {indicator} |         9 |          30
        2022 Q4 | neglect  | {indicator} |        20 |          40
        """,
    )
    held = evidence(Ask("indicator", indicator=indicator), lines)
    found = {when: held.compare(in_words(when), in_words("2021/22"))[0].figure for when in BASES[indicator]}
    assert {when: parts(figure) for when, figure in found.items()} == BASES[indicator]
    if indicator == "unsettled":
        note = "Nobody has said how quarters of this indicator make a longer period, so there is no figure for it."
        assert found["2022/23"].notes == (note,)


@pytest.mark.parametrize("first", ["c | 10", "4 | -"])
def test_decision_9_a_quarter_by_difference_needs_both_its_ends_whole(first: str) -> None:
    lines = table(
        "indicators",
        f"""
        when    | priority | indicator | numerator | denominator
        2022 Q1 | neglect  | running   | {first}
        2022 Q2 | neglect  | running   |        12 |          20
        2022 Q4 | neglect  | running   |        30 |          40
        """,
    )
    for when in ("2022/23 Q2", "2022/23 Q4"):
        figure = ask_one(Ask("indicator", indicator="running"), when, lines).figure
        assert (figure.status, figure.value) == ("not_supplied", None)
        assert figure.notes == (RUNS_ON,)


def test_decision_9_children_of_a_place_do_not_run_on_through_the_year() -> None:
    lines = table(
        "indicators",
        """
        when    | priority | indicator | numerator
        2022 Q1 | neglect  | runcount  |         4
        2022 Q2 | neglect  | runcount  |         9
        """,
    ) + table("population", "when | place | children | source\n2022 | Ourtown | 10000 | ONS")
    ask = Ask("indicator_rate", indicator="runcount")
    assert parts(ask_one(ask, "2022/23 Q2", lines).figure) == (5, 10_000)


def test_decision_9_a_snapshot_is_each_senders_last_return_and_a_nil_return_is_a_zero() -> None:
    lines = table(
        "recommendations",
        """
        when    | sender  | source | reference | status  | priority     | due
        2022 Q1 | council | Review | 1         | open    | neglect      | 2022-05-01
        2022 Q1 | council | Review | 2         | open    | neglect      | -
        2022 Q2 | council | Review | 1         | closed  | neglect      | 2022-05-01
        2022 Q2 | council | Review | 2         | paused  | exploitation | 2022-09-30
        2022 Q1 | police  | Audit  | 3         | overdue | neglect      | -
        """,
    )
    assert value("recommendations_open", "2022/23", lines) == 2
    assert value("recommendations_overdue", "2022/23", lines) == 1
    assert value("recommendations_overdue", "2022/23 Q1", lines) == 2
    assert ask_one(Ask("recommendations_open", "neglect"), "2022/23", lines).figure.value == 1
    nil = (("police", "recommendations", 2022, 3),)
    (entry,) = ask_all(Ask("recommendations_open"), "2022/23", lines, nil=nil)
    assert entry.figure.value == 1


def test_decision_9_a_year_figure_stands_only_where_no_quarter_is_held() -> None:
    lines = table(
        "indicators",
        """
        when    | priority | indicator | numerator | denominator
        2021    | neglect  | flowing   |        50 |         100
        2022    | neglect  | flowing   |        60 |         100
        2022 Q1 | neglect  | flowing   |         9 |          10
        """,
    )
    entry = ask_one(Ask("indicator", indicator="flowing"), "2022/23", lines)
    assert entry.previous is not None
    assert (parts(entry.figure), parts(entry.previous)) == ((9, 10), (50, 100))
    assert str(entry.previous.figures_to) == "2022-03-31"


def test_decision_13_a_rows_target_travels_with_its_figure() -> None:
    lines = table(
        "indicators",
        """
        when    | priority | indicator | numerator | denominator | target
        2022 Q1 | neglect  | flowing   |         4 |          10 | 45%
        2022 Q2 | neglect  | flowing   |         6 |          20 | 50%
        """,
    )
    assert ask_one(Ask("indicator", indicator="flowing"), "2022/23", lines).figure.target == "50%"


def test_decision_13_a_leads_own_rating_travels_with_its_figure_where_its_rows_agree() -> None:
    lines = table(
        "indicators",
        """
        when    | priority | indicator | agency  | numerator | denominator | rag
        2022 Q1 | neglect  | flowing   | council |         4 |          10 | red
        2022 Q2 | neglect  | flowing   | council |         6 |          20 | amber
        2022 Q3 | neglect  | flowing   | council |         6 |          20 | green
        2022 Q3 | neglect  | flowing   | police  |         6 |          20 | red
        """,
    )
    rated = [ask_one(Ask("indicator", indicator="flowing"), period, lines).figure.lead_rag
             for period in ("2022/23 Q1", "2022/23 to Q2", "2022/23 Q3")]  # fmt: skip
    assert rated == ["red", "amber", ""]


def test_decision_14_little_progress_is_no_movement_for_two_quarters_or_overdue_and_not_started() -> None:
    lines = table(
        "actions",
        """
        when    | priority | reference | rag         | percent_complete | due
        2022 Q1 | neglect  | stuck     | amber       | 0.5              | -
        2022 Q2 | neglect  | stuck     | amber       | 0.5              | -
        2022 Q3 | neglect  | stuck     | amber       | 0.5              | -
        2022 Q1 | neglect  | moving    | amber       | 0.4              | -
        2022 Q2 | neglect  | moving    | amber       | 0.5              | -
        2022 Q3 | neglect  | moving    | amber       | 0.5              | -
        2022 Q1 | neglect  | complete  | blue        | 1                | -
        2022 Q2 | neglect  | complete  | blue        | 1                | -
        2022 Q3 | neglect  | complete  | blue        | 1                | -
        2022 Q3 | neglect  | late      | not_started | 0                | 2022-12-30
        2022 Q3 | neglect  | not late  | not_started | 0                | 2022-12-31
        2022 Q1 | neglect  | gap       | red         | 0.1              | -
        2022 Q3 | neglect  | gap       | red         | 0.1              | -
        """,
    )
    assert value("little_progress", "2022/23 Q3", lines) == 2  # stuck, late
    assert value("little_progress", "2022/23 to Q3", lines) == 2
    assert value("little_progress", "2022/23 Q2", lines) == 0
