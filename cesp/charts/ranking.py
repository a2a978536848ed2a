"""Places ranked by value, the one in focus dark."""

from __future__ import annotations

import plotly.graph_objects as go

from cesp.charts.canvas import clean, draw_target, hover, name_top, print_status, scale, sheet
from cesp.charts.palette import INK, Mode, colour
from cesp.charts.series import Chart, Point, Role

ROW = 26


def draw_places(chart: Chart, mode: Mode) -> go.Figure:
    """Horizontal bars, greatest on top; places without a number stand last with their status in words."""
    marks = _ranked(chart)
    figure = sheet(chart, mode, height=70 + ROW * len(marks))
    for role in dict.fromkeys(role for role, _ in marks):
        shown = [(row, point) for row, (own, point) in enumerate(marks) if own == role and point.value is not None]
        points = [point for _, point in shown]
        figure.add_bar(
            orientation="h",
            x=[point.value for point in points],
            y=[row for row, _ in shown],
            text=[clean(point.label) for point in points],
            textposition="outside",
            cliponaxis=False,
            marker={"color": colour(role, mode)},
            hovertext=hover(points),
            hoverinfo="text",
        )
    for row, (_, point) in enumerate(marks):
        if point.value is None:
            print_status(figure, point, mode, 0, row, across=True)
    top, ticks = scale(chart)
    figure.update_layout(barmode="overlay", bargap=0.25, showlegend=False)
    figure.update_xaxes(
        range=[0, top],
        tickformat=ticks,
        showticklabels=False,
        title={"text": clean(chart.x_title), "font": {"size": 14}},
    )
    figure.update_yaxes(
        tickvals=list(range(len(marks))),
        ticktext=[_tick(role, point) for role, point in marks],
        range=[len(marks) - 0.4, -0.6],
        ticklabelstandoff=6,
        tickfont={"size": 13, "color": INK[mode]},
    )
    name_top(figure, chart.y_title, mode)
    draw_target(figure, chart, mode, across=True)
    return figure


def _ranked(chart: Chart) -> list[tuple[Role, Point]]:
    marks = [(series.role, point) for series in chart.series for point in series.points]
    return sorted(marks, key=lambda mark: (mark[1].value is None, -(mark[1].value or 0.0)))


def _tick(role: Role, point: Point) -> str:
    return f"<b>{clean(point.x)}</b>" if role == "focus" else clean(point.x)
