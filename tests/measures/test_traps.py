"""The arithmetic traps that real reports fell into (USERS), each on the numbers of a report or worked by hand."""

from __future__ import annotations

import pytest

from cesp.measures.values import Ask
from tests.measures.world import ask_one, display, parts, table

QUARTER = table(
    "training_sessions",
    """
    when    | course | capacity | registered | attended | no_show | cancelled | walk_in
    2016 Q1 | all    |      393 |        318 |      304 |      20 |        29 |      35
    """,
)


@pytest.mark.parametrize(
    ("measure", "counted", "printed", "of"),
    [
        ("attended_of_registered", (269, 318), "85%", "people registered"),
        ("attended_of_places", (304, 393), "77%", "places offered"),
        ("no_show_rate", (20, 318), "6%", "people registered"),
        ("cancellation_rate", (29, 318), "9%", "people registered"),
    ],
)
def test_trap_01_every_rate_of_attendance_names_what_it_is_of(
    measure: str, counted: tuple[int, int], printed: str, of: str
) -> None:
    """Leicester, Leicestershire and Rutland, one quarter: 304 came."""
    entry = ask_one(Ask(measure), "2016/17 Q1", QUARTER)
    assert (parts(entry.figure), display(entry), entry.definition.denominator_words) == (counted, printed, of)


def test_trap_02_halves_are_rounded_up() -> None:
    lines = table("training_sessions", "when | course | capacity | attended\n2016 Q1 | gcp | 280 | 231")
    assert display(ask_one(Ask("attended_of_places"), "2016/17 Q1", lines)) == "83%"
    assert f"{100 * 231 / 280:.0f}" == "82"


def test_trap_03_percent_of_all_is_not_percent_of_those_measured() -> None:
    words = ["green"] * 27 + ["red"] * 30 + ["Awaiting data"] * 15
    rows = "\n".join(f"2017 Q1 | neglect | {number} | {word}" for number, word in enumerate(words))
    entry = ask_one(Ask("actions_on_track"), "2017/18 Q1", table("actions", f"when|priority|reference|rag\n{rows}"))
    assert (parts(entry.figure), display(entry)) == ((27, 57), "47%")
    assert entry.figure.notes == ("15 rows left out: a part was not supplied, or cannot be judged.",)


def test_trap_04_percentages_are_never_averaged() -> None:
    """9 of 10 and 30 of 90: 39 of 100, where the average of the percentages would be 62."""
    lines = table("training_sessions", "when|course|capacity|attended\n2016 Q1 | gcp | 10 | 9\n2016 Q2 | gcp | 90 | 30")
    assert display(ask_one(Ask("attended_of_places"), "2016/17", lines)) == "39%"


def test_trap_05_a_part_year_is_compared_with_the_same_quarters() -> None:
    held = [f"2021 Q{quarter}" for quarter in (1, 2, 3, 4)] + [f"2022 Q{quarter}" for quarter in (1, 2, 3)]
    rows = "\n".join(f"{when} | gcp | 10" for when in held)
    lines = table("training_sessions", f"when | course | attended\n{rows}")
    entry = ask_one(Ask("attendances"), "2022/23 to Q3", lines)
    assert entry.previous is not None
    assert (entry.figure.value, entry.previous.value, entry.verdict) == (30, 30, "about_the_same")
    assert ask_one(Ask("attendances"), "2022/23 to Q3", lines, "2021/22").verdict == "not_like_for_like"


def test_trap_06_few_are_too_few_and_their_number_is_said() -> None:
    """One case of 9 is 11 points."""
    lines = table(
        "audit_grades",
        """
        when    | audit | priority | grade      | count
        2021 Q1 | A     | neglect  | good       | 9
        2022 Q1 | A     | neglect  | good       | 1
        2022 Q1 | A     | neglect  | inadequate | 8
        """,
    )
    entry = ask_one(Ask("good_or_better"), "2022/23 Q1", lines)
    assert (parts(entry.figure), entry.verdict) == ((1, 9), "too_few")
    assert entry.reasons == ("Fewer than 10 on one side (9): too few to say.",)


def test_trap_07_totals_that_disagree_are_told_and_not_mended() -> None:
    lines = table("training_sessions", "when | course | attended\n2022 Q1 | gcp | 30") + table(
        "training_attendance", "when|course|agency|attended\n2022 Q1|gcp|police|20\n2022 Q1|gcp|health|8"
    )
    figure = ask_one(Ask("attendances"), "2022/23 Q1", lines).figure
    assert figure.value == 30
    assert figure.notes[0].endswith("the sessions say 30 attended and the agencies 28. The sessions are counted.")


@pytest.mark.parametrize(
    ("mark", "status"), [("c", "suppressed"), (":", "not_supplied"), ("z", "not_applicable"), ("-", "not_supplied")]
)
def test_trap_08_a_blank_or_a_mark_is_a_status_and_never_zero(mark: str, status: str) -> None:
    lines = table("training_sessions", f"when | course | attended\n2022 Q1 | gcp | {mark}")
    figure = ask_one(Ask("attendances"), "2022/23 Q1", lines).figure
    assert (figure.status, figure.value, figure.numerator) == (status, None, None)
    nothing = table("training_sessions", "when | course | attended\n2022 Q1 | gcp | 0")
    assert ask_one(Ask("attendances"), "2022/23 Q1", nothing).figure.value == 0


def test_trap_09_a_verdict_is_of_two_periods_whatever_ran_between_them() -> None:
    """More than the quarter before, and yet fewer than a year ago: neither is called a trend."""
    rows = "\n".join(
        f"{when} | gcp | {came}" for when, came in (("2021 Q3", 90), ("2022 Q1", 20), ("2022 Q2", 40), ("2022 Q3", 60))
    )
    lines = table("training_sessions", f"when | course | attended\n{rows}")
    verdicts = [
        ask_one(Ask("attendances"), "2022/23 Q3", lines, against).verdict
        for against in ("previous-quarter", "same-period")
    ]
    assert verdicts == ["more", "fewer"]
