"""Rules on change: each verdict in its own word, the strongest first, and nothing said that was not judged."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from cesp.briefing.rules.change import least_change
from cesp.briefing.rules.page import is_activity
from cesp.catalogue import Edition
from cesp.measures.values import Ask, Comparison, Verdict
from cesp.periods import Period
from tests.briefing.made import alone, exhibit, moved
from tests.briefing.paging import page, said, texts
from tests.briefing.passages import HIGH, LOW, STEADY, composed
from tests.disclosure.figures import NOW, compared

BETTER = compared(Ask("attended_of_registered", "neglect"), (95, 100), (80, 100))
WORSE = compared(Ask("good_or_better", "neglect"), (20, 100), (60, 100))
STILL = compared(Ask("no_show_rate", "neglect"), (10, 100), (11, 100))
MORE = compared(Ask("attendances", "neglect"), (400, None), (100, None))


def test_improved_tells_both_sides_with_what_they_are_of() -> None:
    [sentence] = said("improved", page(exhibit(BETTER)))
    assert sentence.text == "95% of 100 registered attended, 80% of 100 in the same quarter of 2021/22: improved."
    assert sentence.id == "improved:attended_of_registered:neglect"
    assert (sentence.part, sentence.exhibit, sentence.priority) == ("working", "attended_of_registered", "neglect")
    assert sentence.numbers == ("95%", "100", "80%", "100", "2021/22")
    assert said("improved", page(exhibit(WORSE), exhibit(STILL), exhibit(MORE))) == []


def test_improved_holds_for_a_re_audit_beside_the_audit_before() -> None:
    paired = compared(Ask("good_at_re_audit", "neglect"), (80, 100), (50, 100))
    again = moved(paired, NOW, NOW)
    assert texts("improved", page(exhibit(again))) == [
        "80% of 100 judgements at re-audit were good or better, 50% of 100 at the audit before: improved."
    ]


def test_improved_says_which_period_a_figure_is_of_where_it_is_not_the_pages() -> None:
    national = moved(
        compared(Ask("indicator", "neglect", "flowing"), (90, 100), (50, 100)),
        Period.full_year(2020),
        Period.full_year(2019),
    )
    assert texts("improved", page(exhibit(national))) == [
        "Flowing: 90% of 100 flowing looked at, 50% of 100 in 2019/20: improved (figures for 2020/21)."
    ]


def test_worsened_stands_with_what_worries() -> None:
    [sentence] = said("worsened", page(exhibit(WORSE)))
    assert sentence.text == (
        "20% of 100 judgements were good or better, 60% of 100 in the same quarter of 2021/22: worsened."
    )
    assert sentence.part == "worried"
    assert said("worsened", page(exhibit(BETTER))) == []


def test_no_clear_change_says_of_how_many_figures() -> None:
    assert texts("no_clear_change", page(exhibit(STILL), exhibit(STILL), exhibit(MORE))) == [
        "None of the 2 rates and scores compared here shows a clear change."
    ]
    assert texts("no_clear_change", page(exhibit(STILL))) == [
        "The one rate or score compared here does not show a clear change."
    ]


def test_no_clear_change_is_not_said_beside_one_or_of_nothing() -> None:
    assert said("no_clear_change", page(exhibit(STILL), exhibit(BETTER))) == []
    assert said("no_clear_change", page(exhibit(MORE))) == []
    made = composed(HIGH, *STEADY, 95)
    judged = replace(made, shown=replace(made.shown, verdict="no_clear_change"))
    assert said("no_clear_change", page(judged)) == []


def test_better_quarters_tell_the_course_where_high_is_good() -> None:
    [sentence] = said("better_quarters", page(composed(HIGH, *STEADY, 95)))
    assert sentence.part == "working"
    assert "Quarter by quarter: 2021/22 Q2 lies above what chance explains" in sentence.text
    assert sentence.text.endswith("unlikely to be chance, and for the better.")
    assert said("better_quarters", page(composed(HIGH, *STEADY))) == []


def test_worse_quarters_tell_the_same_where_low_is_good() -> None:
    [sentence] = said("worse_quarters", page(composed(LOW, *STEADY, 95)))
    assert sentence.part == "worried"
    assert sentence.text.endswith("unlikely to be chance, and for the worse.")
    assert said("worse_quarters", page(composed(HIGH, *STEADY, 95))) == []


def test_better_quarters_say_nothing_of_a_period_without_a_figure() -> None:
    made = composed(HIGH, *STEADY, 95)
    gone = replace(made.shown, figure=replace(made.shown.figure, status="not_supplied"))
    assert said("better_quarters", page(replace(made, shown=gone))) == []


def test_more_or_fewer_is_told_as_done_and_never_as_good() -> None:
    [sentence] = said("more_or_fewer", page(exhibit(MORE)))
    assert sentence.text == "400 attendances at training, 100 in the same quarter of 2021/22: more."
    assert sentence.part == "did"
    fewer = compared(Ask("sessions_held", "neglect"), (4, None), (9, None))
    assert texts("more_or_fewer", page(exhibit(fewer))) == [
        "4 taught sessions were held, 9 in the same quarter of 2021/22: fewer."
    ]


@pytest.mark.parametrize("measure", ["recommendations_overdue", "recommendations_open", "good_or_better"])
def test_more_or_fewer_leaves_out_what_is_no_activity(measure: str) -> None:
    base = 100 if measure == "good_or_better" else None
    entry = replace(compared(Ask(measure, "neglect"), (40, base), (10, base)), verdict="more")
    assert said("more_or_fewer", page(exhibit(entry))) == []


def test_more_or_fewer_leaves_out_an_indicator_though_it_is_a_count() -> None:
    entry = compared(Ask("indicator", "neglect", "runcount"), (40, None), (10, None))
    assert entry.verdict == "more"
    assert not is_activity(entry.definition)
    assert said("more_or_fewer", page(exhibit(entry))) == []


def test_what_was_done_stands_before_what_was_found() -> None:
    done, found, ended = (
        said("more_or_fewer", page(exhibit(compared(Ask(measure, "neglect"), (number, None), (2, None)))))[0].strength
        for measure, number in (("sessions_held", 4), ("areas_for_development", 4), ("sessions_held", 0))
    )
    assert done > found == ended


def test_about_the_same_is_told_last() -> None:
    same = compared(Ask("attendances", "neglect"), (100, None), (100, None))
    [sentence] = said("about_the_same", page(exhibit(same)))
    assert sentence.text == "100 attendances at training, 100 in the same quarter of 2021/22: about the same."
    assert sentence.strength < said("more_or_fewer", page(exhibit(MORE)))[0].strength
    assert said("about_the_same", page(exhibit(MORE))) == []
    nothing = compared(Ask("attendances", "neglect"), (0, None), (0, None))
    assert nothing.verdict == "about_the_same"
    assert said("about_the_same", page(exhibit(nothing))) == []


def test_the_least_change_is_the_nearer_end_of_the_interval() -> None:
    """95 of 100 against 80 of 100: Newcombe's limits of the difference are 0.0594 and 0.2405."""
    shown = exhibit(BETTER).shown
    assert least_change(shown) == pytest.approx(0.0595, abs=0.001)
    assert least_change(exhibit(STILL).shown) == 0.0
    assert least_change(exhibit(alone(BETTER)).shown) == 0.0


def test_the_least_change_of_a_rate_is_a_share_of_the_earlier_one() -> None:
    rate = compared(Ask("indicator_rate", "neglect", "numbered"), (400, 10_000), (800, 10_000))
    shown = exhibit(rate).shown
    assert shown.high is not None
    assert shown.high < 0
    assert least_change(shown) == pytest.approx(-shown.high / 800, rel=1e-9)
    bare = replace(shown, previous=None)
    assert least_change(bare) == 0.0


def test_a_large_certain_change_stands_before_a_trifling_one_that_is_more_certain() -> None:
    trifle = compared(Ask("good_or_better", "neglect"), (510_000, 1_000_000), (500_000, 1_000_000))
    large = compared(Ask("attended_of_registered", "neglect"), (60, 100), (35, 100))
    [first], [second] = said("improved", page(exhibit(large))), said("improved", page(exhibit(trifle)))
    assert first.strength > second.strength


VERDICTS: tuple[Verdict, ...] = (
    "improved", "worsened", "no_clear_change", "more", "fewer", "about_the_same", "too_few", "not_like_for_like",
    "no_previous",
)  # fmt: skip
RULES = ("improved", "worsened", "more_or_fewer", "about_the_same", "too_few", "not_like_for_like", "no_earlier_figure")
MOVING = re.compile(r"\b(rose|fell|increased?|decreased?|dropped|grew|climbed|because|thanks|led to|due to)\b")


@pytest.mark.parametrize("edition", ["officer", "public"])
@pytest.mark.parametrize("verdict", VERDICTS)
def test_the_verb_follows_the_verdict_and_nothing_is_attributed(verdict: Verdict, edition: Edition) -> None:
    for entry in (BETTER, WORSE, STILL, MORE):
        made: Comparison = replace(entry, verdict=verdict, reasons=("A reason.",))
        sentences = [text for rule in RULES for text in texts(rule, page(exhibit(made, edition)))]
        assert not any(MOVING.search(text) for text in sentences)
        if verdict == "no_clear_change":
            assert sentences == []
