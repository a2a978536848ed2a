"""What happened in a priority's life, as marks on a time axis: events of the catalogue, and stages of its own life."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from string import ascii_uppercase

from cesp.catalogue import Priority
from cesp.catalogue.priorities import Event, State
from cesp.periods import Quarter


@dataclass(frozen=True)
class Happening:
    """A mark: its day, its letter, and what it stands for."""

    on: date
    letter: str
    words: str


def list_happenings(priority: Priority, events: Iterable[Event], first: date, last: date) -> tuple[Happening, ...]:
    """What happened from one day to another, oldest first, lettered from A. On a day that has an event the priority's
    own stage goes without saying: partnerships report the same thing both ways."""
    days: dict[date, list[str]] = {}
    for event in events:
        if not event.priorities or priority.id in event.priorities:
            days.setdefault(event.on, []).append(event.title)
    for stage in priority.life:
        days.setdefault(stage.on, [_STATES[stage.state]])
    inside = [(day, "; ".join(words)) for day, words in sorted(days.items()) if first <= day <= last]
    return tuple(Happening(day, _letter(place), words) for place, (day, words) in enumerate(inside))


def key_words(happenings: Sequence[Happening]) -> tuple[tuple[str, str], ...]:
    """Each letter and what it stands for, with its month where the words do not say it."""
    return tuple((entry.letter, _dated(entry)) for entry in happenings)


def place_of(day: date, first: Quarter) -> float:
    """Where a day lies on an axis whose place 0 is the middle of its `first` quarter."""
    quarter = Quarter.of(day)
    length = (quarter.last_day - quarter.first_day).days + 1
    return quarter.index - first.index - 0.5 + (day - quarter.first_day).days / length


def shade(priority: Priority, first: Quarter, last: Quarter) -> tuple[tuple[float, float], ...]:
    """The stretches of an axis in which it was no priority: before it opened and after it closed."""
    start, end = -0.5, last.index - first.index + 0.5
    opened = min((stage.on for stage in priority.life), default=None)
    closed = max((stage.on for stage in priority.life if stage.state == "closed"), default=None)
    stretches = []
    if opened is not None:
        stretches.append((start, min(end, place_of(opened, first))))
    if closed is not None:
        stretches.append((max(start, place_of(closed, first)), end))
    return tuple((low, high) for low, high in stretches if low < high)


def _letter(place: int) -> str:
    """A to Z, then AA."""
    rounds, letter = divmod(place, len(ascii_uppercase))
    return ascii_uppercase[letter] * (rounds + 1)


def _dated(entry: Happening) -> str:
    month = f"{entry.on:%B %Y}"
    return entry.words if month in entry.words else f"{entry.words}, {month}"


_STATES: Mapping[State, str] = {
    "opened": "Became a priority",
    "carried_over": "Carried over as a priority",
    "closing": "Began to close",
    "closed": "Closed to business as usual",
}
