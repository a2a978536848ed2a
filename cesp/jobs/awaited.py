"""From what the partnership expects to returns as they stand now, each gap with the figures it makes incomplete."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import ibis

from cesp.briefing.gaps import Sent, affected, unlike_later
from cesp.briefing.returns import Awaited, Return, judge
from cesp.catalogue.expected import Expected
from cesp.errors import ConfigurationError
from cesp.jobs.desk import Desk
from cesp.measures.tables import question_table
from cesp.periods import Period, Quarter, parse_period


def today(desk: Desk) -> date:
    """The day of the desk's clock, in UTC."""
    return desk.clock().date()


def list_awaited(desk: Desk, years: Iterable[int]) -> list[Awaited]:
    """Every return expected of these years, in the order of the partnership's list."""
    spans = sorted(years)
    return [
        _one(desk, entry, index, period)
        for index, entry in enumerate(desk.partnership.expected)
        for year in spans
        for period in entry.periods(year)
    ]


def _one(desk: Desk, entry: Expected, index: int, period: Period) -> Awaited:
    family = tuple(d.name for d in desk.catalogue.datasets if (d.family, d.every) == (entry.family, entry.every))
    if unknown := sorted(set(entry.datasets) - set(family)) or ([] if family else [entry.family]):
        raise ConfigurationError(
            f"No {entry.family} return of a {entry.every} holds {', '.join(unknown)}",
            where=f"expected {index + 1}, key datasets",
            mend=f"Choose from: {', '.join(family) or 'another family'}.",
        )
    title = desk.partnership.get_agency(entry.sender).title
    due = period.last_day + timedelta(days=entry.due_days)
    return Awaited(entry.sender, title, entry.family, entry.datasets or family, entry.datasets, period, due)


def years_expected(desk: Desk) -> tuple[int, ...]:
    """Years, up to this one, in which a return is expected; oldest first."""
    this = Quarter.of(today(desk)).year
    starts = [period.year for entry in desk.partnership.expected if (period := parse_period(entry.since))]
    return tuple(
        year
        for year in range(min(starts, default=this), this + 1)
        if any(entry.periods(year) for entry in desk.partnership.expected)
    )


def judge_all(desk: Desk, awaited: Sequence[Awaited]) -> list[Return]:
    deliveries, day = desk.store.deliveries(), today(desk)
    said = {(entry.sender, entry.family, entry.year, entry.quarter): entry for entry in desk.store.declarations()}
    return [
        judge(entry, deliveries, said.get((entry.sender, entry.family, entry.period.year, entry.quarter)), day)
        for entry in awaited
    ]


def with_figures(desk: Desk, returns: Sequence[Return]) -> list[Return]:
    """The same returns, each gap with the figures that want it."""
    sent: dict[tuple[str, str], list[Sent]] = {}
    for entry in returns:
        for dataset in entry.gaps:
            key = (entry.awaited.sender, dataset)
            if key not in sent:
                sent[key] = list(_sent(desk, *key))
    return [_with_figures(desk, entry, sent) for entry in returns]


def _with_figures(desk: Desk, entry: Return, sent: Mapping[tuple[str, str], Sequence[Sent]]) -> Return:
    period = entry.awaited.period
    about = [one for dataset in entry.gaps for one in sent[entry.awaited.sender, dataset]]
    figures = affected(entry.gaps, period, about, desk.catalogue, desk.partnership)
    return replace(entry, affects=(*figures, unlike_later(period))) if figures else entry


def _sent(desk: Desk, sender: str, dataset: str) -> Iterable[Sent]:
    """What a sender's rows of a dataset are about, in all periods held."""
    rows = question_table(desk.catalogue.dataset(dataset))
    blank = ibis.null("string")
    columns = {name: rows[name] if name in rows.columns else blank for name in ("priority", "course", "indicator")}
    answer = desk.store.answer(rows.filter(rows.sender == sender).select(**columns).distinct())
    for values in answer.astype(object).where(answer.notna(), None).itertuples(index=False):
        yield Sent(dataset, *values)
