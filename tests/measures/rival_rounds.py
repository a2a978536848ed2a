"""The rival of audits: planned and held, what they found, and re-audits beside the audit before."""

from __future__ import annotations

from typing import Any

from cesp.catalogue import Measure
from cesp.measures.values import Ask
from cesp.periods import Period, Quarter
from tests.measures.rival_lines import Line, World
from tests.measures.rival_practice import end_of, judgements


def audits_held(world: World, measure: Measure, ask: Ask, period: Period) -> list[Line]:
    """Audits with a day on which they were held, each where first reported."""
    lines = [line for line in _audits(world, ask) if line["held"]]
    return _within(_first_reports(lines, "held"), period)


def audits_kept(world: World, measure: Measure, ask: Ask, period: Period) -> list[Line]:
    """Audits planned by the end of their quarter, each where first reported; held by that end or not."""
    lines = [line for line in _audits(world, ask) if line["planned"] or not line["held"]]
    lines = [line for line in lines if not line["planned"] or line["planned"] <= end_of(line)]
    told = []
    for line in _within(_first_reports(lines, "planned"), period):
        held = float(bool(line["held"] and line["held"] <= end_of(line)))
        told.append({**line, "outcome": held if line["planned"] else None})
    return told


def findings(world: World, measure: Measure, ask: Ask, period: Period) -> list[Line]:
    """Findings with the theme, and where they name none the priority, of their audit."""
    told = []
    for line in world.inside("audit_findings", period):
        same = [other for other in world.inside("audits", period) if _place(other) == _place(line)]
        themes = [other["theme"] for other in same if other["theme"]]
        served = {other["priority"] for other in same}
        priority = line["priority"] or (ask.priority if ask.priority in served else None)
        told.append({**line, "priority": priority, "theme": min(themes, default=None)})
    return told


def re_audits(world: World, measure: Measure, ask: Ask, period: Period) -> list[Line]:
    """Judgements at re-audit; one without an audit before does not count."""
    lines = []
    for line in judgements(world, measure, ask, period):
        if line["round"] == "re_audit":
            lines.append(line if _audit_before(world, measure, ask, line) else {**line, "count": None})
    return lines


def audited_before(world: World, measure: Measure, ask: Ask, period: Period) -> list[Line]:
    """Judgements of the audits before the re-audits of a period, once for each quarter that re-audited them."""
    seen, lines = set(), []
    for line in judgements(world, measure, ask, period):
        again = (line["sender"], line["audit"], line["priority"], line["quarter"])
        if line["round"] == "re_audit" and again not in seen:
            seen.add(again)
            lines += _audit_before(world, measure, ask, line)
    return lines


def _audit_before(world: World, measure: Measure, ask: Ask, again: Line) -> list[Line]:
    """Judgements of the last audit of that sender, name and priority up to the re-audit's quarter."""
    last = Quarter(again["year"], again["quarter"]).index
    for index in range(last, last - 16, -1):
        lines = [
            line
            for line in judgements(world, measure, ask, Period.single(Quarter.at(index)))
            if line["round"] != "re_audit"
            and all(line[name] == again[name] for name in ("sender", "audit", "priority"))
        ]
        if lines:
            return lines
    return []


def _audits(world: World, ask: Ask) -> list[Line]:
    lines = [line for line in world.lines if line["dataset"] == "audits"]
    return [line for line in lines if ask.priority in (None, line["priority"])]


def _first_reports(lines: list[Line], column: str) -> list[Line]:
    first: dict[Any, Line] = {}
    for line in sorted(lines, key=lambda line: (end_of(line), line["priority"])):
        first.setdefault((line["sender"], line["audit"], line[column]), line)
    return list(first.values())


def _within(lines: list[Line], period: Period) -> list[Line]:
    return [line for line in lines if Quarter(line["year"], line["quarter"]) in period]


def _place(line: Line) -> tuple[Any, ...]:
    return tuple(line[name] for name in ("sender", "year", "quarter", "audit"))
