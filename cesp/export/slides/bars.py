"""Bars as native charts: periods side by side, and shares of a whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cesp.charts.canvas import places, scale
from cesp.charts.palette import INK, LETTERS, colour, text_on
from cesp.charts.series import Chart, Point, Series
from cesp.export.slides.beside import write_beside, write_title
from cesp.export.slides.plots import (
    ROW,
    SIZES,
    Column,
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
from cesp.export.slides.type import SMALL, paint, plain
from cesp.export.slides.words import LEADING, POINTS, Box, count_lines, width_of

if TYPE_CHECKING:
    from pptx.slide import Slide

#: The share of a place that its bars take, and the most of a chart's width that names take.
WIDTH, NAMES = 0.76, 0.42


def column_of(series: Series, names: Sequence[str]) -> Column:
    """A series' values at each place, None where it has none or its number is hidden."""
    values = {point.x: point.value for point in series.points}
    return Column(series.name, tuple(values.get(name) for name in names))


def draw_bars(slide: Slide, chart: Chart, frame: Box, alt: str) -> None:
    """Columns from zero, one colour a series; the target is a dashed line of its own."""
    names, columns = places(chart), []
    columns = [column_of(series, names) for series in chart.series]
    target = chart.target
    explained = [series.name for series in chart.series] if len(chart.series) > 1 else []
    if target is not None:
        columns.append(Column(target.label, (target.value,) * len(names)))
        explained.append(target.label)
    room = write_title(slide, chart.y_title, frame)
    above, under = (ROW + 0.1 if explained else 0.0), SIZES[0] * LEADING / POINTS + 0.12
    inner = Box(room.left + 0.1, room.top + above, room.width - 0.2, room.height - above - under)
    plot = Plot(room, inner)
    made = make_chart(slide, "COLUMN_CLUSTERED", names, columns, plot, number_form(chart), alt)
    top = scale(chart)[0]
    reach_over(made.value_axis, (0, top))
    hide_axis(made.value_axis)
    quiet_axis(made.category_axis, _fit(names, inner.width / len(names)))
    made.plots[0].gap_width, made.plots[0].overlap = round((1 / WIDTH - 1) * 100 * len(chart.series)), 0
    if explained:
        add_legend(made, room, Box(room.left, room.top, min(room.width, legend_width(explained)), ROW + 0.05))
    bar = inner.width / len(names) * WIDTH / len(chart.series)
    size = _fit([point.label for series in chart.series for point in series.points], bar)
    within = "INSIDE_BASE" if target else "INSIDE_END"  # where the target's line does not run through it
    for drawn, series in zip(made.plots[0].series, chart.series, strict=False):
        colour_bars(drawn, series)
        for point in series.points:
            if point.value is not None:
                inside = point.value / top * inner.height > size * LEADING / POINTS + 0.08
                where = within if inside else "OUTSIDE_END"
                tint = text_on(series.role, "light") if inside else INK["light"]
                write_label(drawn, names.index(point.x), plain(point.label), where, size, tint)
    if target is not None:
        _turn_to_line(made)
    _write_statuses(slide, chart, plot, names)


def _fit(words: Sequence[str], room: float) -> int:
    """The largest size at which each stands on one line of a room."""
    return next((size for size in SIZES if all(width_of(word, size) + 0.08 <= room for word in words)), SMALL)


def colour_bars(drawn: Any, series: Series) -> None:
    """Fills a series' bars with the colour of its role."""
    drawn.format.fill.solid()
    drawn.format.fill.fore_color.rgb = paint(colour(series.role, "light"))
    drawn.invert_if_negative = False


def _turn_to_line(made: Any) -> None:
    """The last series, a target, as a dashed line on the axes of the bars."""
    from pptx.enum.chart import XL_MARKER_STYLE
    from pptx.oxml import parse_xml

    (bars,) = made._chartSpace.xpath("c:chart/c:plotArea/c:barChart")
    moved = bars.xpath("c:ser")[-1]
    bars.remove(moved)
    for tag in ("invertIfNegative", "dLbls", "spPr"):
        for element in moved.findall(f"{{*}}{tag}"):
            moved.remove(element)
    space = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    axes = "".join(f'<c:axId val="{axis.get("val")}"/>' for axis in bars.findall("{*}axId"))
    line = parse_xml(
        f'<c:lineChart {space}><c:grouping val="standard"/><c:varyColors val="0"/><c:marker val="1"/>{axes}'
        "</c:lineChart>"
    )
    line.insert(2, moved)
    bars.addnext(line)
    moved.find("{*}tx").addnext(parse_xml(f'<c:marker {space}><c:symbol val="none"/></c:marker>'))
    drawn = made.plots[1].series[0]
    dash(drawn, INK["light"])
    if len(drawn.values) == 1:  # one point makes no line
        drawn.marker.style, drawn.marker.size = XL_MARKER_STYLE.DASH, 40


def dash(drawn: Any, tint: str, width: float = 2) -> None:
    """A dashed line without points."""
    from pptx.enum.chart import XL_MARKER_STYLE
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    drawn.format.line.color.rgb = paint(tint)
    drawn.format.line.width, drawn.format.line.dash_style = Pt(width), MSO_LINE.DASH
    drawn.marker.style, drawn.smooth = XL_MARKER_STYLE.NONE, False


def _write_statuses(slide: Slide, chart: Chart, plot: Plot, names: Sequence[str]) -> None:
    """The word of each mark without a number, once where a place has none for one reason."""
    count = len(chart.series)
    for at, name in enumerate(names):
        bare = [
            ((index - (count - 1) / 2) * WIDTH / count, point.label)
            for index, series in enumerate(chart.series)
            for point in series.points
            if point.x == name and point.value is None
        ]
        if len(bare) == count and len({label for _, label in bare}) == 1:
            bare = [(0.0, bare[0][1])]
        for shift, label in bare:
            write_beside(slide, label, plot.x(at + shift, len(names)), plot.inner.bottom)


def draw_mix(slide: Slide, chart: Chart, frame: Box, alt: str) -> None:
    """Shares of a whole, a bar a place, the first on top; each part carries a letter or its own label."""
    names = places(chart)
    columns = [Column(_lettered(series, series.name), column_of(series, names).values) for series in chart.series]
    room = write_title(slide, chart.y_title, frame)
    legend = ROW * count_lines(" ".join(column.name + " " * 6 for column in columns), SMALL, room.width) + 0.1
    left = names_width(names, SMALL, room.width)
    inner = Box(room.left + left, room.top, room.width - left - 0.1, room.height - legend)
    made = make_chart(slide, "BAR_STACKED_100", names, columns, Plot(room, inner), number_form(chart), alt)
    hide_axis(made.value_axis)
    quiet_axis(made.category_axis, SMALL)
    name_all(made.category_axis)
    made.category_axis.reverse_order = True
    made.plots[0].gap_width = 40
    add_legend(made, room, Box(room.left, room.bottom - legend, room.width, legend))
    for drawn, series in zip(made.plots[0].series, chart.series, strict=True):
        colour_bars(drawn, series)
        for point in series.points:
            words = _lettered(series, point.label)
            if point.value and _share(chart, point) * inner.width > width_of(words, SMALL) + 0.05:
                size = _fit([words], _share(chart, point) * inner.width)
                write_label(drawn, names.index(point.x), plain(words), "CENTER", size, text_on(series.role, "light"))


def _share(chart: Chart, point: Point) -> float:
    """The part of its bar that a mark fills."""
    whole = sum(other.value or 0 for series in chart.series for other in series.points if other.x == point.x)
    return (point.value or 0) / whole if whole else 0.0


def _lettered(series: Series, words: str) -> str:
    letter = LETTERS.get(series.role)
    return f"{letter} {words}" if letter else words


def names_width(names: Sequence[str], size: float, width: float) -> float:
    """Inches for names at the left of bars, of a chart so wide."""
    return min(NAMES * width, max(width_of(name, size) for name in names) + 0.25)
