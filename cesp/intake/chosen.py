"""Wide tables whose cells are words of one choice: a register of Y and N by agency and date, grades by agency."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from cesp.catalogue import Catalogue, Column, Dataset, plain
from cesp.intake.headings import Headings, Match
from cesp.intake.slots import Slot
from cesp.intake.wide import Measured, Wide
from cesp.intake.workbook import Cell, words

_NAMED_BY_COURSE = "Course"  # what a heading of a name and a day is taken to name, until its cells say otherwise


class Body(NamedTuple):
    """A column of choices that may be the body of a wide table, and the keys of all of its words."""

    dataset: Dataset
    column: Column
    keys: Collection[str]


class Bodies:
    """The columns of choices that no row of their dataset may lack."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.all = [
            Body(dataset, column, _keys(column))
            for dataset in catalogue.datasets for column in dataset.columns
            if column.kind == "choice" and column.required
        ]  # fmt: skip

    def holds(self, cells: Iterable[Cell]) -> bool:
        """True where most cells are words of some one choice."""
        shown = [plain(words(cell)) for cell in cells if cell is not None]
        return any(_is_of(body, shown) for body in self.all)

    def settle(self, wide: Wide, labels: Mapping[int, str], headings: Headings) -> tuple[Wide, Measured, Match] | None:
        """The dataset whose choice the body holds, with the table's kinds named as it names them; None for none."""
        shown = [plain(words(cell)) for at in wide.body for cell in wide.column(at)]
        found = [one for body in self.all if _is_of(body, shown)
                 and (one := _fit(wide, labels, body, headings)) is not None]  # fmt: skip
        return max(found, key=lambda one: one[2].rank, default=None)


def _fit(wide: Wide, labels: Mapping[int, str], body: Body, headings: Headings) -> tuple[Wide, Measured, Match] | None:
    named = _named_for(wide, body.dataset)
    if not all(any(of is body.dataset for of, _ in headings.meanings(kind)) for kind in named.kinds):
        return None
    end = max(wide.heads) + 1
    heads = {**labels, **dict(enumerate(named.kinds, end)), end + len(named.kinds): body.column.title}
    match = headings.fit(body.dataset, wide.header, heads)
    if match.columns.get(body.column.name) != end + len(named.kinds):
        return None
    return named, Measured(body.column.title, ""), match


def _named_for(wide: Wide, dataset: Dataset) -> Wide:
    """The table with names of courses in its headings taken for the dataset's key, where it has no courses."""
    if any(column.kind == "course" for column in dataset.columns):
        return wide
    key = dataset.column(dataset.key).title
    return replace(wide, slots={at: _renamed(slot, key) for at, slot in wide.slots.items()})


def _renamed(slot: Slot, key: str) -> Slot:
    return slot._replace(given=tuple((key if kind == _NAMED_BY_COURSE else kind, text) for kind, text in slot.given))


def _is_of(body: Body, shown: Collection[str]) -> bool:
    return bool(shown) and sum(text in body.keys for text in shown) * 2 >= len(shown)


def _keys(column: Column) -> frozenset[str]:
    return frozenset(plain(word) for canonical, others in column.choices.items() for word in (canonical, *others))
