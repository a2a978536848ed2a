"""Brings the first page together: every priority's exhibits, and the partnership's own, protected as one family."""

from __future__ import annotations

from dataclasses import replace

from cesp.briefing import overview as page
from cesp.briefing.exhibit import Exhibit, Overview
from cesp.briefing.pages import is_closed
from cesp.catalogue import Measure
from cesp.jobs.desk import Desk
from cesp.jobs.outlook import gather_page
from cesp.jobs.present import (
    Scope,
    in_order,
    in_reading_order,
    list_wanted,
    make_exhibits,
    page_scope,
    require_reader,
)
from cesp.measures.values import Ask


def overview(desk: Desk, scope: Scope) -> Overview:
    """The first page: every priority that is not a theme, by the measures that make headlines, and what the rules say
    of all exhibits."""
    require_reader(desk, scope)
    measures = [measure for measure in in_reading_order(desk) if measure.headline]
    whose: list[str | None] = [*(priority.id for priority in in_order(desk, scope.period)), None]
    columns = {priority: [_headline_ask(desk, measure, priority) for measure in measures] for priority in whose}
    living = [entry.id for entry in in_order(desk, scope.period) if not is_closed(entry, scope.period)]
    asks = [*(ask for priority in living for ask in list_wanted(desk, priority)), *_of_the_whole(desk)]
    besides = [ask for line in columns.values() for ask in line if ask is not None and ask not in asks]
    made = make_exhibits(desk, scope, [*asks, *besides])
    by_ask = dict(zip([*asks, *besides], made, strict=True))
    grid: dict[str | None, list[Exhibit | None]] = {
        priority: [by_ask[ask] if ask is not None else None for ask in line] for priority, line in columns.items()
    }
    drawn_from = gather_page(desk, scope.period, scope.edition, None, made[: len(asks)])
    return page.overview(page_scope(desk, scope), [measure.title for measure in measures], grid, drawn_from)


def _of_the_whole(desk: Desk) -> list[Ask]:
    """What is told of the partnership and of no priority: its meetings and self-assessments."""
    return [
        Ask(measure.id)
        for measure in in_reading_order(desk)
        if "priority" not in measure.by and measure.kind not in ("indicator", "rate")
    ]


def _headline_ask(desk: Desk, measure: Measure, priority: str | None) -> Ask | None:
    """The question under a column of the overview; for the rate column, the priority's first national indicator."""
    ask = Ask(measure.id, priority)
    if measure.kind != "rate":
        return ask
    national = (entry for entry in desk.partnership.indicator if entry.rate and entry.source == "national")
    first = next((entry for entry in national if priority in entry.priorities), None)
    return replace(ask, indicator=first.id) if first else None
