"""Small lines over time, drawn alike so that they can be read against one another: one height for all, no axis but
its two ends, the last figure written at its mark. What a mark is hidden for stands in the table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from cesp.charts.canvas import HEADROOM, clean, sheet
from cesp.charts.ends import last_shown
from cesp.charts.palette import INK, Mode, colour
from cesp.charts.series import Chart, Point

HEIGHT = 120


class Shared(NamedTuple):
    """What small charts have in common: the greatest value of their axis, and the names of all places along it."""

    top: float
    names: tuple[str, ...]


def share(charts: Sequence[Chart]) -> Shared:
    """The common axes of charts over time, whose places are named so that they sort."""
    points = [point for chart in charts for line in chart.series for point in line.points]
    top = max((point.value for point in points if point.value), default=1.0)
    return Shared(top, tuple(sorted({point.x for point in points})))


def draw_small(chart: Chart, shared: Shared, mode: Mode) -> go.Figure:
    """A line on the zero-based axis that all share, with gaps where there is no number."""
    figure = sheet(chart, mode, HEIGHT)
    line, names = chart.series[0], shared.names
    values = {point.x: point.value for point in line.points}
    figure.add_scatter(
        x=list(range(len(names))),
        y=[values.get(name) for name in names],
        mode="lines+markers",
        connectgaps=False,
        line={"color": colour(line.role, mode), "width": 2},
        marker={"size": 5},
        hoverinfo="skip",
        cliponaxis=False,
    )
    _write_last(figure, last_shown(line), names, mode)
    figure.update_layout(margin={"l": 24, "r": 56, "t": 12, "b": 4}, showlegend=False)
    figure.update_xaxes(range=[-0.6, len(names) - 0.4])
    ends = sorted({0, len(names) - 1})
    figure.update_xaxes(
        tickvals=ends, ticktext=[clean(names[end]).replace(" ", "<br>", 1) for end in ends], tickangle=0
    )
    figure.update_xaxes(tickfont={"size": 12}, ticklabeloverflow="allow")
    figure.update_yaxes(range=[0, shared.top * HEADROOM], showticklabels=False)
    return figure


def _write_last(figure: go.Figure, last: Point | None, names: Sequence[str], mode: Mode) -> None:
    if last is None:
        return
    figure.add_annotation(
        x=names.index(last.x),
        y=last.value,
        text=f"<b>{clean(last.label)}</b>",
        xanchor="left",
        xshift=8,
        showarrow=False,
        font={"size": 14, "color": INK[mode]},
    )
