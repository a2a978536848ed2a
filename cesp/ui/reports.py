"""Papers for a committee: choose and order a story, take it away in any format, publish it, answer what was asked."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

import streamlit as st

from cesp.jobs.papers import compose_paper, retell
from cesp.jobs.telling import Telling
from cesp.people import allowed
from cesp.ui.cache import ask
from cesp.ui.download import offer_paper
from cesp.ui.frame import show_frame
from cesp.ui.markup import Markup, join, tag
from cesp.ui.notices import show_empty
from cesp.ui.publishing import show_published, show_publishing
from cesp.ui.question_log import show_questions
from cesp.ui.selection import Selection
from cesp.ui.story_editor import choose_telling, show_slides

TITLE = "Papers for a committee"
PRESENT = "Present it now"


def show_reports(chosen: Selection) -> None:
    """The page, or what to do first where nothing is held."""
    st.html(tag("h1", TITLE))
    if chosen.scope is None:
        show_empty("Nothing has been uploaded yet.", "Upload the first returns, and a story is told from them.")
        return
    desk, scope = chosen.desk, chosen.scope
    paper = ask(desk, compose_paper, scope)
    show_frame(paper.frame)
    st.html(tag("h2", "The story"))
    told = choose_telling(desk, paper)
    with st.container(key="cesp-take", horizontal=True, vertical_alignment="center"):
        st.html(_present(told, chosen))
        offer_paper(desk, paper, partial(retell, desk, paper, scope, told.story), "draft")
    show_slides(desk, paper, told)
    if allowed(desk.person, "publish"):
        show_publishing(desk, scope, paper, told)
    show_published(desk)
    show_questions(desk)


def _present(told: Telling, chosen: Selection) -> Markup:
    """The way into the room. What was changed and not saved is not there yet."""
    query = {**chosen.query, **({"story": str(told.number)} if told.number else {})}
    address = {"href": f"committee?{urlencode(query)}", "target": "_blank"}
    return join((tag("a", PRESENT, attributes=address), " in a window of its own"))
