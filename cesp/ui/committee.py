"""The page for the room. Keys, the clicker and a second window move one place; the page shows what stands there."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from cesp.briefing.paper import Paper
from cesp.jobs.desk import Desk
from cesp.ui.committee_keys import NOTES, VIEW, show_keys
from cesp.ui.committee_notes import show_notes
from cesp.ui.committee_overview import show_overview
from cesp.ui.committee_paper import Presented, find_paper
from cesp.ui.committee_question import show_question
from cesp.ui.committee_room import (
    CUT,
    OUTSIDE,
    SLIDE,
    Place,
    Room,
    all_rooms,
    new_code,
    place_of,
    query_of_place,
    slides_shown,
    within,
)
from cesp.ui.committee_slide import show_slide
from cesp.ui.markup import tag
from cesp.ui.notices import show_empty
from cesp.ui.selection import Selection

STYLE = Path(__file__).with_name("committee.css")
ROOM = "room"
BLACK = "The screen is black. Any key of the presentation brings the slide back."
#: How often the room had moved when this window was last drawn, and what it showed.
_SEEN = "committee-seen"


def show_committee(chosen: Selection) -> None:
    """The slide that the room is at, or what covers it; with view=notes, what who speaks needs beside it."""
    st.html(STYLE)
    presented = find_paper(chosen.desk, st.query_params.to_dict())
    if presented is None or not presented.paper.slides:
        st.html(tag("h1", "Nothing to present yet"))
        show_empty("Nothing has been uploaded yet.", "Upload the first return, and a story is told from it.")
        return
    room = _enter(chosen.desk)
    version, place = _arrive(room, presented.paper)
    if st.query_params.get(VIEW) == NOTES:
        show_notes(chosen.desk, presented, room, place)
    else:
        _show_place(chosen.desk, presented, room, place)
    _follow(room, version)


def _enter(desk: Desk) -> Room:
    """The room that the address names; a new one, which the address names from now on."""
    code = st.query_params.get(ROOM) or st.session_state.get(ROOM) or new_code()
    st.session_state[ROOM] = code
    if st.query_params.get(ROOM) != code:
        st.query_params[ROOM] = code
    return all_rooms().enter(code, desk.clock())


def _arrive(room: Room, paper: Paper) -> tuple[int, Place]:
    """Brings room and address together. The address follows the room, but for one that was opened, or gone back to:
    it has changed since the window was last drawn, and the room has not. An address may lag behind quick keys."""
    asked, seen = place_of(st.query_params.to_dict()), st.session_state.get(_SEEN)
    moves = room.read()[0]
    if seen is None:
        leads = SLIDE in st.query_params and (moves == 0 or st.query_params.get(VIEW) != NOTES)
    else:
        leads = seen[0] == moves and query_of_place(seen[1]) != query_of_place(asked)
    if leads:
        room.move(lambda place: asked)
    room.move(lambda place: within(place, paper))
    version, place = room.read()
    st.session_state[_SEEN] = version, place
    kept = {name: value for name, value in st.query_params.items() if name not in (SLIDE, CUT, OUTSIDE)}
    wanted = {**kept, **query_of_place(place)}
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
    return version, place


def _show_place(desk: Desk, presented: Presented, room: Room, place: Place) -> None:
    paper = presented.paper
    slides = slides_shown(paper, place)
    if place.look == "black":
        st.html(tag("div", tag("h1", BLACK, css="cesp-unseen"), css="cesp-room-black"))
    elif place.look == "overview":
        show_overview(paper, room, place)
    elif place.look == "question":
        show_question(desk, presented, room, place)
    else:
        show_slide(paper, slides[place.slide - 1], place.cut, f"{place.slide} / {len(slides)}")
    show_keys(desk, paper, room, place)


@st.fragment(run_every="1s")
def _follow(room: Room, version: int) -> None:
    """Draws the window anew once another one has moved the room."""
    if room.read()[0] != version:
        st.rerun()
