"""Brings the evidence of a page together, protects it as one family, and has it composed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cesp.briefing import pages
from cesp.briefing.compose import FAMILIES, Material, compose
from cesp.briefing.exhibit import LANES, Briefing, Exhibit, Overview
from cesp.catalogue import Edition, Indicator, Measure, Priority
from cesp.disclosure.protect import protect
from cesp.jobs.desk import Desk
from cesp.jobs.evidence import gather
from cesp.jobs.figures import policy
from cesp.jobs.samples import samples_stand
from cesp.measures.definition import define
from cesp.measures.evidence import Evidence, earlier_period
from cesp.measures.tables import held_table
from cesp.measures.values import Ask, Comparison
from cesp.periods import Period, Quarter
from cesp.store.records import UploadRecord

_LINE_QUARTERS = 12


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
    quarters = quarters_held(desk)
    last = quarters[-1] if quarters else Quarter.of(desk.clock().date())
    return Period.to_date(last.year, last.number)


def brief(desk: Desk, priority: str, scope: Scope) -> Briefing:
    """One priority's page. Mendable where there is no such priority."""
    _require(desk, scope)
    entry = desk.partnership.get_priority(priority)
    exhibits = _exhibits(desk, scope, _wanted(desk, priority))
    return pages.brief(entry, _page_scope(desk, scope), exhibits, desk.partnership)


def overview(desk: Desk, scope: Scope) -> Overview:
    """The first page: every priority that is not a theme, by the measures that make headlines."""
    _require(desk, scope)
    measures = [measure for measure in _in_reading_order(desk) if measure.headline]
    rows: list[str | None] = [priority.id for priority in _in_order(desk, scope.period)]
    grid: dict[str | None, list[Exhibit | None]] = {}
    for priority in [*rows, None]:
        asks = [_headline_ask(desk, measure, priority) for measure in measures]
        made = iter(_exhibits(desk, scope, [ask for ask in asks if ask is not None], brief=True))
        grid[priority] = [next(made) if ask is not None else None for ask in asks]
    titles = [measure.title for measure in measures]
    return pages.overview(_page_scope(desk, scope), titles, grid, _besides(desk, scope), desk.partnership)


def _besides(desk: Desk, scope: Scope) -> list[Exhibit]:
    """What has no column and still matters, priority by priority: counts there should be none of, and indicators with
    a good direction."""
    asks = []
    for priority in _in_order(desk, scope.period):
        for ask in _wanted(desk, priority.id):
            definition = define(ask, desk.catalogue, desk.partnership)
            due = definition.kind == "count" and definition.direction == "low"
            if due or (definition.indicator and definition.direction != "neither"):
                asks.append(ask)
    return _exhibits(desk, scope, asks, brief=True)


def _require(desk: Desk, scope: Scope) -> None:
    desk.require("read_officer" if scope.edition == "officer" else "read")


def _page_scope(desk: Desk, scope: Scope) -> pages.Scope:
    earlier = earlier_period(scope.period, scope.compare)
    return pages.Scope(scope.period, earlier, scope.edition, samples_stand(desk))


def _in_order(desk: Desk, period: Period) -> list[Priority]:
    """Priorities as a page lists them: those that live, then those not yet opened, then those closed."""
    named = [priority for priority in desk.partnership.priority if not priority.theme]
    return sorted(named, key=lambda entry: (pages.is_closed(entry, period), entry.stage(period.last_day) is None))


def _in_reading_order(desk: Desk) -> list[Measure]:
    """Measures as a page tells them: by lane, within it by kind of return, and headlines before the others."""
    lanes, families = list(LANES), list(FAMILIES)

    def place(measure: Measure) -> tuple[int, int, bool]:
        family = desk.catalogue.dataset(measure.dataset).family
        return lanes.index(measure.lane), families.index(family), not measure.headline

    return sorted(desk.catalogue.measures, key=place)


def _wanted(desk: Desk, priority: str) -> list[Ask]:
    """A question for each measure that can be of one priority, then for each of its indicators."""
    asks = []
    for measure in _in_reading_order(desk):
        if measure.kind in ("indicator", "rate"):
            asks += [
                Ask(measure.id, priority, indicator.id)
                for indicator in desk.partnership.indicator
                if priority in indicator.priorities and _suits(measure, indicator)
            ]
        elif "priority" in measure.by:
            asks.append(Ask(measure.id, priority))
    return asks


def _suits(measure: Measure, indicator: Indicator) -> bool:
    """An indicator is shown once: as a rate where it has one, otherwise as it stands."""
    return indicator.rate == (measure.kind == "rate")


def _headline_ask(desk: Desk, measure: Measure, priority: str | None) -> Ask | None:
    """The question under a column of the overview; for the rate column, the priority's first national indicator."""
    if measure.kind != "rate":
        return Ask(measure.id, priority)
    national = (entry for entry in desk.partnership.indicator if entry.rate and entry.source == "national")
    first = next((entry for entry in national if priority in entry.priorities), None)
    return Ask(measure.id, priority, first.id) if first else None


def _exhibits(desk: Desk, scope: Scope, asks: Sequence[Ask], brief: bool = False) -> list[Exhibit]:
    """An exhibit for each question, all protected as one family; `brief` leaves out what only a chart needs."""
    receipts: dict[int, UploadRecord] = {}
    if scope.edition == "officer":
        receipts = {record.id: record for record in desk.store.uploads()}
    gathered = [_gather(desk, scope, ask, brief) for ask in asks]
    shown = iter(
        protect([entry for parts in gathered for part in parts for entry in part], policy(desk, scope.edition))
    )
    exhibits = []
    for ask, parts in zip(asks, gathered, strict=True):
        first, quarters, places = (tuple(next(shown) for _ in part) for part in parts)
        measure = desk.catalogue.measure(ask.measure)
        family = desk.catalogue.dataset(first[0].definition.dataset).family
        exhibits.append(compose(Material(measure, first[0], quarters, places, family), desk.partnership, receipts))
    return exhibits


Parts = tuple[tuple[Comparison, ...], tuple[Comparison, ...], tuple[Comparison, ...]]


def _gather(desk: Desk, scope: Scope, ask: Ask, brief: bool) -> Parts:
    """The headline comparison, the quarters behind it, and other places where the measure has them."""
    evidence = gather(desk, ask)
    period, earlier = _own_period(evidence, scope)
    first = evidence.compare(period, earlier)
    if brief:
        return first, (), ()
    if evidence.plan.yearly:
        return first, (), gather(desk, replace(ask, by="place")).compare(period, earlier)
    return first, tuple(_quarterly(evidence, desk.catalogue.measure(ask.measure), period, earlier)), ()


def _own_period(evidence: Evidence, scope: Scope) -> tuple[Period, Period]:
    """National figures come once a year and lag: their own last year stands beside the year before it."""
    if not evidence.plan.yearly:
        return scope.period, earlier_period(scope.period, scope.compare)
    year = evidence.latest_year(scope.period)
    return year, year.years_back()


def _quarterly(evidence: Evidence, measure: Measure, period: Period, earlier: Period) -> Iterable[Comparison]:
    """For bars the quarters of the year up to the period's last; for a line, three years of them."""
    shift = period.quarters[0].index - earlier.quarters[0].index
    if measure.chart == "line":
        quarters = evidence.quarters_to(period.quarters[-1], _LINE_QUARTERS)
    else:
        quarters = Period.to_date(period.year, period.last).quarters
    cut = replace(evidence, ask=replace(evidence.ask, by="quarter"))
    for quarter in quarters:
        then = Period.single(Quarter.at(quarter.index - shift))
        yield from cut.compare(Period.single(quarter), then)
