"""Which columns of files that national bodies publish are which of a partnership's indicators, and of which places."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, field_validator

from cesp.catalogue.models import Entry
from cesp.periods import parse_year


class Figure(Entry):
    """An indicator in a published file: the headings of its numerator, denominator and printed value.

    `since` and `until` are the first and last year it is taken for, where its definition changed.
    """

    indicator: str
    numerator: str = ""
    denominator: str = ""
    value: str = ""
    since: str = ""
    until: str = ""

    @field_validator("since", "until")
    @classmethod
    def _a_year(cls, value: str) -> str:
        if value and parse_year(value) is None:
            raise ValueError(f"not a year: {value}")
        return value

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.numerator, self.denominator, self.value)))

    def covers(self, year: int) -> bool:
        """True where it is taken for the financial year that starts in `year`."""
        since, until = parse_year(self.since), parse_year(self.until)
        return (since is None or since <= year) and (until is None or year <= until)


class NationalFile(Entry):
    """A published file, known by its headings. It brings indicators (`figure`), or children aged 0 to 17 (`children`).

    `year` says what its year is: "ends" for the one that ends in it on 31 March, "starts" for the middle of it, which
    stands for the financial year that starts in it. `only` names words that rows must have in further columns.
    """

    title: str
    source: str
    year: Literal["ends", "starts"] = "ends"
    figure: tuple[Figure, ...] = ()
    children: str = ""
    only: dict[str, str] = Field(default_factory=dict)


class National(Entry):
    """Published files, and the places that are kept of them besides the partnership's own: its region, its country
    and its statistical neighbours, by name."""

    region: str = ""
    country: str = ""
    neighbours: tuple[str, ...] = ()
    file: tuple[NationalFile, ...] = ()
