"""What is made of a statement and an exhibit, by hand: words, marks, and numbers beside what is hidden."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from cesp.briefing.exhibit import TargetLine
from cesp.briefing.words import moved, numbers_of, remark, withheld
from cesp.charts.series import Chart, Point, Series
from cesp.measures.values import Ask, Figure
from cesp.periods import Period
from cesp.store.words import Move, Statement, Step, Subject, Wording
from tests.ui import builders

AT = datetime(2024, 1, 9, 12, 0, tzinfo=UTC)
NOW = Figure(Ask("attendances"), Period(2023, 1, 1), {}, "ok", 12.0, None, 12.0)


def statement(text: str = "Well done.", action: str = "", state: str = "approved") -> Statement:
    wording = Wording(text, action=action, about="84%", numbers=("a",))
    steps = (Step(1, Move(state, "Amy Hall"), wording, "Amy Hall", AT),)  # type: ignore[arg-type]
    return Statement(1, Subject("commentary", None, "x", None, "2023/24"), wording, state, "Amy Hall", AT, steps)  # type: ignore[arg-type]


def test_figures_are_compared_whole_with_their_year_before() -> None:
    before = replace(NOW, period=Period(2022, 1, 1), status="not_supplied", numerator=None, value=None)
    assert numbers_of(NOW, before) == ("2023/24 Q1 ok 12.0 - 12.0", "2022/23 Q1 not_supplied - - -")
    assert numbers_of(NOW, None) == ("2023/24 Q1 ok 12.0 - 12.0",)
    assert moved(statement(), ("a",)) == ""
    assert "on “84%”" in moved(statement(), ("b",))


def test_an_action_without_a_day_or_an_officer_is_told_as_it_is() -> None:
    assert remark(statement(action="Train"), "officer", ()).action == "Train"
    assert remark(statement(), "officer", ()).action == ""


def test_warnings_are_for_officers() -> None:
    assert remark(statement(), "officer", ("Mind.",)).warnings == ("Mind.",)
    assert remark(statement(), "public", ("Mind.",)).warnings == ()


def test_words_are_withheld_until_approved_when_stale_and_where_they_tell_what_is_hidden() -> None:
    """The builders' bars hide one quarter; figures it shows may be said, and nothing else."""
    exhibit = builders.exhibit("a", "did", builders.bars(), "public")
    assert "not approved" in withheld(statement(state="agreed"), exhibit, stale=False)
    assert "have moved" in withheld(statement(), exhibit, stale=True)
    assert withheld(statement("84% of 318, was 79% of 301: 267, and 237 in 2022."), exhibit, stale=False) == ""
    assert "says 7," in withheld(statement("All but 7."), exhibit, stale=False)
    assert "says 7," in withheld(statement("Well.", action="Ring 7 homes"), exhibit, stale=False)


def test_a_target_may_be_said_and_without_a_chart_the_figures_decide() -> None:
    exhibit = builders.exhibit("a", "did", builders.bars(), "public")
    target = TargetLine("Target 90%: missed", None, "", "", "", ("At least 90%.",))
    assert withheld(statement("Not yet 90%."), replace(exhibit, target=target), stale=False) == ""
    bare = replace(exhibit, chart=None, table=replace(exhibit.table, rows=()))
    assert withheld(statement("All but 7."), bare, stale=False) == ""
    shown = replace(bare.shown, figure=replace(bare.shown.figure, status="suppressed"))
    assert "says 7," in withheld(statement("All but 7."), replace(bare, shown=shown), stale=False)
    shown = replace(bare.shown, previous=None)
    assert withheld(statement("All but 7."), replace(bare, shown=shown), stale=False) == ""


def test_a_chart_that_hides_nothing_holds_nothing_back() -> None:
    chart = Chart("bars", (Series("2023/24", "now", (Point("Q1", 1.0, "1"),)),), "", "", False, 0)
    exhibit = replace(builders.exhibit("a", "did", builders.bars(), "public"), chart=chart)
    assert withheld(statement("All but 7."), exhibit, stale=False) == ""
