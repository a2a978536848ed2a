"""Places in order, and lanes over one time axis, as native charts."""

from __future__ import annotations

from typing import Any

from cesp.briefing.paper import Slide
from cesp.charts.series import Chart, Point, Series
from cesp.export.slides.charts import parts_of
from cesp.export.slides.lanes import Stroke, strokes_of, tell_lane
from cesp.export.slides.places import is_beside, rank
from tests.export.decks import (
    BARS,
    IMPACT,
    LANES,
    PLACES,
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


def test_lanes_hold_their_values_each_in_a_chart_of_its_own() -> None:
    charts = list(charts_of(opened(story(Slide("1", "impact", "All", "It went up.", (), impact=IMPACT)))))
    quarters = {name: 10.0 + at for at, name in enumerate(LANES.timeline.quarters)} if LANES.timeline else {}
    assert held(cells_of(charts[0])) == {("Attendances", name): value for name, value in quarters.items()}
    assert held(cells_of(charts[1])) == {("Good", "2021/22 Q4"): 0.4, ("Good", "2022/23 Q4"): 0.5}
    assert held(cells_of(charts[2])) == {}
    assert [labels_of(chart) for chart in charts] == [["10", "17"], ["40%", "50%"], []]
    assert [chart.value_axis.minimum_scale for chart in charts] == [0, 0, 0]


def test_places_stand_in_order_with_the_hidden_last() -> None:
    assert rank(PLACES) == ["There", "Here", "Nowhere"]
    assert [row[0] for row in cells_of(drawn(PLACES))[1:]] == ["There", "Here", "Nowhere"]
    assert drawn(PLACES).category_axis.reverse_order
    assert not is_beside(PLACES)


def test_a_place_beside_its_earlier_figure_has_two_bars_and_its_base() -> None:
    then = Series("2022/23", "before", (Point("A course", 5.0, "5"), Point("Another", None, "c", "suppressed")))
    now = Series("2023/24", "now", (Point("A course", 7.0, "7", base="7 of 9"), Point("Another", 3.0, "3")))
    chart = Chart("places", (then, now), "", "People", False, 0)
    assert is_beside(chart)
    made = drawn(chart)
    assert [series.name for series in made.plots[0].series] == ["2023/24", "2022/23"]
    assert cells_of(made)[1] == ("A course\n7 of 9", 7, 5)
    assert (made.plots[0].overlap, made.has_legend) == (0, True)


def test_more_places_than_a_slide_has_room_for_stand_in_parts_on_one_scale() -> None:
    points = tuple(Point(f"Place {at:02}", float(at), str(at)) for at in range(1, 41))
    chart = Chart(
        "places", (Series("Here", "focus", points[:1]), Series("Others", "others", points[1:])), "", "", False, 0
    )
    parts = parts_of(chart, 8, 3)
    assert len(parts) > 3
    assert [name for part in parts for name in rank(part)] == rank(chart)
    charts = list(charts_of(opened(story(told(chart)))))
    assert len(charts) > 2
    assert len({made.value_axis.maximum_scale for made in charts}) == 1
    assert sum(len(held(cells_of(made))) for made in charts) == 40
    assert parts_of(BARS, 8, 0.1) == (BARS,)


def test_lines_of_a_lane_break_at_what_is_hidden_and_are_dotted_over_what_is_not_due() -> None:
    def mark(at: int, value: float | None, status: Any = "ok") -> tuple[int, Point]:
        return at, Point(str(at), value, "", status)

    one, two, three, six, seven = mark(0, 1.0), mark(1, 2.0), mark(2, 3.0), mark(5, 6.0), mark(6, 7.0)
    hidden, none = mark(3, None, "suppressed"), mark(3, None, "not_applicable")
    assert strokes_of([one, two, three]) == [Stroke((one, two, three), False)]
    assert strokes_of([one, two, hidden, six, seven]) == [Stroke((one, two), False), Stroke((six, seven), False)]
    assert strokes_of([one, two, none, six]) == [Stroke((one, two), False), Stroke((two, six), True)]
    assert strokes_of([one, three, six]) == [Stroke((one, three, six), True)]
    assert strokes_of([one, hidden, six]) == [Stroke((one,), False), Stroke((six,), False)]
    assert strokes_of([hidden]) == []


def test_a_lane_is_told_in_words() -> None:
    assert LANES.timeline is not None
    lanes = list(zip(LANES.timeline.tracks, LANES.series, strict=True))
    assert tell_lane(*lanes[1]) == "What changed in practice. Good, %: 2021/22 40%, 2022/23 50%"
    assert tell_lane(*lanes[2]) == "What it means for children. Nothing is held here yet."


def test_letters_of_near_occasions_share_a_box() -> None:
    page = opened(story(Slide("1", "impact", "All", "It went up.", (), impact=IMPACT))).slides[1]
    assert {"A B", "C", "Nothing is held here yet.", IMPACT.caution} <= set(words_of(page))
