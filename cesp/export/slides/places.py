"""Places, courses, agencies in order of value, as native bars: the one in focus dark, or each beside its own earlier
figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cesp.charts.canvas import scale
from cesp.charts.palette import INK, text_on
from cesp.charts.series import Chart
from cesp.export.slides.bars import WIDTH, colour_bars, column_of, names_width
from cesp.export.slides.beside import title_height, write_beside, write_title
from cesp.export.slides.plots import (
    ROW,
    SIZES,
    Plot,
    add_legend,
    hide_axis,
    legend_width,
    make_chart,
    name_all,
    number_form,
    quiet_axis,
    reach_over,
    write_label,
)
from cesp.export.slides.type import SMALL, make_decorative, paint, plain
from cesp.export.slides.words import LEADING, POINTS, Box, count_lines, width_of

if TYPE_CHECKING:
    from pptx.slide import Slide

#: A bar longer than this share of the axis has its label inside.
LONG = 0.3
#: How much taller than its words a row stands.
AIR = 1.15


def draw_places(slide: Slide, chart: Chart, frame: Box, alt: str) -> None:
    """Bars across, the greatest on top, what has no number last with its word."""
    draw_some(slide, chart, chart, frame, alt)


def draw_some(slide: Slide, chart: Chart, whole: Chart, frame: Box, alt: str) -> None:
    """Draws part of a chart on the scale of the whole."""
    names, top, beside = rank(chart), scale(whole)[0], is_beside(whole)
    ticks, stacked = _ticks(chart, names), tuple(reversed(chart.series))  # the first stands lowest
    room = write_title(slide, chart.y_title, frame)
    above = _above(whole)
    row = (room.height - above) / len(names)
    size = next((one for one in SIZES if _row(ticks, one, room.width, beside=False) <= row), SMALL)
    left = _left(ticks, size, room.width)
    plot = Plot(room, Box(room.left + left, room.top + above, room.width - left - 0.1, room.height - above))
    columns = [column_of(series, names) for series in stacked]
    made = make_chart(slide, "BAR_CLUSTERED", ticks, columns, plot, number_form(chart), alt)
    reach_over(made.value_axis, (0, top))
    hide_axis(made.value_axis)
    quiet_axis(made.category_axis, size)
    name_all(made.category_axis)
    made.category_axis.reverse_order = True
    made.plots[0].gap_width, made.plots[0].overlap = 30, 0 if beside else 100
    if beside:
        words = [series.name for series in chart.series]
        add_legend(made, room, Box(room.left, room.top, min(room.width, legend_width(words)), ROW + 0.05))
    bar = row * WIDTH / (len(columns) if beside else 1)
    label = next((one for one in SIZES if one <= size and one * LEADING / POINTS <= bar), SMALL)
    for at, (drawn, series) in enumerate(zip(made.plots[0].series, stacked, strict=True)):
        colour_bars(drawn, series)
        shift = (at - (len(columns) - 1) / 2) * WIDTH / len(columns) if beside else 0.0
        for point in series.points:
            if point.value is None:
                middle = plot.inner.top + row * (names.index(point.x) + 0.5 + shift)
                write_beside(slide, point.label, plot.inner.left, middle + ROW / 2, middle=False)
            else:
                inside = point.value > LONG * top
                tint = text_on(series.role, "light") if inside else INK["light"]
                where = "INSIDE_END" if inside else "OUTSIDE_END"
                write_label(drawn, names.index(point.x), plain(point.label), where, label, tint)
    _draw_target(slide, whole, plot, top)


def parts_of(chart: Chart, width: float, height: float) -> Iterator[Chart]:
    """The chart whole, or where it has more rows than stand in a height, in parts one after the other."""
    names = rank(chart)
    room = height - title_height(chart.y_title, width) - _above(chart)
    most = max(1, int(room / _row(_ticks(chart, names), SMALL, width, beside=is_beside(chart))))
    count = -(-len(names) // most)
    each = -(-len(names) // count)
    for start in range(0, len(names), each):
        here = names[start : start + each]
        series = (replace(one, points=tuple(point for point in one.points if point.x in here)) for one in chart.series)
        yield replace(chart, series=tuple(series))


def rank(chart: Chart) -> list[str]:
    """Names, the greatest first by the last series that has them, those without a number last."""
    last = {point.x: point.value for series in chart.series for point in series.points}
    return sorted(last, key=lambda name: (last[name] is None, -(last[name] or 0.0)))


def is_beside(chart: Chart) -> bool:
    """True where a name has a point in several series, whose bars then stand side by side."""
    every = [point.x for series in chart.series for point in series.points]
    return len(every) > len(set(every))


def _ticks(chart: Chart, names: Sequence[str]) -> list[str]:
    """Each name, with its base beneath where one is told."""
    bases = {point.x: point.base for series in chart.series for point in series.points}
    return [f"{name}\n{bases[name]}" if bases[name] else name for name in names]


def _left(ticks: Sequence[str], size: float, width: float) -> float:
    return names_width([line for tick in ticks for line in tick.split("\n")], size, width)


def _row(ticks: Sequence[str], size: float, width: float, *, beside: bool) -> float:
    """Inches that a row's words or its bars need, whichever are more."""
    room = _left(ticks, size, width) - 0.15
    lines = max((count_lines(tick, size, room) for tick in ticks), default=1)
    return max(lines * size * LEADING / POINTS * AIR, 2 * ROW / WIDTH if beside else 0.0)


def _above(chart: Chart) -> float:
    """Inches above the bars, for a legend and for a target's words."""
    return (ROW + 0.1 if is_beside(chart) else 0.0) + (ROW if chart.target else 0.0)


def _draw_target(slide: Slide, chart: Chart, plot: Plot, top: float) -> None:
    """An upright dashed line at the target, under its words: no line of a native chart stands upright."""
    from pptx.enum.dml import MSO_LINE
    from pptx.enum.shapes import MSO_CONNECTOR
    from pptx.util import Inches, Pt

    if chart.target is None:
        return
    inner = plot.inner
    x = inner.left + inner.width * chart.target.value / top
    ends = (Inches(edge) for edge in (x, inner.top, x, inner.bottom))
    line: Any = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
    line.line.color.rgb, line.line.width, line.line.dash_style = paint(INK["light"]), Pt(2), MSO_LINE.DASH
    make_decorative(line)
    left = min(x, plot.frame.right - width_of(chart.target.label, SMALL) - 0.25)
    write_beside(slide, chart.target.label, left, inner.top, middle=False)
