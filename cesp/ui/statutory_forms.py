"""Officers' edition: where a lead decides about progress, and where the scrutineer writes and is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from cesp.briefing.progress import ProgressRow
from cesp.briefing.scrutiny import QueryShown
from cesp.briefing.words import Remark
from cesp.disclosure.words import spoken_state
from cesp.jobs.desk import Desk
from cesp.jobs.progress import decide_progress
from cesp.jobs.statutory import answer_challenge, write_on_query
from cesp.jobs.words import WRITES, advance
from cesp.people import allowed
from cesp.periods import Period
from cesp.store.words import State, Statement
from cesp.ui.notices import run
from cesp.ui.word_forms import ask_name

_OPINION, _CHALLENGE, _ANSWER, _STEP = "Write an opinion", "Write a challenge", "Answer a challenge", "Next step"


def show_decision(desk: Desk, rows: Sequence[ProgressRow], period: Period) -> None:
    """A form for the lead of an action to agree, or not; nothing for who may not."""
    if not allowed(desk.person, "agree"):
        return
    with st.expander("Agree, or not", key="progress-decision"):
        places = range(len(rows))
        at = st.selectbox("Action", places, format_func=lambda place: _named(rows[place]), key="progress-row")
        row = rows[at]
        seen = row.statement.last if row.statement else 0
        with st.form(f"progress-{row.priority}-{row.key}-{seen}", border=False):
            choice = st.radio("The lead", ("agrees", "does not agree"), horizontal=True)
            reason = st.text_area("What the evidence shows")
            name = ask_name(desk, "Name of the lead", f"progress-name-{row.priority}-{row.key}-{seen}")
            if st.form_submit_button("Keep the decision", type="primary"):
                agreed = choice == "agrees"
                run(lambda: decide_progress(desk, row, period, agreed=agreed, reason=reason, name=name))
        if row.statement is not None and row.ahead:
            _show_release(desk, row.statement, row.ahead[0])


def _show_release(desk: Desk, decision: Statement, state: State) -> None:
    """Who lets the reason be read outside the officers' edition. That a lead agreed is told there without it."""
    with st.form(f"release-{decision.last}", border=False):
        name = ask_name(desk, "Who approves that the reason is read by everybody", f"release-name-{decision.last}")
        if st.form_submit_button("Record as approved"):
            run(lambda: advance(desk, decision.id, decision.last, state, name))


def show_writing(desk: Desk, query: QueryShown, period: Period) -> None:
    """What the person may do about a question: write, answer, or bring words to their next state."""
    acts = [act for act, fits in _ACTS.items() if fits(desk, query)]
    if not acts:
        return
    key = f"{query.id}-{sum(one.statement.last for one in _all(query))}"
    with st.popover("Opinions and challenges", key=f"scrutiny-{query.id}", type="tertiary", icon=":material/comment:"):
        act = st.radio("What to do", acts, key=f"act-{key}")
        with st.form(f"form-{key}-{act}", border=False):
            if act == _STEP:
                _show_step(desk, query, key)
            else:
                _show_words(desk, query, period, act, key)


def _show_words(desk: Desk, query: QueryShown, period: Period, act: str, key: str) -> None:
    number = _choose(_challenges(query), "Challenge", key) if act == _ANSWER else 0
    text = st.text_area("Words", key=f"words-{key}-{act}")
    name = ask_name(desk, "Your name", f"name-{key}-{act}")
    if st.form_submit_button("Keep as a draft", type="primary"):
        if act == _ANSWER:
            run(lambda: answer_challenge(desk, number, text, name))
        else:
            run(lambda: write_on_query(desk, query.id, period, text, name, challenge=act == _CHALLENGE))


def _show_step(desk: Desk, query: QueryShown, key: str) -> None:
    """The next state of words, as whoever is named did it."""
    ready = {one.statement.id: one for one in _ready(desk, query)}
    one = ready[_choose(list(ready.values()), "Words", key)]
    name = ask_name(desk, "Who did so", f"step-{key}")
    if st.form_submit_button("Record the next step", type="primary"):
        run(lambda: advance(desk, one.statement.id, one.statement.last, one.ahead[0], name))


def _choose(remarks: Sequence[Remark], label: str, key: str) -> int:
    """The number of the words that are meant."""
    named = {one.statement.id: _spell(one) for one in remarks}
    return st.selectbox(label, list(named), format_func=named.__getitem__, key=f"which-{key}-{label}")


def _spell(one: Remark) -> str:
    """ "No. 3: Scrutineer's opinion by Jane Smith, 3 May 2023, draft; next: approved"."""
    ahead = f"; next: {spoken_state(one.statement.subject.kind, one.ahead[0])}" if one.ahead else ""
    return f"No. {one.statement.id}: {one.said}, {one.state}{ahead}"


def _named(row: ProgressRow) -> str:
    return f"{row.title}: {row.action} ({row.decided.split(':')[0].lower()})"


def _all(query: QueryShown) -> list[Remark]:
    return [one for mine in query.remarks for one in (mine, *mine.answers)]


def _challenges(query: QueryShown) -> list[Remark]:
    return [one for one in query.remarks if one.statement.subject.kind == "challenge"]


def _ready(desk: Desk, query: QueryShown) -> list[Remark]:
    """Words with a state ahead that the person may write."""
    return [one for one in _all(query) if one.ahead and allowed(desk.person, WRITES[one.statement.subject.kind])]


_ACTS: Mapping[str, Callable[[Desk, QueryShown], bool]] = {
    _OPINION: lambda desk, query: allowed(desk.person, WRITES["opinion"]),
    _CHALLENGE: lambda desk, query: allowed(desk.person, WRITES["challenge"]),
    _ANSWER: lambda desk, query: bool(_challenges(query)) and allowed(desk.person, WRITES["answer"]),
    _STEP: lambda desk, query: bool(_ready(desk, query)),
}
