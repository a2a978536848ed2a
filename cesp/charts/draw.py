"""Chart as data -> Plotly figure. Nothing enters the figure that the chart does not hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import plotly.graph_objects as go

from cesp.charts import bars, line, mix, ranking
from cesp.charts.palette import Mode
from cesp.charts.series import Chart, ChartKind


def draw(chart: Chart, mode: Mode = "light") -> go.Figure:
    """The figure of a chart, coloured for a light or a dark page."""
    return _KINDS[chart.kind](chart, mode)


_KINDS: Mapping[ChartKind, Callable[[Chart, Mode], go.Figure]] = {
    "bars": bars.draw_bars,
    "line": line.draw_line,
    "mix": mix.draw_mix,
    "places": ranking.draw_places,
}
