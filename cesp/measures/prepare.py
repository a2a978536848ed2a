"""Which rows count, settled before any are added up: the steps a measure may name."""

from __future__ import annotations

import ibis
from ibis import _

from cesp.measures.steps import Setting, Step, all_counted, whole_before_parts
from cesp.measures.steps.assurance import answered, assessments, done_in_time, meetings, seats, standards
from cesp.measures.steps.audits import audits_held, audits_kept, cases, findings, judgements, re_audits
from cesp.measures.steps.plans import closed_in_time, late_actions, moved, overdue, stalled, still_open, with_impact
from cesp.measures.steps.training import gained, reach, scored, taught


def as_held(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Every row counts."""
    return all_counted(rows)


def indicator(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """The whole before its agencies (DATA, decision 3). What is returned under several priorities is one indicator,
    and counts once: under the first of them."""
    if "agency" not in rows.columns:
        return all_counted(rows)
    same = [rows[name] for name in ("sender", "year", "quarter", "agency")]
    rows = rows.mutate(first_priority=rows.priority.min().over(group_by=same)).filter(_.priority == _.first_priority)
    return all_counted(whole_before_parts(rows, ("sender", "year", "quarter", "indicator"), setting.by))


STEPS: dict[str, Step] = {
    "as_held": as_held,
    "indicator": indicator,
    "taught": taught,
    "reach": reach,
    "scored": scored,
    "gained": gained,
    "audits_held": audits_held,
    "audits_kept": audits_kept,
    "judgements": judgements,
    "re_audits": re_audits,
    "cases": cases,
    "findings": findings,
    "snapshot": as_held,
    "still_open": still_open,
    "overdue": overdue,
    "closed_in_time": closed_in_time,
    "with_impact": with_impact,
    "late_actions": late_actions,
    "moved": moved,
    "stalled": stalled,
    "answered": answered,
    "meetings": meetings,
    "seats": seats,
    "assessments": assessments,
    "standards": standards,
    "done_in_time": done_in_time,
}
# Steps of what is told as it stands at the end of a period: its last return counts.
SNAPSHOTS = frozenset(
    {"snapshot", "still_open", "overdue", "closed_in_time", "with_impact", "late_actions", "moved", "stalled"}
)
# Steps whose rows bring their own earlier side, which is what the figure is compared with.
PAIRED = frozenset({"re_audits"})
