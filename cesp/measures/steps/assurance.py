"""Meetings, self-assessments, reviews, and what was done with what children said."""

from __future__ import annotations

import ibis
from ibis import _

from cesp.measures.steps import Setting, first_of, has_text, is_any, told

_MEETING = ("sender", "year", "quarter", "day", "meeting")
_ASSESSMENT = ("sender", "year", "quarter", "kind", "cycle", "agency")


def answered(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Whether something was done for each thing that children or families said."""
    rows = rows.filter(has_text(rows.you_said))
    return told(rows, has_text(rows.we_did))


def meetings(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Each meeting once, and whether it was held."""
    rows = first_of(_with_held(rows), _MEETING, ("row", "agency"))
    return told(rows, rows.was_held)


def seats(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Each agency at each meeting that was held: whether it was represented, by a deputy too. Words that are neither
    do not tell."""
    rows = _with_held(rows).filter(_.was_held)
    known = is_any(rows.attended, "yes", "deputy", "no", "apologies")
    return told(rows, ibis.ifelse(known, is_any(rows.attended, "yes", "deputy"), ibis.null("boolean")))


def assessments(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Each agency or school once in a cycle, and whether its self-assessment came."""
    came = ~is_any(rows.self_grade, "not_received")
    rows = rows.mutate(came=came.any().over(group_by=[rows[name] for name in _ASSESSMENT]))
    rows = first_of(rows, _ASSESSMENT, ("row", "standard"))
    return told(rows, rows.came)


def standards(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Standards that were graded, the moderated grade standing in `self_grade` where there is one (DATA, 11)."""
    rows = rows.mutate(self_grade=rows.moderated_grade.fill_null(rows.self_grade))
    rows = rows.filter(~is_any(rows.self_grade, "not_received", "not_applicable"))
    return rows.mutate(counted=ibis.literal(True))


def done_in_time(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Reviews that are done, or past their due date: whether each was done by it. Without a due date nobody can tell;
    one that is neither done nor due yet is not asked."""
    rows = rows.filter(rows.done.notnull() | rows.due.isnull() | (rows.due < rows.period_end))
    return told(rows, ibis.ifelse(rows.due.isnull(), ibis.null("boolean"), (rows.done <= rows.due).fill_null(False)))


def _with_held(rows: ibis.Table) -> ibis.Table:
    """Rows with `was_held`: no row of the meeting says that it was not."""
    off = is_any(rows.held, "no") | is_any(rows.attended, "not_held")
    return rows.mutate(was_held=~off.any().over(group_by=[rows[name] for name in _MEETING]))
