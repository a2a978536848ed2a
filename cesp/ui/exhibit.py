"""One exhibit, the same everywhere: its sentence, its chart, what stands beside it, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from cesp.briefing.exhibit import Exhibit
from cesp.charts.draw import draw
from cesp.charts.palette import Mode
from cesp.ui.markup import join, table, tag
from cesp.ui.rows import rows_address

_STILL = {"displayModeBar": False, "responsive": True, "scrollZoom": False}


def show_exhibit(exhibit: Exhibit, key: str, query: Mapping[str, str]) -> None:
    """The headline as a heading; chart two thirds, lines one third; notes and source; three ways to look closer."""
    with st.container(key=f"exhibit-{key}", gap="xsmall"):
        st.html(join((tag("p", exhibit.title, css="cesp-kicker"), tag("h3", exhibit.headline))))
        _show_evidence(exhibit, key)
        st.html(tag("p", " ".join((*exhibit.notes, exhibit.source)), css="cesp-source"))
        with st.container(horizontal=True, gap="small"):
            _show_closer(exhibit, key, query)


def _show_evidence(exhibit: Exhibit, key: str) -> None:
    lines = tag("ul", *(tag("li", line) for line in exhibit.lines), css="cesp-lines")
    if exhibit.chart is None:
        st.html(lines)
        return
    left, right = st.columns([2, 1], gap="medium", vertical_alignment="center")
    left.plotly_chart(
        draw(exhibit.chart, page_mode()),
        theme=None,
        config=_STILL,
        key=f"chart-{key}",
        alt=exhibit.alt,
        width="stretch",
    )
    right.html(lines)


def _show_closer(exhibit: Exhibit, key: str, query: Mapping[str, str]) -> None:
    with st.popover("Table", key=f"table-{key}", type="tertiary", icon=":material/table:"):
        st.html(table(exhibit.table.columns, exhibit.table.rows, f"Table: {exhibit.title}"))
    with st.popover("Definition", key=f"definition-{key}", type="tertiary", icon=":material/menu_book:"):
        st.html(tag("p", exhibit.definition))
    with st.popover("Where from", key=f"source-{key}", type="tertiary", icon=":material/account_tree:"):
        st.html(join(tag("p", line) for line in (exhibit.source, *exhibit.notes)))
        if exhibit.shown.edition == "officer":
            attributes = {"href": rows_address(exhibit, query), "target": "_self"}
            st.html(tag("p", tag("a", "Show the rows", attributes=attributes)))


def page_mode() -> Mode:
    """Whether the reader's page is light or dark, as their browser says."""
    return "dark" if st.context.theme.type == "dark" else "light"
