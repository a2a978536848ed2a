"""A process chart exactly: guides, shapes and words; nothing that its chart does not hold."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest

from cesp.charts.draw import draw
from cesp.charts.palette import INK, Mode, mark_colour
from cesp.charts.process import FITTED
from cesp.charts.series import Chart, Guide, Level, Mark, Point, Series, Target

POINTS = (
    Point("2022/23 Q1", 0.5, "50%", mark="worse"),
    Point("2022/23 Q2", 0.55, "55%", mark="worse"),
    Point("2022/23 Q3", None, "not supplied", "not_supplied"),
    Point("2022/23 Q4", 0.75, "75%", mark="better"),
    Point("2023/24 Q1", 0.65, "65%"),
)
BAND = Guide(
    0, 4, Level(0.6, "60% average"), (Level(0.45, "45% lower limit"), Level(0.8, "80% upper limit")), "Since then"
)


def process(
    *guides: Guide, points: tuple[Point, ...] = POINTS, target: Target | None = None, percent: bool = True
) -> Chart:
    return Chart("process", (Series("Flowing", "now", points),), "Quarter", "% of cases", percent, 0, target, guides)


def spec(chart: Chart, mode: Mode = "light") -> dict[str, Any]:
    read: dict[str, Any] = json.loads(draw(chart, mode).to_json())
    return read


def words(figure: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {note["text"]: note for note in figure["layout"]["annotations"]}


def test_points_have_a_shape_a_colour_and_the_last_of_a_row_a_word() -> None:
    figure = spec(process(BAND))
    (line,) = figure["data"]
    assert (line["y"], line["connectgaps"]) == ([0.5, 0.55, None, 0.75, 0.65], False)
    assert line["marker"]["symbol"] == ["square", "square", "circle", "diamond", "circle"]
    assert line["marker"]["size"] == [12, 12, 8, 12, 8]
    assert line["marker"]["color"] == ["#F46A25", "#F46A25", "#595F69", "#12436D", "#595F69"]
    named = words(figure)
    assert (named["worse"]["x"], named["worse"]["yshift"]) == (1, -16)  # under the centre, so below its mark
    assert (named["better"]["x"], named["better"]["yshift"]) == (3, 16)
    assert (named["not supplied"]["x"], named["not supplied"]["y"]) == (2, 0)


def test_the_band_lies_under_the_points_and_is_named_at_its_end() -> None:
    figure = spec(process(BAND))
    tint, *lines = figure["layout"]["shapes"]
    assert (tint["type"], tint["y0"], tint["y1"], tint["x0"], tint["x1"]) == ("rect", 0.45, 0.8, -0.45, 4.45)
    assert [(line["y0"], line["y1"], line["line"].get("dash")) for line in lines] == [
        (0.45, 0.45, "dot"),
        (0.8, 0.8, "dot"),
        (0.6, 0.6, None),
    ]
    assert {shape["layer"] for shape in (tint, *lines)} == {"below"}
    named = words(figure)
    ends = [named[text]["y"] for text in ("45% lower limit", "60% average", "<b>65%</b>", "80% upper limit")]
    assert ends == sorted(ends)
    assert named["Since then"]["x"] == -0.45


def test_the_axis_leaves_zero_only_for_a_band_in_the_upper_half_and_says_so() -> None:
    fitted = spec(process(BAND))["layout"]
    assert fitted["yaxis"]["range"] == [pytest.approx(0.45 - 0.063), pytest.approx(0.863)]
    assert fitted["title"]["text"] == f"% of cases{FITTED}"
    median = spec(process(Guide(0, 4, Level(0.6, "60% median"))))["layout"]
    assert median["yaxis"]["range"] == [0, pytest.approx(0.75 * 1.18)]
    assert median["title"]["text"] == "% of cases"
    reached = spec(process(BAND, target=Target(0.2, "Target 20%")))["layout"]
    assert reached["yaxis"]["range"][0] == 0


def test_figures_below_zero_are_on_the_sheet() -> None:
    points = (Point("2022/23 Q1", -2.0, "-2"), Point("2022/23 Q2", -1.0, "-1"))
    layout = spec(process(points=points, percent=False))["layout"]
    assert layout["yaxis"]["range"] == [pytest.approx(-2.18), pytest.approx(0.18)]


def test_without_guides_only_the_line_is_drawn() -> None:
    figure = spec(process())
    assert "shapes" not in figure["layout"]
    assert set(words(figure)) == {"not supplied", "worse", "better", "<b>65%</b>"}


def test_only_the_last_stretch_is_named_at_the_edge() -> None:
    first = Guide(0, 1, Level(0.52, "52% median"))
    second = Guide(2, 4, Level(0.7, "70% median"), opening="Definition changed")
    named = words(spec(process(first, second)))
    assert "52% median" not in named
    assert named["Definition changed"]["x"] == 1.55


def test_a_process_without_a_number_draws_none() -> None:
    hidden = (Point("Q1", None, "c", "suppressed"),)
    figure = spec(process(points=hidden))
    assert figure["data"][0]["y"] == [None]
    assert set(words(figure)) == {"c"}


def test_text_of_a_process_is_data_and_never_markup() -> None:
    evil = "<b>&"
    guide = Guide(0, 0, Level(1.0, evil), (Level(0.5, evil), Level(1.5, evil)), evil)
    told = json.dumps(draw(process(guide, points=(Point(evil, 1.0, evil),))).to_plotly_json(), default=str)
    assert "<b>&" not in told.replace("<b>&lt;b&gt;&amp;</b>", "")


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_mark_differs_from_an_unmarked_point_by_colour_and_shape(mode: Mode) -> None:
    marks = [mark for mark in get_args(Mark) if mark]
    assert all(mark_colour(mark, mode) not in (mark_colour("", mode), INK[mode]) for mark in marks)
    points = tuple(Point(mark, 1.0, "1", mark=mark) for mark in get_args(Mark))
    assert len(set(spec(process(BAND, points=points))["data"][0]["marker"]["symbol"])) == 5
