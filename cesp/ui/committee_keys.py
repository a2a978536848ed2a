"""Keys of the presentation. A clicker sends PageDown and PageUp, a keyboard arrows: a button has one key, so what has
two keys has two buttons. They lie in the strip under the slide, and show when a pointer or the keyboard is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple
from urllib.parse import urlencode

import streamlit as st

from cesp.briefing.paper import Paper, Slide
from cesp.jobs.desk import Desk
from cesp.ui.committee_room import Place, Room, closer, cover, home, slides_shown, step
from cesp.ui.markup import tag

ALL = 10_000  # further than any last slide
VIEW, NOTES = "view", "notes"
Move = Callable[[Place, Sequence[Slide]], Place]


class Key(NamedTuple):
    """A button: its words, its key, and where it leads."""

    words: str
    key: str
    move: Move


def show_keys(desk: Desk, paper: Paper, room: Room, place: Place) -> None:
    """The strip of buttons for what the room sees; over the list of slides and the question only the way back."""
    slides = slides_shown(paper, place)
    keys = KEYS if place.look in ("slide", "black") else BACK
    lies = place.look in ("slide", "black") and st.query_params.get(VIEW) != NOTES
    with st.container(key=f"committee-keys{'' if lies else '-open'}", horizontal=True, gap="xsmall"):
        for one in keys:
            st.button(
                one.words,
                key=f"committee-key-{one.key}",
                shortcut=one.key,
                on_click=room.move,
                args=(partial(_moved, one.move, slides),),
            )
        if st.button("Start the clock again", key="committee-restart", shortcut="T"):
            room.restart(desk.clock())
        _show_ways_out(desk, room)


def notes_address() -> str:
    """The second window, in the same room."""
    return f"committee?{urlencode({**st.query_params.to_dict(), VIEW: NOTES})}"


def elapsed_words(seconds: int) -> str:
    """75 -> "1:15 elapsed"."""
    return f"{seconds // 60}:{seconds % 60:02} elapsed"


def _show_ways_out(desk: Desk, room: Room) -> None:
    leave = tag("a", "Leave", attributes={"href": "./", "target": "_self"})
    if st.query_params.get(VIEW) == NOTES:
        st.html(tag("p", leave))
        return
    notes = tag("a", "Notes in a second window", attributes={"href": notes_address(), "target": "_blank"})
    st.html(tag("p", notes, " ", leave))
    _show_elapsed(desk, room)


@st.fragment(run_every="5s")
def _show_elapsed(desk: Desk, room: Room) -> None:
    st.html(tag("p", elapsed_words(room.elapsed(desk.clock()))))


def _moved(move: Move, slides: Sequence[Slide], place: Place) -> Place:
    return move(place, slides)


BACK: tuple[Key, ...] = (Key("Back to the slide", "Escape", lambda place, slides: home(place)),)
KEYS: tuple[Key, ...] = (
    Key("Back", "Left", lambda place, slides: step(place, -1, slides)),
    Key("Next", "Right", lambda place, slides: step(place, 1, slides)),
    Key("Back (clicker)", "PageUp", lambda place, slides: step(place, -1, slides)),
    Key("Next (clicker)", "PageDown", lambda place, slides: step(place, 1, slides)),
    Key("First", "Home", lambda place, slides: step(place, -ALL, slides)),
    Key("Last", "End", lambda place, slides: step(place, ALL, slides)),
    Key("All slides", "O", lambda place, slides: cover(place, "overview")),
    Key("Look closer", "D", closer),
    Key("Black screen", "B", lambda place, slides: cover(place, "black")),
    Key("Ask a question", "Q", lambda place, slides: cover(place, "question")),
    *BACK,
)
