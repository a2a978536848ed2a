"""What goes into the store and what comes out of it, apart from rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from cesp.intake.results import LeftOut, Row, Value


@dataclass(frozen=True, order=True)
class Slice:
    """The unit that is replaced: dataset + sender + period + the dataset's key (DATA, decision 1).

    `quarter` 0 stands for a whole year. `key` is the key column's value reduced by `catalogue.plain`.
    """

    dataset: str
    sender: str
    year: int
    quarter: int
    key: str


@dataclass(frozen=True)
class Submission:
    """A file ready to be kept. `complete` says that what it does not hold of its periods is gone.

    `nil` names (dataset, year, quarter) that the sender returned as nothing: a zero, not a gap.
    """

    file: str
    sha256: str
    sender: str
    by: str
    rows: tuple[Row, ...]
    left_out: tuple[LeftOut, ...] = ()
    nil: tuple[tuple[str, int, int], ...] = ()
    complete: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Changes:
    """What a submission would do to what is held: slices new, replaced, kept though absent from it, and gone."""

    new: tuple[Slice, ...]
    replaced: tuple[Slice, ...]
    kept: tuple[Slice, ...]
    gone: tuple[Slice, ...]
    same_file_as: int | None = None


@dataclass(frozen=True)
class RowCount:
    """How many rows of a dataset, period and agency a submission brings, changes, takes away and repeats.

    `quarter` 0 is a whole year; `agency` "" are rows that name none.
    """

    dataset: str
    year: int
    quarter: int
    agency: str
    new: int
    changed: int
    gone: int
    same: int


@dataclass(frozen=True)
class RowChange:
    """One row that would be new, changed or gone. `key` holds the words of its natural key; `columns` what was there
    and what would be, by column, for a changed row. `sheet` and `number` say where it stands: in the file or, for a row
    that goes, in the file it came from."""

    what: Literal["new", "changed", "gone"]
    dataset: str
    year: int
    quarter: int
    agency: str
    key: tuple[str, ...]
    sheet: str
    number: int
    columns: tuple[tuple[str, Value, Value], ...] = ()


@dataclass(frozen=True)
class Difference:
    """What a submission would do, slice by slice and row by row. `since` tells when the sender's return of a dataset,
    year and quarter that is held now first came (UTC)."""

    changes: Changes
    counts: tuple[RowCount, ...]
    rows: tuple[RowChange, ...]
    since: Mapping[tuple[str, int, int], datetime]


@dataclass(frozen=True)
class Part:
    """What an upload says of one slice: "put" with so many rows (none for a nil return), or "drop"."""

    slice: Slice
    action: str
    rows: int


@dataclass(frozen=True)
class UploadRecord:
    """One line of the history. `at` is UTC. `undone` is when it was last taken back, None while it stands."""

    id: int
    file: str
    sha256: str
    sender: str
    by: str
    at: datetime
    rows: int
    left_out: int
    checksum: str
    undone: datetime | None
    reason: str
    datasets: tuple[str, ...]
    periods: tuple[str, ...]


@dataclass(frozen=True)
class Event:
    """A line of the audit trail: who did what to which upload, when (UTC)."""

    at: datetime
    by: str
    what: str
    upload: int | None
    detail: str
