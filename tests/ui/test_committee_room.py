"""Where a room stands: what each key does to it, what an address says of it, and which code is which room."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cesp.ui.committee_keys import KEYS, elapsed_words
from cesp.ui.committee_overview import is_about
from cesp.ui.committee_room import (
    MOST,
    Place,
    Room,
    Rooms,
    closer,
    cover,
    home,
    place_of,
    query_of_place,
    step,
)
from tests.ui.builders import CUT, THREE

START = datetime(2024, 3, 4, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("place", "by", "expected"),
    [
        (Place(1), 1, Place(2)),
        (Place(1), -1, Place(1)),
        (Place(3), 1, Place(3)),
        (Place(2, cut=1), 1, Place(3)),
        (Place(2, cut=1), -1, Place(1)),
        (Place(2, look="black"), 1, Place(2)),
        (Place(2), 10_000, Place(3)),
        (Place(2, outside=True), 1, Place(3, outside=True)),
    ],
)
def test_a_step_leads_to_the_neighbour_and_not_beyond(place: Place, by: int, expected: Place) -> None:
    assert step(place, by, THREE) == expected


def test_looking_closer_goes_through_the_cuts_and_back_to_the_slide() -> None:
    places = [Place(2)]
    for _ in range(3):
        places.append(closer(places[-1], THREE))
    assert [place.cut for place in places] == [0, 1, 2, 0]
    assert closer(Place(1), THREE) == Place(1)
    assert home(places[2]) == Place(2)


def test_a_cover_is_put_on_and_taken_off() -> None:
    black = cover(Place(2, cut=1), "black")
    assert black == Place(2, 1, "black")
    assert cover(black, "black") == home(black) == Place(2, 1)


@pytest.mark.parametrize("place", [Place(1), Place(7, 2), Place(3, outside=True)])
def test_an_address_says_the_place_and_is_read_back(place: Place) -> None:
    assert place_of(query_of_place(place)) == place


@pytest.mark.parametrize("nonsense", ["", "-1", "two", "²", "9999999"])
def test_an_address_of_nonsense_is_the_first_slide(nonsense: str) -> None:
    assert place_of({"slide": nonsense, "cut": nonsense}) == Place(1)


def test_a_room_counts_its_moves_and_its_seconds() -> None:
    room = Room(START)
    room.move(lambda place: step(place, 1, THREE))
    room.move(lambda place: place)  # stays, which is no move
    assert room.read() == (1, Place(2))
    assert room.elapsed(START + timedelta(seconds=75)) == 75
    room.restart(START + timedelta(seconds=60))
    assert room.elapsed(START + timedelta(seconds=75)) == 15
    assert elapsed_words(75) == "1:15 elapsed"


def test_a_code_is_one_room_and_the_longest_unused_is_forgotten() -> None:
    rooms = Rooms()
    first, second = rooms.enter("a", START), rooms.enter("b", START)
    assert first is rooms.enter("a", START)
    assert first is not second
    for number in range(MOST - 1):
        rooms.enter(str(number), START)
    assert rooms.enter("a", START) is first
    assert rooms.enter("b", START) is not second


def test_each_key_has_one_button_of_its_own() -> None:
    assert len({one.key for one in KEYS}) == len({one.words for one in KEYS}) == len(KEYS)
    assert {"PageDown", "PageUp", "Right", "Left"} < {one.key for one in KEYS}


def test_a_slide_is_found_by_what_stands_in_it_and_in_its_cuts() -> None:
    assert [slide.id for slide in THREE if is_about(slide, "SCHOOLS about")] == ["2-text"]
    assert [slide.id for slide in THREE if is_about(slide, CUT.headline[:12])] == ["2-text"]
    assert not is_about(THREE[0], "schools")
    assert all(is_about(slide, " ") for slide in THREE)
