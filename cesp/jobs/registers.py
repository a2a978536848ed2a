"""Rows one by one for a topic page: which are listed, and what is said of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from cesp.briefing.punctual import Due
from cesp.briefing.registers import Entry, Register, compose_register, leave_out, sum_up_returns
from cesp.catalogue import Dataset
from cesp.catalogue.topics import RegisterKind
from cesp.jobs.awaited import judge_all, list_awaited
from cesp.jobs.desk import Desk
from cesp.jobs.evidence import gather
from cesp.jobs.present import Scope
from cesp.jobs.provenance import titles_of
from cesp.measures.behind import quarters_behind
from cesp.measures.evidence import earlier_period
from cesp.measures.listing import listed
from cesp.measures.tables import question_table
from cesp.measures.values import Ask
from cesp.periods import Period
from cesp.store.schema import period_label


@dataclass(frozen=True)
class Source:
    """Where a register's rows come from: those that a measure looks at in the period, or all that a `dataset` has of
    its quarters. `flags` are further columns, each with the step that says for which rows it is so; `missed` lists only
    rows of which the measure says no."""

    measure: str = ""
    flags: Mapping[str, str] = field(default_factory=dict)
    missed: bool = False
    dataset: str = ""


def make_register(desk: Desk, kind: RegisterKind, scope: Scope, priority: str | None = None) -> Register:
    """A register of a period, as an edition may see it; of one priority's rows where it is named. Whoever calls has
    made sure that the person may read it."""
    if kind == "returns":
        earlier = earlier_period(scope.period, scope.compare)
        return sum_up_returns(_due(desk, scope.period), _due(desk, earlier), scope.edition)
    source = SOURCES[kind]
    dataset = desk.catalogue.dataset(source.dataset or desk.catalogue.measure(source.measure).dataset)
    rows = _sent(desk, dataset, scope.period) if source.dataset else _rows(desk, source, scope.period)
    entries = [_entry(desk, row, dataset) for row in rows if priority is None or row["priority"] == priority]
    register = compose_register(kind, entries, scope.period, scope.edition)
    return register if priority is None else leave_out(register, kind, "priority")


def _due(desk: Desk, period: Period) -> Due:
    """The returns expected of quarters and years within a period, and what became of them by today."""
    expected = [
        entry
        for entry in list_awaited(desk, (period.year,))
        if period.first_day <= entry.period.first_day and entry.period.last_day <= period.last_day
    ]
    return period, judge_all(desk, expected)


def _rows(desk: Desk, source: Source, period: Period) -> Iterator[dict[str, Any]]:
    """The rows behind the measure's figure of the period."""
    evidence = gather(desk, Ask(source.measure))
    used = quarters_behind(evidence.plan, period, evidence.groups, evidence.held)
    answer = desk.store.answer(listed(source.measure, source.flags, desk.catalogue, desk.partnership))
    for row in answer.astype(object).where(answer.notna(), None).to_dict("records"):
        inside = row["year"] == period.year and (row["sender"], row["quarter"]) in used
        if inside and not (source.missed and row["outcome"] != 0):
            yield {str(name): value for name, value in row.items()}


def _sent(desk: Desk, dataset: Dataset, period: Period) -> Iterator[dict[str, Any]]:
    """The rows of a dataset that are of the period's quarters, in their order."""
    table = question_table(dataset)
    inside = (table.year == period.year) & table.quarter.between(period.first, period.last)
    answer = desk.store.answer(table.filter(inside).order_by("quarter", "upload", "sheet", "row"))
    for row in answer.astype(object).where(answer.notna(), None).to_dict("records"):
        yield {str(name): value for name, value in row.items()}


def _entry(desk: Desk, row: Mapping[str, Any], dataset: Dataset) -> Entry:
    """A row in words: titles for ids, choices as they are spoken, and what needs a look."""
    names = titles_of(desk, dataset)
    entry: dict[str, str | float | date | bool | None] = {
        name: value.date() if isinstance(value, pd.Timestamp) else value for name, value in row.items()
    }
    for column in dataset.stored:
        value = row.get(column.name)
        if column.kind == "choice" and value:
            entry[column.name] = str(value).replace("_", " ").capitalize()
        elif column.name in names:
            entry[column.name] = names[column.name].get(str(value), value)
    agrees = {agency.id for agency in desk.partnership.agency if agency.agrees_to_be_named}
    needs = [words for flag, words in NEEDS.items() if row.get(flag)]
    period = period_label(int(row["year"]), int(row["quarter"]))
    return {
        **entry,
        "period": period,
        "when": entry["day"] or period,
        "is_open": row.get("status") not in ("closed", "withdrawn"),
        "is_off": row.get("rag") in ("red", "amber"),
        "unanswered": row.get("outcome") == 0,
        "needs": "; ".join(needs),
        "open_to_all": row.get("agency") in agrees,
    }


NEEDS = {"stalled": "little or no evidence of progress", "late": "overdue"}
SOURCES: Mapping[RegisterKind, Source] = {
    "recommendations": Source("recommendations_overdue", {"overdue": "overdue"}),
    "actions": Source("actions_overdue", {"late": "late_actions", "stalled": "stalled"}),
    "voice": Source("feedback_answered"),
    "meetings": Source("meetings_held", missed=True),
    "assessments": Source("assessments_received", missed=True),
    "highlights": Source(dataset="highlights"),
}
