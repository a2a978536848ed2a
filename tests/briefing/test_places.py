"""Neighbours, region and country beside our own figure, each with its own year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from cesp.briefing.exhibit import Exhibit
from cesp.catalogue.national import National
from cesp.measures.values import Ask, Comparison
from cesp.periods import Period
from tests.briefing.made import at_place, exhibit, moved
from tests.disclosure.figures import compared
from tests.measures.world import PARTNERSHIP

NATIONAL = National(region="The North", country="England", neighbours=("Ash", "Birch", "Cedar", "Dale"))
WITH = PARTNERSHIP.model_copy(update={"national": NATIONAL})
THIS, LAST = Period.full_year(2022), Period.full_year(2021)
RATE = Ask("indicator_rate", None, "published")


def of_year(comparison: Comparison, year: Period) -> Comparison:
    return moved(comparison, year, year.years_back())


def made(own: float, *others: tuple[str, float | None, Period]) -> Exhibit:
    """Our rate per 10,000 of 2022/23 beside others', each with its year; None is a place without a figure."""
    places = [of_year(at_place("Ourtown", (own, 10_000), (own, 10_000)), THIS)]
    for name, value, year in others:
        one = of_year(at_place(name, (value or 0, 10_000), (value or 0, 10_000)), year)
        if value is None:
            one = replace(one, figure=replace(one.figure, status="suppressed", value=None, numerator=None))
        places.append(one)
    first = of_year(compared(RATE, (own, 10_000), (own, 10_000)), THIS)
    return exhibit(first, places=places, partnership=WITH)


def beside(shown: Exhibit) -> Sequence[str]:
    """The lines on places, which stand last."""
    return shown.lines[5:]


def test_each_place_is_told_with_its_own_year() -> None:
    shown = made(
        20, ("Ash", 30, THIS), ("Birch", 10, THIS), ("Cedar", 40, THIS), ("The North", 25, THIS), ("England", 24, LAST)
    )
    assert beside(shown) == (
        "Neighbours’ median 30.0, from 10.0 to 40.0 (3 of 4, 2022/23)",
        "3rd highest of 4, neighbours included",
        "The North 25.0 (2022/23)",
        "England 24.0 (2021/22)",
    )
    assert shown.table.columns[:3] == ("Place", "Year", "Figure")
    assert shown.table.rows[-1] == ("Neighbours’ median", "2022/23", "30.0", "3 places", "", "")
    assert shown.chart is not None
    drawn = {point.x for line in shown.chart.series for point in line.points}
    assert drawn == {"Ourtown", "Ash", "Birch", "Cedar", "The North"}  # a figure of another year is not ranked


def test_where_no_neighbour_has_our_year_their_last_one_stands_and_nothing_is_ranked() -> None:
    shown = made(20, ("Ash", 30, LAST), ("Birch", 10, LAST), ("Cedar", 50, LAST.years_back()))
    assert beside(shown) == ("Neighbours’ median 20.0, from 10.0 to 30.0 (2 of 4, 2021/22)",)


def test_a_hidden_neighbour_is_not_counted() -> None:
    shown = made(20, ("Ash", 30, THIS), ("Birch", None, THIS), ("England", None, THIS))
    assert beside(shown) == (
        "Neighbours’ median 30.0, from 30.0 to 30.0 (1 of 4, 2022/23)",
        "Lowest of 2, neighbours included",
        "England c (2022/23)",
    )


@pytest.mark.parametrize(
    ("own", "words"), [(50, "Highest of 5"), (40, "2nd highest of 5"), (25, "4th highest of 5"), (1, "Lowest of 5")]
)
def test_the_rank_is_said_and_not_judged(own: float, words: str) -> None:
    shown = made(own, ("Ash", 30, THIS), ("Birch", 20, THIS), ("Cedar", 45, THIS), ("Dale", 35, THIS))
    assert f"{words}, neighbours included" in beside(shown)
    assert "4, 2022/23" in beside(shown)[0]  # all of them, so that it is not "4 of 4"


def test_equals_share_the_higher_place() -> None:
    shown = made(20, ("Ash", 20, THIS), ("Birch", 20, THIS))
    assert "Highest of 3, neighbours included" in beside(shown)


def test_eleventh_is_written_so() -> None:
    many = tuple(f"P{number}" for number in range(12))
    with_many = PARTNERSHIP.model_copy(update={"national": National(neighbours=many)})
    places = [of_year(at_place(name, (100 + place, 10_000), (1, 10)), THIS) for place, name in enumerate(many)]
    first = of_year(compared(RATE, (101.5, 10_000), (90, 10_000)), THIS)
    assert "11th highest of 13, neighbours included" in exhibit(first, places=places, partnership=with_many).lines


def test_without_a_figure_of_ours_others_still_stand() -> None:
    first = of_year(compared(RATE, (20, 10_000), (20, 10_000)), THIS)
    first = replace(first, figure=replace(first.figure, status="not_supplied", value=None))
    places = [of_year(at_place("Ash", (30, 10_000), (30, 10_000)), THIS)]
    lines = exhibit(first, places=places, partnership=WITH).lines
    assert lines[-1] == "Neighbours’ median 30.0, from 30.0 to 30.0 (1 of 4, 2022/23)"
