"""Counted figures of one year -> a block of additive tables, as everybody can see how they hang together.

Quarters add up to the year to date and to the year, priorities to the whole, the values of a cut to the year that is
cut, and `n` and `rest` to their base. Where figures do not in fact add up (a return of the year without its quarters,
a case that is counted and not judged), what is left over is an inner count of its own; where the parts are more than
the whole, the two stand apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from cesp.disclosure.joint.block import Block, Cell
from cesp.disclosure.places import Place
from cesp.periods import Period

YES, NO, BASE = "n", "rest", "base"
#: How quarters make a longer period: added, the latest of them, or nobody has said.
Runs = Literal["sum", "last", ""]
#: A sum of inner counts, by their numbers. Two quantities are the same where these are equal.
Atoms = frozenset[int]


@dataclass(frozen=True)
class Counted:
    """A figure's counts by part, at its place. `free` is True of what is published whatever its size."""

    place: Place
    parts: Mapping[str, int]
    runs: Runs = "sum"
    free: bool = False

    @property
    def leaves(self) -> tuple[str, ...]:
        """The parts that are told by themselves; a base is its other two together, where both are there."""
        return tuple(part for part in (YES, NO, BASE) if part in self.parts and not (part == BASE and NO in self.parts))


@dataclass(frozen=True)
class Laid:
    """A block with its inner counts, the values of cells that are published whatever their size, and the cells of each
    place."""

    block: Block
    counts: tuple[int, ...]
    free: Mapping[str, int]
    cells: Mapping[Place, tuple[str, ...]]


def values_of(laid: Laid) -> dict[str, int]:
    """The true value of each cell."""
    return {cell.id: sum(laid.counts[atom] for atom in cell.atoms) for cell in laid.block.cells}


def lay_block(name: str, counted: Iterable[Counted]) -> Laid:
    """The block of one year: figures of one dataset, or of one indicator, in any order, each place once."""
    ground = _Ground()
    held = sorted(counted, key=lambda one: one.place.id)
    for one in sorted(held, key=_order):
        ground.lay(one)
    for whole, cut in _cuts(held):
        ground.divide(whole, cut)
    cells: list[Cell] = []
    places: dict[Place, tuple[str, ...]] = {}
    for one in held:
        base = f"{one.place.id}|{BASE}" if BASE in one.parts else ""
        made = [
            Cell(f"{one.place.id}|{part}", tuple(sorted(ground.atoms(one, part))), "" if part == BASE else base)
            for part in (BASE, YES, NO)
            if part in one.parts
        ]
        cells += made
        places[one.place] = tuple(cell.id for cell in made)
    laid = Laid(Block(name, len(ground.counts), tuple(cells)), tuple(ground.counts), {}, places)
    values = values_of(laid)
    return replace(laid, free={name: values[name] for one in held if one.free for name in places[one.place]})


def _order(one: Counted) -> tuple[bool, bool, str, bool, bool, int]:
    """Proportions before counts, since a count may be the base of one; then by measure what is not cut, quarters before
    longer periods, priorities before the whole."""
    place = one.place
    return (
        place.earlier, NO not in one.parts, place.measure, place.period.kind != "quarter", not place.priority,
        place.period.last,
    )  # fmt: skip


def _cuts(held: Sequence[Counted]) -> Iterator[tuple[Counted, list[Counted]]]:
    """Each figure that is cut, with the values it is cut into."""
    by_place = {one.place: one for one in held}
    found: dict[tuple[Place, str], list[Counted]] = defaultdict(list)
    for one in held:
        if one.place.by:
            found[replace(one.place, by="", value=""), one.place.by].append(one)
    yield from ((by_place[whole], values) for (whole, _), values in found.items() if whole in by_place)


class _Ground:
    """The inner counts while a block is laid, and which of them each part of each figure is made of."""

    def __init__(self) -> None:
        self.counts: list[int] = []
        self._sums: dict[tuple[Place, str], Atoms] = {}

    def atoms(self, one: Counted, part: str) -> Atoms:
        """What a part is made of."""
        if part in one.leaves:
            return self._sums[one.place, part]
        return self._sums[one.place, YES] | self._sums[one.place, NO]

    def total(self, atoms: Collection[int]) -> int:
        return sum(self.counts[atom] for atom in atoms)

    def lay(self, one: Counted) -> None:
        """Makes the parts of a figure from those already laid, and from counts of its own."""
        for part in one.leaves:
            pieces: Atoms = frozenset().union(*self._pieces(one, part))
            left = one.parts[part] - self.total(pieces)
            self._sums[one.place, part] = pieces | self._new(left) if left > 0 else pieces
            if left < 0 or not (pieces or left):
                self._sums[one.place, part] = self._new(one.parts[part])

    def divide(self, whole: Counted, values: Sequence[Counted]) -> None:
        """Divides the inner counts of a figure among the values it is cut into, where they add up to it."""
        for part in whole.leaves:
            shares = [one.parts.get(part, -1) for one in values]
            if min(shares) < 0 or sum(shares) != whole.parts[part]:
                continue
            left, pieces = shares[:], [set[int]() for _ in shares]
            for atom in sorted(self._sums[whole.place, part]):
                children = self._split(atom, left)
                for piece, child in zip(pieces, children, strict=True):
                    piece.add(child)
            for one, piece in zip(values, pieces, strict=True):
                self._sums[one.place, part] = frozenset(piece)

    def _split(self, atom: int, left: list[int]) -> list[int]:
        """Inner counts that take an inner count's place, one for each share, filled from the first on; `left` is what
        the shares still need. Any filling will do: only sums of them are seen."""
        whole, children = self.counts[atom], []
        for number, need in enumerate(left):
            taken = min(need, whole)
            left[number], whole = need - taken, whole - taken
            children.append(atom if not number else len(self.counts))
            if number:
                self.counts.append(taken)
            else:
                self.counts[atom] = taken
        wider = frozenset(children)
        for key, sums in self._sums.items():
            if atom in sums:
                self._sums[key] = sums | wider
        return children

    def _new(self, count: int) -> Atoms:
        self.counts.append(count)
        return frozenset((len(self.counts) - 1,))

    def _pieces(self, one: Counted, part: str) -> Iterator[Atoms]:
        """What a part is known to be made of: its quarters, the same of each priority, the judgements of a case."""
        place = one.place
        if place.by:
            return
        if place.period.kind == "quarter":
            yield from self._judged(one)
        else:
            quarters = [replace(place, period=Period.single(quarter)) for quarter in place.period.quarters]
            held = [self._sums[each, part] for each in quarters if (each, part) in self._sums]
            yield from held if one.runs == "sum" else held[-1:] if one.runs == "last" else ()
        if not place.priority:
            for (other, of), atoms in self._sums.items():
                if of == part and other.priority and replace(other, priority="") == place:
                    yield atoms

    def _judged(self, one: Counted) -> Iterator[Atoms]:
        """The base of a proportion at the same place, of which a count may be the number of cases."""
        if set(one.parts) != {YES}:
            return
        for (other, part), atoms in self._sums.items():
            if part in (YES, NO) and not other.earlier and replace(other, measure=one.place.measure) == one.place:
                yield atoms
