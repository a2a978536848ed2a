"""Small charts: one scale and one time axis for all."""

from __future__ import annotations

from cesp.charts.series import Chart, Point, Series
from cesp.charts.small import Shared, draw_small, share


def small(*points: tuple[str, float | None]) -> Chart:
    marks = tuple(Point(x, value, "" if value is None else f"{value:.0f}%<b>") for x, value in points)
    return Chart("line", (Series("One", "now", marks),), "Quarter", "%", False, 0)


def test_all_share_the_greatest_value_and_every_quarter() -> None:
    early, late = small(("2022/23 Q1", 3), ("2022/23 Q2", 9)), small(("2022/23 Q2", 4), ("2022/23 Q3", None))
    shared = share([late, early])
    assert shared == Shared(9, ("2022/23 Q1", "2022/23 Q2", "2022/23 Q3"))
    drawn = draw_small(late, shared, "light")
    assert list(drawn.data[0].y) == [None, 4, None]
    assert drawn.layout.yaxis.range[1] > 9
    assert list(drawn.layout.xaxis.ticktext) == ["2022/23<br>Q1", "2022/23<br>Q3"]


def test_the_last_figure_is_written_as_data() -> None:
    drawn = draw_small(small(("a", 3), ("b", 5), ("c", None)), Shared(5, ("a", "b", "c")), "dark")
    (note,) = drawn.layout.annotations
    assert (note.x, note.text) == (1, "<b>5%&lt;b&gt;</b>")


def test_one_without_numbers_has_no_last_figure() -> None:
    chart = small(("a", None))
    assert share([chart]) == Shared(1.0, ("a",))
    assert not draw_small(chart, share([chart]), "light").layout.annotations
