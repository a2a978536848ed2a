"""The comparisons behind one exhibit: its headline, the quarters behind it, other places, or what it is cut by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from cesp.catalogue import Measure
from cesp.jobs.desk import Desk
from cesp.jobs.evidence import gather
from cesp.measures.evidence import Evidence, earlier_period, quarters_apart
from cesp.measures.values import Ask, Comparison
from cesp.periods import Period, Quarter

#: As many as limits of chance gain from: six years. They need three.
_LINE_QUARTERS = 24

Parts = tuple[tuple[Comparison, ...], tuple[Comparison, ...], tuple[Comparison, ...]]


def gather_parts(desk: Desk, ask: Ask, period: Period, compared: str, brief: bool = False) -> Parts:
    """The headline comparison, the quarters behind it, and other places where the measure has them; `brief` leaves out
    what only a chart needs. `compared` is a word of `earlier_period`."""
    evidence = gather(desk, ask)
    period, earlier = own_period(evidence, period, compared)
    first = evidence.compare(period, earlier)
    if brief:
        return first, (), ()
    if evidence.plan.yearly:
        return first, (), tuple(_places(gather(desk, replace(ask, by="place")), period, earlier))
    return first, tuple(_quarterly(evidence, desk.catalogue.measure(ask.measure), period, earlier)), ()


def own_period(evidence: Evidence, period: Period, compared: str) -> tuple[Period, Period]:
    """National figures come once a year and lag: their own last year stands beside the year before it, or beside an
    earlier one that was chosen."""
    earlier = earlier_period(period, compared)
    if not evidence.plan.yearly:
        return period, earlier
    year = evidence.latest_year(period)
    return year, Period.full_year(min(earlier.year, year.year - 1))


def _places(evidence: Evidence, period: Period, earlier: Period) -> Iterable[Comparison]:
    """Every place in a year, or where it has none of that year, in its own last one before it."""
    for place in sorted({group.cut for group in evidence.groups}):
        alone = replace(evidence, groups=tuple(group for group in evidence.groups if group.cut == place))
        own = alone.latest_year(period)
        yield from alone.compare(own, earlier if own == period else own.years_back())


def _quarterly(evidence: Evidence, measure: Measure, period: Period, earlier: Period) -> Iterable[Comparison]:
    """For bars the quarters of the year up to the period's last; for a line, as many as there are up to six years."""
    shift = quarters_apart(period, earlier)
    if measure.chart == "line":
        quarters = evidence.quarters_to(period.quarters[-1], _LINE_QUARTERS)
    else:
        quarters = Period.to_date(period.year, period.last).quarters
    yield from each_quarter(evidence, quarters, shift)


def each_quarter(evidence: Evidence, quarters: Iterable[Quarter], shift: int) -> Iterable[Comparison]:
    """Quarters one by one, each beside the one `shift` quarters before it; a quarter is how finely each is shown."""
    cut = replace(evidence, ask=replace(evidence.ask, by="quarter"))
    for quarter in quarters:
        then = Period.single(Quarter.at(quarter.index - shift))
        yield from cut.compare(Period.single(quarter), then)


def compare_cut(
    desk: Desk, ask: Ask, period: Period, earlier: Period, as_at: datetime | None = None
) -> list[Comparison]:
    """The figures of a question, one for each value it is cut by. Priorities are no column of the rows: each is asked
    by itself, and they do not add up to the whole (DATA, decision 8)."""
    if ask.by != "priority":
        return list(gather(desk, ask, as_at).compare(period, earlier))
    comparisons = []
    for priority in desk.partnership.priority:
        of_one = replace(ask, priority=priority.id)
        for comparison in gather(desk, of_one, as_at).compare(period, earlier):
            figure = replace(comparison.figure, by={"priority": priority.id})
            comparisons.append(replace(comparison, figure=figure))
    return comparisons
