"""A store with the samples in it, made once; pages and browsers each work on a copy of their own."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from playwright.sync_api import Browser, Page, sync_playwright

from tests.ui.browsing import ARGS, Open, Serve, settle, start_server, wait_for


@pytest.fixture
def use_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path | None], str]]:
    """Points the dashboard at a copy of a store, or at an empty one; returns its address."""

    def use(file: Path | None) -> str:
        copy = tmp_path / "store.db"
        if file is not None:
            shutil.copy(file, copy)
        monkeypatch.setenv("CESP_STORE", f"sqlite:///{copy}")
        return f"sqlite:///{copy}"

    st.cache_resource.clear()
    st.cache_data.clear()
    yield use
    st.cache_resource.clear()
    st.cache_data.clear()


@pytest.fixture(scope="session")
def serve(sample_file: Path, tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Iterator[Serve]:
    """Starts a fresh server on a copy of the sample store, from a folder of its own; returns its address."""
    started: list[subprocess.Popen[bytes]] = []

    def start() -> str:
        server, address = start_server(sample_file, tmp_path_factory.mktemp("served"))
        started.append(server)
        wait_for(address, server)
        return address

    yield start
    for server in started:
        server.terminate()
    for server in started:
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def site(serve: Serve) -> str:
    """A server that all tests may look at; none of them changes what it holds for the others."""
    return serve()


# Not for the whole session: while it runs, nothing else in this thread can have a loop of its own.
@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=chromium, args=ARGS)
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Opens an address in a fresh window and waits until its heading stands."""
    pages: list[Page] = []

    def opened(address: str, scheme: str = "light", width: int = 1366, height: int = 768) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        page = context.new_page()
        pages.append(page)
        page.goto(address)
        settle(page)
        return page

    yield opened
    for page in pages:
        page.context.close()
