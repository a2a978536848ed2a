"""The attacker: what can be worked out of a view, by somebody who knows all it shows and how it was made.

It shares no code with the protector and takes nothing from it. What it assumes stands in `attack_tables`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cesp.disclosure.joint.attack_bounds import NODES, Search
from cesp.disclosure.joint.attack_tables import Tables, reduce
from cesp.disclosure.joint.block import Block, Bounds, Cell, View


def attack(view: View, *, nodes: int = NODES) -> dict[str, Bounds]:
    """The least and greatest whole number that each hidden cell can be, in the block's order. `nodes` limits each
    search for a whole-number table. A cell that nothing limits has `BOUNDLESS` for its greatest. ValueError when no
    table fits the view."""
    tables = reduce(view)
    return _bounds(tables, tuple(tables.place), nodes)


def insider(view: View, counts: Sequence[int], known: frozenset[int], *, nodes: int = NODES) -> dict[str, Bounds]:
    """The same for somebody who knows the inner counts `known`, as an agency knows its own cases. Hidden cells made
    up of these alone are left out: they are no news. `counts` are the true inner counts."""
    tables = reduce(view, {atom: counts[atom] for atom in sorted(known)})
    atoms = {cell.id: cell.atoms for cell in view.block.cells}
    return _bounds(tables, tuple(id_ for id_ in tables.place if not known.issuperset(atoms[id_])), nodes)


def _bounds(tables: Tables, wanted: Sequence[str], nodes: int) -> dict[str, Bounds]:
    places = {row for id_ in wanted if (row := tables.place[id_]) is not None}
    search = Search(tables, nodes) if places else None
    found = {row: search.bounds(row) for row in sorted(places)} if search else {}
    nothing = Bounds(0, 0, True)
    return {id_: nothing if (row := tables.place[id_]) is None else found[row] for id_ in wanted}


def opened(view: View, bounds: Mapping[str, Bounds]) -> tuple[str, ...]:
    """Hidden cells whose value is known now."""
    known = {id_ for id_, ends in bounds.items() if ends.low == ends.high}
    return tuple(cell.id for cell in view.block.cells if cell.id in known)


def short(view: View, bounds: Mapping[str, Bounds], *, nodes: int = NODES) -> tuple[str, ...]:
    """Primary cells that are not safe: their range does not cover 1 to `most`, or no table proves that it does.
    `least_range` different values are enough where hiding every cell but shown zeros cannot give more."""
    narrow = [cell.id for cell in view.block.cells if cell.id in view.primary and not _covers(view, bounds[cell.id])]
    hopeful = [id_ for id_ in narrow if bounds[id_].certified and _values(bounds[id_]) >= view.rules.least_range]
    if not hopeful:
        return tuple(narrow)
    most = _bounds(reduce(_darkest(view)), hopeful, nodes)
    best = {id_ for id_ in hopeful if not _reaches(view, most[id_])}
    return tuple(id_ for id_ in narrow if id_ not in best)


def _covers(view: View, ends: Bounds) -> bool:
    return ends.certified and _reaches(view, ends)


def _reaches(view: View, ends: Bounds) -> bool:
    return ends.low <= 1 and ends.high >= view.rules.most


def _values(ends: Bounds) -> int:
    return ends.high - ends.low + 1


def _darkest(view: View) -> View:
    """The view with every number hidden except zeros."""
    zeros = {id_: value for id_, value in view.shown.items() if value == 0}
    large = {id_ for id_, value in view.shown.items() if value > view.rules.most}
    return replace(view, shown=zeros, secondary=view.secondary | large)


def joined(views: Sequence[View]) -> View:
    """Several editions of the same block, read side by side: a cell that any of them shows is shown. They may hold
    different cells of it. ValueError when they are of different blocks or rules, or tell a cell differently."""
    first = views[0]
    cells: dict[str, Cell] = {}
    shown: dict[str, int] = {}
    for view in views:
        if (view.block.name, view.block.atoms, view.rules) != (first.block.name, first.block.atoms, first.rules):
            raise ValueError(f"{view.block.name} and {first.block.name} differ in name, inner counts or rules.")
        differ = [cell.id for cell in view.block.cells if cells.setdefault(cell.id, cell) != cell]
        differ += [id_ for id_, value in view.shown.items() if shown.setdefault(id_, value) != value]
        if differ:
            raise ValueError(f"Two editions of {first.block.name} differ in {', '.join(differ)}.")
    primary = frozenset().union(*(view.primary for view in views)) - shown.keys()
    secondary = frozenset().union(*(view.secondary for view in views)) - shown.keys()
    return View(
        Block(first.block.name, first.block.atoms, tuple(cells.values())), shown, primary, secondary, first.rules
    )
