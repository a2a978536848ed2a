"""What a page says by itself: its opening, and its lists, each sentence a link to the exhibit it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlencode

import streamlit as st

from cesp.briefing.exhibit import Exhibit
from cesp.briefing.lists import Line
from cesp.briefing.summary import PARTS, Part, Summary
from cesp.jobs.summary import read_summary
from cesp.ui.exhibit import show_exhibit
from cesp.ui.markup import Markup, join, listed, tag
from cesp.ui.selection import Selection
from cesp.ui.words import show_sentence_choices

#: What an address names the exhibit by that a page is to show first. Streamlit drops an anchor when a page opens.
ASKED = "exhibit"
READING = "Reading age of these sentences (Automated Readability Index):"
#: What stands in a list that has no sentence.
NONE: Mapping[Part, str] = {
    "working": "Nothing stands out clearly enough to say so.",
    "worried": "Nothing has clearly worsened; mind what we do not know.",
    "next": "Nothing held here falls due.",
    "unknown": "No gaps were found in what is held.",
}


def show_summary(summary: Summary, chosen: Selection, priority: str | None) -> None:
    """The opening and the lists of a priority's page, or of the page of all (None), which shows the first of each."""
    if chosen.scope is None:
        return
    lists = read_summary(chosen.desk, summary, chosen.scope, priority)
    marked = chosen.scope.edition != "officer"
    opening = (tag("p", _line(line, chosen.query, priority, marked)) for line in lists.opening)
    st.html(tag("div", *opening, css="cesp-opening"))
    for column, part in zip(st.columns(len(NONE), gap="medium"), NONE, strict=True):
        column.html(_list(part, lists.short(part), lists.rest(part), chosen.query, priority, marked))
    if done := lists.short("did"):
        st.html(_list("did", done, lists.rest("did"), chosen.query, priority, marked))
    if not marked and lists.reading_age is not None:
        st.html(tag("p", f"{READING} {lists.reading_age}.", css="cesp-quiet"))
    show_sentence_choices([line.told.sentence for line in lists.every], f"summary-{priority or 'all'}")


def show_asked(exhibits: Iterable[Exhibit], query: Mapping[str, str]) -> None:
    """The exhibit that the address asks for, ahead of everything else; nothing where it names none of the page."""
    asked = st.query_params.get(ASKED)
    found = next((exhibit for exhibit in exhibits if exhibit.id == asked), None)
    if found is not None:
        st.html(tag("h2", "The figure behind the sentence"))
        show_exhibit(found, "asked", query)
        st.html(tag("h2", "The whole page"))


def _list(
    part: Part,
    first: Sequence[Line],
    rest: Sequence[Line],
    query: Mapping[str, str],
    priority: str | None,
    marked: bool,
) -> Markup:
    title = tag("h2", PARTS[part], css="cesp-small")
    if not first:
        return join((title, tag("p", NONE.get(part, ""))))
    lines = listed(_line(line, query, priority, marked) for line in first)
    if not rest:
        return join((title, lines))
    if priority is None:
        return join((title, lines, _more(rest, query)))
    others = listed(_line(line, query, priority, marked) for line in rest)
    return join((title, lines, tag("details", tag("summary", f"{len(rest)} more"), others)))


def _line(line: Line, query: Mapping[str, str], priority: str | None, marked: bool) -> Markup:
    """A sentence with whose it is, led by its mark where the edition shows drafts as such."""
    sentence = line.told.sentence
    words = join((tag("strong", line.whose), ": ", line.text) if line.whose else (line.text,))
    mark = (tag("span", line.told.mark, css="cesp-draft"), " ") if marked and line.told.mark else ()
    address = _address(sentence.priority, sentence.exhibit, query, priority)
    attributes = {"href": address, "target": "_self"}
    return join((*mark, tag("a", words, css="cesp-said", attributes=attributes) if address else words))


def _address(whose: str | None, exhibit: str, query: Mapping[str, str], priority: str | None) -> str:
    """Where a sentence leads: to its exhibit on this page, or to its priority's page with its exhibit first; "" where
    it is of no priority, or rests on no exhibit of this one."""
    if whose is None or (whose == priority and not exhibit):
        return ""
    if whose == priority:
        return f"#{exhibit}"
    return f"{whose}?{urlencode({**query, **({ASKED: exhibit} if exhibit else {})})}"


def _more(rest: Sequence[Line], query: Mapping[str, str]) -> Markup:
    """How many more there are, and on which pages."""
    count = Counter((line.told.sentence.priority, line.whose) for line in rest)
    links = [
        tag("a", f"{whose} {number}", attributes={"href": f"{page}?{urlencode(query)}", "target": "_self"})
        for (page, whose), number in count.items()
        if page is not None
    ]
    between = [piece for link in links for piece in (", ", link)][1:]
    return tag("p", f"and {len(rest)} more{': ' if links else ''}", *between, css="cesp-quiet")
