"""A figure over time against what chance explains, as a native chart: its points, their centre, and its limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from cesp.charts.canvas import places
from cesp.charts.draw import draw
from cesp.charts.ends import last_shown
from cesp.charts.palette import QUIET, mark_colour
from cesp.charts.process import FITTED
from cesp.charts.series import Chart, Guide, Level, Mark, Point
from cesp.export.slides.bars import column_of, dash
from cesp.export.slides.beside import tint, write_beside, write_title
from cesp.export.slides.lines import (
    Axis,
    End,
    aims,
    make_lines,
    paint_marker,
    plot_of,
    round_axis,
    stroke,
    write_ends,
    write_statuses,
)
from cesp.export.slides.plots import ROW, Column, Plot, write_label
from cesp.export.slides.type import Piece, spell
from cesp.export.slides.words import Box, width_of

if TYPE_CHECKING:
    from pptx.slide import Slide

#: How far a guide's band reaches beyond its first and last place.
HALF = 0.45
LABEL = 20


def draw_process(slide: Slide, chart: Chart, frame: Box, alt: str) -> None:
    """The first series with its guides; a point that chance does not explain has a shape, a colour and a word."""
    names, series = places(chart), chart.series[0]
    low, high = draw(chart).layout.yaxis.range  # the axis of the screen
    room = write_title(slide, f"{chart.y_title}{FITTED if low > 0 else ''}", frame)
    ends = [*(End(level.value, level.label) for guide in chart.guides[-1:] for level in _levels(guide)), *aims(chart)]
    opening = ROW if any(guide.opening for guide in chart.guides) else 0.0
    last = [point for point in series.points[-1:] if point.value is not None]
    shift = max((width_of(spell(_words(point)), LABEL, bold=True) / 2 for point in last), default=0.0)
    plot = plot_of(room, ends, shift, above=0.35 + opening)
    axis = round_axis(low, high, chart, plot)
    for guide in chart.guides:
        _draw_band(slide, guide, plot, axis, len(names))
    guides = [(level, guide) for guide in chart.guides for level in _levels(guide)]
    columns = [column_of(series, names), *(_column(level, guide, len(names)) for level, guide in guides)]
    first, *lines = make_lines(slide, chart, columns, plot, axis, alt)
    for line, (level, guide) in zip(lines, guides, strict=False):
        dash(line, QUIET["light"], 2 if level is guide.centre else 1.25)
    stroke(first, QUIET["light"], 2.5)
    _mark_points(first, chart, names)
    write_statuses(slide, series, names, plot)
    write_ends(slide, plot, axis, ends, shift)


def _levels(guide: Guide) -> tuple[Level, ...]:
    return (guide.centre, *guide.limits)


def _column(level: Level, guide: Guide, count: int) -> Column:
    return Column(level.label, tuple(level.value if guide.first <= at <= guide.last else None for at in range(count)))


def _draw_band(slide: Slide, guide: Guide, plot: Plot, axis: Axis, count: int) -> None:
    """The tinted band between two limits, and the words where it begins."""
    left, right = plot.x(guide.first - HALF, count), plot.x(guide.last + HALF, count)
    if guide.limits:
        low, high = (plot.y(level.value, axis.reach) for level in guide.limits)
        tint(slide, Box(left, high, right - left, low - high))
    if guide.opening:
        write_beside(slide, guide.opening, left, plot.inner.top - 0.3, middle=False)


def _words(last: Point) -> tuple[Piece, ...]:
    """What stands at the last point with a number: that, and what it says."""
    return tuple(Piece(text, bold=True) for text in (last.label, last.mark) if text)


def _mark_points(drawn: Any, chart: Chart, names: Sequence[str]) -> None:
    """Each point's shape; the word of a mark at the last of a row of them, and the last figure."""
    from pptx.enum.chart import XL_MARKER_STYLE

    series = chart.series[0]
    centres = {at: guide.centre.value for guide in chart.guides for at in range(guide.first, guide.last + 1)}
    last = last_shown(series)
    for point, after in zip_longest(series.points, series.points[1:]):
        if point.value is None:
            continue
        at = names.index(point.x)
        if point.mark:
            marker = drawn.points[at].marker
            marker.style, marker.size = getattr(XL_MARKER_STYLE, _SHAPES[point.mark]), 13
            paint_marker(marker, mark_colour(point.mark, "light"))
        words: tuple[Piece, ...] = ()
        if last is not None and point == last:
            words = _words(point)
        elif point.mark and (after is None or after.mark != point.mark):
            words = (Piece(point.mark),)
        if words:
            where = "ABOVE" if point.value >= centres.get(at, 0.0) else "BELOW"
            write_label(drawn, at, words, where, LABEL)


_SHAPES: Mapping[Mark, str] = {"better": "DIAMOND", "worse": "SQUARE", "higher": "TRIANGLE", "lower": "TRIANGLE"}
