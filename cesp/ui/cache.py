"""What is kept between runs. Every key names store, partnership, the version of what is held and of what was written,
roles, edition and scope; nothing here closes over a filter, because the cache is shared by everyone."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from cesp.briefing.comparing import Comparing
from cesp.briefing.exhibit import Briefing, Overview
from cesp.briefing.progress import Progress
from cesp.briefing.registers import Register
from cesp.briefing.topics import TopicPage
from cesp.intake.results import Reading
from cesp.jobs import present
from cesp.jobs.comparing import compare
from cesp.jobs.desk import Desk, open_desk
from cesp.jobs.effects import Foretold, foretell
from cesp.jobs.overview import overview
from cesp.jobs.places import settings
from cesp.jobs.present import Scope
from cesp.jobs.progress import progress_of
from cesp.jobs.registers import make_register
from cesp.jobs.samples import fill_with_samples
from cesp.jobs.statutory import Statutory, statutory
from cesp.jobs.topics import show_topic
from cesp.measures.values import Ask
from cesp.people import LOCAL, Person

Key = tuple[str, str, int, int, tuple[str, ...]]


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


def ask_topic(desk: Desk, topic: str, scope: Scope) -> TopicPage:
    """A topic's page, likewise."""
    return _topic(_key(desk), topic, scope, desk)


def ask_comparing(desk: Desk, ask: Ask, scope: Scope, only: str) -> Comparing:
    """A comparison, likewise; `only` one value of its cut, "" for all."""
    return _comparing(_key(desk), ask, scope, only, desk)


def ask_voice(desk: Desk, priority: str, scope: Scope) -> Register:
    """What children said on a priority, likewise."""
    return _voice(_key(desk), priority, scope, desk)


def ask_progress(desk: Desk, priority: str, scope: Scope) -> Progress:
    """What of a priority shows little or no evidence of progress, likewise."""
    return _progress(_key(desk), priority, scope, desk)


def ask_statutory(desk: Desk, scope: Scope) -> Statutory:
    """What the yearly report must show, likewise."""
    return _statutory(_key(desk), scope, desk)


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
    return overview(_desk, scope)


@st.cache_data(show_spinner="Adding up ...", max_entries=256)
def _briefing(key: Key, priority: str, scope: Scope, _desk: Desk) -> Briefing:
    return present.brief(_desk, priority, scope)


@st.cache_data(show_spinner="Adding up ...", max_entries=128)
def _topic(key: Key, topic: str, scope: Scope, _desk: Desk) -> TopicPage:
    return show_topic(_desk, topic, scope)


@st.cache_data(show_spinner="Adding up ...", max_entries=256)
def _comparing(key: Key, ask: Ask, scope: Scope, only: str, _desk: Desk) -> Comparing:
    return compare(_desk, ask, scope, only)


@st.cache_data(show_spinner=False, max_entries=256)
def _voice(key: Key, priority: str, scope: Scope, _desk: Desk) -> Register:
    return make_register(_desk, "voice", scope, priority)


@st.cache_data(show_spinner=False, max_entries=256)
def _progress(key: Key, priority: str, scope: Scope, _desk: Desk) -> Progress:
    return progress_of(_desk, priority, scope)


@st.cache_data(show_spinner="Adding up ...", max_entries=32)
def _statutory(key: Key, scope: Scope, _desk: Desk) -> Statutory:
    return statutory(_desk, scope)


def _key(desk: Desk) -> Key:
    held = settings()
    roles = tuple(sorted(desk.person.roles))
    return held.store, str(held.partnership), desk.version(), desk.store.latest_step(), roles
