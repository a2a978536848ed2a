"""One priority's page: where it stands, the strongest evidence, the biggest doubt, then the exhibits by lane."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import streamlit as st

from cesp.briefing.exhibit import Briefing, Section
from cesp.ui.cache import ask_briefing
from cesp.ui.exhibit import show_exhibit
from cesp.ui.frame import show_frame
from cesp.ui.markup import join, listed, tag
from cesp.ui.notices import show_empty
from cesp.ui.overview import show_words
from cesp.ui.selection import Selection

NOTHING: Mapping[str, str] = MappingProxyType({})


def show_priority(chosen: Selection) -> None:
    """The page of the priority that the address names."""
    if chosen.scope is None:
        st.html(tag("h1", chosen.desk.partnership.get_priority(chosen.page).title))
        show_empty("Nothing has been uploaded yet.", "Upload the first return, and this page fills itself.")
        return
    render_briefing(ask_briefing(chosen.desk, chosen.page, chosen.scope), chosen.query)


def render_briefing(briefing: Briefing, query: Mapping[str, str] = NOTHING) -> None:
    """A briefing as composed: nothing added, nothing left out. `query` keeps what is chosen in links that leave it."""
    st.html(
        tag(
            "header",
            tag("h1", briefing.title),
            tag("p", tag("strong", briefing.stage), " – ", briefing.aim),
            css="cesp-top",
        )
    )
    show_frame(briefing.frame)
    st.html(tag("div", *(tag("p", sentence) for sentence in briefing.opening), css="cesp-opening"))
    for section in briefing.sections:
        _show_section(section, query)
    if briefing.unknown:
        st.html(join((tag("h2", "What we do not know"), listed(briefing.unknown))))
    show_words(briefing.glossary)


def _show_section(section: Section, query: Mapping[str, str]) -> None:
    st.html(tag("h2", section.title))
    if not section.exhibits:
        show_empty(section.empty, "")
    for index, exhibit in enumerate(section.exhibits):
        show_exhibit(exhibit, f"{section.lane}-{index}", query)
