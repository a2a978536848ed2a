"""What was loaded, by whom, what was left out, and the audit trail."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, select

from cesp.errors import StoreError
from cesp.intake.results import LeftOut
from cesp.store.records import Event, Part, Slice, UploadRecord
from cesp.store.schema import period_label
from cesp.store.snapshot import SLICE_COLUMNS
from cesp.store.tables import EVENT, LEFT_OUT, SLICE, UPLOAD, UPLOAD_SLICE


def read_uploads(connection: Connection, only: int | None = None) -> list[UploadRecord]:
    """Every upload, newest first; or the one asked for, or none."""
    uploads = select(UPLOAD).order_by(UPLOAD.c.id.desc())
    parts = (
        select(UPLOAD_SLICE.c.upload, SLICE.c.dataset, SLICE.c.year, SLICE.c.quarter)
        .join_from(UPLOAD_SLICE, SLICE)
        .where(UPLOAD_SLICE.c.action == "put")
        .distinct()
    )
    if only is not None:
        uploads, parts = uploads.where(UPLOAD.c.id == only), parts.where(UPLOAD_SLICE.c.upload == only)
    datasets: dict[int, set[str]] = defaultdict(set)
    periods: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for upload, dataset, year, quarter in connection.execute(parts):
        datasets[upload].add(dataset)
        periods[upload].add((year, quarter))
    return [
        UploadRecord(
            id=line.id,
            file=line.file,
            sha256=line.sha256,
            sender=line.sender,
            by=line.person,
            at=line.at,
            rows=line.row_count,
            left_out=line.left_out_count,
            checksum=line.checksum,
            undone=line.undone,
            reason=line.reason,
            datasets=tuple(sorted(datasets[line.id])),
            periods=tuple(period_label(*period) for period in sorted(periods[line.id])),
        )
        for line in connection.execute(uploads)
    ]


def read_upload(connection: Connection, upload: int) -> UploadRecord:
    """One upload; StoreError where there is none of that number."""
    for record in read_uploads(connection, upload):
        return record
    raise StoreError(f"There is no upload {upload}", mend="Look in the history for the uploads there are.")


def read_events(connection: Connection) -> list[Event]:
    """The audit trail, newest first."""
    lines = connection.execute(select(EVENT).order_by(EVENT.c.id.desc()))
    return [Event(at=line.at, by=line.person, what=line.what, upload=line.upload, detail=line.detail) for line in lines]


def read_left_out(connection: Connection, upload: int) -> list[LeftOut]:
    """The rows of an upload that were not kept, in the order they were listed."""
    read_upload(connection, upload)
    lines = connection.execute(select(LEFT_OUT).where(LEFT_OUT.c.upload == upload).order_by(LEFT_OUT.c.id))
    return [LeftOut(sheet=line.sheet, number=line.row, reason=line.reason) for line in lines]


def read_parts(connection: Connection, upload: int) -> list[Part]:
    """What an upload says of each slice it speaks of, in order; StoreError where there is none of that number."""
    read_upload(connection, upload)
    query = select(UPLOAD_SLICE.c.action, UPLOAD_SLICE.c.row_count, *SLICE_COLUMNS).join_from(UPLOAD_SLICE, SLICE)
    lines = connection.execute(query.where(UPLOAD_SLICE.c.upload == upload).order_by(*SLICE_COLUMNS))
    return [Part(Slice(*part), action, rows) for action, rows, *part in lines]
