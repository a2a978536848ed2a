"""A sheet laid out anew, cell by cell: each cell keeps where it truly stands, so that findings name the true cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from cesp.intake.headings import Match
from cesp.intake.results import Finding
from cesp.intake.workbook import Cell, Place, Sheet


@dataclass(frozen=True)
class Laid:
    """A sheet in the layout in which it is read, how it was recognised, and what was done to it."""

    sheet: Sheet
    match: Match
    notes: tuple[Finding, ...] = ()


class Stood(NamedTuple):
    """What is to stand in a cell of the new layout, and the place (counted from 0) in the workbook it comes from."""

    cell: Cell
    place: Place
    fault: str | None = None


class Grid:
    """The new layout while it is made: titles above the headings as they are, then rows added one by one."""

    def __init__(self, sheet: Sheet, header: int) -> None:
        self.sheet = sheet
        self.rows: list[list[Stood]] = []
        self.lines: list[int] = []
        for row in range(header):
            self.add(row, [self.taken(row, at) for at in range(len(sheet.cells[row]))])

    def taken(self, row: int, column: int) -> Stood:
        """A cell of the sheet as it is."""
        return Stood(self.sheet.cell(row, column), self.sheet.place(row, column), self.sheet.faults.get((row, column)))

    def worded(self, text: str, row: int, column: int) -> Stood:
        """Words that stand for a cell of the sheet, such as the quarter in a heading."""
        return Stood(text, self.sheet.place(row, column))

    def add(self, row: int, cells: Sequence[Stood]) -> None:
        """Adds a row that comes from `row` of the sheet."""
        self.rows.append(list(cells))
        self.lines.append(self.sheet.number(row) - 1)

    def made(self) -> Sheet:
        """The sheet in its new layout."""
        faults = {
            (row, column): stood.fault
            for row, cells in enumerate(self.rows)
            for column, stood in enumerate(cells)
            if stood.fault is not None
        }
        return replace(
            self.sheet,
            cells=[[stood.cell for stood in cells] for cells in self.rows],
            places=[[stood.place for stood in cells] for cells in self.rows],
            lines=self.lines,
            faults=faults,
        )
