"""A table as a file, made when it is asked for: a page that nobody downloads from pays for none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from cesp.briefing.exhibit import Exhibit, Frame, Overview
from cesp.briefing.paper import Paper
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
from cesp.jobs.packing import KINDS, Format, pack_name, pack_one
from cesp.ui.selection import current

_KINDS: tuple[FileKind, ...] = ("xlsx", "csv")


def offer_exhibit(exhibit: Exhibit, key: str) -> None:
    """A button for an exhibit's table; none for whoever may not take its edition away, nor where no person is
    looking, as in a test of how a page is drawn."""
    if exhibit.table.rows and (desk := _taker(exhibit.shown.edition)):
        _offer(key, partial(download_exhibit, desk, exhibit), partial(exhibit_file, exhibit))


def offer_overview(overview: Overview) -> None:
    """A button for priorities by measures, likewise."""
    if desk := _taker(overview.frame.edition):
        _offer("matrix", partial(download_overview, desk, overview), partial(overview_file, overview))


def offer_register(register: Register, frame: Frame, priority: str = "") -> None:
    """A button for the rows of a register, likewise; `priority` is the title of the one whose rows they are."""
    if register.rows and (desk := _taker(frame.edition)):
        make = partial(download_register, desk, register, priority, frame)
        _offer(f"register-{register.id}", make, partial(register_file, register, priority, frame))


def _taker(edition: Edition) -> Desk | None:
    looking = current()
    return looking.desk if looking and may_take(looking.desk, edition) else None


def offer_paper(desk: Desk, paper: Paper, take: Callable[[], Paper], key: str) -> None:
    """A button for a paper in every format, likewise. `paper` names the files; `take` gives what is in them."""
    if may_take(desk, paper.frame.edition):
        files = {
            f"{kind.title[0].upper()}{kind.title[1:]}": (
                partial(_pack, desk, take, name),
                pack_name(paper, name),
                kind.mime,
            )
            for name, kind in KINDS.items()
        }
        _show(f"paper-{key}", files)


def _pack(desk: Desk, take: Callable[[], Paper], wanted: Format) -> bytes:
    return pack_one(desk, take(), wanted)


def _offer(key: str, make: Callable[[FileKind], bytes], name: Callable[[FileKind], str]) -> None:
    _show(key, {f"Download as {kind}": (partial(make, kind), name(kind), MIME[kind]) for kind in _KINDS})


def _show(key: str, files: Mapping[str, tuple[Callable[[], bytes], str, str]]) -> None:
    """A way to each file: by its label, how it is made, its name and its media type."""
    asked = st.popover(
        "Download", key=f"download-{key}", type="tertiary", icon=":material/download:", on_change="rerun"
    )
    if not asked.open:  # the buttons are drawn for the one that is asked
        return
    for place, (label, (make, name, mime)) in enumerate(files.items()):
        asked.download_button(
            label, make, name, mime, key=f"download-{place}-{key}", on_click="ignore", type="tertiary"
        )
