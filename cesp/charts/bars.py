"""Bars side by side: this year in the focus colour, last year grey, each labelled on its mark."""

from __future__ import annotations

import plotly.graph_objects as go

from cesp.charts.canvas import (
    clean,
    draw_target,
    hover,
    name_places,
    name_top,
    named,
    places,
    print_status,
    scale,
    sheet,
)
from cesp.charts.palette import Mode, colour, text_on
from cesp.charts.series import Chart, Series

HEIGHT = 260
WIDTH = 0.76
LEGEND = 20  # pixels for a line of its own, below the unit, however long that is
SHORT = 0.14  # a bar shorter than this share of the height has its label above it


def draw_bars(chart: Chart, mode: Mode) -> go.Figure:
    """Zero-based columns; a place without a number carries its status ("c") on the axis and no bar, once where none of
    its columns has one for the same reason."""
    figure = sheet(chart, mode, height=HEIGHT)
    if len(chart.series) > 1:
        figure.update_layout(height=HEIGHT + LEGEND, margin={"t": figure.layout.margin.t + LEGEND})
    names, width = places(chart), WIDTH / len(chart.series)
    top, ticks = scale(chart)
    for index, series in enumerate(chart.series):
        shift = (index - (len(chart.series) - 1) / 2) * width
        _add_series(figure, series, names, shift, width, SHORT * top, mode)
    _print_statuses(figure, chart, names, width, mode)
    figure.update_layout(barmode="overlay")
    figure.update_xaxes(range=[-0.5, len(names) - 0.5])
    name_places(figure, names, chart.x_title)
    figure.update_yaxes(range=[0, top], tickformat=ticks, showticklabels=False)
    name_top(figure, chart.y_title, mode)
    draw_target(figure, chart, mode, across=False)
    return figure


def _add_series(
    figure: go.Figure, series: Series, names: list[str], shift: float, width: float, short: float, mode: Mode
) -> None:
    shown = [point for point in series.points if point.value is not None]
    figure.add_bar(
        name=clean(series.name),
        x=[names.index(point.x) + shift for point in shown],
        y=[point.value for point in shown],
        width=width * 0.94,
        text=[clean(point.label) for point in shown],
        textposition=["auto" if (point.value or 0) > short else "outside" for point in shown],
        insidetextanchor="end",
        textangle=0,
        insidetextfont={"color": text_on(series.role, mode)},
        cliponaxis=False,
        marker={"color": colour(series.role, mode)},
        hovertext=hover(shown),
        customdata=named(shown),
        hoverinfo="text",
    )


def _print_statuses(figure: go.Figure, chart: Chart, names: list[str], width: float, mode: Mode) -> None:
    for place, name in enumerate(names):
        bare = [
            ((index - (len(chart.series) - 1) / 2) * width, point)
            for index, series in enumerate(chart.series)
            for point in series.points
            if point.x == name and point.value is None
        ]
        if len(bare) == len(chart.series) and len({point.label for _, point in bare}) == 1:
            print_status(figure, bare[0][1], mode, place, 0)
        else:
            for shift, point in bare:
                print_status(figure, point, mode, place + shift, 0)
