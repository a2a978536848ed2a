"""Rules on other places: the country beyond chance or not at all, neighbours by their median, range and rank."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cesp.briefing.exhibit import Exhibit
from cesp.briefing.rules import tell
from cesp.catalogue import Direction
from cesp.catalogue.national import National
from cesp.measures.values import Ask
from tests.briefing.made import at_place, exhibit
from tests.briefing.paging import page, said
from tests.disclosure.figures import compared
from tests.measures.world import PARTNERSHIP

AREA = PARTNERSHIP.model_copy(update={"national": National(country="England", neighbours=("Near", "Next", "Far"))})
FOUR = PARTNERSHIP.model_copy(
    update={"national": National(country="England", neighbours=("Near", "Next", "Far", "Off"))}
)
Counts = tuple[float, float]


def published(own: Counts, places: dict[str, Counts], direction: Direction = "low") -> Exhibit:
    """A rate of our own beside other places', as shown."""
    comparison = compared(Ask("indicator_rate", "neglect", "published"), own, own)
    comparison = replace(comparison, definition=replace(comparison.definition, direction=direction, decimals=1))
    beside = [at_place(name, counts, counts) for name, counts in places.items()]
    return exhibit(comparison, places=beside, partnership=AREA)


def test_better_than_elsewhere_is_against_the_country_with_the_neighbours_as_beside_the_chart() -> None:
    """40 of 10,000 and 160 of 30,000 are 40.0 and 53.3: half-way is 46.7; added up they would be 50.0."""
    made = published((20, 10_000), {"Near": (40, 10_000), "Next": (160, 30_000), "England": (50_000, 10_000_000)})
    [sentence] = said("better_than_elsewhere", page(made, partnership=AREA))
    assert sentence.text == (
        "Published, rate per 10,000 children: 20.0 (20 for 10,000 children); 50.0 in England: better here, by more "
        "than chance explains; lower than all 2 statistical neighbours (median 46.7, from 40.0 to 53.3)."
    )
    assert "Neighbours’ median 46.7, from 40.0 to 53.3 (2 of 3, 2022/23 Q1)" in made.lines
    assert (sentence.part, sentence.exhibit) == ("working", "indicator_rate-published")
    assert said("worse_than_elsewhere", page(made, partnership=AREA)) == []


def test_worse_than_elsewhere_where_high_is_good() -> None:
    made = published((20, 10_000), {"Near": (10, 10_000), "England": (600, 100_000)}, "high")
    [sentence] = said("worse_than_elsewhere", page(made, partnership=AREA))
    assert sentence.text.endswith(
        "; 60.0 in England: worse here, by more than chance explains; higher than 1 of 1 statistical neighbour "
        "(median 10.0, from 10.0 to 10.0)."
    )
    assert sentence.part == "worried"


def test_neighbours_added_up_say_nothing() -> None:
    """Near's many children would make the sum nearly 150, far beyond chance; two of four are higher, and two lower."""
    others: dict[str, Counts] = {
        "Near": (15_000, 1_000_000),
        "Next": (30, 10_000),
        "Far": (45, 10_000),
        "Off": (55, 10_000),
    }
    made = published((50, 10_000), others)
    assert [one for one in tell(page(made, partnership=FOUR)) if "elsewhere" in one.rule or "neigh" in one.rule] == []


@pytest.mark.parametrize(
    ("own", "direction", "rule", "words"),
    [
        (20, "low", "better_than_neighbours", "lower than 3 of 4"),
        (20, "high", "worse_than_neighbours", "lower than 3 of 4"),
        (45, "low", "worse_than_neighbours", "higher than 3 of 4"),
        (60, "high", "better_than_neighbours", "higher than all 4"),
        (30, "low", "", ""),  # two of four: in the middle
        (20, "neither", "", ""),
    ],
)  # fmt: skip
def test_better_than_neighbours_and_worse_than_neighbours_go_by_rank(
    own: float, direction: Direction, rule: str, words: str
) -> None:
    others: dict[str, Counts] = {"Near": (10, 10_000), "Next": (30, 10_000), "Far": (40, 10_000), "Off": (50, 10_000)}
    made = page(published((own, 10_000), others, direction), partnership=FOUR)
    found = [one for one in tell(made) if one.rule.endswith("_than_neighbours")]
    assert [one.rule for one in found] == [rule] * bool(rule)
    around = "statistical neighbours (median 35.0, from 10.0 to 50.0)"
    for one in found:
        assert one.text.endswith(f" children): {words} {around}; {direction} is good.")
        assert "chance" not in one.text
        assert one.part == ("working" if rule.startswith("better") else "worried")
        assert 2.7 < one.strength < 3


def test_better_than_neighbours_is_left_to_the_country_where_that_says_it() -> None:
    others: dict[str, Counts] = {
        "Near": (100, 10_000),
        "Next": (110, 10_000),
        "Far": (120, 10_000),
        "Off": (130, 10_000),
    }
    sure = page(published((20, 10_000), {**others, "England": (900, 100_000)}), partnership=FOUR)
    assert len(said("better_than_elsewhere", sure)) == 1
    assert said("better_than_neighbours", sure) == []
    chance = page(published((20, 10_000), {**others, "England": (21, 10_000)}), partnership=FOUR)
    assert said("better_than_elsewhere", chance) == []
    assert len(said("better_than_neighbours", chance)) == 1


def test_worse_than_neighbours_needs_four_of_our_own_year_and_a_figure_of_ours() -> None:
    three = published((90, 10_000), {"Near": (10, 10_000), "Next": (30, 10_000), "Far": (40, 10_000)})
    assert said("worse_than_neighbours", page(three, partnership=AREA)) == []
    others: dict[str, Counts] = {"Near": (10, 10_000), "Next": (30, 10_000), "Far": (40, 10_000), "Off": (50, 10_000)}
    made = published((90, 10_000), others)
    assert len(said("worse_than_neighbours", page(made, partnership=FOUR))) == 1
    last = made.shown.figure.period.years_back()
    older = [replace(place, figure=replace(place.figure, period=last)) for place in made.places]
    assert said("worse_than_neighbours", page(replace(made, places=tuple(older)), partnership=FOUR)) == []
    bare = replace(made.shown, figure=replace(made.shown.figure, value=None))
    assert said("worse_than_neighbours", page(replace(made, shown=bare), partnership=FOUR)) == []


@pytest.mark.parametrize("direction", ["neither", "low"])
def test_worse_than_elsewhere_is_not_said_by_chance_or_without_a_good_direction(direction: Direction) -> None:
    theirs = (90.0, 10_000.0) if direction == "neither" else (21.0, 10_000.0)
    made = page(published((20, 10_000), {"England": theirs}, direction), partnership=AREA)
    assert said("worse_than_elsewhere", made) == said("better_than_elsewhere", made) == []


def test_better_than_elsewhere_needs_counts_on_both_sides() -> None:
    made = published((20, 10_000), {"England": (90, 10_000)})
    bare = replace(made.shown, figure=replace(made.shown.figure, numerator=None))
    assert said("better_than_elsewhere", page(replace(made, shown=bare), partnership=AREA)) == []
    hidden = replace(made.places[0], figure=replace(made.places[0].figure, status="suppressed", numerator=None))
    assert said("better_than_elsewhere", page(replace(made, places=(hidden,)), partnership=AREA)) == []
    score = replace(made.shown, definition=replace(made.shown.definition, kind="mean"))
    assert said("better_than_elsewhere", page(replace(made, shown=score), partnership=AREA)) == []


def test_better_than_elsewhere_compares_figures_of_one_year_only() -> None:
    made = published((20, 10_000), {"England": (90, 10_000)})
    other = replace(made.places[0].figure, period=made.shown.figure.period.years_back())
    older = replace(made, places=(replace(made.places[0], figure=other),))
    assert said("better_than_elsewhere", page(older, partnership=AREA)) == []


def test_better_than_elsewhere_of_a_percentage_is_measured_in_points() -> None:
    own = compared(Ask("indicator", "neglect", "flowing"), (90, 100), (90, 100))
    other = replace(at_place("England", (50, 100), (50, 100)), definition=own.definition)
    [sentence] = said("better_than_elsewhere", page(exhibit(own, places=[other], partnership=AREA), partnership=AREA))
    assert sentence.text.endswith("; 50% in England: better here, by more than chance explains.")
    assert 4.2 < sentence.strength < 4.4


def test_worse_than_elsewhere_where_there_is_nothing_elsewhere() -> None:
    made = published((20, 10_000), {"England": (0, 10_000)})
    [sentence] = said("worse_than_elsewhere", page(made, partnership=AREA))
    assert sentence.strength == 4.999
