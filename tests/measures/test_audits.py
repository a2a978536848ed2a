"""Decisions 11 and 12: audits of other kinds, judgements and cases."""

from __future__ import annotations

import pytest

from cesp.measures.values import Ask
from tests.measures.world import (
    Line,
    ask_all,
    ask_one,
    parts,
    table,
    value,
)


def audits(sample: str, sample_before: str, tool: str = "-", tool_before: str = "-") -> list[Line]:
    """40 of 50 judged good now, 20 of 50 before."""
    return table(
        "audit_grades",
        """
        when    | audit | priority | grade                | count
        2021 Q1 | A     | neglect  | good                 |    20
        2021 Q1 | A     | neglect  | requires_improvement |    30
        2022 Q1 | A     | neglect  | good                 |    40
        2022 Q1 | A     | neglect  | inadequate           |    10
        """,
    ) + table(
        "audits",
        f"""
        when    | audit | priority | sample          | tool
        2021 Q1 | A     | neglect  | {sample_before} | {tool_before}
        2022 Q1 | A     | neglect  | {sample}        | {tool}
        """,
    )


def test_decision_11_audits_of_random_cases_are_judged() -> None:
    entry = ask_one(Ask("good_or_better", "neglect"), "2022/23 Q1", audits("random", "random"))
    assert (parts(entry.figure), entry.verdict) == ((40, 50), "improved")


@pytest.mark.parametrize(("now", "then"), [("chosen", "chosen"), ("chosen", "-"), ("-", "chosen")])
def test_decision_11_cases_chosen_on_purpose_get_no_significance(now: str, then: str) -> None:
    entry = ask_one(Ask("good_or_better"), "2022/23 Q1", audits(now, then))
    assert entry.verdict == "no_clear_change"
    assert "chosen" in entry.reasons[0]


def test_decision_11_another_sample_or_tool_is_not_like_for_like() -> None:
    entry = ask_one(Ask("good_or_better"), "2022/23 Q1", audits("random", "chosen", "New form", "Old form"))
    assert entry.verdict == "not_like_for_like"
    assert entry.reasons == (
        "The audits had different audit tools: New form; before: Old form.",
        "The audits had different ways of choosing cases: random; before: chosen.",
    )


def test_decision_11_a_moderated_grade_outranks_a_self_grade_and_the_overall_its_standards() -> None:
    lines = table(
        "audit_grades",
        """
        when    | audit | priority | grade                | grade_kind | standard | agency | case_number
        2022 Q1 | A     | neglect  | good                 | self       | -        | -      | 1
        2022 Q1 | A     | neglect  | requires_improvement | moderated  | -        | -      | 1
        2022 Q1 | A     | neglect  | outstanding          | self       | -        | -      | 2
        2022 Q1 | A     | neglect  | good                 | self       | Voice    | -      | 1
        2022 Q1 | A     | neglect  | good                 | self       | -        | police | 1
        2022 Q1 | B     | neglect  | good                 | -          | Voice    | -      | -
        2022 Q1 | B     | neglect  | met                  | -          | Plan     | -      | -
        """,
    )
    entry = ask_one(Ask("good_or_better"), "2022/23 Q1", lines)
    assert parts(entry.figure) == (1 + 1, 2 + 1)
    assert entry.figure.notes == ("1 row left out: a part was not supplied, or cannot be judged.",)
    by_standard = ask_all(Ask("good_or_better", by="standard"), "2022/23 Q1", lines)
    assert [(row.figure.by["standard"], parts(row.figure)) for row in by_standard] == [
        ("Plan", (None, None)),
        ("Voice", (2, 2)),
    ]
    by_agency = ask_all(Ask("good_or_better", by="agency"), "2022/23 Q1", lines)
    assert [(row.figure.by["agency"], parts(row.figure)) for row in by_agency] == [("police", (1, 1))]


def test_decision_12_cases_are_counted_once() -> None:
    lines = table(
        "audit_grades",
        """
        when    | audit | priority | grade | standard | case_number | count
        2022 Q1 | A     | neglect  | good  | -        | 1           |     1
        2022 Q1 | A     | neglect  | good  | Voice    | 1           |     1
        2022 Q1 | A     | neglect  | good  | Voice    | 2           |     1
        2022 Q1 | B     | neglect  | good  | -        | -           |     7
        2022 Q1 | B     | neglect  | good  | Voice    | -           |     7
        """,
    )
    assert value("cases_audited", "2022/23 Q1", lines) == 2 + 7


def test_decision_12_judgements_by_standard_do_not_tell_how_many_cases() -> None:
    lines = table("audit_grades", "when | audit | priority | grade | standard | count\n2022 Q1|A|neglect|good|Voice|7")
    figure = ask_one(Ask("cases_audited"), "2022/23 Q1", lines).figure
    assert (figure.status, figure.value) == ("not_supplied", None)


def test_a_standard_judged_by_agencies_stands_beside_one_judged_as_a_whole() -> None:
    lines = table(
        "audit_grades",
        """
        when    | audit | priority | grade                | standard | agency | count
        2022 Q1 | files | neglect  | good                 | Voice    |        | 20
        2022 Q1 | files | neglect  | requires_improvement | Voice    |        | 10
        2022 Q1 | files | neglect  | good                 | Planning | police | 12
        2022 Q1 | files | neglect  | requires_improvement | Planning | health | 8
        """,
    )
    figure = ask_one(Ask("good_or_better"), "2022/23 Q1", lines).figure
    assert (figure.numerator, figure.denominator) == (32, 50)
