"""What is hidden of a year stands against subtraction, and a figure goes as a whole."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cesp.disclosure import clearing
from cesp.disclosure.blocks import lay_block, values_of
from cesp.disclosure.clearing import bring_together, clear_block
from cesp.disclosure.joint.attack import attack, opened, short
from cesp.disclosure.joint.block import Rules
from cesp.periods import Period
from tests.disclosure.counts import WHOLE, YEAR, counted, place, proportion, quarter, year_of

RULES = Rules()
Q1, Q2, HALF = quarter(1), quarter(2), Period.to_date(YEAR, 2)


def test_a_small_quarter_takes_another_with_it_since_the_year_less_the_other_would_tell() -> None:
    laid = lay_block("one", year_of({"a": (3, 40)}))
    cleared = clear_block(laid, RULES)
    assert cleared.hidden[place("a", Q1)] == "small"
    beside = {at for at, why in cleared.hidden.items() if why == "beside"}
    assert {one.period for one in beside} in ({Q2}, {HALF})
    assert cleared.weak == ()


def test_large_numbers_are_all_shown_and_zeros_too() -> None:
    cleared = clear_block(lay_block("large", year_of({"a": (30, 40), "b": (0, 50)})), RULES)
    assert cleared.hidden == {}
    assert not cleared.pattern.primary


@given(
    st.dictionaries(st.sampled_from("abc"), st.tuples(*[st.integers(0, 30)] * 3), min_size=1),
    st.booleans(),
)
def test_nothing_small_is_seen_nor_found(numbers: dict[str, tuple[int, ...]], zeros: bool) -> None:
    rules = Rules(zeros=zeros)
    laid = lay_block("random", year_of(numbers))
    cleared = clear_block(laid, rules)
    bounds = attack(cleared.view)
    assert (opened(cleared.view, bounds), short(cleared.view, bounds), cleared.weak) == ((), (), ())
    values = values_of(laid)
    small = {cell for cell, n in values.items() if n <= rules.most and (n or not zeros)}
    assert small.isdisjoint(cleared.view.shown)
    assert all(values[cell] == value for cell, value in cleared.view.shown.items())
    assert all(cell in cleared.view.shown for at in laid.cells if at not in cleared.hidden for cell in laid.cells[at])


def test_a_figure_goes_as_a_whole() -> None:
    """A rest of 3 hides its number, which is large, and their base."""
    held = [counted(place("a", Q1), proportion(37, 40)), counted(place("a", Q2), proportion(20, 40))]
    cleared = clear_block(lay_block("whole", held), RULES)
    assert cleared.hidden == {place("a", Q1): "small"}
    assert not [cell for cell in cleared.view.shown if "Q1" in cell]


def test_what_was_shown_stays_and_what_was_hidden_stays_hidden() -> None:
    laid = lay_block("later", year_of({"a": (3, 40, 50)}))
    cells = {at: names[0] for at, names in laid.cells.items()}
    first = {cells[place("a", HALF)]: 43, cells[place("", HALF)]: 43}
    hidden = frozenset({cells[place("a", Q2)], cells[place("", Q2)], cells[place("a", Q1)], cells[place("", Q1)]})
    cleared = clear_block(laid, RULES, first, hidden)
    assert set(cleared.hidden) >= {place("a", Q1), place("a", Q2)}
    assert place("a", HALF) not in cleared.hidden
    assert short(cleared.view, attack(cleared.view)) == ()


def test_what_was_given_away_before_is_left_out() -> None:
    laid = lay_block("given", year_of({"a": (3, 40, 50)}))
    out = {laid.cells[place("a", period)][0]: n for period, n in ((Q2, 40), (HALF, 43))}
    cleared = clear_block(laid, RULES, out)
    assert cleared.hidden[place("a", Q1)] == "withheld"
    assert not {place("a", Q2), place("a", HALF)} & cleared.hidden.keys()


def test_what_still_does_not_stand_is_told_as_weak(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clearing, "short", lambda view, bounds: ("found",))
    cleared = clear_block(lay_block("weak", year_of({"a": (3, 40)})), RULES)
    assert cleared.weak == bring_together([cleared]).weak == ("found",)


def test_what_the_attack_finds_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    verdicts: Iterator[tuple[str, ...]] = iter([("found",), ()])
    monkeypatch.setattr(clearing, "short", lambda view, bounds: next(verdicts))
    laid = lay_block("found", [*year_of({"a": (30, 40)}), counted(place("", WHOLE), {"n": 71}, free=True)])
    cleared = clear_block(laid, RULES)
    assert set(cleared.hidden) == set(laid.cells) - {place("", WHOLE)}
    assert set(cleared.hidden.values()) == {"withheld"}
    assert cleared.view.shown == laid.free
    assert cleared.weak == ()


def test_a_clearance_is_named_by_its_patterns_alone() -> None:
    def name(*numbers: int) -> str:
        return bring_together([clear_block(lay_block("named", year_of({"a": numbers})), RULES)]).digest

    assert name(30, 40) == name(30, 40) != name(31, 40)
    assert name(3, 40) == name(3, 40)


def test_why_no_pattern_could_protect_a_number_is_told() -> None:
    """A zero that is hidden with its small base, and that another zero gives away, is left out."""
    held = [
        counted(place("a", Q1), proportion(0, 3)),
        counted(place("a", Q1, measure="cases"), {"n": 3}),
        counted(place("a", HALF), proportion(0, 40)),
        counted(place("a", Q2), proportion(0, 37)),
    ]
    cleared = clear_block(lay_block("zero", held), RULES)
    assert cleared.hidden[place("a", Q1)] in ("small", "withheld")
    assert short(cleared.view, attack(cleared.view)) == ()
