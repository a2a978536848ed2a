"""Returns: senders down, quarters across; a closer look at one; messages to senders, to copy."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from cesp.briefing.returns import Board, Return
from cesp.errors import Mendable
from cesp.jobs.desk import Desk
from cesp.jobs.returns import declare, record_nil, show_board, take_back
from cesp.periods import year_label
from cesp.ui.frame import is_withheld
from cesp.ui.markup import join, listed, tag
from cesp.ui.notices import show_empty, show_fault
from cesp.ui.returns_table import board_table, facts, name_of
from cesp.ui.selection import Selection
from cesp.ui.upload_templates import offer_template

_DONE = "returns-done"  # what was just done, told once after the page has been drawn anew


def show_returns(chosen: Selection) -> None:
    """The page. Who sent what is for officers: other editions are told so, and shown nothing."""
    st.html(join((tag("h1", "Returns"), tag("p", "What is expected, and what came: it follows from the uploads.",
                                            css="cesp-quiet"))))  # fmt: skip
    if is_withheld(chosen):
        return
    board = _choose(chosen)
    if not board.lines:
        show_empty(board.summary, "Say who is to send what, and by when, in returns.toml of the partnership's folder.")
        return
    st.html(tag("div", tag("p", board.summary), css="cesp-opening"))
    if done := st.session_state.pop(_DONE, ""):
        st.html(tag("p", done, css="cesp-ready", attributes={"role": "status"}))
    query = {**chosen.query, "returns-year": year_label(board.year)}
    st.html(board_table(board, query, chosen.desk.catalogue))
    _look_closer(chosen.desk, board)
    _show_chasers(chosen.desk, board)


def _choose(chosen: Selection) -> Board:
    """The board of the year chosen here; the page's own year comes first."""
    board = show_board(chosen.desk)
    if not board.years:
        return board
    wanted = chosen.scope.period.year if chosen.scope else board.year
    years = board.years[::-1]
    index = years.index(wanted) if wanted in years else 0
    year = st.selectbox(
        "Returns of", years, index=index, format_func=year_label, key="returns-year", bind="query-params", width=240
    )
    return show_board(chosen.desk, year)


def _look_closer(desk: Desk, board: Board) -> None:
    """One return: what is known of it, which figures want it, and what can be said of it."""
    returns = {name_of(entry): entry for line in board.lines for entry in line.returns}
    names = list(returns)
    first = next((index for index, name in enumerate(names) if returns[name].gaps), 0)
    st.html(tag("h2", "A closer look"))
    name = st.selectbox("Return", names, index=first, key="return", bind="query-params")
    entry = returns[name]
    with st.container(border=True, key="closer"):
        st.html(join((tag("h3", name), listed(facts(entry, desk.catalogue)))))
        if entry.affects:
            st.html(join((tag("h4", "Figures this makes incomplete"), listed(entry.affects))))
        _offer(desk, entry)


def _offer(desk: Desk, entry: Return) -> None:
    """What an officer can say of a return that has not come, or not whole."""
    awaited = entry.awaited
    place = (awaited.sender, awaited.family, awaited.period)
    key = f"{awaited.sender}-{awaited.family}-{awaited.period.label}"
    if entry.state == "declared":
        if st.button("It is expected again", key=f"back-{key}"):
            _do(lambda: take_back(desk, *place), f"{name_of(entry)} is expected again.")
        return
    if entry.received is not None and not entry.lacking:
        return
    left, right = st.columns(2, gap="large")
    with left:
        st.html(tag("p", "They said there was nothing to report: it counts as a zero, not as a gap."))
        if st.button("Record a nil return", key=f"nil-{key}"):
            _do(lambda: record_nil(desk, *place), f"{name_of(entry)}: kept as a nil return. It can be undone.")
    if entry.received is None:
        with right, st.form(f"declare-{key}", border=False):
            reason = st.text_input("Why it will not be supplied", key=f"reason-{key}")
            if st.form_submit_button("It will not be supplied", key=f"declare-{key}-go"):
                _do(lambda: declare(desk, *place, reason), f"{name_of(entry)}: kept that it will not be supplied.")


def _do(act: Callable[[], object], done: str) -> None:
    """Does it and draws the page anew, or tells what stands in its way."""
    try:
        act()
    except Mendable as fault:
        show_fault(fault)
        return
    st.session_state[_DONE] = done
    st.rerun()


def _show_chasers(desk: Desk, board: Board) -> None:
    """A message for each sender of whom anything is missing, in any year, with the templates of this year's."""
    if not board.chasers:
        return
    st.html(tag("h2", "Messages to copy"))
    missing = [entry.awaited for line in board.lines for entry in line.returns if entry.state == "missing"]
    for chaser in board.chasers:
        with st.expander(f"{chaser.sender_title}"):
            st.html(tag("p", chaser.before, css="cesp-quiet"))
            for awaited in missing:
                if awaited.sender == chaser.sender:
                    offer_template(desk, awaited.family, awaited.period, awaited.sender, f"chaser-{awaited.sender}")
            st.code(f"Subject: {chaser.subject}\n\n{chaser.text}", language=None, wrap_lines=True)
