"""What the yearly report must show, against what is held: every requirement, then the sections it asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

import streamlit as st

from cesp.briefing.exhibit import Frame
from cesp.briefing.progress import Progress
from cesp.briefing.registers import Register
from cesp.briefing.scrutiny import NO_QUESTIONS, QueryShown
from cesp.briefing.statutory import Checklist, Evidence, NeedShown, RequirementShown
from cesp.jobs.statutory import Statutory, statutory
from cesp.ui.cache import ask
from cesp.ui.download import offer_register
from cesp.ui.frame import show_frame
from cesp.ui.markup import Markup, join, listed, table, tag
from cesp.ui.notices import show_empty
from cesp.ui.overview import show_words
from cesp.ui.selection import Selection
from cesp.ui.statutory_forms import show_decision, show_writing
from cesp.ui.summary import ASKED
from cesp.ui.words import show_remarks

TITLE = "Yearly report: what it must show"


def show_statutory(chosen: Selection) -> None:
    """The page for the financial year that is chosen, or what to do first where nothing is held."""
    st.html(tag("h1", TITLE))
    if chosen.scope is None:
        show_empty("Nothing has been uploaded yet.", "Upload the first return, and this page fills itself.")
        return
    render_statutory(ask(chosen.desk, statutory, chosen.scope), chosen)


def render_statutory(page: Statutory, chosen: Selection) -> None:
    """The page as composed: nothing added, nothing left out."""
    show_frame(page.frame)
    show_checklist(page.checklist, chosen.query)
    _show_progress(page.progress, chosen)
    st.html(
        join(
            (
                tag("h2", "Recommendations, and what resulted"),
                listed(_line(one, chosen.query) for one in page.recommendations),
                table(page.sources.columns, page.sources.rows, "Recommendations by where they came from"),
            )
        )
    )
    recommendations, voice = page.registers
    _show_register(recommendations, page.frame)
    lines = listed(_line(one, chosen.query) for one in page.feedback)
    st.html(join((tag("h2", "What children and families said, and what was done"), lines)))
    _show_register(voice, page.frame)
    st.html(tag("h2", "The scrutineer's questions"))
    if not page.queries:
        st.html(tag("p", NO_QUESTIONS))
    for query in page.queries:
        _show_query(query, chosen)
    show_words(page.glossary)


def show_checklist(checklist: Checklist, query: Mapping[str, str]) -> None:
    """The sentence on the whole, then a line for each requirement, which opens on its evidence."""
    opening = tag("div", tag("p", checklist.told), css="cesp-opening")
    quiet = [tag("p", words, css="cesp-quiet") for words in (checklist.why, checklist.doubt) if words]
    lines = (_requirement(entry, query) for entry in checklist.requirements)
    st.html(join((opening, *quiet, *lines)))


def _requirement(entry: RequirementShown, query: Mapping[str, str]) -> Markup:
    star = "" if entry.checked else "*"
    state = tag(
        "span", tag("span", entry.shape, attributes={"aria-hidden": "true"}), f" {entry.word}", css="cesp-state"
    )
    title = tag("strong", f"{entry.title[0].upper()}{entry.title[1:]}{star}")
    missing = (tag("span", f" Missing: {'; '.join(entry.missing)}.", css="cesp-quiet"),) if entry.missing else ()
    head = tag("summary", state, " ", title, *missing)
    where = tag("p", f"{entry.text} ({entry.reference})", css="cesp-quiet")
    needs = (_need(need, query) for need in entry.needs)
    return tag("details", head, where, tag("dl", *needs), css=f"cesp-requirement cesp-{entry.state}")


def _need(need: NeedShown, query: Mapping[str, str]) -> Markup:
    if not need.held:
        return join((tag("dt", need.what), tag("dd", tag("strong", "Not held."), f" What would fill it: {need.fill}")))
    more = [f"{need.more} more stand on the pages of the priorities."] if need.more else []
    return join((tag("dt", need.what), *(tag("dd", line) for line in (*_lines(need.evidence, query), *more))))


def _lines(evidence: Iterable[Evidence], query: Mapping[str, str]) -> list[Markup]:
    return [_line(one, query) for one in evidence]


def _line(evidence: Evidence, query: Mapping[str, str]) -> Markup:
    """A sentence that leads to its exhibit, where it stands on a page."""
    if not evidence.page:
        return tag("span", evidence.sentence)
    asked = {ASKED: evidence.exhibit} if evidence.exhibit else {}
    address = f"{evidence.page}?{urlencode({**query, **asked})}"
    return tag("a", evidence.sentence, attributes={"href": address, "target": "_self"})


def _show_progress(progress: Progress, chosen: Selection) -> None:
    st.html(join((tag("h2", "Little or no evidence of progress"), tag("p", progress.told))))
    if not progress.rows:
        return
    officers = any(row.key for row in progress.rows)
    columns = ("Priority", "Action", *(("Lead", "Due") if officers else ()), "Since", "Why", "Decision", "Reason given")
    rows = [
        (row.title, row.action, *((row.lead, row.due) if officers else ()), row.since, row.why, row.decided,
         row.because or None)
        for row in progress.rows
    ]  # fmt: skip
    st.html(table(columns, rows, "Actions with little or no evidence of progress"))
    if officers and chosen.scope is not None:
        show_decision(chosen.desk, progress.rows, chosen.scope.period)


def _show_register(register: Register, frame: Frame) -> None:
    """Rows one by one, behind a heading that counts them; only the count where an edition may see no more."""
    if not register.rows:
        st.html(tag("p", register.sentence, css="cesp-quiet"))
        return
    with st.expander(register.title, key=f"register-{register.id}"):
        st.html(join((tag("p", register.sentence), table(register.columns, register.rows, register.title))))
        offer_register(register, frame)


def _show_query(query: QueryShown, chosen: Selection) -> None:
    missing = (tag("p", f"Not held: {'; '.join(query.missing)}."),) if query.missing else ()
    answers = listed(_lines(query.answers, chosen.query))
    asked = tag("p", query.asked, css="cesp-quiet")
    st.html(join((tag("h3", query.question), asked, answers, *missing)))
    show_remarks(query.remarks)
    if chosen.scope is not None and chosen.scope.edition == "officer":
        show_writing(chosen.desk, query, chosen.scope.period)
