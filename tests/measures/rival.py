"""A naive rival of every measure: plain rows in lists, loops, no tables. Written from the decisions, not from the code.

It answers for one period what `Evidence.compare` answers: cut -> (numerator, denominator, value, status).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from cesp.catalogue import Catalogue, Indicator, Measure, Partnership
from cesp.measures.values import Ask
from cesp.periods import Period, Quarter

Line = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    numerator: float | None
    denominator: float | None
    value: float | None
    status: str


@dataclass(frozen=True)
class Rival:
    """The lines that are current, and whose they are."""

    catalogue: Catalogue
    partnership: Partnership
    lines: list[Line]

    def answer(self, ask: Ask, period: Period) -> dict[str, Answer]:
        """Cut -> answer; a question that is not cut has the one cut ""."""
        measure = self.catalogue.measure(ask.measure)
        if ask.by == "quarter":
            whole = Ask(ask.measure, ask.priority, ask.indicator)
            return {q.label: self.answer(whole, Period.single(q))[""] for q in period.quarters}
        if measure.kind in ("indicator", "rate"):
            return self._indicator(measure, ask, period)
        lines = PREPARED[measure.prepare](self, measure, ask, period)
        lines = [line for line in lines if self._serves(line, ask.priority)]
        cuts = {""} if ask.by is None else {cut_of(line, ask.by) for line in lines} - {None, ""}
        held = self._any_held(measure, ask, period)
        return {
            cut: add(measure, [line for line in lines if ask.by is None or cut_of(line, ask.by) == cut], held)
            for cut in cuts
        }

    def inside(self, dataset: str, period: Period) -> list[Line]:
        """Rows of quarters of the period."""
        return [
            line
            for line in self.lines
            if line["dataset"] == dataset
            and line["year"] == period.year
            and period.first <= line["quarter"] <= period.last
        ]

    def _serves(self, line: Line, priority: str | None) -> bool:
        """Decision 8: a row's own priority beats the course's."""
        if priority is None:
            return True
        if line.get("priority"):
            return bool(line["priority"] == priority)
        return line.get("course") in self.partnership.courses_of(priority)

    def _any_held(self, measure: Measure, ask: Ask, period: Period) -> bool:
        names = {measure.dataset, measure.instead_by_agency}
        if ask.by == "agency" and measure.instead_by_agency:
            names = {measure.instead_by_agency}
        return any(self.inside(name, period) for name in names if name)

    # --- training -------------------------------------------------------------------------------------------------

    def taught(self, measure: Measure, ask: Ask, period: Period) -> list[Line]:
        """Decisions 5 and 6: sessions; attendance by agency where a course has none, and for what is cut by agency."""
        sessions = self.inside("training_sessions", period)
        attendance = self.inside("training_attendance", period) if measure.instead_by_agency else []
        if ask.by == "agency":
            return attendance
        told = {(line["sender"], line["quarter"], line["course"]) for line in sessions}
        rest = [line for line in attendance if (line["sender"], line["quarter"], line["course"]) not in told]
        return [line for line in sessions if line["delivery"] != "e_learning"] + rest

    def as_held(self, measure: Measure, ask: Ask, period: Period) -> list[Line]:
        lines = self.inside(measure.dataset, period)
        return [line for line in lines if all(line[name] in words for name, words in measure.only.items())]

    # --- audits ---------------------------------------------------------------------------------------------------

    def judgements(self, measure: Measure, ask: Ask, period: Period) -> list[Line]:
        """Moderated before self, judgement by judgement; then, audit by audit, overall before by standard and whole
        before its agencies, unless that is the cut."""
        lines = outranked(self.inside("audit_grades", period))
        if ask.by == "agency":
            lines = [line for line in lines if line["agency"]]
        if ask.by == "standard":
            lines = [line for line in lines if line["standard"] and line["grade_kind"] != "overall"]
        for audit in {audit_of(line) for line in lines}:
            mine = [line for line in lines if audit_of(line) == audit]
            others = [line for line in lines if audit_of(line) != audit]
            if ask.by != "agency":
                mine = [line for line in mine if not line["agency"]] or mine
            if ask.by != "standard":
                mine = [line for line in mine if is_overall(line)] or mine
            lines = others + mine
        return lines

    def cases(self, measure: Measure, ask: Ask, period: Period) -> list[Line]:
        """One line a case: numbered cases once each, and where none is numbered the judgements of one standard."""
        found: list[Line] = []
        lines = [line for line in self.inside("audit_grades", period) if self._serves(line, ask.priority)]
        for audit in {audit_of(line) for line in lines}:
            mine = [line for line in lines if audit_of(line) == audit]
            numbered = {line["case_number"] for line in mine if line["case_number"]}
            if numbered:
                found += [{**mine[0], "count": 1.0, "count_status": None} for _ in numbered]
            else:
                found += self._unnumbered(mine)
        return found

    def _unnumbered(self, mine: list[Line]) -> list[Line]:
        """Judgements that stand for cases: the whole, overall."""
        mine = outranked(mine)
        mine = [line for line in mine if not line["agency"]] or mine
        return [line for line in mine if is_overall(line)] or mine

    # --- snapshots ------------------------------------------------------------------------------------------------

    def snapshot(self, measure: Measure, ask: Ask, period: Period) -> list[Line]:
        """The last quarter in the period of each sender (decision 9)."""
        lines = self.inside(measure.dataset, period)
        last: dict[str, int] = {}
        for line in lines:
            last[line["sender"]] = max(last.get(line["sender"], 0), line["quarter"])
        return [line for line in lines if line["quarter"] == last[line["sender"]]]

    def still_open(self, measure: Measure, ask: Ask, period: Period) -> list[Line]:
        return [
            line for line in self.snapshot(measure, ask, period) if line["status"] not in ("closed", "withdrawn")
        ]

    def overdue(self, measure: Measure, ask: Ask, period: Period) -> list[Line]:
        return [
            line
            for line in self.still_open(measure, ask, period)
            if line["status"] == "overdue" or (line["due"] and line["due"] < end_of(line))
        ]

    def stalled(self, measure: Measure, ask: Ask, period: Period) -> list[Line]:
        """Decision 14: no movement for two quarters, or overdue and not started; never what is complete."""
        return [
            line
            for line in self.snapshot(measure, ask, period)
            if line["rag"] != "blue" and (self._unmoved(line) or not_begun(line))
        ]

    def _unmoved(self, line: Line) -> bool:
        now = Quarter(line["year"], line["quarter"]).index
        before = {
            Quarter(other["year"], other["quarter"]).index: (other["rag"], other["percent_complete"])
            for other in self.lines
            if other["dataset"] == "actions"
            and (other["sender"], other["priority"], other["reference"])
            == (line["sender"], line["priority"], line["reference"])
            and other["quarter"]
        }
        state = (line["rag"], line["percent_complete"])
        return before.get(now - 1) == state and before.get(now - 2) == state

    # --- indicators -----------------------------------------------------------------------------------------------

    def _indicator(self, measure: Measure, ask: Ask, period: Period) -> dict[str, Answer]:
        indicator = self.partnership.get_indicator(ask.indicator or "")
        if indicator.source == "national":
            lines = [line for line in self.lines if line["dataset"] == "comparators" and line["year"] == period.year]
            lines = lines if period.kind == "year" else []
        else:
            lines = self._with_year(period)
        lines = [line for line in lines if line["indicator"] == indicator.id]
        if ask.priority is not None:
            lines = [line for line in lines if self._concerns(line, indicator, ask.priority)]
        if ask.by is None and indicator.source == "national":
            lines = [line for line in lines if line["place"] == self.partnership.place]
        if ask.by is None and indicator.source == "return":
            lines = self._whole_first(lines)
        if ask.by == "agency":
            lines = [line for line in lines if line.get("agency")]
        if ask.by == "place" and indicator.source == "return":
            lines = [{**line, "place": self.partnership.place} for line in self._whole_first(lines)]
        cuts = {""} if ask.by is None else {line[ask.by] for line in lines}
        return {
            cut: self._of_basis(measure, indicator, [li for li in lines if ask.by is None or li[ask.by] == cut], period)
            for cut in cuts
        }

    def _with_year(self, period: Period) -> list[Line]:
        quarters = self.inside("indicators", period)
        if quarters or period.kind != "year":
            return quarters
        return [
            line
            for line in self.lines
            if line["dataset"] == "indicators" and line["year"] == period.year and not line["quarter"]
        ]

    def _concerns(self, line: Line, indicator: Indicator, priority: str) -> bool:
        own = line.get("priority")
        return bool(own == priority) if own else priority in indicator.priorities

    def _whole_first(self, lines: list[Line]) -> list[Line]:
        """A blank agency is the whole, never added to its parts (decision 3): sender by sender, quarter by quarter."""
        whole = {(line["sender"], line["quarter"]) for line in lines if not line["agency"]}
        return [line for line in lines if not line["agency"] or (line["sender"], line["quarter"]) not in whole]

    def _of_basis(self, measure: Measure, indicator: Indicator, lines: list[Line], period: Period) -> Answer:
        quarters = {line["quarter"] for line in lines}
        if indicator.basis is None and len(quarters) > 1:
            return Answer(None, None, None, "not_supplied")
        rate = measure.kind == "rate"
        if indicator.basis in ("stock", "cumulative"):
            last: dict[str, int] = {}
            for line in lines:
                last[line["sender"]] = max(last.get(line["sender"], 0), line["quarter"])
            lines = [line for line in lines if line["quarter"] == last[line["sender"]]]
        if indicator.basis == "cumulative" and period.first > 1:
            return self._difference(measure, indicator, lines, period)
        return self._added(indicator, lines, rate, period)

    def _difference(self, measure: Measure, indicator: Indicator, lines: list[Line], period: Period) -> Answer:
        """A quarter of what runs on through the year is what it gained since the quarter before."""
        raise NotImplementedError  # worked by hand in test_decisions.py

    def _added(self, indicator: Indicator, lines: list[Line], rate: bool, period: Period) -> Answer:
        if not lines:
            return Answer(None, None, None, "not_supplied")
        if rate:
            return self._rate(lines, period)
        one_part = indicator.unit == "number"
        parts = ("numerator",) if one_part else ("numerator", "denominator")
        complete = [line for line in lines if all(line[part] is not None for part in parts)]
        if not complete:
            return without_counts(lines, parts)
        top = sum(line["numerator"] for line in complete)
        if one_part:
            return Answer(top, None, top, "ok")
        base = sum(line["denominator"] for line in complete)
        if not base:
            return Answer(top, base, None, "not_applicable")
        return Answer(top, base, top / base, "ok")

    def _rate(self, lines: list[Line], period: Period) -> Answer:
        """Decision 16: children of the same year and place."""
        place = lines[0].get("place") or self.partnership.place
        children = [
            line["children"]
            for line in self.lines
            if line["dataset"] == "population" and line["place"] == place and line["year"] == period.year
        ]
        complete = [line for line in lines if line["numerator"] is not None]
        if not complete or not children or children[0] is None:
            return without_counts([{**line, "value": None} for line in lines], ("numerator",))
        top = sum(line["numerator"] for line in complete)
        if not children[0]:
            return Answer(None, None, None, "not_applicable")
        return Answer(top, children[0], top / children[0] * 10_000, "ok")


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


def cut_of(line: Line, by: str) -> Any:
    return line.get(by)


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
        return without_counts(lines, parts)
    if measure.kind == "mean":
        base = sum(line["respondents"] for line in complete)
        total = sum(line["respondents"] * line["mean_score"] for line in complete)
        return Answer(total, base, total / base, "ok") if base else Answer(None, None, None, "not_applicable")
    base = sum(total_of(measure.denominator, line) for line in complete)
    chosen = [line for line in complete if all(line[name] in words for name, words in measure.where.items())]
    top = sum(total_of(measure.numerator, line) - total_of(measure.less, line) for line in chosen)
    if measure.kind == "count":
        return Answer(top, None, top, "ok")
    return Answer(top, base, top / base, "ok") if base else Answer(top, base, None, "not_applicable")


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


PREPARED: dict[str, Callable[[Rival, Measure, Ask, Period], list[Line]]] = {
    "as_held": Rival.as_held,
    "taught": Rival.taught,
    "judgements": Rival.judgements,
    "cases": Rival.cases,
    "snapshot": Rival.snapshot,
    "still_open": Rival.still_open,
    "overdue": Rival.overdue,
    "stalled": Rival.stalled,
}
