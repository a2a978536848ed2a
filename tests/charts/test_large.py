"""Charts for a room: letters of 24 points, nothing over anything else, and nothing that the chart does not hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from cesp.charts.draw import draw
from cesp.charts.ends import EDGE
from cesp.charts.large import APART, SIZE, draw_large
from cesp.charts.series import Chart, Guide, Level, Point, Series, Target
from tests.ui import builders


def process(*values: float, unit: str = "Of enquiries, %", limits: bool = True) -> Chart:
    points = tuple(
        Point(f"20{20 + n // 4}/{21 + n // 4} Q{n % 4 + 1}", each, f"{each:.0%}") for n, each in enumerate(values)
    )
    band = (Level(0.68, "68% lower limit"), Level(0.72, "72% upper limit")) if limits else ()
    guide = Guide(0, len(points) - 1, Level(0.7, "70% average"), band)
    return Chart(
        "process", (Series("Now", "now", points),), "Quarter", unit, True, 0, Target(0.75, "Target 75%"), (guide,)
    )


CHARTS = {
    "bars": builders.bars(),
    "line": builders.line(),
    "lines": builders.lines(),
    "mix": builders.mix(),
    "places": builders.places(),
    "lanes": builders.impact().chart,
    "process": process(0.69, 0.7, 0.71, 0.7, 0.69),
}


def letters(node: Any, inside: str = "") -> Iterator[float]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "size" and inside.endswith("font"):
                yield value
            yield from letters(value, key)
    elif isinstance(node, list | tuple):
        for each in node:
            yield from letters(each, inside)


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_every_letter_has_24_points(chart: Chart) -> None:
    sizes = list(letters(draw_large(chart, "dark").to_plotly_json()))
    assert sizes
    assert set(sizes) == {SIZE}
    assert SIZE * 72 / 96 == 24


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_the_marks_are_those_of_the_screen(chart: Chart) -> None:
    for small, large in zip(draw(chart).data, draw_large(chart).data, strict=True):
        assert list(large.x) == list(small.x)
        assert list(large.y) == list(small.y)
        assert large.text == small.text


def test_the_chart_of_the_screen_stays_as_it_is() -> None:
    chart = CHARTS["process"]
    before = draw(chart).to_json()
    draw_large(chart)
    assert draw(chart).to_json() == before


@pytest.mark.parametrize(("name", "fixed"), [("bars", False), ("line", False), ("places", True), ("mix", True)])
def test_what_lists_has_a_height_and_the_others_take_any(name: str, fixed: bool) -> None:
    assert (draw_large(CHARTS[name]).layout.height is not None) == fixed


def test_longer_names_make_higher_rows() -> None:
    chart = builders.places()
    long = replace(chart.series[0], points=(Point("A very long name of a course " * 4, 31.0, "31"),))
    assert draw_large(replace(chart, series=(long, *chart.series[1:]))).layout.height > draw_large(chart).layout.height


def test_words_at_an_edge_stand_apart_and_within() -> None:
    figure = draw_large(process(0.69, 0.7, 0.71, 0.7, 0.7))
    marks = sorted((mark.y, mark.text) for mark in figure.layout.annotations if mark.name == EDGE and mark.text)
    assert {text for _, text in marks} == {"<b>70%</b>", "70% average"}
    assert marks[1][0] - marks[0][0] >= APART - 1e-9
    assert marks[1][0] <= 1.0


def test_limits_keep_their_band_and_lose_their_names() -> None:
    figure = draw_large(CHARTS["process"])
    assert "upper limit" not in figure.to_json()
    assert any((shape.y0, shape.y1) == (0.68, 0.72) for shape in figure.layout.shapes)


def test_only_the_ends_of_the_time_axis_are_named() -> None:
    axis = draw_large(CHARTS["process"]).layout.xaxis
    assert len(axis.tickvals) == len(axis.ticktext) == 2
    assert axis.ticktext[-1] == "2021/22<br>Q1"


def test_one_place_is_named_once() -> None:
    axis = draw_large(process(0.7, limits=False)).layout.xaxis
    assert (list(axis.tickvals), list(axis.ticktext)) == ([0], ["2020/21<br>Q1"])


def test_a_long_unit_is_left_to_the_headline_and_a_cut_axis_is_still_told() -> None:
    assert draw_large(process(0.69, 0.7)).layout.title.text == "(axis does not start at 0)"
    long = process(0.1, 0.7, unit="Of children with a section 47 enquiry, %", limits=False)
    assert not draw_large(long).layout.title.text
    assert draw_large(process(0.1, 0.7, limits=False)).layout.title.text == "Of enquiries, %"


def test_a_target_has_room_over_the_columns() -> None:
    chart = builders.bars()
    with_target, without = draw_large(chart), draw_large(replace(chart, target=None))
    assert with_target.layout.yaxis.range[1] > without.layout.yaxis.range[1]
