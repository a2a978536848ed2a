"""What a pattern hides, attacked by every table tried and by separate code."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cesp.disclosure.joint.attack import joined
from cesp.disclosure.joint.block import Block, Cell, Pattern, Rules, View
from cesp.disclosure.joint.matrix import add_up
from cesp.disclosure.joint.protect import protect_block
from tests.disclosure.joint.tables import crossed, graded, leaks, overlapping, seen, tried

RULES = Rules(most=2, least_range=2)


def hidden(pattern: Pattern) -> set[str]:
    return {*pattern.primary, *pattern.secondary, *pattern.withheld}


def without(block: Block, counts: list[int], pattern: Pattern, rules: Rules, name: str) -> View:
    """What is seen with one cell unhidden, under all labels of its inner counts."""
    atoms = next(cell.atoms for cell in block.cells if cell.id == name)
    twins = {cell.id for cell in block.cells if cell.atoms == atoms}
    return seen(block, counts, replace(pattern, secondary=pattern.secondary - twins), rules)


def test_one_small_cell_of_a_square_hides_the_other_three() -> None:
    pattern = protect_block(crossed(2, 3), [1, 13, 13, 15, 13, 13], Rules())
    assert pattern.primary == {"00"}
    assert pattern.secondary in ({"01", "10", "11"}, {"02", "10", "12"}), "totals stay"
    assert not pattern.withheld


def test_nothing_small_hides_nothing() -> None:
    pattern = protect_block(crossed(2, 2), [9, 0, 9, 8], Rules())
    assert hidden(pattern) == set()


@pytest.mark.parametrize(("block", "counts"), [(Block("none", 0, ()), []), (crossed(2, 2), [0, 0, 0, 0])])
def test_a_block_with_nothing_in_it_hides_nothing(block: Block, counts: list[int]) -> None:
    assert hidden(protect_block(block, counts, Rules())) == set()


@pytest.mark.parametrize("counts", [[1, 3, 4, 5], [2, 3, 0, 4], [1, 0, 0, 4], [1, 2, 2, 6], [0, 0, 0, 1], [3, 5, 2, 1]])
@pytest.mark.parametrize("rules", [RULES, replace(RULES, zeros=False)])
def test_every_range_holds_among_all_tables_there_are(counts: list[int], rules: Rules) -> None:
    block = crossed(2, 2)
    pattern = protect_block(block, counts, rules)
    values = add_up(block, counts)
    assert {
        n for n, v in values.items() if 0 < v <= 2 or (v == 0 and not rules.zeros)
    } <= pattern.primary | pattern.withheld
    ranges = tried(seen(block, counts, pattern, rules), 9)
    assert {
        name: ends for name, ends in ranges.items() if name in pattern.primary and not (ends[0] <= 1 and ends[1] == 2)
    } == {}


@pytest.mark.parametrize(
    ("block", "counts"),
    [
        (crossed(2, 3), [1, 13, 13, 15, 13, 13]),
        (crossed(3, 3), [1, 7, 9, 8, 2, 20, 30, 31, 32]),
        (overlapping(2, 2), [1, 9, 8, 12, 2, 0]),
        (graded(3, 3), [9, 9, 0, 3, 0, 1, 20, 8, 7]),
        (crossed(2, 2, 2), [1, 7, 9, 8, 12, 20, 11, 31]),
    ],
)
def test_unhiding_any_cell_that_protects_others_opens_one(block: Block, counts: list[int]) -> None:
    pattern = protect_block(block, counts, Rules())
    assert pattern.secondary
    assert leaks(seen(block, counts, pattern, Rules())) == set()
    for name in pattern.secondary:
        assert leaks(without(block, counts, pattern, Rules(), name)), name


def test_one_quantity_under_two_labels_shares_a_fate() -> None:
    block, counts = overlapping(2, 2), [1, 9, 8, 12, 2, 0]
    pattern = protect_block(block, counts, Rules())
    for name in ("all", "p0", "p1"):
        assert (f"{name}/q0" in hidden(pattern)) == (f"{name}/to0" in hidden(pattern))


def test_a_total_of_four_small_parts_has_no_range_and_is_withheld() -> None:
    cells = (*(Cell(f"part{n}", (n,)) for n in range(4)), Cell("total", (0, 1, 2, 3)))
    block = Block("parts", 4, cells)
    pattern = protect_block(block, [1, 1, 1, 1], Rules())
    assert pattern.withheld == {"total"}
    assert pattern.primary == {"part0", "part1", "part2", "part3"}
    assert leaks(seen(block, [1, 1, 1, 1], pattern, Rules())) == set()
    assert protect_block(block, [1, 1, 1, 0], Rules()).withheld == frozenset(), "three to five are three values"


def test_a_range_that_halves_alone_would_give_is_none() -> None:
    cells = (Cell("ab", (0, 1)), Cell("bc", (1, 2)), Cell("ca", (0, 2)))
    block, counts, before = Block("ring", 3, cells), [1, 1, 6], {"bc": 7, "ca": 7}
    pattern = protect_block(block, counts, Rules(), before)
    assert (pattern.primary, pattern.withheld) == (set(), {"ab"}), "ab is even, whatever the others are"


def test_the_same_gives_the_same_pattern_and_what_is_secret_gives_no_other() -> None:
    block, counts = crossed(2, 2), [1, 31, 31, 29]
    first = protect_block(block, counts, Rules())
    assert protect_block(block, counts, Rules()) == first
    assert protect_block(block, counts, Rules(least_range=4)).digest != first.digest
    moved = protect_block(block, [2, 30, 30, 30], Rules())
    assert (moved.primary, moved.secondary) == (first.primary, first.secondary)
    assert moved.digest == first.digest, "a hash of hidden counts could be tried out until it fits"


def test_counts_published_with_another_value_are_refused() -> None:
    with pytest.raises(ValueError, match="crossed was published with other values"):
        protect_block(crossed(2, 2), [1, 2, 3, 4], Rules(), {"00": 2})


def only(block: Block, names: set[str]) -> Block:
    return replace(block, cells=tuple(cell for cell in block.cells if cell.id in names))


def test_a_second_edition_keeps_what_the_first_showed_and_hid() -> None:
    block, counts = crossed(3, 3), [1, 7, 9, 8, 2, 20, 30, 31, 32]
    early = only(block, {"++", "+0", "+1", "+2", "0+", "1+", "2+", "00", "01", "02"})
    first = protect_block(early, counts, Rules())
    view = seen(early, counts, first, Rules())
    second = protect_block(block, counts, Rules(), view.shown, first.primary | first.secondary)
    assert hidden(first) <= hidden(second)
    assert not hidden(second) & set(view.shown)
    assert leaks(joined([view, seen(block, counts, second, Rules())])) == set()


def test_a_new_cell_that_what_is_shown_gives_away_is_withheld_alone() -> None:
    block, counts = crossed(2, 2), [1, 7, 9, 8]
    pattern = protect_block(block, counts, Rules(), {"0+": 8, "01": 7})
    assert "00" in pattern.withheld
    assert "11" not in pattern.withheld


def test_a_new_cell_may_not_have_less_than_its_range_because_of_what_is_shown() -> None:
    cells = (Cell("a", (0,)), Cell("b", (1,)), Cell("ab", (0, 1)))
    assert protect_block(Block("b", 2, cells), [1, 3], Rules(), {"ab": 4}).withheld == {"a", "b"}
    assert protect_block(Block("b", 2, cells), [1, 3], Rules()).withheld == frozenset()


def test_new_zeros_that_would_open_an_old_cell_are_withheld() -> None:
    cells = (Cell("total", (0, 1, 2)), Cell("a", (0,)), Cell("b", (1,)), Cell("c", (2,)), Cell("far", (3,)))
    pattern = protect_block(Block("b", 4, cells), [3, 0, 9, 20], Rules(), {"total": 12}, frozenset({"a"}))
    assert pattern.primary == {"a"}
    view = seen(Block("b", 4, cells), [3, 0, 9, 20], pattern, Rules())
    assert leaks(view) == set()
    assert "far" in view.shown


@st.composite
def tables(draw: st.DrawFn) -> tuple[Block, list[int], Rules]:
    """Small blocks with totals, overlapping sets or breakdowns, mostly of small numbers."""
    block = draw(
        st.sampled_from(
            [
                crossed(2, 3),
                crossed(3, 3),
                crossed(2, 2, 2),
                overlapping(2, 2),
                overlapping(2, 3),
                graded(2, 3),
                graded(3, 4),
            ]
        )
    )
    count = st.one_of(st.integers(0, 6), st.just(0), st.integers(5, 40))
    counts = draw(st.lists(count, min_size=block.atoms, max_size=block.atoms))
    return block, counts, Rules(draw(st.sampled_from([3, 5, 7])), draw(st.booleans()))


@given(tables())
def test_no_small_cell_is_opened(table: tuple[Block, list[int], Rules]) -> None:
    block, counts, rules = table
    pattern = protect_block(block, counts, rules)
    assert leaks(seen(block, counts, pattern, rules)) == set()
    values = add_up(block, counts)
    assert {n for n, v in values.items() if 0 < v <= rules.most} <= pattern.primary | pattern.withheld
    assert all(values[name] > rules.most for name in pattern.secondary)


@given(tables())
def test_no_cell_is_hidden_in_vain(table: tuple[Block, list[int], Rules]) -> None:
    block, counts, rules = table
    pattern = protect_block(block, counts, rules)
    for name in pattern.secondary if not pattern.withheld else ():
        assert leaks(without(block, counts, pattern, rules, name)), name


@given(tables(), st.data())
def test_no_small_cell_is_opened_by_editions_read_together(
    table: tuple[Block, list[int], Rules], data: st.DataObject
) -> None:
    block, counts, rules = table
    names = data.draw(st.sets(st.sampled_from([cell.id for cell in block.cells]), min_size=1))
    early = only(block, names | {cell.base for cell in block.cells if cell.id in names and cell.base})
    first = protect_block(early, counts, rules)
    view = seen(early, counts, first, rules)
    second = protect_block(block, counts, rules, view.shown, first.primary | first.secondary)
    assert first.primary <= second.primary
    assert first.secondary <= second.secondary
    assert not view.shown.keys() & hidden(second)
    assert leaks(joined([view, seen(block, counts, second, rules)])) == set()
