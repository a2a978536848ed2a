"""What was current at one moment, read in one go, each upload checked against its checksum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import ColumnElement, Connection, Table, and_, func, or_, select, true
from sqlalchemy.exc import OperationalError

from cesp.errors import StoreError
from cesp.store.records import Slice
from cesp.store.rows import Block, sign
from cesp.store.tables import SLICE, SLICE_VERSION, UPLOAD, UPLOAD_SLICE
from cesp.store.versions import read_standing

SLICE_COLUMNS = (SLICE.c.dataset, SLICE.c.sender, SLICE.c.year, SLICE.c.quarter, SLICE.c.key)
_AT_ONCE = 2_000  # rows held twice while they are turned into columns
# What reading raises where a value is not even of its column's kind any more.
_UNREADABLE = (ValueError, TypeError, AttributeError, KeyError, OperationalError)


@dataclass(frozen=True)
class Held:
    """A slice that is held, its number in the database, and the upload whose rows it shows."""

    id: int
    upload: int
    slice: Slice


@dataclass(frozen=True)
class Snapshot:
    """The slices held at a moment, and dataset -> every row of the uploads behind them.

    An upload's superseded slices are among the rows: it can only be checked whole.
    """

    held: tuple[Held, ...]
    rows: Mapping[str, Block]


def standing(at: datetime | None) -> ColumnElement[bool]:
    """The versions of slices that were current at a moment, or are now."""
    if at is None:
        return SLICE_VERSION.c.valid_to.is_(None)
    ended_later = or_(SLICE_VERSION.c.valid_to.is_(None), SLICE_VERSION.c.valid_to > at)
    return and_(SLICE_VERSION.c.valid_from <= at, ended_later)


def read_held(connection: Connection, at: datetime | None) -> tuple[Held, ...]:
    """The slices held at a moment, in order."""
    query = select(SLICE.c.id, SLICE_VERSION.c.upload, *SLICE_COLUMNS).join_from(SLICE_VERSION, SLICE)
    found = connection.execute(query.where(standing(at)))
    held = (Held(number, upload, Slice(*part)) for number, upload, *part in found)
    return tuple(sorted(held, key=lambda each: each.slice))


def read_snapshot(connection: Connection, tables: Mapping[str, Table], at: datetime | None, where: str) -> Snapshot:
    """All that was current at a moment. StoreError, naming the upload, where rows are not what was loaded.

    What is shown now follows from the uploads, so that is checked as well.
    """
    held = read_held(connection, at)
    if at is None and {part.id: part.upload for part in held} != read_standing(connection, true()):
        raise StoreError(
            "What is kept of the uploads does not fit together any more, so no figures are shown",
            where=where,
            mend="Put the last backup of the store back.",
        )
    uploads = sorted({part.upload for part in held})
    damaged: Sequence[int]
    try:
        rows = _read_rows(connection, tables, uploads)
        damaged = _changed(connection, uploads, rows)
    except _UNREADABLE as error:
        damaged = [upload for upload in uploads if _is_damaged(connection, tables, upload)]
        if not damaged or _is_elsewhere(error):
            raise
    for upload in damaged:
        file = connection.execute(select(UPLOAD.c.file).where(UPLOAD.c.id == upload)).scalar_one()
        raise StoreError(
            f"What is kept of upload {upload}, the file {file}, is no longer what was loaded, so no figures are shown",
            where=where,
            mend=f"Put the last backup of the store back, or undo upload {upload} and load {file} again.",
        )
    return Snapshot(held, rows)


def _read_rows(connection: Connection, tables: Mapping[str, Table], uploads: Sequence[int]) -> dict[str, Block]:
    """Dataset -> columns of every row of some uploads, upload by upload in the order they came.

    Columns in which nobody filled in anything are left away: most statuses are blank, and reading is what takes long.
    """
    blocks: dict[str, Block] = {}
    for dataset, table in tables.items():
        wanted = table.c.upload.in_(uploads)
        filled = connection.execute(select(*(func.count(column) for column in table.c)).where(wanted)).one()
        columns = [column for column, count in zip(table.c, filled, strict=True) if count]
        if columns:
            query = select(*columns).where(wanted).order_by(table.c.upload, table.c.position)
            blocks[dataset] = {column.name: [] for column in columns}
            for part in connection.execute(query).partitions(_AT_ONCE):
                for values, more in zip(blocks[dataset].values(), zip(*part, strict=True), strict=True):
                    values.extend(more)
    return blocks


def _changed(connection: Connection, uploads: Sequence[int], rows: Mapping[str, Block]) -> list[int]:
    """The uploads whose rows do not have the checksum they were loaded with."""
    loaded = connection.execute(select(UPLOAD.c.id, UPLOAD.c.checksum).where(UPLOAD.c.id.in_(uploads)))
    expected = {line.id: line.checksum for line in loaded}
    query = select(UPLOAD_SLICE.c.upload, SLICE.c.id, *SLICE_COLUMNS).join_from(UPLOAD_SLICE, SLICE)
    put = query.where(UPLOAD_SLICE.c.action == "put", UPLOAD_SLICE.c.upload.in_(uploads))
    slices: dict[int, dict[int, Slice]] = defaultdict(dict)
    for upload, number, *part in connection.execute(put):
        slices[upload][number] = Slice(*part)
    own = _by_upload(rows)
    return [upload for upload in uploads if sign(slices[upload], own[upload]) != expected.get(upload)]


def _by_upload(rows: Mapping[str, Block]) -> dict[int, dict[str, Block]]:
    """Upload -> dataset -> its rows, without the columns that are not the file's own."""
    parts: dict[int, dict[str, Block]] = defaultdict(dict)
    for dataset, block in rows.items():
        own = {name: values for name, values in block.items() if name not in ("upload", "position")}
        start = 0
        for upload, run in groupby(block["upload"]):
            end = start + sum(1 for _ in run)
            parts[upload][dataset] = {name: values[start:end] for name, values in own.items()}
            start = end
    return parts


def _is_damaged(connection: Connection, tables: Mapping[str, Table], upload: int) -> bool:
    try:
        return bool(_changed(connection, [upload], _read_rows(connection, tables, [upload])))
    except _UNREADABLE:
        return True


def _is_elsewhere(error: Exception) -> bool:
    """Whether the database failed for another reason than a text that is no text any more."""
    return isinstance(error, OperationalError) and "UTF-8" not in str(error)
