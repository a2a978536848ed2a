"""The account kept of one sheet while it is read: findings at cells, remarks counted by column, rows left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from cesp.intake.results import Asks, Finding, LeftOut, Level
from cesp.intake.workbook import Place, Sheet, brief

Entry = TypeVar("Entry")
_MOST_ERRORS = 20
_MOST_LISTED = 8


class Account:
    """Collects what there is to say of a sheet; `findings` and `listed` give it at the end."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self._laid = sheet.name, sheet
        self.left_out: dict[int, str] = {}
        self._findings: list[Finding] = []
        self._seen: set[Finding] = set()
        self._errors: dict[str, int] = {}
        self._remarks: dict[tuple[str, str], list[Place]] = {}

    def row_or_cell(self, row: int, at: int | None) -> str:
        """Where a cell of a row truly stands, or the row alone where the sheet has no such column."""
        return f"row {self._laid.number(row)}" if at is None else self._laid.address(row, at)

    def add(
        self, level: Level, message: str, fix: str = "", cell: str = "sheet", column: str = "", asks: Asks = ""
    ) -> None:
        self._findings.append(Finding(level, message, fix, self.sheet, cell, column, asks=asks))

    def error(
        self, row: int, at: int | None, column: str, fault: str, mend: str, value: str = "", asks: Asks = ""
    ) -> None:
        """A cell that cannot be read; after some of one column they are only counted. The row is left out."""
        cell = self.row_or_cell(row, at)
        self.left_out.setdefault(row, f"{column} could not be read")
        finding = Finding("error", f"{column}: {fault}.", mend, self.sheet, cell, column, value, asks)
        if finding in self._seen:  # one cell of a wide table stands in several rows
            return
        self._seen.add(finding)
        self._errors[column] = self._errors.get(column, 0) + 1
        if self._errors[column] <= _MOST_ERRORS:
            self._findings.append(finding)

    def remark(self, column: str, kind: str, row: int, at: int) -> None:
        """Something done to read a cell, counted from 0 as laid out: told once a column."""
        self._remarks.setdefault((column, kind), []).append((row, at))

    def leave_out(self, row: int, reason: str) -> None:
        """Lists a row, counted from 0, as read and not accepted; the first reason stands."""
        self.left_out.setdefault(row, reason)

    def findings(self) -> list[Finding]:
        found = list(self._findings)
        for column, count in self._errors.items():
            if count > _MOST_ERRORS:
                more = f"{column}: {count - _MOST_ERRORS} more cells of this column cannot be read."
                found.append(Finding("error", more, "Mend the column in the same way.", self.sheet, "sheet", column))
        return found + [
            self._told(column, kind, cells) for (column, kind), cells in self._remarks.items() if kind in REMARKS
        ]

    def places(self, column: str, kind: str) -> dict[str, list[str]]:
        """The cells of a kind of remark on a column, by the value they show."""
        found: dict[str, list[str]] = {}
        for row, at in self._remarks.get((column, kind), ()):
            found.setdefault(brief(self._laid.cell(row, at)), []).append(self._laid.address(row, at))
        return found

    def listed(self) -> list[LeftOut]:
        return [LeftOut(self.sheet, self._laid.number(row), reason) for row, reason in sorted(self.left_out.items())]

    def _told(self, column: str, kind: str, cells: list[Place]) -> Finding:
        level, message, fix = REMARKS[kind]
        values = list(dict.fromkeys(brief(self._laid.cell(*cell)) for cell in cells))
        at = listing(cells, lambda cell: self._laid.address(*cell))
        filled = message.format(
            column=column, cells=counted(len(cells), "cell"), at=at, values=listing(values, lambda value: f"'{value}'")
        )
        first = self._laid.address(*cells[0])
        asks: Asks = "word" if kind in _OF_WORDS else ""
        return Finding(level, filled, fix, self.sheet, first, column, values[0] if len(values) == 1 else "", asks)


def counted(number: int, noun: str) -> str:
    """ "1 row", "1,200 rows"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def listing(entries: Sequence[Entry], show: Callable[[Entry], str] = str) -> str:
    """The first few of a list, and how many more there are."""
    more = f" and {len(entries) - _MOST_LISTED:,} more" if len(entries) > _MOST_LISTED else ""
    return ", ".join(map(show, entries[:_MOST_LISTED])) + more


_UNKNOWN = "{column}: words that are not in the partnership's list, kept as written: {values}."
_ADD = "They count in the total. If one is another way to write a known {0}, say so once: it is remembered."
_OF_WORDS = ("word", "course", "agency", "priority", "indicator")
REMARKS: Mapping[str, tuple[Level, str, str]] = {
    "number as text": ("note", "{column}: {cells} kept as text, read as numbers ({at}).", ""),
    "nil": ("note", "{column}: {cells} in words such as 'nil', read as 0 ({at}).", ""),
    "percent sign": ("note", "{column}: {cells} with a per cent sign, kept as the number before it ({at}).", ""),
    "blank": ("note", "{column}: {cells} blank ({at}): kept as not known, never as 0.", "Write 0 where none is meant."),
    "serial": ("note", "{column}: {cells} showing a date as a bare number, read as the day behind it ({at}).", ""),
    "whole month": ("note", "{column}: {cells} naming a month without a day ({at}).", ""),
    "no date": ("note", "{column}: {cells} with words in place of a date ({values}), kept as blank ({at}).", ""),
    "word": ("note", "{column}: words we do not know, kept as written: {values}.", ""),
    "course": ("note", _UNKNOWN, _ADD.format("course")),
    "agency": ("note", _UNKNOWN, _ADD.format("agency")),
    "priority": ("note", _UNKNOWN, _ADD.format("priority")),
    "indicator": ("note", _UNKNOWN, _ADD.format("indicator")),
}
