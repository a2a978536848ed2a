"""What happened, as marks on a time axis: worked by hand."""

from __future__ import annotations

from datetime import date

import pytest

from cesp.briefing.occasions import key_words, list_happenings, place_of, shade
from cesp.catalogue import Priority
from cesp.catalogue.priorities import Event
from cesp.periods import Quarter

PRIORITY = Priority.model_validate(
    {
        "id": "neglect",
        "title": "Neglect",
        "life": [
            {"state": "opened", "on": "2021-07-01"},
            {"state": "carried_over", "on": "2022-04-01"},
            {"state": "closing", "on": "2022-10-01"},
            {"state": "closed", "on": "2023-03-31"},
        ],
    }
)
EVENTS = (
    Event(on=date(2022, 7, 1), title="Inspection (July 2022)"),
    Event(on=date(2022, 7, 1), title="New strategy", priorities=("neglect",)),
    Event(on=date(2022, 8, 1), title="Elsewhere", priorities=("online",)),
    Event(on=date(2023, 3, 31), title="Neglect passed to teams", priorities=("neglect",)),
    Event(on=date(2024, 1, 1), title="Too late"),
)


def test_events_of_the_priority_or_of_all_and_its_stages_are_lettered_in_order() -> None:
    found = list_happenings(PRIORITY, EVENTS, date(2022, 4, 1), date(2023, 6, 30))
    assert key_words(found) == (
        ("A", "Carried over as a priority, April 2022"),
        ("B", "Inspection (July 2022); New strategy"),
        ("C", "Began to close, October 2022"),
        ("D", "Neglect passed to teams, March 2023"),
    )


def test_letters_go_on_after_z() -> None:
    many = [Event(on=date(2022, 4, 1 + day), title=f"E{day}") for day in range(28)]
    bare = Priority(id="x", title="X")
    letters = [entry.letter for entry in list_happenings(bare, many, date(2022, 4, 1), date(2022, 4, 30))]
    assert (letters[25], letters[26], letters[27]) == ("Z", "AA", "BB")


@pytest.mark.parametrize(
    ("day", "place"),
    [
        (date(2022, 4, 1), -0.5),
        (date(2022, 5, 16), -0.5 + 45 / 91),
        (date(2022, 7, 1), 0.5),
        (date(2023, 3, 31), 3.5 - 1 / 90),
        (date(2021, 4, 1), -4.5),
    ],
)
def test_a_day_lies_where_its_quarter_does(day: date, place: float) -> None:
    assert place_of(day, Quarter(2022, 1)) == pytest.approx(place)


def test_the_time_outside_its_life_is_shaded() -> None:
    assert shade(PRIORITY, Quarter(2021, 1), Quarter(2023, 2)) == (
        (-0.5, 0.5),
        (pytest.approx(7.5 - 1 / 90), 9.5),
    )
    assert shade(PRIORITY, Quarter(2021, 2), Quarter(2022, 4)) == ((pytest.approx(6.5 - 1 / 90), 6.5),)
    assert shade(PRIORITY, Quarter(2020, 1), Quarter(2020, 4)) == ((-0.5, 3.5),)
    assert shade(Priority(id="x", title="X"), Quarter(2021, 1), Quarter(2023, 2)) == ()
