"""Which upload each slice shows, and since when: the only place where intervals are closed and opened."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, insert, select, update

from cesp.store.tables import EVENT, META, SLICE_VERSION, STATEMENT_STEP, UPLOAD, UPLOAD_SLICE


def read_stamp(connection: Connection, now: datetime) -> datetime:
    """The moment to record for a change: `now`, or just after the last one recorded where a clock went back."""
    if now.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    latest: datetime | None = connection.execute(select(META.c.latest)).scalar_one()
    return now if latest is None else max(now, latest + timedelta(microseconds=1))


def read_state(connection: Connection) -> tuple[int, int]:
    """The version of what is held, and a number that grows with every step of words: what pages and papers are made
    of. Publications, stories and questions are kept beside them and change none."""
    steps = select(func.coalesce(func.max(STATEMENT_STEP.c.id), 0)).scalar_subquery()
    version, written = connection.execute(select(META.c.version, steps)).one()
    return int(version), int(written)


def write_event(connection: Connection, at: datetime, by: str, what: str, upload: int | None, detail: str) -> None:
    """A line of the audit trail; `at` becomes the last moment recorded."""
    connection.execute(insert(EVENT).values(at=at, person=by, what=what, upload=upload, detail=detail))
    connection.execute(update(META).values(latest=at))


def settle(connection: Connection, upload: int, at: datetime) -> None:
    """Makes every slice an upload speaks of show the latest upload that stands, as of `at`; the version grows.

    A slice whose latest standing upload dropped it, or that has none, shows nothing. Rows are never touched.
    """
    touched = select(UPLOAD_SLICE.c.slice).where(UPLOAD_SLICE.c.upload == upload)
    now = read_standing(connection, UPLOAD_SLICE.c.slice.in_(touched))
    showing = select(SLICE_VERSION.c.slice, SLICE_VERSION.c.upload).where(
        SLICE_VERSION.c.valid_to.is_(None), SLICE_VERSION.c.slice.in_(touched)
    )
    before = {line.slice: line.upload for line in connection.execute(showing)}
    ended = [part for part, shown in before.items() if now.get(part) != shown]
    begun = [(part, shown) for part, shown in now.items() if before.get(part) != shown]
    if ended:
        close = update(SLICE_VERSION).where(
            SLICE_VERSION.c.slice == bindparam("part"), SLICE_VERSION.c.valid_to.is_(None)
        )
        connection.execute(close.values(valid_to=at), [{"part": part} for part in ended])
    if begun:
        connection.execute(
            insert(SLICE_VERSION), [{"slice": part, "upload": shown, "valid_from": at} for part, shown in begun]
        )
    connection.execute(update(META).values(version=META.c.version + 1))


def read_standing(connection: Connection, among: ColumnElement[bool]) -> dict[int, int]:
    """Slice -> the latest upload that is not undone and speaks of it, where that upload put something there."""
    latest = (
        select(UPLOAD_SLICE.c.slice, func.max(UPLOAD_SLICE.c.upload).label("upload"))
        .join_from(UPLOAD_SLICE, UPLOAD)
        .where(UPLOAD.c.undone.is_(None), among)
        .group_by(UPLOAD_SLICE.c.slice)
        .subquery()
    )
    same = and_(UPLOAD_SLICE.c.slice == latest.c.slice, UPLOAD_SLICE.c.upload == latest.c.upload)
    put = select(UPLOAD_SLICE.c.slice, UPLOAD_SLICE.c.upload).join_from(UPLOAD_SLICE, latest, same)
    return {line.slice: line.upload for line in connection.execute(put.where(UPLOAD_SLICE.c.action == "put"))}
