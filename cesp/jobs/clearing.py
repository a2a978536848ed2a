"""Joint protection of all that editions for committees may show, worked out once for each version of what is held.

The solver behind it is heavy: it is loaded when something is to be protected, so that officers need not wait for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING

from cesp.catalogue import Measure
from cesp.disclosure.blocks import Counted, Laid, Runs, lay_block
from cesp.disclosure.clearance import Clearance
from cesp.disclosure.joint.block import Rules
from cesp.disclosure.places import parts_of, place_of, why_not
from cesp.disclosure.protect import whose_numbers
from cesp.jobs.desk import Desk
from cesp.jobs.evidence import gather
from cesp.measures.definition import define
from cesp.measures.evidence import Evidence
from cesp.measures.values import Ask, Comparison
from cesp.measures.weighing import COLUMN_CUTS
from cesp.periods import Period, Quarter, year_label

if TYPE_CHECKING:
    from cesp.disclosure.clearing import Cleared

Report = Callable[[str], None]
_CLEARING = Lock()


def clearance(desk: Desk, report: Report = lambda line: None) -> Clearance:
    """What may be shown as things are held today. It takes seconds, once for each version of the store and for each
    publication."""
    from cesp.disclosure.clearing import bring_together

    with _CLEARING:
        key = _key(desk)
        if key not in desk.cleared:
            desk.cleared.clear()
            desk.cleared[key] = bring_together(clear_all(desk, report))
        return desk.cleared[key]


def is_cleared(desk: Desk) -> bool:
    """Whether that is known already."""
    return _key(desk) in desk.cleared


def _key(desk: Desk) -> tuple[int, int, date]:
    return desk.version(), desk.store.papers.last_entered(), desk.clock().date()


def clear_all(desk: Desk, report: Report = lambda line: None) -> list[Cleared]:
    """Every block, protected and attacked."""
    blocks, before, cleared = lay_all(desk, report), _read_ledger(desk), []
    for number, (name, counted) in enumerate(blocks.items(), 1):
        report(f"Protecting small numbers: {number} of {len(blocks)}")
        cleared.append(_clear(lay_block(name, counted), rules_of(desk), before.get(name)))
    return cleared


@dataclass
class _Published:
    """What publications have made of the cells of a block so far, and the digest of the last one's pattern."""

    shown: dict[str, int] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    digest: str = ""


def _read_ledger(desk: Desk) -> dict[str, _Published]:
    """What was published, by block."""
    before: dict[str, _Published] = defaultdict(_Published)
    for entry in desk.store.papers.ledger():
        block = before[entry.block]
        block.digest = entry.digest
        if entry.value is not None:
            block.shown[entry.cell] = entry.value
        elif entry.fate == "hidden":
            block.hidden.add(entry.cell)
    return before


def _clear(laid: Laid, rules: Rules, before: _Published | None) -> Cleared:
    """A block protected as it stands beside what was published of it; frozen where that was restated."""
    from cesp.disclosure.clearing import clear_block, freeze_block, is_restated

    if before is None:
        return clear_block(laid, rules)
    if is_restated(laid, before.shown):
        return freeze_block(laid, rules, before.shown, before.digest)
    there = {cell.id for cell in laid.block.cells}
    return clear_block(laid, rules, before.shown, frozenset(before.hidden & there))


def rules_of(desk: Desk) -> Rules:
    """The partnership's rules for small numbers."""
    rules = desk.partnership.rules
    return Rules(rules.suppress[1], rules.show_zero)


def lay_all(desk: Desk, report: Report = lambda line: None) -> dict[str, list[Counted]]:
    """The counted figures of every block, by its name: a dataset's or an indicator's year."""
    blocks: dict[str, list[Counted]] = defaultdict(list)
    for ask, measure in _protected(desk):
        report(f"Reading what is to be protected: {measure.title}")
        for one in _count(desk, ask, measure):
            owner = ask.indicator or measure.dataset
            blocks[f"{owner} {year_label(one.place.period.year)}"].append(one)
    return blocks


def _protected(desk: Desk) -> Iterator[tuple[Ask, Measure]]:
    """Every question whose numbers are of people who are to be protected, whole."""
    for measure in desk.catalogue.measures:
        if measure.proposal:
            continue
        by_indicator = measure.kind in ("indicator", "rate")
        names = [one.id for one in desk.partnership.indicator if one.rate == (measure.kind == "rate")]
        for indicator in names if by_indicator else (None,):
            ask = Ask(measure.id, None, indicator)
            counts = whose_numbers(define(ask, desk.catalogue, desk.partnership), desk.catalogue, desk.partnership)
            if counts in ("children", "sample"):
                yield ask, measure


def _count(desk: Desk, ask: Ask, measure: Measure) -> Iterator[Counted]:
    """Every figure of a question that an edition for committees may show, with its counts."""
    shared = "priority" in measure.by and ask.indicator is None
    priorities = [None, *(one.id for one in desk.partnership.priority)] if shared else [None]
    for priority in priorities:
        of_one = replace(ask, priority=priority)
        evidence = gather(desk, of_one)
        for period in _periods(evidence):
            yield from _at(desk, evidence, period)
        if priority is None:
            for by in sorted(COLUMN_CUTS.intersection(measure.by)):
                cut = gather(desk, replace(ask, by=by))
                for year in _whole_years(cut):
                    yield from _at(desk, cut, Period.full_year(year))


def _whole_years(evidence: Evidence) -> list[int]:
    """Years of which the last quarter is held, or figures of the whole year: what is cut goes out once."""
    last = {group.year for group in evidence.groups if group.quarter in (0, 4)}
    last |= {entry.year for entry in evidence.held if entry.quarter in (0, 4)}
    return sorted(last & {group.year for group in evidence.groups})


def _periods(evidence: Evidence) -> Iterator[Period]:
    """Each quarter and year to date up to the last return held, of the years of which there is a row, and the year."""
    held: dict[int, set[int]] = defaultdict(set)
    for group in evidence.groups:
        held[group.year].add(group.quarter or 4)
    for entry in evidence.held:
        if entry.year in held:
            held[entry.year].add(entry.quarter)
    for year, quarters in sorted(held.items()):
        last = max(quarters)
        yield from (Period.single(Quarter(year, number)) for number in range(1, last + 1))
        yield from (Period.to_date(year, number) for number in range(2, last + 1))
        if last < 4:
            yield Period.full_year(year)


def _at(desk: Desk, evidence: Evidence, period: Period) -> Iterator[Counted]:
    """The figures of a period that may be shown, and the earlier side that they bring along."""
    for comparison in evidence.compare(period, period):
        yield from _sides(desk, evidence, comparison)


def _sides(desk: Desk, evidence: Evidence, comparison: Comparison) -> Iterator[Counted]:
    definition = comparison.definition
    dataset = desk.catalogue.dataset(definition.dataset)
    sides = [(comparison.figure, False)]
    if evidence.plan.paired and comparison.previous is not None:
        sides.append((comparison.previous, True))
    for figure, earlier in sides:
        place, parts = place_of(figure, definition, earlier=earlier), parts_of(figure, definition.kind)
        if parts and not why_not(place, dataset, _today(desk)):
            free = is_free(desk, evidence) and not (place.priority or place.by)
            yield Counted(place, parts, _runs(evidence), free)


def _runs(evidence: Evidence) -> Runs:
    if evidence.plan.snapshot or evidence.plan.basis == "stock":
        return "last"
    return "sum" if evidence.plan.basis else ""


def is_free(desk: Desk, evidence: Evidence) -> bool:
    """Whether figures of the whole partnership are published whatever their size."""
    return whose_numbers(evidence.definition, desk.catalogue, desk.partnership) == "sample"


def _today(desk: Desk) -> date:
    return desk.clock().date()
