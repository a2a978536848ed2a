"""One priority's page: where it stands and what is said of it, its impact line, then the evidence by lane: what leads
at full size, the rest one row each until it is opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from cesp.briefing.exhibit import Briefing, Exhibit, Section, Turn
from cesp.briefing.shelves import in_short
from cesp.jobs.present import brief
from cesp.ui.beside import HEARD, PROGRESS, STILL, VOICE, show_progress, show_voice
from cesp.ui.cache import ask
from cesp.ui.choosing import query_of
from cesp.ui.exhibit import show_exhibit
from cesp.ui.frame import show_frame
from cesp.ui.impact import NAME, show_impact
from cesp.ui.markup import Markup, join, tag, unmarked
from cesp.ui.matrix import shape
from cesp.ui.notices import show_empty
from cesp.ui.overview import show_words
from cesp.ui.selection import Selection
from cesp.ui.summary import show_asked, show_summary

IMPACT = "impact-line"
LANE = "lane-"  # a bare "children" is the name of a property, which a browser's guard against clobbering takes away
ALSO = "Also measured: open a line for its chart, its table and where it comes from"


def show_priority(chosen: Selection) -> None:
    """The page of the priority that the address names."""
    if chosen.scope is None:
        st.html(tag("h1", chosen.desk.partnership.get_priority(chosen.page).title))
        show_empty("Nothing has been uploaded yet.", "Upload the first return, and this page fills itself.")
        return
    render_briefing(ask(chosen.desk, brief, chosen.page, chosen.scope), chosen)


def render_briefing(briefing: Briefing, chosen: Selection) -> None:
    """A briefing as composed: nothing added, nothing left out."""
    about = join((tag("strong", briefing.stage), " – " if briefing.stage and briefing.aim else "", briefing.aim))
    st.html(tag("header", tag("h1", briefing.title), tag("p", about), css="cesp-top"))
    show_frame(briefing.frame)
    show_asked((exhibit for section in briefing.sections for exhibit in section.exhibits), chosen.query)
    if briefing.opening:
        st.html(tag("div", *(tag("p", sentence) for sentence in briefing.opening), css="cesp-opening"))
    if briefing.turn:
        st.html(_turn(briefing.turn, chosen))
    if briefing.summary.sentences:
        show_summary(briefing.summary, chosen, briefing.priority)
    st.html(_contents(briefing))
    if briefing.impact:
        show_impact(briefing.impact, IMPACT)
    for section in briefing.sections:
        _show_section(section, briefing.frame.period, chosen.query)
    show_voice(chosen, briefing.priority, briefing.frame)
    show_progress(chosen, briefing.priority)
    show_words(briefing.glossary)


def _contents(briefing: Briefing) -> Markup:
    """Links to the parts of the page, in their order."""
    parts = [(IMPACT, NAME)] if briefing.impact else []
    parts += [(f"{LANE}{section.lane}", section.title) for section in briefing.sections]
    parts += [(VOICE, HEARD), (PROGRESS, STILL)]
    links = (tag("a", title, attributes={"href": f"#{anchor}", "target": "_self"}) for anchor, title in parts)
    lines = tag("ul", *(tag("li", link) for link in links), css="cesp-contents")
    return tag("nav", lines, attributes={"aria-label": "On this page"})


def _turn(turn: Turn, chosen: Selection) -> Markup:
    """Why another year shows more, and the link that chooses it."""
    query = query_of(chosen.desk, replace(chosen.scope, period=turn.period)) if chosen.scope else {}
    attributes = {"href": f"{chosen.page}?{urlencode(query)}", "target": "_self"}
    return tag("p", turn.said, " ", tag("a", turn.offer, attributes=attributes), css="cesp-turn")


def _show_section(section: Section, period: str, query: Mapping[str, str]) -> None:
    st.html(tag("h2", section.title, attributes={"id": f"{LANE}{section.lane}"}))
    if not section.exhibits:
        show_empty(section.empty, "")
    quiet = []
    for index, exhibit in enumerate(section.exhibits):
        if exhibit.id in section.leading:
            show_exhibit(exhibit, f"{section.lane}-{index}", query)
        else:
            quiet.append((f"{section.lane}-{index}", exhibit))
    if quiet:
        with st.container(key=f"quiet-{section.lane}", gap=None):
            st.html(tag("p", ALSO, css="cesp-kicker"))
            for key, exhibit in quiet:
                _show_row(exhibit, key, period, query)


def _show_row(exhibit: Exhibit, key: str, period: str, query: Mapping[str, str]) -> None:
    """A quieter exhibit: its sentence, and when that is opened, the whole of it."""
    mark = shape(exhibit.shown.verdict_words) if exhibit.shown.figure.status == "ok" else ""
    words = " ".join(filter(None, (mark, in_short(exhibit, period))))
    row = st.expander(unmarked(words), key=f"row-{key}", on_change="rerun")
    if row.open:  # charts are drawn for the ones that are read
        with row:
            show_exhibit(exhibit, key, query)
    else:  # where a link to the exhibit leads meanwhile
        st.html(tag("span", "", attributes={"id": exhibit.id}))
