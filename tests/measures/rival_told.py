"""The rival of what returns tell of plans, training, meetings, assessments, reviews and children's voices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cesp.catalogue import Measure
from cesp.measures.values import Ask
from cesp.periods import Period, Quarter
from tests.measures.rival_lines import Line, World
from tests.measures.rival_practice import end_of, snapshot

GRADES_LEFT = ("not_received", "not_applicable")


def closed_in_time(world: World, measure: Measure, ask: Ask, period: Period) -> list[Line]:
    told = []
    for line in snapshot(world, measure, ask, period):
        if line["status"] == "closed":
            known = line["completed"] and line["due"]
            told.append({**line, "outcome": float(line["completed"] <= line["due"]) if known else None})
        elif line["status"] != "withdrawn" and line["due"] and line["due"] < end_of(line):
            told.append({**line, "outcome": 0.0})
    return told


def with_impact(world: World, measure: Measure, ask: Ask, period: Period) -> list[Line]:
    closed = [line for line in snapshot(world, measure, ask, period) if line["status"] == "closed"]
    return [{**line, "outcome": float(written(line["impact"]))} for line in closed]


def late_actions(world: World, measure: Measure, ask: Ask, period: Period) -> list[Line]:
    lines = [line for line in snapshot(world, measure, ask, period) if not complete(line)]
    return [line for line in lines if line["due"] and line["due"] < end_of(line)]


def moved(world: World, measure: Measure, ask: Ask, period: Period) -> list[Line]:
    """Decision 14: against the quarter before; what was complete then is not asked."""
    told = []
    for line in snapshot(world, measure, ask, period):
        before = Quarter.at(Quarter(line["year"], line["quarter"]).index - 1)
        keys = ("sender", "priority", "reference")
        last = [
            other
            for other in world.inside("actions", Period.single(before))
            if all(other[key] == line[key] for key in keys)
        ]
        if last and complete(last[0]):
            continue
        states = [(one["rag"], one["percent_complete"]) for one in (*last, line)]
        told.append({**line, "outcome": float(states[0] != states[1]) if last else None})
    return told


def reach(world: World, measure: Measure, ask: Ask, period: Period) -> list[Line]:
    """Decision 6: the staff in scope that the partnership has stated for the year."""
    staff = {agency.id: agency.workforce for agency in world.partnership.agency}
    year = Period.full_year(period.year).label
    lines = world.inside("training_attendance", period)
    return [{**line, "outcome": staff.get(line["agency"], {}).get(year)} for line in lines]


def gained(world: World, measure: Measure, ask: Ask, period: Period) -> list[Line]:
    """Decision 7: only where both stages are known; before, by who answered."""
    told = []
    keys = ("sender", "quarter", "course", "aspect", "scale_max")
    for _, lines in grouped(world.inside("training_evaluation", period), keys):
        stages = {stage: [line for line in lines if line["stage"] == stage] for stage in ("before", "after")}
        known = [line for line in stages["before"] if None not in (line["mean_score"], line["respondents"])]
        people = sum(line["respondents"] for line in known)
        before = sum(line["respondents"] * line["mean_score"] for line in known) / people if people else None
        for line in stages["after"] or stages["before"]:
            both = stages["after"] and before is not None and line["mean_score"] is not None
            told.append({**line, "mean_score": line["mean_score"] - before if both else None})
    return told


def answered(world: World, measure: Measure, ask: Ask, period: Period) -> list[Line]:
    said = [line for line in world.inside("voice", period) if written(line["you_said"])]
    return [{**line, "outcome": float(written(line["we_did"]))} for line in said]


def meetings(world: World, measure: Measure, ask: Ask, period: Period) -> list[Line]:
    return [{**lines[0], "outcome": float(went_ahead(lines))} for lines in each_meeting(world, period)]


def seats(world: World, measure: Measure, ask: Ask, period: Period) -> list[Line]:
    there = {"yes": 1.0, "deputy": 1.0, "no": 0.0, "apologies": 0.0}
    held = [line for lines in each_meeting(world, period) if went_ahead(lines) for line in lines]
    return [{**line, "outcome": there.get(line["attended"])} for line in held]


def assessments(world: World, measure: Measure, ask: Ask, period: Period) -> list[Line]:
    keys = ("sender", "quarter", "kind", "cycle", "agency")
    told = []
    for _, lines in grouped(world.inside("self_assessments", period), keys):
        came = any(line["self_grade"] != "not_received" for line in lines)
        told.append({**lines[0], "outcome": float(came)})
    return told


def standards(world: World, measure: Measure, ask: Ask, period: Period) -> list[Line]:
    """Decision 11: a moderated grade outranks a self grade."""
    lines = world.inside("self_assessments", period)
    graded = [{**line, "self_grade": line["moderated_grade"] or line["self_grade"]} for line in lines]
    return [line for line in graded if line["self_grade"] not in GRADES_LEFT]


def done_in_time(world: World, measure: Measure, ask: Ask, period: Period) -> list[Line]:
    told = []
    for line in world.inside("reviews", period):
        if not line["due"]:
            told.append({**line, "outcome": None})
        elif line["done"] or line["due"] < end_of(line):
            told.append({**line, "outcome": float(bool(line["done"] and line["done"] <= line["due"]))})
    return told


def each_meeting(world: World, period: Period) -> list[list[Line]]:
    return [lines for _, lines in grouped(world.inside("meetings", period), ("sender", "quarter", "meeting"))]


def went_ahead(lines: list[Line]) -> bool:
    return not any(line["held"] == "no" or line["attended"] == "not_held" for line in lines)


def grouped(lines: Iterable[Line], keys: tuple[str, ...]) -> Iterable[tuple[Any, list[Line]]]:
    found: dict[Any, list[Line]] = {}
    for line in lines:
        found.setdefault(tuple(line[key] for key in keys), []).append(line)
    return found.items()


def complete(line: Line) -> bool:
    return bool(line["rag"] == "blue" or (line["percent_complete"] or 0) >= 1)


def written(text: str | None) -> bool:
    return bool(text and text.strip())
