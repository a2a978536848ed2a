"""Figures of a year hang together as everybody can see: each sum is checked against the figures it is laid from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cesp.disclosure.blocks import Counted, Laid, lay_block, values_of
from cesp.periods import Period
from tests.disclosure.counts import WHOLE, YEAR, counted, place, proportion, quarter, year_of


def cell(laid: Laid, one: Counted, part: str = "n") -> frozenset[int]:
    """The inner counts of a part of a figure."""
    return frozenset(next(cell.atoms for cell in laid.block.cells if cell.id == f"{one.place.id}|{part}"))


def agrees(laid: Laid, counted: list[Counted]) -> bool:
    values = values_of(laid)
    return all(values[f"{one.place.id}|{part}"] == n for one in counted for part, n in one.parts.items())


@given(st.dictionaries(st.sampled_from("abc"), st.tuples(*[st.integers(0, 20)] * 4), min_size=1))
def test_quarters_make_the_year_and_priorities_the_whole(numbers: dict[str, tuple[int, ...]]) -> None:
    held = year_of(numbers)
    laid = lay_block("year", held)
    assert agrees(laid, held)
    assert laid.block.atoms == len(laid.counts) == 4 * len(numbers)
    found = {one.place: cell(laid, one) for one in held}
    for priority in (*numbers, ""):
        quarters = [found[place(priority, quarter(number))] for number in (1, 2, 3, 4)]
        assert found[place(priority, Period.to_date(YEAR, 3))] == quarters[0] | quarters[1] | quarters[2]
        assert found[place(priority, WHOLE)] == frozenset().union(*quarters)
    assert found[place("", quarter(2))] == frozenset().union(*(found[place(one, quarter(2))] for one in numbers))


def test_of_a_stock_the_last_quarter_is_the_year() -> None:
    held = year_of({"a": (7, 8, 9)}, "last")
    laid = lay_block("stock", held)
    found = {one.place: cell(laid, one) for one in held}
    assert found[place("a", Period.to_date(YEAR, 3))] == found[place("a", quarter(3))]
    assert found[place("a", Period.to_date(YEAR, 2))] == found[place("a", quarter(2))]


def test_where_nobody_has_said_how_quarters_add_up_they_stand_apart() -> None:
    held = [counted(place("a", quarter(1)), {"n": 7}, ""), counted(place("a", Period.to_date(YEAR, 2)), {"n": 9}, "")]
    laid = lay_block("apart", held)
    assert cell(laid, held[0]).isdisjoint(cell(laid, held[1]))


def test_what_is_left_over_is_a_count_of_its_own_and_what_is_more_than_the_whole_stands_apart() -> None:
    parts = [counted(place("a", quarter(1)), {"n": 7}), counted(place("b", quarter(1)), {"n": 8})]
    more, less = counted(place("", quarter(1)), {"n": 18}), counted(place("", quarter(1)), {"n": 12})
    with_rest, apart = lay_block("rest", [*parts, more]), lay_block("apart", [*parts, less])
    assert agrees(with_rest, [*parts, more])
    assert agrees(apart, [*parts, less])
    assert len(cell(with_rest, more)) == 3
    assert cell(apart, less).isdisjoint(cell(apart, parts[0]) | cell(apart, parts[1]))


def test_a_base_is_its_two_parts_and_alone_where_there_is_only_one() -> None:
    whole, odd = counted(place("a", quarter(1)), proportion(3, 9)), counted(place("a", quarter(2)), {"n": 9, "base": 3})
    mean = counted(place("a", quarter(1), measure="score"), {"base": 4})
    laid = lay_block("parts", [whole, odd, mean])
    assert agrees(laid, [whole, odd, mean])
    assert cell(laid, whole, "base") == cell(laid, whole) | cell(laid, whole, "rest")
    assert cell(laid, odd, "base").isdisjoint(cell(laid, odd))
    bases = {one.id: one.base for one in laid.block.cells}
    assert bases[f"{whole.place.id}|n"] == f"{whole.place.id}|base"
    assert bases[f"{whole.place.id}|base"] == ""


def test_a_count_of_cases_is_the_base_of_their_judgements_and_those_not_judged() -> None:
    judged = counted(place("a", quarter(1)), proportion(3, 9))
    cases, fewer = (counted(place("a", quarter(1), measure="cases"), {"n": n}) for n in (11, 8))
    laid = lay_block("cases", [cases, judged])
    assert cell(laid, cases) > cell(laid, judged, "base")
    assert len(cell(laid, cases)) == 3
    apart = lay_block("cases", [fewer, judged])
    assert cell(apart, fewer).isdisjoint(cell(apart, judged, "base"))


def test_values_of_a_cut_divide_the_year_where_they_add_up_to_it() -> None:
    year = year_of({"a": (3, 4), "b": (5, 6)})
    year.append(counted(place("", WHOLE), {"n": 18}))
    themes = [counted(place("", WHOLE, "theme", name), {"n": n}) for name, n in (("x", 11), ("y", 7))]
    laid = lay_block("themes", [*year, *themes])
    assert agrees(laid, [*year, *themes])
    whole = cell(laid, year[-1])
    assert cell(laid, themes[0]) | cell(laid, themes[1]) == whole
    assert cell(laid, themes[0]).isdisjoint(cell(laid, themes[1]))
    assert all(cell(laid, themes[0]) & cell(laid, one) for one in year)
    odd = [*themes[:1], counted(place("", WHOLE, "theme", "y"), {"n": 8})]
    apart = lay_block("odd", [*year, *odd])
    assert agrees(apart, [*year, *odd])
    assert cell(apart, odd[0]).isdisjoint(cell(apart, year[-1]))


def test_a_cut_of_a_year_that_is_not_told_stands_by_itself() -> None:
    theme = counted(place("", WHOLE, "theme", "x"), proportion(3, 9))
    assert agrees(lay_block("alone", [theme]), [theme])


def test_a_part_that_a_value_does_not_tell_is_not_divided() -> None:
    whole = counted(place("", WHOLE), proportion(6, 9))
    themes = [
        counted(place("", WHOLE, "theme", "x"), proportion(3, 5)),
        counted(place("", WHOLE, "theme", "y"), {"n": 3}),
    ]
    laid = lay_block("odd", [whole, *themes])
    assert agrees(laid, [whole, *themes])
    assert cell(laid, themes[0], "rest").isdisjoint(cell(laid, whole, "rest"))


def test_what_is_published_whatever_its_size_is_told_with_its_value() -> None:
    free = counted(place("", quarter(1)), {"n": 3}, free=True)
    laid = lay_block("free", [free, counted(place("a", quarter(1)), {"n": 3})])
    assert laid.free == {f"{free.place.id}|n": 3}
    assert laid.cells[free.place] == (f"{free.place.id}|n",)
