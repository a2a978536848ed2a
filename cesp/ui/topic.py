"""A page across all priorities: its question, the opening by rule, chapters of exhibits and registers, the gaps."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlencode

import streamlit as st

from cesp.briefing.exhibit import Exhibit, Frame
from cesp.briefing.registers import Register
from cesp.briefing.topics import Chapter, TopicPage
from cesp.catalogue.load import load_topics
from cesp.jobs import topics
from cesp.ui.cache import ask
from cesp.ui.download import offer_register
from cesp.ui.exhibit import show_exhibit
from cesp.ui.frame import show_frame
from cesp.ui.markup import join, listed, table, tag
from cesp.ui.notices import show_empty
from cesp.ui.overview import show_words
from cesp.ui.selection import Selection
from cesp.ui.summary import show_asked

NOTHING: Mapping[str, str] = MappingProxyType({})
_AS_LISTED = "What needs a look first"


def show_topic(chosen: Selection) -> None:
    """The page of the topic that the address names."""
    if chosen.scope is None:
        topic = load_topics().get(chosen.page)
        st.html(join((tag("h1", topic.title), tag("p", topic.question))))
        show_empty("Nothing has been uploaded yet.", f"{topic.empty}, and this page fills itself.")
        return
    render_topic(ask(chosen.desk, topics.show_topic, chosen.page, chosen.scope), chosen.query)


def render_topic(page: TopicPage, query: Mapping[str, str] = NOTHING) -> None:
    """A page as composed: nothing added, nothing left out. `query` keeps what is chosen in links that leave it."""
    st.html(tag("header", tag("h1", page.title), tag("p", page.question), css="cesp-top"))
    show_frame(page.frame)
    st.html(tag("div", *(tag("p", sentence) for sentence in page.opening), css="cesp-opening"))
    show_asked([item for chapter in page.chapters for item in chapter.items if isinstance(item, Exhibit)], query)
    for number, chapter in enumerate(page.chapters):
        _show_chapter(chapter, number, page.frame, query)
    if page.unknown:
        st.html(join((tag("h2", "What we do not know"), listed(page.unknown))))
    show_words(page.glossary)


def _show_chapter(chapter: Chapter, number: int, frame: Frame, query: Mapping[str, str]) -> None:
    st.html(tag("h2", chapter.title))
    if chapter.empty:
        show_empty(chapter.empty, "")
    for index, item in enumerate(chapter.items):
        if isinstance(item, Register):
            show_register(item, frame, query)
        else:
            show_exhibit(item, f"{number}-{index}", query)


def show_register(register: Register, frame: Frame, query: Mapping[str, str]) -> None:
    """What is listed in a sentence, then the rows in the order that is chosen."""
    with st.container(key=f"exhibit-{register.id}", gap="xsmall"):
        st.html(join((tag("p", register.title, css="cesp-kicker"), tag("h3", register.sentence))))
        if register.address:
            attributes = {"href": f"{register.address}?{urlencode(query)}", "target": "_self"}
            st.html(tag("p", tag("a", "Open the page of returns", attributes=attributes)))
        if register.rows:
            st.html(table(register.columns, _in_order(register), register.title))
            offer_register(register, frame)


def _in_order(register: Register) -> tuple[tuple[str, ...], ...]:
    orders = dict(register.orders)
    if not orders:
        return register.rows
    by = st.selectbox("Sort by", (_AS_LISTED, *orders), key=f"sort-{register.id}", width=280)
    return tuple(register.rows[place] for place in orders[by]) if by in orders else register.rows
