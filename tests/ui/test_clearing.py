"""Joint protection is begun in the background, and waited for by whoever is shown an edition for committees."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from cesp.errors import StoreError
from cesp.jobs.clearing import is_cleared
from cesp.jobs.desk import Desk
from cesp.ui import clearing
from cesp.ui.clearing import clear_ahead
from tests.measures.world import desk as open_world
from tests.measures.world import table

HEARD = """
    when    | priority | you_said | children | theme | source
    2022 Q1 | neglect  | Ask.     | 30       | Home  | School
"""


@pytest.fixture
def desk() -> Iterator[Desk]:
    with open_world(table("voice", HEARD)) as opened:
        yield opened


def wait() -> None:
    for thread in threading.enumerate():
        if thread.name == "clearance":
            thread.join(30)


def test_without_a_server_nothing_is_begun(desk: Desk) -> None:
    clear_ahead(desk)
    wait()
    assert not is_cleared(desk)


def test_a_server_begins_it_once_a_page_is_drawn(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st.runtime, "exists", lambda: True)
    clear_ahead(desk)
    clear_ahead(desk)
    wait()
    assert is_cleared(desk)


def test_a_store_that_cannot_be_read_is_left_to_whoever_asks_next(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(desk: Desk) -> None:
        raise StoreError("The store cannot be read")

    monkeypatch.setattr(st.runtime, "exists", lambda: True)
    monkeypatch.setattr(clearing, "clearance", refuse)
    clear_ahead(desk)
    wait()
    assert not is_cleared(desk)


def show(edition: str) -> None:
    """A page that waits, and then is there."""
    import streamlit as st

    from cesp.jobs.clearing import is_cleared
    from cesp.ui.cache import take_desk
    from cesp.ui.clearing import await_clearance

    desk = take_desk()
    await_clearance(desk, edition)  # type: ignore[arg-type]
    st.text(f"cleared: {is_cleared(desk)}")


@pytest.mark.parametrize(("edition", "cleared"), [("public", True), ("officer", False)])
def test_only_editions_for_committees_wait(
    use_store: Callable[[Path | None], str], edition: str, cleared: bool
) -> None:
    use_store(None)
    app = AppTest.from_function(show, args=(edition,), default_timeout=60).run()
    assert not app.exception
    assert app.text[0].value == f"cleared: {cleared}"
    assert not app.get("html")
