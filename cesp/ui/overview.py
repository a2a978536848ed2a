"""The first page: how are we doing, in sentences, four short lists, and priorities by measures."""

from __future__ import annotations

import streamlit as st

from cesp.briefing.exhibit import Overview
from cesp.ui.cache import ask_overview
from cesp.ui.frame import show_frame
from cesp.ui.markup import join, listed, tag
from cesp.ui.matrix import matrix
from cesp.ui.notices import show_empty
from cesp.ui.selection import Selection


def show_overview(chosen: Selection) -> None:
    """The overview of what is chosen, or what to do first where nothing is held."""
    if chosen.scope is None:
        st.html(join((tag("h1", "How are we doing?"), tag("p", chosen.desk.partnership.name))))
        show_empty(
            "Nothing has been uploaded yet.",
            "Open Upload returns, choose the quarter's spreadsheets, and see what was understood before it is kept.",
        )
        return
    render_overview(ask_overview(chosen.desk, chosen.scope), chosen)


def render_overview(overview: Overview, chosen: Selection) -> None:
    """An overview as composed: nothing added, nothing left out."""
    st.html(tag("h1", overview.title))
    show_frame(overview.frame)
    st.html(tag("div", *(tag("p", sentence) for sentence in overview.opening), css="cesp-opening"))
    for column, (title, sentences, none) in zip(st.columns(4, gap="medium"), _lists(overview), strict=True):
        column.html(join((tag("h2", title, css="cesp-small"), listed(sentences) if sentences else tag("p", none))))
    st.html(tag("h2", "Every priority, measure by measure"))
    st.html(matrix(overview.columns, overview.rows, chosen.query))
    show_words(overview.glossary)


def _lists(overview: Overview) -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """Title, sentences, and what stands there where there are none."""
    return (
        ("What's working well", overview.working, "Nothing stands out clearly enough to say so."),
        ("What are we worried about", overview.worried, "Nothing has clearly worsened; mind what we do not know."),
        ("What needs to happen next", overview.following, "Nothing held here falls due."),
        ("What we do not know", overview.unknown, "No gaps were found in what is held."),
    )


def show_words(glossary: tuple[tuple[str, str], ...]) -> None:
    """Abbreviations of this page, spelled out."""
    if glossary:
        with st.expander("Words used on this page"):
            st.html(tag("dl", *(join((tag("dt", short), tag("dd", long))) for short, long in glossary)))
