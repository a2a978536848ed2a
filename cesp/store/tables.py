"""The tables of the store: those every store has, and one for the rows of each dataset of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Date,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.sql.elements import quoted_name
from sqlalchemy.types import TypeEngine

from cesp.catalogue import Catalogue, Dataset

SCHEMA = 1
ROWS_OF = "rows_"  # a dataset's table is called this and its name


class Instant(TypeDecorator[datetime]):
    """An aware moment, kept in UTC to the microsecond: databases do not agree on time zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


FIXED = MetaData()

# One row. `version` grows with every change to what is held; `latest` is the last instant recorded.
META = Table(
    "meta",
    FIXED,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("schema", Integer, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("latest", Instant),
)
UPLOAD = Table(
    "upload",
    FIXED,
    Column("id", Integer, primary_key=True),
    Column("file", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("sender", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("row_count", Integer, nullable=False),
    Column("left_out_count", Integer, nullable=False),
    Column("checksum", Text, nullable=False),
    Column("undone", Instant),
    Column("reason", Text, nullable=False),
    sqlite_autoincrement=True,
)
SLICE = Table(
    "slice",
    FIXED,
    Column("id", Integer, primary_key=True),
    Column("dataset", Text, nullable=False),
    Column("sender", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("quarter", Integer, nullable=False),
    Column("key", Text, nullable=False),
    UniqueConstraint("dataset", "sender", "year", "quarter", "key"),
)
# What an upload says of a slice: "put" brings its rows (none for a nil return), "drop" says that it is gone.
UPLOAD_SLICE = Table(
    "upload_slice",
    FIXED,
    Column("upload", ForeignKey(UPLOAD.c.id), primary_key=True),
    Column("slice", ForeignKey(SLICE.c.id), primary_key=True, index=True),
    Column("action", Text, nullable=False),
    Column("row_count", Integer, nullable=False),
)
# Which upload's rows a slice showed, and when: from `valid_from` up to, not including, `valid_to`.
SLICE_VERSION = Table(
    "slice_version",
    FIXED,
    Column("slice", ForeignKey(SLICE.c.id), primary_key=True),
    Column("valid_from", Instant, primary_key=True),
    Column("valid_to", Instant),
    Column("upload", ForeignKey(UPLOAD.c.id), nullable=False, index=True),
)
_STANDING = SLICE_VERSION.c.valid_to.is_(None)
Index(
    "one_current_version_a_slice",
    SLICE_VERSION.c.slice,
    unique=True,
    sqlite_where=_STANDING,
    postgresql_where=_STANDING,
)
LEFT_OUT = Table(
    "left_out",
    FIXED,
    Column("id", Integer, primary_key=True),
    Column("upload", ForeignKey(UPLOAD.c.id), nullable=False, index=True),
    Column("sheet", Text, nullable=False),
    Column("row", Integer, nullable=False),
    Column("reason", Text, nullable=False),
)
EVENT = Table(
    "event",
    FIXED,
    Column("id", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("person", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("upload", ForeignKey(UPLOAD.c.id)),
    Column("detail", Text, nullable=False),
)
#: What every store has had from the first. Tables that stand below came later: a store that lacks one is given it.
FIRST_TABLES = frozenset(FIXED.tables)
# What was said of a return that will not come; the last word on a return counts, and a blank reason takes it back.
DECLARED = Table(
    "declared",
    FIXED,
    Column("id", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("person", Text, nullable=False),
    Column("sender", Text, nullable=False),
    Column("family", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("quarter", Integer, nullable=False),
    Column("reason", Text, nullable=False),
)

# What somebody confirmed that a sender's heading ("heading", of a dataset) or word (its kind) means. A change closes a
# line (`gone`) and opens another; nothing is deleted.
MATCH = Table(
    "match",
    FIXED,
    Column("id", Integer, primary_key=True),
    Column("sender", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("dataset", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("written", Text, nullable=False),
    Column("meaning", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("gone", Instant),
)
_REMEMBERED = MATCH.c.gone.is_(None)
Index(
    "one_meaning_a_spelling",
    *(MATCH.c.sender, MATCH.c.kind, MATCH.c.dataset, MATCH.c.key),
    unique=True,
    sqlite_where=_REMEMBERED,
    postgresql_where=_REMEMBERED,
)

# Words that people wrote: what they are about, and each step they went through with the words as they stood at it. A
# step is added, never changed; words that are taken back have a step "closed".
STATEMENT = Table(
    "statement",
    FIXED,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("priority", Text, index=True),
    Column("measure", Text, nullable=False),
    Column("indicator", Text),
    Column("period", Text, nullable=False),
    Column("key", Text, nullable=False),
)
STATEMENT_STEP = Table(
    "statement_step",
    FIXED,
    Column("id", Integer, primary_key=True),
    Column("statement", ForeignKey(STATEMENT.c.id), nullable=False, index=True),
    Column("state", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("choice", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("officer", Text, nullable=False),
    Column("due", Date),
    Column("about", Text, nullable=False),
    Column("numbers", JSON, nullable=False),
    Column("person", Text, nullable=False),
    Column("at", Instant, nullable=False),
)


def build_row_tables(catalogue: Catalogue) -> Mapping[str, Table]:
    """Dataset name -> the table of its rows, called `ROWS_OF` + dataset."""
    metadata = MetaData()
    return {dataset.name: _row_table(dataset, metadata) for dataset in catalogue.datasets}


def _row_table(dataset: Dataset, metadata: MetaData) -> Table:
    """`position` counts the rows of an upload in the order they came; `quarter` 0 is a whole year."""
    stored: list[Column[Any]] = []
    for column in dataset.stored:
        stored.append(Column(quoted_name(column.name, True), _type(column.numeric, column.kind)))
        if column.numeric:
            stored.append(Column(quoted_name(f"{column.name}_status", True), Text()))
    return Table(
        f"{ROWS_OF}{dataset.name}",
        metadata,
        Column("upload", ForeignKey(UPLOAD.c.id), primary_key=True, autoincrement=False),
        Column("position", Integer, primary_key=True, autoincrement=False),
        Column("slice", ForeignKey(SLICE.c.id), nullable=False),
        Column("sheet", Text, nullable=False),
        Column("row", Integer, nullable=False),
        Column("year", Integer, nullable=False),
        Column("quarter", Integer, nullable=False),
        Column("day", Date),
        *stored,
        sqlite_with_rowid=False,  # kept in the order of the primary key, the one they are read in
    )


def _type(numeric: bool, kind: str) -> TypeEngine[Any]:
    kinds: dict[bool, TypeEngine[Any]] = {True: Date(), False: Text()}
    return Double() if numeric else kinds[kind == "date"]
