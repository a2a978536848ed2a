"""Publishing: what a committee is given is kept for good; and what was given, with what has changed since."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import streamlit as st

from cesp.briefing.paper import Paper
from cesp.briefing.sentences import spoken_day
from cesp.jobs.desk import Desk
from cesp.jobs.papers import retell
from cesp.jobs.present import Scope
from cesp.jobs.publishing import (
    Occasion,
    changes_since,
    list_publications,
    open_publication,
    papers_due,
    publish,
    published_before,
)
from cesp.jobs.questions import questions_since
from cesp.jobs.telling import Telling
from cesp.store.publications import Publication
from cesp.ui.cache import ask
from cesp.ui.download import offer_paper
from cesp.ui.markup import join, listed, tag
from cesp.ui.notices import run
from cesp.ui.word_forms import ask_name

_AHEAD = timedelta(days=21)


def show_publishing(desk: Desk, scope: Scope, paper: Paper, told: Telling) -> None:
    """The form that keeps this story, with its figures as they are now, for a meeting."""
    with st.expander("Publish these papers", key="publish", on_change="rerun") as opened:
        if not opened.open:
            return
        today = desk.clock().date()
        before = list_publications(desk)
        title = st.text_input("Title", told.story.title, key="publish-title")
        committee = st.text_input("Committee", before[0].notice.committee if before else "", key="publish-committee")
        meeting = st.date_input("Meeting", today + _AHEAD, key="publish-meeting")
        due = papers_due(desk, meeting)
        st.html(tag("p", _deadline(desk, spoken_day(due), late=today > due)))
        late = st.text_input("Why they come late", key="publish-late") if today > due else ""
        exempt = (
            st.text_area("Why the public may not see them", key="publish-exempt")
            if scope.edition == "restricted"
            else ""
        )
        name = ask_name(desk, "Your name", "publish-name")
        if st.button("Publish", key="publish-now", type="primary"):
            occasion = Occasion(title, committee, meeting, name, late, exempt)
            run(partial(_publish, desk, scope, paper, told, occasion))


def show_published(desk: Desk) -> None:
    """What committees were given, newest first; each can be presented and taken away as it was."""
    st.html(tag("h2", "What committees were given"))
    found = list_publications(desk)
    if not found:
        st.html(tag("p", "Nothing has been published yet."))
    for one in found:
        _show_one(desk, one)


def _deadline(desk: Desk, due: str, late: bool) -> str:
    days = desk.partnership.publishing.clear_days
    joint = "were due" if late else "are due"
    return f"Papers {joint} on {due}, {days} clear days before the meeting."


def _publish(desk: Desk, scope: Scope, paper: Paper, told: Telling, occasion: Occasion) -> None:
    """Keeps it, with the questions that were asked since the last papers for the same committee."""
    before = published_before(list_publications(desk), occasion.committee)
    asked = questions_since(desk, scope.edition, before.at.date() if before else None)
    publish(desk, retell(desk, paper, scope, told.story, asked), scope, occasion, told.story)


def _show_one(desk: Desk, one: Publication) -> None:
    notice = one.notice
    words = f"No. {one.id}: {notice.title}, {notice.committee}, {spoken_day(notice.meeting)}"
    with st.expander(words, key=f"published-{one.id}", on_change="rerun") as opened:
        if not opened.open:
            return
        paper = open_publication(desk, one.id).paper
        address = {"href": f"committee?paper={one.id}", "target": "_blank"}
        kept = f"Published by {notice.name} on {spoken_day(one.at.date())}; due {spoken_day(notice.due)}."
        chosen = f"{paper.frame.edition_name}, {one.chosen.period}, data version {one.version}."
        reasons = (tag("p", words) for words in (notice.late, notice.exempt) if words)
        st.html(join((tag("p", kept, " ", chosen), *reasons, tag("p", tag("a", "Present it", attributes=address)))))
        since = ask(desk, changes_since, one.id)
        st.html(listed(since) if since else tag("p", "What is held says the same today."))
        offer_paper(desk, paper, lambda: paper, str(one.id))
