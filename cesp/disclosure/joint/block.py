"""One year's counts as an attacker sees them: cells, each the sum of inner counts that nobody is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """A number that an edition could show: the sum of some inner counts (`atoms`, their places). `base` is the id of
    the cell whose breakdown it is part of, "" for none: when that is small, all that breaks it down is hidden."""

    id: str
    atoms: tuple[int, ...]
    base: str = ""


@dataclass(frozen=True)
class Block:
    """A family of additive tables over the same `atoms` inner counts; cells in a fixed order, ids unique."""

    name: str
    atoms: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Rules:
    """A count from 1 to `most` is small. `zeros` are shown unless False. A hidden small number must remain possible
    from 1 to `most`; where that cannot be had, `least_range` different values may do."""

    most: int = 5
    zeros: bool = True
    least_range: int = 3


@dataclass(frozen=True)
class Pattern:
    """What is hidden of a block: small numbers (`primary`), others that would give them away (`secondary`), and cells
    that no pattern could protect and that are left out altogether (`withheld`). `digest` names the pattern: the same
    block, counts, rules and earlier cells give the same one."""

    primary: frozenset[str]
    secondary: frozenset[str]
    withheld: frozenset[str]
    digest: str


@dataclass(frozen=True)
class View:
    """All that an attacker knows: values of cells that are shown, and of the others which are hidden because they are
    small (`primary`) and which to protect those. Cells in neither were never mentioned."""

    block: Block
    shown: Mapping[str, int]
    primary: frozenset[str]
    secondary: frozenset[str]
    rules: Rules


@dataclass(frozen=True)
class Bounds:
    """The least and the greatest whole number that a hidden cell can be, given a view. `certified` is True where a
    whole-number table was found at each end, False where only a relaxation bounds it."""

    low: int
    high: int
    certified: bool
