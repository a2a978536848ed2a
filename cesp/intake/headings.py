"""Headings of a sheet matched to the columns of a dataset, by name, title and aliases, or as the person maps them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cesp.catalogue import Catalogue, Dataset, plain

_FOOTNOTE = re.compile(r"[¹²³⁰⁴-⁹†‡§]+|[\[(](?:note )?[\da-z]{1,2}[\])]\s*$", re.IGNORECASE)
_LONGEST = 200


def heading_key(text: str) -> str:
    """What two spellings of a heading share: `Total 'No Shows*` and `total no shows` are one; % is a word."""
    bare = _FOOTNOTE.sub(" ", text[:_LONGEST]).replace("%", " percent ")
    return plain(bare).replace("per cent", "percent")


@dataclass(frozen=True)
class Match:
    """How well one row of headings fits a dataset. `columns` gives each column's place, counted from 0."""

    dataset: Dataset
    header: int
    columns: Mapping[str, int]
    doubles: tuple[tuple[int, str], ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Titles of required columns that are not there; the period may yet come from the file's titles."""
        return tuple(
            column.title
            for column in self.dataset.columns
            if column.required and column.kind != "period" and column.name not in self.columns
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
    """The spellings of every dataset's columns, and the person's own mapping, which beats them."""

    def __init__(self, catalogue: Catalogue, mapping: Mapping[str, str]) -> None:
        self.mapped = {_mapped_key(heading): column for heading, column in mapping.items()}
        self.spellings = [(dataset, _spellings(dataset)) for dataset in catalogue.datasets]

    def best(self, header: int, headings: Mapping[int, str]) -> Match | None:
        """The dataset that fits a row of headings (by place) best; None where none has two columns of it."""
        keys = {at: _mapped_key(text) for at, text in headings.items()}
        mapped = [(at, self.mapped[key]) for at, key in keys.items() if key in self.mapped]
        others = [(at, key) for at, key in keys.items() if key not in self.mapped]
        matches = [
            _match(dataset, header, mapped + [(at, known.get(key, "")) for at, key in others])
            for dataset, known in self.spellings
        ]
        return max((match for match in matches if len(match.columns) > 1), key=lambda match: match.rank, default=None)


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


def _mapped_key(text: str) -> str:
    return heading_key(text) or text.strip()


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
