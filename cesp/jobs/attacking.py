"""One block as it was seen on the pages -> what can be worked out of it.

How figures add up is public, and so taken as the block lays it. True counts say one thing only: which hidden numbers
are small, since the attacker is assumed to know that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from cesp.disclosure.blocks import Laid, values_of
from cesp.disclosure.joint.attack import attack, insider, opened, short
from cesp.disclosure.joint.block import Bounds, Rules, View
from cesp.disclosure.places import Place
from cesp.jobs.sightings import Hidden


@dataclass(frozen=True)
class Told:
    """What was told of a place: counts by part, empty where none were, and what was said in their stead. Where it was
    restated, counts that were published of it are of other returns than those that are held."""

    parts: Mapping[str, int]
    hidden: Hidden = ""


@dataclass(frozen=True)
class Found:
    """A number, and the least and greatest that it can be."""

    cell: str
    low: int
    high: int


@dataclass(frozen=True)
class BlockAudit:
    """How many counts are shown and hidden, and how many of the hidden are small. `bare` are small numbers that are
    shown outright, `opened` those that can be worked out, `short` others whose range is too small. `misfit` is True
    where no table has all the numbers that are shown."""

    name: str
    shown: int
    hidden: int
    small: int
    bare: tuple[Found, ...] = ()
    opened: tuple[Found, ...] = ()
    short: tuple[Found, ...] = ()
    misfit: bool = False

    @property
    def safe(self) -> bool:
        """Whether nothing is open."""
        return not (self.bare or self.opened or self.short or self.misfit)


@dataclass(frozen=True)
class InsiderAudit:
    """What a sender that knows its own returns could work out. It knows `own` figures whole, since nobody else's rows
    are behind them; of `shared` ones it knows a part, which is not looked into. `opened` are small numbers of others
    that it could work out, `narrowed` those that it could tell more closely than anybody else should."""

    name: str
    own: int
    shared: int
    opened: tuple[Found, ...]
    narrowed: tuple[Found, ...]


def see(laid: Laid, told: Mapping[Place, Told], rules: Rules) -> View:
    """A block as an attacker sees it. A place that nobody was told of is neither shown nor hidden."""
    values = values_of(laid)
    shown: dict[str, int] = {}
    hidden: set[str] = set()
    for place, cells in laid.cells.items():
        seen = told.get(place, Told({}))
        parts = {name.rpartition("|")[2]: name for name in cells}
        shown |= {parts[part]: number for part, number in seen.parts.items() if part in parts}
        if seen.hidden == "hidden" and not seen.parts:
            hidden.update(cells)
    primary = {name for name in hidden if is_small(values[name], rules)}
    bases = {cell.id: cell.base for cell in laid.block.cells}
    primary |= {name for name in hidden if bases[name] in primary}
    secondary = {name for name in hidden - primary if values[name] > rules.most}
    return View(laid.block, shown, frozenset(primary), frozenset(secondary), rules)


def is_small(value: int, rules: Rules) -> bool:
    """Whether a count is to be hidden for what it is."""
    return value <= rules.most if value or not rules.zeros else False


def attack_block(laid: Laid, view: View) -> BlockAudit:
    """What anybody could work out of a block."""
    values, rules = values_of(laid), view.rules
    bare = [name for name, number in view.shown.items() if is_small(number, rules) and name not in laid.free]
    small = {name for name, value in values.items() if is_small(value, rules) and name not in view.shown}
    audit = BlockAudit(
        laid.block.name,
        shown=len(view.shown),
        hidden=len(values) - len(view.shown),
        small=len(small),
        bare=tuple(Found(name, view.shown[name], view.shown[name]) for name in bare),
    )
    try:
        bounds = attack(view)
        unsaid = _of_unsaid(view, small)
    except ValueError:
        return replace(audit, misfit=True)
    known = view.primary.intersection(opened(view, bounds)) if rules.most > 1 else frozenset()
    others = [name for name in short(view, bounds) if name not in known]
    return replace(audit, opened=(*_found(known, bounds), *unsaid), short=_found(others, bounds))


def _of_unsaid(view: View, small: set[str]) -> tuple[Found, ...]:
    """Small numbers that are neither shown nor said to be hidden and small, and that subtraction alone opens."""
    unsaid = frozenset(small) - view.primary
    if not unsaid:
        return ()
    nothing = replace(view.rules, most=-1)  # of what is hidden then, only that it is not negative is known
    bare = replace(view, primary=frozenset(), secondary=view.primary | view.secondary | unsaid, rules=nothing)
    bounds = attack(bare)
    return _found(unsaid.intersection(opened(bare, bounds)), bounds)


def attack_from_inside(laid: Laid, view: View, sender: str, senders: Callable[[Place], frozenset[str]]) -> InsiderAudit:
    """What a sender could work out of a block; `senders` tells whose rows are behind a place."""
    atoms = {cell.id: cell.atoms for cell in view.block.cells}
    behind = {place: senders(place) for place in laid.cells}
    own = [place for place, names in behind.items() if names == {sender}]
    shared = [place for place, names in behind.items() if sender in names and len(names) > 1]
    known = frozenset(atom for place in own for name in laid.cells[place] for atom in atoms[name])
    bounds = insider(view, laid.counts, known) if known else {}
    small = {name: bounds[name] for name in view.primary & bounds.keys()}
    exact = {name for name, ends in small.items() if ends.low == ends.high}
    narrow = {name for name, ends in small.items() if ends.low > 1 or ends.high < view.rules.most} - exact
    return InsiderAudit(laid.block.name, len(own), len(shared), _found(exact, bounds), _found(narrow, bounds))


def _found(names: frozenset[str] | set[str] | list[str], bounds: Mapping[str, Bounds]) -> tuple[Found, ...]:
    return tuple(Found(name, bounds[name].low, bounds[name].high) for name in sorted(names))
