"""One sheet from its cells to candidates: recognised, its rows told apart, typed, and held to the declared period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cesp.catalogue import Partnership
from cesp.intake.account import Account, counted, listing
from cesp.intake.child import Limits
from cesp.intake.declared import Declared
from cesp.intake.headings import Match, heading_key
from cesp.intake.lines import REASONS, Kind, Lines
from cesp.intake.recognise import describe_columns, heading_row
from cesp.intake.results import Finding, LeftOut, Level, ReadOptions, SheetReport
from cesp.intake.rows import Candidate, RowReader
from cesp.intake.strays import of_period
from cesp.intake.totals import compare_totals, is_bare_total
from cesp.intake.typed import Typed, Unreadable
from cesp.intake.when import Calendar
from cesp.intake.workbook import Sheet
from cesp.periods import Period


@dataclass(frozen=True)
class SheetReading:
    """A recognised sheet as far as it can be read alone; duplicates are settled over the whole file.

    `people` are its true columns, from 0, of which it was told already that names were dropped.
    """

    sheet: Sheet
    match: Match
    account: Account
    read: int
    candidates: tuple[Candidate, ...]
    looked_up: Mapping[tuple[str, str], Typed] = field(default_factory=dict)
    people: tuple[int, ...] = ()

    @property
    def findings(self) -> list[Finding]:
        return describe_columns(self.sheet, self.match, self.people) + self.account.findings()

    @property
    def left_out(self) -> list[LeftOut]:
        return self.account.listed()

    @property
    def report(self) -> SheetReport:
        shown = heading_row(self.sheet, self.match.header)
        columns = {name: shown[at] for name, at in self.match.columns.items()}
        out = len(self.account.left_out)
        return SheetReport(
            self.sheet.name, self.match.dataset.name, self.match.header + 1, columns, self.read, self.read - out, out
        )


def read_sheet(
    sheet: Sheet, match: Match, partnership: Partnership, declared: Declared, options: ReadOptions, limits: Limits,
    people: tuple[int, ...] = (),
) -> SheetReading:  # fmt: skip
    """Reads a recognised sheet. Every row that is not blank becomes a candidate or is left out with a reason."""
    account = Account(sheet)
    lines = list(Lines(sheet, match))
    if len(lines) > limits.rows:
        account.add("error", f"The sheet has {len(lines):,} rows; {limits.rows:,} is the most that is read.",
                    "Split the return by quarter, a file for each.")  # fmt: skip
        return SheetReading(sheet, match, account, 0, (), people=people)
    if not lines:
        account.add("note", "The sheet has headings and no rows.", "Send it again if rows were expected.",
                    f"row {match.header + 1}")  # fmt: skip
    for row, kind in lines:
        if kind not in ("data", "bare total"):
            account.leave_out(row, REASONS[kind])
    _tell_lone(sheet, match, lines, account)
    calendar = _calendar(sheet, match, declared.period)
    if (rows := [row for row, kind in lines if kind == "data"]) and (missing := _no_period(match, calendar)):
        account.add("error", *missing, f"row {match.header + 1}", "period", "period")
        for row, kind in lines:
            account.leave_out(row, "its quarter is not known" if kind == "data" else REASONS[kind])
        return SheetReading(sheet, match, account, len(lines), (), people=people)
    reader = RowReader(sheet, match, partnership, calendar, account, rows, options.remembered)
    parts = _type_rows(reader, lines)
    kept = of_period(match, parts, declared, options, account)
    return SheetReading(sheet, match, account, len(lines), tuple(kept), reader.looked_up, people)


def _tell_lone(sheet: Sheet, match: Match, lines: list[tuple[int, Kind]], account: Account) -> None:
    """Rows of one text alone, which may be headings inside the table or rows that somebody did not finish."""
    ours = set(match.columns.values())
    places = [(row, at) for row, kind in lines if kind == "lone"
              for at, cell in enumerate(sheet.cells[row]) if cell is not None and at in ours]  # fmt: skip
    if not places:
        return
    cells = [sheet.address(*place) for place in places]
    needed = ", ".join(column.title for column in match.dataset.columns if column.required)
    message = f"{counted(len(cells), 'row')} with one text alone ({listing(cells)}), left out as headings in the table."
    level: Level = "note" if any(kind == "data" for _, kind in lines) else "warning"
    account.add(level, message, f"If one is a row of data, fill in the rest of it: {needed}.", cells[0])


def _type_rows(reader: RowReader, lines: list[tuple[int, Kind]]) -> dict[int, Candidate]:
    """The candidates by row, once totals and faults outside the table have been told of."""
    sheet, match, account = reader.sheet, reader.match, reader.account
    rows = [row for row, kind in lines if kind == "data"]
    parts = {row: candidate for row in rows if (candidate := reader.read(row)) is not None}
    whole = len(parts) == len(rows)
    for row in (row for row, kind in lines if kind == "bare total"):
        if is_bare_total(sheet, match, row, parts):
            account.leave_out(row, REASONS["bare total"])
        elif (candidate := reader.read(row)) is not None:
            parts[row] = candidate
    if whole:
        compare_totals(sheet, match, [row for row, kind in lines if kind == "total"], parts, account)
    _tell_stray_faults(sheet, match, rows, account)
    return parts


def _calendar(sheet: Sheet, match: Match, declared: Period | None) -> Calendar:
    dataset = match.dataset
    period = next((column.name for column in dataset.columns if column.kind == "period"), "")
    at = match.columns.get(period)
    heading = "" if at is None else heading_key(heading_row(sheet, match.header)[at])
    return Calendar(
        declared,
        years=dataset.every == "year" or any(column.kind == "indicator" for column in dataset.columns),
        yearly=dataset.every == "year",
        quarters=heading in ("quarter", "qtr"),
        from_1904=sheet.from_1904,
    )


def _no_period(match: Match, calendar: Calendar) -> tuple[str, str] | None:
    """What is wrong, and its mend, where neither a column nor the file says which quarter the rows are of."""
    if any(match.dataset.column(name).kind == "period" for name in match.columns):
        return None
    try:
        calendar.read(None)
    except Unreadable:
        what = "No column of the sheet gives a date or quarter, and the file does not say which quarter it is of."
        return what, "Name the quarter of the file, such as 2022/23 Q1, or add a column of dates or quarters."
    return None


def _tell_stray_faults(sheet: Sheet, match: Match, data: list[int], account: Account) -> None:
    """A note of errors and formulas never calculated that stand outside the rows and columns that were read."""
    rows, columns = set(data), set(match.columns.values())
    stray = [sheet.address(row, at) for row, at in sorted(sheet.faults) if row not in rows or at not in columns]
    if stray:
        what = "with an error or a formula never calculated outside the rows and columns that are read"
        account.add("note", f"{counted(len(stray), 'cell').capitalize()} {what} ({listing(stray)}).", cell=stray[0])
