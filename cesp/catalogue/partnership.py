"""One partnership, as data: its priorities and their lives, agencies, courses, indicators, words and rules."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Literal

from pydantic import Field, field_validator, model_validator

from cesp.catalogue.expected import Expected
from cesp.catalogue.models import Basis, Direction, Entry, Protects, misfit, named, one_each
from cesp.catalogue.national import National
from cesp.periods import parse_period, parse_year

Edition = Literal["officer", "restricted", "public"]
EDITIONS: tuple[Edition, ...] = ("officer", "restricted", "public")
State = Literal["opened", "carried_over", "closing", "closed"]


def plain(text: str) -> str:
    """Text reduced to what two spellings share: small letters and digits, one space, no accents or punctuation."""
    letters = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    joined = re.sub(r"['’‘`]", "", letters.lower().replace("&", " and "))
    return " ".join(re.sub(r"[^a-z0-9]", " ", joined).split())


#: How a course cell reads that stands for all courses together ("All courses", "All inter-agency training").
WHOLE_COURSE = r"^(all( .*)? (courses?|training|sessions|events)|all|overall|total)$"


class Stage(Entry):
    """A step in a priority's life, from the day `on`."""

    state: State
    on: date
    note: str = ""


class Named(Entry):
    """Something with an id, a title and the other ways people write it."""

    id: str = Field(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$")
    title: str
    aliases: tuple[str, ...] = ()


class Priority(Named):
    """An agreed priority, or a theme across all of them (`theme`), which is never a priority of its own."""

    theme: bool = False
    lead: str = ""
    aim: str = ""
    life: tuple[Stage, ...] = ()

    def stage(self, day: date) -> Stage | None:
        """The stage it is in on `day`; None before it opened."""
        begun = [stage for stage in self.life if stage.on <= day]
        return max(begun, key=lambda stage: stage.on, default=None)


class Agency(Named):
    """An agency; `group` is the id of the agency it is counted within, where results are grouped.

    `domains` are those its e-mails come from, in small letters: "police.example".
    """

    group: str = ""
    domains: tuple[str, ...] = ()
    agrees_to_be_named: bool = False


class Course(Named):
    """A course and the priorities it serves; it counts in each of them, and once in the total."""

    priorities: tuple[str, ...] = ()


class Change(Entry):
    """A definition that changed: figures before and from `year` are not like for like."""

    year: str
    what: str


class Target(Entry):
    """A target as approved: a number, a bound or a text; a text is never scored."""

    period: str
    target: str
    approved_by: str
    approved_on: date


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


class Event(Entry):
    """Something that happened, marked on time axes. No `priorities` means all of them."""

    on: date
    title: str
    priorities: tuple[str, ...] = ()


class Rules(Entry):
    """Settings a partnership may change without a developer.

    `suppress` is the range of counts hidden, both ends included. `about_the_same` is the share by which a count of
    activity may differ and still be about the same. A return held for longer than `closed_after_days` is closed: to
    change it asks for a reason.
    """

    suppress: tuple[int, int] = (1, 5)
    show_zero: bool = True
    about_the_same: float = 0.05
    closed_after_days: int = Field(30, ge=0)
    counts: dict[str, Protects] = Field(default_factory=dict)

    @field_validator("suppress")
    @classmethod
    def _in_order(cls, value: tuple[int, int]) -> tuple[int, int]:
        if not 1 <= value[0] <= value[1]:
            raise ValueError("suppress is a range such as [1, 5]")
        return value


class Partnership(Entry):
    """A partnership's whole configuration, cross-checked: every id that is mentioned exists."""

    name: str
    place: str
    sender: str
    synthetic: str = ""
    editions: dict[Edition, str]
    rules: Rules = Rules()
    priority: tuple[Priority, ...]
    agency: tuple[Agency, ...]
    course: tuple[Course, ...] = ()
    indicator: tuple[Indicator, ...] = ()
    term: tuple[Term, ...] = ()
    event: tuple[Event, ...] = ()
    expected: tuple[Expected, ...] = ()
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
