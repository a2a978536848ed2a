"""The form in which a lead accepts, rewords or leaves out a generated sentence, and approves what was decided."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from cesp.briefing.words import CHOICE_WORDS, Told, spell_step
from cesp.jobs.deciding import Choice, decide
from cesp.jobs.desk import Desk
from cesp.jobs.words import advance, withdraw
from cesp.periods import Period
from cesp.store.words import Statement
from cesp.ui.markup import listed, tag
from cesp.ui.notices import run
from cesp.ui.word_forms import ask_name

_CHOICES: tuple[Choice, ...] = ("accept", "reword", "leave_out")
_WORDS = {"accept": "Accept", "reword": "Reword", "leave_out": "Leave out"}


def show_choices(desk: Desk, period: Period, told: Sequence[Told], key: str) -> None:
    """One sentence at a time: what was decided, the choice, and once there is one its approval."""
    place = st.selectbox(
        "Sentence", range(len(told)), format_func=lambda at: f"{_state(told[at])}: {told[at].text}", key=f"which-{key}"
    )
    one = told[place]
    statement = one.statement
    key = f"{key}-{one.sentence.id}-{statement.last if statement else 0}"
    st.html(tag("p", one.sentence.text))
    if statement is not None:
        st.html(listed(spell_step("sentence", step) for step in statement.steps))
    with st.form(f"choice-{key}", border=False):
        choice = st.radio("Decision", _CHOICES, format_func=_WORDS.__getitem__, horizontal=True, key=f"choose-{key}")
        text = st.text_area("Reworded (every number stays, and none is added)", value=one.text, key=f"reword-{key}")
        name = ask_name(desk, "Lead who decides", f"lead-{key}")
        if st.form_submit_button("Record the decision", type="primary"):
            seen = statement.last if statement else 0
            run(lambda: decide(desk, one.sentence, period, choice, text, name, seen))
    if statement is not None:
        _show_approval(desk, one, statement, key)


def _show_approval(desk: Desk, one: Told, statement: Statement, key: str) -> None:
    """Approval of a decision that holds, or taking it back."""
    with st.form(f"approve-{key}", border=False):
        name = ask_name(desk, "Who approves it, or takes it back", f"approver-{key}")
        reason = st.text_input("Why, if it is taken back", key=f"why-{key}")
        if one.mark and statement.about == one.sentence.text and st.form_submit_button("Approve the decision"):
            run(lambda: advance(desk, statement.id, statement.last, "approved", name))
        if st.form_submit_button("Take the decision back"):
            run(lambda: withdraw(desk, statement.id, statement.last, reason, name))


def _state(one: Told) -> str:
    if one.statement is None:
        return "Draft"
    return CHOICE_WORDS[one.statement.choice] + ("" if one.mark else ", approved")
