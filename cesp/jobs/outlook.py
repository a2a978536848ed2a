"""What the sentences of a page are drawn from besides its exhibits: what falls due, and what has not come."""

from __future__ import annotations

from collections.abc import Sequence

from cesp.briefing.exhibit import Exhibit
from cesp.briefing.returns import Return
from cesp.briefing.rules.page import Due, Page
from cesp.catalogue import Edition
from cesp.jobs.awaited import judge_all, list_awaited
from cesp.jobs.desk import Desk
from cesp.measures.due import OWNERS, due_rows
from cesp.periods import Period, Quarter


def gather_page(
    desk: Desk, period: Period, edition: Edition, priority: str | None, exhibits: Sequence[Exhibit]
) -> Page:
    """What the rules look at on the page of a priority, or of all (None)."""
    due_by = Quarter.at(period.quarters[-1].index + 1).last_day
    due = [entry for entry in _due(desk, period) if entry.late or (entry.due is not None and entry.due <= due_by)]
    return Page(
        period=period,
        edition=edition,
        catalogue=desk.catalogue,
        partnership=desk.partnership,
        priority=priority,
        exhibits=tuple(exhibits),
        due=tuple(entry for entry in due if priority is None or entry.priority == priority),
        due_by=due_by,
        returns=tuple(_returns(desk, period)),
    )


def _due(desk: Desk, period: Period) -> list[Due]:
    """What is left to do at the end of a period, of every kind."""
    entries = []
    for dataset in OWNERS:
        [rows] = desk.store.answers([due_rows(dataset, period, desk.catalogue)])
        entries += [Due(dataset, row[0], row[1], row[2] or "", row[3], bool(row[4])) for row in rows]
    return entries


def _returns(desk: Desk, period: Period) -> list[Return]:
    """Returns expected of a period's quarters, or of its whole year, that leave a gap."""
    judged = judge_all(desk, list_awaited(desk, (period.year,)))
    return [
        entry
        for entry in judged
        if entry.gaps and (entry.awaited.period == period or set(entry.awaited.period.quarters) <= set(period.quarters))
    ]
