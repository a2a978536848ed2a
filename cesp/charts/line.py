"""Lines over time: what is now dark, what was earlier grey, each named at its own end."""

from __future__ import annotations

import plotly.graph_objects as go

from cesp.charts.canvas import (
    FONT,
    clean,
    draw_target,
    hover,
    name_places,
    name_top,
    places,
    print_status,
    scale,
    sheet,
)
from cesp.charts.palette import INK, QUIET, Mode, colour
from cesp.charts.series import Chart, Point, Series

DARK = ("now", "focus")
LETTER = 8  # width of a letter of those names, in pixels
APART = 0.085  # least distance between two names at the right edge, as a share of the height


def draw_line(chart: Chart, mode: Mode) -> go.Figure:
    """Zero-based lines with gaps where there is no number; a mark's status is printed at the axis."""
    figure = sheet(chart, mode, height=270)
    names, (top, ticks) = places(chart), scale(chart)
    for series in sorted(chart.series, key=lambda series: series.role in DARK):
        _add_series(figure, series, names, mode)
    _name_ends(figure, chart, names, top, mode)
    figure.update_layout(showlegend=False)
    figure.update_xaxes(range=[-0.3 - 0.04 * len(names), len(names) - 0.8], ticklabelstandoff=6)
    name_places(figure, names, chart.x_title, room=8)
    figure.update_yaxes(range=[0, top], tickformat=ticks, nticks=4)
    name_top(figure, chart.y_title, mode)
    draw_target(figure, chart, mode, across=False)
    return figure


def _add_series(figure: go.Figure, series: Series, names: list[str], mode: Mode) -> None:
    dark = series.role in DARK
    figure.add_scatter(
        name=clean(series.name),
        x=[names.index(point.x) for point in series.points],
        y=[point.value for point in series.points],
        mode="lines+markers",
        connectgaps=False,
        line={"color": colour(series.role, mode), "width": 3 if dark else 2},
        marker={"size": 8 if dark else 6},
        hovertext=hover(series.points),
        hoverinfo="text",
        cliponaxis=False,
    )
    for point in series.points:
        if point.value is None and dark:
            print_status(figure, point, mode, names.index(point.x), 0)


def _name_ends(figure: go.Figure, chart: Chart, names: list[str], top: float, mode: Mode) -> None:
    """Writes each line's last label, and its name where there are several, beside its end; near ones step apart."""
    ends = sorted(
        ((last.value or 0.0, last, series) for series in chart.series if (last := _last(series)) is not None),
        key=lambda end: end[0],
    )
    floor, longest = float("-inf"), 0
    for value, last, series in ends:
        height = max(value / top, floor + APART)
        floor = height
        words = f"{last.label} {series.name}" if len(chart.series) > 1 else last.label
        longest = max(longest, len(words))
        figure.add_annotation(
            x=names.index(last.x),
            y=height,
            yref="paper",
            xanchor="left",
            yanchor="middle",
            xshift=10,
            text=f"<b>{clean(words)}</b>" if series.role in DARK else clean(words),
            showarrow=False,
            font={"family": FONT, "size": 14, "color": INK[mode] if series.role in DARK else QUIET[mode]},
        )
    figure.update_layout(margin={"r": max(32, 16 + LETTER * longest)})


def _last(series: Series) -> Point | None:
    return next((point for point in reversed(series.points) if point.value is not None), None)
