"""Brings the evidence of a page together, protects it as one family, and has it composed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cesp.briefing import pages
from cesp.briefing.compose import FAMILIES, Material, compose
from cesp.briefing.exhibit import LANES, Briefing, Exhibit
from cesp.briefing.impact import draw_together
from cesp.catalogue import Edition, Indicator, Measure, Priority
from cesp.disclosure.protect import protect
from cesp.disclosure.shown import Shown
from cesp.jobs.clearing import clearance
from cesp.jobs.desk import Desk
from cesp.jobs.figures import policy
from cesp.jobs.outlook import gather_page
from cesp.jobs.parts import gather_parts
from cesp.jobs.samples import samples_stand
from cesp.jobs.strands import gather_strands, join_strands
from cesp.measures.evidence import earlier_period
from cesp.measures.tables import held_table
from cesp.measures.values import Ask, Comparison
from cesp.periods import Period, Quarter
from cesp.store.records import UploadRecord


@dataclass(frozen=True)
class Scope:
    """What a page is asked for: a period, what to compare with (a word of `earlier_period`), and an edition."""

    period: Period
    compare: str
    edition: Edition


def quarters_held(desk: Desk) -> tuple[Quarter, ...]:
    """Quarters of which some return is held, oldest first."""
    table = held_table()
    answer = desk.store.answer(table.filter(table.quarter.notnull()).select("qi").distinct().order_by("qi"))
    return tuple(Quarter.at(int(index)) for index in answer["qi"])


def years_held(desk: Desk) -> tuple[int, ...]:
    """Start years of which something is held, newest first."""
    answer = desk.store.answer(held_table().select("year").distinct().order_by("year"))
    return tuple(sorted((int(year) for year in answer["year"]), reverse=True))


def latest_period(desk: Desk) -> Period:
    """The year to date up to the last quarter held; without any, the year to date of today."""
    return latest_of(desk, quarters_held(desk))


def latest_of(desk: Desk, quarters: Sequence[Quarter]) -> Period:
    """As `latest_period`, of quarters already asked for."""
    last = quarters[-1] if quarters else Quarter.of(desk.clock().date())
    return Period.to_date(last.year, last.number)


def brief(desk: Desk, priority: str, scope: Scope) -> Briefing:
    """One priority's page. Mendable where there is no such priority."""
    require_reader(desk, scope)
    entry = desk.partnership.get_priority(priority)
    wanted = list_wanted(desk, priority)
    strands = gather_strands(desk, entry, wanted, scope.period, scope.compare)
    besides = [comparison for strand in strands for comparison in (strand.first, *strand.course)]
    exhibits, shown = _show(desk, scope, wanted, besides)
    impact = draw_together(entry, scope.period, join_strands(strands, shown), desk.partnership)
    page = gather_page(desk, scope.period, scope.edition, priority, exhibits)
    return replace(pages.brief(entry, page_scope(desk, scope), page), impact=impact)


def exhibit_of(desk: Desk, ask: Ask, scope: Scope) -> Exhibit:
    """One question's exhibit by itself, as a page of the scope would have it."""
    require_reader(desk, scope)
    [exhibit] = make_exhibits(desk, scope, [ask])
    return exhibit


def headlines_of(desk: Desk, asks: Sequence[Ask], scope: Scope) -> list[Exhibit]:
    """An exhibit for each question, all protected as one family, without what only a chart needs."""
    require_reader(desk, scope)
    return make_exhibits(desk, scope, asks, brief=True)


def require_reader(desk: Desk, scope: Scope) -> None:
    """NotAllowed where the person may not read the edition."""
    desk.require("read_officer" if scope.edition == "officer" else "read")


def page_scope(desk: Desk, scope: Scope) -> pages.Scope:
    """What a page says at its top of what it was asked for."""
    earlier = earlier_period(scope.period, scope.compare)
    cleared = "" if scope.edition == "officer" else pages.tell_clearance(clearance(desk), desk.clock().date())
    return pages.Scope(scope.period, earlier, scope.edition, samples_stand(desk), cleared)


def in_order(desk: Desk, period: Period) -> list[Priority]:
    """Priorities as a page lists them: those that live, then those not yet opened, then those closed."""
    named = [priority for priority in desk.partnership.priority if not priority.theme]
    return sorted(named, key=lambda entry: (pages.is_closed(entry, period), entry.stage(period.last_day) is None))


def in_reading_order(desk: Desk) -> list[Measure]:
    """Measures as a page tells them: by lane, within it by kind of return, and headlines before the others."""
    lanes, families = list(LANES), list(FAMILIES)

    def place(measure: Measure) -> tuple[int, int, bool]:
        family = desk.catalogue.dataset(measure.dataset).family
        return lanes.index(measure.lane), families.index(family), not measure.headline

    return sorted(desk.catalogue.measures, key=place)


def list_wanted(desk: Desk, priority: str) -> list[Ask]:
    """A question for each measure that can be of one priority, then for each of its indicators."""
    asks = []
    for measure in in_reading_order(desk):
        if measure.kind in ("indicator", "rate"):
            asks += [
                Ask(measure.id, priority, indicator.id)
                for indicator in desk.partnership.indicator
                if priority in indicator.priorities and suits(measure, indicator)
            ]
        elif "priority" in measure.by:
            asks.append(Ask(measure.id, priority))
    return asks


def suits(measure: Measure, indicator: Indicator) -> bool:
    """An indicator is shown once: as a rate where it has one, otherwise as it stands."""
    return indicator.rate == (measure.kind == "rate")


def receipts_for(desk: Desk, scope: Scope) -> dict[int, UploadRecord]:
    """Uploads by number, which only officers may be told of."""
    return {record.id: record for record in desk.store.uploads()} if scope.edition == "officer" else {}


def make_exhibits(desk: Desk, scope: Scope, asks: Sequence[Ask], brief: bool = False) -> list[Exhibit]:
    """An exhibit for each question, all protected as one family; `brief` leaves out what only a chart needs."""
    exhibits, _ = _show(desk, scope, asks, (), brief)
    return exhibits


def _show(
    desk: Desk, scope: Scope, asks: Sequence[Ask], besides: Sequence[Comparison], brief: bool = False
) -> tuple[list[Exhibit], tuple[Shown, ...]]:
    """The exhibits, and what the edition shows of the comparisons that stand on the page `besides`: one family."""
    receipts = receipts_for(desk, scope)
    gathered = [gather_parts(desk, ask, scope.period, scope.compare, brief) for ask in asks]
    every = [*besides, *(entry for parts in gathered for part in parts for entry in part)]
    shown = iter(protect(every, policy(desk, scope.edition)))
    others = tuple(next(shown) for _ in besides)
    exhibits = []
    for ask, parts in zip(asks, gathered, strict=True):
        first, quarters, places = (tuple(next(shown) for _ in part) for part in parts)
        measure = desk.catalogue.measure(ask.measure)
        family = desk.catalogue.dataset(first[0].definition.dataset).family
        exhibits.append(compose(Material(measure, first[0], quarters, places, family), desk.partnership, receipts))
    return exhibits, others
