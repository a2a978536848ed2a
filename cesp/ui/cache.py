"""What is kept between runs, as it is: what jobs make is frozen, so everyone may share it. Every key names store,
partnership, the version of what is held and of what was written, roles, edition and scope."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from pathlib import Path
from typing import TypeVar, TypeVarTuple, cast

import streamlit as st

from cesp.intake.results import Reading
from cesp.jobs.desk import Desk, open_desk
from cesp.jobs.effects import Foretold, foretell
from cesp.jobs.places import settings
from cesp.jobs.samples import fill_with_samples
from cesp.people import LOCAL, Person

Key = tuple[str, str, int, int, tuple[str, ...]]
Asked = TypeVarTuple("Asked")
Made = TypeVar("Made")


# Of the run that is on: a page that asks twenty things asks the store once what it has.
_KEY: ContextVar[Key] = ContextVar("key")


def take_desk() -> Desk:
    """The desk of whoever is asking: alone on a laptop, that is this computer."""
    held = settings()
    desk = _open(held.store, held.partnership, LOCAL, fill=held.samples)
    _KEY.set(_key(desk))
    return desk


@st.cache_resource(
    show_spinner="Opening what is held. The first time, the sample returns are loaded: about a minute ..."
)
def _open(store: str, partnership: Path, person: Person, fill: bool) -> Desk:
    """A desk for the life of the server. A store nobody named is the default one, with the samples in it."""
    desk = open_desk(store, partnership, person)
    if fill:
        fill_with_samples(desk, report=lambda line: None)
    return desk


def ask(desk: Desk, job: Callable[[Desk, *Asked], Made], *asked: *Asked) -> Made:
    """What a job makes of a desk and what is asked, from the cache where the same was asked of the same data."""
    # One string is told apart far quicker than what it is made of.
    return cast(
        Made, _made(f"{_KEY.get(None) or _key(desk)} {job.__module__}.{job.__qualname__} {asked!r}", job, asked, desk)
    )


def ask_foretold(desk: Desk, reading: Reading, complete: bool) -> Foretold:
    """What loading a reading would do, worked out once while neither it nor what is held changes."""
    said = (reading.sha256, reading.sender, reading.period, reading.sheets, reading.findings, reading.left_out)
    return _foretold(_key(desk), repr(said), complete, reading, desk)


# For this person's session only, as the reading itself.
@st.cache_data(show_spinner="Working out what would change ...", max_entries=20, scope="session")
def _foretold(key: Key, said: str, complete: bool, _reading: Reading, _desk: Desk) -> Foretold:
    return foretell(_desk, _reading, complete)


@st.cache_resource(show_spinner="Adding up ...", max_entries=1024)
def _made(key: str, _job: Callable[..., object], _asked: tuple[object, ...], _desk: Desk) -> object:
    return _job(_desk, *_asked)


def _key(desk: Desk) -> Key:
    held = settings()
    roles = tuple(sorted(desk.person.roles))
    return held.store, str(held.partnership), *desk.store.state(), roles
