"""What is kept between runs. Every key names store, its version, partnership, roles, edition and scope; nothing here
closes over a filter, because the cache is shared by everyone."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from cesp.briefing.exhibit import Briefing, Overview
from cesp.intake.results import Reading
from cesp.jobs import present
from cesp.jobs.desk import Desk, open_desk
from cesp.jobs.effects import Foretold, foretell
from cesp.jobs.places import settings
from cesp.jobs.present import Scope
from cesp.jobs.samples import fill_with_samples
from cesp.people import LOCAL, Person

Key = tuple[str, str, int, tuple[str, ...]]


def take_desk() -> Desk:
    """The desk of whoever is asking: alone on a laptop, that is this computer."""
    held = settings()
    return _open(held.store, held.partnership, LOCAL, fill=held.samples)


@st.cache_resource(
    show_spinner="Opening what is held. The first time, the sample returns are loaded: about a minute ..."
)
def _open(store: str, partnership: Path, person: Person, fill: bool) -> Desk:
    """A desk for the life of the server. A store nobody named is the default one, with the samples in it."""
    desk = open_desk(store, partnership, person)
    if fill:
        fill_with_samples(desk, report=lambda line: None)
    return desk


def ask_overview(desk: Desk, scope: Scope) -> Overview:
    """The overview of a scope, from the cache where the same was asked of the same data."""
    return _overview(_key(desk), scope, desk)


def ask_briefing(desk: Desk, priority: str, scope: Scope) -> Briefing:
    """A priority's briefing, likewise."""
    return _briefing(_key(desk), priority, scope, desk)


def ask_foretold(desk: Desk, reading: Reading, complete: bool) -> Foretold:
    """What loading a reading would do, worked out once while neither it nor what is held changes."""
    said = (reading.sha256, reading.sender, reading.period, reading.sheets, reading.findings, reading.left_out)
    return _foretold(_key(desk), repr(said), complete, reading, desk)


# For this person's session only, as the reading itself.
@st.cache_data(show_spinner="Working out what would change ...", max_entries=20, scope="session")
def _foretold(key: Key, said: str, complete: bool, _reading: Reading, _desk: Desk) -> Foretold:
    return foretell(_desk, _reading, complete)


@st.cache_data(show_spinner="Adding up ...", max_entries=64)
def _overview(key: Key, scope: Scope, _desk: Desk) -> Overview:
    return present.overview(_desk, scope)


@st.cache_data(show_spinner="Adding up ...", max_entries=256)
def _briefing(key: Key, priority: str, scope: Scope, _desk: Desk) -> Briefing:
    return present.brief(_desk, priority, scope)


def _key(desk: Desk) -> Key:
    held = settings()
    return held.store, str(held.partnership), desk.version(), tuple(sorted(desk.person.roles))
