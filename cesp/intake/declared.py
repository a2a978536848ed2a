"""The period and the sender that a file speaks of itself: in its titles, its sheets' names or its own name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from cesp.catalogue import Partnership, plain
from cesp.catalogue.priorities import Named
from cesp.intake.address import address
from cesp.intake.periodwords import find_period, find_quarter
from cesp.intake.workbook import Sheet, words
from cesp.periods import Period

_MOST_TITLES = 200
_LABEL = re.compile(r"(?:sender|sent by|from|agency|organisation|organization|submitted by|returned by|return from)\b")


class Declared(NamedTuple):
    """A period and the words for where it was found ("title 'B2'", "sheet name", "file name")."""

    period: Period | None
    source: str


def titles(sheet: Sheet, header: int) -> list[tuple[str, str]]:
    """The texts above the headings with their addresses."""
    above = [(words(cell), address(row, column)) for row, line in enumerate(sheet.cells[:header])
             for column, cell in enumerate(line) if isinstance(cell, str)]  # fmt: skip
    return above[:_MOST_TITLES]


def declared_period(sheet: Sheet, header: int, file: str, subject: str = "") -> Declared:
    """The period of a sheet: from its titles, else its name, else the file's name, else its e-mail's subject.

    A quarter without a year ("Q1") is joined with the first year that any of them names.
    """
    groups = [
        [(text, f"title '{cell}'") for text, cell in titles(sheet, header)],
        [(sheet.name, "sheet name")],
        [(Path(file).stem, "file name")],
        [(subject, "e-mail's subject")],
    ]
    year: Declared | None = None
    number: int | None = None
    for group in groups:
        found = [Declared(find_period(text), source) for text, source in group]
        for one in found:
            if one.period and one.period.kind != "year" and (year is None or _year(year) == one.period.year):
                return one
        year = year or next((one for one in found if one.period and one.period.kind == "year"), None)
        number = number or next((quarter for text, _ in group if (quarter := find_quarter(text))), None)
        if year and year.period and number:
            return Declared(Period(year.period.year, number, number), year.source)
    return year or Declared(None, "")


def joined(found: Sequence[Declared]) -> Declared:
    """One period for a file of several sheets: theirs, where they agree or lie in one year; else none."""
    known = [one for one in found if one.period]
    periods = {one.period for one in known if one.period}
    if len(periods) < 2:
        return known[0] if known else Declared(None, "")
    if len({period.year for period in periods}) > 1:
        return Declared(None, "")
    first, last = min(period.first for period in periods), max(period.last for period in periods)
    return Declared(Period(min(periods).year, first, last), "the sheets together")


class Senders:
    """Finds agencies of a partnership inside longer texts."""

    def __init__(self, partnership: Partnership) -> None:
        self.partnership = partnership
        self.agencies = spellings(partnership.agency)
        self.titles = {agency.id: agency.title for agency in partnership.agency}
        self.others = sorted({*spellings(partnership.priority), *spellings(partnership.course)} - {*self.agencies},
                             key=len, reverse=True)  # fmt: skip

    def labelled(self, sheet: Sheet, header: int) -> tuple[str, str] | None:
        """The agency of a title such as "Agency: Police", or of the cell beside the label, and its address."""
        for row, line in enumerate(sheet.cells[:header]):
            for column, cell in enumerate(line):
                text = words(cell) if isinstance(cell, str) else ""
                match = _LABEL.match(text.lower())
                if match:
                    beside = words(sheet.cell(row, column + 1))
                    for words_after in (text[match.end() :].strip(" :-"), beside):
                        if found := self.partnership.find("agency", words_after):
                            return found, address(row, column)
        return None

    def named(self, texts: Iterable[str]) -> str | None:
        """The one agency named in any of the texts; None where there is none, or more than one."""
        found = {agency for text in texts for agency in self._in(text)}
        return found.pop() if len(found) == 1 else None

    def _in(self, text: str) -> set[str]:
        """Agencies in a text; the longest spellings first, and never inside the name of a priority or a course."""
        left = f" {plain(text.replace('_', ' '))} "
        for other in self.others:
            left = left.replace(f" {other} ", " | ")
        found: set[str] = set()
        for spelling in sorted(self.agencies, key=len, reverse=True):
            if len(spelling) > 2 and f" {spelling} " in left:
                found.add(self.agencies[spelling])
                left = left.replace(f" {spelling} ", " | ")
        return found


def spellings(entries: Iterable[Named]) -> dict[str, str]:
    """Id by spelling."""
    return {plain(spelling): entry.id for entry in entries for spelling in (entry.id, entry.title, *entry.aliases)}


def _year(declared: Declared) -> int | None:
    return declared.period.year if declared.period else None
