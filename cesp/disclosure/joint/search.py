"""For each small row, other tables that spread it over its range at the least cost: what moves in them is hidden."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from cesp.disclosure.joint.block import Rules
from cesp.disclosure.joint.solver import Solver

Table = tuple[int, ...]


@dataclass(frozen=True)
class Aim:
    """A row whose range must cover one of its spans, the first that can be had. Each is its least and its greatest
    value. `whole`: it is all that is asked for a small number."""

    row: int
    spans: tuple[tuple[int, int], ...]
    whole: bool


@dataclass(frozen=True)
class Proof:
    """Two possible tables: in one the row is at the low end of a span or below, in the other at its high end."""

    low: Table
    high: Table


def aim_at(solver: Solver, row: int, rules: Rules) -> Aim | None:
    """What the range of a small row must cover: 1 to `most`; else `least_range` values about its own, the nearest
    first. None where neither can be had even if every row may move."""
    value, wide = solver.start[row], rules.least_range - 1
    falls = solver.reach(row, -value) if value else 0
    rises = solver.reach(row, max(rules.most - value, wide))
    if value - falls <= 1 and value + rises >= rules.most:
        return Aim(row, ((1, rules.most),), whole=True)
    lows = range(max(value - falls, value - wide), min(value, value + rises - wide) + 1)
    spans = sorted(((low, low + wide) for low in lows), key=lambda span: max(value - span[0], span[1] - value))
    return Aim(row, tuple(spans), whole=False) if spans else None


def search(solver: Solver, aims: Iterable[Aim], price: Sequence[int]) -> tuple[dict[int, Proof], list[int]]:
    """A proof for each row aimed at, smallest first, and the rows that have none. Rows without a price are hidden
    already; one that moves for a proof is hidden for those that follow, and costs nothing more."""
    proofs: dict[int, Proof] = {}
    failed: list[int] = []
    left = list(price)
    known: list[Table] = [solver.start]
    for aim in sorted(aims, key=lambda aim: (solver.start[aim.row], aim.row)):
        proof = prove(solver, aim, known, left)
        if proof is None:
            failed.append(aim.row)
            continue
        proofs[aim.row] = proof
        for table in (proof.low, proof.high):
            known.append(table)
            for row in moved(solver.start, table):
                left[row] = 0
    return proofs, failed


def prove(
    solver: Solver, aim: Aim, known: Sequence[Table], price: Sequence[int], still: Collection[int] = ()
) -> Proof | None:
    """Tables for both ends of the first span that has them: known ones where they do, else the cheapest to be had."""
    for low, high in aim.spans:
        if (least := _reach(solver, aim.row, low, -1, known, price, still)) is None:
            continue
        if (greatest := _reach(solver, aim.row, high, 1, [*known, least], price, still)) is not None:
            return Proof(least, greatest)
    return None


def _reach(
    solver: Solver, row: int, end: int, sign: int, known: Sequence[Table], price: Sequence[int], still: Collection[int]
) -> Table | None:
    for table in known:
        if sign * table[row] >= sign * end:
            return table
    return solver.move(row, end - solver.start[row], price, still)


def moved(start: Table, table: Table) -> set[int]:
    """Rows that have another value in this table."""
    return {row for row, (was, now) in enumerate(zip(start, table, strict=True)) if was != now}
