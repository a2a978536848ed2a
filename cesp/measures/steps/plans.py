"""Recommendations and actions as they stood at the end of a period."""

from __future__ import annotations

import ibis
from ibis import _

from cesp.measures.steps import Setting, has_text, is_any, told


def still_open(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Recommendations neither closed nor withdrawn at the end of the period."""
    return rows.mutate(counted=is_open(rows))


def overdue(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Open recommendations past their due date at the end of the period, or called overdue by their owner."""
    return rows.mutate(counted=is_open(rows) & (is_past(rows) | (rows.status == "overdue")))


def closed_in_time(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Recommendations that are closed, or past their due date: whether each was completed by it. Without a due date,
    or closed without a day of completion, nobody can tell; those still open and not due are not asked."""
    closed = is_any(rows.status, "closed")
    rows = rows.filter(~is_any(rows.status, "withdrawn") & (closed | is_past(rows)))
    closed = is_any(rows.status, "closed")
    return told(rows, ibis.ifelse(closed, rows.completed <= rows.due, ibis.literal(False)))


def with_impact(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Closed recommendations: whether anything is recorded of what came of each."""
    rows = rows.filter(is_any(rows.status, "closed"))
    return told(rows, has_text(rows.impact))


def late_actions(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Actions, not complete, past their due date at the end of the period."""
    return rows.mutate(counted=~is_complete(rows) & is_past(rows))


def moved(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Whether each action's rating or percentage changed since the quarter before (DATA, decision 14). What was new
    cannot be told, and what was complete already is not asked."""
    history = ibis.window(group_by=[rows.sender, rows.priority, rows.reference], order_by=rows.qi)
    follows = (rows.qi.lag(1).over(history) == rows.qi - 1).fill_null(False)
    rows = rows.mutate(
        was_complete=follows & is_complete(rows).lag(1).over(history).fill_null(False),
        changed=ibis.ifelse(follows, ~_same_as(rows, history, 1), ibis.null("boolean")),
    )
    rows = rows.filter(~_.was_complete)
    return told(rows, rows.changed)


def stalled(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Actions, not complete, without movement over two quarters, or overdue and not started (DATA, decision 14)."""
    history = ibis.window(group_by=[rows.sender, rows.priority, rows.reference], order_by=rows.qi)
    still = ibis.literal(True)
    for step in (1, 2):
        follows = (rows.qi.lag(step).over(history) == rows.qi - step).fill_null(False)
        still &= _same_as(rows, history, step) & follows
    late = is_past(rows) & is_any(rows.rag, "not_started")
    return rows.mutate(counted=~is_complete(rows) & (still | late))


def _same_as(rows: ibis.Table, history: ibis.expr.builders.WindowBuilder, steps: int) -> ibis.ir.BooleanValue:
    """Whether rating and percentage are those of so many returns before."""
    same = rows.rag.identical_to(rows.rag.lag(steps).over(history))
    return same & rows.percent_complete.identical_to(rows.percent_complete.lag(steps).over(history))


def is_open(rows: ibis.Table) -> ibis.ir.BooleanValue:
    """Whether a recommendation is neither closed nor withdrawn."""
    return ~rows.status.isin(["closed", "withdrawn"])


def is_past(rows: ibis.Table) -> ibis.ir.BooleanValue:
    """Whether the due date lies before the end of the period."""
    return (rows.due < rows.period_end).fill_null(False)


def is_complete(rows: ibis.Table) -> ibis.ir.BooleanValue:
    """Whether an action is complete, by its rating or its percentage."""
    return is_any(rows.rag, "blue") | (rows.percent_complete >= 1).fill_null(False)
