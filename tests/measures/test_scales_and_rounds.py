"""Scores on scales, reach, re-audits beside the audit before, and the first year of a definition, by hand."""

from __future__ import annotations

from cesp.measures.values import Ask
from tests.measures.world import Line, ask_all, ask_one, parts, table


def scores(before: str, after: str) -> list[Line]:
    """Confidence on a scale, in one course a year before and in two now."""
    return table(
        "training_evaluation",
        f"""
        when    | course | stage | aspect     | respondents | mean_score | scale_max
        2021 Q1 | gcp    | after | confidence |          20 |        4.0 | {before}
        2022 Q1 | gcp    | after | confidence |          20 |        4.0 | 5
        2022 Q1 | both   | after | confidence |          20 |        8.0 | {after}
        """,
    )


def test_scores_on_different_scales_are_not_averaged() -> None:
    figure = ask_one(Ask("confidence_after"), "2022/23 Q1", scores("5", "10")).figure
    assert (figure.status, figure.value) == ("not_supplied", None)
    assert figure.notes == ("Scores on different scales are not averaged: out of 5, out of 10.",)
    entry = ask_one(Ask("confidence_after"), "2022/23 Q1", scores("10", "-"))
    assert (entry.figure.value, entry.verdict) == (6, "not_like_for_like")
    assert entry.reasons == ("Scores were out of 5, before out of 10.",)


ATTENDED = table(
    "training_attendance",
    """
    when    | course | agency  | attended
    2022 Q1 | gcp    | police  |       10
    2022 Q2 | both   | police  |       20
    2022 Q2 | gcp    | health  |       50
    2022 Q2 | gcp    | council |      400
    """,
)


def test_decision_6_reach_counts_each_agencys_staff_once_however_many_quarters() -> None:
    """50 staff of the police and 200 of the health trust are stated; of the council's nobody said how many."""
    entry = ask_one(Ask("reach"), "2022/23 to Q2", ATTENDED)
    assert (parts(entry.figure), entry.figure.value) == ((80, 250), 32)
    assert entry.figure.notes == ("1 row left out: a part was not supplied, or cannot be judged.",)
    by_agency = ask_all(Ask("reach", by="agency"), "2022/23 to Q2", ATTENDED)
    assert {row.figure.by["agency"]: row.figure.value for row in by_agency} == {
        "council": None, "health": 25, "police": 60,
    }  # fmt: skip
    assert by_agency[0].figure.notes == ("How many staff are in scope has not been stated for these agencies.",)


def test_decision_11_reach_is_activity_and_never_better_or_worse() -> None:
    earlier = table("training_attendance", "when | course | agency | attended\n2021 Q1 | gcp | police | 4")
    assert ask_one(Ask("reach"), "2022/23 Q1", ATTENDED + earlier).verdict == "more"


def rounds(tool: str, tool_before: str) -> list[Line]:
    """30 of 40 good at the re-audit; 10 of 40 at the audit before it; 40 of 40 at one before that."""
    return table(
        "audit_grades",
        """
        when    | audit | priority | round    | grade                | count
        2020 Q1 | A     | neglect  | audit    | good                 |    40
        2021 Q1 | A     | neglect  | -        | good                 |    10
        2021 Q1 | A     | neglect  | -        | requires_improvement |    30
        2022 Q2 | A     | neglect  | re_audit | outstanding          |    30
        2022 Q2 | A     | neglect  | re_audit | inadequate           |    10
        2022 Q2 | B     | neglect  | re_audit | good                 |     9
        """,
    ) + table(
        "audits",
        f"""
        when    | audit | priority | tool
        2021 Q1 | A     | neglect  | {tool_before}
        2022 Q2 | A     | neglect  | {tool}
        2022 Q2 | B     | neglect  | Another
        """,
    )


def test_decision_11_a_re_audit_stands_beside_the_audit_before_it() -> None:
    entry = ask_one(Ask("good_at_re_audit", "neglect"), "2022/23", rounds("New", "New"))
    assert entry.previous is not None
    assert (parts(entry.figure), parts(entry.previous), entry.verdict) == ((30, 40), (10, 40), "improved")
    assert entry.figure.notes == ("1 row left out: a part was not supplied, or cannot be judged.",)
    other = ask_one(Ask("good_at_re_audit"), "2022/23", rounds("New", "Old"))
    assert (other.verdict, other.reasons) == (
        "not_like_for_like",
        ("The audits had different audit tools: New; before: Old.",),
    )
    (quarter,) = (row for row in ask_all(Ask("good_at_re_audit", by="quarter"), "2022/23 Q2", rounds("-", "-")))
    assert quarter.previous is not None
    assert parts(quarter.previous) == (10, 40)


def test_figures_across_the_first_year_of_a_definition_are_not_like_for_like() -> None:
    lines = table(
        "reviews",
        "when | review | kind\n2017 Q1 | A | rapid_review\n2018 Q1 | B | rapid_review\n2019 Q1 | C | rapid_review",
    )
    entry = ask_one(Ask("rapid_reviews"), "2018/19 Q1", lines)
    assert (entry.verdict, entry.reasons) == (
        "not_like_for_like",
        ("The definition changed in 2018/19: earlier figures were counted otherwise.",),
    )
    assert ask_one(Ask("rapid_reviews"), "2019/20 Q1", lines).verdict == "about_the_same"
