"""What committees asked of the partnership and guidance of its yearly report, and the page that answers.

The questions stand in docs/questions.md. Figures were worked out beforehand from the numbers in
data/samples/story_*.py: nine months to December 2023, against the same of 2022.
"""

from __future__ import annotations

from tests.questions.asked import Read, has, priority


def test_asked_have_all_governance_meetings_been_held(read: Read) -> None:
    """Three meetings a quarter over three quarters, and the quality and learning sub-group of 2023/24 Q2 was not."""
    has(
        read("assurance"),
        "8 of 9", "1 planned meeting was not held", "Quality and learning sub-group 11 August 2023",
    )  # fmt: skip


def test_asked_what_section_175_information_is_missing(read: Read) -> None:
    """Two of eight schools sent none in 2023/24."""
    has(read("assurance"), "6 of 8", "Invented School 3 Section 175 2023/24", "Invented School 7 Section 175 2023/24")


def test_asked_which_returns_are_missing(read: Read) -> None:
    has(
        read("assurance"),
        "21 of 22 returns were received",
        "1 is missing: Wirral Community Health and Care NHS Foundation Trust, training return, 2023/24 Q2",
    )


def test_asked_is_it_real_or_chance(read: Read) -> None:
    has(priority(read), "lies above what chance explains, 65% to 75%: unlikely to be chance, and for the better")
    has(read("definitions"), "An example with made-up numbers", "is larger than chance would explain")


# What the yearly report must contain


def test_asked_what_was_done_and_how_effective_it_was(read: Read) -> None:
    has(read("statutory"), "What was done", "How well the arrangements worked", "rapid reviews")


def test_asked_what_training_changed(read: Read) -> None:
    """What people said of their confidence is held; that practice changed, after a time, is not, and the page says
    so."""
    has(
        read("training"),
        "Confidence: +1.4 points from before to after training",
        "No figure: Changed practice after training",
    )


def test_asked_where_there_is_little_or_no_evidence_of_progress(read: Read) -> None:
    """The pathway to medical examination (SA3): not started, due in September 2023."""
    has(read("statutory"), "Little or no evidence of progress", "SA3: Agree the pathway to medical examination")


def test_asked_what_came_of_recommendations(read: Read) -> None:
    has(read("audits"), "67% of 9 closed recommendations have their impact recorded", "What resulted")


def test_asked_how_feedback_of_children_was_used(read: Read) -> None:
    has(
        read("voice"),
        "You said", "We did", "We waited months, and nobody rang.", "One officer now rings each family every week.",
    )  # fmt: skip


def test_asked_what_the_yearly_report_lacks(read: Read) -> None:
    has(read("statutory"), "not held: costs", "What would fill it")
