"""What the cells of a column look like: evidence for or against its being a column of some kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cesp.catalogue import Column, Partnership
from cesp.intake.cells import word_key
from cesp.intake.dates import read_moment
from cesp.intake.figures import read_count, read_number, read_ratio
from cesp.intake.matching import NAMED
from cesp.intake.periodwords import find_period
from cesp.intake.typed import Unreadable
from cesp.intake.workbook import Cell, words

_ENOUGH = 0.5  # of the cells must be such as the column needs
_NO_YEAR = 2000  # any year will do to see that "3 May" is a date
_POSSIBLE, _KNOWN, _TEXT = 0.2, 0.3, 0.3

Spellings = Mapping[str, Mapping[str, tuple[str, str]]]


class Fit(NamedTuple):
    """How far cells speak for a column, from 0 to 1, and why in words ("" where they say nothing)."""

    strength: float
    reason: str = ""


def spell_out(partnership: Partnership) -> Spellings:
    """Kind -> key of a spelling -> (id, the spelling), for all that the partnership names."""
    return {
        kind: {
            word_key(spelling): (entry.id, spelling)
            for entry in getattr(partnership, kind)
            for spelling in (entry.id, entry.title, *entry.aliases)
        }
        for kind in NAMED
    }


def spell_choices(column: Column) -> dict[str, tuple[str, str]]:
    """Key of a spelling -> (word, the spelling) of a choice."""
    return {
        word_key(spelling): (word, spelling)
        for word, others in column.choices.items()
        for spelling in (word, *others)
    }  # fmt: skip


def fit(column: Column, cells: Sequence[Cell], spellings: Spellings) -> Fit | None:
    """What cells that are not blank say of their being this column's; None where they speak against it."""
    if not cells:
        return Fit(0.0)
    if column.kind in _READS:
        reads, weight, reason = _READS[column.kind]
        share = sum(map(reads, cells)) / len(cells)
        return None if share < _ENOUGH else Fit(weight * share, reason)
    texts = sum(any(letter.isalpha() for letter in words(cell)) for cell in cells if isinstance(cell, str))
    if column.kind in ("text", "place"):
        return Fit(_TEXT, "its cells are words") if texts >= _ENOUGH * len(cells) else Fit(0.0)
    known = spell_choices(column) if column.kind == "choice" else spellings[column.kind]
    count = sum(word_key(words(cell)) in known for cell in cells)
    if not count:
        return None if texts < _ENOUGH * len(cells) else Fit(_POSSIBLE)
    what = f"known for {column.title}" if column.kind == "choice" else f"{_PLURALS[column.kind]} we know"
    return Fit(_KNOWN + (1 - _KNOWN) * count / len(cells), f"{count} of its {len(cells)} cells looked at are {what}")


def _is_count(raw: Cell) -> bool:
    try:
        read_count(raw)
    except Unreadable:
        return False
    return True


def _is_number(raw: Cell) -> bool:
    try:
        read_number(raw)
    except Unreadable:
        return False
    return True


def _is_percentage(raw: Cell) -> bool:
    try:
        read_ratio(raw, points=True)
    except Unreadable:
        return False
    return True


def _is_day(raw: Cell) -> bool:
    if not isinstance(raw, (str, date)):
        return False
    try:
        read_moment(raw, _NO_YEAR)
    except Unreadable:
        return False
    return True


def _is_period(raw: Cell) -> bool:
    return _is_day(raw) or (isinstance(raw, str) and find_period(words(raw)) is not None)


_READS: Mapping[str, tuple[Callable[[Cell], bool], float, str]] = {
    "count": (_is_count, 0.5, "its cells are whole numbers"),
    "number": (_is_number, 0.4, "its cells are numbers"),
    "percent": (_is_percentage, 0.3, "its cells can be percentages"),
    "date": (_is_day, 1.0, "its cells are dates"),
    "period": (_is_period, 1.0, "its cells are dates or quarters"),
}
_PLURALS: Mapping[str, str] = {
    "agency": "agencies", "course": "courses", "priority": "priorities", "indicator": "indicators",
}  # fmt: skip
