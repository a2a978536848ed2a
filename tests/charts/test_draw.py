"""Exact figure specs on small inputs; and nothing in a figure that its chart does not hold."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest

from cesp.charts.draw import draw
from cesp.charts.palette import LETTERS, Mode, colour, text_on
from cesp.charts.series import Chart, Point, Role, Series, Target

HIDDEN = Point("Q2", None, "c", "suppressed")
BEFORE = Series("2022/23", "before", (Point("Q1", 0.79, "79%"), HIDDEN))
NOW = Series("2023/24", "now", (Point("Q1", 0.84, "84%"), Point("Q2", 0.9, "90%")))


def bars(target: Target | None = None) -> Chart:
    return Chart("bars", (BEFORE, NOW), "Quarter", "Attended of registered, %", True, 0, target)


def spec(chart: Chart, mode: Mode = "light") -> dict[str, Any]:
    """The figure as the browser gets it."""
    read: dict[str, Any] = json.loads(draw(chart, mode).to_json())
    return read


def words(figure: dict[str, Any]) -> list[str]:
    return [note["text"] for note in figure["layout"].get("annotations", ())]


def test_bars_exactly() -> None:
    before, now = spec(bars())["data"]
    assert before == {
        "type": "bar",
        "name": "2022/23",
        "x": [-0.19],
        "y": [0.79],
        "width": pytest.approx(0.3572),
        "text": ["79%"],
        "textposition": ["auto"],
        "insidetextanchor": "end",
        "insidetextfont": {"color": "#0B0C0C"},
        "textangle": 0,
        "cliponaxis": False,
        "marker": {"color": "#BFBFBF"},
        "customdata": ["Q1"],
        "hovertext": ["Q1: 79%"],
        "hoverinfo": "text",
    }
    assert (now["x"], now["y"], now["text"]) == ([0.19, 1.19], [0.84, 0.9], ["84%", "90%"])
    assert (now["marker"], now["insidetextfont"]) == ({"color": "#12436D"}, {"color": "#FFFFFF"})


def test_a_status_that_all_bars_of_a_place_share_is_printed_once_between_them() -> None:
    both = Chart(
        "bars", (BEFORE, Series("2023/24", "now", (Point("Q1", 0.84, "84%"), HIDDEN))), "Quarter", "%", True, 0
    )
    [note] = spec(both)["layout"]["annotations"]
    assert (note["text"], note["x"]) == ("c", 1)
    unlike = Series("2023/24", "now", (Point("Q1", 0.84, "84%"), Point("Q2", None, "not supplied", "not_supplied")))
    notes = spec(Chart("bars", (BEFORE, unlike), "Quarter", "%", True, 0))["layout"]["annotations"]
    assert [(note["text"], round(note["x"], 2)) for note in notes] == [("c", 0.81), ("not supplied", 1.19)]


def test_bars_start_at_zero_and_name_their_axes() -> None:
    layout = spec(bars())["layout"]
    assert layout["yaxis"]["range"] == [0, pytest.approx(0.9 * 1.18)]
    assert layout["yaxis"]["tickformat"] == ",.0%"
    assert layout["title"]["text"] == "Attended of registered, %"
    assert layout["xaxis"]["title"]["text"] == "Quarter"
    assert layout["xaxis"]["ticktext"] == ["Q1", "Q2"]


def test_a_hidden_bar_is_its_status_on_the_axis_and_no_number() -> None:
    figure = spec(bars())
    note = figure["layout"]["annotations"][0]
    assert (note["text"], note["x"], note["y"], note["yref"]) == ("c", pytest.approx(0.81), 0, "paper")
    assert figure["data"][0]["y"] == [0.79]


def test_a_zero_is_printed_above_the_axis_and_a_year_breaks_before_its_quarter() -> None:
    series = Series("2023/24", "now", (Point("2023/24 Q1", 0.0, "0"), Point("2023/24 Q2", 9.0, "9")))
    figure = spec(Chart("bars", (series,), "", "Actions", False, 0))
    assert figure["data"][0]["textposition"] == ["outside", "auto"]
    assert figure["layout"]["xaxis"]["ticktext"] == ["2023/24<br>Q1", "2023/24<br>Q2"]


def test_a_target_is_a_dashed_line_in_words_under_the_bars() -> None:
    line = spec(bars(Target(1.2, "Target 120%")))["layout"]
    shape = line["shapes"][0]
    assert (shape["y0"], shape["y1"], shape["line"]["dash"], shape["layer"]) == (1.2, 1.2, "dash", "below")
    assert shape["label"]["text"] == "Target 120%"
    assert line["yaxis"]["range"][1] > 1.2


def test_a_line_breaks_where_there_is_no_number() -> None:
    points = (Point("2023", 31.0, "31"), Point("2024", None, "x", "not_supplied"), Point("2025", 33.0, "33"))
    chart = Chart("line", (Series("Here", "now", points),), "Year", "Per 10,000", False, 1)
    figure = spec(chart)
    drawn = figure["data"][0]
    assert (drawn["x"], drawn["y"], drawn["connectgaps"]) == ([0, 1, 2], [31.0, None, 33.0], False)
    assert words(figure) == ["x", "<b>33</b>"]
    assert figure["layout"]["yaxis"]["tickformat"] == ",.1f"


def test_lines_are_named_at_their_ends_without_running_into_each_other() -> None:
    ends = {"England": 29.5, "North West": 30.0, "Here": 31.0}
    roles: dict[str, Role] = {"Here": "focus"}
    series = tuple(
        Series(name, roles.get(name, "others"), (Point("2025", value, f"{value:g}"),)) for name, value in ends.items()
    )
    silent = Series("Nobody", "others", (Point("2025", None, "c", "suppressed"),))
    figure = spec(Chart("line", (*series, silent), "", "", False, 0))
    assert words(figure) == ["29.5 England", "30 North West", "<b>31 Here</b>"]
    heights = [note["y"] for note in figure["layout"]["annotations"]]
    assert heights == sorted(heights)
    assert min(b - a for a, b in pairwise(heights)) >= 0.0849
    assert figure["data"][-1]["name"] == "Here"  # drawn last, on top of the greys


def test_many_quarters_keep_the_last_name_and_evenly_fewer_others() -> None:
    points = tuple(Point(f"Q{n}", float(n), str(n)) for n in range(15))
    ticks = spec(Chart("line", (Series("Here", "now", points),), "", "", False, 0))["layout"]["xaxis"]["ticktext"]
    assert ticks == ["Q0", "Q2", "Q4", "Q6", "Q8", "Q10", "Q12", "Q14"]


def test_a_mix_carries_letters_and_leaves_out_what_is_hidden() -> None:
    green = Series("On track", "green", (Point("Dec 2023", 0.7, "14"), HIDDEN))
    other = Series("Not rated", "grey", (Point("Dec 2023", 0.3, "6"),))
    figure = spec(Chart("mix", (green, other), "", "Actions, share of all", True, 0))
    assert [(part["name"], part["x"], part["text"]) for part in figure["data"]] == [
        ("G On track", [0.7], ["G 14"]),
        ("Not rated", [0.3], ["6"]),
    ]
    assert figure["layout"]["barmode"] == "stack"
    assert figure["layout"]["yaxis"]["ticktext"] == ["Dec 2023", "Q2"]


def test_places_are_ranked_with_the_one_in_focus_dark_and_the_hidden_last() -> None:
    here = Series("Here", "focus", (Point("Here", 31.0, "31"),))
    rest = (Point("A", 28.0, "28"), Point("B", None, "c", "suppressed"), Point("England", 40.0, "40"))
    figure = spec(Chart("places", (here, Series("Others", "others", rest)), "", "", False, 0, Target(35.0, "Target")))
    assert figure["layout"]["yaxis"]["ticktext"] == ["England", "<b>Here</b>", "A", "B"]
    focus, others = figure["data"]
    assert (others["y"], others["x"], focus["y"], focus["x"]) == ([0, 2], [40.0, 28.0], [1], [31.0])
    assert focus["marker"]["color"] == "#12436D"
    assert words(figure) == ["c"]
    assert (figure["layout"]["shapes"][0]["x0"], figure["layout"]["shapes"][0]["yref"]) == (35.0, "y domain")


@pytest.mark.parametrize("kind", ["bars", "line", "mix", "places"])
def test_text_is_data_and_never_markup(kind: Any) -> None:
    evil = "<a href='javascript:x'>&"
    series = Series(evil, "now", (Point(evil, 1.0, evil), Point("Q2", None, evil, "suppressed")))
    read = draw(Chart(kind, (series, series), evil, evil, False, 0, Target(1.0, evil))).to_plotly_json()
    told = [text for text in strings(read) if "javascript" in text]
    assert told
    assert not [text for text in told if "<a" in text]


@pytest.mark.parametrize("kind", ["bars", "line", "mix", "places"])
def test_an_empty_chart_draws_without_a_number(kind: Any) -> None:
    chart = Chart(kind, (Series("2023/24", "now", (HIDDEN,)),), "", "", True, 0)
    drawn = spec(chart)["data"][0]
    assert [value for value in (drawn.get("x" if kind in ("mix", "places") else "y") or []) if value is not None] == []


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_writing_inside_a_mark_can_be_read(mode: Mode) -> None:
    for role in ("now", "focus", "before", "earlier", "others", "red", "amber", "green", "blue", "grey"):
        assert contrast(colour(role, mode), text_on(role, mode)) >= 4.5, role


def test_rag_has_a_letter_each() -> None:
    assert LETTERS == {"red": "R", "amber": "A", "green": "G", "blue": "B"}


def strings(part: Any) -> list[str]:
    """Every text anywhere inside a figure."""
    if isinstance(part, str):
        return [part]
    if isinstance(part, dict):
        return [text for inner in part.values() for text in strings(inner)]
    if isinstance(part, list | tuple):
        return [text for inner in part for text in strings(inner)]
    return []


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, WCAG 2.2."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
