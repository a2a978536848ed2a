"""A naive rival of every measure: plain rows in lists, loops, no tables. Written from the decisions, not from the code.

It answers for one period what `Evidence.compare` answers: cut -> (numerator, denominator, value, status).
"""

from __future__ import annotations

from cesp.catalogue import Measure
from cesp.measures.values import Ask
from cesp.periods import Period
from tests.measures.rival_indicators import indicators
from tests.measures.rival_lines import Answer, Line, World, add
from tests.measures.rival_practice import PREPARED


def answer(world: World, ask: Ask, period: Period) -> dict[str, Answer]:
    """Cut -> answer; a question that is not cut has the one cut ""."""
    measure = world.catalogue.measure(ask.measure)
    if ask.by == "quarter":
        whole = Ask(ask.measure, ask.priority, ask.indicator)
        return {quarter.label: answer(world, whole, Period.single(quarter))[""] for quarter in period.quarters}
    if measure.kind in ("indicator", "rate"):
        return indicators(world, ask, period)
    lines = PREPARED[measure.prepare](world, measure, ask, period)
    lines = [line for line in lines if _serves(world, line, ask.priority)]
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
