"""The frame round every page: its navigation, the row of choices, and the page asked for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from cesp.catalogue import Priority
from cesp.catalogue.load import load_topics
from cesp.errors import Mendable
from cesp.jobs.desk import Desk
from cesp.jobs.places import root
from cesp.jobs.present import Scope
from cesp.ui.cache import take_desk
from cesp.ui.choosing import choose, query_of
from cesp.ui.clearing import await_clearance, clear_ahead
from cesp.ui.compare import choose_comparing
from cesp.ui.exhibit import page_mode
from cesp.ui.markup import tag
from cesp.ui.narrowing import COMPARE
from cesp.ui.notices import show_fault
from cesp.ui.selection import Selection, select

STYLE = Path(__file__).with_name("style.css")
PAGES = root() / "pages"
FIRST = "overview"
ACROSS, RETURNS, WORDS = "Across all priorities", "Returns", "In words"
ROOM, COMMITTEE = "For the committee", "committee"
LATER = "Not yet opened"  # reached by a link, and not listed
#: Sections in the order they stand.
SECTIONS = ("", "Priorities", "Closed", ACROSS, RETURNS, ROOM, WORDS, LATER)
#: Pages besides those of priorities and topics: section, file in pages/ and address, title. One line adds a page.
REGISTRY: tuple[tuple[str, str, str], ...] = (
    ("", FIRST, "Overview"),
    (ACROSS, COMPARE, "Compare"),
    (ACROSS, "statutory", "Yearly report"),
    (RETURNS, "upload", "Upload returns"),
    (RETURNS, "returns", "Returns"),
    (RETURNS, "history", "History"),
    (ROOM, COMMITTEE, "Present"),
    (ROOM, "reports", "Papers and reports"),
    (WORDS, "definitions", "Definitions"),
    (LATER, "rows", "Where a figure comes from"),
)


def run_shell() -> None:
    """Draws the shell, then the page; a fault that can be mended is told in words instead."""
    st.set_page_config(layout="wide", initial_sidebar_state="auto")
    st.html(STYLE)
    # Streamlit tells the scheme to the page only; what opens above it hangs from the root.
    st.html(tag("style", f":root {{ color-scheme: {page_mode()}; }}"))
    try:
        desk = take_desk()
        page = st.navigation(every(gather_pages(desk, None)), position="hidden")
        if page.url_path == COMMITTEE:  # a room sees the slide and nothing round it
            select(Selection(desk, COMMITTEE, None, {}))
            page.run()
            return
        scope = choose(desk)
        query = query_of(desk, scope)
        sections = gather_pages(desk, scope)
        show_links(sections)
        if page.url_path == COMPARE:
            query |= choose_comparing(desk, scope)
        select(Selection(desk, page.url_path, scope, query))
        if scope is not None:
            await_clearance(desk, scope.edition)
        page.run()
        clear_ahead(desk)
    except Mendable as fault:
        show_fault(fault)


def every(sections: Mapping[str, list[st.Page]]) -> list[st.Page]:
    """All pages, section by section."""
    return [page for pages in sections.values() for page in pages]


def gather_pages(desk: Desk, scope: Scope | None) -> dict[str, list[st.Page]]:
    """Every page by section: those that always stand, topics, and priorities by their life at the period's end."""
    sections: dict[str, list[st.Page]] = {section: [] for section in SECTIONS}
    for topic in load_topics().topic:
        sections[ACROSS].append(st.Page(PAGES / f"{topic.id}.py", title=topic.title, url_path=topic.id))
    for section, name, title in REGISTRY:
        sections[section].append(st.Page(PAGES / f"{name}.py", title=title, url_path=name, default=name == FIRST))
    for priority in desk.partnership.priority:
        if not priority.theme:
            page = st.Page(PAGES / "priority.py", title=priority.title, url_path=priority.id)
            sections[section_of(priority, scope)].append(page)
    return sections


def section_of(priority: Priority, scope: Scope | None) -> str:
    """Where a priority's link stands, by its life at the period's end."""
    if scope is None:
        return "Priorities"
    stage = priority.stage(scope.period.last_day)
    if stage is None:
        return LATER
    return "Closed" if stage.state == "closed" else "Priorities"


def show_links(sections: Mapping[str, list[st.Page]]) -> None:
    """The way round, at the left. Streamlit's own list of sections is no valid list to a screen reader.

    A click keeps what the boxes on top are bound to, so a link must not name it too: it would stand in the address
    once more with every click."""
    with st.sidebar:
        for section, pages in sections.items():
            if section != LATER and pages:
                if section:
                    st.html(tag("p", section, css="cesp-section"))
                for page in pages:
                    st.page_link(page, width="stretch")


if __name__ == "__main__":
    run_shell()
