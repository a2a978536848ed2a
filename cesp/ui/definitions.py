"""What every figure means: a list to search, then words, colours, chance, what stands for a number, and editions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from cesp.briefing.definitions import Definitions, Guide, is_named
from cesp.briefing.facts import Entry, Fact
from cesp.charts.draw import draw
from cesp.jobs.definitions import explain_all
from cesp.ui.defined import ABOUT
from cesp.ui.exhibit import STILL, page_mode
from cesp.ui.frame import show_label
from cesp.ui.markup import Markup, join, tag
from cesp.ui.notices import show_empty
from cesp.ui.selection import Selection

_FIND = "find"
_FEW = 3  # entries that stand open when they are all that was found
_PARTS: Mapping[str, str] = {
    "measures": "Measures and indicators",
    "words": "Abbreviations and words",
    "colours": "Red, amber and green",
    "chance": "Chance or change",
    "verdicts": "What is said of a comparison",
    "marks": "What stands in place of a number",
    "editions": "Editions",
}


def show_definitions(chosen: Selection) -> None:
    """The page; what is looked for stands in its address."""
    st.html(tag("h1", "Definitions"))
    st.html(tag("p", "What every figure means: what is counted over what, which way is good, and how sure one can be."))
    show_label(chosen.desk)
    words = st.text_input(
        "Search measures, indicators and words", key=_FIND, bind="query-params", placeholder="For example: registered"
    )
    page = explain_all(chosen.desk, words)
    if not page.looked_for:
        _show_asked(page, st.query_params.get(ABOUT, ""))
    _show_found(page)
    if not page.looked_for:
        _show_guide(page.guide)


def _show_asked(page: Definitions, anchor: str) -> None:
    """The entry that a figure's link led to, before all others."""
    for entry in page.entries:
        if entry.anchor == anchor:
            st.html(join((tag("h2", entry.title), tag("p", entry.definition, css="cesp-read"), _told(entry.facts))))


def _show_found(page: Definitions) -> None:
    if page.looked_for and not page.entries and not page.terms:
        show_empty(f"Nothing here has “{page.looked_for}” in it.", "Try one word of it, or empty the search.")
        return
    if not page.looked_for:
        links = (tag("li", tag("a", title, attributes={"href": f"#{name}"})) for name, title in _PARTS.items())
        st.html(tag("nav", tag("ul", *links, css="cesp-contents"), attributes={"aria-label": "On this page"}))
    if page.entries:
        st.html(join((_heading("measures"), *(_group(page, group.title, group.entries) for group in page.groups))))
    if page.terms:
        st.html(join((_heading("words"), _told(page.terms))))


def _group(page: Definitions, title: str, entries: tuple[Entry, ...]) -> Markup:
    few = len(page.entries) <= _FEW
    opened = (few or is_named(entry, page.looked_for) for entry in entries)
    return join((tag("h3", title), *(_entry(entry, opens) for entry, opens in zip(entries, opened, strict=True))))


def _entry(entry: Entry, opens: bool) -> Markup:
    """A line that opens: its title and what is counted over what, then everything else."""
    summary = tag("summary", tag("strong", entry.title), " ", tag("span", entry.counted, css="cesp-quiet"))
    inside = (tag("p", entry.definition), _told(entry.facts))
    attributes = {"id": entry.anchor} | ({"open": ""} if opens else {})
    return tag("details", summary, *inside, css="cesp-definition", attributes=attributes)


def _show_guide(guide: Guide) -> None:
    st.html(join((_heading("colours"), *_paragraphs(guide.rule))))
    st.html(join((_heading("chance"), *_paragraphs(guide.chance))))
    words = guide.picture_words
    st.plotly_chart(
        draw(guide.picture, page_mode()), theme=None, config=STILL, key="picture", alt=words, width="stretch"
    )
    st.html(tag("p", words, css="cesp-quiet"))
    for name, told in (("verdicts", guide.verdicts), ("marks", guide.statuses), ("editions", guide.editions)):
        st.html(join((_heading(name), _told(told))))


def _heading(part: str) -> Markup:
    return tag("h2", _PARTS[part], attributes={"id": part})


def _paragraphs(words: Iterable[str]) -> Iterable[Markup]:
    return (tag("p", paragraph, css="cesp-read") for paragraph in words)


def _told(facts: Iterable[Fact]) -> Markup:
    pairs = (part for label, words in facts for part in (tag("dt", label), tag("dd", words)))
    return tag("dl", *pairs, css="cesp-facts")
