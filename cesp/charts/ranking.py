"""Places, courses, agencies ranked by value: the one in focus dark, or each beside its own earlier figure."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

import plotly.graph_objects as go

from cesp.charts.canvas import clean, draw_target, hover, name_top, named, print_status, scale, sheet
from cesp.charts.palette import INK, Mode, colour, text_on
from cesp.charts.series import Chart, Point, Role, Series

#: Pixels of a row with one bar, of each further bar, of a line of words, and of the legend's own place on top.
ROW, BAR, LINE, LEGEND = 26, 28, 18, 40
WIDTH = 0.8
#: A bar longer than this share of the scale has its label inside, where no target's line runs through it.
LONG = 0.3
#: Letters of a name on one line: more would leave no room for bars on a telephone.
LETTERS = 26


def draw_places(chart: Chart, mode: Mode) -> go.Figure:
    """Horizontal bars, greatest on top; what has no number stands last with its status in words. A name that has a
    point in several series has its bars side by side, in the order of the series from the bottom up."""
    names, lanes = _ranked(chart), _lanes(chart)
    most = max(lanes, default=0)
    ticks = [_tick(chart, name) for name in names]
    row = max((_height(tick, most) for tick in ticks), default=ROW)
    figure = sheet(chart, mode, height=70 + row * len(names))
    width, (top, form) = WIDTH / (most + 1), scale(chart)
    for series, lane in zip(chart.series, lanes, strict=True):
        shift = (most / 2 - lane) * width
        _add_series(figure, series, names, shift, width, top, mode)
    figure.update_layout(barmode="overlay", showlegend=False)
    if most:
        _explain(figure, row * len(names))
    figure.update_xaxes(
        range=[0, top],
        tickformat=form,
        showticklabels=False,
        title={"text": clean(chart.x_title), "font": {"size": 14}},
    )
    figure.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=ticks,
        range=[len(names) - 0.4, -0.6],
        ticklabelstandoff=6,
        tickfont={"size": 13, "color": INK[mode]},
    )
    name_top(figure, chart.y_title, mode)
    draw_target(figure, chart, mode, across=True)
    return figure


def _add_series(
    figure: go.Figure, series: Series, names: Sequence[str], shift: float, width: float, top: float, mode: Mode
) -> None:
    points = sorted(series.points, key=lambda point: names.index(point.x))
    shown = [point for point in points if point.value is not None]
    figure.add_bar(
        name=clean(series.name),
        orientation="h",
        x=[point.value for point in shown],
        y=[names.index(point.x) + shift for point in shown],
        width=width * 0.94,
        text=[clean(point.label) for point in shown],
        textposition=["inside" if (point.value or 0) > LONG * top else "outside" for point in shown],
        insidetextanchor="end",
        textfont={"size": 13},
        insidetextfont={"size": 13, "color": text_on(series.role, mode)},
        textangle=0,
        cliponaxis=False,
        marker={"color": colour(series.role, mode)},
        hovertext=hover(shown),
        customdata=named(shown),
        hoverinfo="text",
    )
    for point in points:
        if point.value is None:
            print_status(figure, point, mode, 0, names.index(point.x) + shift, across=True)


def _explain(figure: go.Figure, height: int) -> None:
    """The legend on a line of its own, between the unit and a target's words: names leave no room beside them."""
    side = figure.layout.margin
    figure.update_layout(
        height=figure.layout.height + LEGEND,
        margin={"l": side.l, "r": side.r, "t": side.t + LEGEND, "b": side.b},
        showlegend=True,
        legend={"x": 0, "xanchor": "left", "y": 1 + LINE / max(height, LINE), "yanchor": "bottom"},
    )


def _lanes(chart: Chart) -> list[int]:
    """Which bar of a row each series draws: another only where it has a name that stands in an earlier one."""
    lanes: list[int] = []
    seen: set[str] = set()
    for series in chart.series:
        own = {point.x for point in series.points}
        lanes.append(max(lanes, default=0) + 1 if own & seen else max(lanes, default=0))
        seen |= own
    return lanes


def _ranked(chart: Chart) -> list[str]:
    """Names, the greatest first by the last series that has them, those without a number last."""
    last = {point.x: point.value for series in chart.series for point in series.points}
    return sorted(last, key=lambda name: (last[name] is None, -(last[name] or 0.0)))


def _tick(chart: Chart, name: str) -> str:
    """A name in lines, bold where it is in focus, with its base beneath where one is told."""
    points: list[tuple[Role, Point]] = [
        (series.role, point) for series in chart.series for point in series.points if point.x == name
    ]
    role, point = points[-1]
    lines = [clean(line) for line in wrap(name, LETTERS)] or [clean(name)]
    words = "<br>".join(f"<b>{line}</b>" if role == "focus" else line for line in lines)
    return f"{words}<br>{clean(point.base)}" if point.base else words


def _height(tick: str, lanes: int) -> int:
    """Pixels that a row's words or its bars need, whichever are more."""
    return max(ROW + lanes * BAR, 8 + LINE * (tick.count("<br>") + 1))
