"""A figure over time against what chance explains: its points, their centre, and the band between their limits.

A point that chance does not explain has a shape, a colour and a word: a diamond is better, a square worse, a triangle
higher or lower where neither is good. The last of a row of them carries the word.
"""

from __future__ import annotations

from itertools import zip_longest

import plotly.graph_objects as go

from cesp.charts.canvas import (
    FONT,
    HEADROOM,
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
from cesp.charts.palette import INK, QUIET, Mode, mark_colour
from cesp.charts.series import Chart, Guide, Mark, Point, Series

HALF = 0.45  # how far a guide reaches beyond its first and last place
TINT = 0.12
NAMES = 3  # quarters that a phone has room to name beside the words at the edge
FITTED = " (axis does not start at 0)"


def draw_process(chart: Chart, mode: Mode) -> go.Figure:
    """The first series with its guides under it."""
    figure = sheet(chart, mode, height=300)
    names, series = places(chart), chart.series[0]
    bottom, top = _reach(chart)
    for guide in chart.guides:
        _draw_guide(figure, guide, mode)
    _draw_points(figure, series, names, mode)
    _name_marks(figure, chart, series, names, mode)
    _name_ends(figure, chart, series, names, bottom, top, mode)
    figure.update_layout(showlegend=False)
    figure.update_xaxes(range=[-0.3 - 0.04 * len(names), len(names) - 1 + HALF], ticklabelstandoff=6)
    name_places(figure, names, chart.x_title, room=NAMES)
    figure.update_yaxes(range=[bottom, top], tickformat=scale(chart)[1], nticks=4)
    name_top(figure, f"{chart.y_title}{FITTED if bottom > 0 else ''}", mode)
    draw_target(figure, chart, mode, across=False)
    return figure


def _reach(chart: Chart) -> tuple[float, float]:
    """Bottom and top of the value axis. It starts at 0, below 0 where a figure is, and above it only where there is a
    band and all that is drawn lies in the upper half: the band then says how much of what is seen is chance."""
    values = [point.value for point in chart.series[0].points if point.value is not None]
    values += [level.value for guide in chart.guides for level in (guide.centre, *guide.limits)]
    values += [chart.target.value] if chart.target else []
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = (high - low) * (HEADROOM - 1) or 1.0
    fitted = high / 2 < low and any(guide.limits for guide in chart.guides)
    if low < 0 or fitted:
        return low - room, max(high, 0.0) + room
    return 0.0, HEADROOM * high or 1.0


def _draw_guide(figure: go.Figure, guide: Guide, mode: Mode) -> None:
    """The band between the limits, tinted and edged with dots; the centre as a line."""
    start, end = guide.first - HALF, guide.last + HALF
    under = {"layer": "below", "x0": start, "x1": end}
    if guide.limits:
        low, high = (level.value for level in guide.limits)
        figure.add_shape(type="rect", y0=low, y1=high, fillcolor=QUIET[mode], opacity=TINT, line={"width": 0}, **under)
    for level in guide.limits:
        line = {"dash": "dot", "width": 1.5, "color": QUIET[mode]}
        figure.add_shape(type="line", y0=level.value, y1=level.value, line=line, **under)
    line = {"width": 1.5, "color": QUIET[mode]}
    figure.add_shape(type="line", y0=guide.centre.value, y1=guide.centre.value, line=line, **under)
    if guide.opening:
        figure.add_annotation(
            x=start, y=1, yref="paper", xanchor="left", yanchor="bottom", text=clean(guide.opening), showarrow=False,
            font={"family": FONT, "size": 13, "color": QUIET[mode]},
        )  # fmt: skip


def _draw_points(figure: go.Figure, series: Series, names: list[str], mode: Mode) -> None:
    """The line, broken where there is no number, and a shape for each point."""
    figure.add_scatter(
        name=clean(series.name),
        x=[names.index(point.x) for point in series.points],
        y=[point.value for point in series.points],
        mode="lines+markers",
        connectgaps=False,
        line={"color": QUIET[mode], "width": 2},
        marker={
            "opacity": 1,
            "symbol": [_SHAPES[point.mark] for point in series.points],
            "size": [12 if point.mark else 8 for point in series.points],
            "color": [mark_colour(point.mark, mode) for point in series.points],
            "line": {"color": INK[mode], "width": [1 if point.mark else 0 for point in series.points]},
        },
        hovertext=hover(series.points),
        customdata=named(series.points),
        hoverinfo="text",
        cliponaxis=False,
    )
    for point in series.points:
        if point.value is None:
            print_status(figure, point, mode, names.index(point.x), 0)


def _name_marks(figure: go.Figure, chart: Chart, series: Series, names: list[str], mode: Mode) -> None:
    """The word of a mark, once for neighbours that share it, at the last of them: above it, or below where it is under
    the centre."""
    centres = {place: guide.centre.value for guide in chart.guides for place in range(guide.first, guide.last + 1)}
    for place, (point, after) in enumerate(zip_longest(series.points, series.points[1:])):
        if point.mark and point.value is not None and (after is None or after.mark != point.mark):
            figure.add_annotation(
                x=names.index(point.x),
                y=point.value,
                yshift=16 if point.value >= centres.get(place, 0.0) else -16,
                text=point.mark,
                showarrow=False,
                font={"family": FONT, "size": 14, "color": INK[mode]},
            )


def _name_ends(
    figure: go.Figure, chart: Chart, series: Series, names: list[str], bottom: float, top: float, mode: Mode
) -> None:
    """The last figure, and the last guide's centre and limits, at the right-hand edge."""
    edge = len(names) - 1 + HALF

    def height(value: float) -> float:
        return (value - bottom) / (top - bottom)

    last: Point | None = last_shown(series)
    ends = [End(edge, height(last.value), last.label, True)] if last and last.value is not None else []
    for guide in chart.guides[-1:]:
        ends += [End(edge, height(level.value), level.label, False) for level in (guide.centre, *guide.limits)]
    write_ends(figure, ends, mode)


_SHAPES: dict[Mark, str] = {
    "": "circle",
    "better": "diamond",
    "worse": "square",
    "higher": "triangle-up",
    "lower": "triangle-down",
}
