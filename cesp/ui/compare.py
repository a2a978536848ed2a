"""Compare: any measure, any two periods, whole or by a cut; every choice in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from cesp.briefing.comparing import NOUNS, Comparing
from cesp.charts.small import draw_small, share
from cesp.errors import Mendable
from cesp.jobs.comparing import compare, list_choices
from cesp.jobs.desk import Desk
from cesp.jobs.present import Scope
from cesp.measures.values import Ask
from cesp.ui.cache import ask
from cesp.ui.exhibit import STILL, page_mode, show_exhibit
from cesp.ui.frame import show_frame
from cesp.ui.markup import Markup, join, table, tag
from cesp.ui.narrowing import ONLY
from cesp.ui.notices import show_empty, show_fault
from cesp.ui.rows import rows_address
from cesp.ui.selection import Selection

_BOUND: Final = "query-params"
_SHOW, _OF, _BY = "show", "of", "by"
_WHOLE, _ALL = "The whole", "All"
_ACROSS = 4
_STILL = {**STILL, "staticPlot": True}


def choose_comparing(desk: Desk, scope: Scope | None) -> dict[str, str]:
    """Draws the page's own row of choices and returns what an address needs to show the same again. The shell calls it:
    a box drawn inside a page would lose what a link set as soon as another page is opened."""
    if scope is None:
        return {}
    with st.container(key="cesp-comparing"):
        boxes = st.columns([4, 3, 2, 3], vertical_alignment="bottom")
    choices = {choice.title: choice for choice in list_choices(desk)}
    title = boxes[0].selectbox("Show", tuple(choices), key=_SHOW, bind=_BOUND)
    choice = choices[title]
    priorities = {entry.title: entry.id for entry in desk.partnership.priority} if choice.of_priorities else {}
    of = boxes[1].selectbox("Of", (_ALL, *priorities), key=_OF, bind=_BOUND)
    cuts = {_noun(cut): cut for cut in choice.cuts if cut != "priority" or of == _ALL}
    by = boxes[2].selectbox("By", (_WHOLE, *cuts), index=min(1, len(cuts)), key=_BY, bind=_BOUND)
    question = replace(choice.ask, priority=priorities.get(of), by=cuts.get(by))
    names = _values(desk, question, scope)
    only = boxes[3].selectbox("Only", (_ALL, *names), key=ONLY, bind=_BOUND, disabled=not names)
    return {_SHOW: title, _OF: of, _BY: by, ONLY: only}


def show_compare(chosen: Selection) -> None:
    """The page of what the address names: the whole, its parts side by side, or one of them."""
    st.html(tag("h1", "Compare"))
    if chosen.scope is None:
        show_empty("Nothing has been uploaded yet.", "Upload the first returns, and any two periods can be compared.")
        return
    question, only = _asked(chosen.desk, chosen.query, chosen.scope)
    try:
        made = ask(chosen.desk, compare, question, chosen.scope, only)
    except Mendable as fault:
        show_fault(fault)
        return
    render_comparing(made, question, chosen.query)


def render_comparing(made: Comparing, question: Ask, query: Mapping[str, str]) -> None:
    """A comparison as composed: nothing added, nothing left out."""
    show_frame(made.frame)
    st.html(tag("h2", "The two periods side by side", css="cesp-unseen"))
    show_exhibit(made.exhibit, "compare", query)
    if made.values and question.by:
        _show_multiples(made, query)
        _show_parts(made, question, query)


def _asked(desk: Desk, query: Mapping[str, str], scope: Scope) -> tuple[Ask, str]:
    """The question behind the words of the four boxes, and the one value of its cut, "" for all."""
    choice = next(entry for entry in list_choices(desk) if entry.title == query[_SHOW])
    priority = next((entry.id for entry in desk.partnership.priority if entry.title == query[_OF]), None)
    by = next((cut for cut in choice.cuts if _noun(cut) == query[_BY]), None)
    question = replace(choice.ask, priority=priority, by=by)
    return question, _values(desk, question, scope).get(query[ONLY], "")


def _values(desk: Desk, question: Ask, scope: Scope) -> dict[str, str]:
    """Name -> value of the parts that may be named; none where nothing is cut, or by quarter, which a box sets."""
    if question.by in (None, "quarter"):
        return {}
    return {name: value for value, name in ask(desk, compare, question, scope, "").values}


def _noun(cut: str) -> str:
    return NOUNS[cut][0].capitalize()


def _show_multiples(made: Comparing, query: Mapping[str, str]) -> None:
    """Small charts in rows, on one scale; each name leads to its own page."""
    if not made.multiples:
        return
    st.html(join((tag("h2", "Each over time"), tag("p", ONE_SCALE, css="cesp-quiet"))))
    shared, mode = share([multiple.chart for multiple in made.multiples]), page_mode()
    for start in range(0, len(made.multiples), _ACROSS):
        for place, column in enumerate(st.columns(_ACROSS, gap="medium")):
            if start + place < len(made.multiples):
                multiple = made.multiples[start + place]
                link = _link(_narrowed(query, multiple.name), multiple.name)
                column.html(join((tag("h3", link, css="cesp-small"), tag("p", multiple.words, css="cesp-quiet"))))
                column.plotly_chart(
                    draw_small(multiple.chart, shared, mode), theme=None, config=_STILL, alt=multiple.alt,
                    key=f"multiple-{start + place}", width="stretch",
                )  # fmt: skip
    if made.more:
        st.html(tag("p", f"And {made.more} more, all in the table below."))


def _show_parts(made: Comparing, question: Ask, query: Mapping[str, str]) -> None:
    """All parts; each name narrows the page to it, and officers are led to the rows behind each figure."""
    exhibit = made.exhibit
    officer = exhibit.shown.edition == "officer"
    rows = []
    for (value, name), row in zip(made.values, exhibit.table.rows, strict=True):
        first = name if question.by == "quarter" else _link(_narrowed(query, name), name)
        behind = (_link(rows_address(exhibit, query, question.by or "", value), "Rows", f"Show the rows: {name}"),)
        rows.append((first, *row[1:], *(behind if officer else ())))
    columns = (*exhibit.table.columns, *(("Where from",) if officer else ()))
    st.html(join((tag("h2", "All of them"), table(columns, rows, exhibit.title))))


def _narrowed(query: Mapping[str, str], name: str) -> str:
    return f"compare?{urlencode({**query, ONLY: name})}"


def _link(address: str, words: str, spoken: str = "") -> Markup:
    """A link, `spoken` otherwise where its words alone would not say where it leads."""
    label = {"aria-label": spoken} if spoken else {}
    return tag("a", words, attributes={"href": address, "target": "_self", **label})


ONE_SCALE = (
    "All are drawn on one scale. The figure at a line's end is that of its last point alone; a gap is a point without "
    "a figure to show."
)
