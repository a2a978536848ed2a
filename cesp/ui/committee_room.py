"""Where a presentation stands. Its windows share one room, named by a code in their addresses; each shows what the room
shows. A room holds where people look and nothing they look at, so that a code alone opens nothing."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock
from typing import Literal

import streamlit as st

from cesp.briefing.paper import Paper, Slide

Look = Literal["slide", "overview", "black", "question"]
SLIDE, CUT, OUTSIDE = "slide", "cut", "outside"
#: Rooms that are remembered; the one longest unused is forgotten first.
MOST = 200


@dataclass(frozen=True)
class Place:
    """What the room sees: a slide by its number from 1, a cut of it (0 is the slide itself), and what covers it.
    `outside` is True where slides that are not in the published papers stand among the others."""

    slide: int = 1
    cut: int = 0
    look: Look = "slide"
    outside: bool = False


class Room:
    """A place that several windows read and move, and since when it has been open."""

    def __init__(self, opened: datetime) -> None:
        self._lock = Lock()
        self._place = Place()
        self._version = 0
        self._opened = opened

    def read(self) -> tuple[int, Place]:
        """How often it moved, and where it is."""
        with self._lock:
            return self._version, self._place

    def move(self, change: Callable[[Place], Place]) -> None:
        """Goes where `change` leads from where the room is now, whichever window moved it last."""
        with self._lock:
            place = change(self._place)
            self._version += place != self._place
            self._place = place

    def elapsed(self, now: datetime) -> int:
        """Seconds since it was opened, or the clock was started again."""
        with self._lock:
            return int((now - self._opened).total_seconds())

    def restart(self, now: datetime) -> None:
        """Starts the clock again."""
        with self._lock:
            self._opened = now


class Rooms:
    """All rooms of this server by their codes."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._rooms: OrderedDict[str, Room] = OrderedDict()

    def enter(self, code: str, now: datetime) -> Room:
        """The room of a code, opened now where there is none."""
        with self._lock:
            room = self._rooms.setdefault(code, Room(now))
            self._rooms.move_to_end(code)
            if len(self._rooms) > MOST:
                self._rooms.popitem(last=False)
            return room


@st.cache_resource
def all_rooms() -> Rooms:
    """Those of this process."""
    return Rooms()


def new_code() -> str:
    """One that nobody guesses."""
    return secrets.token_urlsafe(9)


def slides_shown(paper: Paper, place: Place) -> tuple[Slide, ...]:
    """The slides in order, with what is outside the published papers only where that is asked for."""
    return tuple(slide for slide in paper.slides if place.outside or not slide.outside)


def place_of(query: Mapping[str, str]) -> Place:
    """The place that an address names; the first slide where it names none."""
    return Place(_number(query.get(SLIDE, ""), 1), _number(query.get(CUT, ""), 0), "slide", query.get(OUTSIDE) == "on")


def query_of_place(place: Place) -> dict[str, str]:
    """What an address says of a place: not what covers it, so that a link opens on the slide."""
    return {
        SLIDE: str(place.slide),
        **({CUT: str(place.cut)} if place.cut else {}),
        **({OUTSIDE: "on"} if place.outside else {}),
    }


def within(place: Place, paper: Paper) -> Place:
    """The same place, or the nearest there is: an address may name a slide that the paper does not have."""
    slides = slides_shown(paper, place)
    if not slides:
        return replace(place, slide=1, cut=0)
    number = min(max(place.slide, 1), len(slides))
    return replace(place, slide=number, cut=place.cut if place.cut <= len(slides[number - 1].cuts) else 0)


def step(place: Place, by: int, slides: Sequence[Slide]) -> Place:
    """So many slides on or back, not beyond the ends; what covers the slide is taken off first."""
    if place.look != "slide":
        return replace(place, look="slide")
    return replace(place, slide=min(max(place.slide + by, 1), max(len(slides), 1)), cut=0)


def closer(place: Place, slides: Sequence[Slide]) -> Place:
    """The slide's next cut, and after the last of them the slide again."""
    cuts = len(slides[place.slide - 1].cuts) if slides else 0
    return replace(place, look="slide", cut=(place.cut + 1) % (cuts + 1))


def home(place: Place) -> Place:
    """Back to the slide, from what covers it or from one of its cuts."""
    return replace(place, look="slide") if place.look != "slide" else replace(place, cut=0)


def cover(place: Place, look: Look) -> Place:
    """Covers the slide, or uncovers it where it was covered so."""
    return replace(place, look="slide" if place.look == look else look)


def _number(text: str, other: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else other
