"""What a view leaves open, before anything is searched."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pytest

from cesp.disclosure.joint.attack_tables import BOUNDLESS, reduce
from cesp.disclosure.joint.block import Block, Cell, Rules, View

CELLS = (
    Cell("a", (0, 1)),
    Cell("b", (2, 3)),
    Cell("none", (4,)),
    Cell("same", (2, 3, 4)),
    Cell("part", (1,), "a"),
    Cell("all", (0, 1, 2, 3, 4)),
)
BLOCK = Block("test", 6, CELLS)


def view(shown: Mapping[str, int], primary: Collection[str] = (), secondary: Collection[str] = ()) -> View:
    return View(BLOCK, shown, frozenset(primary), frozenset(secondary), Rules())


def test_columns_under_a_zero_go_and_what_cannot_be_told_apart_is_one() -> None:
    """Inner counts 2 and 3 stand in the same rows; 4 is under a zero, so `same` is `b`; 5 is in no cell."""
    tables = reduce(view({"none": 0, "all": 40}, {"a", "part"}, {"b", "same"}))
    assert tables.columns == 3
    assert tables.place == {"a": 0, "b": 1, "same": 1, "part": 2}
    assert tables.spans == ((1, 5), (6, BOUNDLESS), (0, 5), (40, 40))
    assert sorted(len(row) for row in tables.rows) == [1, 1, 2, 3]


def test_one_quantity_under_two_labels_is_as_narrow_as_both() -> None:
    assert reduce(view({"none": 0, "same": 3}, {"b"})).spans == ((3, 3),)


def test_known_counts_are_rows_of_their_own() -> None:
    tables = reduce(view({"all": 40}, {"a"}), {0: 2, 4: 0})
    assert tables.spans == ((1, 5), (40, 40), (2, 2))
    assert tables.columns == 3


@pytest.mark.parametrize(
    ("one", "says"),
    [
        (view({"z": 1}), "Not cells of test: \\['z'\\]"),
        (view({"a": 1}, {"a"}), "known in two ways: \\['a'\\]"),
        (view({}, {"a"}, {"a"}), "known in two ways: \\['a'\\]"),
        (view({"none": 0, "same": 9}, {"b"}), "No table of whole numbers"),  # 9, and at most 5
        (view({"none": 0, "a": 0}, {"part"}), "No table of whole numbers"),  # at least 1, and under a zero
    ],
)
def test_a_view_that_cannot_be_is_refused(one: View, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        reduce(one)
