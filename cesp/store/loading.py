"""Keeping a submission: its upload, slices, rows and what was left out, all inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, Table, func, insert, select

from cesp.catalogue import Catalogue
from cesp.errors import StoreError
from cesp.store.records import Changes, Slice, Submission
from cesp.store.rows import Block, insert_rows, lay_out, sign
from cesp.store.slices import count_rows, foresee
from cesp.store.snapshot import SLICE_COLUMNS
from cesp.store.tables import LEFT_OUT, SLICE, SLICE_VERSION, UPLOAD, UPLOAD_SLICE


@dataclass(frozen=True)
class Parcel:
    """A submission made ready before the store is asked for anything: rows by slice, as columns, and signed."""

    submission: Submission
    counts: Mapping[Slice, int]
    blocks: Mapping[str, Block]
    checksum: str


def pack(submission: Submission, catalogue: Catalogue) -> Parcel:
    """StoreError where there is nothing to keep or it contradicts itself."""
    blocks = lay_out(submission, catalogue)
    parts = (part for block in blocks.values() for part in block["slice"])
    counts = count_rows(submission, parts, catalogue)
    return Parcel(submission, counts, blocks, sign({part: part for part in counts}, blocks))


def compare(connection: Connection, parcel: Parcel) -> Changes:
    """What keeping the parcel would do to what is held."""
    changes = foresee(parcel.submission, parcel.counts, _read_counts(connection, parcel.submission.sender))
    same = None if changes.gone else _find_same(connection, parcel)
    return replace(changes, same_file_as=same)


def keep(connection: Connection, parcel: Parcel, tables: Mapping[str, Table], at: datetime) -> int:
    """Writes the parcel and returns its upload's number. StoreError where the same file already stands as it is."""
    submission, changes = parcel.submission, compare(connection, parcel)
    if changes.same_file_as is not None:
        raise StoreError(
            f"This file was loaded before, as upload {changes.same_file_as}, and all of it still stands",
            where=submission.file,
            mend="Nothing changed and nothing needs doing.",
        )
    upload = _write_upload(connection, parcel, at)
    ids = _number(connection, [*parcel.counts, *changes.gone])
    said = [(part, "put", rows) for part, rows in parcel.counts.items()] + [(part, "drop", 0) for part in changes.gone]
    connection.execute(
        insert(UPLOAD_SLICE),
        [{"upload": upload, "slice": ids[part], "action": action, "row_count": rows} for part, action, rows in said],
    )
    for dataset, block in parcel.blocks.items():
        insert_rows(connection, tables[dataset], upload, block, ids)
    if submission.left_out:
        connection.execute(
            insert(LEFT_OUT),
            [
                {"upload": upload, "sheet": left.sheet, "row": left.number, "reason": left.reason}
                for left in submission.left_out
            ],
        )
    return upload


def _write_upload(connection: Connection, parcel: Parcel, at: datetime) -> int:
    submission = parcel.submission
    statement = insert(UPLOAD).values(
        file=submission.file,
        sha256=submission.sha256,
        sender=submission.sender,
        person=submission.by,
        at=at,
        row_count=len(submission.rows),
        left_out_count=len(submission.left_out),
        checksum=parcel.checksum,
        reason=submission.reason,
    )
    return int(connection.execute(statement.returning(UPLOAD.c.id)).scalar_one())


def _read_counts(connection: Connection, sender: str) -> dict[Slice, int]:
    """The slices held of one sender, each with the number of its rows."""
    query = (
        select(UPLOAD_SLICE.c.row_count, *SLICE_COLUMNS)
        .join_from(SLICE_VERSION, SLICE)
        .join(
            UPLOAD_SLICE,
            (UPLOAD_SLICE.c.slice == SLICE_VERSION.c.slice) & (UPLOAD_SLICE.c.upload == SLICE_VERSION.c.upload),
        )
        .where(SLICE_VERSION.c.valid_to.is_(None), SLICE.c.sender == sender)
    )
    return {Slice(*part): rows for rows, *part in connection.execute(query)}


def _find_same(connection: Connection, parcel: Parcel) -> int | None:
    """The upload of the same file, read to the same rows, that stands with every slice it brought."""
    shown = (
        select(func.count())
        .select_from(SLICE_VERSION)
        .where(SLICE_VERSION.c.upload == UPLOAD.c.id, SLICE_VERSION.c.valid_to.is_(None))
        .scalar_subquery()
    )
    query = select(UPLOAD.c.id).where(
        UPLOAD.c.sha256 == parcel.submission.sha256,
        UPLOAD.c.sender == parcel.submission.sender,
        UPLOAD.c.checksum == parcel.checksum,
        UPLOAD.c.undone.is_(None),
        shown == len(parcel.counts),
    )
    return connection.execute(query.order_by(UPLOAD.c.id.desc())).scalars().first()


def _number(connection: Connection, parts: list[Slice]) -> dict[Slice, int]:
    """The numbers of slices, new ones for those never seen before."""
    wanted = {(part.dataset, part.sender) for part in parts}
    known = _read_numbers(connection, wanted)
    if missing := [part for part in parts if part not in known]:
        names = [column.name for column in SLICE_COLUMNS]
        connection.execute(insert(SLICE), [{name: getattr(part, name) for name in names} for part in missing])
        known = _read_numbers(connection, wanted)
    return known


def _read_numbers(connection: Connection, wanted: set[tuple[str, str]]) -> dict[Slice, int]:
    datasets, senders = {dataset for dataset, _ in wanted}, {sender for _, sender in wanted}
    query = select(SLICE.c.id, *SLICE_COLUMNS).where(SLICE.c.dataset.in_(datasets), SLICE.c.sender.in_(senders))
    return {Slice(*part): number for number, *part in connection.execute(query)}
