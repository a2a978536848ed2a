"""What lies before who speaks while the room sees the slide: notes, the next slide, likely questions, the clock."""

from __future__ import annotations

import streamlit as st

from cesp.briefing.paper import Paper, Slide
from cesp.jobs.desk import Desk
from cesp.jobs.publishing import changes_since
from cesp.ui.cache import ask
from cesp.ui.committee_keys import elapsed_words, show_keys
from cesp.ui.committee_overview import show_jumps
from cesp.ui.committee_paper import Presented
from cesp.ui.committee_question import show_form
from cesp.ui.committee_room import Place, Room, slides_shown
from cesp.ui.committee_slide import lists_of, shown_of
from cesp.ui.markup import Markup, join, listed, tag

COVERED = {
    "slide": "",
    "black": "The room sees a black screen.",
    "overview": "The room sees the list of slides.",
    "question": "The room sees the box for questions.",
}
END = "This is the last slide."
UNCHANGED = "Nothing has changed since it was published."
NO_NOTES = "No notes for this slide."
NO_QUESTIONS = "No questions are expected of it."


def show_notes(desk: Desk, presented: Presented, room: Room, place: Place) -> None:
    """Left what the room sees, with its notes; right the clock, what comes next, and the way to any slide."""
    paper = presented.paper
    slides = slides_shown(paper, place)
    slide = slides[place.slide - 1]
    with st.container(key="committee-notes", gap="small"):
        left, right = st.columns([3, 2], gap="large")
        with left:
            st.html(join(_now(paper, slide, place, len(slides))))
            st.html(tag("h2", "Ask a question"))
            show_form(desk, presented, slide)
            _show_changes(desk, presented.publication)
        with right:
            _show_clock(desk, room)
            after = slides[place.slide].headline if place.slide < len(slides) else END
            st.html(join((tag("h2", "Next slide"), tag("p", after, css="cesp-room-next"))))
            st.html(tag("h2", "All slides"))
            show_jumps(paper, room, place)
    show_keys(desk, paper, room, place)


def _show_changes(desk: Desk, publication: int | None) -> None:
    """Of a publication, when asked: what is held now is composed anew for it."""
    if publication is not None and st.button("What has changed since publication?", key="committee-since"):
        st.html(listed(ask(desk, changes_since, publication) or (UNCHANGED,)))


def _now(paper: Paper, slide: Slide, place: Place, count: int) -> tuple[Markup, ...]:
    shown = shown_of(slide, place.cut)
    covered = COVERED[place.look]
    notes = slide.notes.splitlines() or [NO_NOTES]
    asked = listed(slide.expected) if slide.expected else tag("p", NO_QUESTIONS)
    return (
        tag("p", f"{place.slide} / {count} · {slide.whose} · {paper.frame.edition_name}", css="cesp-kicker"),
        tag("h1", shown.headline),
        *((tag("p", tag("strong", covered), css="cesp-banner"),) if covered else ()),
        *((lists_of(shown.lists),) if shown.lists else ()),
        tag("h2", "Notes"),
        tag("div", *(tag("p", line) for line in notes), css="cesp-room-notes"),
        tag("h2", "Likely questions"),
        asked,
        *(tag("p", warning, css="cesp-banner") for warning in paper.warnings),
    )


@st.fragment(run_every="1s")
def _show_clock(desk: Desk, room: Room) -> None:
    st.html(tag("p", elapsed_words(room.elapsed(desk.clock())), css="cesp-room-clock"))
