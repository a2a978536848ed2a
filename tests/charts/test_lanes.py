"""Lanes over one time axis: exact traces on small inputs, and nothing that the chart does not hold."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from cesp.charts.draw import draw
from cesp.charts.palette import Mode
from cesp.charts.series import Chart, Occasion, Point, Series, Timeline, Track

QUARTERS = ("2022/23 Q3", "2022/23 Q4", "2023/24 Q1", "2023/24 Q2", "2023/24 Q3")
EVIL = "<a href='javascript:x'>&"


def points(*values: float | str | None) -> tuple[Point, ...]:
    """A number, a status, or None where there is nothing to measure."""
    made = []
    for place, value in enumerate(values):
        status: Any = "not_applicable" if value is None else value if isinstance(value, str) else "ok"
        number = value if isinstance(value, float) else None
        label = f"{number:g}" if number is not None else {"suppressed": "c"}.get(status, status.replace("_", " "))
        made.append(Point(QUARTERS[place], number, label, status, base="3 of 4" if number else ""))
    return tuple(made)


def chart(*lanes: tuple[Point, ...], occasions: tuple[Occasion, ...] = (), empty: str = "") -> Chart:
    sizes = tuple(map(len, lanes))
    tracks = tuple(Track(f"Lane {n}", f"Measure {n}, %", tuple(range(size)), empty) for n, size in enumerate(sizes))
    series = tuple(Series(f"Measure {n}", "focus", lane) for n, lane in enumerate(lanes))
    shaded = ((-0.5, 0.5),)
    return Chart("lanes", series, "", "", False, 0, timeline=Timeline(QUARTERS, tracks, occasions, shaded))


def spec(made: Chart, mode: Mode = "light") -> dict[str, Any]:
    read: dict[str, Any] = json.loads(draw(made, mode).to_json())
    return read


def words(figure: dict[str, Any]) -> list[str]:
    return [note["text"] for note in figure["layout"]["annotations"]]


def test_each_lane_has_an_axis_of_its_own_from_zero_and_all_share_time() -> None:
    figure = spec(chart(points(10.0, 20.0), points(0.5, 0.25), points(-1.0, 3.0)))
    assert [trace.get("yaxis") for trace in figure["data"]] == ["y"] * 3 + ["y2"] * 3 + ["y3"] * 3
    assert {trace.get("xaxis", "x") for trace in figure["data"]} == {"x"}
    layout = figure["layout"]
    assert [layout[name]["range"] for name in ("yaxis", "yaxis2", "yaxis3")] == [
        [0, pytest.approx(26)],
        [0, pytest.approx(0.65)],
        [-1, pytest.approx(4.2)],
    ]
    domains = [layout[name]["domain"] for name in ("yaxis", "yaxis2", "yaxis3")]
    assert domains[0][0] > domains[1][1] > domains[1][0] > domains[2][1] > domains[2][0] == 0
    assert layout["xaxis"]["range"] == [-0.5, 4.5]
    assert layout["xaxis"]["anchor"] == "y3"
    assert layout["xaxis"]["ticktext"] == ["2022/23<br>Q3", "2023/24<br>Q1", "<br>Q3"]
    assert not any("overlaying" in layout[name] for name in ("yaxis", "yaxis2", "yaxis3"))


def test_first_and_last_are_labelled_and_a_pointer_is_told_the_base() -> None:
    figure = spec(chart(points(10.0, 20.0, 30.0, 40.0, 50.0)))
    dots, line, marks = figure["data"]
    assert (line["x"], line["y"]) == ([0, 1, 2, 3, 4], [10, 20, 30, 40, 50])
    assert [value for value in dots["y"] if value is not None] == []
    assert marks["hovertext"][0] == "2022/23 Q3: 10, 3 of 4"
    assert words(figure) == ["<b>Lane 0</b><br>Measure 0, %", "10", "<b>50</b>"]
    beside, above = figure["layout"]["annotations"][2], spec(chart(points(10.0, 20.0)))["layout"]["annotations"][2]
    assert (beside["xanchor"], beside["xshift"]) == ("left", 8)
    assert (above["xanchor"], above["yshift"]) == ("center", 14)
    assert words(spec(chart(points(10.0)))) == ["<b>Lane 0</b><br>Measure 0, %", "<b>10</b>"]


def test_a_line_breaks_where_a_figure_is_hidden_and_says_c() -> None:
    figure = spec(chart(points(10.0, 20.0, "suppressed", 40.0, 50.0)))
    dots, line, marks = figure["data"]
    assert (line["x"], line["y"]) == ([0, 1, None, 3, 4], [10, 20, None, 40, 50])
    assert [value for value in dots["y"] if value is not None] == []
    assert marks["x"] == [0, 1, 3, 4]
    note = next(note for note in figure["layout"]["annotations"] if note["text"] == "c")
    assert (note["x"], note["y"], note["yref"]) == (2, 0, "y domain")


def test_a_run_without_figures_says_so_once_in_its_middle() -> None:
    figure = spec(chart(points("not_supplied", "not_supplied", "not_supplied", 40.0)))
    notes = [note for note in figure["layout"]["annotations"] if note["text"] == "not supplied"]
    assert [note["x"] for note in notes] == [1.0]


def test_dots_join_over_quarters_with_nothing_to_measure_and_over_years() -> None:
    figure = spec(chart(points(10.0, None, None, 40.0, 50.0)))
    dots, line, _ = figure["data"]
    assert [(x, y) for x, y in zip(dots["x"], dots["y"], strict=True) if x is not None] == [(0, 10), (3, 40)]
    assert (line["x"], line["y"]) == ([0, None, 3, 4], [10, None, 40, 50])
    assert "not applicable" not in " ".join(words(figure))
    yearly = (Point("2022/23", 1.0, "1"), Point("2023/24", 2.0, "2"))
    track = Track("Children", "Rate", (0, 4), "")
    whole = Chart("lanes", (Series("Rate", "focus", yearly),), "", "", False, 0)
    dots = spec(replace(whole, timeline=Timeline(QUARTERS, (track,), (), ())))["data"][0]
    assert [x for x in dots["x"] if x is not None] == [0, 4]


def test_what_is_hidden_is_not_bridged() -> None:
    dots = spec(chart(points(10.0, None, "suppressed", None, 50.0)))["data"][0]
    assert [x for x in dots["x"] if x is not None] == []


def test_what_happened_is_a_line_through_all_lanes_and_near_letters_share_a_box() -> None:
    marks = (Occasion(3.0, "C"), Occasion(0.0, "A"), Occasion(0.5, "B"))
    figure = spec(chart(points(10.0), points(10.0), occasions=marks))
    lines = [shape for shape in figure["layout"]["shapes"] if shape["type"] == "line"]
    assert sorted((shape["x0"], shape["yref"]) for shape in lines) == sorted(
        (place, axis) for place in (0.0, 0.5, 3.0) for axis in ("y domain", "y2 domain")
    )
    boxes = [note for note in figure["layout"]["annotations"] if note.get("borderwidth")]
    assert [(note["text"], note["x"], note["yref"]) for note in boxes] == [
        ("<b>A B</b>", 0.25, "y domain"),
        ("<b>C</b>", 3.0, "y domain"),
    ]


def test_the_time_before_it_was_a_priority_is_shaded() -> None:
    shapes = spec(chart(points(10.0)))["layout"]["shapes"]
    assert [(shape["type"], shape["x0"], shape["x1"]) for shape in shapes] == [("rect", -0.5, 0.5)]


def test_an_empty_lane_says_so() -> None:
    figure = spec(chart((), empty="Nothing is held here yet."))
    assert words(figure)[1] == "Nothing is held here yet."
    assert [trace["x"] for trace in figure["data"]] == [[], [], []]


def test_a_long_name_breaks_and_makes_its_lane_taller() -> None:
    short = chart(points(10.0))
    track = Track("Lane", "What was measured here, " * 4, (0,), "")
    long = replace(short, timeline=Timeline(QUARTERS, (track,), (), ()))
    assert "<br>" in words(spec(long))[0]
    assert spec(long)["layout"]["height"] > spec(short)["layout"]["height"]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_is_data_and_never_markup(mode: Mode) -> None:
    evil = (Point(EVIL, 1.0, EVIL, base=EVIL), Point("2", None, EVIL, "suppressed"))
    track = Track(EVIL, EVIL, (0, 1), EVIL)
    made = Chart("lanes", (Series(EVIL, "focus", evil),), EVIL, EVIL, False, 0)
    occasion = Occasion(1.0, EVIL)
    whole = replace(made, timeline=Timeline((EVIL, EVIL), (track,), (occasion,), ()))
    text = json.dumps(spec(whole, mode))
    assert "javascript" in text
    assert "<a" not in text
