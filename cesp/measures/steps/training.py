"""Training: what was taught, how much of a workforce it reached, and what people say they gained."""

from __future__ import annotations

import ibis
from ibis import _

from cesp.measures.steps import Setting, all_counted
from cesp.measures.tables import question_table
from cesp.periods import parse_year


def taught(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Training without e-learning; the returns by agency stand in where a sender sent no sessions of that course and
    quarter, and stand alone where the answer is by agency (DATA, decision 5). A course that was e-learning only has
    sessions: its attendance is not taught either."""
    told = rows
    if "delivery" in rows.columns:
        rows = rows.filter(rows.delivery.isnull() | (rows.delivery != "e_learning"))
    if setting.by == "agency" or not setting.instead_by_agency:
        return all_counted(rows)
    attendance = question_table(setting.catalogue.dataset(setting.instead_by_agency))
    same = ("sender", "course", "year", "quarter")
    alone = attendance.anti_join(told, [attendance[name].identical_to(told[name]) for name in same])
    return all_counted(ibis.union(rows, alone.select(*(_borrowed(rows, alone, name) for name in rows.columns))))


def reach(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Attendance by agency with `outcome`, the agency's staff in scope in that year; null where the partnership has
    not stated it (DATA, decision 6)."""
    stated = [
        ((rows.agency == agency.id) & (rows.year == parse_year(year)), float(staff))
        for agency in setting.partnership.agency
        for year, staff in agency.workforce.items()
    ]
    workforce = ibis.cases(*stated) if stated else ibis.null("float64")
    return all_counted(rows.mutate(outcome=workforce, part=rows.agency))


def scored(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Scores with the scale they are on as their `part`: scores on different scales are not averaged."""
    return all_counted(rows.mutate(part=rows.scale_max.cast("string")))


def gained(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """The mean score after a course less the one before it, in `mean_score`: of the same sender, quarter, course,
    aspect and scale, and blank where either is missing. Scores before are weighted by who answered."""
    alike = [rows[name] for name in ("sender", "year", "quarter", "course", "aspect", "scale_max")]
    before = (rows.stage == "before") & rows.mean_score.notnull() & rows.respondents.notnull()
    people = ibis.ifelse(before, rows.respondents, 0.0)
    scores = ibis.ifelse(before, rows.respondents * rows.mean_score, 0.0)
    rows = rows.mutate(
        score_before=scores.sum().over(group_by=alike) / people.sum().over(group_by=alike).nullif(0.0),
        any_after=(rows.stage == "after").any().over(group_by=alike),
    )
    rows = rows.filter((_.stage == "after") | ((_.stage == "before") & ~_.any_after))
    gain = ibis.ifelse(_.stage == "after", _.mean_score - _.score_before, ibis.null("float64"))
    return scored(rows.mutate(mean_score=gain), setting)


def _borrowed(rows: ibis.Table, other: ibis.Table, name: str) -> ibis.Value:
    """The other table's column of that name, or nulls of the right type where it has none."""
    return other[name] if name in other.columns else ibis.null(rows[name].type()).name(name)
