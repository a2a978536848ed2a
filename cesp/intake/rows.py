"""The rows of one recognised sheet, typed cell by cell; whatever cannot be read is a finding at its cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
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


@dataclass(frozen=True)
class Candidate:
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

    `known` keeps what cells of the types `repeated` came to without a remark, for the same few stand all down a
    column. Yes and no are none of them, because they equal 1 and 0.
    """

    column: Column
    at: int
    how: Callable[[Cell], Typed]
    repeated: tuple[type, ...]
    known: dict[Cell, Typed]


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
        self.steps = [
            Step(column, self.columns[column.name], reader.how(column), _repeated(column), {}) for column in there
        ]
        self.period = next(column for column in self.dataset.columns if column.kind == "period")
        self.blank = {column.name: _default(column, column in there) for column in self.dataset.stored}
        self.faulty = {row for row, _ in sheet.faults}
        self.whens: dict[Cell, When] = {}
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
        values: dict[str, Value] = dict(self.blank)
        statuses: dict[str, Status] = {}
        when: When | None = None
        sound = True
        try:
            when = self._when(row)
        except Unreadable as fault:
            self._refuse(row, self.period, self.columns.get(self.period.name), fault)
        line, faulty = self.sheet.cells[row], row in self.faulty
        for step in self.steps:
            column, at, _, repeated, known = step
            raw = line[at] if at < len(line) else None
            typed = known.get(raw) if type(raw) in repeated and not faulty else None
            if typed is None:
                try:
                    typed = self._cell(row, step, raw)
                except Unreadable as fault:
                    self._refuse(row, column, at, fault)
                    sound = False
                    continue
            values[column.name] = typed.value
            if typed.status and column.numeric:
                statuses[column.name] = typed.status
        if not sound or when is None:
            return None
        listing = self.listing and values.get("case_number") is None
        number = self.sheet.number(row)
        return Candidate(self.dataset, self.sheet.name, row, when, values, statuses, listing, number)

    def _when(self, row: int) -> When:
        at = self.columns.get(self.period.name)
        if at is None:
            return self.calendar.read(None)
        if row in self.faulty:
            self._refuse_faults(row, at)
        raw = self.sheet.cell(row, at)
        if not isinstance(raw, (str, date)):
            when = self.calendar.read(raw)
        elif (known := self.whens.get(raw)) is not None:
            when = known
        else:
            when = self.whens[raw] = self.calendar.read(raw)
        if when.moment and (when.moment.serial or when.moment.whole_month):
            self._remark(self.period, "serial" if when.moment.serial else "whole month", row, at)
        return when

    def _cell(self, row: int, step: Step, raw: Cell) -> Typed:
        column, at, how, repeated, known = step
        if row in self.faulty:
            self._refuse_faults(row, at)
        if raw is None:
            return self._blank(row, at, column)
        if column.name == "value" and self._is_percentage(row):
            typed = read_ratio(raw, self.value_in_points, bounded=False)
        else:
            typed = how(raw)
        if not typed.remark and type(raw) in repeated:
            known[raw] = typed
        if typed.remark and not (typed.remark == TEXT and self.sheet.all_text):
            self._remark(column, typed.remark, row, at)
        return typed

    def _blank(self, row: int, at: int, column: Column) -> Typed:
        if column.required and not column.numeric:
            raise Unreadable("the cell is blank, and every row needs one", f"Fill in {column.title}.")
        if column.required:
            self._remark(column, "blank", row, at)
        return BLANK

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
        self.account.error(row, at, column.title, fault.fault, fault.mend, shown)

    def _remark(self, column: Column, kind: str, row: int, at: int) -> None:
        self.account.remark(column.title, kind, self.sheet.address(row, at), brief(self.sheet.cell(row, at)))


def _repeated(column: Column) -> tuple[type, ...]:
    """The types of cells that a column reads alike wherever they stand: not of values, which their indicator reads."""
    return () if column.name == "value" else (str, float) if column.kind == "count" else (str,)


def _default(column: Column, there: bool) -> Value:
    """What a row holds of a column before its cell is read: the default only where the sheet has no such column."""
    if there or column.default is None:
        return None
    return int(column.default) if column.kind == "count" else column.default


_PERCENT = ("%", "percent", "per cent", "percentage")
