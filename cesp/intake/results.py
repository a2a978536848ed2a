"""What a reading of a file brings: typed rows, findings at cells, and an account of every row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from cesp.periods import Period

Level = Literal["error", "warning", "note"]
Status = Literal["suppressed", "not_supplied", "not_applicable", "not_collected"]
Value = str | float | date | None


@dataclass(frozen=True)
class Finding:
    """Something a person should know about one place of a file.

    `error` stops the file, `warning` leaves rows out, `note` is for information. `cell` is an address such as "C14",
    or a part ("row 14", "column C", "file"). `fix` says how to mend it.
    """

    level: Level
    message: str
    fix: str = ""
    sheet: str = ""
    cell: str = ""
    column: str = ""
    value: str = ""


@dataclass(frozen=True)
class Row:
    """One accepted row. `values` holds a dataset's stored columns (ratios for percentages, ids for what is known).

    A numeric column without a number is None, and `statuses` says why where the sheet did ("c", "n/a", ...).
    `quarter` is None for a whole year; `day` is set where the sheet gave a date.
    """

    dataset: str
    sheet: str
    number: int
    year: int
    quarter: int | None
    day: date | None
    values: Mapping[str, Value]
    statuses: Mapping[str, Status] = field(default_factory=dict)


@dataclass(frozen=True)
class LeftOut:
    """A row that was read and not accepted: where it stood and why, never what it held."""

    sheet: str
    number: int
    reason: str


@dataclass(frozen=True)
class SheetReport:
    """How one sheet was understood. `columns` maps a dataset's column to the heading it was found under.

    rows_read = rows_accepted + rows_left_out. `dataset` is None where the sheet is none we know.
    """

    sheet: str
    dataset: str | None
    header_row: int | None
    columns: Mapping[str, str]
    rows_read: int
    rows_accepted: int
    rows_left_out: int


@dataclass(frozen=True)
class ReadOptions:
    """What the person says of a file; each beats what the file says of itself.

    `mapping` gives headings (as written) their columns. `restates` lists further periods whose rows are to be taken.
    """

    sender: str | None = None
    period: Period | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    restates: tuple[Period, ...] = ()


@dataclass(frozen=True)
class Reading:
    """A whole file as read. `period` is the declared one, and `sender` an agency's id, each with where it came from."""

    file: str
    sha256: str
    sender: str
    sender_from: str
    period: Period | None
    period_from: str
    sheets: tuple[SheetReport, ...]
    findings: tuple[Finding, ...]
    rows: tuple[Row, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def accepted(self) -> bool:
        """True where nothing stops the file."""
        return not any(finding.level == "error" for finding in self.findings)
