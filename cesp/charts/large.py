"""A figure for a room: every letter at 24 points or more, strokes and marks to match."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from cesp.charts.canvas import clean
from cesp.charts.draw import draw
from cesp.charts.ends import EDGE
from cesp.charts.lanes import Heights, draw_lanes
from cesp.charts.palette import Mode
from cesp.charts.series import Chart, ChartKind, Guide, Level

SIZE = 32  # pixels: 24 points
LINE = 40  # pixels of a line of such letters
WIDE = 19  # pixels of one letter
GROWN = 2.2  # distances grow as writing does, strokes and marks less: there is no more room for them
BOLDER = 1.5
LANES = Heights(plot=96, line=38, gap=8, letters=50, top=4, bottom=84)
MIX_ROW = 90
HEAD = 140  # pixels over the rows of a list, for its unit and its legend
#: Letters of a unit that fit across half of a small projector's picture. A longer one stands in the headline.
LETTERS = 34
APART = 0.3  # least distance of words at an edge, as a share of the height
ROOM = 1.2  # higher by this much, for words above the highest mark
#: Kinds that run over time.
OVER_TIME: frozenset[ChartKind] = frozenset({"line", "process"})
_DISTANCES = ("xshift", "yshift", "standoff", "ticklabelstandoff", "borderpad")


@lru_cache(maxsize=256)
def draw_large(chart: Chart, mode: Mode = "light") -> go.Figure:
    """As `draw`, for a room: without the names of limits and of the places between the first and the last, which stand
    in the lines beside it. Its height is None where it may take any. It is to be shown, never changed."""
    if chart.kind == "lanes":
        return _large_lanes(chart, mode)
    bare = replace(chart, guides=tuple(map(_unnamed, chart.guides)))
    figure = go.Figure(_grow(draw(bare, mode).to_plotly_json(), ""))
    figure.update_layout(autosize=True, height=_HEIGHTS.get(chart.kind, _any_height)(figure))
    unit = _short_unit(figure.layout.title.text or "", clean(chart.y_title))
    legend = LINE if figure.layout.showlegend and chart.kind == "bars" else 0
    figure.update_layout(title={"text": unit}, margin={"l": 8, "t": (LINE if unit else 0) + legend + 12, "b": 8})
    if chart.kind in ("bars", "places"):
        figure.update_traces(constraintext="none")
    if chart.kind == "bars":
        figure.update_layout(legend={"x": 0, "xanchor": "left"})
    if chart.kind in OVER_TIME:
        _clear(figure)
    if chart.kind not in _HEIGHTS:
        figure.layout.xaxis.title = None
    if chart.kind in OVER_TIME or (chart.kind == "bars" and chart.target):
        bottom, top = figure.layout.yaxis.range
        figure.update_yaxes(range=[bottom, bottom + ROOM * (top - bottom)])
    return figure


def _large_lanes(chart: Chart, mode: Mode) -> go.Figure:
    figure = go.Figure(_grow(draw_lanes(chart, mode, LANES).to_plotly_json(), ""))
    return figure.update_layout(margin={"l": 8, "r": 110, "t": LANES.top, "b": LANES.bottom})


def _any_height(figure: go.Figure) -> None:
    """Columns and lines take what they are given."""


def _row_height(figure: go.Figure) -> int:
    """Of rows: as much as the longest name's lines, or two bars, and what stands above them."""
    names = figure.layout.yaxis.ticktext
    lines = max((name.count("<br>") + 1 for name in names), default=1)
    return HEAD + len(names) * (max(lines, 2) * (LINE - 3) + 12)


def _mix_height(figure: go.Figure) -> int:
    return HEAD + MIX_ROW * len(figure.layout.yaxis.tickvals)


def _unnamed(guide: Guide) -> Guide:
    return replace(guide, limits=tuple(Level(level.value, "") for level in guide.limits))


def _short_unit(title: str, unit: str) -> str:
    """The title where it fits on a line; of a long one what it says besides the unit, which the headline names."""
    return title if len(title) <= LETTERS else title.removeprefix(unit).strip()


def _grow(node: Any, inside: str) -> Any:
    """The same figure with larger letters, and all that is measured in pixels grown with them."""
    if not isinstance(node, dict):
        return [_grow(each, inside) for each in node] if isinstance(node, list | tuple) else node
    return {key: _measure(key, value, inside) for key, value in node.items()}


def _measure(key: str, value: Any, inside: str) -> Any:
    if key == "size" and inside.endswith("font"):
        return SIZE
    if key in _DISTANCES or inside in ("margin", "pad"):
        return round(GROWN * value)
    if (inside, key) in (("marker", "size"), ("line", "width")):
        return [BOLDER * each for each in value] if isinstance(value, list | tuple) else BOLDER * value
    return _grow(deepcopy(value), key)


def _clear(figure: go.Figure) -> None:
    """Room for words above the highest mark and at the edge, and no name of a place over another."""
    ends = list(figure.layout.xaxis.tickvals)
    names = list(figure.layout.xaxis.ticktext)
    figure.update_xaxes(tickvals=sorted({*ends[:1], *ends[-1:]}), ticktext=list(dict.fromkeys(names[:1] + names[-1:])))
    marks = [mark for mark in figure.layout.annotations if mark.name == EDGE and mark.text]
    longest = max((len(_plain(mark.text)) for mark in marks), default=0)
    figure.update_layout(margin={"r": 32 + WIDE * longest, "t": figure.layout.margin.t + SIZE})
    _spread(marks)


def _spread(marks: Sequence[Any]) -> None:
    """Moves words at an edge apart, upwards from the lowest, and all of them down where the highest would leave."""
    ordered = sorted(marks, key=lambda mark: float(mark.y))
    floor, ceiling = float("-inf"), 1.0 + APART
    for mark in ordered:
        mark.y = floor = max(float(mark.y) / ROOM, floor + APART)
    for mark in reversed(ordered):
        mark.y = ceiling = min(float(mark.y), ceiling - APART)


def _plain(text: str) -> str:
    return html.unescape(re.sub("<.*?>", "", text))


#: Kinds whose height follows from what they list.
_HEIGHTS: Mapping[ChartKind, Callable[[go.Figure], int | None]] = {"places": _row_height, "mix": _mix_height}
