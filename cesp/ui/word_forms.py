"""The forms behind "Comment": write, bring to the next state, change, answer, carry forward, take back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from cesp.briefing.exhibit import Exhibit
from cesp.briefing.words import KIND_WORDS, Remark
from cesp.disclosure.words import spoken_state
from cesp.jobs.deciding import agree_progress
from cesp.jobs.desk import Desk
from cesp.jobs.remarks import Remarks
from cesp.jobs.words import WRITES, Note, Place, advance, answer, carry, place_of, rewrite, withdraw, write
from cesp.people import LOCAL, allowed
from cesp.store.words import Kind
from cesp.ui.markup import join, listed, tag
from cesp.ui.notices import run

_NEW: tuple[Kind, ...] = ("commentary", "opinion", "challenge")
_STEP, _CHANGE, _ANSWER, _AGAIN, _BACK = "Next step", "Change", "Answer", "Decide again", "Take back"
_AGREED = {True: "Agreed: there is little or no evidence of progress", False: "Not agreed"}


def show_forms(desk: Desk, found: Remarks, exhibit: Exhibit, key: str) -> None:
    """What is chosen of the words here, or new ones, with the forms that the person may use on it."""
    st.html(join((tag("p", exhibit.title, css="cesp-kicker"), tag("p", exhibit.headline))))
    every = {one.statement.id: one for mine in found.standing for one in (mine, *mine.answers)}
    offered = {one.statement.id: one for one in found.offered}
    chosen = st.selectbox(
        "Which words",
        [0, *every, *offered],
        format_func=lambda number: _name({**every, **offered}, number),
        key=f"which-{key}-{len(every)}",
    )
    if chosen == 0:
        _show_new(desk, found, exhibit, f"new-{key}-{len(every)}")
    elif chosen in every:
        _show_kept(desk, every[chosen], exhibit, f"{key}-{chosen}-{every[chosen].statement.last}")
    else:
        _show_offered(desk, offered[chosen], found, exhibit, f"{key}-{chosen}")


def ask_name(desk: Desk, label: str, key: str) -> str:
    """Who does it: typed where nobody is signed in; otherwise the person at the desk unless another is named."""
    signed = "" if desk.person == LOCAL else desk.person.name
    return st.text_input(label, value=signed, key=key)


def _name(every: Mapping[int, Remark], number: int) -> str:
    if number == 0:
        return "New words"
    one = every[number]
    return f"No. {number}: {one.said}, {one.state}"


def _show_new(desk: Desk, found: Remarks, exhibit: Exhibit, key: str) -> None:
    proposed = desk.catalogue.measure(found.place.measure).proposal
    decided = any(one.statement.subject.kind == "no_progress" for one in found.standing)
    wanted = ("no_progress", *_NEW) if proposed and not decided else _NEW
    kinds = [kind for kind in wanted if allowed(desk.person, WRITES[kind])]
    kind = kinds[0]
    if len(kinds) > 1:
        kind = st.radio("Kind", kinds, format_func=KIND_WORDS.__getitem__, horizontal=True, key=f"kind-{key}")
    with st.form(f"{key}-{kind}", border=False):
        if kind == "no_progress":
            _decide(desk, found.place, exhibit, 0, key)
            return
        note = _ask_note(desk, None, key)
        if st.form_submit_button("Keep as a draft", type="primary"):
            run(lambda: write(desk, kind, found.place, note, exhibit.finding))


def _show_kept(desk: Desk, one: Remark, exhibit: Exhibit, key: str) -> None:
    """Its history, then what the person may do with it."""
    st.html(listed(one.steps))
    kind = one.statement.subject.kind
    own = allowed(desk.person, WRITES[kind])
    acts = [
        *((_STEP,) if one.ahead and own else ()),
        *((_CHANGE,) if own and not one.statement.choice else ()),
        *((_AGAIN,) if kind == "no_progress" and own else ()),
        *((_ANSWER,) if kind == "challenge" and allowed(desk.person, WRITES["answer"]) else ()),
        *((_BACK,) if own else ()),
    ]
    if not acts:
        return
    act = st.radio("What to do", acts, horizontal=True, key=f"act-{key}")
    with st.form(f"form-{key}-{act}", border=False):
        _FORMS[act](desk, one, exhibit, f"{act}-{key}")


def _step(desk: Desk, one: Remark, exhibit: Exhibit, key: str) -> None:
    statement = one.statement
    kind = statement.subject.kind
    state = st.selectbox(
        "Now", one.ahead, format_func=lambda ahead: spoken_state(kind, ahead).capitalize(), key=f"state-{key}"
    )
    name = ask_name(desk, "Who did so", f"name-{key}")
    reason = st.text_input("Why a step is left out, if one is", key=f"reason-{key}")
    if st.form_submit_button("Record the step", type="primary"):
        run(lambda: advance(desk, statement.id, statement.last, state, name, reason))


def _change(desk: Desk, one: Remark, exhibit: Exhibit, key: str) -> None:
    statement = one.statement
    note = _ask_note(desk, one, key)
    if st.form_submit_button("Keep, as a draft again", type="primary"):
        run(lambda: rewrite(desk, statement.id, statement.last, note, exhibit.finding))


def _decide_again(desk: Desk, one: Remark, exhibit: Exhibit, key: str) -> None:
    _decide(desk, place_of(one.statement.subject), exhibit, one.statement.last, key)


def _decide(desk: Desk, place: Place, exhibit: Exhibit, seen: int, key: str) -> None:
    """Whether the lead agrees what a rule proposed, and why; `seen` is the step this takes the place of, 0 for none."""
    agreed = st.radio("Decision", list(_AGREED), format_func=_AGREED.__getitem__, key=f"agree-{key}")
    reason = st.text_area("Why", key=f"reason-{key}")
    name = ask_name(desk, "Lead who decides", f"name-{key}")
    if st.form_submit_button("Record the decision", type="primary"):
        about = exhibit.finding
        run(lambda: agree_progress(desk, place, agreed=agreed, reason=reason, about=about, name=name, seen=seen))


def _reply(desk: Desk, one: Remark, exhibit: Exhibit, key: str) -> None:
    note = _ask_note(desk, None, key)
    if st.form_submit_button("Keep the answer as a draft", type="primary"):
        run(lambda: answer(desk, one.statement.id, note))


def _take_back(desk: Desk, one: Remark, exhibit: Exhibit, key: str) -> None:
    statement = one.statement
    reason = st.text_input("Why", key=f"reason-{key}")
    name = ask_name(desk, "Who takes it back", f"name-{key}")
    if st.form_submit_button("Take back", type="primary"):
        run(lambda: withdraw(desk, statement.id, statement.last, reason, name))


def _show_offered(desk: Desk, one: Remark, found: Remarks, exhibit: Exhibit, key: str) -> None:
    st.html(listed((one.text, *one.steps)))
    if allowed(desk.person, "comment"):
        with st.form(f"carry-{key}", border=False):
            name = ask_name(desk, "Who carries it forward", f"name-{key}")
            if st.form_submit_button("Carry forward as a draft", type="primary"):
                run(lambda: carry(desk, one.statement.id, found.place.period, exhibit.finding, name))


def _ask_note(desk: Desk, one: Remark | None, key: str) -> Note:
    """The boxes of a note, filled with what stands."""
    old = one.statement.wording if one else None
    text = st.text_area("Words", value=old.text if old else "", key=f"text-{key}")
    action = st.text_input("Action, if there is one", value=old.action if old else "", key=f"action-{key}")
    left, right = st.columns(2)
    officer = left.text_input("Named officer", value=old.officer if old else "", key=f"officer-{key}")
    due = right.date_input("Due", value=old.due if old else None, format="DD/MM/YYYY", key=f"due-{key}")
    return Note(text, action, officer, due, ask_name(desk, "Your name", f"name-{key}"))


_FORMS: Mapping[str, Callable[[Desk, Remark, Exhibit, str], None]] = {
    _STEP: _step,
    _CHANGE: _change,
    _ANSWER: _reply,
    _AGAIN: _decide_again,
    _BACK: _take_back,
}
