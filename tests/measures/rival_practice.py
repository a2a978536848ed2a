"""Which rows the rival counts of training, audits, recommendations and actions, step by step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cesp.catalogue import Measure
from cesp.measures.values import Ask
from cesp.periods import Period, Quarter
from tests.measures.rival_lines import Line, World


def taught(world: World, measure: Measure, ask: Ask, period: Period) -> list[Line]:
    """Decisions 5 and 6: sessions; attendance by agency where a course has none, and for what is cut by agency."""
    sessions = world.inside("training_sessions", period)
    attendance = world.inside("training_attendance", period) if measure.instead_by_agency else []
    if ask.by == "agency":
        return attendance
    told = {(line["sender"], line["quarter"], line["course"]) for line in sessions}
    rest = [line for line in attendance if (line["sender"], line["quarter"], line["course"]) not in told]
    return [line for line in sessions if line["delivery"] != "e_learning"] + rest


def as_held(world: World, measure: Measure, ask: Ask, period: Period) -> list[Line]:
    return world.inside(measure.dataset, period)


def judgements(world: World, measure: Measure, ask: Ask, period: Period) -> list[Line]:
    """Moderated before world, judgement by judgement; then, audit by audit, overall before by standard and whole
    before its agencies, unless that is the cut."""
    lines = outranked(world.inside("audit_grades", period))
    if ask.by == "agency":
        lines = [line for line in lines if line["agency"]]
    if ask.by == "standard":
        lines = [line for line in lines if line["standard"] and line["grade_kind"] != "overall"]
    for audit in {audit_of(line) for line in lines}:
        mine = [line for line in lines if audit_of(line) == audit]
        others = [line for line in lines if audit_of(line) != audit]
        if ask.by != "standard":
            mine = [line for line in mine if is_overall(line)] or mine
        if ask.by != "agency":
            mine = whole_first(mine)
        lines = others + mine
    return lines


def whole_first(lines: list[Line]) -> list[Line]:
    """A line of the whole speaks for its agencies: overall for overall, and each standard for itself."""

    def about(line: Line) -> str | None:
        return None if is_overall(line) else line["standard"]

    whole = {about(line) for line in lines if not line["agency"]}
    return [line for line in lines if not line["agency"] or about(line) not in whole]


def cases(world: World, measure: Measure, ask: Ask, period: Period) -> list[Line]:
    """One line a numbered case, first audit or re-audit, and the overall counts of cases that have no number; what
    was judged by standard alone does not tell how many cases there were."""
    lines = world.inside("audit_grades", period)
    numbered = {(*audit_of(line)[:-1], line["case_number"]): line for line in lines if line["case_number"]}
    found = [{**line, "count": 1.0, "count_status": None} for line in numbered.values()]
    lines = outranked([line for line in lines if not line["case_number"]])
    for audit in {audit_of(line) for line in lines}:
        mine = [line for line in lines if audit_of(line) == audit]
        overall = [line for line in mine if is_overall(line)] or [{**line, "count": None} for line in mine]
        found += whole_first(overall)
    return found


def snapshot(world: World, measure: Measure, ask: Ask, period: Period) -> list[Line]:
    """The last quarter in the period of each sender (decision 9)."""
    lines = world.inside(measure.dataset, period)
    last: dict[str, int] = {}
    for line in lines:
        last[line["sender"]] = max(last.get(line["sender"], 0), line["quarter"])
    return [line for line in lines if line["quarter"] == last[line["sender"]]]


def still_open(world: World, measure: Measure, ask: Ask, period: Period) -> list[Line]:
    return [line for line in snapshot(world, measure, ask, period) if line["status"] not in ("closed", "withdrawn")]


def overdue(world: World, measure: Measure, ask: Ask, period: Period) -> list[Line]:
    return [
        line
        for line in still_open(world, measure, ask, period)
        if line["status"] == "overdue" or (line["due"] and line["due"] < end_of(line))
    ]


def stalled(world: World, measure: Measure, ask: Ask, period: Period) -> list[Line]:
    """Decision 14: no movement for two quarters, or overdue and not started; never what is complete."""
    return [
        line
        for line in snapshot(world, measure, ask, period)
        if line["rag"] != "blue" and (_unmoved(world, line) or not_begun(line))
    ]


def _unmoved(world: World, line: Line) -> bool:
    now = Quarter(line["year"], line["quarter"]).index
    before = {
        Quarter(other["year"], other["quarter"]).index: (other["rag"], other["percent_complete"])
        for other in world.lines
        if other["dataset"] == "actions"
        and (other["sender"], other["priority"], other["reference"])
        == (line["sender"], line["priority"], line["reference"])
        and other["quarter"]
    }
    state = (line["rag"], line["percent_complete"])
    return before.get(now - 1) == state and before.get(now - 2) == state


def outranked(lines: list[Line]) -> list[Line]:
    """Lines without the self grades of judgements that were moderated."""

    def judgement(line: Line) -> tuple[object, ...]:
        return (*audit_of(line), *(line[name] for name in ("standard", "agency", "case_number")))

    moderated = {judgement(line) for line in lines if line["grade_kind"] == "moderated"}
    return [line for line in lines if line["grade_kind"] != "self" or judgement(line) not in moderated]


def audit_of(line: Line) -> tuple[object, ...]:
    return tuple(line[name] for name in ("sender", "year", "quarter", "audit", "priority", "round"))


def is_overall(line: Line) -> bool:
    return not line["standard"] or line["grade_kind"] == "overall"


def not_begun(line: Line) -> bool:
    return bool(line["rag"] == "not_started" and line["due"] and line["due"] < end_of(line))


def end_of(line: Line) -> Any:
    return Quarter(line["year"], line["quarter"]).last_day


Prepared = Callable[[World, Measure, Ask, Period], list[Line]]
PREPARED: dict[str, Prepared] = {
    "as_held": as_held,
    "taught": taught,
    "judgements": judgements,
    "cases": cases,
    "snapshot": snapshot,
    "still_open": still_open,
    "overdue": overdue,
    "stalled": stalled,
}
