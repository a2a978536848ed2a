"""Chart as data -> Plotly figure. Nothing enters the figure that the chart does not hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

import plotly.graph_objects as go

from cesp.charts import bars, lanes, line, mix, process, ranking
from cesp.charts.palette import Mode
from cesp.charts.series import Chart, ChartKind


@lru_cache(maxsize=1024)
def draw(chart: Chart, mode: Mode = "light") -> go.Figure:
    """The figure of a chart, coloured for a light or a dark page. Making one takes longer than sending it, so the same
    chart gets the same figure again: it is to be shown, never changed."""
    return _KINDS[chart.kind](chart, mode)


_KINDS: Mapping[ChartKind, Callable[[Chart, Mode], go.Figure]] = {
    "bars": bars.draw_bars,
    "line": line.draw_line,
    "mix": mix.draw_mix,
    "places": ranking.draw_places,
    "process": process.draw_process,
    "lanes": lanes.draw_lanes,
}
