"""What a page says by itself: its opening, and its lists, each sentence a link to the exhibit it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlencode

import streamlit as st

from cesp.briefing.exhibit import Exhibit
from cesp.briefing.lists import NONE, Line
from cesp.briefing.summary import PARTS, Part, Summary
from cesp.jobs.summary import read_summary
from cesp.ui.cache import ask
from cesp.ui.exhibit import show_exhibit
from cesp.ui.markup import Markup, join, listed, tag
from cesp.ui.selection import Selection
from cesp.ui.words import show_sentence_choices

#: What an address names the exhibit by that a page is to show first. Streamlit drops an anchor when a page opens.
ASKED = "exhibit"
READING = "Reading age of these sentences (Automated Readability Index):"


def show_summary(summary: Summary, chosen: Selection, priority: str | None) -> None:
    """The opening and the lists of a priority's page, or of the page of all (None), which shows the first of each."""
    if chosen.scope is None:
        return
    lists = ask(chosen.desk, read_summary, summary, chosen.scope, priority)
    marked = chosen.scope.edition != "officer"
    opening = (tag("p", _line(line, chosen.query, priority, marked)) for line in lists.opening)
    four = (
        tag("section", _list(part, lists.short(part), lists.rest(part), chosen.query, priority, marked))
        for part in NONE
    )
    done, age = lists.short("did"), None if marked else lists.reading_age
    pieces = (
        tag("div", *opening, css="cesp-opening"),
        tag("div", *four, css="cesp-four"),
        _list("did", done, lists.rest("did"), chosen.query, priority, marked) if done else "",
        tag("p", f"{READING} {age}.", css="cesp-quiet") if age is not None else "",
    )
    st.html(join(pieces))
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
    elsewhere = [line for line in rest if priority is None and line.told.sentence.priority is not None]
    here = [line for line in rest if line not in elsewhere]
    others = listed(_line(line, query, priority, marked) for line in here)
    folded = (tag("details", tag("summary", f"{len(here)} more"), others),) if here else ()
    return join((title, lines, *([_more(elsewhere, query)] if elsewhere else []), *folded))


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
    """How many more there are on the pages of priorities, and on which."""
    count = Counter((line.told.sentence.priority, line.whose) for line in rest)
    links = [
        tag("a", f"{whose} {number}", attributes={"href": f"{page}?{urlencode(query)}", "target": "_self"})
        for (page, whose), number in count.items()
    ]
    between = [piece for link in links for piece in (", ", link)][1:]
    return tag("p", f"and {len(rest)} more: ", *between, css="cesp-quiet")
