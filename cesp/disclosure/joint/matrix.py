"""A block made small: inner counts under a known zero dropped, those no cell tells apart merged, and cells that are
one quantity under several labels made one row."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cesp.disclosure.joint.block import Block


@dataclass(frozen=True)
class Matrix:
    """`rows`: the columns that each row adds up, in order. `labels`: ids of the cells that are this row. `row_of`: the
    row of each cell. `start`: the true count of each column."""

    rows: tuple[tuple[int, ...], ...]
    labels: tuple[tuple[str, ...], ...]
    row_of: dict[str, int]
    start: tuple[int, ...]


def add_up(block: Block, counts: Sequence[int]) -> dict[str, int]:
    """The value of each cell. ValueError where counts are not one whole number from 0 for each inner count."""
    if len(counts) != block.atoms or any(count < 0 for count in counts):
        raise ValueError(f"{block.name} needs {block.atoms} counts from 0")
    return {cell.id: sum(counts[atom] for atom in cell.atoms) for cell in block.cells}


def under(block: Block, zeros: Collection[str]) -> set[int]:
    """Inner counts that must be 0, because these cells are."""
    return {atom for cell in block.cells if cell.id in zeros for atom in cell.atoms}


def reduce(block: Block, counts: Sequence[int], zeros: Collection[str]) -> Matrix:
    """The matrix of a block of which these cells are known to be zero."""
    dead = under(block, zeros)
    kinds: dict[tuple[int, ...], list[str]] = {}
    for cell in block.cells:
        kinds.setdefault(tuple(sorted(set(cell.atoms) - dead)), []).append(cell.id)
    columns: dict[tuple[int, ...], int] = {}
    column_of: dict[int, int] = {}
    for atom, signature in sorted(_signatures(kinds).items()):
        column_of[atom] = columns.setdefault(signature, len(columns))
    start = [0] * len(columns)
    for atom, column in column_of.items():
        start[column] += counts[atom]
    return Matrix(
        tuple(tuple(sorted({column_of[atom] for atom in atoms})) for atoms in kinds),
        tuple(tuple(ids) for ids in kinds.values()),
        {name: row for row, ids in enumerate(kinds.values()) for name in ids},
        tuple(start),
    )


def _signatures(kinds: Collection[tuple[int, ...]]) -> dict[int, tuple[int, ...]]:
    """Inner count -> the rows that it is part of."""
    found: dict[int, list[int]] = {}
    for row, atoms in enumerate(kinds):
        for atom in atoms:
            found.setdefault(atom, []).append(row)
    return {atom: tuple(rows) for atom, rows in found.items()}
