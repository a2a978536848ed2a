"""Reads a cell by the kind of its column. Words of the partnership become ids; unknown ones are kept as written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Literal

from cesp.catalogue import Column, Partnership, plain
from cesp.intake.dates import read_moment
from cesp.intake.figures import read_count, read_number, read_ratio, read_status
from cesp.intake.results import Confirmed
from cesp.intake.typed import BLANK, Typed
from cesp.intake.when import Calendar
from cesp.intake.workbook import Cell, words

Kind = Literal["priority", "agency", "course", "indicator"]

CONFIRMED = "confirmed"
_NONE = ("-", "–", "—", ":", "..", "n/a", "na", "not applicable")
_NO_DATE = re.compile(
    r"tb[ac]|to be (?:confirmed|agreed|decided)|on ?going|none|no|not|(?:not |none )yet|"
    r"not (?:yet )?(?:published|due|agreed|set|known|started|completed?|held|received|applicable)|"
    r"unknown|awaited|awaiting \w+|pending|un\w+ed"
)
_SPACES = re.compile(r"[^\S\n]+")


class Reader:
    """Reads the cells of one sheet; what a word means is looked up once.

    `confirmed` holds what a person confirmed of a column's words, by the word's key; it beats every alias.
    `looked_up` gives what each word of a column (its name, the word as written) came to.
    """

    def __init__(
        self,
        partnership: Partnership,
        calendar: Calendar,
        points: Mapping[str, bool],
        confirmed: Mapping[str, Mapping[str, Confirmed]],
    ) -> None:
        self.partnership, self.calendar, self.points, self.confirmed = partnership, calendar, points, confirmed
        self.looked_up: dict[tuple[str, str], Typed] = {}

    def how(self, column: Column) -> Callable[[Cell], Typed]:
        """What reads the cells of a column that are not blank; Unreadable where its rules do not read one."""
        plainly = _PLAINLY.get(column.kind)
        return plainly if plainly is not None else partial(_READERS[column.kind], self, column)

    def _look_up(self, column: Column, raw: Cell, find: Callable[[str], str | None], remark: str) -> Typed:
        shown = words(raw)
        key = (column.name, shown)
        if (typed := self.looked_up.get(key)) is None:
            if not column.required and shown.lower() in _NONE and find(shown) is None:
                typed = BLANK
            elif (told := self._told(column, shown, find)) is not None:
                typed = Typed(told, remark=CONFIRMED)
            else:
                found = find(shown)
                typed = Typed(shown, remark=remark) if found is None else Typed(found)
            self.looked_up[key] = typed
        return typed

    def _told(self, column: Column, shown: str, find: Callable[[str], str | None]) -> str | None:
        """What a person confirmed that a word means; None where nobody did, or what it meant is known no more."""
        told = self.confirmed.get(column.name, {}).get(word_key(shown))
        if told is None:
            return None
        return find(told.meaning) if told.meaning else shown

    def choice(self, column: Column, raw: Cell) -> Typed:
        return self._look_up(column, raw, lambda shown: choose_word(column, shown), "word")

    def named(self, column: Column, raw: Cell) -> Typed:
        kind = _NAMED[column.kind]
        return self._look_up(column, raw, lambda shown: self.partnership.find(kind, shown), kind)

    def day(self, column: Column, raw: Cell) -> Typed:
        """A date; a month alone is its last day, and "TBC", "ongoing", "No" or "not published" is none yet."""
        low = words(raw).lower()
        if raw is False or (isinstance(raw, str) and (_NO_DATE.fullmatch(low) or read_status(low) is not None)):
            return Typed(remark="no date")
        moment = read_moment(raw, self.calendar.year, from_1904=self.calendar.from_1904)
        return Typed(moment.day, remark="whole month" if moment.whole_month else "serial" if moment.serial else "")

    def percent(self, column: Column, raw: Cell) -> Typed:
        return read_ratio(raw, self.points.get(column.name, False))


def choose_word(column: Column, shown: str) -> str | None:
    """The canonical word a person means, or None. "Good/Outstanding" is matched like any other."""
    wanted = plain(shown)
    for canonical, spellings in column.choices.items():
        if wanted and wanted in map(plain, (canonical, *spellings)):
            return canonical
    return None


def word_key(shown: str) -> str:
    """What two spellings of a word share; a word that is all signs is itself."""
    return plain(shown) or shown.strip()


def _text(cell: Cell) -> Typed:
    """A text with its lines; spaces of any kind and number between two words are one, so that equal texts are equal."""
    return Typed(_SPACES.sub(" ", cell).strip() if isinstance(cell, str) else words(cell))


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
