"""Which cells are hidden for what they are, and what an attacker knows of each."""

from __future__ import annotations

from cesp.disclosure.joint.block import Block, Cell, Rules
from cesp.disclosure.joint.matrix import add_up, reduce
from cesp.disclosure.joint.primary import Limits, Standing, classify, limit
from tests.disclosure.joint.tables import crossed, graded

RULES = Rules()
GRADED = [9, 9, 0, 3, 0, 1]  # two groups, three grades


def stand(block: Block, counts: list[int], rules: Rules = RULES, **before: set[str]) -> Standing:
    return classify(block, add_up(block, counts), rules, **before)


def test_one_to_five_is_small_and_zero_is_shown() -> None:
    standing = stand(crossed(2, 2), [0, 5, 6, 1])
    assert standing.primary == {"0+", "01", "11"}
    assert standing.zeros == {"00"}
    assert standing.withheld == frozenset()


def test_zeros_can_be_hidden_as_small_numbers_are() -> None:
    standing = stand(crossed(2, 2), [0, 5, 6, 1], Rules(zeros=False))
    assert standing.primary == {"00", "0+", "01", "11"}
    assert standing.zeros == frozenset()


def test_the_whole_breakdown_of_a_small_group_is_hidden_zeros_included() -> None:
    standing = stand(graded(2, 3), GRADED)
    assert {"g1", "g1/0", "g1/1", "g1/2"} <= standing.primary
    assert standing.zeros == {"g0/2"}


def test_a_breakdown_of_a_breakdown_is_hidden_with_it() -> None:
    cells = (Cell("a", (0, 1)), Cell("b", (1,), "a"), Cell("c", (1,), "b"), Cell("d", (2,)))
    assert stand(Block("b", 3, cells), [3, 0, 8]).primary == {"a", "b", "c"}


def test_the_breakdown_of_a_small_group_that_is_shown_already_is_withheld() -> None:
    standing = stand(graded(2, 3), GRADED, fixed={"g1"})
    assert standing.withheld == {"g1/0", "g1/1", "g1/2"}
    assert "g1" not in standing.primary


def test_a_zero_that_another_zero_gives_away_is_left_out() -> None:
    standing = stand(graded(2, 3), [9, 9, 0, 3, 1, 0])
    assert standing.zeros == {"all/2", "g0/2"}
    assert standing.withheld == {"g1/2"}


def test_what_was_hidden_stays_hidden_and_a_zero_among_it_is_left_out() -> None:
    standing = stand(crossed(2, 2), [0, 5, 6, 1], hidden={"00", "10", "11"})
    assert standing.hidden == {"10"}
    assert standing.withheld == {"00"}
    assert "11" in standing.primary
    assert standing.unseen == {"00", "01", "0+", "10", "11"}


def test_what_was_shown_stays_shown_though_small() -> None:
    assert stand(crossed(2, 2), [0, 5, 6, 1], fixed={"01", "00"}).primary == {"0+", "11"}


def test_an_attacker_knows_how_small_and_how_large_a_hidden_cell_must_be() -> None:
    block, counts = graded(2, 3), GRADED
    values, standing = add_up(block, counts), stand(block, counts, withheld={"g0/1"})
    matrix = reduce(block, counts, standing.zeros)
    limits = limit(block, matrix, values, standing, RULES)
    known = {name: (limits.low[row], limits.high[row]) for name, row in matrix.row_of.items()}
    assert known == {
        "all": (6, None), "all/0": (6, None), "all/1": (6, None), "all/2": (1, 5),
        "g0": (6, None), "g0/0": (6, None), "g0/1": (0, None), "g0/2": (0, 0),
        "g1": (1, 5), "g1/0": (0, 5), "g1/1": (0, 5), "g1/2": (1, 5),
    }, "g1/2 is all that is left of all/2, which is not 0"  # fmt: skip


def test_hiding_a_quantity_costs_as_many_cells_as_it_has_labels() -> None:
    cells = (Cell("a", (0,)), Cell("b", (0,)), Cell("c", (1,)), Cell("d", (2,)))
    block = Block("b", 3, cells)
    standing = Standing(frozenset({"c"}), frozenset(), frozenset(), frozenset(), frozenset())
    matrix = reduce(block, [9, 3, 7], ())
    assert limit(block, matrix, add_up(block, [9, 3, 7]), standing, RULES) == Limits(
        (6, 3, 6), (None, 3, None), (2, 0, 1)
    )
