"""The frame round every page: its navigation, the row of choices, and the page asked for."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from cesp.catalogue import Priority
from cesp.errors import Mendable
from cesp.jobs.desk import Desk
from cesp.jobs.places import root
from cesp.jobs.present import Scope
from cesp.ui.cache import take_desk
from cesp.ui.choosing import choose, query_of
from cesp.ui.notices import show_fault
from cesp.ui.selection import Selection, select

STYLE = Path(__file__).with_name("style.css")
PAGES = root() / "pages"


def run_shell() -> None:
    """Draws the shell, then the page; a fault that can be mended is told in words instead."""
    st.set_page_config(layout="wide", initial_sidebar_state="auto")
    st.html(STYLE)
    try:
        desk = take_desk()
        scope = choose(desk)
        page = st.navigation(navigation(desk, scope))
        select(Selection(desk, page.url_path, scope, query_of(desk, scope)))
        page.run()
    except Mendable as fault:
        show_fault(fault)


def navigation(desk: Desk, scope: Scope | None) -> dict[str, list[st.Page]]:
    """Pages by section: this period's priorities first, then those closed at its end; the rest answer links only."""
    overview = st.Page(PAGES / "overview.py", title="Overview", url_path="overview", default=True)
    upload = st.Page(PAGES / "upload.py", title="Upload returns", url_path="upload")
    sections: dict[str, list[st.Page]] = {"": [overview], "Priorities": [], "Closed": [], "Returns": [upload]}
    for priority in desk.partnership.priority:
        if not priority.theme:
            section, shown = _section_of(priority, scope)
            sections[section].append(
                st.Page(
                    PAGES / "priority.py",
                    title=priority.title,
                    url_path=priority.id,
                    visibility="visible" if shown else "hidden",
                )
            )
    return {name: pages for name, pages in sections.items() if pages}


def _section_of(priority: Priority, scope: Scope | None) -> tuple[str, bool]:
    stage = priority.stage(scope.period.last_day) if scope else None
    if stage is None:
        return "Priorities", scope is None
    return ("Closed" if stage.state == "closed" else "Priorities"), True


if __name__ == "__main__":
    run_shell()
