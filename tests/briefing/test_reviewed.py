"""Recommendations by where they came from, by hand; and a scrutineer's question answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cesp.briefing.reviewed import COLUMNS, tabulate_sources
from cesp.briefing.scrutiny import answer_query, gives_away
from cesp.briefing.statutory import Places
from cesp.briefing.words import remark
from cesp.catalogue.scrutiny import Query
from cesp.disclosure.shown import Shown
from cesp.measures.values import Ask
from tests.briefing.made import exhibit
from tests.briefing.statements import statement
from tests.disclosure.figures import compared, show
from tests.measures.world import PARTNERSHIP


def cut(measure: str, source: str, now: tuple[float, float | None]) -> Shown:
    return show(compared(Ask(measure, by="source_type"), now, now, source), "public")


def test_a_row_for_each_source_with_counts_and_shares() -> None:
    opened, overdue, in_time, with_impact = COLUMNS
    nothing = cut(in_time, "audit", (0, 1))
    nothing = replace(nothing, figure=replace(nothing.figure, status="not_applicable", numerator=None))
    unsent = cut(opened, "scrutiny", (0, None))
    unsent = replace(unsent, figure=replace(unsent.figure, status="not_supplied"))
    found = tabulate_sources(
        {
            opened: [cut(opened, "audit", (5, None)), cut(opened, "practice_review", (1, None)), unsent],
            overdue: [cut(overdue, "audit", (0, None)), cut(overdue, "peer challenge", (2, None))],
            in_time: [nothing, cut(in_time, "practice_review", (2, 5))],
            with_impact: [],
        }
    )
    assert found.columns == ("Came from", "Open", "Overdue", "Closed in time", "Closed with impact recorded")
    assert found.rows == (
        ("Practice reviews", "1", None, "2 of 5 (40%)", None),
        ("Multi-agency audits", "5", "0", None, None),
        ("peer challenge", None, "2", None, None),
    )


def test_a_question_is_answered_with_its_exhibits_and_what_was_written() -> None:
    asked = Query(
        id="q", question="How good is it?", asked_by="The scrutineer", on=date(2023, 6, 15), priority="neglect"
    )
    held = compared(Ask("good_or_better", "neglect"), (60, 100), (20, 100))
    none = compared(Ask("practice_changed", "neglect"), (1, 2), (1, 2))
    none = replace(none, figure=replace(none.figure, status="not_supplied", value=None))
    written = remark(statement("opinion", "draft", "Good enough."), "officer", ())
    shown = answer_query(
        asked, [exhibit(held), exhibit(none)], Places({}, frozenset()), [written], PARTNERSHIP
    )  # fmt: skip
    assert shown.asked == "Asked by: The scrutineer, 15 June 2023, about Neglect."
    assert [(one.page, one.exhibit) for one in shown.answers] == [("neglect", "good_or_better")]
    assert shown.missing == ("Changed practice after training",)
    assert [one.text for one in shown.remarks] == ["Good enough."]
    whole = answer_query(asked.model_copy(update={"priority": ""}), [], Places({}, frozenset()), [], PARTNERSHIP)
    assert (whole.priority, whole.asked) == (None, "Asked by: The scrutineer, 15 June 2023.")


def test_words_that_could_tell_a_hidden_number_are_held_back() -> None:
    hidden = compared(Ask("indicator", "neglect", "flowing"), (3, 40), (20, 40))
    told = compared(Ask("good_or_better", "neglect"), (60, 100), (20, 100))
    assert gives_away("Only 3 of them were.", [exhibit(told, "public"), exhibit(hidden, "public")])
    assert not gives_away("Few of them were.", [exhibit(hidden, "public")])
    assert not gives_away("Only 3 of them were.", [exhibit(told, "public")])
