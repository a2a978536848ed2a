"""Headings of wide tables: what a column is of (an agency, a quarter, a course and its date) and what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cesp.catalogue import Catalogue, Partnership, plain
from cesp.intake.dates import read_moment
from cesp.intake.declared import spellings
from cesp.intake.headings import Headings
from cesp.intake.typed import Unreadable
from cesp.periods import Period, parse_period

_PERCENT = re.compile(r"%|\b(?:per ?cent|percentage|pct)\b", re.IGNORECASE)
_DAY = re.compile(r"\d|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_TOTAL = re.compile(r"(?:grand |overall )?totals?")
_RELATIVE: Mapping[str, int] = {
    "this year": 0, "current year": 0, "this period": 0, "last year": 1, "previous year": 1, "year before": 1,
}  # fmt: skip
_LONGEST, _MOST_WORDS, _SHORTEST_CHOICE = 160, 24, 3
_ANY_YEAR = 2000


class Slot(NamedTuple):
    """A heading of a wide table. `given` is what it says of its cells, by the heading of the column it unfolds into.

    `measure` is what the numbers are, in its own words; `percent` that they are percentages, `total` that they add up
    the others. `day` says that it is a day or month alone, which heads words but never counts: they need a course.
    """

    given: tuple[tuple[str, str], ...]
    measure: str = ""
    percent: bool = False
    total: bool = False
    day: bool = False

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(kind for kind, _ in self.given)


class Slots:
    """Reads the headings of wide tables by the words of a partnership and the catalogue; each text once."""

    def __init__(self, catalogue: Catalogue, partnership: Partnership, headings: Headings) -> None:
        self.headings = headings
        self._read: dict[tuple[str, Period | None], Slot | None] = {}
        self._measures: dict[str, bool] = {}
        self.agencies = set(spellings(partnership.agency))
        self.courses = set(spellings(partnership.course))
        self.indicators = set(spellings(partnership.indicator))
        self.choices = {
            plain(word): column.name
            for dataset in catalogue.datasets
            if any(counted.default is not None for counted in dataset.columns)
            for column in dataset.columns
            if column.kind == "choice" and column.required
            for canonical, others in column.choices.items()
            for word in (canonical, *others)
            if len(word) >= _SHORTEST_CHOICE and not word[-1].isdigit()
        }
        self.tokens = {token for text in (*self.agencies, *self.choices) for token in text.split()}

    def read(self, text: str, declared: Period | None) -> Slot | None:
        """What a heading says; None where it heads no column of a wide table. `declared` is what "last year" is of."""
        key = (text, declared)
        if key not in self._read:
            self._read[key] = self._tell(text, declared)
        return self._read[key]

    def _tell(self, text: str, declared: Period | None) -> Slot | None:
        if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS:
            return None
        bare = " ".join(_PERCENT.sub(" ", text).replace("_", " ").split())
        percent = bare != " ".join(text.replace("_", " ").split())
        if _TOTAL.fullmatch(plain(bare)):
            return Slot((), percent=percent, total=True)
        slot = self._whole(bare, declared)
        figures = any(letter.isdigit() for letter in bare)
        if slot is None and (figures or not self.tokens.isdisjoint(plain(bare).split())):
            slot = self._with_measure(bare, declared) or (self._with_date(bare, declared) if figures else None)
        if slot is None and _is_day(bare, _ANY_YEAR, months=True):
            return Slot((("Period", bare),), day=True)
        return None if slot is None else slot._replace(percent=percent)

    def named(self, text: str) -> str | None:
        """The heading of the column that a word belongs in, by what it names; None where it is no word we know."""
        wanted = plain(text)
        known = (("Agency", self.agencies), ("Course", self.courses), ("Indicator", self.indicators))
        return next((kind for kind, words in known if wanted in words), self.choices.get(wanted))

    def measures(self, text: str) -> bool:
        """True where the words head a column of numbers in some dataset."""
        if text not in self._measures:
            self._measures[text] = any(column.numeric for _, column in self.headings.meanings(text))
        return self._measures[text]

    def _whole(self, text: str, declared: Period | None) -> Slot | None:
        wanted = plain(text)
        if wanted in self.agencies:
            return Slot((("Agency", text),))
        if wanted in self.choices:
            return Slot(((self.choices[wanted], text),))
        if wanted in _RELATIVE:
            return None if declared is None else Slot((("Period", declared.years_back(_RELATIVE[wanted]).label),))
        return None if (label := _label(text)) is None else Slot((("Period", label),))

    def _with_measure(self, text: str, declared: Period | None) -> Slot | None:
        """ "Q1 2022/23 Registered" or "Attended by Police": one part is of something, the other is what is counted."""
        for left, right in _splits(text):
            for what, measure in ((left, right), (right, left)):
                if (slot := self._whole(what.strip(" -:"), declared)) is not None:
                    bare = measure.removesuffix(" by").removesuffix(" -").removesuffix(":").strip()
                    if self.measures(bare):
                        return slot._replace(measure=bare)
        return None

    def _with_date(self, text: str, declared: Period | None) -> Slot | None:
        """ "LSCB Learning Event 04.05.16 AM": a course and its date, or a measure and its date."""
        year = declared.year if declared else None
        for left, right in _splits(text):
            if not _is_day(right, _ANY_YEAR if year is None else year):
                continue
            before = left.rstrip(" -,:(")
            if self.measures(before):
                return Slot((("Period", right),), before)
            if self.headings.meanings(before):
                return None
            return Slot((("Course", before), ("Period", right.rstrip(")"))))
        return None


def is_relative(text: str) -> bool:
    """True for words such as "last year", which need to know the period of the table."""
    return plain(_PERCENT.sub(" ", text)) in _RELATIVE


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """Every way to part a text between two words, the shortest first part first."""
    parts = text.split()
    for at in range(1, len(parts)):
        yield " ".join(parts[:at]), " ".join(parts[at:])


def _label(text: str) -> str | None:
    """A quarter or year in words: with its own year as it is written elsewhere, a bare "Q1" as it stands."""
    try:
        if (period := parse_period(text)) is not None:
            return period.label
        return text if parse_period(text, year=_ANY_YEAR) is not None else None
    except ValueError:
        return None


def _is_day(text: str, year: int, *, months: bool = False) -> bool:
    """True for a day written with at least its month; with `months` for a month alone as well."""
    if text.isdigit() or not _DAY.match(text) or not (months or any(letter.isdigit() for letter in text)):
        return False
    try:
        moment = read_moment(text.rstrip(")"), year)
    except Unreadable:
        return False
    return (months or not moment.whole_month) and not moment.serial
