"""One slide for the room: its sentence, its evidence, and the quiet lines under it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from cesp.briefing.exhibit import Exhibit, ImpactLine
from cesp.briefing.paper import NOT_PUBLISHED, Paper, Said, SaidList, Slide
from cesp.charts.large import draw_large
from cesp.charts.series import Chart, ChartKind
from cesp.ui.exhibit import STILL, page_mode
from cesp.ui.markup import Markup, join, listed, tag


@dataclass(frozen=True)
class Shown:
    """What stands on a slide, or on one of its cuts."""

    headline: str
    lines: tuple[str, ...]
    lists: tuple[SaidList, ...] = ()
    exhibit: Exhibit | None = None
    impact: ImpactLine | None = None
    about: str = ""

    @property
    def chart(self) -> tuple[Chart, str] | None:
        """The chart with its words for who cannot see it."""
        source = self.exhibit or self.impact
        return (source.chart, source.alt) if source is not None and source.chart is not None else None


def shown_of(slide: Slide, cut: int) -> Shown:
    """The slide itself (0), or its cut of that number."""
    if cut:
        one = slide.cuts[cut - 1]
        return Shown(one.headline, one.lines, exhibit=one, about=one.title)
    return Shown(slide.headline, slide.lines, slide.lists, slide.exhibit, slide.impact)


def show_slide(paper: Paper, slide: Slide, cut: int, count: str) -> None:
    """A slide on the whole screen; `count` says which of how many."""
    shown = shown_of(slide, cut)
    with st.container(key="committee-slide", gap=None):
        st.html(join((*_mark(slide), *_head(slide, shown))))
        with st.container(key="committee-body", gap=None):
            _show_body(shown, f"{slide.id}-{cut}")
        st.html(_foot(paper, shown, count))


def lists_of(lists: tuple[SaidList, ...]) -> Markup:
    """The lists side by side, each under its title."""
    return tag("div", *map(_list, lists), css="cesp-room-lists")


def _show_body(shown: Shown, key: str) -> None:
    if shown.lists:
        st.html(lists_of(shown.lists))
    css = "cesp-room-lines cesp-room-figures" if shown.exhibit else "cesp-room-lines"
    lines = listed(dict.fromkeys(line for line in shown.lines if line != shown.headline), css)
    if shown.chart is None:
        st.html(tag("div", lines, css="cesp-room-alone"))
        return
    chart, alt = shown.chart
    figure = draw_large(chart, page_mode())
    listing = figure.layout.height is not None
    place = _PLACES.get(chart.kind, "listing" if listing else "above")
    with st.container(key=f"committee-{place}", gap=None):
        with st.container(key="committee-chart", gap=None):
            st.plotly_chart(
                figure,
                theme=None,
                config=STILL,
                key=f"committee-chart-{key}",
                alt=alt,
                width="stretch",
                height="content" if listing else "stretch",
            )
        st.html(tag("div", lines, *_key(shown.impact), css="cesp-room-words"))


def _list(one: SaidList) -> Markup:
    said = listed(_said(each) for each in one.said) if one.said else tag("p", one.empty)
    return tag("section", tag("h2", one.title), said)


def _said(one: Said) -> Markup:
    mark = (tag("span", one.mark, css="cesp-draft"), " ") if one.mark else ()
    whose = (tag("strong", one.whose), ": ") if one.whose else ()
    return join((*mark, *whose, one.text))


def _key(impact: ImpactLine | None) -> tuple[Markup, ...]:
    """What each letter in an impact line marks."""
    if impact is None or not impact.key:
        return ()
    pairs = (tag("div", tag("dt", letter), tag("dd", words)) for letter, words in impact.key)
    return (tag("dl", *pairs, css="cesp-room-key"),)


def _head(slide: Slide, shown: Shown) -> tuple[Markup, ...]:
    """Whose it is, and the sentence; a long one in smaller letters, to leave its chart room."""
    css = "cesp-room-long" if len(shown.headline) > _LONG else ""
    return tag("p", slide.whose, css="cesp-room-whose"), tag("h1", shown.headline, css=css)


def _mark(slide: Slide) -> tuple[Markup, ...]:
    return (tag("p", NOT_PUBLISHED, css="cesp-room-outside"),) if slide.outside else ()


def _foot(paper: Paper, shown: Shown, count: str) -> Markup:
    """When, in which edition, as at when; which slide it is; and what is to be minded of all of them."""
    frame = paper.frame
    to = shown.exhibit.figures_to if shown.exhibit else frame.figures_to
    dated = f"Figures to {to.day} {to:%B %Y}" if to else ""
    said = [piece for piece in (shown.about, frame.period, frame.edition_name, dated) if piece]
    pieces = (tag("span", piece, css="cesp-room-piece") for piece in said)
    quiet = tag("p", tag("span", *pieces), tag("strong", count), css="cesp-room-quiet")
    warnings = (tag("p", warning, css="cesp-room-warning") for warning in paper.warnings)
    return tag("footer", quiet, *warnings, css="cesp-room-foot")


_LONG = 100  # letters, about three lines on a small projector
#: Where a chart stands to its words; the others take the whole width, under theirs.
_PLACES: Mapping[ChartKind, str] = {"line": "beside", "process": "beside", "lanes": "over"}
