"""The first page: how are we doing, in sentences, short lists, and priorities by measures in an order of choice."""

from __future__ import annotations

import streamlit as st

from cesp.briefing.exhibit import Overview
from cesp.briefing.overview import AS_AGREED, sort_rows
from cesp.jobs import overview as jobs
from cesp.ui.cache import ask
from cesp.ui.download import offer_overview
from cesp.ui.frame import show_frame
from cesp.ui.markup import join, tag
from cesp.ui.matrix import matrix
from cesp.ui.notices import show_empty
from cesp.ui.selection import Selection
from cesp.ui.summary import show_summary


def show_overview(chosen: Selection) -> None:
    """The overview of what is chosen, or what to do first where nothing is held."""
    if chosen.scope is None:
        st.html(join((tag("h1", "How are we doing?"), tag("p", chosen.desk.partnership.name))))
        show_empty(
            "Nothing has been uploaded yet.",
            "Open Upload returns, choose the quarter's spreadsheets, and see what was understood before it is kept.",
        )
        return
    render_overview(ask(chosen.desk, jobs.overview, chosen.scope), chosen)


def render_overview(overview: Overview, chosen: Selection) -> None:
    """An overview as composed: nothing added, nothing left out."""
    st.html(tag("h1", overview.title))
    show_frame(overview.frame)
    show_summary(overview.summary, chosen, None)
    st.html(tag("h2", "Every priority, measure by measure"))
    box, _ = st.columns([1, 2])
    column = box.selectbox("Order of priorities", (AS_AGREED, *overview.columns), key="order", bind="query-params")
    st.html(matrix(overview.columns, sort_rows(overview, column), chosen.query))
    offer_overview(overview)
    show_words(overview.glossary)


def show_words(glossary: tuple[tuple[str, str], ...]) -> None:
    """Abbreviations of this page, spelled out."""
    if glossary:
        with st.expander("Words used on this page"):
            st.html(tag("dl", *(join((tag("dt", short), tag("dd", long))) for short, long in glossary)))
