"""Cells that were hidden to protect others and need not be: each is shown again if every range still holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cesp.disclosure.joint.search import Aim, Proof, Table, moved, prove
from cesp.disclosure.joint.solver import Solver


def prune(
    solver: Solver, aims: Mapping[int, Aim], proofs: Mapping[int, Proof], price: Sequence[int], most_asked: int
) -> frozenset[int]:
    """Rows that stay hidden beyond those without a price. None of them can be shown unless a range falls short, or
    `most_asked` programmes were solved first. Rows that hide most labels, then the greatest, are tried first."""
    moves: dict[Table, set[int]] = {}
    for proof in proofs.values():
        for table in (proof.low, proof.high):
            moves[table] = moved(solver.start, table)
    held = dict(proofs)
    hidden = {row for rows in moves.values() for row in rows if price[row]}
    for row in sorted(hidden, key=lambda row: (-price[row], -solver.start[row], row)):
        if solver.asked >= most_asked:
            break
        visible = {other for other, cost in enumerate(price) if cost and other not in hidden} | {row}
        known = [solver.start, *(table for table, rows in moves.items() if not rows & visible)]
        fresh: dict[int, Proof] = {}
        for at, proof in held.items():
            if not (moves[proof.low] | moves[proof.high]) & visible:
                continue
            again = prove(solver, aims[at], known, price, visible)
            if again is None:
                break
            fresh[at] = again
            for table in (again.low, again.high):
                moves.setdefault(table, moved(solver.start, table))
                known.append(table)
        else:
            held |= fresh
            hidden.discard(row)
    return frozenset(hidden)
