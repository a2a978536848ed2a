"""Headlines, what stands beside a chart, and sources, as whole sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cesp.briefing.sentences import compared_with, glossary_of, source_line
from cesp.measures.values import Ask
from cesp.periods import Period
from tests.briefing.made import RECEIPT, alone, exhibit, moved
from tests.disclosure.figures import compared, show

TRAINING = Ask("attended_of_registered")
HEADLINES = {
    "84% of 318 registered attended, 79% of 301 in the same quarter of 2021/22: no clear change.": (
        compared(TRAINING, (267, 318), (238, 301))
    ),
    "95% of 100 registered attended, 80% of 100 in the same quarter of 2021/22: improved.": (
        compared(TRAINING, (95, 100), (80, 100))
    ),
    "412 attendances at training, 500 in the same quarter of 2021/22: fewer.": (
        compared(Ask("attendances"), (412, None), (500, None))
    ),
    "Flowing: 50% of 40 flowing looked at, 25% of 40 in the same quarter of 2021/22: improved.": (
        compared(Ask("indicator", None, "flowing"), (20, 40), (10, 40))
    ),
    "Numbered: 9 numbered found, 12 in the same quarter of 2021/22: fewer.": (
        compared(Ask("indicator", None, "numbered"), (9, None), (12, None))
    ),
    "Published, rate per 10,000 children: 65.4 (543 for 83,041 children), 50.0 in the same quarter of 2021/22: more.": (
        compared(Ask("indicator_rate", None, "published"), (543, 83_041), (400, 80_000))
    ),
    "4 recommendations were overdue, 2 at the end of June 2021: more.": (
        compared(Ask("recommendations_overdue"), (4, None), (2, None))
    ),
    "40 people scored their confidence after training 3.5 on average, 3.0 in the same quarter of 2021/22: "
    "no clear change.": compared(Ask("confidence_after"), (140, 40), (120, 40)),
    "Actions on track or complete: 100% of 1, 50% of 2 at the end of June 2021: too few to say.": (
        compared(Ask("actions_on_track"), (1, 1), (1, 2))
    ),
    "84% of 318 registered attended; there is no earlier figure to compare with.": (
        alone(compared(TRAINING, (267, 318), (238, 301)))
    ),
}


@pytest.mark.parametrize("sentence", HEADLINES)
def test_headline_says_the_finding_with_its_verdict(sentence: str) -> None:
    made = exhibit(HEADLINES[sentence])
    assert made.headline == sentence
    assert sentence.startswith(made.finding)


def test_what_prints_as_one_is_spoken_of_as_one() -> None:
    """129 for 8,683 staff are 1.49 for every 100, which prints as 1."""
    made = compared(Ask("reach"), (129, 8_683), (182, 8_580))
    made = replace(made, figure=replace(made.figure, value=100 * 129 / 8_683))
    assert exhibit(made).finding == "1 attendance for every 100 staff in scope (129 for 8,683 staff)"


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        (Period(2022, 1, 2), Period(2021, 1, 2), "the same six months of 2021/22"),
        (Period(2022, 1, 3), Period(2021, 1, 3), "the same nine months of 2021/22"),
        (Period(2022, 1, 4), Period(2021, 1, 4), "2021/22"),
        (Period(2022, 2, 2), Period(2022, 1, 1), "2022/23 Q1"),
        (Period(2022, 1, 4), Period(2019, 1, 4), "2019/20"),
    ],
)
def test_the_earlier_period_is_said_as_people_say_it(now: Period, then: Period, words: str) -> None:
    made = exhibit(moved(compared(TRAINING, (95, 100), (80, 100)), now, then))
    assert made.headline == f"95% of 100 registered attended, 80% of 100 in {words}: improved."
    assert compared_with(now, then) == f"against {words}"


def test_a_hidden_figure_is_said_to_be_hidden() -> None:
    children = Ask("indicator", None, "flowing")
    assert exhibit(compared(children, (3, 40), (20, 40)), "public").headline == (
        "Flowing, April to June 2022: not shown."
    )
    assert exhibit(compared(children, (20, 40), (3, 40)), "public").headline == (
        "Flowing: 50% of 40 flowing looked at; the earlier figure is not shown."
    )


def test_a_value_without_its_counts_needs_no_base() -> None:
    given = compared(Ask("indicator", None, "flowing"), (20, 40), (10, 40))
    assert given.previous is not None
    now = replace(given.figure, numerator=None, denominator=None)
    then = replace(given.previous, numerator=None, denominator=None)
    given = replace(given, figure=now, previous=then)
    assert exhibit(given).headline == "Flowing: 50%, 25% in the same quarter of 2021/22: improved."


def test_words_that_the_title_says_already_are_not_said_again() -> None:
    given = compared(Ask("indicator", None, "numbered"), (20, None), (10, None))
    assert exhibit(given).headline.startswith("Numbered: 20 numbered found, 10 ")
    known = replace(given, definition=replace(given.definition, title="Numbered found in time"))
    assert exhibit(known).headline.startswith("Numbered found in time: 20, 10 ")


def test_lines_beside_a_chart_are_ordered_and_never_blank() -> None:
    made = exhibit(compared(TRAINING, (95, 100), (80, 100)))
    assert made.lines == ("95%", "95 of 100", "was 80%, 80 of 100", "+15 points (+6 to +24)", "improved")
    assert exhibit(alone(compared(Ask("attendances"), (412, None), (1, None)))).lines == ("412", "no earlier figure")
    hidden = exhibit(compared(Ask("indicator", None, "flowing"), (3, 40), (20, 40)), "public")
    assert hidden.lines == ("c", "was 50%, 20 of 40")


def test_source_names_return_receipt_and_date() -> None:
    made = exhibit(compared(TRAINING, (95, 100), (80, 100)))
    assert made.source == ("Source: training returns, last received 4 July 2022 (upload 7). Figures to 30 June 2022.")
    public = exhibit(compared(TRAINING, (95, 100), (80, 100)), "public")
    assert public.source == "Source: training returns. Figures to 30 June 2022."
    shown = show(compared(TRAINING, (95, 100), (80, 100)), "officer")
    assert source_line(shown, "plans", {8: RECEIPT}, None) == "Source: plans."


def test_glossary_holds_the_terms_that_stand_in_the_texts() -> None:
    terms = [("GCP", "Graded Care Profile"), ("NRM", "National Referral Mechanism")]
    assert glossary_of(["Use of the (GCP)."], terms) == (("GCP", "Graded Care Profile"),)
    assert glossary_of(["GCPs"], terms) == ()
