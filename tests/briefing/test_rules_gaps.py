"""Rules on what is not known: each gap once, with the figures that it touches, and no sender named outside."""

from __future__ import annotations

from dataclasses import replace

from cesp.briefing.exhibit import Exhibit
from cesp.measures.values import Ask, Comparison
from tests.briefing.made import alone, exhibit
from tests.briefing.paging import awaited, page, said, texts
from tests.disclosure.figures import compared

BETTER = compared(Ask("attended_of_registered", "neglect"), (95, 100), (80, 100))
WORSE = compared(Ask("good_or_better", "neglect"), (20, 100), (60, 100))
FEW = compared(Ask("no_show_rate", "neglect"), (2, 8), (3, 9))
REASON = "The audits had different themes: A, before B."


def unlike(comparison: Comparison, *reasons: str) -> Exhibit:
    return exhibit(replace(comparison, verdict="not_like_for_like", reasons=reasons))


def without(measure: str, status: str = "not_supplied", priority: str = "neglect") -> Exhibit:
    entry = compared(Ask(measure, priority), (1, 2), (1, 2))
    figure = replace(entry.figure, status=status, value=None, numerator=None)  # type: ignore[arg-type]
    return exhibit(replace(entry, figure=figure, verdict="not_like_for_like", reasons=("No figure.",)))


def test_not_like_for_like_says_a_reason_once_with_every_figure() -> None:
    sentences = said("not_like_for_like", page(unlike(BETTER, REASON), unlike(WORSE, REASON), unlike(FEW, "Other.")))
    assert [(one.text, one.exhibit) for one in sentences] == [
        (
            f"{REASON} Figures not like for like: Attended of registered; Judged good or better.",
            "attended_of_registered",
        ),
        ("Other. Figures not like for like: Did not attend, of registered.", "no_show_rate"),
    ]
    assert sentences[0].strength > sentences[1].strength


def test_not_like_for_like_counts_by_priority_on_the_page_of_all() -> None:
    other = replace(BETTER, figure=replace(BETTER.figure, ask=replace(BETTER.figure.ask, priority="exploitation")))
    whole = replace(BETTER, figure=replace(BETTER.figure, ask=replace(BETTER.figure.ask, priority=None)))
    of_all = page(*(unlike(entry, REASON) for entry in (BETTER, WORSE, other, whole)), priority=None)
    [sentence] = said("not_like_for_like", of_all)
    assert sentence.text == (
        f"{REASON} Figures not like for like: 2 for Neglect, 1 for Exploitation, 1 for the partnership as a whole."
    )
    assert (sentence.priority, sentence.exhibit) == (None, "")


def test_not_like_for_like_names_four_figures_and_counts_the_rest() -> None:
    [sentence] = said("not_like_for_like", page(*[unlike(BETTER, REASON)] * 6))
    assert sentence.text.endswith(": Attended of registered" + "; Attended of registered" * 3 + "; and 2 more.")


def test_return_missing_names_the_sender_to_officers_alone() -> None:
    returns = [
        awaited("health", "training", ("training_sessions",), "missing", quarter) for quarter in (1, 2)
    ] + [awaited("police", "training", ("training_sessions",), "missing")]  # fmt: skip
    officer = texts("return_missing", page(exhibit(BETTER), returns=returns))
    assert officer == [
        "3 training returns have not come: Health trust for 2022/23 Q1, Q2; Police for 2022/23 Q1. "
        "Figures that need them: Attended of registered."
    ]
    public = said("return_missing", page(exhibit(BETTER, "public"), edition="public", returns=returns))
    assert [one.text for one in public] == [
        "3 training returns have not come: 2022/23 Q1, Q2. Figures that need them: Attended of registered."
    ]
    assert "police" not in repr(public).lower()


def test_return_missing_tells_one_that_came_in_part_or_will_not_come() -> None:
    returns = [
        awaited("health", "training", ("training_sessions",), "received"),
        awaited("police", "national", ("training_sessions",), "declared"),
        awaited("council", "national", ("training_sessions",), "declared", 2),
    ]
    assert texts("return_missing", page(exhibit(BETTER), returns=returns)) == [
        "1 training return came without all it should bring: Health trust for 2022/23 Q1. "
        "Figures that need it: Attended of registered.",
        "2 files of national figures will not be supplied: Police for 2022/23 Q1; The council for 2022/23 Q2. "
        "Figures that need them: Attended of registered.",
    ]


def test_return_missing_says_nothing_where_no_figure_of_the_page_wants_it() -> None:
    returns = [awaited("health", "progress", ("voice",), "missing")]
    assert said("return_missing", page(exhibit(BETTER), returns=returns)) == []


def test_nothing_held_says_that_there_is_no_audit_of_a_priority() -> None:
    gone = [without("good_or_better"), without("cases_audited"), without("good_at_re_audit", "not_applicable")]
    assert texts("nothing_held", page(*gone)) == [
        "Audit grades: nothing is held for April to June 2022. No figure: Judged good or better; Cases audited.",
        "Audit grades: there is nothing to measure for April to June 2022. No figure: Good or better at re-audit.",
    ]
    assert said("not_like_for_like", page(*gone)) == []


def test_nothing_held_is_left_to_the_return_that_is_missing() -> None:
    returns = [awaited("council", "audits", ("audit_grades",), "missing")]
    made = page(without("good_or_better"), returns=returns)
    assert said("nothing_held", made) == []
    assert said("return_missing", made)


def test_hidden_says_whose_rule_it_is_and_does_not_name_a_proposal() -> None:
    small = exhibit(compared(Ask("indicator", "neglect", "flowing"), (3, 40), (20, 40)), "public")
    proposal = exhibit(compared(Ask("little_progress", "neglect"), (3, None), (2, None)), "public")
    assert texts("hidden", page(small, proposal, edition="public")) == [
        "Figures not shown: Flowing. Hidden, because the number or its complement is small."
    ]
    assert said("hidden", page(exhibit(BETTER))) == []


def test_no_earlier_figure_lists_what_has_nothing_to_be_compared_with() -> None:
    [sentence] = said("no_earlier_figure", page(exhibit(alone(BETTER)), exhibit(alone(WORSE)), exhibit(FEW)))
    assert sentence.text == "No earlier figure to compare with: Attended of registered; Judged good or better."
    assert said("no_earlier_figure", page(exhibit(BETTER))) == []


def test_one_figure_alone_on_the_page_of_all_says_whose_it_is() -> None:
    [sentence] = said("no_earlier_figure", page(exhibit(alone(BETTER)), priority=None))
    assert sentence.text == "No earlier figure to compare with: Attended of registered, for Neglect."


def test_too_few_tells_each_base_in_one_sentence() -> None:
    mean = compared(Ask("indicator", "neglect", "scored"), (4, None), (3, None))
    made = [exhibit(FEW), exhibit(replace(mean, verdict="too_few")), exhibit(BETTER)]
    [sentence] = said("too_few", page(*made))
    assert sentence.text == (
        "Figures that rest on too few to say whether they changed: Did not attend, of registered (2 of 8); "
        "Scored (4.0)."
    )
    assert (sentence.part, sentence.exhibit) == ("unknown", "no_show_rate")
    [of_all] = said("too_few", page(*made, priority=None))
    assert of_all.text == "Figures that rest on too few to say whether they changed: 2 for Neglect."
    assert said("too_few", page(exhibit(BETTER))) == []
