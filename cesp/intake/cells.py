"""Reads a cell by the kind of its column. Words of the partnership become ids; unknown ones are kept as written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Literal

from cesp.catalogue import Column, Partnership, plain
from cesp.intake.dates import read_moment
from cesp.intake.figures import read_count, read_number, read_ratio, read_status
from cesp.intake.typed import BLANK, Typed
from cesp.intake.when import Calendar
from cesp.intake.workbook import Cell, words

Kind = Literal["priority", "agency", "course", "indicator"]

_NONE = ("-", "–", "—", ":", "..", "n/a", "na", "not applicable")
_NO_DATE = ("tbc", "tba", "to be confirmed", "ongoing", "on going", "none")


class Reader:
    """Reads the cells of one sheet; what a word means is looked up once."""

    def __init__(self, partnership: Partnership, calendar: Calendar, points: Mapping[str, bool]) -> None:
        self.partnership, self.calendar, self.points = partnership, calendar, points
        self._known: dict[tuple[str, str], Typed] = {}

    def how(self, column: Column) -> Callable[[Cell], Typed]:
        """What reads the cells of a column that are not blank; Unreadable where its rules do not read one."""
        plainly = _PLAINLY.get(column.kind)
        return plainly if plainly is not None else partial(_READERS[column.kind], self, column)

    def _look_up(self, column: Column, raw: Cell, find: Callable[[str], str | None], remark: str) -> Typed:
        shown = words(raw)
        key = (column.name, shown)
        if (typed := self._known.get(key)) is None:
            if not column.required and shown.lower() in _NONE:
                typed = BLANK
            else:
                found = find(shown)
                typed = Typed(shown, remark=remark) if found is None else Typed(found)
            self._known[key] = typed
        return typed

    def choice(self, column: Column, raw: Cell) -> Typed:
        return self._look_up(column, raw, lambda shown: _choose(column, shown), "word")

    def named(self, column: Column, raw: Cell) -> Typed:
        kind = _NAMED[column.kind]
        return self._look_up(column, raw, lambda shown: self.partnership.find(kind, shown), kind)

    def day(self, column: Column, raw: Cell) -> Typed:
        """A date; a month alone is its last day, and "TBC" or "ongoing" is none yet."""
        low = words(raw).lower()
        if isinstance(raw, str) and (low in _NO_DATE or read_status(low) is not None):
            return Typed(remark="no date")
        moment = read_moment(raw, self.calendar.year, from_1904=self.calendar.from_1904)
        return Typed(moment.day, remark="whole month" if moment.whole_month else "serial" if moment.serial else "")

    def percent(self, column: Column, raw: Cell) -> Typed:
        return read_ratio(raw, self.points.get(column.name, False))


def _choose(column: Column, shown: str) -> str | None:
    """The canonical word a person means, or None. "Good/Outstanding" is matched like any other."""
    wanted = plain(shown)
    for canonical, spellings in column.choices.items():
        if wanted and wanted in map(plain, (canonical, *spellings)):
            return canonical
    return None


def _text(cell: Cell) -> Typed:
    return Typed(cell.strip() if isinstance(cell, str) else words(cell))


_NAMED: Mapping[str, Kind] = {
    "priority": "priority", "agency": "agency", "course": "course", "indicator": "indicator",
}  # fmt: skip
_PLAINLY: Mapping[str, Callable[[Cell], Typed]] = {
    "text": _text,
    "place": lambda raw: Typed(words(raw)),
    "count": read_count,
    "number": read_number,
}
_READERS: Mapping[str, Callable[[Reader, Column, Cell], Typed]] = {
    "percent": Reader.percent,
    "date": Reader.day,
    "choice": Reader.choice,
    "course": Reader.named,
    "agency": Reader.named,
    "priority": Reader.named,
    "indicator": Reader.named,
}
