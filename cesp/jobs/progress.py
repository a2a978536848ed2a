"""Little or no evidence of progress: what the rule proposes in a period, and what leads decided about it."""

from __future__ import annotations

from datetime import date

from cesp.briefing.progress import Progress, ProgressRow, tell_progress
from cesp.jobs.deciding import agree_progress
from cesp.jobs.desk import Desk
from cesp.jobs.evidence import gather
from cesp.jobs.present import Scope, require_reader
from cesp.jobs.words import Place
from cesp.measures.behind import quarters_behind
from cesp.measures.progress import MEASURE, Position, Proposal, actions_over_time, propose
from cesp.measures.values import Ask
from cesp.periods import Period, parse_period
from cesp.store.words import Statement


def progress_of(desk: Desk, priority: str | None, scope: Scope) -> Progress:
    """The section on little or no evidence of progress, of one priority's actions or of all."""
    require_reader(desk, scope)
    found = _proposals(desk, scope.period)
    ours = [one for one in found if priority in (None, one.priority)]
    return tell_progress(ours, progress_decisions(desk, scope.period), scope.edition, desk.partnership)


def decide_progress(desk: Desk, row: ProgressRow, period: Period, *, agreed: bool, reason: str, name: str) -> Statement:
    """A lead's decision on a row of the officers' edition. It holds for the position at the period's end, however the
    page reached it: a quarter, a year to date or a year."""
    place = Place(row.priority, MEASURE, None, _at_end(period))
    seen = row.statement.last if row.statement else 0
    about = f"{row.action}. {row.why}."
    return agree_progress(desk, place, agreed=agreed, reason=reason, about=about, key=row.key, name=name, seen=seen)


def _proposals(desk: Desk, period: Period) -> tuple[Proposal, ...]:
    """The actions that the rule proposes at the end of a period. They are for officers until their leads agree."""
    evidence = gather(desk, Ask(MEASURE))
    last = quarters_behind(evidence.plan, period, evidence.groups, evidence.held)
    [rows] = desk.store.answers([actions_over_time(desk.catalogue, desk.partnership)])
    return propose((Position(*row) for row in rows), period.year, last)


def progress_decisions(desk: Desk, period: Period) -> dict[tuple[str, str], Statement]:
    """Decisions that stand on the position at a period's end, by priority and reference; "" is all of a priority."""
    kept = desk.store.statements({"kind": "no_progress", "measure": MEASURE})
    standing = [one for one in kept if one.state != "closed" and _ends(one.subject.period) == period.last_day]
    return {(one.subject.priority or "", one.subject.key): one for one in standing}


def _ends(label: str) -> date | None:
    period = parse_period(label)
    return period.last_day if period else None


def _at_end(period: Period) -> Period:
    """The last quarter of a period."""
    return Period.single(period.quarters[-1])
