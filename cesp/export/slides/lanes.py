"""Lanes over one time axis: a native line chart each, one above the other, each on a scale of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from cesp.charts.draw import draw
from cesp.charts.lanes import CLOSE
from cesp.charts.palette import INK, QUIET, colour
from cesp.charts.series import Chart, Occasion, Point, Series, Timeline, Track
from cesp.export.slides.beside import name_times, tint, write_beside
from cesp.export.slides.deck import SIDES
from cesp.export.slides.lines import stroke
from cesp.export.slides.plots import ROW, Column, Plot, hide_axis, make_chart, quiet_axis, reach_over, write_label
from cesp.export.slides.type import SMALL, Piece, add_text, make_decorative, paint
from cesp.export.slides.words import Box, height_of, width_of

if TYPE_CHECKING:
    from pptx.slide import Slide

#: Inches for the words of a lane at its left, and for its last figure at its right.
HEADING, RIGHT = 4.4, 1.1
GAP = 0.08
LABEL = 20
_FREE = "General"
Mark = tuple[int, Point]


class Stroke(NamedTuple):
    """Points joined by one line, dotted where nothing is due between them."""

    marks: tuple[Mark, ...]
    dotted: bool


class _Lane(NamedTuple):
    """A lane, the ends of its scale, and whether the quarters are named under it."""

    track: Track
    series: Series
    reach: tuple[float, float]
    named: bool


def draw_lanes(slide: Slide, chart: Chart, frame: Box, alt: str) -> None:
    """The first lane on top, each with its title beside it, on the chart's timeline; `alt` is told of the first."""
    timeline = chart.timeline
    assert timeline is not None  # a chart of lanes has one
    axes = draw(chart).layout  # those of the screen
    letters, axis = (ROW + 0.1 if timeline.occasions else 0.0), ROW + 0.1
    tall = (frame.height - letters - axis - GAP * (len(chart.series) - 1)) / len(chart.series)
    whole = Box(frame.left + HEADING, frame.top + letters, frame.width - HEADING - RIGHT, frame.height - letters - axis)
    _draw_ground(slide, timeline, whole)
    for number, (track, series) in enumerate(zip(timeline.tracks, chart.series, strict=True)):
        last = number == len(chart.series) - 1
        top = whole.top + number * (tall + GAP)
        row = Box(frame.left, top, frame.width, tall + (axis if last else 0.0))
        plot = Plot(
            Box(whole.left, row.top, whole.width + RIGHT, row.height), Box(whole.left, row.top, whole.width, tall)
        )
        heading = [(Piece(track.title, bold=True),), (Piece(track.measured),)]
        add_text(slide, Box(row.left, row.top, HEADING, tall), heading[: 2 if track.measured else 1])
        told = alt if not number else tell_lane(track, series)
        reach = axes[f"yaxis{number + 1}" if number else "yaxis"].range
        _draw_lane(slide, _Lane(track, series, reach, last), timeline, plot, told)
    _name_occasions(slide, timeline, Plot(frame, whole))


def tell_lane(track: Track, series: Series) -> str:
    """A lane's marks in words."""
    marks = ", ".join(f"{point.x} {point.label}" for point in series.points)
    return " ".join(filter(None, (f"{track.title}.", track.measured and f"{track.measured}:", marks or track.empty)))


def strokes_of(marks: Sequence[Mark]) -> list[Stroke]:
    """How a lane's points are joined: on, where they are neighbours; dotted, where nothing is due between them; not at
    all, where something is hidden or was not supplied. A point that nothing joins stands alone."""
    joined: list[tuple[Mark, Mark, bool] | None] = []
    before: Mark | None = None
    for mark in marks:
        if mark[1].value is not None:
            joined.append((before, mark, mark[0] - before[0] > 1) if before else None)
            before = mark
        elif mark[1].status != "not_applicable":
            before = None
    shown = [mark for mark in marks if mark[1].value is not None]
    strokes: list[Stroke] = []
    for mark, link in zip(shown, joined, strict=True):
        if link is None:
            strokes.append(Stroke((mark,), False))
        elif len(strokes[-1].marks) == 1 or strokes[-1].dotted == link[2]:
            strokes[-1] = Stroke((*strokes[-1].marks, mark), link[2])
        else:
            strokes.append(Stroke((link[0], mark), link[2]))
    return strokes


def _draw_lane(slide: Slide, lane: _Lane, timeline: Timeline, plot: Plot, alt: str) -> None:
    from pptx.enum.chart import XL_TICK_LABEL_POSITION

    track, series, count = lane.track, lane.series, len(timeline.quarters)
    marks = list(zip(track.places, series.points, strict=True))
    strokes = strokes_of(marks)
    columns = [_column(series.name, one.marks, count) for one in strokes] or [_column(series.name, (), count)]
    made = make_chart(slide, "LINE_MARKERS", timeline.quarters, columns, plot, _FREE, alt)
    _bridge(made)
    reach_over(made.value_axis, lane.reach)
    hide_axis(made.value_axis)
    quiet_axis(made.category_axis, SMALL)
    if lane.named:
        name_times(slide, made.category_axis, timeline.quarters, plot)
    else:
        made.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    for drawn, one in zip(made.plots[0].series, strokes, strict=False):
        stroke(drawn, colour(series.role, "light"), 2 if one.dotted else 3, dotted=one.dotted)
    _name_ends(made, strokes, count)
    if track.empty:
        write_beside(slide, track.empty, plot.inner.left, plot.inner.bottom, middle=False)
    for (_, words), run in groupby(marks, key=lambda mark: (mark[1].status, mark[1].label)):
        hidden = list(run)
        if hidden[0][1].value is None and hidden[0][1].status != "not_applicable":
            middle = (hidden[0][0] + hidden[-1][0]) / 2
            write_beside(slide, words, plot.x(middle, count), plot.inner.bottom - 0.03)


def _column(name: str, marks: Sequence[Mark], count: int) -> Column:
    values = {at: point.value for at, point in marks}
    return Column(name, tuple(values.get(at) for at in range(count)))


def _bridge(made: Any) -> None:
    """Lines run on over places without a number: what must not be joined is another line."""
    (blanks,) = made._chartSpace.xpath("c:chart/c:dispBlanksAs")
    blanks.set("val", "span")


def _name_ends(made: Any, strokes: Sequence[Stroke], count: int) -> None:
    """The first figure above its point, the last beside it at the end of the axis, above it elsewhere."""
    drawn = list(made.plots[0].series)
    marks = [(number, mark) for number, one in enumerate(strokes) for mark in one.marks]
    if not marks:
        return
    number, (at, point) = marks[-1]
    write_label(
        drawn[number],
        at,
        (Piece(point.label, bold=True),),
        "RIGHT" if at == count - 1 and point.value else "ABOVE",
        LABEL,
    )
    first, (start, point) = marks[0]
    if start != at:
        write_label(drawn[first], start, (Piece(point.label),), "ABOVE", SMALL)


def _draw_ground(slide: Slide, timeline: Timeline, whole: Box) -> None:
    """The shaded stretches, and a dotted line for each occasion, through all lanes."""
    from pptx.enum.dml import MSO_LINE
    from pptx.enum.shapes import MSO_CONNECTOR
    from pptx.util import Inches, Pt

    plot, count = Plot(whole, whole), len(timeline.quarters)
    for start, stop in timeline.shaded:
        left, right = plot.x(start, count), plot.x(stop, count)
        tint(slide, Box(left, whole.top, right - left, whole.height))
    for occasion in timeline.occasions:
        x = plot.x(occasion.place, count)
        ends = (Inches(edge) for edge in (x, whole.top, x, whole.bottom))
        line: Any = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
        line.line.color.rgb, line.line.width, line.line.dash_style = paint(QUIET["light"]), Pt(1.5), MSO_LINE.ROUND_DOT
        make_decorative(line)


def _name_occasions(slide: Slide, timeline: Timeline, plot: Plot) -> None:
    """Letters over the first lane; near ones stand together."""
    together: list[list[Occasion]] = []
    for occasion in sorted(timeline.occasions):
        if together and occasion.place - together[-1][-1].place < CLOSE:
            together[-1].append(occasion)
        else:
            together.append([occasion])
    count = len(timeline.quarters)
    for group in together:
        words = " ".join(occasion.letter for occasion in group)
        x = plot.x((group[0].place + group[-1].place) / 2, count)
        width = width_of(words, SMALL, bold=True) + 0.25
        box = Box(x - width / 2, plot.inner.top - ROW - 0.05, width, ROW)
        add_text(slide, box, [(Piece(words, bold=True),)]).line.color.rgb = paint(INK["light"])


def lanes_height(chart: Chart) -> float:
    """Inches that lanes need, so that the words beside each are whole."""
    timeline = chart.timeline
    assert timeline is not None
    width = HEADING - SIDES
    heads = [
        height_of([track.title], SMALL, width, bold=True) + height_of([track.measured], SMALL, width) + 0.1
        for track in timeline.tracks
    ]
    return max(heads) * len(heads) + 2 * (ROW + 0.1) + GAP * (len(heads) - 1)
