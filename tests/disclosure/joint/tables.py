"""Tables to protect, and a naive rival of the attacker: every table of small whole numbers, tried one by one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np

from cesp.disclosure.joint.attack import attack, opened, short
from cesp.disclosure.joint.block import Block, Cell, Pattern, Rules, View
from cesp.disclosure.joint.matrix import add_up


def crossed(*sizes: int) -> Block:
    """A table of so many dimensions with all its totals. A cell is named by its place in each, "+" for a total."""
    inner = list(product(*(range(size) for size in sizes)))
    places = product(*(["+", *map(str, range(size))] for size in sizes))
    cells = [
        Cell(
            "".join(place),
            tuple(n for n, at in enumerate(inner) if all(p in ("+", str(a)) for p, a in zip(place, at, strict=True))),
        )
        for place in places
    ]
    return Block("crossed", len(inner), tuple(cells))


def overlapping(sets: int, quarters: int) -> Block:
    """Priorities that overlap, by quarter: inner counts are sets of priorities. Cells are each priority and all, by
    quarter, year to date and year: the first quarter is so far the year to date, which has two labels then."""
    inner = [(members, quarter) for members in range(1, 2**sets) for quarter in range(quarters)]
    cells = []
    for name, belongs in [("all", 2**sets - 1), *((f"p{n}", 1 << n) for n in range(sets))]:
        for quarter in range(quarters):
            for label, within in ((f"q{quarter}", (quarter,)), (f"to{quarter}", tuple(range(quarter + 1)))):
                atoms = tuple(n for n, (members, at) in enumerate(inner) if members & belongs and at in within)
                cells.append(Cell(f"{name}/{label}", atoms))
    return Block("overlapping", len(inner), tuple(cells))


def graded(groups: int, grades: int) -> Block:
    """Audits: groups and their grades, which are hidden together when the group is small; and the grades of all."""
    cells = [Cell("all", tuple(range(groups * grades)))]
    cells += [Cell(f"all/{grade}", tuple(range(grade, groups * grades, grades)), "all") for grade in range(grades)]
    for group in range(groups):
        own = range(group * grades, group * grades + grades)
        cells.append(Cell(f"g{group}", tuple(own)))
        cells += [Cell(f"g{group}/{grade}", (atom,), f"g{group}") for grade, atom in enumerate(own)]
    return Block("graded", groups * grades, tuple(cells))


def seen(block: Block, counts: Sequence[int], pattern: Pattern, rules: Rules) -> View:
    """What an attacker sees of a pattern."""
    out = pattern.primary | pattern.secondary | pattern.withheld
    shown = {name: value for name, value in add_up(block, counts).items() if name not in out}
    return View(block, shown, pattern.primary, pattern.secondary, rules)


def leaks(view: View) -> set[str]:
    """Small cells that the attacker opens or finds a short range of. With `most` 1 the rule itself tells the value."""
    found = attack(view)
    known = view.primary.intersection(opened(view, found)) if view.rules.most > 1 else set()
    return {*short(view, found), *known}


def tried(view: View, up_to: int) -> dict[str, tuple[int, int]]:
    """The range of each hidden cell over all tables of inner counts up to this that fit what is seen."""
    inner = np.indices((up_to + 1,) * view.block.atoms).reshape(view.block.atoms, -1)
    sums = {cell.id: inner[list(cell.atoms)].sum(axis=0) for cell in view.block.cells}
    fits = np.ones(inner.shape[1], dtype=bool)
    for cell in view.block.cells:
        here = sums[cell.id]
        if cell.id in view.shown:
            fits &= here == view.shown[cell.id]
        elif cell.id in view.primary:
            none = not view.rules.zeros or cell.base in view.primary
            fits &= (here >= (0 if none else 1)) & (here <= view.rules.most)
        elif cell.id in view.secondary:
            fits &= here > view.rules.most
    return {
        name: (int(here[fits].min()), int(here[fits].max())) for name, here in sums.items() if name not in view.shown
    }
