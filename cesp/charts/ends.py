"""Words at the right-hand end of lines, beside what they name, stepping apart where they would meet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from cesp.charts.canvas import FONT, clean
from cesp.charts.palette import INK, QUIET, Mode
from cesp.charts.series import Point, Series

LETTER = 8  # width of a letter, in pixels
APART = 0.085  # least distance between two, as a share of the height
EDGE = "edge"  # what they are called in the figure


class End(NamedTuple):
    """Words beside place `x`, at `height`, a share of the chart's; `strong` ones are what the chart is about."""

    x: float
    height: float
    words: str
    strong: bool


def write_ends(figure: go.Figure, ends: Sequence[End], mode: Mode) -> None:
    """Writes them from the lowest up, and makes room for the longest."""
    floor, longest = float("-inf"), 0
    for end in sorted(ends, key=lambda end: end.height):
        floor = max(end.height, floor + APART)
        longest = max(longest, len(end.words))
        figure.add_annotation(
            name=EDGE,
            x=end.x,
            y=floor,
            yref="paper",
            xanchor="left",
            yanchor="middle",
            xshift=10,
            text=f"<b>{clean(end.words)}</b>" if end.strong else clean(end.words),
            showarrow=False,
            font={"family": FONT, "size": 14, "color": INK[mode] if end.strong else QUIET[mode]},
        )
    figure.update_layout(margin={"r": max(32, 16 + LETTER * longest)})


def last_shown(series: Series) -> Point | None:
    """The last point with a number."""
    return next((point for point in reversed(series.points) if point.value is not None), None)
