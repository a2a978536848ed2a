"""What a view leaves open: the sums that are known or bounded, over the inner counts that can still be anything.

What an attacker knows of a cell, the strongest that is true of every pattern:

- shown: its value;
- primary: 1 to `most`; 0 to `most` where zeros are hidden as well, because `rules.zeros` is False or its base is
  primary;
- secondary: more than `most`. It is hidden and not small, and a zero is either shown or primary;
- in neither (withheld, never mentioned): nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cesp.disclosure.joint.block import Cell, View

BOUNDLESS = 10**9  # stands for "nothing that is known limits it"; no count of ours comes near

Span = tuple[int, int]  # least and greatest, both possible

NO_TABLE = "No table of whole numbers has these values: a cell is wrong, or counted among the wrong ones."


@dataclass(frozen=True)
class Tables:
    """The tables that fit a view: `rows` of places of columns, each with the span of its sum. Columns are whole numbers
    from 0, each standing for inner counts that no row tells apart. `place` gives the row of each hidden cell, None for
    one that shown zeros leave empty."""

    columns: int
    rows: tuple[tuple[int, ...], ...]
    spans: tuple[Span, ...]
    place: Mapping[str, int | None]


def reduce(view: View, known: Mapping[int, int] | None = None) -> Tables:
    """The tables that fit `view` and the inner counts that somebody knows besides. Columns under a known zero are
    dropped; columns in the same rows, and rows of the same columns, are merged. ValueError for a view that names other
    cells than its block's, that both shows and hides one, or that no table can fit."""
    _check(view)
    facts = [(frozenset(cell.atoms), span) for cell, span in _facts(view)]
    facts += [(frozenset({atom}), (count, count)) for atom, count in (known or {}).items()]
    empty = frozenset().union(*(atoms for atoms, span in facts if span[1] == 0))
    merged: dict[frozenset[int], Span] = {}
    for atoms, span in facts:
        low, high = merged.get(atoms - empty, (0, BOUNDLESS))
        merged[atoms - empty] = max(low, span[0]), min(high, span[1])
    merged.setdefault(frozenset(), (0, 0))
    if merged.pop(frozenset())[0] > 0 or any(low > high for low, high in merged.values()):
        raise ValueError(NO_TABLE)
    rows = {atoms: row for row, atoms in enumerate(merged)}
    hidden = view.primary | view.secondary
    place = {cell.id: rows.get(frozenset(cell.atoms) - empty) for cell in view.block.cells if cell.id in hidden}
    columns, members = _columns(tuple(merged))
    return Tables(columns, members, tuple(merged.values()), place)


def _check(view: View) -> None:
    hidden = view.primary | view.secondary
    strange = (hidden | view.shown.keys()) - {cell.id for cell in view.block.cells}
    torn = (hidden & view.shown.keys()) | (view.primary & view.secondary)
    if strange or torn:
        raise ValueError(f"Not cells of {view.block.name}: {sorted(strange)}; known in two ways: {sorted(torn)}.")


def _facts(view: View) -> Iterator[tuple[Cell, Span]]:
    """Each cell of which something is known."""
    most, zeros = view.rules.most, view.rules.zeros
    for cell in view.block.cells:
        if cell.id in view.shown:
            yield cell, (view.shown[cell.id], view.shown[cell.id])
        elif cell.id in view.primary:
            yield cell, (1 if zeros and cell.base not in view.primary else 0, most)
        elif cell.id in view.secondary:
            yield cell, (most + 1, BOUNDLESS)


def _columns(rows: tuple[frozenset[int], ...]) -> tuple[int, tuple[tuple[int, ...], ...]]:
    """How many kinds of inner counts there are, and which kinds make up each row."""
    of: dict[int, list[int]] = {}
    for row, atoms in enumerate(rows):
        for atom in atoms:
            of.setdefault(atom, []).append(row)
    kinds = sorted({tuple(places) for places in of.values()})
    members: list[list[int]] = [[] for _ in rows]
    for column, kind in enumerate(kinds):
        for row in kind:
            members[row].append(column)
    return len(kinds), tuple(tuple(places) for places in members)
