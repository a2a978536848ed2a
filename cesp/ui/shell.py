"""The frame round every page: its navigation, the row of choices, and the page asked for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from cesp.catalogue import Priority
from cesp.errors import Mendable
from cesp.jobs.desk import Desk
from cesp.jobs.places import root
from cesp.jobs.present import Scope
from cesp.ui.cache import take_desk
from cesp.ui.choosing import choose, query_of
from cesp.ui.markup import tag
from cesp.ui.notices import show_fault
from cesp.ui.selection import Selection, select

STYLE = Path(__file__).with_name("style.css")
PAGES = root() / "pages"
LATER = "Not yet opened"  # reached by a link, and not listed


def run_shell() -> None:
    """Draws the shell, then the page; a fault that can be mended is told in words instead."""
    st.set_page_config(layout="wide", initial_sidebar_state="auto")
    st.html(STYLE)
    try:
        desk = take_desk()
        scope = choose(desk)
        query = query_of(desk, scope)
        sections = gather_pages(desk, scope)
        page = st.navigation([page for pages in sections.values() for page in pages], position="hidden")
        show_links(sections, query)
        select(Selection(desk, page.url_path, scope, query))
        page.run()
    except Mendable as fault:
        show_fault(fault)


def gather_pages(desk: Desk, scope: Scope | None) -> dict[str, list[st.Page]]:
    """Every page by section: the priorities of the period, those closed at its end, those not yet opened then."""
    overview = st.Page(PAGES / "overview.py", title="Overview", url_path="overview", default=True)
    upload = st.Page(PAGES / "upload.py", title="Upload returns", url_path="upload")
    history = st.Page(PAGES / "history.py", title="History", url_path="history")
    rows = st.Page(PAGES / "rows.py", title="Where a figure comes from", url_path="rows")
    returns = st.Page(PAGES / "returns.py", title="Returns", url_path="returns")
    sections: dict[str, list[st.Page]] = {
        "": [overview],
        "Priorities": [],
        "Closed": [],
        LATER: [rows],
        "Returns": [upload, returns, history],
    }
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


def show_links(sections: Mapping[str, list[st.Page]], query: Mapping[str, str]) -> None:
    """The way round, at the left. Streamlit's own list of sections is no valid list to a screen reader."""
    with st.sidebar:
        for section, pages in sections.items():
            if section != LATER and pages:
                if section:
                    st.html(tag("p", section, css="cesp-section"))
                for page in pages:
                    st.page_link(page, query_params=query, width="stretch")


if __name__ == "__main__":
    run_shell()
