"""A naive rival of every measure: plain rows in lists, loops, no tables. Written from the decisions, not from the code.

It answers for one period what `Evidence.compare` answers: cut -> (numerator, denominator, value, status).
"""

from __future__ import annotations

from cesp.catalogue import Measure
from cesp.measures.values import Ask
from cesp.periods import Period
from tests.measures import rival_practice, rival_rounds, rival_told
from tests.measures.rival_indicators import indicators
from tests.measures.rival_lines import Answer, Line, World, add
from tests.measures.rival_practice import Prepared


def answer(world: World, ask: Ask, period: Period, earlier: bool = False) -> dict[str, Answer]:
    """Cut -> answer; a question that is not cut has the one cut "". `earlier` asks for the side that a re-audit is
    compared with."""
    measure = world.catalogue.measure(ask.measure)
    if ask.by == "quarter":
        whole = Ask(ask.measure, ask.priority, ask.indicator)
        return {quarter.label: answer(world, whole, Period.single(quarter), earlier)[""] for quarter in period.quarters}
    if measure.kind in ("indicator", "rate"):
        return indicators(world, ask, period)
    prepare = rival_rounds.audited_before if earlier else PREPARED[measure.prepare]
    lines = [line for line in prepare(world, measure, ask, period) if _serves(world, line, ask.priority)]
    lines = [line for line in lines if all(line[name] in words for name, words in measure.only.items())]
    cuts = {""} if ask.by is None else {str(line[ask.by]) for line in lines if line.get(ask.by)}
    held = _any_held(world, measure, ask, period)
    return {
        cut: add(measure, [line for line in lines if ask.by is None or line.get(ask.by) == cut], held) for cut in cuts
    }


def _serves(world: World, line: Line, priority: str | None) -> bool:
    """Decision 8: a row's own priority beats the course's."""
    if priority is None:
        return True
    if line.get("priority"):
        return bool(line["priority"] == priority)
    return line.get("course") in world.partnership.courses_of(priority)


def _any_held(world: World, measure: Measure, ask: Ask, period: Period) -> bool:
    names = {measure.dataset, measure.instead_by_agency}
    if ask.by == "agency" and measure.instead_by_agency:
        names = {measure.instead_by_agency}
    return any(world.inside(name, period) for name in names if name)


PREPARED: dict[str, Prepared] = {
    **rival_practice.PREPARED,
    "scored": rival_practice.as_held,
    "gained": rival_told.gained,
    "reach": rival_told.reach,
    "audits_held": rival_rounds.audits_held,
    "audits_kept": rival_rounds.audits_kept,
    "findings": rival_rounds.findings,
    "re_audits": rival_rounds.re_audits,
    "closed_in_time": rival_told.closed_in_time,
    "with_impact": rival_told.with_impact,
    "late_actions": rival_told.late_actions,
    "moved": rival_told.moved,
    "answered": rival_told.answered,
    "meetings": rival_told.meetings,
    "seats": rival_told.seats,
    "assessments": rival_told.assessments,
    "standards": rival_told.standards,
    "done_in_time": rival_told.done_in_time,
}
