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
#: What a person may answer to a finding instead of mending the file: which column a heading is, what a word means, who
#: sent the file, which period it is of, which columns to cut; "" for nothing. A page or a terminal says how.
Asks = Literal["", "column", "word", "sender", "period", "cut"]


@dataclass(frozen=True)
class Finding:
    """Something a person should know about one place of a file.

    `error` stops the file, `warning` leaves rows out, `note` is for information. `cell` is an address such as "C14",
    or a part ("row 14", "column C", "file"). `fix` says how to mend it; `asks` what may be answered instead.
    """

    level: Level
    message: str
    fix: str = ""
    sheet: str = ""
    cell: str = ""
    column: str = ""
    value: str = ""
    asks: Asks = ""


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
class Confirmed:
    """What somebody confirmed of a heading or a word: its meaning, who said so and when.

    `meaning` is a column's name, an id or a word of a choice; "" says that a heading is not part of the return, or
    that a word stays as written.
    """

    meaning: str
    by: str
    on: date


@dataclass(frozen=True)
class Remembered:
    """What was confirmed of one sender's returns, by the spelling's key (`matching.match_key`).

    `headings` are held by dataset, `words` by kind (`matching.word_kind`).
    """

    headings: Mapping[str, Mapping[str, Confirmed]] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, Confirmed]] = field(default_factory=dict)


@dataclass(frozen=True)
class Offer:
    """What an unknown heading or word may mean, and why it is thought so. `score` ranks offers, from 0 to 100.

    `dataset` is whose column a heading may be: that of the sheet, or the one the sheet would then be; "" for a word.
    """

    dataset: str
    meaning: str
    title: str
    reason: str
    score: int


@dataclass(frozen=True)
class Suggestion:
    """A heading or word of a file that nobody knows, with what it may mean, the likeliest first. Never applied.

    `kind` is "heading", or the kind of the word (`matching.word_kind`); `column` is the title of a word's column.
    `cell` is where it stands first and `count` how many cells hold it.
    """

    kind: str
    dataset: str
    written: str
    sheet: str
    cell: str
    column: str
    count: int
    offers: tuple[Offer, ...]


@dataclass(frozen=True)
class Envelope:
    """What the letter around a file says: who sent it, as written, whoever wrote it first in front; its subject."""

    senders: tuple[str, ...] = ()
    subject: str = ""


@dataclass(frozen=True)
class Personal:
    """Identifiers of children that one column of a file holds: what and where, never which.

    `column` is its letter and `rows` count from 1. `cut` says that the person had the column cut in memory.
    """

    what: str
    sheet: str
    column: str
    heading: str
    rows: tuple[int, ...]
    cut: bool


@dataclass(frozen=True)
class Mend:
    """A cell as a person typed it over, by its address ("B7"); a `text` of "" makes it blank."""

    sheet: str
    cell: str
    text: str


@dataclass(frozen=True)
class ReadOptions:
    """What the person says of a file; each beats what the file says of itself.

    `mapping` gives headings (as written) their columns. `restates` lists further periods whose rows are to be taken.
    `remembered` is what was confirmed before; the mapping beats it, and it beats every alias. `envelope` is the letter
    the file came in: it is asked where the file does not say who sent it, or which quarter it is of.
    `cut` names columns to be cut in memory before anything looks at them, by letter or heading.
    `mended` are cells typed over: the file is read as if they had been sent so.
    """

    sender: str | None = None
    period: Period | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    restates: tuple[Period, ...] = ()
    remembered: Remembered = field(default_factory=Remembered)
    envelope: Envelope | None = None
    cut: frozenset[str] = frozenset()
    mended: tuple[Mend, ...] = ()


@dataclass(frozen=True)
class Reading:
    """A whole file as read. `period` is the declared one, and `sender` an agency's id, each with where it came from.

    `sender_supposed` says that nothing told the sender, so that the partnership itself was supposed.
    """

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
    suggestions: tuple[Suggestion, ...] = ()
    personal: tuple[Personal, ...] = ()
    mended: tuple[Mend, ...] = ()
    sender_supposed: bool = False

    @property
    def accepted(self) -> bool:
        """True where nothing stops the file."""
        return not any(finding.level == "error" for finding in self.findings)
