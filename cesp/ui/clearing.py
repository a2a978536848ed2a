"""Joint protection takes seconds, once for each version of what is held: it is begun in the background once a page is
drawn, and told where an edition for committees has to wait for it. The officers' edition never waits."""

from __future__ import annotations

from contextlib import suppress
from threading import Lock, Thread

import streamlit as st

from cesp.catalogue import Edition
from cesp.errors import Mendable
from cesp.jobs.clearing import clearance, is_cleared
from cesp.jobs.desk import Desk
from cesp.ui.markup import tag

_AHEAD = Lock()


def await_clearance(desk: Desk, edition: Edition) -> None:
    """Says how far it is until it is done."""
    if edition == "officer" or is_cleared(desk):
        return
    told = st.empty()

    def tell(line: str) -> None:
        told.html(tag("p", line, css="cesp-quiet"))

    tell("Protecting small numbers ...")
    clearance(desk, tell)
    told.empty()


def clear_ahead(desk: Desk) -> None:
    """Begins it, where a server is there to go on with it and nobody has begun."""
    if st.runtime.exists() and not is_cleared(desk):
        Thread(target=_clear, args=(desk,), name="clearance", daemon=True).start()


def _clear(desk: Desk) -> None:
    if _AHEAD.acquire(blocking=False):
        try:
            with suppress(Mendable):  # whoever asks for it next is told
                clearance(desk)
        finally:
            _AHEAD.release()
