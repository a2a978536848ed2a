"""The rows behind a figure: upload, file, sheet and row number, on a page with an address of its own. For officers."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from cesp.briefing.exhibit import Exhibit
from cesp.jobs.provenance import SourceRow, rows_behind, spell_figure
from cesp.measures.values import Ask
from cesp.periods import parse_period
from cesp.ui.frame import is_withheld
from cesp.ui.markup import join, table, tag
from cesp.ui.notices import show_empty
from cesp.ui.selection import Selection

_PLACE = ("Upload", "File", "Sheet", "Row", "Period")
_LISTED = 500
_MEASURE, _PRIORITY, _INDICATOR, _PERIOD = "rows-of", "rows-priority", "rows-indicator", "rows-period"
_BY, _VALUE = "rows-by", "rows-only"


def rows_address(exhibit: Exhibit, query: Mapping[str, str], by: str = "", value: str = "") -> str:
    """The address of the rows behind an exhibit's figure, or behind one `value` of what it is cut `by`; `query` keeps
    what is chosen on the page. A priority and a quarter are asked for as such."""
    figure = exhibit.shown.figure
    if not by:
        by, value = next(iter(figure.by.items()), ("", ""))
    asked = {
        _MEASURE: figure.measure,
        _PRIORITY: figure.priority or "",
        _INDICATOR: figure.indicator or "",
        _PERIOD: figure.period.label,
    }
    plain = {"priority": _PRIORITY, "quarter": _PERIOD}
    asked |= {plain[by]: value} if by in plain else {_BY: by, _VALUE: value}
    return f"rows?{urlencode({**query, **{name: word for name, word in asked.items() if word}})}"


def show_rows(chosen: Selection) -> None:
    """The page of the figure that the address names."""
    st.html(tag("h1", "Where a figure comes from"))
    if is_withheld(chosen):
        return
    measure, period = st.query_params.get(_MEASURE), parse_period(st.query_params.get(_PERIOD, ""))
    if not measure or period is None:
        show_empty("No figure was named.", "Open a priority, then “Where from” under a figure, and “Show the rows”.")
        return
    by, value = st.query_params.get(_BY), st.query_params.get(_VALUE, "")
    ask = Ask(measure, st.query_params.get(_PRIORITY), st.query_params.get(_INDICATOR), by)
    rows = rows_behind(chosen.desk, ask, period, value)
    words = f"{len(rows):,} rows of {len({row.upload for row in rows}):,} files are behind it, and no other."
    sentence = spell_figure(chosen.desk, ask, period, value)
    st.html(join((tag("p", tag("strong", sentence)), tag("p", words if rows else "No row is behind it."))))
    if rows:
        titles = tuple(dict.fromkeys(title for row in rows for title in row.columns))
        st.html(table((*_PLACE, *titles), (_row(row, titles) for row in rows[:_LISTED]), "Rows behind the figure"))
    if any(row.numerator is None for row in rows):
        note = "A row in which a part is missing (a dash, or a mark) is left out of the figure and counted in its note."
        st.html(tag("p", note, css="cesp-quiet"))
    if len(rows) > _LISTED:
        more = f"{len(rows) - _LISTED:,} more rows are not listed here; the command “cesp rows” lists them all."
        st.html(tag("p", more, css="cesp-quiet"))


def _row(row: SourceRow, titles: tuple[str, ...]) -> tuple[str | float | None, ...]:
    place = (str(row.upload), row.file, row.sheet, str(row.row), row.period)
    return (*place, *(row.columns.get(title) for title in titles))
