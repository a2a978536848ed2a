"""What the yearly report must contain, as guidance has it: a checklist for each version, in words of our own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field, field_validator, model_validator

from cesp.catalogue.models import Catalogue, Entry, misfit, one_each
from cesp.periods import parse_year

#: The page of the dashboard on which a need's evidence stands.
EvidencePage = Literal["overview", "training", "audits", "plans", "voice", "assurance"]


class Need(Entry):
    """A piece of evidence that a requirement asks for.

    It is held where one of `measures` has a figure for the year, or an indicator with a good direction has one
    (`indicators`), or the scrutineer wrote something (`scrutiny`). A need with none of these is held nowhere yet, and
    `fill` says what would fill it.
    """

    what: str
    measures: tuple[str, ...] = ()
    indicators: bool = False
    scrutiny: bool = False
    page: EvidencePage = "overview"
    fill: str


class Requirement(Entry):
    """One thing the report must contain. `title` ends a sentence ("not held: costs"), `text` says it in words of our
    own, `reference` where the guidance has it. `checked` says against what the wording was compared, "" for nothing
    yet, which a page admits."""

    id: str
    title: str
    text: str
    reference: str
    checked: str = ""
    need: tuple[Need, ...] = Field(min_length=1)


class Guidance(Entry):
    """A version of the guidance, and the first report year (the year reported on) that it holds for."""

    id: str
    title: str
    issued: date
    from_year: str
    requirement: tuple[Requirement, ...] = Field(min_length=1)

    @field_validator("from_year")
    @classmethod
    def _a_year(cls, value: str) -> str:
        if parse_year(value) is None:
            raise ValueError(f"not a year: {value}")
        return value

    @model_validator(mode="after")
    def _one_each(self) -> Guidance:
        one_each([requirement.id for requirement in self.requirement], "requirement", "id")
        return self

    @property
    def first_year(self) -> int:
        """The year in which its first report year starts."""
        year = parse_year(self.from_year)
        assert year is not None  # `_a_year` refuses any other
        return year


class Checklists(Entry):
    """All versions of the guidance."""

    guidance: tuple[Guidance, ...]

    @model_validator(mode="after")
    def _told_apart(self) -> Checklists:
        one_each([entry.id for entry in self.guidance], "guidance", "id")
        seen: set[int] = set()
        for index, entry in enumerate(self.guidance):
            if entry.first_year in seen:
                raise misfit(f"two versions hold from {entry.from_year}", "guidance", index, "from_year")
            seen.add(entry.first_year)
        return self

    def of_year(self, year: int) -> Guidance | None:
        """The version that holds for the report on the financial year that starts in `year`; None before the first."""
        holding = [entry for entry in self.guidance if entry.first_year <= year]
        return max(holding, key=lambda entry: entry.first_year, default=None)

    @property
    def first_year(self) -> int:
        """The earliest year that any version holds for."""
        return min(entry.first_year for entry in self.guidance)


def strangers(checklists: Checklists, catalogue: Catalogue) -> Iterator[tuple[tuple[int | str, ...], str]]:
    """Where a need names a measure that the catalogue does not have, and which."""
    known = {measure.id for measure in catalogue.measures}
    for at, guidance in enumerate(checklists.guidance):
        for place, requirement in enumerate(guidance.requirement):
            for index, need in enumerate(requirement.need):
                if unknown := sorted(set(need.measures) - known):
                    path = ("guidance", at, "requirement", place, "need", index, "measures")
                    yield path, f"there is no measure {', '.join(unknown)}"
