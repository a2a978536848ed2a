"""Lines over time: what is now dark, what was earlier grey, each named at its own end."""

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
from cesp.charts.ends import End, last_shown, write_ends
from cesp.charts.palette import Mode, colour
from cesp.charts.series import Chart, Series

DARK = ("now", "focus")


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
        customdata=named(series.points),
        hoverinfo="text",
        cliponaxis=False,
    )
    for point in series.points:
        if point.value is None and dark:
            print_status(figure, point, mode, names.index(point.x), 0)


def _name_ends(figure: go.Figure, chart: Chart, names: list[str], top: float, mode: Mode) -> None:
    """Each line's last label, and its name where there are several, beside its end."""
    write_ends(
        figure,
        [
            End(
                names.index(last.x),
                (last.value or 0.0) / top,
                f"{last.label} {series.name}" if len(chart.series) > 1 else last.label,
                series.role in DARK,
            )
            for series in chart.series
            if (last := last_shown(series)) is not None
        ],
        mode,
    )
