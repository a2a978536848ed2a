"""Headings and words that nobody knows: the officer says once what each means, and it is remembered.

Labels of Streamlit's boxes read Markdown, so words of a return stand beside a box, never in its label.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from cesp.errors import Mendable
from cesp.intake.results import Reading, Suggestion
from cesp.jobs.desk import Desk
from cesp.jobs.matching import Answer, leaving, meanings, remember
from cesp.ui.markup import join, tag
from cesp.ui.notices import show_fault

_MOST_SHOWN = 40
_UNDECIDED = "Not decided"
Option = tuple[str, str]  # the dataset whose column a heading is ("" for a word), and the meaning
_LEFT: Option = ("", "")


def show_matching(desk: Desk, reading: Reading, key: str) -> None:
    """A box for each, with what it may mean and why; one button remembers all that was chosen."""
    if not reading.suggestions:
        return
    headings = [one for one in reading.suggestions if one.kind == "heading"]
    words = [one for one in reading.suggestions if one.kind != "heading"]
    with st.expander(_summary(headings, words), expanded=bool(headings), key=f"{key}-matching"):
        sender = next((one.title for one in desk.partnership.agency if one.id == reading.sender), reading.sender)
        st.html(tag("p", f"What you choose is remembered for returns of {sender}, with your name and the day. "
                         "It can be forgotten again below.", css="cesp-quiet"))  # fmt: skip
        with st.form(f"{key}-match", border=False):
            asked = (*headings, *words)[:_MOST_SHOWN]
            chosen = [_ask(desk, one, f"{key}-match-{at}") for at, one in enumerate(asked)]
            sent = st.form_submit_button("Remember and check again", key=f"{key}-remember")
        if len(reading.suggestions) > len(asked):
            more = f"{len(reading.suggestions) - len(asked)} more are asked once these are settled."
            st.html(tag("p", more, css="cesp-quiet"))
        if sent:
            _remember(desk, reading, [answer for answer in chosen if answer is not None])


def _summary(headings: Sequence[Suggestion], words: Sequence[Suggestion]) -> str:
    counts = ((len(headings), "heading"), (len(words), "word"))
    listed = " and ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts if count)
    return f"Say what they mean: {listed} we do not know"


def _ask(desk: Desk, one: Suggestion, key: str) -> Answer | None:
    """The heading or word at the left, what it may mean at the right; None while it is not decided."""
    left, right = st.columns([2, 3], vertical_alignment="center")
    cells = f"{one.count:,} cell{'' if one.count == 1 else 's'}"
    where = f"{one.column or 'Heading'}, {one.sheet} {one.cell}, {cells}"
    left.html(join((tag("strong", one.written), tag("p", where, css="cesp-quiet"))))
    options = _options(desk, one)
    chosen = right.selectbox(
        f"What {one.cell} means",
        [None, *options],
        format_func=lambda option: _UNDECIDED if option is None else options[option],
        label_visibility="collapsed",
        key=key,
    )
    if chosen is None:
        return None
    dataset, meaning = chosen
    return Answer(one.kind, dataset or one.dataset, one.written, meaning)


def _options(desk: Desk, one: Suggestion) -> Mapping[Option, str]:
    """What may be chosen, with the words shown: the likeliest with their reasons, then leaving it, then the rest."""
    offered = {
        (offer.dataset, offer.meaning): f"{offer.title} ({offer.reason})" if offer.reason else offer.title
        for offer in one.offers
    }
    dataset = one.dataset if one.kind == "heading" else ""
    every = {(dataset, meaning): title for meaning, title in meanings(desk, one.kind, one.dataset)}
    others = {option: title for option, title in every.items() if option not in offered}
    return {**offered, _LEFT: leaving(one.kind), **others}


def _remember(desk: Desk, reading: Reading, answers: list[Answer]) -> None:
    if not answers:
        st.html(tag("p", "Nothing was chosen, so nothing is remembered.", attributes={"role": "alert"}))
        return
    try:
        remember(desk, reading.sender, answers)
    except Mendable as fault:
        show_fault(fault)
    else:
        st.rerun()
