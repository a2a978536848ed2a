"""Native charts: their workbook, the place of their parts, and words where their marks would stand.

The inner plot has a place of its own, so that words beside the chart stand where the chart's marks do.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING, Any, NamedTuple

from cesp.charts.palette import INK, QUIET
from cesp.charts.series import Chart
from cesp.export.book import plain_text
from cesp.export.slides.type import BODY, SMALL, Line, describe, paint
from cesp.export.slides.words import LEADING, POINTS, Box, width_of
from cesp.export.standing import NO_DAY, printable

if TYPE_CHECKING:
    pass

#: Sizes of labels, the first that fits.
SIZES = (BODY, 22, 20, SMALL)
_SPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart"
#: Inches of a line of the smallest words.
ROW = SMALL * LEADING / POINTS


class Column(NamedTuple):
    """A series: its name, and a value or None at each place."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Plot:
    """A chart's frame on the slide, and inside it the plot that marks stand in."""

    frame: Box
    inner: Box

    def x(self, place: float, places: int) -> float:
        """Inches from the left of the slide to a place on an axis of categories."""
        return self.inner.left + self.inner.width * (place + 0.5) / places

    def y(self, value: float, reach: tuple[float, float]) -> float:
        """Inches from the top of the slide to a value on an upright axis."""
        low, high = reach
        return self.inner.bottom - self.inner.height * (value - low) / (high - low)


def make_chart(
    slide: Any, kind: str, names: Sequence[str], columns: Sequence[Column], plot: Plot, form: str, alt: str
) -> Any:
    """A chart of python-pptx's kind with no legend, no grid and no decoration."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Inches, Pt

    data: Any = CategoryChartData(number_format=form)  # type: ignore[no-untyped-call]
    data.categories = [printable(name) for name in names]
    for column in columns:
        data.add_series(printable(column.name), column.values)
    shape = slide.shapes.add_chart(getattr(XL_CHART_TYPE, kind), *(Inches(edge) for edge in plot.frame), data)
    describe(shape, alt)
    chart = shape.chart
    chart.part.chart_workbook.update_from_xlsx_blob(_workbook(names, columns, form))
    chart.has_legend = False
    chart.has_title = False
    chart.font.size, chart.font.name = Pt(SMALL), "Arial"
    chart.font.color.rgb = paint(INK["light"])
    chart.value_axis.has_major_gridlines = False
    chart.plots[0].vary_by_categories = False
    _stand_between(chart.value_axis)
    _lay_out(chart._chartSpace.chart.plotArea, plot.frame, plot.inner, inner=True)
    return chart


def _stand_between(axis: Any) -> None:
    """Half a place before the first mark and after the last, as `Plot.x` counts."""
    from pptx.oxml import parse_xml

    for old in axis._element.findall("{*}crossBetween"):
        axis._element.remove(old)
    axis._element.find("{*}crosses").addnext(parse_xml(f'<c:crossBetween xmlns:c="{_SPACE}" val="between"/>'))


def _workbook(names: Sequence[str], columns: Sequence[Column], form: str) -> bytes:
    """What PowerPoint opens to edit the chart: names down, series across. Text stays text, and no day is in it."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    stream = io.BytesIO()
    book: Any = Workbook(stream, {"in_memory": True})
    book.set_properties({"created": datetime.combine(NO_DAY, time.min)})
    sheet, style = book.add_worksheet(), book.add_format({"num_format": form})
    for row, name in enumerate(names, 1):
        sheet.write_string(row, 0, plain_text(name))
    for place, column in enumerate(columns, 1):
        sheet.write_string(0, place, plain_text(column.name))
        for row, value in enumerate(column.values, 1):
            if value is not None:
                sheet.write_number(row, place, value, style)
    book.close()
    return stream.getvalue()


def number_form(chart: Chart) -> str:
    """The number format of a chart's values."""
    return "0" + ("." + "0" * chart.decimals if chart.decimals else "") + ("%" if chart.percent else "")


def _lay_out(element: Any, frame: Box, box: Box, *, inner: bool = False) -> None:
    """Puts a part of a chart in its place, in shares of the frame."""
    from pptx.oxml import parse_xml

    for old in element.findall("{*}layout"):
        element.remove(old)
    shares = {
        "x": (box.left - frame.left) / frame.width,
        "y": (box.top - frame.top) / frame.height,
        "w": box.width / frame.width,
        "h": box.height / frame.height,
    }
    modes = "".join(f'<c:{edge}Mode val="edge"/>' for edge in ("x", "y"))
    edges = "".join(f'<c:{edge} val="{share:.5f}"/>' for edge, share in shares.items())
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    made = parse_xml(f'<c:layout xmlns:c="{_SPACE}"><c:manualLayout>{target}{modes}{edges}</c:manualLayout></c:layout>')
    element.insert(0 if inner else 1, made)


def add_legend(chart: Any, frame: Box, box: Box) -> None:
    """The chart's own legend, in a box of the slide."""
    from pptx.enum.chart import XL_LEGEND_POSITION
    from pptx.util import Pt

    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(SMALL)
    _lay_out(chart.legend._element, frame, box)


def legend_width(words: Sequence[str]) -> float:
    """Inches that a legend of these takes on one line."""
    return sum(width_of(word, SMALL) + 0.9 for word in words)


def hide_axis(axis: Any) -> None:
    """No line, ticks or numbers: labels stand on the marks."""
    from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK

    axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.fill.background()


def quiet_axis(axis: Any, size: float) -> None:
    """A thin line and its names, without ticks."""
    from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK
    from pptx.util import Pt

    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.tick_labels.font.size = Pt(size)
    axis.format.line.color.rgb = paint(QUIET["light"])
    axis.format.line.width = Pt(1)


def reach_over(axis: Any, reach: tuple[float, float]) -> None:
    """Sets the two ends of a value axis."""
    axis.minimum_scale, axis.maximum_scale = reach


def name_all(axis: Any) -> None:
    """Every place is named, however close they stand."""
    from pptx.oxml import parse_xml

    made = parse_xml(f'<c:tickLblSkip xmlns:c="{_SPACE}" val="1"/>')
    axis._element.find("{*}noMultiLvlLbl").addprevious(made)


def write_label(series: Any, at: int, line: Line, where: str, size: float, colour: str = INK["light"]) -> None:
    """A point's own words, which stand whatever its value is."""
    from pptx.enum.chart import XL_LABEL_POSITION
    from pptx.util import Pt

    label = series.points[at].data_label
    label.text_frame.word_wrap = False
    run = label.text_frame.paragraphs[0].add_run()
    run.text = printable(" ".join(piece.text for piece in line))
    run.font.size, run.font.bold = Pt(size), any(piece.bold for piece in line)
    run.font.color.rgb = paint(colour)
    label.position = getattr(XL_LABEL_POSITION, where)
