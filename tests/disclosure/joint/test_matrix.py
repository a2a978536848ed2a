"""A block made small without changing what it says."""

from __future__ import annotations

import pytest

from cesp.disclosure.joint.block import Block, Cell
from cesp.disclosure.joint.matrix import add_up, reduce
from tests.disclosure.joint.tables import crossed, overlapping


def test_cells_are_the_sums_of_their_inner_counts() -> None:
    assert add_up(crossed(2, 2), [1, 2, 3, 4]) == {
        "++": 10, "+0": 4, "+1": 6, "0+": 3, "00": 1, "01": 2, "1+": 7, "10": 3, "11": 4,
    }  # fmt: skip


@pytest.mark.parametrize("counts", [[1, 2, 3], [1, 2, 3, -1]])
def test_counts_that_do_not_fit_are_refused(counts: list[int]) -> None:
    with pytest.raises(ValueError, match="crossed needs 4 counts from 0"):
        add_up(crossed(2, 2), counts)


def test_what_lies_under_a_zero_is_dropped_and_its_total_becomes_one_quantity_with_what_is_left() -> None:
    matrix = reduce(crossed(2, 2), [0, 2, 3, 4], {"00"})
    assert matrix.labels == (("++",), ("+0", "10"), ("+1",), ("0+", "01"), ("00",), ("1+",), ("11",))
    assert matrix.rows[matrix.row_of["00"]] == ()
    assert matrix.start == (2, 3, 4)


def test_inner_counts_that_no_cell_tells_apart_are_one() -> None:
    block = Block("b", 4, (Cell("all", (0, 1, 2, 3)), Cell("half", (0, 1))))
    assert reduce(block, [1, 2, 3, 4], ()).start == (3, 7)


def test_an_inner_count_in_no_cell_is_nothing() -> None:
    assert reduce(Block("b", 2, (Cell("a", (0,)),)), [1, 2], ()).start == (1,)


def test_the_first_quarter_is_the_year_to_date_of_it() -> None:
    matrix = reduce(overlapping(2, 2), [1] * 6, ())
    assert matrix.row_of["p0/q0"] == matrix.row_of["p0/to0"]
    assert matrix.row_of["p0/q1"] != matrix.row_of["p0/to1"]
