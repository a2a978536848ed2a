"""Everything held on one question, and what can be said of any period from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from cesp.catalogue import Catalogue, Partnership
from cesp.errors import Mendable
from cesp.measures.basis import Plan
from cesp.measures.circumstances import Audit, is_during, made_in, repeated, unlike_circumstances
from cesp.measures.compare import compare
from cesp.measures.evaluate import evaluate, within
from cesp.measures.prepare import PAIRED, SNAPSHOTS
from cesp.measures.scoring import average, score
from cesp.measures.steps.audits import EARLIER
from cesp.measures.targets import Aims, aims_of
from cesp.measures.values import Ask, Comparison, Definition, Figure, Group, Held, Score
from cesp.measures.weighing import COLUMN_CUTS
from cesp.periods import Period, Quarter, parse_period, parse_year, year_label


class Mismatch(NamedTuple):
    """A row of the answer to `question.totals`: sessions and agencies of one course that disagree."""

    sender: str
    course: str
    year: int
    quarter: int
    by_sessions: float
    by_agency: float


@dataclass(frozen=True)
class Found:
    """The rows of each part of a question's answer, in the order that `jobs/evidence.py` asks for them."""

    groups: Iterable[Group]
    held: Iterable[Held]
    audits: Iterable[Audit]
    mismatches: Iterable[Mismatch]
    elsewhere: Iterable[Group]


@dataclass(frozen=True)
class Evidence:
    """The answers to one question's parts, whatever the period. `changes` are (start year, what changed), `aims` what
    its figures are set against, `elsewhere` the same by place, of the neighbours, where a target is theirs."""

    ask: Ask
    definition: Definition
    plan: Plan
    about_the_same: float
    groups: tuple[Group, ...]
    held: tuple[Held, ...]
    audits: tuple[Audit, ...] = ()
    mismatches: tuple[Mismatch, ...] = ()
    changes: tuple[tuple[int, str], ...] = ()
    aims: Aims | None = None
    elsewhere: tuple[Group, ...] = ()

    def compare(self, period: Period, earlier: Period) -> tuple[Comparison, ...]:
        """The figures of `period`, each beside the same of `earlier`, or beside the earlier side that its rows bring
        along: one, or one a cut where the question has one."""
        if self.ask.by == "quarter":
            return self._quarters(period, earlier)
        earlier = period if self.plan.paired else earlier
        now, then = self._sides()
        cuts = self._cuts(period, earlier)  # those of both sides
        before = then._figures(earlier, cuts)
        comparisons = [
            compare(
                self.definition,
                figure,
                previous,
                about_the_same=self.about_the_same,
                unlike=self._unlike(period, earlier),
                chosen=self._chosen(period) or self._chosen(earlier),
            )
            for figure, previous in zip(now._figures(period, cuts), before, strict=True)
        ]
        return tuple(replace(entry, score=now._score(entry.figure)) for entry in comparisons)

    def _sides(self) -> tuple[Evidence, Evidence]:
        """The evidence a figure is made from, and that of the one it is compared with."""
        if not self.plan.paired:
            return self, self
        now = tuple(group for group in self.groups if group.part != EARLIER)
        then = tuple(group for group in self.groups if group.part == EARLIER)
        return replace(self, groups=now), replace(self, groups=then)

    def latest_year(self, period: Period) -> Period:
        """The last whole year with a figure that had ended when `period` ended, or that period's own year."""
        years = {group.year for group in self.groups if Period.full_year(group.year).last_day <= period.last_day}
        return Period.full_year(max(years, default=period.year))

    def quarters_to(self, last: Quarter, number: int) -> tuple[Quarter, ...]:
        """The `number` quarters that end with `last`, from the first that has a row."""
        held = {Quarter(group.year, group.quarter).index for group in self.groups if group.quarter}
        first = max(min(held, default=last.index), last.index - number + 1)
        return tuple(Quarter.at(index) for index in range(first, last.index + 1))

    def _quarters(self, period: Period, earlier: Period) -> tuple[Comparison, ...]:
        """Each quarter of the period, beside the one in the same place of the earlier period."""
        whole = replace(self, ask=replace(self.ask, by=None))
        shift = period.quarters[0].index - earlier.quarters[0].index
        comparisons = []
        for quarter in period.quarters:
            now, then = Period.single(quarter), Period.single(Quarter.at(quarter.index - shift))
            comparison = whole.compare(now, then)[0]
            previous = comparison.previous and self._of_quarter(comparison.previous)
            comparisons.append(replace(comparison, figure=self._of_quarter(comparison.figure), previous=previous))
        return tuple(comparisons)

    def _of_quarter(self, figure: Figure) -> Figure:
        """A quarter's figure as one of a cut, which is how finely it may be shown."""
        return replace(figure, ask=self.ask, by={"quarter": figure.period.label})

    def _score(self, figure: Figure) -> Score | None:
        """A figure beside its target, where it has one; by a rule that asks for it, beside a year before too."""
        if self.aims is None:
            return None
        last_year = None
        if self.aims.rule.held_is_amber and self.ask.by not in COLUMN_CUTS:
            (last_year,) = self._figures(figure.period.years_back(), [""])
        names = sorted({group.cut for group in self.elsewhere})
        others = evaluate(self.definition, self.plan, self.ask, figure.period, self.elsewhere, (), names)
        return score(self.aims, figure, last_year, average(others, self.definition))

    def _cuts(self, period: Period, earlier: Period) -> list[str]:
        if self.ask.by not in COLUMN_CUTS:
            return [""]
        both = [
            group
            for side in (period, earlier)
            for group in within([group for group in self.groups if group.year == side.year], side)
        ]
        return sorted({group.cut for group in both} - {""})

    def _figures(self, period: Period, cuts: list[str]) -> tuple[Figure, ...]:
        figures = evaluate(self.definition, self.plan, self.ask, period, self.groups, self.held, cuts)
        if not self.mismatches or self.ask.by is not None:
            return figures
        notes = tuple(_disagreement(entry) for entry in self.mismatches if is_during(entry, period))
        return tuple(replace(figure, notes=figure.notes + notes) for figure in figures)

    def _unlike(self, period: Period, earlier: Period) -> tuple[str, ...]:
        if self.plan.paired:
            return unlike_circumstances(*repeated(self.audits, period))
        first, last = sorted((period.year, earlier.year))
        changed = tuple(
            f"The definition changed in {year_label(year)}: {what}"
            for year, what in self.changes
            if first < year <= last
        )
        return (*changed, *unlike_circumstances(made_in(self.audits, period), made_in(self.audits, earlier)))

    def _chosen(self, period: Period) -> bool:
        samples = {entry.sample for entry in made_in(self.audits, period)}
        return bool(samples & {"chosen", "themed"})


def plan(ask: Ask, catalogue: Catalogue, partnership: Partnership) -> Plan:
    """How the quarters of a question's measure make longer periods."""
    measure = catalogue.measure(ask.measure)
    if measure.kind not in ("indicator", "rate"):
        return Plan(snapshot=measure.prepare in SNAPSHOTS, paired=measure.prepare in PAIRED)
    indicator = partnership.get_indicator(ask.indicator or "")
    return Plan(basis=indicator.basis or "", yearly=indicator.source == "national", by_indicator=True)


def assemble(
    ask: Ask,
    definition: Definition,
    catalogue: Catalogue,
    partnership: Partnership,
    found: Found,
) -> Evidence:
    """Evidence from the answers to a question's parts."""
    changes: tuple[tuple[int, str], ...] = ((parse_year(catalogue.measure(ask.measure).since) or 0, _OTHERWISE),)
    if ask.indicator and definition.indicator:
        listed = partnership.get_indicator(ask.indicator).changes
        changes = tuple((parse_year(change.year) or 0, change.what) for change in listed)
    courses = partnership.courses_of(ask.priority) if ask.priority else None
    way = plan(ask, catalogue, partnership)
    return Evidence(
        ask=ask,
        definition=definition,
        plan=way,
        about_the_same=partnership.rules.about_the_same,
        groups=tuple(found.groups),
        held=tuple(found.held),
        audits=tuple(found.audits),
        mismatches=tuple(entry for entry in found.mismatches if courses is None or entry.course in courses),
        changes=changes,
        aims=aims_of(definition, way, partnership),
        elsewhere=tuple(group for group in found.elsewhere if group.cut in partnership.national.neighbours),
    )


def earlier_period(period: Period, compared: str) -> Period:
    """What a period is compared with: "same-period" a year before, "previous-quarter", "full-year" before, or a
    baseline: a period in words."""
    if compared == "same-period":
        return period.years_back()
    if compared == "previous-quarter":
        return period.previous()
    if compared == "full-year":
        return Period.full_year(period.year - 1)
    other = parse_period(compared)
    if other is None:
        raise Mendable(
            f"'{compared}' is no period to compare with",
            mend='Give same-period, previous-quarter, full-year, or a period such as "2021/22 Q1" or "2021/22 to Q3".',
        )
    return other


def quarters_apart(period: Period, earlier: Period) -> int:
    """How many quarters before each quarter of a period the one stands that it is drawn beside: the same quarter of
    the earlier year, so that a baseline of another length is still met season by season; within a year, and for the
    quarter before, as many as lie between the two."""
    apart = period.quarters[0].index - earlier.quarters[0].index
    return apart if apart <= 1 or period.year == earlier.year else 4 * (period.year - earlier.year)


def _disagreement(entry: Mismatch) -> str:
    when = f"{year_label(entry.year)} Q{entry.quarter}" if entry.quarter else year_label(entry.year)
    return (
        f"Returns disagree: for {entry.course} in {when} the sessions say {entry.by_sessions:,.0f} attended and the "
        f"agencies {entry.by_agency:,.0f}. The sessions are counted."
    )


_OTHERWISE = "earlier figures were counted otherwise."
