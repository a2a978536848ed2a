"""Highlight reports to fill in: a page a priority and quarter, with what is held already; read back in as a return."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cesp.briefing.highlights import Highlight, compose_highlight
from cesp.briefing.pages import is_closed
from cesp.errors import Mendable
from cesp.jobs.desk import Desk
from cesp.jobs.downloads import log_export, require_taker
from cesp.jobs.present import Scope, brief, headlines_of, in_order
from cesp.measures.tables import question_table
from cesp.measures.values import Ask
from cesp.periods import Period, Quarter

DATASET = "highlights"
_ACTIONS = "actions_on_track"


def highlight_reports(desk: Desk, priorities: Sequence[str], period: Period) -> bytes:
    """An .xlsx with a page for each priority, by id or title; for each that lives in the quarter where none is named.

    NotAllowed where the person may not take officers' figures away; Mendable where the period is no quarter, or there
    is no such priority.
    """
    from cesp.export.highlight import make_highlights

    require_taker(desk, "officer")
    if period.first != period.last:
        mend = f"Name one such as {Period(period.year, period.last, period.last).label}."
        raise Mendable(f"A highlight report is of one quarter, and {period.label} is more", mend=mend)
    wanted = [_find(desk, name) for name in priorities] or _living(desk, period)
    reports = [compose(desk, priority, period) for priority in dict.fromkeys(wanted)]
    sender = desk.partnership.get_agency(desk.partnership.sender).title
    made = make_highlights(reports, desk.catalogue.dataset(DATASET), sender)
    titles = ", ".join(report.priority for report in reports)
    log_export(
        desk, f"Highlight reports, {titles}, {period.label}; edition {desk.partnership.editions['officer']}; xlsx"
    )
    return made


def compose(desk: Desk, priority: str, period: Period) -> Highlight:
    """One report. NotAllowed where the person may not read the officers' edition."""
    scope = Scope(period, "same-period", "officer")
    page = brief(desk, priority, scope)
    [actions] = headlines_of(desk, [Ask(_ACTIONS, priority)], scope)
    before = Quarter.at(Quarter(period.year, period.first).index - 1)
    held = _held(desk, priority, period), _held(desk, priority, Period.single(before))
    return compose_highlight(page, period, actions.shown.figure.parts, *held)


def highlights_name(priorities: Sequence[str], period: Period) -> str:
    """What the file is called: priorities and quarter behind "highlight report"."""
    return " ".join(("highlight report", *priorities, period.label.replace("/", "-"))) + ".xlsx"


def _held(desk: Desk, priority: str, period: Period) -> dict[str, str | None]:
    """What was last reported of a quarter, by column; empty where nothing was."""
    table = question_table(desk.catalogue.dataset(DATASET))
    ours = (table.priority == priority) & (table.year == period.year) & (table.quarter == period.first)
    answer = desk.store.answer(table.filter(ours).order_by("upload"))
    rows: list[dict[Any, Any]] = answer.astype(object).where(answer.notna(), None).to_dict("records")
    names = [column.name for column in desk.catalogue.dataset(DATASET).stored if column.name != "priority"]
    return {name: rows[-1][name] for name in names} if rows else {}


def _find(desk: Desk, name: str) -> str:
    found = desk.partnership.find("priority", name)
    known = [priority.id for priority in desk.partnership.priority if not priority.theme]
    if found not in known:
        raise Mendable(f"'{name}' is not a priority of the partnership", mend=f"Choose one of: {', '.join(known)}.")
    return found


def _living(desk: Desk, period: Period) -> list[str]:
    """Priorities that are open in a quarter. Mendable where there is none."""
    living = [one.id for one in in_order(desk, period) if one.stage(period.last_day) and not is_closed(one, period)]
    if not living:
        raise Mendable(f"No priority is open in {period.label}", mend="Name another quarter, or a priority.")
    return living
