"""Headings of a sheet matched to the columns of a dataset, by name, title and aliases, or as the person maps them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from cesp.catalogue import Catalogue, Column, Dataset, plain
from cesp.intake.results import Confirmed, Remembered

_FOOTNOTE = re.compile(r"[¹²³⁰⁴-⁹†‡§]+|[\[(](?:note )?[\da-z]{1,2}[\])]\s*$", re.IGNORECASE)
_LONGEST = 200
_NOTHING = Remembered()


def heading_key(text: str) -> str:
    """What two spellings of a heading share: `Total 'No Shows*` and `total no shows` are one; % is a word."""
    bare = _FOOTNOTE.sub(" ", text[:_LONGEST]).replace("%", " percent ")
    return plain(bare).replace("per cent", "percent")


@dataclass(frozen=True)
class Match:
    """How well one row of headings fits a dataset. `columns` gives each column's place, counted from 0.

    `counted` names columns that are counted out of words, as in a booking list, with the place of those words.
    """

    dataset: Dataset
    header: int
    columns: Mapping[str, int]
    doubles: tuple[tuple[int, str], ...]
    counted: Mapping[str, int] = field(default_factory=dict)

    @property
    def missing(self) -> tuple[str, ...]:
        """Titles of required columns that are not there; the period may yet come from the file's titles."""
        return tuple(
            column.title
            for column in self.dataset.columns
            if column.required and column.kind != "period" and column.name not in {*self.columns, *self.counted}
        )

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """Greater is better: fewer required columns missing, more of them there, more columns matched, higher up.

        Required columns first settles sheets that two datasets could claim: an agency column makes attendance of
        sessions, a grade makes grades of audits, a place makes comparators of indicators.
        """
        required = sum(column.required and column.name in self.columns for column in self.dataset.columns)
        return -len(self.missing), required, len(self.columns), -self.header


class Headings:
    """The spellings of every dataset's columns; what was confirmed before, and the person's own mapping, beat them."""

    def __init__(self, catalogue: Catalogue, mapping: Mapping[str, str], remembered: Remembered = _NOTHING) -> None:
        self._meanings: dict[str, list[tuple[Dataset, Column]]] = {}
        self.mapped = {mapped_key(heading): column for heading, column in mapping.items()}
        self.spellings = [(dataset, _spellings(dataset)) for dataset in catalogue.datasets]
        self.confirmed = {one.name: _find_confirmed(one, catalogue, remembered) for one in catalogue.datasets}

    @property
    def known(self) -> frozenset[str]:
        """The keys of all headings that are a column of some return, or were said to be one."""
        confirmed = (key for told in self.confirmed.values() for key, one in told.items() if one.meaning)
        return frozenset((*self.mapped, *confirmed, *(key for _, known in self.spellings for key in known)))

    def best(self, header: int, headings: Mapping[int, str]) -> Match | None:
        """The dataset that fits a row of headings (by place) best; None where none has two columns of it."""
        keys = [(at, mapped_key(text)) for at, text in headings.items()]
        matches = [_match(dataset, header, self._told(dataset, keys, known)) for dataset, known in self.spellings]
        return max((match for match in matches if len(match.columns) > 1), key=lambda match: match.rank, default=None)

    def fit(self, dataset: Dataset, header: int, headings: Mapping[int, str]) -> Match:
        """How a row of headings (by place) fits one dataset, however few columns of it there are."""
        keys = [(at, mapped_key(text)) for at, text in headings.items()]
        return _match(dataset, header, self._told(dataset, keys, self.spellings_of(dataset)))

    def spellings_of(self, dataset: Dataset) -> Mapping[str, str]:
        """Column by spelling's key, of one dataset."""
        return next(known for one, known in self.spellings if one is dataset)

    def meanings(self, text: str) -> list[tuple[Dataset, Column]]:
        """Every column of any dataset that a heading may mean; each heading is looked up once."""
        if text not in self._meanings:
            key = mapped_key(text)
            self._meanings[text] = [
                (dataset, column)
                for dataset, known in self.spellings
                if (name := dict(self._told(dataset, [(0, key)], known))[0])
                for column in dataset.columns
                if column.name == name
            ]
        return self._meanings[text]

    def _told(self, dataset: Dataset, keys: list[tuple[int, str]], known: Mapping[str, str]) -> list[tuple[int, str]]:
        """(place, column) of each heading as the person maps it, as was confirmed, or as it is spelled."""
        mapped = [(at, self.mapped[key]) for at, key in keys if key in self.mapped]
        others = [(at, key) for at, key in keys if key not in self.mapped]
        return mapped + _means(others, self.confirmed[dataset.name], known)


def _match(dataset: Dataset, header: int, found: list[tuple[int, str]]) -> Match:
    """A match of (place, column) pairs in order of preference: the first of each column counts."""
    names = {column.name for column in dataset.columns}
    columns: dict[str, int] = {}
    doubles: list[tuple[int, str]] = []
    for at, name in found:
        if name in columns:
            doubles.append((at, name))
        elif name in names:
            columns[name] = at
    return Match(dataset, header, columns, tuple(doubles))


def mapped_key(text: str) -> str:
    """The key of a heading, also of one that is all signs."""
    return heading_key(text) or text.strip()


def _find_confirmed(dataset: Dataset, catalogue: Catalogue, remembered: Remembered) -> dict[str, Confirmed]:
    """What was confirmed of headings, by key: for the dataset, or for one of its family that has the column too.

    Columns it has no more are passed over.
    """
    names = {"", *(column.name for column in dataset.columns)}
    kin = (other.name for other in catalogue.datasets if other.family == dataset.family and other != dataset)
    found: dict[str, Confirmed] = {}
    for name in (dataset.name, *kin):
        for key, told in remembered.headings.get(name, {}).items():
            if told.meaning in names:
                found.setdefault(key, told)
    return found


def _means(
    keys: list[tuple[int, str]], confirmed: Mapping[str, Confirmed], known: Mapping[str, str]
) -> list[tuple[int, str]]:
    """(place, column) of each heading, those a person confirmed first."""
    told = [(at, confirmed[key].meaning) for at, key in keys if key in confirmed]
    return told + [(at, known.get(key, "")) for at, key in keys if key not in confirmed]


def _spellings(dataset: Dataset) -> dict[str, str]:
    """Column by spelling; names and titles of all columns come before anybody's aliases."""
    known: dict[str, str] = {}
    for column in dataset.columns:
        known.setdefault(heading_key(column.name), column.name)
        known.setdefault(heading_key(column.title), column.name)
    for column in dataset.columns:
        for alias in column.aliases:
            known.setdefault(heading_key(alias), column.name)
    known.pop("", None)
    return known
