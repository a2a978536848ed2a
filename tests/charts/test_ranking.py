"""Bars of what a figure is cut by: each beside its own earlier one, with its base beneath its name."""

from __future__ import annotations

from cesp.charts.series import Chart, Point, Series, Target
from tests.charts.test_draw import spec, words

NOW = Series("2023/24", "now", (Point("Long name of a course for everybody", 0.5, "50%", base="5 of 10"),
                                Point("Short", 0.9, "90%", base="9 of 10")))  # fmt: skip
BEFORE = Series("2022/23", "before", (Point("Short", 0.8, "80%"), Point("Long name of a course for everybody", None,
                                                                      "not supplied", "not_supplied")))  # fmt: skip


def ranked(*series: Series) -> Chart:
    return Chart("places", series, "", "% of places", True, 0, Target(0.85, "Target 85%"))


def test_this_years_bar_stands_above_last_years_of_the_same_name() -> None:
    before, now = spec(ranked(BEFORE, NOW))["data"]
    assert (before["name"], now["name"]) == ("2022/23", "2023/24")
    assert (now["x"], now["y"]) == ([0.9, 0.5], [-0.2, 0.8])
    assert (before["x"], before["y"]) == ([0.8], [0.2])
    assert (now["marker"]["color"], before["marker"]["color"]) == ("#12436D", "#BFBFBF")


def test_names_are_ranked_by_this_year_and_carry_their_base_beneath() -> None:
    axis = spec(ranked(BEFORE, NOW))["layout"]["yaxis"]
    assert axis["ticktext"] == ["Short<br>9 of 10", "Long name of a course for<br>everybody<br>5 of 10"]


def test_what_is_missing_is_a_word_in_its_own_place() -> None:
    figure = spec(ranked(BEFORE, NOW))
    (note,) = figure["layout"]["annotations"]
    assert (note["text"], note["y"]) == ("not supplied", 1.2)
    assert words(figure) == ["not supplied"]


def test_two_kinds_of_bar_are_explained_and_one_kind_is_not() -> None:
    both, one = spec(ranked(BEFORE, NOW))["layout"], spec(ranked(NOW))["layout"]
    assert (both["showlegend"], one["showlegend"]) == (True, False)
    assert both["margin"]["t"] > one["margin"]["t"]
    assert both["height"] > one["height"]


def test_a_long_bar_has_its_label_inside_where_no_target_crosses_it() -> None:
    small = Series("2023/24", "now", (Point("A", 100.0, "100"), Point("B", 2.0, "2")))
    (bars,) = spec(ranked(small))["data"]
    assert bars["textposition"] == ["inside", "outside"]


def test_a_nameless_value_still_has_its_row() -> None:
    (bars,) = spec(ranked(Series("2023/24", "now", (Point("", 2.0, "2"),))))["data"]
    assert bars["y"] == [0]
