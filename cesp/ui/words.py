"""What people wrote, beside the figure it is about; and the lead's choices about generated sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from cesp.briefing.exhibit import Exhibit
from cesp.briefing.summary import Sentence
from cesp.briefing.words import Remark, Told, settle
from cesp.jobs.present import Scope, exhibit_of
from cesp.jobs.remarks import Remarks, decisions, read_words, remarks, takes_words
from cesp.measures.values import Ask
from cesp.people import allowed
from cesp.ui.cache import ask
from cesp.ui.markup import Markup, join, listed, tag
from cesp.ui.selection import Selection, current
from cesp.ui.word_choices import show_choices
from cesp.ui.word_forms import show_forms


def words_beside(exhibit: Exhibit) -> Markup:
    """The words that stand beside an exhibit; none outside a run of the shell."""
    chosen = current()
    if chosen is None or chosen.scope is None:
        return join(())
    found = _remarks(chosen, chosen.scope, exhibit)
    return join((*(_remark(one) for one in found.standing), *_offer(found)))


def show_remarks(found: Sequence[Remark]) -> None:
    """Words that stand beside something other than an exhibit."""
    if found:
        st.html(join(_remark(one) for one in found))


def show_comment(exhibit: Exhibit, key: str) -> None:
    """Officers' edition: the place to write beside an exhibit that takes words, for who may."""
    chosen = current()
    if chosen is None or chosen.scope is None or chosen.scope.edition != "officer" or not takes_words(exhibit):
        return
    if not any(allowed(chosen.desk.person, act) for act in ("comment", "challenge")):
        return
    # A dialog is drawn for the exhibit that is asked for, and runs by itself: the page behind it stands still.
    if st.button("Comment", key=f"comment-{key}", type="tertiary", icon=":material/comment:"):
        found = _remarks(chosen, chosen.scope, exhibit)
        st.dialog("Comment", width="medium")(show_forms)(chosen.desk, found, exhibit, key)


def tell(chosen: Selection, sentences: Sequence[Sentence]) -> tuple[Told, ...]:
    """Generated sentences as their leads left them, for the edition that is chosen."""
    scope = chosen.scope
    return settle(sentences, decisions(chosen.desk, scope.period, scope), scope.edition) if scope else ()


def show_sentence_choices(sentences: Sequence[Sentence], key: str) -> None:
    """Officers' edition: a place for a lead to accept, reword or leave out each of these sentences; else nothing."""
    chosen = current()
    if chosen is None or chosen.scope is None or chosen.scope.edition != "officer" or not sentences:
        return
    if not allowed(chosen.desk.person, "agree"):
        return
    told = tell(chosen, sentences)
    left = sum(one.mark != "" for one in told)
    title = f"Decide about these sentences: {left} of {len(told)} are drafts"
    if st.button(title, key=f"choices-{key}", type="tertiary", icon=":material/rate_review:"):
        st.dialog("What the page says", width="medium")(show_choices)(chosen.desk, chosen.scope.period, told, key)


def _remarks(chosen: Selection, scope: Scope, exhibit: Exhibit) -> Remarks:
    figure = exhibit.shown.figure
    question = Ask(figure.measure, figure.priority, figure.indicator)
    return remarks(
        chosen.desk,
        exhibit,
        scope,
        ask(chosen.desk, read_words, figure.priority, scope),
        lambda: exhibit_of(chosen.desk, question, replace(scope, edition="public")),
    )


def _remark(one: Remark) -> Markup:
    """A statement, draft or approved, with what was answered."""
    action = (tag("p", tag("strong", "Action: "), one.action),) if one.action else ()
    quiet = f"{one.said}. {one.state[0].upper()}{one.state[1:]}."
    warnings = (tag("p", warning, css="cesp-warning") for warning in one.warnings)
    answers = (_remark(answer) for answer in one.answers)
    return tag(
        "div",
        tag("p", *_mark(one.mark), one.text),
        *action,
        tag("p", quiet, css="cesp-quiet"),
        *warnings,
        *answers,
        css="cesp-remark",
    )


def _mark(mark: str) -> tuple[str, ...]:
    return (tag("span", mark, css="cesp-draft"), " ") if mark else ()


def _offer(found: Remarks) -> tuple[Markup, ...]:
    """That an earlier period has commentary to look at again."""
    if not found.offered:
        return ()
    pieces = [f"“{one.text}” {one.said}. {' '.join(one.warnings)}" for one in found.offered]
    return (tag("div", tag("p", "To be reviewed, from an earlier period:"), listed(pieces), css="cesp-offered"),)
