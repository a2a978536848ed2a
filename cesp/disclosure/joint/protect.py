"""What must be hidden of a block so that nobody finds a small number by arithmetic, given what is out already."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from types import MappingProxyType

from cesp.disclosure.joint.block import Block, Pattern, Rules
from cesp.disclosure.joint.matrix import Matrix, add_up, reduce
from cesp.disclosure.joint.primary import Limits, Standing, classify, limit
from cesp.disclosure.joint.prune import prune
from cesp.disclosure.joint.search import Aim, aim_at, search
from cesp.disclosure.joint.solver import Solver

#: Programmes that may be solved for one block before pruning ends. It is bounded by work, never by seconds.
MOST_ASKED = 20_000
NOTHING: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True)
class Task:
    """A block with its values, and what earlier editions have made of it."""

    block: Block
    counts: tuple[int, ...]
    values: Mapping[str, int]
    rules: Rules
    fixed: frozenset[str]
    hidden: frozenset[str]


@dataclass(frozen=True)
class Layout:
    """A task laid out for the solver, with these cells withheld."""

    standing: Standing
    matrix: Matrix
    limits: Limits
    solver: Solver


def protect_block(
    block: Block,
    counts: Sequence[int],
    rules: Rules,
    shown_before: Mapping[str, int] = NOTHING,
    hidden_before: frozenset[str] = frozenset(),
    most_asked: int = MOST_ASKED,
) -> Pattern:
    """What an edition hides of a block with these inner counts. Cells that an earlier edition showed stay shown, those
    that it said were hidden stay hidden; one that it withheld is as good as new. A small number that cannot have its
    range is withheld; if that is not enough, so are all new cells that overlap it, then all that are new.

    ValueError where counts do not fit the block, or an earlier edition showed another value."""
    values = add_up(block, counts)
    if any(values[name] != value for name, value in shown_before.items()):
        raise ValueError(f"{block.name} was published with other values")
    task = Task(block, tuple(counts), values, rules, frozenset(shown_before), hidden_before - set(shown_before))
    withheld: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()
    while True:
        layout = _lay_out(task, withheld)
        aims, short = _aim(task, layout, lost)
        if not short:
            proofs, short = search(layout.solver, aims.values(), layout.limits.price)
            if not short:
                return _settle(task, layout, prune(layout.solver, aims, proofs, layout.limits.price, most_asked))
        name = _name_of(layout, max(short, key=lambda row: (len(layout.matrix.rows[row]), -row)))
        more = _withhold(task, layout, name)
        withheld, lost = withheld | more, lost if more else lost | {name}


def _lay_out(task: Task, withheld: frozenset[str]) -> Layout:
    standing = classify(task.block, task.values, task.rules, task.fixed, task.hidden, withheld)
    matrix = reduce(task.block, task.counts, standing.zeros)
    limits = limit(task.block, matrix, task.values, standing, task.rules)
    return Layout(standing, matrix, limits, Solver(matrix, limits))


def _aim(task: Task, layout: Layout, lost: frozenset[str]) -> tuple[dict[int, Aim], list[int]]:
    """What is to be proved of each row that is hidden as small, or withheld and small, and the rows that have nothing
    that could be proved."""
    aims: dict[int, Aim] = {}
    short: list[int] = []
    for row, labels in enumerate(layout.matrix.labels):
        name = _name_of(layout, row)
        wanted = layout.standing.primary | (layout.standing.withheld if task.values[name] else frozenset())
        if task.values[name] > task.rules.most or wanted.isdisjoint(labels) or not lost.isdisjoint(labels):
            continue
        if (aim := _aim_at(task, layout, name)) is None:
            short.append(row)
        else:
            aims[row] = aim
    return aims, short


def _aim_at(task: Task, layout: Layout, name: str) -> Aim | None:
    """What is to be proved of one row. A range that is less than whole will do for a small number only where it could
    not be had if everything but zeros were hidden; what was shown before is no excuse."""
    row = layout.matrix.row_of[name]
    aim = aim_at(layout.solver, row, task.rules)
    if aim is None or aim.whole or not task.fixed or layout.standing.primary.isdisjoint(layout.matrix.labels[row]):
        return aim
    small = frozenset(name for name in task.fixed if 0 < task.values[name] <= task.rules.most)
    dark = _lay_out(replace(task, fixed=frozenset()), layout.standing.withheld | small)
    best = aim_at(dark.solver, dark.matrix.row_of[name], task.rules)
    return None if best and best.whole else aim


def _name_of(layout: Layout, row: int) -> str:
    """A row goes by its first label."""
    return layout.matrix.labels[row][0]


def _withhold(task: Task, layout: Layout, name: str) -> frozenset[str]:
    """What to leave out for the sake of a row: itself; else what is new and overlaps it; else all that is new. Nothing
    where that would not help, because it is known from what is out already."""
    new = frozenset(cell.id for cell in task.block.cells) - task.fixed - task.hidden
    labels = layout.matrix.labels[layout.matrix.row_of[name]]
    if alone := new.intersection(labels) - layout.standing.withheld:
        return alone
    bare = _lay_out(task, new)
    if _aim_at(task, bare, name) is None:
        return frozenset()
    own = {atom for cell in task.block.cells if cell.id in labels for atom in cell.atoms}
    near = {cell.id for cell in task.block.cells if not own.isdisjoint(cell.atoms)}
    return (new & near) - layout.standing.withheld or new - layout.standing.withheld


def _settle(task: Task, layout: Layout, rows: frozenset[int]) -> Pattern:
    """The pattern, and its name: made of what may be known, since a hash of counts would give them away."""
    standing, labels = layout.standing, layout.matrix.labels
    held = {name for row in rows for name in labels[row]} - standing.fixed - standing.unseen
    secondary = standing.hidden | held
    known = standing.primary | standing.withheld | secondary
    form = {
        "name": task.block.name,
        "rules": asdict(task.rules),
        "atoms": task.block.atoms,
        "cells": [[cell.id, cell.atoms, cell.base] for cell in task.block.cells],
        "before": [sorted(task.fixed), sorted(task.hidden)],
        "primary": sorted(standing.primary),
        "secondary": sorted(secondary),
        "withheld": sorted(standing.withheld),
        "shown": {cell.id: task.values[cell.id] for cell in task.block.cells if cell.id not in known},
    }
    digest = sha256(json.dumps(form, sort_keys=True).encode()).hexdigest()
    return Pattern(standing.primary, secondary, standing.withheld, digest)
