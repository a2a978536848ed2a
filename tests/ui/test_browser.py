"""The dashboard in a real browser, served as a person would start it."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from cesp.jobs.places import samples_folder

ARGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
SLOW = 60_000
# Streamlit's own drop zone has a role and a label at once (minor, a best practice, not a rule of WCAG).
AXE = {"rules": {"presentation-role-conflict": {"enabled": False}}}
RETURN = samples_folder() / "returns" / "2023-24" / "2023-24_Q1_training_team.xlsx"
Serve = Callable[[], str]
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def serve(sample_file: Path, tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Iterator[Serve]:
    """Starts a fresh server on a copy of the sample store, from a folder of its own; returns its address."""
    started: list[subprocess.Popen[bytes]] = []

    def start() -> str:
        tmp_path = tmp_path_factory.mktemp("served")
        shutil.copy(sample_file, tmp_path / "store.db")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [sys.executable, "-m", "cesp", "run", "--no-browser", "--port", str(port)]
        store = f"sqlite:///{tmp_path / 'store.db'}"
        log = (tmp_path / "server.log").open("wb")
        started.append(
            subprocess.Popen(
                command, cwd=tmp_path, env={**os.environ, "CESP_STORE": store}, stdout=log, stderr=subprocess.STDOUT
            )
        )
        log.close()
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/_stcore/health", started[-1])
        return address

    yield start
    for server in started:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="module")
def site(serve: Serve) -> str:
    """A server that several tests may look at; none of them changes what it holds for the others."""
    return serve()


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Until the server answers, or it has died, or a minute has gone."""
    for _ in range(240):
        assert server.poll() is None, "the server ended"
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                assert answer.read() == b"ok"
                return
        except OSError:
            time.sleep(0.25)
    raise AssertionError("the server did not answer within a minute")


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


def settle(page: Page) -> None:
    """Until the page has its heading and the server has nothing more to send."""
    expect(page.locator("h1")).to_have_count(1, timeout=SLOW)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=SLOW)


def test_a_fresh_servers_first_deep_link_opens_the_page_without_a_box_over_it(serve: Serve, open_page: Open) -> None:
    page = open_page(f"{serve()}/neglect?year=2022/23&edition=Part+1+(public)")
    expect(page.locator("h1")).to_have_text("Neglect")
    assert page.get_by_text("Page not found").count() == 0
    assert page.get_by_role("dialog").count() == 0
    expect(page.get_by_text("April to December 2022").first).to_be_visible()
    assert "2022" in page.url


def test_the_first_page_has_real_content_and_no_complaint_of_the_browser(site: str, open_page: Open) -> None:
    page = open_page(site)
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    page.on("console", note)
    page.reload()
    settle(page)
    expect(page.get_by_role("heading", name="How are we doing?")).to_be_visible()
    for words in ("Officer working", "What's working well", "What we do not know", "Contextual Safeguarding"):
        expect(page.get_by_text(words).first).to_be_visible()
    assert re.search(r"\d{2}%", page.locator(".cesp-matrix").inner_text())
    assert page.evaluate("document.fonts.check('16px \"Public Sans\"')")
    assert complaints == []


def test_a_cell_leads_to_its_priority_and_keeps_what_was_chosen(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/?year=2022/23")
    page.locator(".cesp-matrix td a").first.click()
    expect(page.locator("h1")).to_have_text("Contextual Safeguarding", timeout=SLOW)
    expect(page.get_by_text("April to December 2022").first).to_be_visible(timeout=SLOW)
    page.get_by_role("link", name="Neglect").click()
    expect(page.locator("h1")).to_have_text("Neglect", timeout=SLOW)
    expect(page.get_by_text("April to December 2022").first).to_be_visible(timeout=SLOW)


def test_the_edition_is_switched_and_the_address_says_so(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/neglect")
    page.get_by_label("Edition").click()
    page.get_by_role("option", name="Part 1 (public)").click()
    expect(page.locator(".cesp-badge")).to_have_text("Part 1 (public)", timeout=SLOW)
    settle(page)
    assert "edition=" in page.url
    page.reload()
    settle(page)
    expect(page.locator(".cesp-badge")).to_have_text("Part 1 (public)", timeout=SLOW)


def test_a_workbook_is_uploaded_and_taken_back(site: str, open_page: Open, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(RETURN)
    book.properties.title = "Sent again"
    book.save(tmp_path / RETURN.name)
    page = open_page(f"{site}/upload")
    page.locator("input[type=file]").set_input_files(tmp_path / RETURN.name)
    expect(page.get_by_text("Ready:")).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("Parts of returns: 0 new, 39 replaced")).to_be_visible(timeout=SLOW)
    settle(page)  # a click while the page is drawn anew may fall on a button that has gone
    page.get_by_role("button", name="Load this file").click()
    receipt = page.locator(".cesp-record.cesp-ready")
    expect(receipt).to_contain_text(RETURN.name, timeout=SLOW)
    settle(page)
    number = (receipt.text_content() or "").removeprefix("Upload ").split(":")[0]
    page.get_by_role("button", name=f"Undo upload {number}", exact=True).first.click()
    expect(receipt).to_contain_text("taken back", timeout=SLOW)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "contextual-safeguarding", "upload", "returns"])
def test_axe_finds_nothing(site: str, open_page: Open, path: str, scheme: str) -> None:
    page = open_page(f"{site}/{path}", scheme)
    ground = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    assert ground == ("rgb(18, 23, 30)" if scheme == "dark" else "rgb(255, 255, 255)")
    found = Axe().run(page, options=AXE)
    assert found.violations_count == 0, found.generate_report()


def test_a_phone_needs_no_sideways_scrolling(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/neglect", width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.evaluate("(main => main.scrollWidth <= main.clientWidth)(document.querySelector('.stMain'))")
