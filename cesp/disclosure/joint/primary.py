"""Which cells are small, what each may be, and what its range must cover."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from cesp.disclosure.joint.block import Block, Rules
from cesp.disclosure.joint.matrix import Matrix, under


@dataclass(frozen=True)
class Standing:
    """Where each cell stands before anything else is hidden. `fixed`: shown by an earlier edition. `hidden`: hidden by
    one, and not small. `zeros`: shown as 0. A cell in none of these is shown until it must be hidden."""

    fixed: frozenset[str]
    hidden: frozenset[str]
    primary: frozenset[str]
    withheld: frozenset[str]
    zeros: frozenset[str]

    @property
    def unseen(self) -> frozenset[str]:
        """Cells whose value is not shown, as things stand."""
        return self.hidden | self.primary | self.withheld


@dataclass(frozen=True)
class Limits:
    """What the attacker knows of each row: its least and its greatest value (None: no end). `price`: how many shown
    cells would have to be hidden if it moved."""

    low: tuple[int, ...]
    high: tuple[int | None, ...]
    price: tuple[int, ...]


def is_small(value: int, rules: Rules) -> bool:
    """Whether a count must be hidden for what it is."""
    return value <= rules.most and (value > 0 or not rules.zeros)


def classify(
    block: Block,
    values: Mapping[str, int],
    rules: Rules,
    fixed: Collection[str] = (),
    hidden: Collection[str] = (),
    withheld: Collection[str] = (),
) -> Standing:
    """Where cells stand. The whole breakdown of a small base is hidden with it, zeros included. Where that base is
    shown already or withheld, what is new of it is withheld; so is a zero that other zeros give away, since it has no
    range, and one that was hidden before for what its base was."""
    left_out = set(withheld)
    while True:
        primary = _hide_small(block, values, rules, left_out | set(fixed))
        seen = {cell.id for cell in block.cells} - primary - left_out
        zeros = {name for name in seen if not values[name] and name not in hidden}
        dead = under(block, zeros)
        more = {name for name in seen if not values[name] and name in hidden}
        for cell in block.cells:
            if cell.id in left_out or cell.id in fixed or cell.id in hidden:
                continue
            orphan = cell.base in values and is_small(values[cell.base], rules) and cell.base not in primary
            if orphan or (cell.id in primary and dead.issuperset(cell.atoms)):
                more.add(cell.id)
        if not more:
            break
        left_out |= more
    return Standing(
        frozenset(fixed),
        frozenset(hidden) - primary - left_out,
        frozenset(primary),
        frozenset(left_out),
        frozenset(zeros),
    )


def _hide_small(block: Block, values: Mapping[str, int], rules: Rules, never: Collection[str]) -> set[str]:
    """Small cells and, as often as it takes, the breakdowns of what is hidden as small."""
    primary: set[str] = set()
    while True:
        more = {
            cell.id
            for cell in block.cells
            if cell.id not in never
            and cell.id not in primary
            and (is_small(values[cell.id], rules) or cell.base in primary)
        }
        if not more:
            return primary
        primary |= more


def limit(block: Block, matrix: Matrix, values: Mapping[str, int], standing: Standing, rules: Rules) -> Limits:
    """What the attacker knows of each row, from all its labels."""
    base_of = {cell.id: cell.base for cell in block.cells}
    lows: list[int] = []
    highs: list[int | None] = []
    for labels, columns in zip(matrix.labels, matrix.rows, strict=True):
        value = values[labels[0]]
        low, high = 0, None if columns else 0
        for label in labels if columns else ():
            if label in standing.fixed:
                low = high = value
            elif label in standing.primary:
                nothing = not rules.zeros or base_of[label] in standing.primary
                low = max(low, 0 if nothing else 1)
                high = rules.most if high is None else min(high, rules.most)
            elif label not in standing.withheld:
                low = max(low, rules.most + 1)
        lows.append(low)
        highs.append(high)
    known = standing.fixed | standing.unseen
    price = tuple(sum(label not in known for label in labels) for labels in matrix.labels)
    return Limits(tuple(lows), tuple(highs), price)
