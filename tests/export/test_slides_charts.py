"""Native charts: their workbooks hold the chart's values and nothing else, their labels are the chart's own words."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from openpyxl import load_workbook

from cesp.charts.palette import colour, mark_colour
from cesp.charts.series import Chart, Guide, Level, Point, Series, Target
from tests.export.decks import (
    BARS,
    EVIL,
    KINDS,
    LINE,
    MIX,
    PLACES,
    PROCESS,
    SPELLS,
    cells_of,
    charts_of,
    drawn,
    held,
    labels_of,
    opened,
    story,
    told,
    words_of,
)


def page_of(chart: Chart) -> Any:
    return opened(story(told(chart))).slides[1]


def values_of(chart: Chart) -> dict[tuple[str, str], float]:
    """Series and place -> number, of the chart as data."""
    found = {
        (series.name, point.x): point.value
        for series in chart.series
        for point in series.points
        if point.value is not None
    }
    if chart.target and chart.kind == "bars":
        found |= {(chart.target.label, point.x): chart.target.value for point in chart.series[0].points}
    for guide in chart.guides:
        for level in (guide.centre, *guide.limits):
            found |= {(level.label, point.x): level.value for point in chart.series[0].points}
    if chart.kind == "mix":
        return {(f"{name[0]} {name}", place): value for (name, place), value in found.items()}
    return found


@pytest.mark.parametrize("chart", KINDS, ids=lambda chart: chart.kind)
def test_a_workbook_holds_the_values_and_a_gap_is_no_zero(chart: Chart) -> None:
    made = drawn(chart)
    assert held(cells_of(made)) == values_of(chart)
    shown = {
        (series.name, str(name)): value
        for plot in made.plots
        for series in plot.series
        for name, value in zip(plot.categories, series.values, strict=True)
        if value is not None
    }
    assert shown == values_of(chart)


@pytest.mark.parametrize(
    ("chart", "labels"),
    [
        (BARS, ["50%", "75%", "63%"]),
        (LINE, ["19"]),
        (PROCESS, ["19 higher"]),
        (MIX, ["R 1", "R 2", "G 3", "G 4"]),
        (PLACES, ["20.5", "15.9"]),
    ],
    ids=lambda value: value.kind if isinstance(value, Chart) else "",
)
def test_labels_are_the_chart_s_own(chart: Chart, labels: list[str]) -> None:
    assert labels_of(drawn(chart)) == labels


@pytest.mark.parametrize(
    ("chart", "words"),
    [
        (BARS, ["% of people", "c", "late"]),
        (LINE, ["Number", "c"]),
        (PROCESS, ["Number", "c", "13 average", "8 lower limit", "18 upper limit"]),
        (PLACES, ["Per 10,000", "c", "Target 18"]),
    ],
    ids=lambda value: value.kind if isinstance(value, Chart) else "",
)
def test_what_has_no_mark_stands_beside_the_chart_in_words(chart: Chart, words: list[str]) -> None:
    assert set(words) <= set(words_of(page_of(chart)))


def test_a_label_wider_than_its_part_of_a_mix_is_left_to_the_notes() -> None:
    thin = Series("Red", "red", (Point("2023/24", 1.0, "1 of 401 actions"),))
    thick = Series("Green", "green", (Point("2023/24", 400.0, "400"),))
    assert labels_of(drawn(replace(MIX, series=(thin, thick)))) == ["G 400"]


def test_two_hidden_bars_of_a_place_are_told_once() -> None:
    assert words_of(page_of(BARS)).count("c") == 1


def test_words_too_wide_for_a_place_are_told_once_a_row() -> None:
    points = tuple(
        Point(f"2022/23 Q{at}", None if at > 2 else 5.0, "not supplied" if at > 2 else "5") for at in range(1, 13)
    )
    assert words_of(page_of(replace(LINE, series=(Series("Number", "now", points),)))).count("not supplied") == 1


def test_colours_are_those_of_the_roles() -> None:
    fills = [str(series.format.fill.fore_color.rgb) for series in drawn(MIX).plots[0].series]
    assert fills == [colour("red", "light")[1:], colour("green", "light")[1:]]
    fills = [str(series.format.fill.fore_color.rgb) for series in drawn(BARS).plots[0].series]
    assert fills == [colour("before", "light")[1:], colour("now", "light")[1:]]
    point = drawn(PROCESS).plots[0].series[0].points[3]
    assert str(point.marker.format.fill.fore_color.rgb) == mark_colour("higher", "light")[1:]


def test_a_target_is_a_dashed_line_on_the_axes_of_its_bars() -> None:
    made = drawn(BARS)
    bars, line = made.plots
    assert [(series.name, tuple(series.values)) for series in line.series] == [("Target 70%", (0.7, 0.7, 0.7))]
    assert line.series[0].format.line.dash_style is not None
    axes = [[axis.get("val") for axis in plot._element.findall("{*}axId")] for plot in (bars, line)]
    assert axes[0] == axes[1]
    assert not drawn(replace(BARS, target=None)).plots[0].series[-1].name.startswith("Target")


def test_a_target_of_one_place_is_seen() -> None:
    one = Series("2023/24", "now", (Point("Q1", 0.5, "50%"),))
    made = drawn(replace(BARS, series=(one,)))
    assert made.plots[1].series[0].marker.style is not None
    assert made.has_legend


def test_one_series_without_a_target_needs_no_legend() -> None:
    one = Series("2023/24", "now", (Point("Q1", 0.5, "50%"),))
    assert not drawn(replace(BARS, series=(one,), target=None)).has_legend


def test_lines_are_broken_at_gaps_and_named_at_their_ends() -> None:
    other = Series("Elsewhere", "others", tuple(Point(point.x, 18.5, "18.5") for point in LINE.series[0].points))
    page = page_of(replace(LINE, series=(*LINE.series, other), target=Target(15.0, "Target 15")))
    (made,) = (shape.chart for shape in page.shapes if shape.has_chart)
    assert made._chartSpace.xpath("c:chart/c:dispBlanksAs/@val") == ["gap"]
    tops = {shape.text_frame.text: (shape.top, shape.height) for shape in page.shapes if shape.has_text_frame}
    order = ["19 Number", "18.5 Elsewhere", "Target 15"]
    places = [tops[words] for words in order]
    assert all(above[0] + above[1] <= below[0] + 2 for above, below in pairwise(places))
    assert held(cells_of(made))[("Target 15", "2022/23 Q1")] == 15.0
    assert [series.name for series in made.plots[0].series] == ["Elsewhere", "Number", "Target 15"]  # dark on top


def test_the_axis_of_a_process_is_that_of_the_screen_from_a_round_number() -> None:
    guide = Guide(0, 3, Level(0.84, "84% average"), (Level(0.82, "82%"), Level(0.86, "86%")), "New rules from here")
    points = tuple(Point(f"2022/23 Q{at}", 0.83 + at / 100, f"{83 + at}%") for at in range(1, 5))
    page = page_of(Chart("process", (Series("Rate", "now", points),), "Quarter", "% of all", True, 0, guides=(guide,)))
    (made,) = (shape.chart for shape in page.shapes if shape.has_chart)
    axis = made.value_axis
    assert 0.8 <= axis.minimum_scale <= 0.82
    assert round(axis.minimum_scale / axis.major_unit, 6) == round(axis.minimum_scale / axis.major_unit)
    assert axis.major_unit >= 0.01
    assert {"% of all (axis does not start at 0)", "New rules from here"} <= set(words_of(page))


@pytest.mark.parametrize("spell", SPELLS)
@pytest.mark.parametrize("kind", ["bars", "line", "mix", "places", "process"])
def test_text_in_a_chart_stays_text(kind: Any, spell: str) -> None:
    points = (Point(spell, 1.0, spell), Point(f"{spell} b", None, spell, "suppressed"))
    chart = Chart(kind, (Series(spell, "now", points),), spell, spell, False, 0, Target(2.0, spell))
    made = drawn(chart)
    kept = "ab" if spell == SPELLS[-1] else spell
    assert kept in labels_of(made) or (kind, spell) == ("mix", EVIL)  # which is wider than its part
    assert next(iter(made.plots[0].categories)) == kept
    book = load_workbook(io.BytesIO(made.part.chart_workbook.xlsx_part.blob))
    sheet = book.active
    assert sheet is not None
    texts = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert texts
    assert all(cell.data_type == "s" and cell.hyperlink is None for cell in texts)
    assert not [cell.value for cell in texts if str(cell.value).startswith(("=", "+", "-", "@"))]
    assert EVIL not in {link.target_ref for link in made.part.rels.values()}


def test_lines_that_leave_a_chart_no_room_go_under_it_and_on_to_another_page() -> None:
    long = "a long sentence of what chance explains and of what it does not explain, told in full " * 2
    few, many = ("84%", long), (*(f"{at} of 9" for at in range(8)), *(f"{at}: {long}" for at in range(3)))
    for lines, pages in ((few, 1), (many, 2)):
        deck = opened(story(told(lines=lines)))
        found = [page for page in deck.slides if page.shapes.title.text == told().headline]
        assert len(found) == pages
        assert len(list(charts_of(deck))) == 1
        assert [words for page in found for words in words_of(page) if words in lines] == list(lines)
