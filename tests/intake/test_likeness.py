"""How like two spellings are: signs worked by hand, and properties that any likeness has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cesp.intake.likeness import find_likest

KEYS = st.text("abcdefg ", min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool)


@pytest.mark.parametrize(
    ("key", "spellings", "likest"),
    [
        ("no shows", ["no show", "attended"], "no show"),
        ("total number of bookings", ["booked", "bookings"], "bookings"),
        ("weshire police", ["westshire police", "westshire partnership"], "westshire police"),
        ("northshire hospital", ["northshire hospital trust", "northshire council"], "northshire hospital trust"),
    ],
)
def test_the_likest_of_several_is_found(key: str, spellings: list[str], likest: str) -> None:
    assert find_likest(key, [(spelling, spelling) for spelling in spellings]).spelling == likest


def test_first_letters_stand_for_a_name_either_way_round() -> None:
    name = "northshire hospitals care trust"
    assert find_likest("nhct", [(name, name)]).letters
    assert find_likest(name, [("nhct", "NHCT")]).letters
    assert not find_likest("nhc", [("number held", "number held")]).letters


@given(KEYS)
def test_a_spelling_is_wholly_like_itself(key: str) -> None:
    assert find_likest(key, [(key, key)]).score == 100


@given(KEYS, KEYS)
def test_likeness_is_the_same_both_ways_and_never_beyond_100(one: str, other: str) -> None:
    there, back = find_likest(one, [(other, other)]).score, find_likest(other, [(one, one)]).score
    assert there == pytest.approx(back)
    assert 0 <= there <= 100
