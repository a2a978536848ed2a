"""The attacker against tables whose every possible filling is written down by a naive rival, and against the
subtractions that people know."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given

from cesp.disclosure.joint.attack import attack, insider, joined, opened, short
from cesp.disclosure.joint.attack_tables import BOUNDLESS
from cesp.disclosure.joint.block import Block, Bounds, Cell, Rules, View
from tests.disclosure.joint.enumerate import look, ranges, scenes, square

SPREAD = Rules()
NARROW = Rules(most=3, least_range=2)


def block_of(**cells: tuple[int, ...]) -> Block:
    """Cells by their inner counts."""
    atoms = 1 + max(max(places) for places in cells.values())
    return Block("test", atoms, tuple(Cell(name, places) for name, places in cells.items()))


def parts(*names: str) -> Block:
    """A total, "all", and its parts."""
    singles = {name: (place,) for place, name in enumerate(names)}
    return block_of(**singles, all=tuple(range(len(names))))


def ends(bounds: dict[str, Bounds]) -> dict[str, tuple[int, int]]:
    """Least and greatest; every one of them must be certified."""
    assert all(one.certified for one in bounds.values())
    return {id_: (one.low, one.high) for id_, one in bounds.items()}


@given(scenes())
def test_its_ends_are_those_of_all_tables_written_down(scene: tuple[View, tuple[int, ...]]) -> None:
    view, _ = scene
    assert ends(attack(view)) == ranges(view)


@given(scenes())
def test_an_insider_knows_what_all_tables_with_its_own_counts_say(scene: tuple[View, tuple[int, ...]]) -> None:
    view, counts = scene
    known = frozenset({0, 2})
    want = ranges(view, {atom: counts[atom] for atom in known})
    own = {cell.id for cell in view.block.cells if known.issuperset(cell.atoms)}
    assert ends(insider(view, counts, known)) == {id_: span for id_, span in want.items() if id_ not in own}


@given(scenes())
def test_the_truth_is_always_possible_and_a_cell_less_hidden_tells_no_less(scene: tuple[View, tuple[int, ...]]) -> None:
    view, counts = scene
    true = {cell.id: sum(counts[atom] for atom in cell.atoms) for cell in view.block.cells}
    found = attack(view)
    assert all(one.low <= true[id_] <= one.high for id_, one in found.items())
    for id_ in view.secondary:
        more = replace(view, shown={**view.shown, id_: true[id_]}, secondary=view.secondary - {id_})
        for other, one in attack(more).items():
            assert found[other].low <= one.low
            assert found[other].high >= one.high


# One subtraction opens a cell that was hidden alone.


@pytest.mark.parametrize(
    ("block", "counts", "hidden"),
    [
        (parts("a", "b", "c"), (3, 20, 30), "a"),  # total less parts
        (parts("q1", "q2", "q3", "q4"), (8, 4, 9, 12), "q2"),  # year less quarters
        (block_of(q1=(0,), half=(0, 1), q2=(1,)), (9, 2), "q2"),  # year to date less year to date
        (block_of(met=(0,), asked=(0, 1), unmet=(1,)), (30, 1), "unmet"),  # complement
        (block_of(all_agencies=(0, 1, 2), without=(0, 1), one=(2,)), (9, 7, 5), "one"),  # two filters, one agency apart
    ],
)
def test_a_cell_hidden_alone_is_opened_by_one_subtraction(block: Block, counts: tuple[int, ...], hidden: str) -> None:
    view = look(block, counts, SPREAD)
    found = attack(view)
    true = next(sum(counts[atom] for atom in cell.atoms) for cell in block.cells if cell.id == hidden)
    assert ends(found) == {hidden: (true, true)}
    assert opened(view, found) == (hidden,)
    assert short(view, found) == (hidden,)


def test_a_second_cell_hidden_closes_it() -> None:
    view = look(parts("a", "b", "c"), (3, 20, 30), SPREAD, hide={"b"})
    found = attack(view)
    assert ends(found) == {"a": (1, 5), "b": (18, 22)}
    assert opened(view, found) == ()
    assert short(view, found) == ()


def test_knowing_which_is_small_may_open_both() -> None:
    """7 is 1 and 6, or two small numbers; since one of them is not small, it is the first."""
    assert ends(attack(look(parts("a", "b"), (1, 6), SPREAD, hide={"b"}))) == {"a": (1, 1), "b": (6, 6)}


def test_a_shown_zero_empties_all_that_lies_under_it() -> None:
    block = block_of(a=(0,), b=(1,), cut=(1, 2), c=(2,), all=(0, 1, 2))
    view = look(block, (3, 0, 9), SPREAD, hide={"cut", "c"})
    assert ends(attack(view)) == {"a": (1, 5), "cut": (7, 11), "c": (7, 11)}


def test_zeros_are_possible_where_zeros_are_hidden() -> None:
    hidden_zeros = look(parts("a", "b", "c"), (0, 2, 20), replace(SPREAD, zeros=False), hide={"c"})
    assert ends(attack(hidden_zeros)) == {"a": (0, 5), "b": (0, 5), "c": (12, 22)}


def test_the_breakdown_of_a_small_base_may_be_zero_and_one_under_a_shown_zero_is_zero() -> None:
    block = square(2, 2, bases=True)
    view = look(block, (0, 3, 9, 20), SPREAD, hide={"c0", "c1", "r1", "r1c0", "r1c1"})
    assert view.primary == {"r0", "r0c0", "r0c1"}
    assert ends(attack(view)) == ranges(view)
    assert attack(view)["r0c0"] == Bounds(0, 5, True)
    none = View(block, {"c0": 0, "all": 30}, frozenset({"r0", "r0c0", "r0c1"}), frozenset({"r1"}), SPREAD)
    assert ends(attack(none)) == {"r0c0": (0, 0), "r0c1": (1, 5), "r0": (1, 5), "r1": (25, 29)}
    assert opened(none, attack(none)) == ("r0c0",)


def test_a_view_with_nothing_but_an_empty_cell_hidden_needs_no_search() -> None:
    block = Block("empty", 1, (Cell("base", ()), Cell("part", (), "base")))
    view = View(block, {}, frozenset({"part", "base"}), frozenset(), replace(SPREAD, zeros=False))
    assert attack(view) == {"base": Bounds(0, 0, True), "part": Bounds(0, 0, True)}


def test_what_nothing_limits_has_no_end() -> None:
    view = View(parts("a", "b"), {}, frozenset({"a"}), frozenset({"all"}), SPREAD)
    assert ends(attack(view)) == {"a": (1, 5), "all": (6, BOUNDLESS)}


def test_a_gap_between_fractions_and_whole_numbers_is_seen() -> None:
    """Five inner counts, every two of them at most 3: fractions would allow 7.5, whole numbers 6."""
    pairs = {f"{a}{b}": (a, b) for a, b in combinations(range(5), 2)}
    block = block_of(**pairs, all=(0, 1, 2, 3, 4))
    view = View(block, {}, frozenset(pairs), frozenset({"all"}), Rules(most=3, zeros=False))
    assert attack(view)["all"] == Bounds(4, 6, True)
    assert attack(view, nodes=0)["all"] == Bounds(4, 7, False)


def test_a_range_is_short_unless_hiding_everything_gives_no_more() -> None:
    """`sum` is two small numbers together, so it is never 1, whatever is hidden: then two values may do."""
    block = block_of(a=(0,), b=(1,), sum=(0, 1), c=(2,), d=(3,), all=(0, 1, 2, 3))
    view = look(block, (1, 1, 9, 9), NARROW, hide={"c", "d"})
    assert ends(attack(view))["sum"] == (2, 3)
    assert short(view, attack(view)) == ()
    assert short(replace(view, rules=replace(NARROW, least_range=3)), attack(view)) == ("a", "b", "sum")
    told = replace(view, shown={**view.shown, "c": 9, "d": 9}, secondary=frozenset())
    assert short(told, attack(told)) == ("a", "b", "sum")


def test_a_range_of_two_is_short_where_hiding_more_gives_all_three() -> None:
    """8 in all, one of them small and one not: 1 to 3 is possible, unless a set that holds both is shown as well."""
    view = look(block_of(a=(0,), b=(1,), c=(2,), two=(0, 1), all=(0, 1, 2)), (1, 5, 9), NARROW, hide={"b"})
    assert ends(attack(view))["a"] == (1, 2)
    assert short(view, attack(view)) == ("a",)


def test_a_range_that_no_table_proves_is_short() -> None:
    view = look(parts("a", "b", "c"), (3, 20, 30), SPREAD, hide={"b"})
    found = {**attack(view), "a": Bounds(1, 5, False)}
    assert short(view, found) == ("a",)


def test_cells_are_named_in_the_order_of_the_block() -> None:
    view = look(parts("z", "y", "x"), (1, 1, 1), SPREAD)
    assert tuple(attack(view)) == ("z", "y", "x", "all")
    found = {id_: Bounds(1, 1, True) for id_ in ("x", "y", "z")}
    assert opened(view, found) == ("z", "y", "x")


# Editions together.


def test_two_editions_that_are_safe_alone_open_a_cell_together() -> None:
    block, counts = parts("a", "b", "c"), (3, 20, 30)
    public, restricted = look(block, counts, SPREAD, hide={"b"}), look(block, counts, SPREAD, hide={"c"})
    assert opened(public, attack(public)) == opened(restricted, attack(restricted)) == ()
    both = joined([public, restricted])
    assert both.shown == {"b": 20, "c": 30, "all": 53}
    assert (both.primary, both.secondary) == ({"a"}, frozenset())
    assert opened(both, attack(both)) == ("a",)


def test_an_edition_that_says_less_adds_what_it_has() -> None:
    year = look(parts("a", "b", "c"), (3, 20, 30), SPREAD, hide={"b"})
    early = Block("test", 3, (Cell("two", (0, 1)),))
    both = joined([year, View(early, {"two": 23}, frozenset(), frozenset(), SPREAD)])
    assert [cell.id for cell in both.block.cells] == ["a", "b", "c", "all", "two"]
    assert ends(attack(both)) == {"a": (1, 5), "b": (18, 22)}
    assert joined([year]) == year


@pytest.mark.parametrize(
    ("change", "differs"),
    [
        ({"rules": Rules(most=7)}, "rules"),
        ({"block": Block("other", 2, parts("a", "b").cells)}, "differ in name"),
        ({"block": block_of(a=(1,), b=(0,), all=(0, 1))}, "differ in a, b"),
        ({"shown": {"all": 24}}, "differ in all"),
    ],
)
def test_editions_that_contradict_each_other_are_refused(change: dict[str, object], differs: str) -> None:
    view = look(parts("a", "b"), (3, 20), SPREAD, hide={"b"})
    with pytest.raises(ValueError, match=differs):
        joined([view, replace(view, **change)])  # type: ignore[arg-type]


# Those who know some of the cases.


def test_an_agency_that_knows_its_own_cases_opens_the_others_and_its_own_are_no_news() -> None:
    view = look(parts("ours", "theirs", "rest"), (3, 4, 30), SPREAD)
    assert ends(attack(view)) == {"ours": (2, 5), "theirs": (2, 5)}
    found = insider(view, (3, 4, 30), frozenset({0}))
    assert ends(found) == {"theirs": (4, 4)}
    assert opened(view, found) == ("theirs",)


def test_an_outsider_is_an_insider_who_knows_nothing() -> None:
    view = look(square(3, 3), (1, 2, 30, 9, 8, 0, 3, 20, 7), SPREAD, hide={"r1c0", "r1c1"})
    assert insider(view, (1, 2, 30, 9, 8, 0, 3, 20, 7), frozenset()) == attack(view)
