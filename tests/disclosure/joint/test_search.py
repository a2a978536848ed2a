"""Other tables that spread a small cell over its range."""

from __future__ import annotations

import pytest

from cesp.disclosure.joint import solver as solvers
from cesp.disclosure.joint.block import Block, Cell, Rules
from cesp.disclosure.joint.matrix import add_up, reduce
from cesp.disclosure.joint.primary import classify, limit
from cesp.disclosure.joint.search import Aim, aim_at, moved, search
from cesp.disclosure.joint.solver import Solver
from tests.disclosure.joint.tables import crossed

RULES = Rules(most=3)
#: Three cells that each share an inner count with each other: one alone can move by an even number only.
RING = Block("ring", 3, (Cell("ab", (0, 1)), Cell("bc", (1, 2)), Cell("ca", (0, 2))))


def solve(block: Block, counts: list[int], rules: Rules = RULES, **before: set[str]) -> tuple[Solver, list[int]]:
    values = add_up(block, counts)
    standing = classify(block, values, rules, **before)
    matrix = reduce(block, counts, standing.zeros)
    limits = limit(block, matrix, values, standing, rules)
    return Solver(matrix, limits), list(limits.price)


def test_the_cheapest_other_table_moves_four_cells_of_a_square() -> None:
    solver, price = solve(crossed(2, 3), [1, 7, 7, 7, 7, 7])
    cell = 5  # "00", which is 1
    table = solver.move(cell, 2, price)
    assert table is not None
    assert table[cell] == 3
    assert len(moved(solver.start, table)) == 4
    assert table[:3] == solver.start[:3], "totals stay"


def test_no_cell_moves_that_must_not() -> None:
    solver, price = solve(crossed(2, 2), [1, 7, 9, 8])
    table = solver.move(4, 2, price, still={8})
    assert table is not None
    assert table[8] == solver.start[8]
    assert solver.move(4, 2, price, still={0, 1, 2, 3, 6, 8}) is None


@pytest.mark.parametrize(("steps", "found"), [(1, False), (2, True)])
def test_a_table_that_exists_in_halves_only_is_none(steps: int, found: bool) -> None:
    solver, price = solve(RING, [5, 5, 5])
    assert (solver.move(0, steps, price, still={1, 2}) is not None) == found


def test_a_search_for_whole_numbers_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solvers, "BRANCHES", 1)
    solver, price = solve(RING, [5, 5, 5])
    assert solver.move(0, 1, price, still={1, 2}) is None


def test_a_search_goes_on_where_the_first_rounding_leads_nowhere() -> None:
    cells = (Cell("ab", (0, 1)), Cell("bc", (1, 2)), Cell("ca", (0, 2)), Cell("a", (0,)))
    solver, price = solve(Block("ring", 3, cells), [4, 4, 4])
    table = solver.move(0, 1, [1, 5, 5, 20])
    assert table is not None
    assert table[0] == 9
    assert price == [1, 1, 1, 1]


def test_a_small_cell_is_aimed_at_from_one_to_most() -> None:
    solver, _ = solve(crossed(2, 2), [1, 7, 9, 8])
    assert aim_at(solver, 4, RULES) == Aim(4, ((1, 3),), whole=True)


def test_a_cell_that_cannot_have_all_is_aimed_at_the_nearest_that_will_do() -> None:
    block = Block("b", 2, (Cell("a", (0,)), Cell("b", (1,)), Cell("ab", (0, 1))))
    solver, _ = solve(block, [2, 2], Rules(most=5))
    assert aim_at(solver, 0, Rules(most=5)) == Aim(0, ((1, 3), (2, 4)), whole=False)
    assert aim_at(solver, 2, Rules(most=5)) == Aim(2, ((3, 5), (2, 4)), whole=False)
    assert aim_at(solver, 0, Rules(most=5, least_range=5)) is None


def test_rows_without_a_proof_are_named() -> None:
    cells = (*RING.cells, Cell("abc", (0, 1, 2)))
    solver, price = solve(Block("ring", 3, cells), [1, 1, 6], fixed={"bc", "ca"})
    proofs, failed = search(solver, [Aim(0, ((1, 3),), whole=True)], price)
    assert (proofs, failed) == ({}, [0])


def test_what_one_proof_hides_costs_the_next_nothing() -> None:
    block, counts = crossed(3, 3), [1, 7, 9, 8, 1, 20, 30, 31, 32]
    solver, price = solve(block, counts)
    small = [row for row, value in enumerate(solver.start) if value == 1]
    proofs, failed = search(solver, [aim for row in small if (aim := aim_at(solver, row, RULES))], price)
    assert not failed
    hidden = {
        row for proof in proofs.values() for table in (proof.low, proof.high) for row in moved(solver.start, table)
    }
    assert len(hidden) == 4, "two small cells at the corners of one square protect each other"
