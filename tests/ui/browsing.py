"""The dashboard in a real browser, for tests: a server as a person would start it, and a page that stands still."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

ARGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
SLOW = 60_000  # milliseconds
Serve = Callable[[], str]
Open = Callable[..., Page]


def start_server(store: Path, folder: Path) -> tuple[subprocess.Popen[bytes], str]:
    """A fresh server on a copy of a store, from a folder of its own, and its address."""
    shutil.copy(store, folder / "store.db")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "cesp", "run", "--no-browser", "--port", str(port)]
    told = {**os.environ, "CESP_STORE": f"sqlite:///{folder / 'store.db'}"}
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, env=told, stdout=log, stderr=subprocess.STDOUT)
    return server, f"http://127.0.0.1:{port}"


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Until the server answers, or it has died, or a minute has gone."""
    for _ in range(240):
        assert server.poll() is None, "the server ended"
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5) as answer:
                assert answer.read() == b"ok"
                return
        except OSError:
            time.sleep(0.25)
    raise AssertionError("the server did not answer within a minute")


def settle(page: Page) -> None:
    """Until the page has its heading and the server has nothing more to send."""
    expect(page.locator("h1")).to_have_count(1, timeout=SLOW)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=SLOW)


def bring(place: Locator) -> Locator:
    """The same place, scrolled into view, with the scrolling over: a list that opens meanwhile closes again."""
    place.scroll_into_view_if_needed()
    place.page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return place
