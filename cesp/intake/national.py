"""Files of national statistics read as they are published, one row a place and year, many indicators across.

Layout: Department for Education, "explore education statistics", open data standards: `time_period`,
`geographic_level` and the names of places stand in columns of these names in every file. The partnership says which of
the other columns is which indicator, and which places it is compared with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from cesp.catalogue import Catalogue, Partnership, plain
from cesp.catalogue.national import Figure, NationalFile
from cesp.intake.account import Account, counted
from cesp.intake.figures import read_count, read_number, read_ratio
from cesp.intake.headings import Match
from cesp.intake.lines import Lines
from cesp.intake.recognise import heading_row
from cesp.intake.results import Finding, ReadOptions, Status, Value
from cesp.intake.rows import Candidate
from cesp.intake.sheets import SheetReading
from cesp.intake.typed import BLANK, Typed, Unreadable
from cesp.intake.when import When
from cesp.intake.workbook import Cell, Sheet, brief, words
from cesp.periods import year_label

_TIME, _LEVEL = "time_period", "geographic_level"
_NAMES = {"national": "country_name", "regional": "region_name", "local authority": "la_name"}
_LAYOUT = (_TIME, _LEVEL, *_NAMES.values())
_ROWS_SEARCHED = 40
_ELSEWHERE = "a place that the partnership is not compared with"


@dataclass(frozen=True)
class NationalTable:
    """A sheet known as a published file: the row of its headings, and where each of them stands, by small letters."""

    file: NationalFile
    header: int
    columns: Mapping[str, int]

    def at(self, heading: str) -> int:
        return self.columns[heading.lower()]

    def has(self, heading: str) -> bool:
        return heading.lower() in self.columns


class NationalReading(SheetReading):
    """As any sheet read; which of a published file's columns were not used needs no telling."""

    @property
    def findings(self) -> list[Finding]:
        return self.account.findings()


def find_table(sheet: Sheet, partnership: Partnership) -> NationalTable | None:
    """The published file that a sheet is; None where it is none that the partnership uses."""
    for row in range(min(_ROWS_SEARCHED, len(sheet.cells))):
        columns = {text.lower(): at for at, text in reversed(heading_row(sheet, row).items())}
        if columns.keys() >= set(_LAYOUT):
            tables = [NationalTable(file, row, columns) for file in partnership.national.file]
            known = [table for table in tables if _used(table) or table.has(table.file.children)]
            return max(known, key=lambda table: len(_used(table)), default=None)
    return None


def read_table(
    sheet: Sheet, table: NationalTable, catalogue: Catalogue, partnership: Partnership, options: ReadOptions
) -> NationalReading:
    """The rows of the partnership's places, a row for each indicator; the other rows are left out and listed."""
    return TableReader(sheet, table, catalogue, partnership, options).read()


class TableReader:
    """One published file while it is read."""

    def __init__(
        self, sheet: Sheet, table: NationalTable, catalogue: Catalogue, partnership: Partnership, options: ReadOptions
    ) -> None:
        self.sheet, self.table, self.partnership, self.period = sheet, table, partnership, options.period
        self.dataset = catalogue.dataset("population" if table.file.children else "comparators")
        self.account = Account(sheet)
        self.places = _places(partnership)
        self.rows: set[int] = set()
        self.units = {indicator.id: indicator.unit for indicator in partnership.indicator}
        self.figures = _used(table)

    def read(self) -> NationalReading:
        columns = {"period": self.table.at(_TIME), "place": self.table.at(_NAMES["local authority"])}
        match = Match(self.dataset, self.table.header, columns, ())
        rows = [row for row, _ in Lines(self.sheet, match)]
        candidates = [candidate for row in rows for candidate in self._row(row)]
        self.rows = {candidate.row for candidate in candidates}
        self._tell(len(rows), {str(candidate.values["place"]) for candidate in candidates})
        return NationalReading(self.sheet, match, self.account, len(rows), tuple(candidates))

    def _row(self, row: int) -> list[Candidate]:
        """What a row of the file brings; none where it is left out, or where a cell of it cannot be read."""
        place = self._place(row)
        if place is None or not self._is_wanted(row):
            self.account.leave_out(row, _ELSEWHERE if place is None else "not of the group that is counted here")
            return []
        try:
            year = self._year(row)
        except Unreadable as fault:
            self._refuse(row, _TIME, fault)
            return []
        if self.period is not None and year != self.period.year:
            self.account.leave_out(
                row, f"its year, {year_label(year)}, is outside the declared one, {self.period.label}"
            )
            return []
        try:
            found = [self._candidate(row, year, place, one) for one in self._values(row, year)]
        except UnreadableAt as fault:
            self._refuse(row, fault.heading, fault.fault)
            return []
        if not found:
            self.account.leave_out(row, "no indicator is taken from it for its year")
        return found

    def _values(self, row: int, year: int) -> Iterator[tuple[dict[str, Value], dict[str, Typed]]]:
        """For each row that comes out: what is the same for all of a kind, and its numbers by column."""
        children = self.table.file.children
        if children:
            yield {}, {"children": self._read(row, children, "count")}
        for figure in self.figures:
            if figure.covers(year):
                kind = "ratio" if self.units[figure.indicator] == "%" else "number"
                yield (
                    {"indicator": figure.indicator},
                    {
                        "numerator": self._read(row, figure.numerator, "count"),
                        "denominator": self._read(row, figure.denominator, "count"),
                        "value": self._read(row, figure.value, kind),
                    },
                )

    def _candidate(
        self, row: int, year: int, place: tuple[str, str], read: tuple[dict[str, Value], dict[str, Typed]]
    ) -> Candidate:
        same, numbers = read
        known: dict[str, Value] = {**same, "place": place[0], "place_kind": place[1], "source": self.table.file.source}
        known |= {name: typed.value for name, typed in numbers.items()}
        values = {column.name: known[column.name] for column in self.dataset.stored}
        statuses: dict[str, Status] = {name: typed.status for name, typed in numbers.items() if typed.status}
        line = self.sheet.number(row)
        return Candidate(self.dataset, self.sheet.name, row, When(year, None), values, statuses, False, line)

    def _read(self, row: int, heading: str, kind: str) -> Typed:
        """A number under a heading; blank where the file has no such column. UnreadableAt otherwise."""
        raw = self._cell(row, heading) if heading else None
        try:
            return BLANK if raw is None else _READERS[kind](raw)
        except Unreadable as fault:
            raise UnreadableAt(heading, fault) from fault

    def _place(self, row: int) -> tuple[str, str] | None:
        """The place of a row, as the partnership writes it, and its kind; None where it is not compared with it."""
        column = _NAMES.get(words(self._cell(row, _LEVEL)).lower())
        return self.places.get((column, plain(words(self._cell(row, column))))) if column else None

    def _is_wanted(self, row: int) -> bool:
        """True where the row is of the group that the file's entry names."""
        only = self.table.file.only
        return all(plain(words(self._cell(row, heading))) == plain(text) for heading, text in only.items())

    def _year(self, row: int) -> int:
        """The financial year, by the year it starts in: 2025, or 202425 in full. Unreadable otherwise."""
        text = words(self._cell(row, _TIME))
        if len(text) == 6 and text.isdigit() and (int(text[:4]) + 1) % 100 == int(text[4:]):
            return int(text[:4])
        if len(text) == 4 and text.isdigit():
            return int(text) - (self.table.file.year == "ends")
        raise Unreadable(f"'{brief(text)}' is not a year", "Write 2025, or 202425 for 2024/25.")

    def _cell(self, row: int, heading: str) -> Cell:
        return self.sheet.cell(row, self.table.at(heading)) if self.table.has(heading) else None

    def _refuse(self, row: int, heading: str, fault: Unreadable) -> None:
        self.account.error(
            row, self.table.at(heading), heading, fault.fault, fault.mend, brief(self._cell(row, heading))
        )

    def _tell(self, rows: int, seen: set[str]) -> None:
        """What the file was taken for, and which places or columns it lacks."""
        others = counted(rows - len(self.rows), "row")
        message = f"Read as published: {self.table.file.title}. {others} of other places were left out."
        self.account.add("note", message.replace("1 row of other places were", "1 row of other places was"))
        if absent := [place for place, _ in self.places.values() if place not in seen]:
            self.account.add(
                "warning", f"The file has no figures of {', '.join(absent)}.", "Compare the names with national.toml."
            )
        if self.table.file.figure and (lost := [one for one in self.table.file.figure if one not in self.figures]):
            headings = ", ".join(dict.fromkeys(heading for one in lost for heading in one.headings))
            self.account.add(
                "warning",
                f"Not taken, because a column is missing: {', '.join(one.indicator for one in lost)}.",
                f"Look how the file heads them now, and change national.toml; looked for: {headings}.",
                f"row {self.table.header + 1}",
            )


class UnreadableAt(Exception):
    """A cell under a heading that cannot be read."""

    def __init__(self, heading: str, fault: Unreadable) -> None:
        self.heading, self.fault = heading, fault
        super().__init__(fault.fault)


def _used(table: NationalTable) -> list[Figure]:
    """The figures of a file's entry whose columns are all there."""
    return [figure for figure in table.file.figure if all(table.has(heading) for heading in figure.headings)]


def _places(partnership: Partnership) -> dict[tuple[str, str], tuple[str, str]]:
    """(column of its name, plain name) -> place as the partnership writes it, and its kind."""
    national = partnership.national
    authority = _NAMES["local authority"]
    kept = [(authority, name, "neighbours") for name in national.neighbours]
    kept += [(_NAMES["regional"], national.region, "region"), (_NAMES["national"], national.country, "england")]
    kept += [(authority, partnership.place, "authority")]
    return {(column, plain(name)): (name, kind) for column, name, kind in kept if name}


_READERS: Mapping[str, Callable[[Cell], Typed]] = {
    "count": read_count,
    "number": read_number,
    "ratio": lambda raw: read_ratio(raw, points=True, bounded=False),
}
