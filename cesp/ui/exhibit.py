"""One exhibit, the same everywhere: its sentence, its chart, what stands beside it, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from cesp.briefing.exhibit import Exhibit, Icon
from cesp.charts.draw import draw
from cesp.charts.palette import Mode
from cesp.ui.defined import definition_link
from cesp.ui.download import offer_exhibit
from cesp.ui.markup import Markup, fold, join, table, tag
from cesp.ui.narrowing import on_click
from cesp.ui.rows import rows_address
from cesp.ui.words import show_comment, words_beside

#: How a chart is set into a page: it answers a pointer, and nothing moves it.
STILL = {"displayModeBar": False, "responsive": True, "scrollZoom": False}
#: What stands in an icon that has no letter: a wave, up and down as chance has it.
CHANCE = "~"


def show_exhibit(exhibit: Exhibit, key: str, query: Mapping[str, str]) -> None:
    """The headline as a heading; chart two thirds, lines one third; notes and source; three ways to look closer."""
    with st.container(key=f"exhibit-{key}", gap="xsmall"):
        headline = tag("h3", exhibit.headline, attributes={"id": exhibit.id})
        named = exhibit.headline.startswith(exhibit.title)
        st.html(join((*(() if named else (tag("p", exhibit.title, css="cesp-kicker"),)), headline)))
        _show_evidence(exhibit, key)
        source = tag("p", " ".join((*exhibit.notes, exhibit.source)), css="cesp-source")
        st.html(join((source, words_beside(exhibit), _closer(exhibit, query))))
        with st.container(horizontal=True, gap="small"):
            offer_exhibit(exhibit, key)
            show_comment(exhibit, key)


def _show_evidence(exhibit: Exhibit, key: str) -> None:
    figures = tag("ul", *(tag("li", line) for line in exhibit.lines), css="cesp-lines")
    lines = join((figures, *_icons(exhibit), *_target(exhibit)))
    if exhibit.chart is None:
        st.html(lines)
        return
    left, right = st.columns([2, 1], gap="medium", vertical_alignment="top")
    left.plotly_chart(
        draw(exhibit.chart, page_mode()),
        theme=None,
        config=STILL,
        key=f"chart-{key}",
        alt=exhibit.alt,
        width="stretch",
        on_select=on_click(exhibit.chart, f"chart-{key}"),
        selection_mode="points",
    )
    right.html(lines)


def _icons(exhibit: Exhibit) -> tuple[Markup, ...]:
    """The icons of Making Data Count: a disc for the variation, a square for the target, each with its words."""
    if not exhibit.icons:
        return ()
    rows = (tag("li", _sign(icon), tag("span", icon.words)) for icon in exhibit.icons)
    return (tag("ul", *rows, css="cesp-icons"),)


def _sign(icon: Icon) -> Markup:
    # A screen reader is told the words and spared the letter.
    css = f"cesp-icon cesp-{icon.kind} cesp-sign-{icon.meaning or 'chance'}"
    return tag("span", icon.letter or CHANCE, css=css, attributes={"aria-hidden": "true"})


def _target(exhibit: Exhibit) -> tuple[Markup, ...]:
    """The target under the lines: a colour with shape, letter and word, the distance, and the working beneath it."""
    line = exhibit.target
    if line is None:
        return ()
    rating = (tag("span", f"{line.shape} {line.letter} {line.word}", css=f"cesp-rag cesp-rag-{line.rag}"), " ")
    sentence = tag("p", *(rating if line.rag else ()), line.sentence)
    return (tag("div", sentence, tag("p", " ".join(line.working), css="cesp-quiet"), css="cesp-target"),)


def _closer(exhibit: Exhibit, query: Mapping[str, str]) -> Markup:
    """Its table, its definition and where it comes from, each folded away."""
    rows = {"href": rows_address(exhibit, query), "target": "_self"}
    behind = (tag("p", tag("a", "Show the rows", attributes=rows)),) if exhibit.shown.edition == "officer" else ()
    inside = {
        "Table": (table(exhibit.table.columns, exhibit.table.rows, f"Table: {exhibit.title}"),),
        "Definition": (tag("p", exhibit.definition), definition_link(exhibit, query)),
        "Where from": (*(tag("p", line) for line in (exhibit.source, *exhibit.notes)), *behind),
    }
    return tag("div", *(fold(title, *content) for title, content in inside.items()), css="cesp-closer")


def page_mode() -> Mode:
    """Whether the reader's page is light or dark, as their browser says."""
    return "dark" if st.context.theme.type == "dark" else "light"
