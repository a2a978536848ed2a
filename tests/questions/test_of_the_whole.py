"""What committees asked of the whole, and the page that answers.

The questions stand in docs/questions.md. Figures were worked out beforehand from the numbers in
data/samples/story_*.py: nine months to December 2023, against the same of 2022.
"""

from __future__ import annotations

from tests.questions.asked import Read, has, priority


def test_asked_could_there_be_an_executive_summary(read: Read) -> None:
    """48 + 52 + 57 of 121 + 118 + 120 assessments in 2022/23, 66 + 70 + 75 of 117 + 115 + 116 in 2023/24."""
    has(
        read("overview"),
        "What's working well", "What are we worried about", "What needs to happen next", "What we do not know",
        "61% of 348 assessments of neglect completed, 44% of 359 in the same nine months of 2022/23: improved",
    )  # fmt: skip


def test_asked_which_areas_does_the_partnership_excel_in(read: Read) -> None:
    """97 + 101 + 104 of 117 + 119 + 121 return interviews."""
    working = read("overview").partition("What's working well")[2].partition("What are we worried about")[0]
    has(
        working,
        "Neglect: Neglect assessments that used the Graded Care Profile 2",
        "Return home interviews within 72 hours: 85% of 357",
    )


def test_asked_what_is_the_best_evidence_of_improvement(read: Read) -> None:
    """It is the first sentence of the first page."""
    top = read("overview").partition("What's working well")[0]
    has(top, "Neglect assessments that used the Graded Care Profile 2: 61% of 348")


def test_asked_why_so_much_narrative_and_few_metrics(read: Read) -> None:
    """The audit of 2023/24 Q1 found 23 of 38 cases good or better, that of a year before 17 of 33."""
    has(priority(read), "61% of 38 judgements were good or better, 52% of 33", "23 of 38", "was 52%, 17 of 33")


def test_asked_where_is_the_context(read: Read) -> None:
    has(
        priority(read),
        "Children are safe from exploitation and harm outside the home",
        "Carried over into 2023/24",
        "Joint targeted area inspection (July 2022): no multi-agency training strategy on exploitation",
    )


def test_asked_what_worked_well_concerns_and_what_next_by_priority(read: Read) -> None:
    page = priority(read)
    has(
        page,
        "What's working well", "What are we worried about", "What needs to happen next", "What we do not know",
        "2 actions were overdue: CS6 (Police, due 30 June 2023)",
    )  # fmt: skip


def test_asked_what_is_the_impact(read: Read) -> None:
    """What we did, what changed in practice and what it means for children, on one axis, as association."""
    has(
        priority(read),
        "they do not show that one led to the other",
        "Attendances went up, from 309 to 599",
        "Return home interviews within 72 hours improved, from 71% (228 of 323) to 85% (302 of 357)",
    )
