"""What an edition for committees hides of a year, so that nothing it shows gives a small number away by arithmetic.

A figure goes as a whole: where one of its counts must be hidden, so are the others, its value and its change. What the
protector hides is attacked by other code, which knows only what is shown; what does not stand is withheld.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from cesp.disclosure.blocks import Laid, values_of
from cesp.disclosure.clearance import Clearance, Fate, Fates, Why
from cesp.disclosure.joint.attack import attack, short
from cesp.disclosure.joint.block import Pattern, Rules, View
from cesp.disclosure.joint.primary import classify
from cesp.disclosure.joint.protect import NOTHING, protect_block
from cesp.disclosure.places import Place
from cesp.periods import Period, Quarter


@dataclass(frozen=True)
class Cleared:
    """One block, protected and attacked: why each place is hidden, the pattern and what an attacker is shown. `weak`
    are cells that could not be protected, because of what was published before."""

    laid: Laid
    hidden: Mapping[Place, Why]
    pattern: Pattern
    view: View
    weak: tuple[str, ...] = ()


def clear_block(
    laid: Laid,
    rules: Rules,
    shown_before: Mapping[str, int] = NOTHING,
    hidden_before: frozenset[str] = frozenset(),
) -> Cleared:
    """Protects a block and attacks it. Where it does not stand, nothing new of it is shown. Cells of earlier editions
    stay as they were shown or hidden."""
    fixed = {**laid.free, **shown_before}
    cleared = _protect(laid, rules, fixed, hidden_before)
    if not short(cleared.view, attack(cleared.view)):
        return cleared
    blank = _leave_out(cleared, fixed)
    return replace(blank, weak=short(blank.view, attack(blank.view)))


def is_restated(laid: Laid, shown_before: Mapping[str, int]) -> bool:
    """Whether a cell that was shown has another value now, or is gone."""
    values = values_of(laid)
    return any(values.get(cell) != value for cell, value in shown_before.items())


def freeze_block(laid: Laid, rules: Rules, shown_before: Mapping[str, int], digest: str) -> Cleared:
    """A block that was restated after it was published with the pattern `digest`: what was shown whole and is still so
    stays shown, and nothing new is, since the difference between two tellings could give a small number away."""
    values = values_of(laid)
    standing = {cell for cell, value in shown_before.items() if values.get(cell) == value}
    hidden: dict[Place, Why] = {
        place: "restated" for place, cells in laid.cells.items() if not standing.issuperset(cells)
    }
    shown = {cell: values[cell] for place, cells in laid.cells.items() if place not in hidden for cell in cells}
    nothing: frozenset[str] = frozenset()
    pattern = Pattern(nothing, nothing, frozenset(values.keys() - shown.keys()), digest)
    return Cleared(laid, hidden, pattern, View(laid.block, shown, nothing, nothing, rules))


def _protect(laid: Laid, rules: Rules, fixed: Mapping[str, int], hidden_before: frozenset[str]) -> Cleared:
    block, values = laid.block, values_of(laid)
    primary = classify(block, values, rules, frozenset(fixed)).primary
    beside = {cell for place in _places(laid, primary) for cell in laid.cells[place]}
    gone = {cell for cell in beside | hidden_before if values[cell] > rules.most} - fixed.keys()
    pattern = protect_block(block, laid.counts, rules, fixed, frozenset(gone))
    unseen = pattern.primary | pattern.secondary | pattern.withheld
    hidden: dict[Place, Why] = {}
    for place in _places(laid, unseen):
        cells = laid.cells[place]
        own = [values[cell] for cell in cells if cell in pattern.primary]
        hidden[place] = "small" if own else "withheld" if pattern.withheld.intersection(cells) else "beside"
    out = {cell for place in hidden for cell in laid.cells[place]} - fixed.keys()
    view = View(
        block,
        {cell.id: values[cell.id] for cell in block.cells if cell.id not in out},
        pattern.primary,
        frozenset(cell for cell in out - pattern.primary - pattern.withheld if values[cell] > rules.most),
        rules,
    )
    return Cleared(laid, hidden, pattern, view)


def _leave_out(cleared: Cleared, fixed: Mapping[str, int]) -> Cleared:
    """The same with all withheld that was not shown before."""
    laid, view = cleared.laid, cleared.view
    new: dict[Place, Why] = {place: "withheld" for place, cells in laid.cells.items() if not fixed.keys() >= set(cells)}
    shown = {cell: value for cell, value in view.shown.items() if cell in fixed}
    return replace(cleared, hidden={**new, **cleared.hidden}, view=replace(view, shown=shown, secondary=frozenset()))


def _places(laid: Laid, cells: Collection[str]) -> list[Place]:
    """The places that have one of the cells."""
    wanted = set(cells)
    return [place for place, held in laid.cells.items() if not wanted.isdisjoint(held)]


def bring_together(cleared: Collection[Cleared]) -> Clearance:
    """The clearances of several blocks as one."""
    hidden = {place: why for one in cleared for place, why in one.hidden.items()}
    places = frozenset(place for one in cleared for place in one.laid.cells)
    digests = {one.laid.block.name: one.pattern.digest for one in cleared}
    weak = tuple(cell for one in cleared for cell in one.weak)
    return Clearance(hidden, places, digests, weak, {one.laid.block.name: fates_of(one) for one in cleared})


def fates_of(cleared: Cleared) -> Fates:
    """What becomes of each cell, in the block's order. A year to date whose last quarter is not held yet is left out:
    it grows without being restated, and what it is today is told up to the quarter that is held."""
    laid, view = cleared.laid, cleared.view
    left_out = {cell for place, why in cleared.hidden.items() if why == "withheld" for cell in laid.cells[place]}
    withheld = (cleared.pattern.withheld | left_out) - view.primary - view.secondary
    running = {cell for place in _running(laid) for cell in laid.cells[place]}
    fates: list[tuple[str, Fate, int | None]] = []
    for cell in laid.block.cells:
        if cell.id not in running:
            value = view.shown.get(cell.id)
            unseen: Fate = "withheld" if cell.id in withheld else "hidden"
            fates.append((cell.id, unseen if value is None else "shown", value))
    return tuple(fates)


def _running(laid: Laid) -> list[Place]:
    """Years and years to date whose last quarter is not held yet, and which say the same as a shorter one."""
    values = values_of(laid)
    return [place for place in laid.cells if _is_running(place, laid, values)]


def _is_running(place: Place, laid: Laid, values: Mapping[str, int]) -> bool:
    year, last = place.period.year, place.period.last
    if place.period.kind == "quarter" or replace(place, period=Period.single(Quarter(year, last))) in laid.cells:
        return False
    shorter = (replace(place, period=Period.to_date(year, number)) for number in range(last - 1, 0, -1))
    latest = next((one for one in shorter if one in laid.cells), None)
    return latest is not None and _parts(latest, laid, values) == _parts(place, laid, values)


def _parts(place: Place, laid: Laid, values: Mapping[str, int]) -> dict[str, int]:
    """The counts of a place by their part."""
    return {cell.removeprefix(place.id): values[cell] for cell in laid.cells[place]}
