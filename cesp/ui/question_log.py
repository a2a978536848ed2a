"""What committees asked: open questions first, with the place to answer them."""

from __future__ import annotations

from functools import partial

import streamlit as st

from cesp.briefing.sentences import spoken_day
from cesp.jobs.desk import Desk
from cesp.jobs.questions import answer_question, list_questions
from cesp.people import allowed
from cesp.store.questions import Question
from cesp.ui.markup import Markup, tag
from cesp.ui.notices import run
from cesp.ui.word_forms import ask_name


def show_questions(desk: Desk) -> None:
    """The log, for who may read it; nothing for others."""
    if not allowed(desk.person, "read_officer"):
        return
    st.html(tag("h2", "Questions that were asked"))
    found = sorted(list_questions(desk), key=lambda one: one.answer is not None)
    if not found:
        st.html(tag("p", "None yet. In the room, Q opens the place to write one down."))
    for one in found:
        st.html(_told(one))
        if allowed(desk.person, "comment"):
            _show_answering(desk, one)


def _told(one: Question) -> Markup:
    put, answer = one.put, one.answer
    asked = tag("p", tag("strong", put.text), f" {put.asker}, {spoken_day(put.day)}")
    if answer is None:
        return tag("div", asked, tag("p", "Not answered yet.", css="cesp-warning"), css="cesp-remark")
    said = f"{answer.text} {answer.name}, {spoken_day(answer.at.date())}"
    return tag("div", asked, tag("p", said), css="cesp-remark")


def _show_answering(desk: Desk, one: Question) -> None:
    seen = one.answer.id if one.answer else 0
    label = "Answer again" if seen else "Answer"
    opened = st.popover(label, key=f"answer-{one.id}", type="tertiary", icon=":material/reply:", on_change="rerun")
    if opened.open:
        with opened:
            text = st.text_area("Answer", key=f"answer-text-{one.id}-{seen}")
            name = ask_name(desk, "Your name", f"answer-name-{one.id}")
            if st.button("Keep the answer", key=f"answer-keep-{one.id}", type="primary"):
                run(partial(answer_question, desk, one.id, text, name, seen))
