"""What the committee asks is kept where it was asked: the slide, and the address that shows it again."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from cesp.briefing.paper import Slide
from cesp.errors import Mendable
from cesp.jobs.desk import Desk
from cesp.jobs.questions import ask_question
from cesp.ui.committee_paper import Presented
from cesp.ui.committee_room import Place, Room, home, slides_shown
from cesp.ui.markup import join, tag
from cesp.ui.notices import show_fault

KEPT = "The question is kept."
#: What an address holds of a window, and not of what is seen in it.
_OF_A_WINDOW = ("room", "view")


def show_question(desk: Desk, presented: Presented, room: Room, place: Place) -> None:
    """The box over the slide; once a question is kept, the slide again."""
    slide = slides_shown(presented.paper, place)[place.slide - 1]
    with st.container(key="committee-question", gap="small"):
        st.html(join((tag("h1", "Ask a question"), tag("p", slide.headline, css="cesp-room-next"))))
        if show_form(desk, presented, slide):
            room.move(home)
            st.rerun()


def show_form(desk: Desk, presented: Presented, slide: Slide) -> bool:
    """Text and name; True, and said so, in the run that kept a question."""
    with st.form("committee-ask", clear_on_submit=False):
        text = st.text_area("Question", key="committee-text")
        by = st.text_input("Asked by", key="committee-by", placeholder="Cllr Smith")
        if not st.form_submit_button("Keep the question", type="primary"):
            return False
    try:
        ask_question(desk, presented.publication, slide.id, _view(), text, by, presented.paper.frame.edition)
    except Mendable as fault:
        show_fault(fault)
        return False
    st.toast(KEPT)
    return True


def _view() -> str:
    query = {name: value for name, value in st.query_params.items() if name not in _OF_A_WINDOW}
    return f"committee?{urlencode(query)}"
