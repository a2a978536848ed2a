"""What the rival works on: plain rows in lists, and the ways of adding them up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cesp.catalogue import Catalogue, Measure, Partnership
from cesp.periods import Period

Line = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    numerator: float | None
    denominator: float | None
    value: float | None
    status: str


@dataclass(frozen=True)
class World:
    """The lines that are current, and whose they are."""

    catalogue: Catalogue
    partnership: Partnership
    lines: list[Line]

    def inside(self, dataset: str, period: Period) -> list[Line]:
        """Rows of quarters of the period."""
        return [
            line
            for line in self.lines
            if line["dataset"] == dataset
            and line["year"] == period.year
            and period.first <= line["quarter"] <= period.last
        ]


def add(measure: Measure, lines: list[Line], held: bool) -> Answer:
    """Decision 7: rows with both parts, numerators and denominators added."""
    if not lines:
        if not held:
            return Answer(None, None, None, "not_supplied")
        return Answer(0.0, None, 0.0, "ok") if measure.kind == "count" else Answer(None, None, None, "not_applicable")
    parts = [name for name in (*measure.numerator, *measure.denominator) if name != "rows"]
    complete = [line for line in lines if all(line.get(name) is not None for name in parts)]
    complete = [line for line in complete if all(line[name] in words for name, words in measure.measured.items())]
    if not complete:
        return Answer(None, None, None, "not_supplied") if measure.kind == "reach" else without_counts(lines, parts)
    if measure.kind == "reach":
        return reach(complete)
    if measure.kind == "mean":
        answered = {line["scale_max"] for line in complete if line["scale_max"] and line["respondents"]}
        if len(answered) > 1:
            return Answer(None, None, None, "not_supplied")
        base = sum(line["respondents"] for line in complete)
        total = sum(line["respondents"] * line["mean_score"] for line in complete)
        return Answer(total, base, total / base, "ok") if base else Answer(None, None, None, "not_applicable")
    base = sum(total_of(measure.denominator, line) for line in complete)
    chosen = [line for line in complete if all(line[name] in words for name, words in measure.where.items())]
    top = sum(total_of(measure.numerator, line) - total_of(measure.less, line) for line in chosen)
    if measure.kind == "count":
        return Answer(top, None, top, "ok")
    return Answer(top, base, top / base, "ok") if base else Answer(top, base, None, "not_applicable")


def reach(lines: list[Line]) -> Answer:
    """Attendances over the staff of their agencies, each agency's staff once, for every 100."""
    came = sum(line["attended"] for line in lines)
    staff = sum({line["agency"]: line["outcome"] for line in lines}.values())
    return Answer(came, staff, 100 * came / staff, "ok")


def total_of(columns: Iterable[str], line: Line) -> float:
    return sum(1.0 if name == "rows" else float(line[name] or 0) for name in columns)


def without_counts(lines: list[Line], parts: Iterable[str]) -> Answer:
    """A value that came alone, or the strongest mark: suppressed, then not applicable or collected."""
    values = [line["value"] for line in lines if line.get("value") is not None]
    if len(values) == 1:
        return Answer(None, None, values[0], "ok")
    marks = {line.get(f"{part}_status") for line in lines for part in (*parts, "value")}
    if values:
        return Answer(None, None, None, "not_supplied")
    if "suppressed" in marks:
        return Answer(None, None, None, "suppressed")
    return Answer(None, None, None, "not_applicable" if marks & {"not_applicable", "not_collected"} else "not_supplied")
