"""Lanes over one time axis: each series has a row of its own, and no scale is shared or doubled.

A line breaks where a figure is hidden or was not supplied, and the word for that stands in the break. Dots join points
between which no figure is due: years, and quarters with nothing to measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from textwrap import wrap
from typing import NamedTuple

import plotly.graph_objects as go

from cesp.charts.canvas import FONT, clean, sheet
from cesp.charts.palette import INK, QUIET, Mode, colour
from cesp.charts.series import Chart, Occasion, Point, Series, Timeline, Track
from cesp.charts.strokes import Mark, bridged, joined

WRAPPED = 46  # letters that a phone has room for
HEADROOM = 1.3
CLOSE = 0.6  # letters nearer than this share one box
TINT = 0.14


class Heights(NamedTuple):
    """Pixels of a lane's plot, of a line of its heading, between lanes, of the letters of what happened, and of the
    margins above and below all lanes."""

    plot: int
    line: int
    gap: int
    letters: int
    top: int
    bottom: int


SCREEN = Heights(plot=92, line=20, gap=26, letters=24, top=4, bottom=48)


class Row(NamedTuple):
    """A lane's place: its number, which names its axis, and as shares of the height where its heading begins and its
    plot ends and begins."""

    number: int
    heading: float
    top: float
    bottom: float

    @property
    def axis(self) -> str:
        return "y" if self.number == 1 else f"y{self.number}"

    @property
    def domain(self) -> str:
        return f"{self.axis} domain"


def draw_lanes(chart: Chart, mode: Mode, heights: Heights = SCREEN) -> go.Figure:
    """One row a series, the first on top, on the chart's timeline."""
    timeline = chart.timeline
    assert timeline is not None  # a chart of lanes has one
    rows, height = _rows(timeline, heights)
    figure = sheet(chart, mode, height=heights.top + heights.bottom + height)
    figure.update_layout(showlegend=False, margin={"l": 8, "r": 64, "t": heights.top, "b": heights.bottom})
    for row, track, series in zip(rows, timeline.tracks, chart.series, strict=True):
        _draw_heading(figure, row, track, mode)
        _draw_ground(figure, row, timeline, mode)
        _draw_series(figure, row, track, series, len(timeline.quarters) - 1, mode)
        bottom, top = _reach(series)
        figure.update_layout(
            {
                row.axis.replace("y", "yaxis"): {
                    "domain": [row.bottom, row.top], "range": [bottom, top], "tickvals": [0], "ticktext": ["0"],
                    "showgrid": False, "zeroline": True, "zerolinecolor": QUIET[mode], "fixedrange": True,
                    "automargin": True, "ticks": "", "tickfont": {"size": 13, "color": QUIET[mode]},
                }
            }
        )  # fmt: skip
    _name_occasions(figure, rows[0], timeline.occasions, mode)
    figure.update_xaxes(
        range=[-0.5, len(timeline.quarters) - 0.5], anchor=rows[-1].axis, tickangle=0, ticklabelstandoff=6,
        ticklabeloverflow="allow",
    )  # fmt: skip
    figure.update_xaxes(**_ticks(timeline.quarters))
    return figure


def _rows(timeline: Timeline, heights: Heights) -> tuple[list[Row], int]:
    """Where each lane stands, and the height of all in pixels."""
    heads = [heights.line * (1 + len(_wrapped(track))) for track in timeline.tracks]
    extra = [heights.letters if timeline.occasions and not number else 0 for number in range(len(heads))]
    whole = sum(heads) + sum(extra) + heights.plot * len(heads) + heights.gap * (len(heads) - 1)
    rows, down = [], 0
    for number, (head, more) in enumerate(zip(heads, extra, strict=True), 1):
        top = down + head + more
        rows.append(Row(number, 1 - down / whole, 1 - top / whole, max(0.0, 1 - (top + heights.plot) / whole)))
        down = top + heights.plot + heights.gap
    return rows, whole


def _wrapped(track: Track) -> list[str]:
    return wrap(track.measured, WRAPPED)


def _draw_heading(figure: go.Figure, row: Row, track: Track, mode: Mode) -> None:
    lines = [f"<b>{clean(track.title)}</b>", *map(clean, _wrapped(track))]
    figure.add_annotation(
        x=0, xref="paper", xanchor="left", y=row.heading, yref="paper", yanchor="top", align="left",
        text="<br>".join(lines), showarrow=False, font={"family": FONT, "size": 14, "color": INK[mode]},
    )  # fmt: skip
    if track.empty:
        _write(figure, row, 0.0, track.empty, mode, xref="paper", xanchor="left")


def _draw_ground(figure: go.Figure, row: Row, timeline: Timeline, mode: Mode) -> None:
    """The shaded stretches, and a dotted line for each occasion."""
    under = {"layer": "below", "yref": row.domain, "y0": 0, "y1": 1}
    for start, stop in timeline.shaded:
        figure.add_shape(
            type="rect", x0=start, x1=stop, fillcolor=QUIET[mode], opacity=TINT, line={"width": 0}, **under
        )
    for occasion in timeline.occasions:
        line = {"dash": "dot", "width": 1.5, "color": INK[mode]}
        figure.add_shape(type="line", x0=occasion.place, x1=occasion.place, line=line, **under)


def _draw_series(figure: go.Figure, row: Row, track: Track, series: Series, end: int, mode: Mode) -> None:
    """A lane's dots, line and points, its ends in words, and the word of each gap; `end` is the axis's last place."""
    marks = list(zip(track.places, series.points, strict=True))
    tint = colour(series.role, mode)
    for steps, line in ((bridged(marks), {"width": 2, "dash": "dot"}), (joined(marks), {"width": 3})):
        drawn = list(steps)
        figure.add_scatter(
            x=[place for place, _ in drawn],
            y=[value for _, value in drawn],
            yaxis=row.axis,
            mode="lines",
            connectgaps=False,
            hoverinfo="skip",
            line={"color": tint, **line},
        )
    shown = [(place, point) for place, point in marks if point.value is not None]
    figure.add_scatter(
        name=clean(series.name),
        x=[place for place, _ in shown],
        y=[point.value for _, point in shown],
        yaxis=row.axis,
        mode="markers",
        marker={"color": tint, "size": 8},
        hovertext=[_told(point) for _, point in shown],
        hoverinfo="text",
        cliponaxis=False,
    )
    _name_ends(figure, row, shown, end, mode)
    for (_, words), run in groupby(marks, key=lambda mark: (mark[1].status, mark[1].label)):
        _print_gap(figure, row, words, list(run), mode)


def _told(point: Point) -> str:
    return clean(": ".join((point.x, ", ".join(filter(None, (point.label, point.base))))))


def _name_ends(figure: go.Figure, row: Row, shown: Sequence[Mark], end: int, mode: Mode) -> None:
    """The first figure above its point; the last beside it at the end of the axis, above it elsewhere."""
    if len(shown) > 1:
        _write_at(figure, row, shown[0], mode, yshift=13)
    if shown and shown[-1][0] == end:
        # Off the line of the axis, where it ends on 0.
        _write_at(
            figure, row, shown[-1], mode, xshift=8, yshift=0 if shown[-1][1].value else 9, xanchor="left", strong=True
        )
    elif shown:
        _write_at(figure, row, shown[-1], mode, yshift=14, strong=True)


def _write_at(
    figure: go.Figure, row: Row, mark: Mark, mode: Mode, *, xshift: int = 0, yshift: int = 0, xanchor: str = "center",
    strong: bool = False,
) -> None:  # fmt: skip
    place, point = mark
    words = clean(point.label)
    figure.add_annotation(
        x=place, y=point.value, yref=row.axis, xshift=xshift, yshift=yshift, xanchor=xanchor, yanchor="middle",
        text=f"<b>{words}</b>" if strong else words, showarrow=False,
        font={"family": FONT, "size": 15 if strong else 14, "color": INK[mode]},
    )  # fmt: skip


def _print_gap(figure: go.Figure, row: Row, words: str, run: Sequence[Mark], mode: Mode) -> None:
    """What a run of quarters without a number is, once, in its middle; nothing where there was nothing to measure."""
    if run[0][1].value is None and run[0][1].status != "not_applicable":
        _write(figure, row, (run[0][0] + run[-1][0]) / 2, words, mode)


def _write(
    figure: go.Figure, row: Row, x: float, words: str, mode: Mode, *, xref: str = "x", xanchor: str = "center"
) -> None:
    figure.add_annotation(
        x=x, xref=xref, xanchor=xanchor, y=0, yref=row.domain, yanchor="bottom", yshift=2, text=clean(words),
        showarrow=False, font={"family": FONT, "size": 13, "color": QUIET[mode]},
    )  # fmt: skip


def _name_occasions(figure: go.Figure, row: Row, occasions: Sequence[Occasion], mode: Mode) -> None:
    """Letters over the first lane, in a box; near ones share it."""
    together: list[list[Occasion]] = []
    for occasion in sorted(occasions):
        if together and occasion.place - together[-1][-1].place < CLOSE:
            together[-1].append(occasion)
        else:
            together.append([occasion])
    for group in together:
        figure.add_annotation(
            x=(group[0].place + group[-1].place) / 2, y=1, yref=row.domain, yanchor="bottom", yshift=1,
            text=f"<b>{clean(' '.join(occasion.letter for occasion in group))}</b>", showarrow=False,
            bordercolor=INK[mode], borderwidth=1, borderpad=2,
            font={"family": FONT, "size": 13, "color": INK[mode]},
        )  # fmt: skip


def _reach(series: Series) -> tuple[float, float]:
    """Bottom and top of a row: from 0, or below it where a figure is."""
    values = [point.value for point in series.points if point.value is not None]
    top, bottom = max([0.0, *values]), min([0.0, *values])
    room = (top - bottom or 1.0) * HEADROOM
    return bottom, bottom + room


def _ticks(quarters: Sequence[str]) -> dict[str, list[int] | list[str]]:
    """Each year's first quarter with its year, and the last quarter."""
    named = {
        place: clean(quarter).replace(" ", "<br>", 1)
        for place, quarter in enumerate(quarters)
        if not place or quarter.split()[0] != quarters[place - 1].split()[0]
    }
    last = len(quarters) - 1
    named.setdefault(last, f"<br>{clean(quarters[last].split()[-1])}")
    return {"tickvals": list(named), "ticktext": list(named.values())}
