"""Priorities down, measures across: each cell a figure, its base, a pair of bars, and a verdict in words."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from cesp.briefing.exhibit import Cell, OverviewRow
from cesp.ui.markup import Markup, scrolling, tag

_SPARE = {"aria-hidden": "true"}


def matrix(columns: tuple[str, ...], rows: tuple[OverviewRow, ...], query: Mapping[str, str]) -> Markup:
    """A table whose cells lead to the priority's page, the choices of this page kept in the address."""
    head = tag("tr", tag("th", "Priority", attributes={"scope": "col"}), *(_heading(column) for column in columns))
    body = (_row(row, query) for row in rows)
    inside = tag("table", tag("thead", head), tag("tbody", *body), css="cesp-matrix")
    return scrolling(inside, "Priorities by measures")


def _heading(column: str) -> Markup:
    return tag("th", column, attributes={"scope": "col"})


def _row(row: OverviewRow, query: Mapping[str, str]) -> Markup:
    address = f"{row.priority}?{urlencode(query)}" if row.priority else ""
    title = _link(address, row.title) if address else Markup(tag("span", row.title))
    stage = tag("span", row.stage, css="cesp-quiet")
    head = tag("th", title, stage, attributes={"scope": "row"})
    return tag("tr", head, *(_cell(cell, address, row.title) for cell in row.cells))


def _cell(cell: Cell | None, address: str, title: str) -> Markup:
    if cell is None:
        return tag("td", tag("span", "–", attributes=_SPARE), tag("span", "Not measured here", css="cesp-unseen"))
    verdict = tag("span", tag("span", shape(cell.verdict), attributes=_SPARE), " ", cell.verdict, css="cesp-verdict")
    inside = tag(
        "span",
        tag("span", _figure(cell), " ", tag("span", cell.base, css="cesp-quiet cesp-base"), css="cesp-line"),
        _bars(cell),
        tag("span", cell.was, css="cesp-line cesp-quiet"),
        verdict,
        *([tag("span", cell.about, css="cesp-line cesp-quiet")] if cell.about else []),
        css="cesp-cell",
    )
    return tag("td", _link(address, inside) if address else inside)


def _figure(cell: Cell) -> Markup:
    """The figure large; words in place of one quiet, so that they do not shout louder than figures."""
    return tag("span", cell.display, css="cesp-quiet") if cell.now is None else tag("strong", cell.display)


def _link(address: str, inside: str) -> Markup:
    return tag("a", inside, attributes={"href": address, "target": "_self"})


def _bars(cell: Cell) -> Markup:
    pair = ((cell.now, "cesp-now"), (cell.before, "cesp-before"))
    bars = (
        tag("span", "", css=css, attributes={"style": f"width:{max(0.0, min(1.0, share)) * 100:.1f}%"})
        for share, css in pair
        if share is not None
    )
    return tag("span", *bars, css="cesp-bars", attributes=_SPARE)


def shape(verdict: str) -> str:
    """The shape that goes with a verdict's words, "" where there is none: a colour is never needed to read it."""
    return next((mark for words, mark in _SHAPES.items() if verdict.lower().startswith(words)), "")


_SHAPES: Mapping[str, str] = {
    "improved": "▲",
    "worsened": "▼",
    "no clear change": "≈",
    "more": "↑",  # "+" and "−" would read as signs of the figure beside them
    "fewer": "↓",
    "about the same": "=",
    "too few": "·",
    "not like for like": "≠",
    "no earlier": "○",
}
