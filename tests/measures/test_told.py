"""Measures of what returns tell, each on a table small enough to work by hand."""

from __future__ import annotations

import pytest

from cesp.measures.values import Ask
from tests.measures.world import Line, ask_all, ask_one, display, parts, table

EVALUATION = table(
    "training_evaluation",
    """
    when    | course | stage     | aspect     | respondents | mean_score | scale_max | improved
    2022 Q1 | gcp    | after     | reaction   |          30 |        4.5 |         5 | -
    2022 Q1 | both   | after     | reaction   |          10 |        3.5 |         5 | -
    2022 Q1 | gcp    | before    | confidence |          40 |        2.0 |         5 | -
    2022 Q1 | gcp    | after     | confidence |          30 |        3.0 |         5 | -
    2022 Q1 | both   | before    | confidence |          10 |        3.0 |         5 | -
    2022 Q1 | both   | after     | confidence |          10 |        2.6 |         5 | -
    2022 Q1 | basics | after     | confidence |          99 |        5.0 |         5 | -
    2022 Q1 | gcp    | follow_up | practice   |          20 |          - |         - | 13
    2022 Q1 | both   | follow_up | practice   |          16 |          - |         - | c
    """,
)
MEETINGS = table(
    "meetings",
    """
    when    | meeting   | agency  | attended | held
    2022 Q1 | Board     | council | yes      | -
    2022 Q1 | Board     | police  | deputy   | -
    2022 Q1 | Board     | health  | apologies | -
    2022 Q1 | Executive | council | yes      | no
    2022 Q1 | Executive | police  | not_held | -
    2022 Q2 | Board     | council | yes      | yes
    2022 Q2 | Board     | police  | no       | yes
    """,
)
ASSESSED = table(
    "self_assessments",
    """
    when    | kind        | cycle | agency   | standard      | self_grade     | moderated_grade
    2022 Q3 | section_11  | 2022  | police   | Leadership    | met            | partly_met
    2022 Q3 | section_11  | 2022  | police   | Training      | met            | -
    2022 Q3 | section_11  | 2022  | health   | Leadership    | not_applicable | -
    2022 Q3 | section_11  | 2022  | health   | Training      | Quite good     | -
    2022 Q3 | section_175 | 2022  | School A | Training      | outstanding    | -
    2022 Q3 | section_175 | 2022  | School B | All standards | not_received   | -
    """,
)
REVIEWS = table(
    "reviews",
    """
    when    | review | kind              | priority | due        | done
    2022 Q1 | A      | notified_incident | neglect  | -          | -
    2022 Q1 | A      | rapid_review      | neglect  | 2022-05-20 | 2022-05-20
    2022 Q1 | B      | rapid_review      | neglect  | 2022-05-27 | 2022-05-30
    2022 Q1 | C      | rapid_review      | -        | 2022-06-01 | -
    2022 Q1 | D      | rapid_review      | -        | 2022-07-08 | -
    2022 Q1 | E      | rapid_review      | -        | -          | 2022-06-01
    2022 Q1 | A      | practice_review   | neglect  | -          | -
    """,
)
VOICE = table(
    "voice",
    """
    when    | priority     | source | theme  | children | you_said      | we_did
    2022 Q1 | neglect      | Survey | Home   |       12 | Visit us more | We do
    2022 Q1 | neglect      | Survey | School |        8 | Be on time    | -
    2022 Q1 | exploitation | Group  | Home   |        3 | -             | We listened
    """,
)
PLANNED = table(
    "audits",
    """
    when    | audit | priority     | planned    | held
    2022 Q1 | A     | neglect      | 2022-04-01 | 2022-05-10
    2022 Q1 | A     | exploitation | 2022-04-01 | 2022-05-10
    2022 Q1 | B     | neglect      | 2022-06-01 | -
    2022 Q2 | B     | neglect      | 2022-06-01 | 2022-07-20
    2022 Q2 | C     | neglect      | -          | 2022-08-01
    2022 Q2 | D     | neglect      | 2022-11-01 | -
    2022 Q2 | E     | neglect      | -          | -
    """,
)
PLANS = table(
    "recommendations",
    """
    when    | source | reference | status    | due        | completed  | impact
    2022 Q1 | R      | 1         | closed    | 2022-06-01 | 2022-06-01 | Seen in plans
    2022 Q1 | R      | 2         | closed    | 2022-05-01 | 2022-06-01 | -
    2022 Q1 | R      | 3         | open      | 2022-06-01 | -          | -
    2022 Q1 | R      | 4         | open      | 2022-09-01 | -          | -
    2022 Q1 | R      | 5         | closed    | -          | 2022-06-01 | -
    2022 Q1 | R      | 6         | withdrawn | 2022-06-01 | -          | -
    """,
)
ACTIONS = table(
    "actions",
    """
    when    | priority | reference | rag         | percent_complete | due
    2022 Q1 | neglect  | 1         | green       | 0.2              | -
    2022 Q1 | neglect  | 2         | amber       | -                | -
    2022 Q1 | neglect  | 3         | blue        | 1                | 2022-05-01
    2022 Q1 | neglect  | 4         | red         | -                | 2022-05-01
    2022 Q2 | neglect  | 1         | green       | 0.4              | 2022-08-01
    2022 Q2 | neglect  | 2         | amber       | -                | -
    2022 Q2 | neglect  | 3         | blue        | 1                | 2022-05-01
    2022 Q2 | neglect  | 4         | blue        | -                | 2022-05-01
    2022 Q2 | neglect  | 5         | not_started | -                | 2022-08-01
    """,
)
FINDINGS = table(
    "audits",
    """
    when    | audit | priority     | theme
    2022 Q1 | A     | neglect      | Home
    2022 Q1 | A     | exploitation | Home
    """,
) + table(
    "audit_findings",
    """
    when    | audit | kind                 | finding | priority | standard | agency
    2022 Q1 | A     | strength             | Clear   | -        | Plans    | -
    2022 Q1 | A     | strength             | Warm    | neglect  | Voice    | police
    2022 Q1 | A     | area_for_development | Late    | -        | Plans    | -
    2022 Q1 | B     | strength             | Kind    | -        | -        | -
    """,
)
FIGURES: dict[str, tuple[list[Line], str, float | None, float | None, int]] = {
    # measure: what is held, when, numerator, denominator, rows left out
    "reaction": (EVALUATION, "2022/23 Q1", 30 * 4.5 + 10 * 3.5, 40, 0),
    "confidence_gained": (EVALUATION, "2022/23 Q1", 30 * 1.0 + 10 * -0.4, 40, 1),
    "practice_changed": (EVALUATION, "2022/23 Q1", 13, 20, 1),
    "meetings_held": (MEETINGS, "2022/23 to Q2", 2, 3, 0),
    "meeting_attendance": (MEETINGS, "2022/23 to Q2", 3, 5, 0),
    "assessments_received": (ASSESSED, "2022/23 Q3", 3, 4, 0),
    "standards_met": (ASSESSED, "2022/23 Q3", 2, 3, 1),
    "rapid_reviews": (REVIEWS, "2022/23 Q1", 5, None, 0),
    "practice_reviews": (REVIEWS, "2022/23 Q1", 1, None, 0),
    "rapid_reviews_in_time": (REVIEWS, "2022/23 Q1", 1, 3, 1),
    "children_heard": (VOICE, "2022/23 Q1", 23, None, 0),
    "feedback_answered": (VOICE, "2022/23 Q1", 1, 2, 0),
    "audits_held": (PLANNED, "2022/23 to Q2", 3, None, 0),
    "audits_held_of_planned": (PLANNED, "2022/23 to Q2", 1, 2, 1),
    "recommendations_in_time": (PLANS, "2022/23 Q1", 1, 3, 1),
    "recommendations_with_impact": (PLANS, "2022/23 Q1", 1, 3, 0),
    "actions_overdue": (ACTIONS, "2022/23 to Q2", 2, None, 0),
    "actions_moved": (ACTIONS, "2022/23 to Q2", 2, 3, 1),
    "strengths": (FINDINGS, "2022/23 Q1", 3, None, 0),
    "areas_for_development": (FINDINGS, "2022/23 Q1", 1, None, 0),
}


@pytest.mark.parametrize("measure", FIGURES)
def test_figures_worked_by_hand(measure: str) -> None:
    lines, when, numerator, denominator, left_out = FIGURES[measure]
    figure = ask_one(Ask(measure), when, lines).figure
    assert (figure.status, figure.numerator) == ("ok", pytest.approx(numerator))
    assert figure.denominator == denominator
    rows = f"{left_out} row{'' if left_out == 1 else 's'} left out: a part was not supplied, or cannot be judged."
    assert figure.notes == ((rows,) if left_out else ())


CUTS: dict[tuple[str, str], tuple[list[Line], str, dict[str, float | None]]] = {
    ("strengths", "theme"): (FINDINGS, "2022/23 Q1", {"Home": 2}),
    ("strengths", "standard"): (FINDINGS, "2022/23 Q1", {"Plans": 1, "Voice": 1}),
    ("children_heard", "theme"): (VOICE, "2022/23 Q1", {"Home": 15, "School": 8}),
    ("meetings_held", "meeting"): (MEETINGS, "2022/23 to Q2", {"Board": 2, "Executive": 0}),
    ("meeting_attendance", "agency"): (MEETINGS, "2022/23 to Q2", {"council": 2, "health": 0, "police": 1}),
    ("assessments_received", "kind"): (ASSESSED, "2022/23 Q3", {"section_11": 2, "section_175": 1}),
    ("standards_met", "agency"): (ASSESSED, "2022/23 Q3", {"School A": 1, "health": None, "police": 1}),
}


@pytest.mark.parametrize("cut", CUTS)
def test_cuts_worked_by_hand(cut: tuple[str, str]) -> None:
    measure, by = cut
    lines, when, expected = CUTS[cut]
    found = ask_all(Ask(measure, by=by), when, lines)
    assert {entry.figure.by[by]: entry.figure.numerator for entry in found} == expected


@pytest.mark.parametrize(("priority", "strengths"), [("neglect", 2), ("exploitation", 1), ("online-harm", 0)])
def test_a_finding_without_a_priority_serves_those_of_its_audit(priority: str, strengths: int) -> None:
    assert ask_one(Ask("strengths", priority), "2022/23 Q1", FINDINGS).figure.value == strengths


def test_a_difference_is_printed_with_its_sign() -> None:
    assert display(ask_one(Ask("confidence_gained"), "2022/23 Q1", EVALUATION)) == "+0.7"


def test_decision_14_movement_is_a_changed_rating_or_percentage_either_way() -> None:
    lines = table(
        "actions",
        """
        when    | priority | reference | rag   | percent_complete
        2022 Q1 | neglect  | 1         | green | 0.4
        2022 Q1 | neglect  | 2         | green | 0.4
        2022 Q1 | neglect  | 3         | green | 0.4
        2022 Q2 | neglect  | 1         | red   | 0.4
        2022 Q2 | neglect  | 2         | green | 0.3
        2022 Q2 | neglect  | 3         | green | 0.4
        2022 Q4 | neglect  | 3         | red   | 0.9
        """,
    )
    assert parts(ask_one(Ask("actions_moved"), "2022/23 Q2", lines).figure) == (2, 3)
    assert ask_one(Ask("actions_moved"), "2022/23", lines).figure.status == "not_supplied"
