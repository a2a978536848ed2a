"""Any measure or indicator of any two periods, whole or by one of its cuts, for one edition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cesp.briefing.comparing import Comparing, Parts, compose_one, compose_parts, of_exhibit
from cesp.briefing.compose import Material, compose
from cesp.catalogue import Indicator, Measure
from cesp.disclosure.protect import protect
from cesp.disclosure.shown import Shown
from cesp.errors import Mendable
from cesp.jobs.desk import Desk
from cesp.jobs.evidence import gather
from cesp.jobs.figures import policy
from cesp.jobs.parts import compare_cut, gather_parts, own_period
from cesp.jobs.present import Scope, page_scope, receipts_for, require_reader
from cesp.measures.definition import define
from cesp.measures.evidence import Evidence, quarters_apart
from cesp.measures.values import Ask, Comparison
from cesp.periods import Period, Quarter

#: Three years of quarters: as far back as somebody reads off a small chart.
_POINTS = 12


@dataclass(frozen=True)
class Choice:
    """Something that can be compared: its name, the question, what it can be cut by, and whether of one priority."""

    title: str
    ask: Ask
    cuts: tuple[str, ...]
    of_priorities: bool


def list_choices(desk: Desk) -> tuple[Choice, ...]:
    """Every measure, those that make headlines first, then every indicator as it stands and as a rate."""
    choices = []
    for measure in sorted(desk.catalogue.measures, key=lambda measure: not measure.headline):
        if measure.kind not in ("indicator", "rate"):
            choices.append(Choice(measure.title, Ask(measure.id), measure.by, "priority" in measure.by))
    for indicator in desk.partnership.indicator:
        for measure in desk.catalogue.measures:
            if measure.kind == "indicator" or (measure.kind == "rate" and indicator.rate):
                ask = Ask(measure.id, None, indicator.id)
                title = define(ask, desk.catalogue, desk.partnership).title
                choices.append(Choice(title, ask, _cuts(measure, indicator), False))
    return tuple(choices)


def compare(desk: Desk, ask: Ask, scope: Scope, only: str = "") -> Comparing:
    """The comparison of a question for a scope: whole, by its cut, or `only` one value of that. Mendable where the
    question makes no sense or nothing is held of that value."""
    require_reader(desk, scope)
    whole = replace(ask, by=None)
    evidence = gather(desk, whole)
    period, earlier = own_period(evidence, scope.period, scope.compare)
    top = replace(page_scope(desk, scope), period=period, earlier=earlier)
    family = desk.catalogue.dataset(evidence.definition.dataset).family
    measure, receipts = desk.catalogue.measure(ask.measure), receipts_for(desk, scope)
    if ask.by is None:
        first, quarters, places = gather_parts(desk, whole, scope.period, scope.compare)
        shown = _protect(desk, scope, first, quarters, places)
        exhibit = compose(Material(measure, shown[0][0], shown[1], shown[2], family), desk.partnership, receipts)
        return of_exhibit(exhibit, top, desk.partnership)
    cut = compare_cut(desk, ask, period, earlier)
    (total,), values, series = _protect(
        desk, scope, evidence.compare(period, earlier), cut, _over_time(desk, ask, evidence, (period, earlier))
    )
    if not only:
        over_time = {entry.figure.by[ask.by]: _of(series, ask.by, entry.figure.by[ask.by]) for entry in values}
        return compose_parts(Parts(measure, ask.by, total, values, over_time, family), top, desk.partnership, receipts)
    own = _of(values, ask.by, only)
    if not own:
        mend = "Choose one that the page offers, or other periods."
        raise Mendable(f"Nothing is held of {only} in these two periods", mend=mend)
    told = Material(measure, own[0], _drawn(measure, _of(series, ask.by, only), period), (), family)
    return of_exhibit(compose_one(told, ask.by, desk.partnership, receipts), top, desk.partnership)


def _cuts(measure: Measure, indicator: Indicator) -> tuple[str, ...]:
    """Other places are published; agencies and quarters are told in returns."""
    national = indicator.source == "national"
    return tuple(name for name in measure.by if (name == "place") == national)


def _protect(desk: Desk, scope: Scope, *groups: Sequence[Comparison]) -> tuple[tuple[Shown, ...], ...]:
    """Groups of comparisons as the edition may show them, all protected as one family."""
    shown = iter(protect([entry for group in groups for entry in group], policy(desk, scope.edition)))
    return tuple(tuple(next(shown) for _ in group) for group in groups)


def _over_time(desk: Desk, ask: Ask, evidence: Evidence, periods: tuple[Period, Period]) -> list[Comparison]:
    """Each value of a cut in the quarters up to the last of the first period, each beside its earlier one; in years
    where figures come once a year."""
    period, earlier = periods
    if ask.by == "quarter":
        return []
    if evidence.plan.yearly:
        back = period.year - earlier.year
        years = sorted({group.year for group in evidence.groups if group.year <= period.year})
        pairs = [(Period.full_year(year), Period.full_year(year - back)) for year in years[-_POINTS:]]
    else:
        shift = quarters_apart(period, earlier)
        quarters = evidence.quarters_to(period.quarters[-1], _POINTS)
        pairs = [(Period.single(one), Period.single(Quarter.at(one.index - shift))) for one in quarters]
    return [entry for when, then in pairs for entry in compare_cut(desk, ask, when, then)]


def _drawn(measure: Measure, series: Sequence[Shown], period: Period) -> tuple[Shown, ...]:
    """The quarters that a measure's own chart has: bars are of one year."""
    return tuple(entry for entry in series if measure.chart == "line" or entry.figure.period.year == period.year)


def _of(series: Sequence[Shown], by: str, value: str) -> tuple[Shown, ...]:
    return tuple(entry for entry in series if entry.figure.by.get(by) == value)
