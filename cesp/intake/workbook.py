"""A file opened: plain sheets, each a grid of typed cells that starts at A1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cesp.intake.address import address
from cesp.intake.results import Finding

_LONGEST_QUOTED = 80
Cell = str | float | bool | date | None
Place = tuple[int, int]


@dataclass(frozen=True)
class Sheet:
    """One visible sheet. `faults` holds error cells ("#REF!") and formulas never calculated ("") by (row, column).

    A sheet that was laid out anew keeps in `places` where each of its cells truly stands, and in `lines` the true row
    of each of its rows, both counted from 0; a sheet read as it is has neither.
    """

    name: str
    cells: list[list[Cell]]
    faults: Mapping[tuple[int, int], str]
    from_1904: bool = False
    all_text: bool = False
    places: Sequence[Sequence[Place]] = ()
    lines: Sequence[int] = ()

    def place(self, row: int, column: int) -> Place:
        """Where a cell truly stands in the workbook, counted from 0."""
        if row < len(self.places) and column < len(self.places[row]):
            return self.places[row][column]
        return row, column

    def address(self, row: int, column: int) -> str:
        """The true address of a cell, such as "C14"."""
        return address(*self.place(row, column))

    def number(self, row: int) -> int:
        """The true number of a row, counted from 1."""
        return (self.lines[row] if row < len(self.lines) else row) + 1

    def cell(self, row: int, column: int) -> Cell:
        """The cell counted from 0; None beyond the grid."""
        line = self.cells[row] if row < len(self.cells) else []
        return line[column] if column < len(line) else None


@dataclass(frozen=True)
class Workbook:
    """What the child process made of a file: its real kind, its visible sheets, and notes on both."""

    kind: str
    sheets: tuple[Sheet, ...]
    notes: tuple[Finding, ...]


def brief(cell: Cell) -> str:
    """A cell as it is quoted in a message."""
    text = words(cell)
    return text if len(text) <= _LONGEST_QUOTED else f"{text[:_LONGEST_QUOTED]}..."


def words(cell: Cell) -> str:
    """A cell as text on one line, as a person would read it; "" where it is blank."""
    if isinstance(cell, str):
        return " ".join(cell.split())
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    return "" if cell is None else f"{cell:.15g}"
