"""A column for each month made a column for each quarter: three months are added, and what is not whole is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from cesp.intake.account import listing
from cesp.intake.dates import read_moment
from cesp.intake.figures import PERCENT, read_number
from cesp.intake.relaid import Grid, Laid, Stood
from cesp.intake.results import Finding
from cesp.intake.typed import Unreadable
from cesp.intake.wide import is_numeric
from cesp.intake.workbook import Cell, Sheet, brief
from cesp.periods import Period, Quarter

_HAS_YEAR = re.compile(r"\d{2}")
_LEAP_YEAR = 2000  # any year: where a month names none, only its quarter is taken from it
_MONTHS = 3
_FEWEST, _ROWS_LOOKED_AT = 2, 200


class Months:
    """The months that a row of headings (by place) names over numbers, by their quarter: "Q1" where no year is said."""

    def __init__(self, sheet: Sheet, header: int, heads: Mapping[int, str]) -> None:
        self.sheet, self.header, self.heads = sheet, header, heads
        self.quarters: dict[str, dict[int, int]] = {}
        for at, text in heads.items():
            found = _read_month(text)
            if found is not None and is_numeric(self._below(at)):
                self.quarters.setdefault(found[0], {})[at] = found[1]
        self.places = {at for months in self.quarters.values() for at in months}
        self.whole = {label: list(months) for label, months in self.quarters.items()
                      if len(months) == len(set(months.values())) == _MONTHS}  # fmt: skip
        self.unadded: list[str] = []

    def __bool__(self) -> bool:
        return len(self.places) >= _FEWEST

    def add(self) -> Sheet:
        """The sheet with a column for each whole quarter in place of its months, its sums at their first month."""
        grid = Grid(self.sheet, self.header)
        kept = [at for at in range(max(self.heads) + 1) if at not in self.places]
        heads = (grid.worded(label, self.header, months[0]) for label, months in self.whole.items())
        grid.add(self.header, [*(grid.taken(self.header, at) for at in kept), *heads])
        for row in range(self.header + 1, len(self.sheet.cells)):
            sums = (self._sum(row, months) for months in self.whole.values())
            grid.add(row, [*(grid.taken(row, at) for at in kept), *sums])
        return grid.made()

    def tell(self, laid: Laid) -> Laid:
        """The table with what was added and what was not; an error where months must not be added."""
        return replace(laid, notes=(*laid.notes, *self._notes(laid)))

    def _notes(self, laid: Laid) -> Iterator[Finding]:
        cell, name = self.sheet.address(self.header, min(self.places)), self.sheet.name
        if any(column.name == "value" for column in laid.match.dataset.columns):
            message = "The table has a column for each month, and a month's figure may be of its last day: not added."
            yield Finding("error", message, _QUARTERS, name, cell)
            return
        shown = ", ".join(self.whole)
        yield Finding("note", f"The table has a column for each month; three were added for {shown}.", "", name, cell)
        for label, months in self.quarters.items():
            if label not in self.whole:
                there = ", ".join(f"'{brief(self.heads[at])}'" for at in months)
                message = f"{label} was left out, because not just its three months are there: {there}."
                at = self.sheet.address(self.header, min(months))
                yield Finding("warning", message, "Send the quarter with its three months.", name, at)
        if self.unadded:
            message = (
                f"Months without a number, so that their quarter was left out of its row: {listing(self.unadded)}."
            )
            yield Finding("warning", message, "Fill in the month; write 0 where none is meant.", name, self.unadded[0])

    def refused(self) -> Finding:
        """The error where no quarter has its three months."""
        message = "The table has a column for each month, and no quarter has just its three months."
        cell = self.sheet.address(self.header, min(self.places))
        return Finding("error", message, _QUARTERS, self.sheet.name, cell)

    def _sum(self, row: int, months: list[int]) -> Stood:
        """The sum of three months; blank where they all are, or where one of them is no number, which is told."""
        numbers = [_number(self.sheet.cell(row, at)) for at in months]
        place = self.sheet.place(row, months[0])
        missing = [at for at, number in zip(months, numbers, strict=True) if number is None]
        if not missing:
            return Stood(sum(number for number in numbers if number is not None), place)
        if any(self.sheet.cell(row, at) is not None for at in months):
            self.unadded += [self.sheet.address(row, at) for at in missing]
        return Stood(None, place)

    def _below(self, at: int) -> list[Cell]:
        rows = range(self.header + 1, min(len(self.sheet.cells), self.header + 1 + _ROWS_LOOKED_AT))
        return [cell for row in rows if (cell := self.sheet.cell(row, at)) is not None]


def _read_month(text: str) -> tuple[str, int] | None:
    """The quarter and the month that a heading names; None where it is no month alone."""
    try:
        moment = read_moment(text, _LEAP_YEAR)
    except Unreadable:
        return None
    if not moment.whole_month:
        return None
    quarter = Quarter.of(moment.day)
    label = Period.single(quarter).label if _HAS_YEAR.search(text) else f"Q{quarter.number}"
    return label, moment.day.month


def _number(cell: Cell) -> float | None:
    try:
        typed = read_number(cell)
    except Unreadable:
        return None
    return float(typed.value) if isinstance(typed.value, (int, float)) and typed.remark != PERCENT else None


_QUARTERS = "Send a column for each quarter, or a row for each month."
