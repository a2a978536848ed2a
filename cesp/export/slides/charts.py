"""Chart as data -> a native chart on a slide, which its reader can edit. Nothing enters it that the chart lacks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from cesp.charts.series import Chart, ChartKind
from cesp.export.slides import bars, lanes, lines, places, process
from cesp.export.slides.words import Box

if TYPE_CHECKING:
    from pptx.slide import Slide


def draw_chart(slide: Slide, chart: Chart, frame: Box, alt: str) -> None:
    """Draws it into a box, with its words for those who do not see it."""
    _KINDS[chart.kind](slide, chart, frame, alt)


def draw_part(slide: Slide, part: Chart, whole: Chart, frame: Box, alt: str) -> None:
    """Draws one of the parts of a chart."""
    if part == whole:
        draw_chart(slide, part, frame, alt)
    else:
        places.draw_some(slide, part, whole, frame, alt)


def parts_of(chart: Chart, width: float, height: float) -> tuple[Chart, ...]:
    """The chart whole, or where it has more rows than stand in a height, in parts one after the other."""
    return tuple(places.parts_of(chart, width, height)) if chart.kind == "places" else (chart,)


_KINDS: Mapping[ChartKind, Callable[[Slide, Chart, Box, str], None]] = {
    "bars": bars.draw_bars,
    "line": lines.draw_line,
    "mix": bars.draw_mix,
    "places": places.draw_places,
    "process": process.draw_process,
    "lanes": lanes.draw_lanes,
}
