"""All slides at a glance, to jump to the one about schools."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import streamlit as st

from cesp.briefing.paper import NOT_PUBLISHED, Paper, Slide
from cesp.ui.committee_room import Place, Room, slides_shown
from cesp.ui.markup import tag, unmarked

FIND = "Find a slide"
SHOW_OUTSIDE = "Show slides that are not in the published papers"


def show_overview(paper: Paper, room: Room, place: Place) -> None:
    """A heading, a box to filter by any word, and a button for each slide."""
    with st.container(key="committee-overview", gap="small"):
        st.html(tag("h1", paper.title))
        show_jumps(paper, room, place)
        if any(slide.outside for slide in paper.slides):
            st.toggle(
                SHOW_OUTSIDE,
                value=place.outside,
                key="committee-outside",
                on_change=room.move,
                args=(partial(_turned, paper),),
            )


def show_jumps(paper: Paper, room: Room, place: Place) -> None:
    """The box and the buttons, in the overview and in the notes window."""
    words = st.text_input(FIND, key="committee-find", live=True, placeholder="a word, such as schools")
    slides = slides_shown(paper, place)
    found = [(number, slide) for number, slide in enumerate(slides, 1) if is_about(slide, words)]
    if not found:
        st.html(tag("p", f"No slide has “{words}” in it."))
    for number, slide in found:
        mark = f" ({NOT_PUBLISHED.lower()})" if slide.outside else ""
        st.button(
            unmarked(f"{number}. {slide.whose}: {slide.headline}{mark}"),
            key=f"committee-jump-{slide.id}",
            type="primary" if number == place.slide else "secondary",
            width="stretch",
            wrap=True,
            on_click=room.move,
            args=(partial(_jumped, number),),
        )


def is_about(slide: Slide, words: str) -> bool:
    """True where each of the words stands somewhere in the slide, whatever its case."""
    text = " ".join(_texts(slide)).casefold()
    return all(word in text for word in words.casefold().split())


def _texts(slide: Slide) -> Iterator[str]:
    yield from (slide.whose, slide.headline, *slide.lines)
    for one in slide.lists:
        for said in one.said:
            yield from (said.whose, said.text)
    for exhibit in (slide.exhibit, *slide.cuts):
        if exhibit is not None:
            yield from (exhibit.title, exhibit.headline)
            yield from (str(cell) for row in exhibit.table.rows for cell in row if isinstance(cell, str))


def _jumped(number: int, place: Place) -> Place:
    return Place(number, outside=place.outside)


def _turned(paper: Paper, place: Place) -> Place:
    """With the slides from outside, or without them, at the same slide where it still stands."""
    shown = slides_shown(paper, place)[place.slide - 1]
    turned = replace(place, outside=not place.outside, cut=0)
    slides = slides_shown(paper, turned)
    return replace(turned, slide=slides.index(shown) + 1 if shown in slides else 1)
