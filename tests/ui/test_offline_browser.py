"""The offline file in a real browser, from a disk and without a network: the samples presented by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from cesp.briefing.paper import Paper, Slide
from cesp.export.offline.make import make_html
from cesp.jobs.desk import Desk
from cesp.jobs.papers import compose_paper
from cesp.jobs.present import Scope, latest_period

SIZES = ((1024, 768), (1920, 1080))
GRAVE = ("serious", "critical")
AXE = Axe()
SMALLEST = 0.7  # of 24 points, which writing on a slide of the samples does not fall below
#: What is cut off or hidden behind something on the slide that is shown, and how large its writing is.
MEASURED = """(() => {
    const slide = document.querySelector('.slide.shown'), body = slide.querySelector('.body');
    const cut = box => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;
    const foot = slide.querySelector('footer').getBoundingClientRect();
    const drawn = [...slide.querySelectorAll('.chart')].every(chart => chart.querySelector('.main-svg'));
    return { cut: [slide, body, slide.querySelector('.words')].filter(cut).length, drawn,
        size: Number(slide.style.getPropertyValue('--fit')), foot: foot.bottom / innerHeight };
})()"""


@pytest.fixture(scope="module")
def whole(sample_desk: Desk) -> Paper:
    """The samples' own story, with a slide of a priority's impact line and one that is not in the published papers."""
    made = compose_paper(sample_desk, Scope(latest_period(sample_desk), "same-period", "public"))
    chapter = next(chapter for chapter in made.chapters if chapter.impact)
    assert chapter.impact is not None
    line = chapter.impact
    impact = Slide("x", "impact", chapter.title, line.sentences[0], (*line.sentences, line.caution), impact=line)
    outside = Slide("y", "text", chapter.title, "Kept for questions", ("Only if somebody asks.",), outside=True)
    return replace(made, slides=(*made.slides[:-1], impact, outside, made.slides[-1]))


@pytest.fixture(scope="module")
def file(whole: Paper, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("offline") / "paper.html"
    path.write_bytes(make_html(whole))
    return path


class Room:
    """A window on the file; what it asked for and complained of is kept."""

    def __init__(self, browser: Browser, file: Path, scheme: Literal["light", "dark"], size: tuple[int, int]) -> None:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, offline=True)
        self.page: Page = context.new_page()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.route("**/*", self._answer)
        self.page.on("console", lambda line: self.complaints.append(line.text))
        self.page.on("pageerror", lambda fault: self.complaints.append(str(fault)))
        self.address = file.as_uri()
        self.page.goto(self.address)

    def _answer(self, route: Route) -> None:
        self.asked.append(route.request.url)
        route.continue_() if route.request.url.startswith("file:") else route.abort()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    @property
    def headline(self) -> str:
        return self.page.locator(".slide.shown h1").inner_text()

    @property
    def at(self) -> str:
        return str(self.page.locator(".slide.shown").get_attribute("id"))


@pytest.fixture
def room(browser: Browser, file: Path) -> Iterator[Room]:
    made = Room(browser, file, "light", SIZES[0])
    yield made
    made.page.context.close()
    assert made.complaints == []
    assert [address.split("#")[0] for address in made.asked] == [made.address]


def told(whole: Paper) -> list[str]:
    """The headlines that keys lead through."""
    return [slide.headline for slide in whole.slides if not slide.outside]


def test_it_is_presented_from_the_first_to_the_last_slide_by_keys_alone(room: Room, whole: Paper) -> None:
    seen = [room.headline]
    for number in range(len(told(whole)) - 1):
        room.press(("PageDown", "ArrowRight", " ")[number % 3])
        seen.append(room.headline)
    assert seen == told(whole)
    room.press("PageDown")
    assert room.headline == seen[-1]
    expect(room.page.get_by_role("status")).to_contain_text(f"{len(whole.slides)} / {len(whole.slides)}: {seen[-1]}")
    room.press("ArrowLeft", "PageUp")
    assert room.headline == seen[-3]
    room.press("Home")
    assert room.headline == seen[0]
    room.press("End")
    assert room.headline == seen[-1]
    expect(room.page.locator("#clock")).not_to_have_text("0:00", timeout=5_000)


def test_numbers_and_the_overview_jump_even_to_what_is_not_published(room: Room, whole: Paper) -> None:
    room.press("4", "Enter")
    assert room.headline == whole.slides[3].headline
    room.press("9", "9", "Enter")
    assert room.headline == told(whole)[-1]
    room.press("o")
    room.page.keyboard.type("questions")
    expect(room.page.locator("#overview li:visible")).to_have_count(1)
    room.press("Tab", "Enter")
    expect(room.page.get_by_role("heading", level=1)).to_have_text("Kept for questions")
    expect(room.page.locator(".slide.shown .outside")).to_have_text("Not in the published papers")
    room.press("o", "Escape")
    expect(room.page.locator("#overview")).to_be_hidden()


def test_the_screen_goes_black_and_comes_back(room: Room) -> None:
    room.press("b")
    expect(room.page.locator("#black")).to_be_visible()
    before = room.at
    room.press("PageDown")
    expect(room.page.locator("#black")).to_be_hidden()
    assert room.at == before


def test_table_notes_and_other_cuts_open_on_the_slide_and_lead_back(room: Room, whole: Paper) -> None:
    number = next(at for at, slide in enumerate(whole.slides, start=1) if slide.cuts)
    slide = whole.slides[number - 1]
    assert slide.exhibit is not None
    room.press(*str(number), "Enter", "t")
    table = room.page.locator(".slide.shown [data-panel=table]")
    expect(table.get_by_role("row")).to_have_count(len(slide.exhibit.table.rows) + 1)
    room.press("n")
    expect(table).to_be_hidden()
    expect(room.page.locator(".slide.shown .spoken")).to_have_text(slide.notes)
    room.press("Escape", "d")
    assert (room.at, room.headline) == (f"slide-{number}-1", slide.cuts[0].headline)
    room.press("Escape")
    assert (room.at, room.page.url) == (f"slide-{number}", f"{room.address}#slide-{number}")


def test_the_document_is_a_link_away_and_leads_back(room: Room, whole: Paper) -> None:
    room.page.get_by_role("link", name="Read as a document").click()
    expect(room.page.get_by_role("heading", level=1)).to_have_text(whole.title)
    assert room.page.locator("#reading .main-svg").count() >= len([one for one in whole.exhibits if one.chart])
    room.page.get_by_role("link", name="Present the slides").click()
    expect(room.page.get_by_role("heading", level=1)).to_have_text(whole.slides[0].headline)


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_on_any_slide(browser: Browser, file: Path, whole: Paper, size: tuple[int, int]) -> None:
    room = Room(browser, file, "light", size)
    for number, slide in enumerate(whole.slides, start=1):
        for cut in range(len(slide.cuts) + 1):
            room.page.goto(f"{room.address}#slide-{number}" + (f"-{cut}" if cut else ""))
            found = room.page.evaluate(MEASURED)
            assert (found["cut"], found["drawn"]) == (0, True), slide.headline
            assert found["size"] >= SMALLEST, slide.headline
            assert found["foot"] <= 0.905, slide.headline  # the bottom tenth stays clear for captions
    room.page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_grave_stands_in_the_way_of_anybody(
    browser: Browser, file: Path, scheme: Literal["light", "dark"]
) -> None:
    room = Room(browser, file, scheme, SIZES[0])
    found = []
    for place, keys in (
        ("#slide-1", ""),
        ("#slide-2", ""),
        ("#slide-2", "t"),
        ("#slide-2", "n"),
        ("#slide-1", "o"),
        ("#reading", ""),
    ):
        room.page.goto(room.address + place)
        room.press(*keys)
        for fault in AXE.run(room.page, options={"resultTypes": ["violations"]}).response["violations"]:
            if fault["impact"] in GRAVE:
                found.append((place, keys, fault["id"], [node["html"][:120] for node in fault["nodes"][:3]]))
        assert room.page.get_by_role("heading", level=1).count() <= 1
        room.press("Escape")
    room.page.context.close()
    assert found == []


def test_on_paper_every_slide_stands_in_light_colours(browser: Browser, file: Path, whole: Paper) -> None:
    room = Room(browser, file, "dark", SIZES[0])
    room.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    shown = room.page.locator(".slide:visible")
    expect(shown).to_have_count(len(whole.slides) + sum(len(slide.cuts) for slide in whole.slides))
    assert room.page.evaluate("getComputedStyle(document.body).color") == "rgb(31, 35, 40)"
    room.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(shown).to_have_count(1)
    room.page.context.close()
