"""What every chart has in common: the empty sheet, its axes, and writing on it.

Places on a category axis are numbers (0, 1, 2 ...) with the names as tick text, so that a status can be printed
exactly where its mark would have stood without any value standing in for it.
"""

from __future__ import annotations

import html
from collections.abc import Sequence

import plotly.graph_objects as go

from cesp.charts.palette import INK, QUIET, Mode
from cesp.charts.series import Chart, Point

FONT = "Public Sans, Arial, sans-serif"
HEADROOM = 1.18


def clean(text: str) -> str:
    """Text as data: Plotly reads a little HTML in every label, so `<`, `>` and `&` are escaped."""
    return html.escape(text, quote=False)


def sheet(chart: Chart, mode: Mode, height: int) -> go.Figure:
    """An empty figure: transparent, no gridlines, no template, the unit of the values written across its top."""
    figure = go.Figure()
    figure.update_layout(
        template=go.layout.Template(),
        height=height,
        margin={"l": 8, "r": 8, "t": 44, "b": 8},
        font={"family": FONT, "size": 15, "color": INK[mode]},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        bargap=0.3,
        bargroupgap=0.06,
        showlegend=len(chart.series) > 1,
        legend={"orientation": "h", "x": 1, "xanchor": "right", "y": 1.02, "yanchor": "bottom", "traceorder": "normal"},
        hoverlabel={"font": {"family": FONT, "size": 15}},
        dragmode=False,
    )
    bare = {"showgrid": False, "zeroline": False, "fixedrange": True, "automargin": True, "ticks": ""}
    figure.update_xaxes(**bare)
    figure.update_yaxes(**bare)
    return figure


def name_top(figure: go.Figure, words: str, mode: Mode) -> None:
    """Writes the title of the value axis across the top left, where nobody has to tilt their head."""
    figure.update_layout(
        title={
            "text": clean(words),
            "x": 0,
            "xref": "container",
            "xanchor": "left",
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "pad": {"t": 8, "l": 2},
            "font": {"family": FONT, "size": 14, "weight": "normal", "color": QUIET[mode]},
        }
    )


def scale(chart: Chart) -> tuple[float, str]:
    """The top of a zero-based axis, and the tick format of its values."""
    values = [point.value for series in chart.series for point in series.points if point.value is not None]
    values += [chart.target.value] if chart.target else []
    values += [level.value for guide in chart.guides for level in (guide.centre, *guide.limits)]
    top = max(values, default=0) or 1
    return top * HEADROOM, f",.{chart.decimals}%" if chart.percent else f",.{chart.decimals}f"


def places(chart: Chart) -> list[str]:
    """Every place on the category axis once, in the order first met."""
    return list(dict.fromkeys(point.x for series in chart.series for point in series.points))


def hover(points: Sequence[Point]) -> list[str]:
    """What a pointer is told: the place and the printed label, no more than the mark shows already."""
    return [f"{clean(point.x)}: {clean(point.label)}" for point in points]


def named(points: Sequence[Point]) -> list[str]:
    """What each mark stands for, which is what a click on it tells."""
    return [clean(point.x) for point in points]


def print_status(figure: go.Figure, point: Point, mode: Mode, x: float, y: float, *, across: bool = False) -> None:
    """The word of a mark without a number ("c"), on the axis where the mark would have begun.

    `x` is its place on the category axis, with `y` 0; where values run `across`, the other way about.
    """
    figure.add_annotation(
        x=x,
        y=y,
        xref="paper" if across else "x",
        yref="y" if across else "paper",
        xanchor="left" if across else "center",
        yanchor="middle" if across else "bottom",
        text=clean(point.label),
        showarrow=False,
        font={"family": FONT, "size": 13, "color": QUIET[mode]},
    )


def name_places(figure: go.Figure, names: Sequence[str], title: str, room: int = 12) -> None:
    """Names under the category axis: every one where there is room, else evenly fewer, the last among them.
    A name breaks after its first word, so that "2023/24 Q1" is no wider than its year."""
    step = -(-len(names) // room)
    places = [place for place in range(len(names)) if (len(names) - 1 - place) % step == 0]
    figure.update_xaxes(
        tickvals=places,
        ticktext=[clean(names[place]).replace(" ", "<br>", 1) for place in places],
        tickangle=0,
        ticklabeloverflow="allow",
        title={"text": clean(title), "font": {"size": 14}, "standoff": 14},
    )


def draw_target(figure: go.Figure, chart: Chart, mode: Mode, *, across: bool) -> None:
    """A dashed line at the target with its words; `across` where values run along the x axis."""
    if chart.target is None:
        return
    label = {"text": clean(chart.target.label), "font": {"family": FONT, "size": 13, "color": INK[mode]}}
    # Under the bars: one that reaches the target covers the line, one that falls short shows it above itself.
    line = {"dash": "dash", "width": 1.5, "color": INK[mode]}
    if across:
        figure.add_vline(
            x=chart.target.value, line=line, layer="below", label={**label, "textposition": "end", "textangle": 0}
        )
    else:
        figure.add_hline(y=chart.target.value, line=line, layer="below", label={**label, "textposition": "start"})
