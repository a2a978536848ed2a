"""A presentation in a real browser, by key presses alone: the sample partnership from its first slide to its last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from tests.ui.browsing import SLOW, Open, settle
from tests.ui.test_every_page import ASKED_BOTH_WAYS, AXE, BRIEF, GRAVE

SIZES = {"a small projector": (1024, 768), "a large screen": (1920, 1080)}
COUNT = ".cesp-room-quiet strong"
HEADLINE = ".st-key-committee-slide h1"
#: What is cut, or stands in the bottom tenth, which is left to captions; and writing of less than 24 points.
CUT = """(() => {
    const main = document.querySelector('.stMain');
    const foot = document.querySelector('.cesp-room-foot').getBoundingClientRect(), found = [];
    if (main.scrollHeight > main.clientHeight + 1) found.push('the slide is higher than the screen');
    if (main.scrollWidth > main.clientWidth) found.push('the slide is wider than the screen');
    if (foot.bottom > innerHeight * 0.9 + 1) found.push('the bottom tenth is not clear');
    for (const text of document.querySelectorAll('.st-key-committee-chart svg text')) {
        const box = text.getBoundingClientRect();
        const out = box.left < 0 || box.right > innerWidth || box.bottom > foot.top + 1;
        if (box.width && out) found.push(text.textContent);
        if (parseFloat(getComputedStyle(text).fontSize) < 32) found.push('small: ' + text.textContent);
    }
    for (const box of document.querySelectorAll('.st-key-committee-body :is(li, h2), .st-key-committee-slide h1')) {
        const at = box.getBoundingClientRect();
        if (at.right > innerWidth + 1 || at.bottom > foot.top + 1) found.push(box.textContent);
        if (parseFloat(getComputedStyle(box).fontSize) < 32) found.push('small: ' + box.textContent);
    }
    return found;
})()"""
DRAWN = "[...document.querySelectorAll('.stPlotlyChart')].every(chart => chart.querySelector('.main-svg text'))"


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What browsers complained of; nothing, once the test is over."""
    found: list[str] = []
    yield found
    assert found == []


def listen(page: Page, complaints: list[str]) -> Page:
    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and not ASKED_BOTH_WAYS.search(urlsplit(message.location["url"]).path):
            complaints.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda fault: complaints.append(str(fault)))
    return page


def at(page: Page, number: int) -> None:
    """Until the window shows the slide of that number."""
    expect(page.locator(COUNT)).to_have_text(re.compile(rf"^{number} / \d+$"), timeout=SLOW)
    settle(page)


def is_drawn(page: Page) -> None:
    for _ in range(200):
        if page.evaluate(DRAWN):
            return
        page.wait_for_timeout(50)
    raise AssertionError("a chart is not drawn")


def grave(page: Page) -> list[str]:
    return [fault["id"] for fault in AXE.run(page, options=BRIEF).response["violations"] if fault["impact"] in GRAVE]


@pytest.mark.parametrize(("width", "height"), SIZES.values(), ids=SIZES)
def test_the_sample_partnership_is_presented_from_first_to_last_by_keys_alone(
    site: str, open_page: Open, complaints: list[str], width: int, height: int
) -> None:
    page = listen(open_page(f"{site}/committee", width=width, height=height), complaints)
    at(page, 1)
    last = int((page.locator(COUNT).text_content() or "").split("/")[1])
    assert last >= 8
    assert page.locator(".stSidebar, .stAppHeader, .stSelectbox").locator("visible=true").count() == 0
    seen = []
    for number in range(1, last + 1):
        at(page, number)
        is_drawn(page)
        seen.append(page.locator(HEADLINE).text_content())
        assert page.evaluate(CUT) == []
        expect(page.locator(".cesp-room-warning").last).to_contain_text("invented samples")
        page.keyboard.press("PageDown" if number % 2 else "ArrowRight")
    assert len(set(seen)) == last
    page.keyboard.press("PageUp")
    at(page, last - 1)
    page.keyboard.press("ArrowLeft")
    at(page, last - 2)
    page.keyboard.press("Home")
    at(page, 1)
    page.keyboard.press("End")
    at(page, last)


def test_who_presents_drills_blackens_jumps_and_comes_back(site: str, open_page: Open, complaints: list[str]) -> None:
    page = listen(open_page(f"{site}/committee?slide=3", width=1024), complaints)
    at(page, 3)
    headline = page.locator(HEADLINE).text_content() or ""
    page.keyboard.press("d")
    expect(page.locator(HEADLINE)).to_contain_text("courses", timeout=SLOW)
    expect(page.locator(".cesp-room-quiet")).to_contain_text("by course")
    expect(page.locator(".cesp-room-quiet")).to_contain_text("Part 1 (public)")
    settle(page)
    assert parse_qs(urlsplit(page.url).query)["cut"] == ["1"]
    page.keyboard.press("Escape")
    expect(page.locator(HEADLINE)).to_have_text(headline, timeout=SLOW)
    at(page, 3)

    page.keyboard.press("b")
    expect(page.locator(".cesp-room-black")).to_be_visible(timeout=SLOW)
    expect(page.locator(HEADLINE)).to_have_count(0, timeout=SLOW)
    settle(page)
    page.keyboard.press("b")
    at(page, 3)

    page.keyboard.press("o")
    box = page.get_by_label("Find a slide")
    expect(box).to_be_visible(timeout=SLOW)
    settle(page)
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.tagName") != "INPUT":
        page.keyboard.press("Tab")
    page.keyboard.type("school days")
    jumps = page.locator(".st-key-committee-overview button")
    expect(jumps).to_have_count(1, timeout=SLOW)
    settle(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(HEADLINE)).to_contain_text("school days", timeout=SLOW)
    settle(page)
    assert parse_qs(urlsplit(page.url).query)["slide"] != ["3"]
    page.go_back()
    at(page, 3)


def test_a_second_window_follows_and_leads(site: str, open_page: Open, complaints: list[str]) -> None:
    page = listen(open_page(f"{site}/committee?slide=2"), complaints)
    at(page, 2)
    address = page.get_by_role("link", name="Notes in a second window").get_attribute("href") or ""
    notes = listen(open_page(f"{site}/{address}"), complaints)
    expect(notes.locator("h1")).to_have_text(page.locator(HEADLINE).text_content() or "", timeout=SLOW)
    following = notes.locator(".cesp-room-next").text_content() or ""
    clock = notes.locator(".cesp-room-clock")
    before = clock.text_content() or ""
    page.keyboard.press("PageDown")
    at(page, 3)
    expect(notes.locator("h1")).to_have_text(following, timeout=SLOW)
    expect(clock).not_to_have_text(before, timeout=SLOW)
    notes.keyboard.press("PageDown")
    at(page, 4)
    page.keyboard.press("b")
    expect(notes.get_by_text("The room sees a black screen.")).to_be_visible(timeout=SLOW)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_slides_notes_and_overview_are_accessible(
    site: str, open_page: Open, complaints: list[str], scheme: str
) -> None:
    page = listen(open_page(f"{site}/committee?slide=3", scheme), complaints)
    at(page, 3)
    is_drawn(page)
    found = {"slide": grave(page)}
    page.set_viewport_size({"width": 683, "height": 384})
    settle(page)
    found["slide at 200 %"] = grave(page)
    assert page.evaluate(
        "document.querySelector('.stMain').scrollWidth <= document.querySelector('.stMain').clientWidth"
    )
    for key, place in {"o": "overview", "q": "question"}.items():
        page.keyboard.press(key)
        expect(page.locator(f".st-key-committee-{place}")).to_be_visible(timeout=SLOW)
        settle(page)
        found[place] = grave(page)
        page.keyboard.press("Escape")
        at(page, 3)
    page.keyboard.press("b")
    expect(page.locator(".cesp-room-black")).to_be_visible(timeout=SLOW)
    settle(page)
    found["black"] = grave(page)
    found["notes"] = grave(open_page(f"{site}/committee?view=notes&slide=3", scheme))
    assert {place: faults for place, faults in found.items() if faults} == {}
