"""What one column of a sheet holds of children. A column is judged, never a cell alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from datetime import date

from cesp.intake import identifiers
from cesp.intake.address import letters
from cesp.intake.figures import read_status
from cesp.intake.identifiers import CHI_NUMBER, NHS_NUMBER, POSTCODE, UPN, may_hold
from cesp.intake.personwords import BIRTH, CHILD_NAME, child_heading, is_of_a_place
from cesp.intake.workbook import Cell

_FEWEST_CELLS, _LEAST_SHARE, _LEAST_OF_TEN_DIGITS = 3, 0.2, 0.5
ROWS_OF_HEADINGS = 40
_SHORTEST, _LONGEST = 5, 14  # of an identifier that stands alone
_SERIALS = range(14_000, 60_000)


class Strip:
    """One column of a sheet: its cells from the top, its possible headings, and how often each value stands in it."""

    def __init__(self, at: int, cells: tuple[Cell, ...]) -> None:
        self.at, self.cells = at, cells
        self.counts: Counter[Cell] = Counter(cells)
        del self.counts[None]
        self.headings = {row: cell for row, cell in enumerate(cells[:ROWS_OF_HEADINGS]) if isinstance(cell, str)}
        self.texts: dict[Cell, tuple[str, tuple[str, ...]]] = {
            cell: identifiers.cut_identifiers(cell) for cell in self.counts if isinstance(cell, str) and may_hold(cell)
        }

    @property
    def letter(self) -> str:
        return letters(self.at)

    def rows(self, values: Collection[Cell], after: int = -1) -> list[int]:
        """Rows, from 0, of the cells that hold one of the values, below a row."""
        return [row for row, cell in enumerate(self.cells) if row > after and cell is not None and cell in values]


def of_children(strip: Strip) -> tuple[str, int, Collection[Cell]]:
    """What a column holds of children ("" for nothing), the row above it, and the values that tell."""
    for row, text in strip.headings.items():
        what = child_heading(text) or child_heading(f"{strip.headings.get(row - 1, '')} {text}")
        if what and not (what == POSTCODE and is_of_a_place(text)):
            values = {cell for cell in strip.counts if _UNDER[what](cell)}
            if strip.rows(values, row):
                return what, row, values
    held = _held(strip)
    for what in _ALONE:
        if _is_clear(strip, what, values := held[what]):
            return what, strip.rows(values)[0] - 1, values
    return "", -1, ()


def _held(strip: Strip) -> dict[str, set[Cell]]:
    """The values of a column that are, or have in their text, each kind of identifier."""
    held: dict[str, set[Cell]] = {what: set() for what in _ALONE}
    for cell in strip.counts:
        number = _number(cell)
        if _SHORTEST <= len(number) <= _LONGEST:
            for what, is_one in _ALONE.items():
                if is_one(number):
                    held[what].add(cell)
    for cell, (_, kinds) in strip.texts.items():
        for what in held.keys() & set(kinds):
            held[what].add(cell)
    return held


def _is_clear(strip: Strip, what: str, values: Collection[Cell]) -> bool:
    """True where so many cells of a column are identifiers that it cannot be chance."""
    cells = sum(strip.counts[value] for value in values)
    if cells < _FEWEST_CELLS or cells < _LEAST_SHARE * strip.counts.total():
        return False
    if what == POSTCODE:
        return not any(is_of_a_place(text) for text in strip.headings.values())
    alike = sum(n for value, n in strip.counts.items() if identifiers.has_ten_digits(_number(value)))
    return what not in (NHS_NUMBER, CHI_NUMBER) or cells >= _LEAST_OF_TEN_DIGITS * alike


def _number(cell: Cell) -> str:
    """A cell as an identifier is written; a number that lost its leading zero in a spreadsheet gets it back."""
    if isinstance(cell, str):
        return cell.strip()
    whole = isinstance(cell, (int, float)) and not isinstance(cell, bool) and 1e8 <= cell < 1e10 and cell == int(cell)
    return f"{cell:010.0f}" if whole else ""


def _is_birthday(cell: Cell) -> bool:
    if isinstance(cell, str):
        return sum(letter.isdigit() for letter in cell) >= 3 and read_status(cell.strip().lower()) is None
    return isinstance(cell, date) or (isinstance(cell, float) and cell in _SERIALS)


def is_words(cell: Cell) -> bool:
    """True for a text with letters that is no mark such as "n/a"."""
    return isinstance(cell, str) and any(map(str.isalpha, cell)) and read_status(cell.strip().lower()) is None


_UNDER: dict[str, Callable[[Cell], bool]] = {
    NHS_NUMBER: lambda cell: identifiers.has_ten_digits(_number(cell)),
    UPN: lambda cell: identifiers.is_like_upn(_number(cell)),
    POSTCODE: lambda cell: identifiers.is_postcode(_number(cell)),
    BIRTH: _is_birthday,
    CHILD_NAME: is_words,
}
_ALONE: dict[str, Callable[[str], bool]] = {
    CHI_NUMBER: identifiers.is_chi_number,
    NHS_NUMBER: identifiers.is_nhs_number,
    UPN: identifiers.is_upn,
    POSTCODE: identifiers.is_postcode,
}
