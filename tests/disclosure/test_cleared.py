"""An edition for committees shows what its clearance lets it show, and says why not of the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cesp.catalogue import Edition
from cesp.disclosure.clearance import Clearance, Why
from cesp.disclosure.places import NOT_OFFERED, NOT_YET, place_of
from cesp.disclosure.protect import BESIDE, SMALL, WHY, Policy, protect
from cesp.disclosure.shown import Shown
from cesp.measures.values import Ask, Comparison
from cesp.periods import Period
from tests.disclosure.figures import compared
from tests.measures.world import CATALOGUE, PARTNERSHIP

CHILDREN = Ask("indicator", "neglect", "flowing")
LARGE = compared(CHILDREN, (20, 60), (30, 60))
NOW, THEN = (place_of(side, LARGE.definition) for side in (LARGE.figure, LARGE.previous) if side)


def show(comparison: Comparison, clearance: Clearance, edition: Edition = "public", day: date = date.max) -> Shown:
    [shown] = protect([comparison], Policy(edition, PARTNERSHIP, CATALOGUE, clearance, day))
    return shown


def clearance(*places: object, weak: tuple[str, ...] = (), **hidden: Why) -> Clearance:
    told = {NOW: hidden["now"]} if "now" in hidden else {}
    told |= {THEN: hidden["then"]} if "then" in hidden else {}
    return Clearance(told, frozenset((NOW, THEN)), {"flowing 2022/23": "abc"}, weak)


@pytest.mark.parametrize("why", WHY)
def test_a_figure_is_hidden_for_the_reason_that_the_clearance_has(why: Why) -> None:
    shown = show(LARGE, clearance(now=why))
    assert (shown.figure.status, shown.figure.value, shown.figure.notes) == ("suppressed", None, (WHY[why],))
    assert (shown.change, shown.verdict) == (None, None)
    assert shown.previous is not None
    assert shown.previous.numerator == 30


def test_a_side_that_is_hidden_hides_the_change() -> None:
    shown = show(LARGE, clearance(then="beside"))
    assert shown.figure.numerator == 20
    assert shown.previous is not None
    assert (shown.previous.status, shown.previous.notes) == ("suppressed", (BESIDE,))
    assert (shown.change, shown.verdict) == (None, None)


def test_officers_see_everything_whatever_the_clearance() -> None:
    shown = show(LARGE, clearance(now="small", then="small"), "officer")
    assert (shown.figure.numerator, shown.cleared) == (20, True)


def test_what_no_block_holds_is_not_shown() -> None:
    nothing = Clearance({}, frozenset(), {})
    assert show(LARGE, nothing).figure.notes == (NOT_OFFERED,)


def test_a_cut_is_shown_once_its_year_has_ended() -> None:
    standard = compared(Ask("good_or_better", None, by="standard"), (20, 40), (15, 40), "Voice")
    assert show(standard, clearance()).figure.notes == (NOT_YET,)
    year = replace(standard, figure=replace(standard.figure, period=Period.full_year(2022)))
    assert show(year, clearance()).figure.notes == (NOT_YET,)  # its last quarter is not in
    agency = compared(Ask("good_or_better", "neglect", by="standard"), (20, 40), (15, 40), "Voice")
    assert show(agency, clearance()).figure.notes == (NOT_OFFERED,)


def test_an_edition_is_cleared_where_nothing_is_weak() -> None:
    assert show(LARGE, clearance()).cleared
    assert not show(LARGE, clearance(weak=("x",))).cleared
    [alone] = protect([LARGE], Policy("public", PARTNERSHIP, CATALOGUE))
    assert not alone.cleared


def test_the_earlier_side_of_a_re_audit_has_its_own_place() -> None:
    again = compared(Ask("good_at_re_audit", "neglect"), (20, 60), (30, 60))
    assert again.previous is not None
    now = place_of(again.figure, again.definition)
    then = place_of(again.previous, again.definition, earlier=True)
    shown = show(again, replace(clearance(), places=frozenset((now, then)), hidden={then: "small"}))
    assert shown.figure.numerator == 20
    assert shown.previous is not None
    assert shown.previous.notes == (SMALL,)
