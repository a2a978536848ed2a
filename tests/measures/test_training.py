"""Decisions 5 and 6 and a real quarter of training, on tables small enough to work by hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from cesp.measures.values import Ask
from tests.measures.world import (
    PARTNERSHIP,
    ask_all,
    ask_one,
    display,
    evidence,
    in_words,
    parts,
    table,
    value,
)

COURSES = table(
    "training_sessions",
    """
    when    | course                             | attended | capacity
    2016 Q1 | Fabricated or induced Illness      |        8 |       23
    2016 Q1 | LSCB Learning Event                |      231 |      280
    2016 Q1 | YP DASH Risk Assessment            |        8 |       15
    2016 Q1 | Assessing Competency               |       12 |       20
    2016 Q1 | Domestic Violence Substance Misuse |       14 |       15
    2016 Q1 | Introduction to CSE                |       31 |       40
    """,
)
PRINTED = {
    "Assessing Competency": "60%",
    "Domestic Violence Substance Misuse": "93%",
    "Fabricated or induced Illness": "35%",
    "Introduction to CSE": "78%",
    "LSCB Learning Event": "83%",
    "YP DASH Risk Assessment": "53%",
}


def test_printed_percentages_of_a_real_quarter() -> None:
    by_course = ask_all(Ask("attended_of_places", by="course"), "2016/17 Q1", COURSES)
    assert {entry.figure.by["course"]: display(entry) for entry in by_course} == PRINTED
    whole = ask_one(Ask("attended_of_places"), "2016/17 Q1", COURSES)
    assert parts(whole.figure) == (304, 393)
    assert display(whole) == "77%"


def test_percentages_typed_here_are_those_that_were_published(reference: Path) -> None:
    lines = (reference / "published/train_llr_2016q1_courses.csv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    published = {(row["attendees"], row["capacity"], f"{row['printed_attendance_rate_pct']}%") for row in rows[:-1]}
    typed = {(f"{row['attended']:.0f}", f"{row['capacity']:.0f}", PRINTED[row["course"]]) for row in COURSES}
    assert published == typed


BOTH_RETURNS = table(
    "training_sessions",
    """
    when    | sender | course | registered | attended
    2022 Q1 | police | gcp    |         40 |       30
    """,
) + table(
    "training_attendance",
    """
    when    | sender  | course | agency | registered | attended
    2022 Q1 | police  | gcp    | police |         25 |       20
    2022 Q1 | police  | gcp    | health |         15 |        8
    2022 Q1 | council | gcp    | health |          9 |        6
    2022 Q2 | police  | gcp    | police |          7 |        5
    """,
)


def test_decision_5_attendance_is_summed_only_where_that_sender_sent_no_sessions_of_it() -> None:
    assert value("attendances", "2022/23 Q1", BOTH_RETURNS) == 30 + 6
    assert value("attendances", "2022/23", BOTH_RETURNS) == 30 + 6 + 5
    by_agency = ask_all(Ask("attendances", by="agency"), "2022/23", BOTH_RETURNS)
    assert {entry.figure.by["agency"]: entry.figure.value for entry in by_agency} == {"health": 14, "police": 25}


def test_decision_5_a_mismatch_is_reported_with_both_numbers() -> None:
    said = (
        "Returns disagree: for gcp in 2022/23 Q1 the sessions say 30 attended and the agencies 28. "
        "The sessions are counted."
    )
    held = evidence(Ask("attendances"), BOTH_RETURNS)
    first, second = (held.compare(in_words(when), in_words("2021/22"))[0] for when in ("2022/23 Q1", "2022/23 Q2"))
    assert said in first.figure.notes
    assert not second.figure.notes
    (of_priority,) = ask_all(Ask("attendances", "exploitation"), "2022/23 Q1", BOTH_RETURNS)
    assert said not in of_priority.figure.notes


def test_decision_6_walk_ins_are_taken_off_and_told() -> None:
    lines = table(
        "training_sessions",
        """
        when    | course | registered | attended | walk_in
        2016 Q1 | all    |        318 |      304 |      35
        """,
    )
    entry = ask_one(Ask("attended_of_registered"), "2016/17 Q1", lines)
    assert parts(entry.figure) == (269, 318)
    assert display(entry) == "85%"
    assert entry.figure.notes == ("Walk-ins (35) are not counted; with them 304 of 318, 96%.",)


def test_decision_6_unknown_walk_ins_are_said_and_never_capped() -> None:
    lines = table(
        "training_sessions",
        """
        when    | course | registered | attended | walk_in
        2016 Q1 | gcp    |         20 |       24 | -
        2016 Q1 | both   |         20 |       22 | c
        """,
    )
    figure = ask_one(Ask("attended_of_registered"), "2016/17 Q1", lines).figure
    assert parts(figure) == (46, 40)
    assert figure.value == pytest.approx(1.15)
    assert (figure.low, figure.high) == (None, None)
    assert figure.notes == (
        "Walk-ins are not known for 2 rows, so everybody who came counts there.",
        "More than all: the figures were supplied so, and chance cannot be judged.",
    )


def test_decision_6_e_learning_is_never_added_to_taught_sessions() -> None:
    lines = table(
        "training_sessions",
        """
        when    | course | sessions | attended | delivery
        2022 Q1 | gcp    |        2 |       10 | virtual
        2022 Q1 | gcp    |        1 |      400 | e_learning
        2022 Q1 | basics |        1 |      900 | e_learning
        """,
    ) + table(
        "training_attendance",
        """
        when    | course | agency | attended
        2022 Q1 | basics | police |      900
        """,
    )
    assert value("attendances", "2022/23 Q1", lines) == 10
    assert value("sessions_held", "2022/23 Q1", lines) == 2


def test_a_quarter_without_any_return_is_no_zero() -> None:
    lines = table("training_sessions", "when | course | attended\n2022 Q1 | gcp | 0")
    assert value("attendances", "2022/23 Q1", lines) == 0
    figure = ask_one(Ask("attendances"), "2022/23 Q2", lines).figure
    assert (figure.status, figure.value, figure.figures_to) == ("not_supplied", None, None)
    assert PARTNERSHIP.rules.about_the_same == 0.05
