"""The rows of one recognised sheet, typed cell by cell; whatever cannot be read is a finding at its cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from cesp.catalogue import Column, Dataset, Partnership
from cesp.intake.account import Account
from cesp.intake.cells import Reader
from cesp.intake.figures import TEXT, in_points, read_ratio
from cesp.intake.headings import Match
from cesp.intake.matching import confirmed_words
from cesp.intake.results import Remembered, Row, Status, Value
from cesp.intake.typed import BLANK, Typed, Unreadable
from cesp.intake.when import Calendar, When
from cesp.intake.workbook import Cell, Sheet, brief, words

_NOTHING = Remembered()
_NEVER = "is a formula that was never calculated"
_RECALCULATE = "Open the file in Excel, recalculate (F9), save and send it again."


class Candidate(NamedTuple):
    """A row that was read without a fault, before it is settled which rows count.

    `row` is its place in the sheet as laid out, counted from 0; `line` is its true row number, where that differs.
    `also` are further rows that were counted into it.
    `listing` says that the sheet lists single judgements, so that equal rows are not the same row twice.
    """

    dataset: Dataset
    sheet: str
    row: int
    when: When
    values: dict[str, Value]
    statuses: dict[str, Status]
    listing: bool
    line: int | None = None
    also: tuple[int, ...] = ()

    @property
    def number(self) -> int:
        """The number of the row in the workbook, counted from 1."""
        return self.row + 1 if self.line is None else self.line

    def as_row(self) -> Row:
        when = self.when
        return Row(
            self.dataset.name, self.sheet, self.number, when.year, when.quarter, when.day, self.values, self.statuses
        )


class Step(NamedTuple):
    """A column of the sheet: where it stands, counted from 0, and what reads its cells.

    `known` keeps what its cells came to, for the same few stand all down a column; `plain` the values of those of
    which nothing else is to be said. Yes and no are in neither, because they equal 1 and 0.
    """

    column: Column
    at: int
    how: Callable[[Cell], Typed]
    known: dict[Cell, Typed]
    plain: dict[Cell, Value]


class RowReader:
    """Types the rows of a sheet, telling its `account` of every cell that needed more than reading."""

    def __init__(
        self,
        sheet: Sheet,
        match: Match,
        partnership: Partnership,
        calendar: Calendar,
        account: Account,
        rows: Sequence[int],
        remembered: Remembered = _NOTHING,
    ) -> None:
        self.sheet, self.match, self.account, self.calendar = sheet, match, account, calendar
        self.dataset, self.columns = match.dataset, match.columns
        percents = [name for name in self.columns if self.dataset.column(name).kind == "percent"]
        points = {name: in_points(sheet.cell(row, self.columns[name]) for row in rows) for name in percents}
        reader = Reader(partnership, calendar, points, confirmed_words(match.dataset, remembered))
        self.looked_up = reader.looked_up
        there = [column for column in self.dataset.stored if column.name in self.columns]
        self.steps = [Step(column, self.columns[column.name], reader.how(column), {}, {}) for column in there]
        self.period = next(column for column in self.dataset.columns if column.kind == "period")
        self.period_at = self.columns.get(self.period.name)
        self.blank = {column.name: _default(column, column in there) for column in self.dataset.stored}
        self.singly = {row for row, _ in sheet.faults}
        self.singly.update(row for row, line in enumerate(sheet.cells) if bool in map(type, line))
        self.whens: dict[Cell, When] = {}
        self.plain_whens: dict[Cell, When] = {}
        self.units = {indicator.id: indicator.unit for indicator in partnership.indicator}
        self.indicator = next((step for step in self.steps if step.column.kind == "indicator"), None)
        value = self.columns.get("value")
        self.value_in_points = value is not None and in_points(
            sheet.cell(row, value) for row in rows if self._is_percentage(row)
        )
        counted = any(column.default is not None and column in there for column in self.dataset.columns)
        self.listing = "case_number" in self.dataset.natural_key and not counted

    def read(self, row: int) -> Candidate | None:
        """The row, or None where a cell of it cannot be read (an error that the account then holds)."""
        return self._recall(row) or self._read(row)

    def _recall(self, row: int) -> Candidate | None:
        """A row all of whose cells were met before and plain; None for any other."""
        if row in self.singly:
            return None
        line, at, values = self.sheet.cells[row], self.period_at, self.blank.copy()
        try:
            when = self.plain_whens[None if at is None else line[at]]
            for column, at, _, _, plain in self.steps:
                values[column.name] = plain[line[at]]
        except (KeyError, IndexError):
            return None
        return self._candidate(row, when, values, {})

    def _read(self, row: int) -> Candidate | None:
        """A row read cell by cell, each with what is to be said of it."""
        values = self.blank.copy()
        statuses: dict[str, Status] = {}
        when: When | None = None
        sound = True
        try:
            when = self._when(row)
        except Unreadable as fault:
            self._refuse(row, self.period, self.period_at, fault)
        for step in self.steps:
            try:
                typed = self._cell(row, step)
            except Unreadable as fault:
                self._refuse(row, step.column, step.at, fault)
                sound = False
                continue
            values[step.column.name] = typed.value
            if typed.status and step.column.numeric:
                statuses[step.column.name] = typed.status
        return self._candidate(row, when, values, statuses) if sound and when is not None else None

    def _candidate(self, row: int, when: When, values: dict[str, Value], statuses: dict[str, Status]) -> Candidate:
        listing = self.listing and values.get("case_number") is None
        number = self.sheet.number(row)
        return Candidate(self.dataset, self.sheet.name, row, when, values, statuses, listing, number)

    def _when(self, row: int) -> When:
        at = self.period_at
        if at is not None:
            self._refuse_faults(row, at)
        raw = None if at is None else self.sheet.cell(row, at)
        when = None if isinstance(raw, bool) else self.whens.get(raw)
        if when is None:
            when = self.whens[raw] = self.calendar.read(raw)
        if at is None or not when.moment or not (when.moment.serial or when.moment.whole_month):
            self.plain_whens[raw] = when
        else:
            self.account.remark(self.period.title, "serial" if when.moment.serial else "whole month", row, at)
        return when

    def _cell(self, row: int, step: Step) -> Typed:
        self._refuse_faults(row, step.at)
        raw = self.sheet.cell(row, step.at)
        typed = None if isinstance(raw, bool) else step.known.get(raw)
        if typed is None:
            typed = self._type(row, step, raw)
        if self._is_told(typed):
            self.account.remark(step.column.title, typed.remark, row, step.at)
        return typed

    def _type(self, row: int, step: Step, raw: Cell) -> Typed:
        """What a cell comes to, kept for others like it; not that of a value, which its row's indicator reads."""
        column = step.column
        if column.name == "value" and raw is not None:
            return read_ratio(raw, self.value_in_points, bounded=False) if self._is_percentage(row) else step.how(raw)
        typed = _read_blank(column) if raw is None else step.how(raw)
        if not isinstance(raw, bool):
            step.known[raw] = typed
            if not (self._is_told(typed) or typed.status):
                step.plain[raw] = typed.value
        return typed

    def _is_told(self, typed: Typed) -> bool:
        return bool(typed.remark) and not (typed.remark == TEXT and self.sheet.all_text)

    def _is_percentage(self, row: int) -> bool:
        """True where the row's indicator is measured in per cent, by the partnership or by the row's own unit."""
        if self.indicator is None:
            return False
        raw, unit = self.sheet.cell(row, self.indicator.at), self.columns.get("unit")
        known = "" if raw is None else self.units.get(str(self.indicator.how(raw).value), "")
        return known == "%" if known else unit is not None and words(self.sheet.cell(row, unit)) in _PERCENT

    def _refuse_faults(self, row: int, at: int) -> None:
        error = self.sheet.faults.get((row, at))
        if error is not None:
            raise Unreadable(f"the cell shows {error}" if error else _NEVER, _RECALCULATE)

    def _refuse(self, row: int, column: Column, at: int | None, fault: Unreadable) -> None:
        shown = "" if at is None else brief(self.sheet.cell(row, at)) or self.sheet.faults.get((row, at), "")
        self.account.error(row, at, column.title, fault.fault, fault.mend, shown, fault.asks)


def _read_blank(column: Column) -> Typed:
    if column.required and not column.numeric:
        raise Unreadable("the cell is blank, and every row needs one", f"Fill in {column.title}.")
    return Typed(remark="blank") if column.required else BLANK


def _default(column: Column, there: bool) -> Value:
    """What a row holds of a column before its cell is read: the default only where the sheet has no such column."""
    if there or column.default is None:
        return None
    return int(column.default) if column.kind == "count" else column.default


_PERCENT = ("%", "percent", "per cent", "percentage")
