"""The rows of one recognised sheet, typed cell by cell; whatever cannot be read is a finding at its cell."""

from __future__ import annotations

from dataclasses import dataclass

from cesp.catalogue import Column, Dataset, Partnership
from cesp.intake.account import Account
from cesp.intake.address import address
from cesp.intake.cells import Reader
from cesp.intake.figures import in_points, read_ratio
from cesp.intake.headings import Match
from cesp.intake.results import Row, Status, Value
from cesp.intake.typed import BLANK, Typed, Unreadable
from cesp.intake.when import Calendar, When
from cesp.intake.workbook import Cell, Sheet, words

_NEVER = "is a formula that was never calculated"
_RECALCULATE = "Open the file in Excel, recalculate (F9), save and send it again."


@dataclass(frozen=True)
class Candidate:
    """A row that was read without a fault, before it is settled which rows count. `row` counts from 0.

    `listing` says that the sheet lists single judgements, so that equal rows are not the same row twice.
    """

    dataset: Dataset
    sheet: str
    row: int
    when: When
    values: dict[str, Value]
    statuses: dict[str, Status]
    listing: bool

    def as_row(self) -> Row:
        when = self.when
        return Row(
            self.dataset.name, self.sheet, self.row + 1, when.year, when.quarter, when.day, self.values, self.statuses
        )


class RowReader:
    """Types the rows of a sheet, telling its `account` of every cell that needed more than reading."""

    def __init__(
        self,
        sheet: Sheet,
        match: Match,
        partnership: Partnership,
        calendar: Calendar,
        account: Account,
        rows: list[int],
    ) -> None:
        self.sheet, self.match, self.account, self.calendar = sheet, match, account, calendar
        self.dataset = match.dataset
        self.points = {
            name: in_points(sheet.cell(row, at) for row in rows)
            for name, at in match.columns.items()
            if self.dataset.column(name).kind == "percent"
        }
        self.reader = Reader(partnership, calendar, self.points)
        self.units = {indicator.id: indicator.unit for indicator in partnership.indicator}
        self.indicator = next((column for column in self.dataset.columns if column.kind == "indicator"), None)
        value = match.columns.get("value")
        self.value_in_points = value is not None and in_points(
            sheet.cell(row, value) for row in rows if self._is_percentage(row)
        )
        self.listing = "case_number" in self.dataset.natural_key and not any(
            column.default is not None and column.name in match.columns for column in self.dataset.columns
        )

    def read(self, row: int) -> Candidate | None:
        """The row, or None where a cell of it cannot be read (an error that the account then holds)."""
        values: dict[str, Value] = {}
        statuses: dict[str, Status] = {}
        when: When | None = None
        sound = True
        for column in self.dataset.columns:
            try:
                if column.kind == "period":
                    when = self._when(row, column)
                    continue
                typed = self._cell(row, column)
                values[column.name] = typed.value
                if typed.status and column.numeric:
                    statuses[column.name] = typed.status
            except Unreadable as fault:
                at = self.match.columns.get(column.name)
                shown = "" if at is None else words(self.sheet.cell(row, at))
                self.account.error(row, at, column.title, fault.fault, fault.mend, shown)
                sound = False
        if not sound or when is None:
            return None
        listing = self.listing and values.get("case_number") is None
        return Candidate(self.dataset, self.sheet.name, row, when, values, statuses, listing)

    def _when(self, row: int, column: Column) -> When:
        at = self.match.columns.get(column.name)
        if at is None:
            return self.calendar.read(None)
        self._refuse_faults(row, at)
        when = self.calendar.read(self.sheet.cell(row, at))
        if when.moment and (when.moment.serial or when.moment.whole_month):
            self._remark(column, "serial" if when.moment.serial else "whole month", row, at)
        return when

    def _cell(self, row: int, column: Column) -> Typed:
        at = self.match.columns.get(column.name)
        if at is None:
            return _default(column)
        self._refuse_faults(row, at)
        raw = self.sheet.cell(row, at)
        if raw is None:
            return self._blank(row, at, column)
        typed = self._percentage(column, raw, row) or self.reader.read(column, raw)
        if typed.remark and not (typed.remark == "number as text" and self.sheet.all_text):
            self._remark(column, typed.remark, row, at)
        return typed

    def _blank(self, row: int, at: int, column: Column) -> Typed:
        if column.required and not column.numeric:
            raise Unreadable("the cell is blank, and every row needs one", f"Fill in {column.title}.")
        if column.required:
            self._remark(column, "blank", row, at)
        return BLANK

    def _percentage(self, column: Column, raw: Cell, row: int) -> Typed | None:
        """The value of an indicator measured in per cent, as a ratio; None where the column is no such value."""
        if column.name != "value" or not self._is_percentage(row):
            return None
        return read_ratio(raw, self.value_in_points, bounded=False)

    def _is_percentage(self, row: int) -> bool:
        """True where the row's indicator is measured in per cent, by the partnership or by the row's own unit."""
        if self.indicator is None:
            return False
        at, unit = self.match.columns.get(self.indicator.name), self.match.columns.get("unit")
        found = self.reader.read(self.indicator, self.sheet.cell(row, at)).value if at is not None else None
        known = self.units.get(str(found), "")
        return known == "%" if known else unit is not None and words(self.sheet.cell(row, unit)).strip() in _PERCENT

    def _refuse_faults(self, row: int, at: int) -> None:
        error = self.sheet.faults.get((row, at))
        if error is not None:
            raise Unreadable(f"the cell shows {error}" if error else _NEVER, _RECALCULATE)

    def _remark(self, column: Column, kind: str, row: int, at: int) -> None:
        self.account.remark(column.title, kind, address(row, at), words(self.sheet.cell(row, at)))


def _default(column: Column) -> Typed:
    """What stands for a column the sheet does not have."""
    if column.default is None:
        return BLANK
    return Typed(int(column.default) if column.kind == "count" else column.default)


_PERCENT = ("%", "percent", "per cent", "percentage")
