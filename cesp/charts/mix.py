"""Shares of a whole, stacked along one bar a place; each part carries a letter or its own label, never colour alone."""

from __future__ import annotations

import plotly.graph_objects as go

from cesp.charts.canvas import clean, hover, name_top, places, scale, sheet
from cesp.charts.palette import LETTERS, Mode, colour, text_on
from cesp.charts.series import Chart, Point, Series

ROW = 52


def draw_mix(chart: Chart, mode: Mode) -> go.Figure:
    """One horizontal bar a place, first place on top. Parts without a number are left out and named in the table."""
    names = places(chart)
    figure = sheet(chart, mode, height=110 + ROW * len(names))
    for series in chart.series:
        shown = [point for point in series.points if point.value is not None]
        figure.add_bar(
            name=clean(_legend(series)),
            orientation="h",
            x=[point.value for point in shown],
            y=[names.index(point.x) for point in shown],
            text=[clean(_mark(series, point)) for point in shown],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": text_on(series.role, mode)},
            marker={"color": colour(series.role, mode)},
            hovertext=hover(shown),
            hoverinfo="text",
        )
    figure.update_layout(
        barmode="stack",
        uniformtext={"minsize": 12, "mode": "hide"},
        legend={"x": 0, "xanchor": "left", "y": 0, "yanchor": "top"},
    )
    figure.update_xaxes(showticklabels=False, tickformat=scale(chart)[1], title={"text": ""})
    figure.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=[clean(name) for name in names],
        range=[len(names) - 0.4, -0.6],
        ticklabelstandoff=6,
    )
    name_top(figure, chart.y_title, mode)
    return figure


def _legend(series: Series) -> str:
    letter = LETTERS.get(series.role)
    return f"{letter} {series.name}" if letter else series.name


def _mark(series: Series, point: Point) -> str:
    letter = LETTERS.get(series.role)
    return f"{letter} {point.label}" if letter else point.label
