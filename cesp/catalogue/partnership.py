"""One partnership, as data: its priorities and their lives, agencies, courses, indicators, words and rules."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from pydantic import Field, field_validator, model_validator

from cesp.catalogue.expected import Expected
from cesp.catalogue.models import Basis, Direction, Entry, misfit, named, one_each
from cesp.catalogue.national import National
from cesp.catalogue.priorities import Event, Named, Priority
from cesp.catalogue.publishing import Publishing
from cesp.catalogue.rules import Rules
from cesp.catalogue.scrutiny import Query, check_queries
from cesp.catalogue.targets import AS_IT_STANDS, SetTarget, Target, check_targets
from cesp.periods import parse_period, parse_year

Edition = Literal["officer", "restricted", "public"]
EDITIONS: tuple[Edition, ...] = ("officer", "restricted", "public")
_APOSTROPHES, _WORDS = re.compile("['’‘`]"), re.compile("[a-z0-9]+")


def plain(text: str) -> str:
    """Text reduced to what two spellings share: small letters and digits, one space, no accents or punctuation."""
    if not text.isascii():
        text = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join(_WORDS.findall(_APOSTROPHES.sub("", text.lower()).replace("&", " and ")))


#: How a course cell reads that stands for all courses together ("All courses", "All inter-agency training").
WHOLE_COURSE = r"^(all( .*)? (courses?|training|sessions|events)|all|overall|total)$"


class Agency(Named):
    """An agency; `group` is the id of the agency it is counted within, where results are grouped.

    `domains` are those its e-mails come from, in small letters: "police.example". `workforce` is how many of its staff
    are in scope for training, by financial year: { "2022/23" = 850 }.
    """

    group: str = ""
    domains: tuple[str, ...] = ()
    workforce: dict[str, int] = Field(default_factory=dict)
    agrees_to_be_named: bool = False

    @field_validator("workforce")
    @classmethod
    def _staff_of_years(cls, value: dict[str, int]) -> dict[str, int]:
        if wrong := [year for year, staff in value.items() if parse_year(year) is None or staff < 1]:
            raise ValueError(f"workforce is a number of staff for each year: {', '.join(wrong)}")
        return value


class Course(Named):
    """A course and the priorities it serves; it counts in each of them, and once in the total."""

    priorities: tuple[str, ...] = ()


class Change(Entry):
    """A definition that changed: figures before and from `year` are not like for like."""

    year: str
    what: str


class Indicator(Named):
    """An indicator of what it means for children.

    `source` tells where its rows come from: agencies' returns, or national figures. `basis` says how quarters make
    a year. `rate` asks for a rate per 10,000 children besides.
    """

    priorities: tuple[str, ...] = ()
    source: Literal["return", "national"] = "return"
    basis: Basis | None = None
    unit: Literal["%", "number", "per 10,000", "score"] = "%"
    decimals: int = 0
    direction: Direction = "neither"
    rate: bool = False
    safe_without_counts: bool = False
    numerator_words: str
    denominator_words: str = ""
    definition: str = ""
    supplier: str = ""
    changes: tuple[Change, ...] = ()
    targets: tuple[Target, ...] = ()


class Term(Entry):
    """An abbreviation or word of the field, spelled out."""

    short: str
    long: str
    meaning: str = ""


class Partnership(Entry):
    """A partnership's whole configuration, cross-checked: every id that is mentioned exists."""

    name: str
    place: str
    sender: str
    synthetic: str = ""
    editions: dict[Edition, str]
    rules: Rules = Rules()
    publishing: Publishing = Publishing()
    priority: tuple[Priority, ...]
    agency: tuple[Agency, ...]
    course: tuple[Course, ...] = ()
    indicator: tuple[Indicator, ...] = ()
    term: tuple[Term, ...] = ()
    event: tuple[Event, ...] = ()
    expected: tuple[Expected, ...] = ()
    target: tuple[SetTarget, ...] = ()
    scrutiny: tuple[Query, ...] = ()
    national: National = National()

    @model_validator(mode="after")
    def _cross_check(self) -> Partnership:
        agencies = {agency.id for agency in self.agency}
        if self.sender not in agencies:
            raise misfit(f"there is no agency {self.sender}", "sender")
        for index, agency in enumerate(self.agency):
            if agency.group and agency.group not in agencies:
                raise misfit(f"there is no agency {agency.group}", "agency", index, "group")
        for index, expected in enumerate(self.expected):
            if expected.sender not in agencies:
                raise misfit(f"there is no agency {expected.sender}", "expected", index, "sender")
        for table in ("priority", "agency", "course", "indicator"):
            _one_meaning_each(table, getattr(self, table))
        self._priorities_exist()
        self._periods_read()
        self._national_fits()
        self._targets_fit()
        check_queries(self.scrutiny)
        return self

    def _national_fits(self) -> None:
        known = {indicator.id for indicator in self.indicator}
        for place, file in enumerate(self.national.file):
            for index, figure in enumerate(file.figure):
                if figure.indicator not in known:
                    at = ("national", "file", place, "figure", index, "indicator")
                    raise misfit(f"there is no indicator {figure.indicator}", *at)

    def _priorities_exist(self) -> None:
        known = {priority.id for priority in self.priority}
        owners: dict[str, tuple[Course | Indicator | Event, ...]] = {
            "course": self.course, "indicator": self.indicator, "event": self.event,
        }  # fmt: skip
        for table, entries in owners.items():
            for index, entry in enumerate(entries):
                if unknown := sorted(set(entry.priorities) - known):
                    raise misfit(f"there is no priority {', '.join(unknown)}", table, index, "priorities")

    def _periods_read(self) -> None:
        for index, indicator in enumerate(self.indicator):
            for place, change in enumerate(indicator.changes):
                if parse_year(change.year) is None:
                    raise misfit(f"not a year: {change.year}", "indicator", index, "changes", place, "year")
            for place, target in enumerate(indicator.targets):
                if parse_period(target.period) is None:
                    raise misfit(f"not a period: {target.period}", "indicator", index, "targets", place, "period")

    def _targets_fit(self) -> None:
        indicators = {indicator.id for indicator in self.indicator}
        given = {
            (AS_IT_STANDS, indicator.id, "", target.stands_for())
            for indicator in self.indicator
            for target in indicator.targets
        }
        check_targets(self.target, given, indicators, {priority.id for priority in self.priority})

    def targets_of(self, measure: str, indicator: str) -> tuple[SetTarget, ...]:
        """Targets set for a measure ("" for no indicator), those that stand with an indicator first."""
        with_it: tuple[Target, ...] = ()
        if indicator and measure == AS_IT_STANDS:
            with_it = self.get_indicator(indicator).targets
        own = tuple(SetTarget(indicator=indicator, **target.model_dump()) for target in with_it)
        named_here = (target for target in self.target if (target.measure, target.indicator) == (measure, indicator))
        return (*own, *named_here)

    def find(self, kind: Literal["priority", "agency", "course", "indicator"], words: str) -> str | None:
        """The id of the entry written as `words` (id, title or alias), or None."""
        wanted = plain(words)
        entries: tuple[Named, ...] = getattr(self, kind)
        for entry in entries:
            if wanted in map(plain, (entry.id, entry.title, *entry.aliases)):
                return entry.id
        return None

    def get_priority(self, name: str) -> Priority:
        return named(self.priority, "id", name)

    def get_indicator(self, name: str) -> Indicator:
        return named(self.indicator, "id", name)

    def get_agency(self, name: str) -> Agency:
        return named(self.agency, "id", name)

    def courses_of(self, priority: str) -> tuple[str, ...]:
        """Ids of the courses that serve a priority."""
        return tuple(course.id for course in self.course if priority in course.priorities)


def _one_meaning_each(table: str, entries: tuple[Named, ...]) -> None:
    """A misfit where two entries can be written the same way."""
    one_each([entry.id for entry in entries], table, "id")
    seen: dict[str, str] = {}
    for index, entry in enumerate(entries):
        for words in sorted({plain(words) for words in (entry.id, entry.title, *entry.aliases)}):
            if seen.setdefault(words, entry.id) != entry.id:
                raise misfit(f"{entry.id} and {seen[words]} are both written '{words}'", table, index)
