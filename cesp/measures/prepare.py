"""Which rows count, settled before any are added up: one step a measure may name, each an Ibis expression.

Every step takes a dataset's table and returns it, rows settled, with a boolean column `counted`: whether the row may
be in the numerator. Divisions are left to `evaluate`; nothing here draws in memory tables.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import ibis
from ibis import _

from cesp.catalogue import Catalogue
from cesp.measures.tables import question_table

PLACE_IN_TIME = ("sender", "upload", "year", "quarter", "qi", "period_end")


@dataclass(frozen=True)
class Setting:
    """What a step needs to know besides the rows: the catalogue, and by which column the answer is cut."""

    catalogue: Catalogue
    by: str | None
    instead_by_agency: str


Step = Callable[[ibis.Table, Setting], ibis.Table]


def as_held(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Every row counts."""
    return rows.mutate(counted=ibis.literal(True))


def taught(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Training without e-learning; the returns by agency stand in where a sender sent no sessions of that course and
    quarter, and stand alone where the answer is by agency (DATA, decision 5). A course that was e-learning only has
    sessions: its attendance is not taught either."""
    told = rows
    if "delivery" in rows.columns:
        rows = rows.filter(rows.delivery.isnull() | (rows.delivery != "e_learning"))
    if setting.by == "agency" or not setting.instead_by_agency:
        return rows.mutate(counted=ibis.literal(True))
    attendance = question_table(setting.catalogue.dataset(setting.instead_by_agency))
    same = ("sender", "course", "year", "quarter")
    alone = attendance.anti_join(told, [attendance[name].identical_to(told[name]) for name in same])
    return ibis.union(rows, alone.select(*(_borrowed(rows, alone, name) for name in rows.columns))).mutate(
        counted=ibis.literal(True)
    )


def judgements(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Each case judged once: overall judgements before those by standard, the whole before its agencies, a moderated
    grade before a self grade (DATA, decisions 3 and 11). By standard or agency, only rows that name one; a standard
    judged as a whole says nothing of another that only agencies judged."""
    if setting.by == "agency":
        rows = rows.filter(rows.agency.notnull())
    of_audit = ("sender", "year", "quarter", "audit", "priority", "round")
    audit = [rows[name] for name in of_audit]
    overall = rows.standard.isnull() | (rows.grade_kind == "overall").fill_null(False)
    rows = rows.mutate(overall=overall).mutate(any_overall=overall.any().over(group_by=audit))
    rows = rows.filter(~_.overall) if setting.by == "standard" else rows.filter(_.overall | ~_.any_overall)
    rows = rows.mutate(about=ibis.ifelse(_.overall, ibis.null("string"), _.standard))
    rows = _whole_before_parts(rows, (*of_audit, "about"), setting.by)
    judged = (*of_audit, "standard", "agency", "case_number")
    moderated = (rows.grade_kind == "moderated").fill_null(False)
    rows = rows.mutate(any_moderated=moderated.any().over(group_by=[rows[name] for name in judged]))
    rows = rows.filter(~(_.any_moderated & (_.grade_kind == "self").fill_null(False)))
    return rows.mutate(counted=ibis.literal(True))


def cases(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """A row for each case that has a number, and rows of the overall standard for those that were only counted
    (DATA, decision 12). The number of cases stands in `count`; judgements by standard alone do not tell it."""
    numbered = rows.filter(rows.case_number.notnull())
    keys = [*PLACE_IN_TIME, "audit", "priority", "case_number"]
    first = {"sheet": _.sheet.argmin(_.row), "row": _.row.min()}  # where a case is first told of
    numbered = numbered.group_by(keys).aggregate(**first)
    numbered = numbered.mutate(count=ibis.literal(1.0), count_status=ibis.null("string"))
    unnumbered = judgements(rows.filter(rows.case_number.isnull()), Setting(setting.catalogue, None, ""))
    unnumbered = unnumbered.mutate(count=ibis.ifelse(_.overall, _["count"], ibis.null("float64")))
    unnumbered = unnumbered.select(*keys, *first, "count", "count_status")
    return ibis.union(numbered, unnumbered).mutate(counted=ibis.literal(True))


def indicator(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """The whole before its agencies (DATA, decision 3). What is returned under several priorities is one indicator,
    and counts once: under the first of them."""
    if "agency" not in rows.columns:
        return as_held(rows, setting)
    same = [rows[name] for name in ("sender", "year", "quarter", "agency")]
    rows = rows.mutate(first_priority=rows.priority.min().over(group_by=same)).filter(_.priority == _.first_priority)
    rows = _whole_before_parts(rows, ("sender", "year", "quarter", "indicator"), setting.by)
    return rows.mutate(counted=ibis.literal(True))


def still_open(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Recommendations neither closed nor withdrawn at the end of the period."""
    return rows.mutate(counted=_is_open(rows))


def overdue(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Open recommendations past their due date at the end of the period, or called overdue by their owner."""
    late = (rows.due < rows.period_end).fill_null(False) | (rows.status == "overdue")
    return rows.mutate(counted=_is_open(rows) & late)


def stalled(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Actions, not complete, without movement over two quarters, or overdue and not started (DATA, decision 14)."""
    history = ibis.window(group_by=[rows.sender, rows.priority, rows.reference], order_by=rows.qi)
    still = ibis.literal(True)
    for step in (1, 2):
        earlier = {name: rows[name].lag(step).over(history) for name in ("qi", "rag", "percent_complete")}
        same = rows.rag.identical_to(earlier["rag"])
        same &= rows.percent_complete.identical_to(earlier["percent_complete"])
        still &= same & (earlier["qi"] == rows.qi - step).fill_null(False)
    complete = (rows.rag == "blue").fill_null(False) | (rows.percent_complete >= 1).fill_null(False)
    late = (rows.due < rows.period_end).fill_null(False) & (rows.rag == "not_started").fill_null(False)
    return rows.mutate(counted=~complete & (still | late))


def _is_open(rows: ibis.Table) -> ibis.ir.BooleanValue:
    return ~rows.status.isin(["closed", "withdrawn"])


def _whole_before_parts(rows: ibis.Table, group: tuple[str, ...], by: str | None) -> ibis.Table:
    """Rows that speak for the whole (no agency) where there are any, else its agencies; by agency, only agencies."""
    if by == "agency":
        return rows.filter(rows.agency.notnull())
    whole = rows.agency.isnull().any().over(group_by=[rows[name] for name in group])
    return rows.mutate(any_whole=whole).filter(_.agency.isnull() | ~_.any_whole)


def _borrowed(rows: ibis.Table, other: ibis.Table, name: str) -> ibis.Value:
    """The other table's column of that name, or nulls of the right type where it has none."""
    return other[name] if name in other.columns else ibis.null(rows[name].type()).name(name)


STEPS: dict[str, Step] = {
    "as_held": as_held,
    "taught": taught,
    "judgements": judgements,
    "cases": cases,
    "snapshot": as_held,
    "still_open": still_open,
    "overdue": overdue,
    "stalled": stalled,
    "indicator": indicator,
}
SNAPSHOTS = frozenset({"snapshot", "still_open", "overdue", "stalled"})
