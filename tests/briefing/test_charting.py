"""Charts as data, their table twins, and their words."""

from __future__ import annotations

from dataclasses import replace

from cesp.charts.series import Point
from cesp.measures.values import Ask, Comparison
from cesp.periods import Period
from tests.briefing.made import alone, at_place, exhibit, moved
from tests.disclosure.figures import compared

TRAINING = Ask("attended_of_registered")


def of_quarters(ask: Ask, *counts: tuple[float, float, float, float]) -> list[Comparison]:
    """Quarter by quarter: numerator and denominator now, then the year before."""
    return [
        moved(compared(ask, (a, n), (b, m)), Period(2022, number, number), Period(2021, number, number))
        for number, (a, n, b, m) in enumerate(counts, 1)
    ]


def test_bars_pair_each_quarter_with_the_year_before() -> None:
    quarters = of_quarters(TRAINING, (95, 100, 80, 100), (30, 40, 20, 40))
    made = exhibit(quarters[0], quarters=quarters)
    chart = made.chart
    assert chart is not None
    assert (chart.kind, chart.percent, chart.x_title, chart.y_title) == (
        "bars",
        True,
        "Quarter",
        "% of people registered",
    )
    assert [(line.name, line.role) for line in chart.series] == [("2021/22", "before"), ("2022/23", "now")]
    assert chart.series[1].points == (Point("Q1", 0.95, "95%"), Point("Q2", 0.75, "75%"))
    assert made.table.rows[1] == ("2022/23 Q2", "75%", "30 of 40", "50%", "20 of 40", "improved")
    assert made.alt == f"Bar chart. {made.headline} 2021/22: Q1 80%, Q2 50%; 2022/23: Q1 95%, Q2 75%."


def test_bars_without_an_earlier_year_stand_alone() -> None:
    quarters = [alone(entry) for entry in of_quarters(TRAINING, (95, 100, 80, 100))]
    made = exhibit(quarters[0], quarters=quarters)
    assert made.chart is not None
    assert [line.name for line in made.chart.series] == ["2022/23"]
    assert made.table.rows == (("2022/23 Q1", "95%", "95 of 100", "", "", "no earlier figure"),)


def test_lines_run_over_quarters_and_keep_what_is_hidden_as_a_status() -> None:
    quarters = of_quarters(Ask("indicator", None, "flowing"), (20, 40, 10, 40), (3, 40, 10, 40))
    made = exhibit(quarters[0], "public", quarters=quarters)
    assert made.chart is not None
    assert made.chart.kind == "line"
    assert made.chart.series[0].points == (
        Point("2022/23 Q1", 0.5, "50%"),
        Point("2022/23 Q2", None, "c", "suppressed"),
    )
    assert made.alt.endswith("Flowing: 2022/23 Q1 50%, 2022/23 Q2 c.")


def test_nothing_to_draw_is_no_chart() -> None:
    hidden = of_quarters(Ask("indicator", None, "flowing"), (3, 40, 4, 40))
    made = exhibit(hidden[0], "public", quarters=hidden)
    assert made.chart is None
    assert made.alt == made.headline
    assert exhibit(hidden[0]).table.rows == ()


def test_places_are_ranked_with_our_own_in_focus() -> None:
    places = [
        at_place("Elsewhere", (100, 50_000), (90, 50_000)),
        at_place("Ourtown", (543, 83_041), (400, 80_000)),
        replace(
            alone(at_place("Nowhere", (1, 10), (1, 10))),
            figure=replace(at_place("Nowhere", (1, 10), (1, 10)).figure, status="not_supplied", value=None),
        ),
    ]
    made = exhibit(compared(Ask("indicator_rate", None, "published"), (543, 83_041), (400, 80_000)), places=places)
    assert made.chart is not None
    assert made.chart.kind == "places"
    assert [(line.name, line.role, [point.x for point in line.points]) for line in made.chart.series] == [
        ("Ourtown", "focus", ["Ourtown"]),
        ("Other places", "others", ["Elsewhere", "Nowhere"]),
    ]
    assert made.table.rows == (
        ("Ourtown", "2022/23 Q1", "65.4", "543 for 83,041 children", "2021/22 Q1", "50.0"),
        ("Elsewhere", "2022/23 Q1", "20.0", "100 for 50,000 children", "2021/22 Q1", "18.0"),
        ("Nowhere", "2022/23 Q1", "not supplied", "", "", ""),
    )


def test_a_mix_stacks_statuses_of_both_periods() -> None:
    entry = compared(Ask("actions_on_track"), (6, 10), (3, 10))
    assert entry.previous is not None
    now = replace(entry.figure, parts={"green": 6.0, "red": 3.0, "not_started": 1.0, "blue": 0.0})
    then = replace(entry.previous, parts={"green": 3.0, "amber": 7.0})
    made = exhibit(replace(entry, figure=now, previous=then))
    assert made.chart is not None
    assert [(line.name, [point.value for point in line.points]) for line in made.chart.series] == [
        ("Red", [3, 0]),
        ("Amber", [0, 7]),
        ("Green", [6, 3]),
        ("Not started", [1, 0]),
    ]
    assert made.table.columns == ("Rating", "2022/23 Q1", "2021/22 Q1")
    assert list(made.table.rows[0]) == ["Red", 3, 0]
    bare = replace(entry, figure=replace(entry.figure, parts={}), previous=None)
    assert exhibit(bare).chart is None
