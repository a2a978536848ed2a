"""Cells hidden to protect others are shown again where every range still holds."""

from __future__ import annotations

from cesp.disclosure.joint.block import Rules
from cesp.disclosure.joint.prune import prune
from cesp.disclosure.joint.search import Aim, Proof, aim_at, moved
from cesp.disclosure.joint.solver import Solver
from tests.disclosure.joint.tables import crossed
from tests.disclosure.joint.test_search import solve

RULES = Rules(most=3)


def wasteful() -> tuple[Solver, dict[int, Aim], dict[int, Proof], list[int]]:
    """A small cell with proofs that go two ways, where one would do for both."""
    solver, price = solve(crossed(3, 3), [2, 7, 9, 8, 11, 20, 30, 31, 32])
    row = solver.start.index(2)
    low = solver.move(row, -1, price, still={0, 1, 2, 3, 4, 8, 12, 7, 11, 13, 14, 15})
    high = solver.move(row, 1, price, still={0, 1, 2, 3, 4, 8, 12, 6, 9, 10, 11, 14})
    assert low is not None
    assert high is not None
    aim = aim_at(solver, row, RULES)
    assert aim is not None
    return solver, {row: aim}, {row: Proof(low, high)}, price


def test_what_is_not_needed_is_shown_again() -> None:
    solver, aims, proofs, price = wasteful()
    (proof,) = proofs.values()
    before = {row for table in (proof.low, proof.high) for row in moved(solver.start, table) if price[row]}
    after = prune(solver, aims, proofs, price, 1000)
    assert after < before
    assert len(after) == 3


def test_without_work_to_spend_all_stay_hidden() -> None:
    solver, aims, proofs, price = wasteful()
    (proof,) = proofs.values()
    before = {row for table in (proof.low, proof.high) for row in moved(solver.start, table) if price[row]}
    assert prune(solver, aims, proofs, price, 0) == before
