"""Every page that the navigation leads to, in a real browser: quiet, accessible, and as narrow as it has to be."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Response

from tests.ui.browsing import SLOW, Open, bring, settle

#: Widths and heights in CSS pixels. At 200 % zoom a window of 1366 by 768 has half of each, which is all that zooming
#: changes for a page's layout; 390 is a phone.
VIEWS = {"full": (1366, 768), "at 200 %": (683, 384), "on a phone": (390, 844)}
GROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(18, 23, 30)"}
AXE = Axe()
BRIEF = {"resultTypes": ["violations"]}
STEP = 50  # milliseconds
GRAVE = ("serious", "critical")
#: Streamlit's script does not know whether "/neglect" is a page or the folder it is served from. It asks for both, and
#: takes the one that answers: the first is not found, which a browser always writes to its console.
ASKED_BOTH_WAYS = re.compile(r"/[^/]+/_stcore/(health|host-config)$")
DRAWN = "[...document.querySelectorAll('.stPlotlyChart')].every(chart => chart.querySelector('.main-svg'))"
FITS = """[document.documentElement, document.querySelector('.stMain')].every(
    box => box.scrollWidth <= box.clientWidth)"""
NAMELESS = "[...document.querySelectorAll('.stPlotlyChart')].filter(chart => !chart.ariaLabel).length"

#: What has the keyboard, where neither it nor a frame right round it has a line. The page itself, which is reached
#: with the keyboard so that it can be scrolled, needs none.
UNSEEN = """(() => {
    const at = document.activeElement, lined = box => getComputedStyle(box).outlineStyle !== 'none';
    return at.matches('body, .stMain') || lined(at) || lined(at.parentElement) ? [] : [at.outerHTML.slice(0, 160)];
})()"""


class Visit:
    """One window of one colour scheme; `complaints` are what was found wrong, each with its page."""

    def __init__(self, browser: Browser, scheme: str) -> None:
        width, height = VIEWS["full"]
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light"
        )
        self.page: Page = context.new_page()
        self.scheme = scheme
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda fault: self.complain(f"script: {fault}"))
        self.page.on("response", self._receive)

    def complain(self, words: str) -> None:
        self.complaints.append(f"{urlsplit(self.page.url).path} ({self.scheme}): {words}")

    def look(self, address: str) -> None:
        """Opens a page of its own address, and looks at it in each view."""
        self._resize("full")
        self.page.goto(address)
        settle(self.page)
        if not self._becomes(DRAWN, SLOW):
            self.complain("a chart is not drawn")
        ground = self.page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
        if ground != GROUNDS[self.scheme]:
            self.complain(f"its ground is {ground}")
        if nameless := self.page.evaluate(NAMELESS):
            self.complain(f"{nameless} charts without words for who cannot see them")
        for view in VIEWS:
            self._resize(view)
            self._check(view)

    def _resize(self, view: str) -> None:
        width, height = VIEWS[view]
        self.page.set_viewport_size({"width": width, "height": height})

    def _check(self, view: str) -> None:
        if not self._becomes(FITS, 5000):  # charts follow a new width a moment later
            self.complain(f"scrolls sideways {view}")
        for found in AXE.run(self.page, options=BRIEF).response["violations"]:
            if found["impact"] in GRAVE:
                self.complain(f"{view}: {found['id']}, {found['nodes'][0]['html'][:160]}")

    def _becomes(self, condition: str, within: int) -> bool:
        # Not wait_for_function: it needs "eval" in the page, and the page's own policy forbids that.
        for _ in range(within // STEP):
            if self.page.evaluate(condition):
                return True
            self.page.wait_for_timeout(STEP)
        return False

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not ASKED_BOTH_WAYS.search(urlsplit(message.location["url"]).path):
            self.complain(f"console: {message.text}")

    def _receive(self, answer: Response) -> None:
        if answer.status >= 400 and not ASKED_BOTH_WAYS.search(urlsplit(answer.url).path):
            self.complain(f"{answer.status} {answer.url}")


@pytest.mark.parametrize("scheme", GROUNDS)
def test_every_page_is_quiet_accessible_and_fits(site: str, browser: Browser, scheme: str) -> None:
    visit = Visit(browser, scheme)
    visit.page.goto(site)
    settle(visit.page)
    visit.page.locator(".stSidebar a").first.wait_for()
    links = visit.page.locator(".stSidebar a").evaluate_all("links => links.map(link => link.href)")
    assert len({urlsplit(link).path for link in links}) == len(links) >= 17
    for link in links:
        visit.look(link)
    visit.page.context.close()
    assert visit.complaints == []


def test_a_pages_address_is_no_folder_and_the_server_answers_at_its_root(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/neglect")
    found = [
        page.request.get(urljoin(site, path)).status
        for path in ("/neglect/_stcore/health", "/_stcore/health", "/_stcore/host-config")
    ]
    assert found == [404, 200, 200]


def test_the_keyboards_place_is_seen(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/compare")
    unseen = []
    for _ in range(36):
        page.keyboard.press("Tab")
        unseen += page.evaluate(UNSEEN)
    assert unseen == []


@pytest.mark.parametrize("scheme", GROUNDS)
def test_what_opens_in_and_above_a_page_is_accessible(site: str, open_page: Open, scheme: str) -> None:
    page = open_page(f"{site}/neglect", scheme)
    bring(page.locator("summary", has_text="Table").first).click()
    bring(page.get_by_role("button", name="Download").first).click()
    page.get_by_test_id("stPopoverBody").wait_for()
    found = AXE.run(page, options=BRIEF).response["violations"]
    assert [fault["id"] for fault in found if fault["impact"] in GRAVE] == []
