"""A table as a file, made when it is asked for: a page that nobody downloads from pays for none."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from cesp.briefing.exhibit import Exhibit, Frame, Overview
from cesp.briefing.registers import Register
from cesp.catalogue import Edition
from cesp.export.tables import MIME, FileKind
from cesp.jobs.desk import Desk
from cesp.jobs.downloads import (
    download_exhibit,
    download_overview,
    download_register,
    exhibit_file,
    may_take,
    overview_file,
    register_file,
)
from cesp.ui.selection import current

_KINDS: tuple[FileKind, ...] = ("xlsx", "csv")


def offer_exhibit(exhibit: Exhibit, key: str) -> None:
    """Two buttons for an exhibit's table; none for whoever may not take its edition away, nor where no person is
    looking, as in a test of how a page is drawn."""
    if exhibit.table.rows and (desk := _taker(exhibit.shown.edition)):
        _offer(key, partial(download_exhibit, desk, exhibit), partial(exhibit_file, exhibit))


def offer_overview(overview: Overview) -> None:
    """Two buttons for priorities by measures, likewise."""
    if desk := _taker(overview.frame.edition):
        _offer("matrix", partial(download_overview, desk, overview), partial(overview_file, overview))


def offer_register(register: Register, frame: Frame, priority: str = "") -> None:
    """Two buttons for the rows of a register, likewise; `priority` is the title of the one whose rows they are."""
    if register.rows and (desk := _taker(frame.edition)):
        make = partial(download_register, desk, register, priority, frame)
        _offer(f"register-{register.id}", make, partial(register_file, register, priority, frame))


def _taker(edition: Edition) -> Desk | None:
    looking = current()
    return looking.desk if looking and may_take(looking.desk, edition) else None


def _offer(key: str, make: Callable[[FileKind], bytes], name: Callable[[FileKind], str]) -> None:
    with st.container(key=f"download-{key}", horizontal=True, gap="small"):
        for kind in _KINDS:
            st.download_button(
                f"Download as {kind}",
                partial(make, kind),
                name(kind),
                MIME[kind],
                key=f"download-{kind}-{key}",
                on_click="ignore",
                type="tertiary",
                icon=":material/download:",
            )
