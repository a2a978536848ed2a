"""A paper as one HTML file: it holds the paper's words to the letter, and runs nothing but what is ours."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from cesp.briefing.exhibit import Exhibit, Table
from cesp.briefing.paper import Paper, Slide
from cesp.charts.draw import draw
from cesp.charts.palette import Mode
from cesp.charts.series import Chart, Point, Series
from cesp.export.offline.make import make_html
from tests.export.printed_words import CHART, leading, paper
from tests.export.test_paper_book import words_in

HOSTILE = (
    "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{ 7 * 7 }}{% raw %}",
    '" autofocus onfocus="x', "=1+1", "&lt;b&gt; & <!-- -->", "</style><base href=//x>",
)  # fmt: skip
VOID = {"meta", "input", "base", "img", "link", "br"}


class Page(HTMLParser):
    """A page as a browser takes it apart: its elements, its scripts, and its words by the section they stand in."""

    def __init__(self, made: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[tuple[dict[str, str], str]] = []
        self.said: list[tuple[str, str]] = []
        self.within: list[str] = []
        self.feed(made.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        self.elements.append((tag, known))
        if tag not in VOID:
            self.within.append(known.get("id") or tag)
        if tag == "script":
            self.scripts.append((known, ""))

    def handle_endtag(self, tag: str) -> None:
        self.within.pop()

    def handle_data(self, data: str) -> None:
        if (
            self.scripts
            and self.lasttag == "script"
            and self.within[-1:] in (["script"], [self.scripts[-1][0].get("id")])
        ):
            self.scripts[-1] = (self.scripts[-1][0], self.scripts[-1][1] + data)
        else:
            self.said += [(place, data.strip()) for place in set(self.within) if data.strip()]

    def words(self, place: str) -> set[str]:
        return {said for within, said in self.said if within == place}


def slides(whole: Paper) -> Paper:
    """With a slide of every kind, one of them with another cut."""
    one, impact = leading().exhibit, next(chapter.impact for chapter in whole.chapters if chapter.impact)
    cut = replace(one, headline="Of 2 agencies, 1 had more.", lines=("267", "all together"))
    extra = (
        Slide("3", "summary", "All", "How are we doing?", lists=whole.lists),
        Slide(
            "4",
            "exhibit",
            "Exploitation",
            one.headline,
            one.lines,
            exhibit=one,
            cuts=(cut,),
            notes="Slowly.",
            expected=("Why?",),
        ),
        Slide("5", "impact", "Exploitation", impact.sentences[0], impact.sentences, impact=impact),
    )
    return replace(whole, slides=(*whole.slides, *extra))


def printed(one: Exhibit) -> Iterator[str]:
    yield from (one.headline, *one.lines, one.source, one.definition, *one.notes, *one.chance)
    yield from (cell for row in one.table.rows for cell in row if isinstance(cell, str) and cell)


def test_the_document_holds_every_word_of_the_paper() -> None:
    whole = slides(paper("Why, and “what” next?"))
    words = Page(make_html(whole)).words("reading")
    assert not [word for word in words_in(whole) if word and word not in words]
    assert {"Draft", "Somebody’s view.", "Ask again: A. Officer, June", "A mechanism."} <= words
    assert "▲ A Amber" in words
    assert {"3", "–", "1,234"} <= words  # of the impact line's table


def test_each_slide_holds_its_words_its_source_and_what_to_mind() -> None:
    whole = slides(paper())
    page = Page(make_html(whole))
    for number, slide in enumerate(whole.slides, start=1):
        words = page.words(f"slide-{number}")
        assert {slide.headline, slide.whose, *whole.warnings, f"{number} / 5"} <= words
        assert set(slide.lines) <= words
        assert "April to June 2022 · against 2021 · Part 1 (public) · Figures to 30 June 2022" in words
        assert ("Not in the published papers" in words) == slide.outside
    exhibit = whole.slides[3].exhibit
    assert exhibit is not None
    assert {*printed(exhibit), "Slowly.", "Why?"} <= page.words("slide-4")
    assert {"Of 2 agencies, 1 had more.", "267", *whole.warnings} <= page.words("slide-4-1")
    assert {"More came.", "Draft", "No gaps were found.", "More, left out here: 7"} <= page.words("slide-3")
    headings = [known["id"] for tag, known in page.elements if tag == "h1" and known]
    assert headings == [f"slide-{at}-headline" for at in ("1", "2", "3", "4", "4-1", "5")]


def test_every_figure_is_the_one_that_is_drawn_and_stands_once() -> None:
    page = Page(make_html(slides(paper())))
    kept = {known["id"]: json.loads(text) for known, text in page.scripts if known.get("type") == "application/json"}
    shown = [known for tag, known in page.elements if "data-figure" in known]
    assert {known["data-figure"] for known in shown} == set(kept) == {"figure-1"}
    assert len(shown) == 5  # two slides, a cut, and two places of the document
    assert all(known["role"] == "img" and known["aria-label"] for known in shown)
    modes: tuple[Mode, ...] = ("light", "dark")
    for mode in modes:
        assert kept["figure-1"][mode]["data"] == json.loads(draw(CHART, mode).to_json())["data"]
    assert kept["figure-1"]["tall"] is False
    assert "% of people" in page.words("slide-4")


def test_the_policy_names_each_script_that_runs_and_nothing_is_fetched() -> None:
    made = make_html(slides(paper()))
    page = Page(made)
    policy = next(
        known["content"] for tag, known in page.elements if known.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; ")
    (script,) = (part for part in policy.split("; ") if part.startswith("script-src"))
    running = [text for known, text in page.scripts if not known]
    named = {f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in running}
    assert set(script.split()[1:]) == named
    assert len(named) == 2
    assert b"\r" not in made
    addresses = [
        value for tag, known in page.elements for name, value in known.items() if name in ("href", "src", "action")
    ]
    assert addresses
    assert all(address.startswith("#") for address in addresses)
    assert not {tag for tag, _ in page.elements} & {"link", "img", "iframe", "base", "form", "object"}
    assert not [name for _, known in page.elements for name in known if name.startswith("on")]


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_and_formulas_stay_words(text: str) -> None:
    item = leading(text)
    chart = Chart("bars", (Series(text, "now", (Point(text, 1.0, text),)),), text, text, False, 0)
    one = replace(
        item.exhibit, headline=text, title=text, alt=text, lines=(text,), chart=chart, table=Table((text,), ((text,),))
    )
    whole = paper(text, items=(replace(item, exhibit=one),))
    slide = Slide("3", "exhibit", text, text, (text,), exhibit=one, notes=text, expected=(text,))
    whole = replace(whole, title=text, warnings=(text,), slides=(slide,), glossary=((text, text),))
    page = Page(make_html(whole))
    plain = Page(make_html(replace(paper(), slides=(replace(slide, whose="x"),))))
    assert {tag for tag, _ in page.elements} == {tag for tag, _ in plain.elements}
    assert len([known for known, _ in page.scripts if not known]) == 2
    assert text in page.words("slide-1")
    assert text in page.words("reading")
    assert text in {known["aria-label"] for tag, known in page.elements if known.get("role") == "img"}
    assert not [name for _, known in page.elements for name in known if name.startswith("on") or name == "autofocus"]
    names = [json.loads(kept)["light"]["data"][0]["customdata"] for known, kept in page.scripts if known]
    assert re.sub("<", "&lt;", text).replace(">", "&gt;") in [name for (name,) in names] or "&" in text


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert make_html(slides(paper())) == make_html(slides(paper()))


def test_a_paper_without_slides_or_questions_is_a_document() -> None:
    page = Page(make_html(replace(paper(), slides=(), questions=(), lists=(), opening=())))
    assert not page.words("reading-questions")
    assert "Impact, April to June 2022" in page.words("reading")
