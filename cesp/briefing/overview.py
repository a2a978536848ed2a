"""Exhibits of all priorities -> the first page: its sentences, and priorities by measures, in an order of choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cesp.briefing.abbreviations import spell_out
from cesp.briefing.exhibit import Cell, Exhibit, Overview, OverviewRow
from cesp.briefing.pages import Scope, frame, page_glossary, recent, stage_words
from cesp.briefing.rules import tell
from cesp.briefing.rules.page import Page
from cesp.briefing.sentences import verdict_of
from cesp.briefing.summary import Summary, arrange
from cesp.catalogue import Partnership

WHOLE = "All training, audits and plans"
AS_AGREED = "As the partnership lists them"


def overview(
    scope: Scope, columns: Sequence[str], grid: Mapping[str | None, Sequence[Exhibit | None]], page: Page
) -> Overview:
    """The first page. `grid` holds for each priority, and None for the whole, an exhibit under each column; `page` all
    exhibits that sentences are drawn from."""
    partnership = page.partnership
    told = replace(page, exhibits=tuple(recent(page.exhibits, scope.period.last_day)))
    shown = [exhibit for exhibits in grid.values() for exhibit in exhibits if exhibit is not None]
    titles: dict[str | None, str] = {priority.id: priority.title for priority in partnership.priority}
    titles[None] = WHOLE
    rows = tuple(_row(whose, titles[whose], exhibits, scope, partnership) for whose, exhibits in grid.items())
    return Overview(
        title="How are we doing?",
        frame=frame(scope, shown, partnership),
        summary=Summary(arrange(tell(told))),
        columns=spell_out(columns, partnership),
        rows=rows,
        glossary=page_glossary(list(titles.values()), shown, partnership),
    )


def sort_rows(overview: Overview, column: str) -> tuple[OverviewRow, ...]:
    """The rows with the largest figure of a column first, those without one after them in their own order, and the
    whole last; the priorities in their order for a column the page does not have."""
    if column not in overview.columns:
        return overview.rows
    place = overview.columns.index(column)

    def key(row: OverviewRow) -> tuple[bool, bool, float]:
        cell = row.cells[place]
        value = cell.value if cell is not None else None
        return row.priority is None, value is None, -(value or 0.0)

    return tuple(sorted(overview.rows, key=key))


def _row(
    priority: str | None, title: str, exhibits: Sequence[Exhibit | None], scope: Scope, partnership: Partnership
) -> OverviewRow:
    stage = stage_words(partnership.get_priority(priority), scope.period) if priority else ""
    return OverviewRow(priority, title, stage, tuple(_cell(exhibit) if exhibit else None for exhibit in exhibits))


def _cell(exhibit: Exhibit) -> Cell:
    """A figure small. The bar pair is on the scale of the larger of the two, or of the whole for a percentage."""
    shown = exhibit.shown
    figure, previous = shown.figure, shown.previous
    was = previous.value if previous else None
    top = 1.0 if shown.definition.kind == "proportion" else max(figure.value or 0.0, was or 0.0) or 1.0
    return Cell(
        exhibit=exhibit.id,
        about=f"{shown.definition.title.split(', rate')[0]}, {figure.period.label}"
        if shown.definition.indicator
        else "",
        display=figure.display,
        base=figure.base,
        was=f"was {previous.display}" if previous is not None and previous.status == "ok" else "",
        verdict=verdict_of(shown),
        now=None if figure.value is None else min(figure.value / top, 1.0),
        before=None if was is None else min(was / top, 1.0),
        value=figure.value,
    )
