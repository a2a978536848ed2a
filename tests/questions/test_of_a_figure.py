"""What committees asked of a figure, and the page that answers.

The questions stand in docs/questions.md. Figures were worked out beforehand from the numbers in
data/samples/story_*.py: nine months to December 2023, against the same of 2022.
"""

from __future__ import annotations

import re

from cesp.jobs.places import root
from tests.questions.asked import COMMENT, Read, has, priority


def test_asked_is_up_good(read: Read) -> None:
    has(priority(read), "High is good here.")
    has(read("definitions"), "Good is Neither: more or fewer is not better or worse", "Good is Low", "Good is High")


def test_asked_how_was_it_in_the_same_period_last_year(read: Read) -> None:
    has(priority(read), "against the same nine months of 2022/23", "in the same nine months of 2022/23")


def test_asked_for_percentages_and_comparison_not_bare_counts(read: Read) -> None:
    has(priority(read), "87% of 659 registered attended, 83% of 358 in the same nine months of 2022/23")


def test_asked_how_closely_targets_are_met(read: Read) -> None:
    """84.6% (302 of 357) against 85%; 65.7% (23 of 35) against 75%."""
    has(read("plans"), "missed, 0.4 points short (84.6% against 85.0% before rounding)", "missed, 9 points short")


def test_asked_why_only_so_many_targets_were_met(read: Read) -> None:
    """Of eight indicators with a target two have words for one. Neglect assessments meet theirs (60.6% against 60%);
    return interviews, examinations, both of missing education and children's wishes miss."""
    has(read("plans"), "Of 8 with a target, 6 are scored: 1 is met and 5 are missed.")


def test_asked_are_these_the_same_children(read: Read) -> None:
    """Not held: no return tells who a child is. What may count twice says so."""
    has(
        read("definitions"),
        "Nobody can tell whether they are the same children",
        "A child may go missing more than once.",
        "A child may be admitted more than once.",
        "Somebody heard on two themes, or twice, counts twice.",
        "Attendances, not people",
    )


def test_asked_why_it_is_red_though_the_target_was_met(read: Read) -> None:
    """A met target is green wherever it stands."""
    for name in ("contextual-safeguarding", "neglect", "sexual-abuse", "children-missing-from-education"):
        page = priority(read, name)
        assert not re.findall(r"(?:◆ R Red|▲ A Amber) Target [^:]*: met", page)
    has(priority(read), "● G Green Target 85%: met, 2 points above the target")


def test_asked_what_the_colour_means(read: Read) -> None:
    has(
        read("definitions"),
        "green where the target is met; amber where it is missed by no more than 10% of it; red where it is missed by",
        "A target that is met is never red.",
    )


def test_asked_for_benchmarks(read: Read) -> None:
    """484 assessments for 80,336 children, beside what the department published of other places."""
    has(priority(read, "neglect"), "484 for 80,336 children", "North West 72.5 (2022/23)", "England 69.1 (2022/23)")


def test_asked_what_nrm_stands_for(read: Read) -> None:
    has(read("definitions"), "NRM National Referral Mechanism. The United Kingdom's system for identifying victims")


def test_asked_for_abbreviations_to_be_explained(read: Read) -> None:
    """At first use on the page they stand on."""
    has(read("overview"), "integrated care board, ICB, due")


def test_asked_for_definitions_beside_each_indicator(read: Read) -> None:
    """Every figure that is opened has what is counted of what beside it, and the way to the rest."""
    page = priority(read)
    assert page.count("Counted: ") == page.count("Everything about this measure") > 0


def test_asked_for_commentary_beside_each_indicator(read: Read) -> None:
    """One was written on the audit grades; what is no agreed word yet is marked, and nobody else reads it."""
    has(priority(read), COMMENT, "Jo Bell", "31 March 2024", "Draft")
    assert COMMENT not in priority(read, edition="public")


def test_asked_how_old_the_figures_are(read: Read) -> None:
    has(read("overview"), "Figures to 31 December 2023")
    has(priority(read, "neglect"), "Figures to 31 March 2023")


def test_asked_for_timescales_of_actions(read: Read) -> None:
    has(read("plans"), "15 actions are listed", "Due", "30 September 2023")


def test_asked_for_a_sanitised_version(read: Read) -> None:
    """No agency is named in the public edition, and it says which edition it is."""
    page = priority(read, "neglect", "public")
    has(page, "Part 1 (public)")
    assert "Wirral Community" not in page
    assert "Wirral Community" in priority(read, "neglect")


def test_asked_for_text_of_12_points() -> None:
    """16 pixels on a screen are 12 points on paper."""
    settings = (root() / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert int(re.findall(r"^baseFontSize = (\d+)$", settings, re.MULTILINE)[0]) >= 16
