"""Lines over time as native charts, with gaps where there is no number; each line is named at its own end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import floor, log10
from typing import TYPE_CHECKING, Any, NamedTuple

from cesp.charts.canvas import places, scale
from cesp.charts.ends import last_shown
from cesp.charts.palette import INK, colour
from cesp.charts.series import Chart, Series
from cesp.export.slides.bars import column_of, dash
from cesp.export.slides.beside import name_times, write_beside, write_title
from cesp.export.slides.plots import ROW, Column, Plot, make_chart, number_form, quiet_axis, write_label
from cesp.export.slides.type import BODY, SMALL, Piece, paint
from cesp.export.slides.words import Box, width_of

if TYPE_CHECKING:
    from pptx.slide import Slide

DARK = ("now", "focus")
#: Ticks on a value axis at most, and the inches that each needs.
TICKS, TICK = 4, 0.5
#: Inches beside a plot: for the numbers of its axis, and at least for the words at the ends of its lines.
LEFT, RIGHT = 1.0, 0.7
_STEPS = (1, 2, 2.5, 5, 10)


class Axis(NamedTuple):
    """The two ends of a value axis, and the distance between its ticks."""

    low: float
    high: float
    unit: float

    @property
    def reach(self) -> tuple[float, float]:
        return self.low, self.high


class End(NamedTuple):
    """Words at the right-hand edge, beside a value."""

    value: float
    words: str
    strong: bool = False


def draw_line(slide: Slide, chart: Chart, frame: Box, alt: str) -> None:
    """Lines from zero, what is now dark; the target is a dashed line."""
    names, several = places(chart), len(chart.series) > 1
    ordered = sorted(chart.series, key=lambda series: series.role in DARK)  # dark lines over the others
    lasts = [(series, last) for series in ordered if (last := last_shown(series)) is not None]
    ends = aims(chart)
    for series, last in lasts if several else ():
        ends.append(End(last.value or 0.0, f"{last.label} {series.name}", series.role in DARK))
    shift = 0.0 if several else max((width_of(last.label, BODY, bold=True) for _, last in lasts), default=0.0)
    plot = plot_of(write_title(slide, chart.y_title, frame), ends, shift)
    axis = round_axis(0.0, scale(chart)[0], chart, plot)
    drawn = make_lines(slide, chart, [column_of(series, names) for series in ordered], plot, axis, alt)
    for line, series in zip(drawn, ordered, strict=False):
        stroke(line, colour(series.role, "light"), 3 if series.role in DARK else 2)
        if series.role in DARK:
            write_statuses(slide, series, names, plot)
    for _, last in () if several else lasts:
        write_label(drawn[0], names.index(last.x), (Piece(last.label, bold=True),), "RIGHT", BODY)
    write_ends(slide, plot, axis, ends, shift)


def aims(chart: Chart) -> list[End]:
    """The words of a target."""
    return [End(chart.target.value, chart.target.label)] if chart.target else []


def plot_of(room: Box, ends: Sequence[End], shift: float = 0.0, above: float = 0.3) -> Plot:
    """The plot, with room at its right-hand end for words so many inches from it, and for names under it."""
    widest = max((width_of(end.words, SMALL, bold=end.strong) + 0.3 for end in ends), default=0.0)
    right = max(RIGHT, widest + shift)
    inner = Box(room.left + LEFT, room.top + above, room.width - LEFT - right, room.height - above - ROW - 0.12)
    return Plot(room, inner)


def round_axis(low: float, high: float, chart: Chart, plot: Plot) -> Axis:
    """An axis that begins at a tick, with round numbers at its ticks, no finer than the figures are written."""
    rough = (high - low) / max(2, min(TICKS, int(plot.inner.height / TICK)))
    tens = 10.0 ** floor(log10(rough))
    unit = next(step * tens for step in _STEPS if step * tens >= rough * 0.999)
    unit = max(unit, 10.0 ** -(chart.decimals + (2 if chart.percent else 0)))
    return Axis(floor(low / unit + 1e-9) * unit, high, unit)


def make_lines(slide: Slide, chart: Chart, columns: Sequence[Column], plot: Plot, axis: Axis, alt: str) -> list[Any]:
    """The chart of these columns and of the target, whose line is the last of those it gives."""
    names, target = places(chart), chart.target
    extra = [Column(target.label, (target.value,) * len(names))] if target else []
    made = make_chart(slide, "LINE_MARKERS", names, [*columns, *extra], plot, number_form(chart), alt)
    values = made.value_axis
    values.minimum_scale, values.maximum_scale, values.major_unit = axis
    quiet_axis(values, SMALL)
    values.format.line.fill.background()
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = number_form(chart), False
    name_times(slide, made.category_axis, names, plot)
    drawn = list(made.plots[0].series)
    if target:
        dash(drawn[-1], INK["light"])
    return drawn


def write_statuses(slide: Slide, series: Series, names: Sequence[str], plot: Plot) -> None:
    """The word of each mark without a number, on the axis; where it is too wide for one, once for all in a row."""
    place = plot.inner.width / len(names)
    marks = [(names.index(point.x), point) for point in series.points]
    for (value, label), run in groupby(marks, key=lambda mark: (mark[1].value, mark[1].label)):
        if value is None:
            at = [place for place, _ in run]
            for middle in at if width_of(label, SMALL) < place else [(at[0] + at[-1]) / 2]:
                write_beside(slide, label, plot.x(middle, len(names)), plot.inner.bottom)


def write_ends(slide: Slide, plot: Plot, axis: Axis, ends: Sequence[End], shift: float = 0.0) -> None:
    """Words beside the ends of lines, so many inches from the plot, from the lowest up, stepping apart where they would
    meet."""
    lowest = plot.frame.bottom
    for end in sorted(ends, key=lambda end: end.value):
        bottom = min(plot.y(end.value, axis.reach) + ROW / 2, lowest)
        lowest = bottom - ROW
        write_beside(slide, end.words, plot.inner.right + shift, bottom, middle=False, strong=end.strong)


def stroke(drawn: Any, tint: str, width: float, *, dotted: bool = False) -> None:
    """A line of a colour with a point at each value."""
    from pptx.enum.chart import XL_MARKER_STYLE
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    drawn.smooth = False
    drawn.format.line.color.rgb, drawn.format.line.width = paint(tint), Pt(width)
    if dotted:
        drawn.format.line.dash_style = MSO_LINE.ROUND_DOT
    drawn.marker.style, drawn.marker.size = XL_MARKER_STYLE.CIRCLE, 8
    paint_marker(drawn.marker, tint)


def paint_marker(marker: Any, tint: str) -> None:
    """A point filled and edged with a colour."""
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = marker.format.line.color.rgb = paint(tint)
