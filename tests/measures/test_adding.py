"""Decisions 3, 7 and 8: what is added to what, on tables small enough to work by hand."""

from __future__ import annotations

import pytest

from cesp.measures.values import Ask
from tests.measures.world import (
    ask_all,
    ask_one,
    parts,
    table,
)


def test_decision_3_a_blank_agency_is_the_whole_and_never_added_to_its_parts() -> None:
    lines = table(
        "indicators",
        """
        when    | priority | indicator | agency | numerator | denominator
        2022 Q1 | neglect  | flowing   | -      |        30 |          40
        2022 Q1 | neglect  | flowing   | police |        10 |          15
        2022 Q2 | neglect  | flowing   | police |         6 |          20
        2022 Q2 | neglect  | flowing   | health |         4 |          20
        """,
    )
    assert parts(ask_one(Ask("indicator", indicator="flowing"), "2022/23", lines).figure) == (40, 80)
    by_agency = ask_all(Ask("indicator", indicator="flowing", by="agency"), "2022/23", lines)
    assert [(entry.figure.by["agency"], parts(entry.figure)) for entry in by_agency] == [
        ("health", (4, 20)),
        ("police", (16, 35)),
    ]


def test_decision_7_only_rows_with_both_parts_count_and_the_rest_are_told() -> None:
    lines = table(
        "training_sessions",
        """
        when    | course | registered | no_show
        2022 Q1 | gcp    |         20 |       2
        2022 Q1 | both   |         30 |       c
        2022 Q1 | basics |          - |       9
        2022 Q2 | gcp    |         80 |      18
        """,
    )
    figure = ask_one(Ask("no_show_rate"), "2022/23", lines).figure
    assert parts(figure) == (20, 100)
    assert figure.notes == ("2 rows left out: a part was not supplied, or cannot be judged.",)


def test_decision_7_percent_of_all_and_percent_of_measured_are_told_apart() -> None:
    """Rotherham's plan: 27 of 72 measures met their target; 57 and not 72 could be measured."""
    rag = ["green"] * 27 + ["red"] * 30 + ["Awaiting data"] * 15
    lines = [
        table("actions", f"when | priority | reference | rag\n2017 Q1 | neglect | {number} | {word}")[0]
        for number, word in enumerate(rag)
    ]
    entry = ask_one(Ask("actions_on_track"), "2017/18 Q1", lines)
    assert parts(entry.figure) == (27, 57)
    assert entry.figure.value == pytest.approx(0.474, abs=0.0005)
    assert entry.figure.notes == ("15 rows left out: a part was not supplied, or cannot be judged.",)
    assert entry.figure.parts == {"green": 27, "red": 30, "Awaiting data": 0}


def test_decision_7_means_are_weighted_by_who_answered() -> None:
    lines = table(
        "training_evaluation",
        """
        when    | course | stage  | aspect     | respondents | mean_score
        2022 Q1 | gcp    | after  | confidence |          30 |        4.0
        2022 Q1 | both   | after  | confidence |          10 |        2.0
        2022 Q1 | basics | before | confidence |          90 |        1.0
        """,
    )
    figure = ask_one(Ask("confidence_after"), "2022/23 Q1", lines).figure
    assert (figure.denominator, figure.value) == (40, 3.5)


def test_decision_8_priorities_do_not_add_up_to_the_total() -> None:
    lines = table(
        "training_sessions",
        """
        when    | course    | attended | priority
        2022 Q1 | gcp       |        1 | -
        2022 Q1 | both      |       10 | -
        2022 Q1 | basics    |      100 | -
        2022 Q1 | gcp       |     1000 | exploitation
        2022 Q1 | Unlisted  |    10000 | -
        """,
    )
    found = [
        ask_one(Ask("attendances", priority), "2022/23 Q1", lines).figure.value
        for priority in (None, "neglect", "exploitation", "online-harm")
    ]
    assert found == [11111, 11, 1010, 0]
