"""The history looked through: filters, what was held on a day, and an upload's receipt as text to keep."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Literal

from cesp.jobs.desk import Desk
from cesp.jobs.uploads import history
from cesp.store.records import UploadRecord
from cesp.store.schema import period_label

State = Literal["standing", "undone"]


@dataclass(frozen=True)
class Wanted:
    """Which uploads are looked for; "" and None leave a choice open. `period` is a label of one quarter or year, such
    as "2022/23 Q1"; `since` is the first day (UTC) they were loaded on."""

    sender: str = ""
    dataset: str = ""
    period: str = ""
    by: str = ""
    state: State | None = None
    since: date | None = None


@dataclass(frozen=True)
class HeldThen:
    """An upload of which something was held on a day: how many parts, of which datasets and periods."""

    upload: UploadRecord
    parts: int
    datasets: tuple[str, ...]
    periods: tuple[str, ...]


def find_uploads(desk: Desk, wanted: Wanted) -> list[UploadRecord]:
    """The uploads that fit, newest first."""
    return [record for record in history(desk) if _fits(record, wanted)]


def end_of(day: date) -> datetime:
    """The moment up to which a day's uploads are held: its end, UTC."""
    return datetime.combine(day, time.max, UTC)


def held_on(desk: Desk, day: date) -> list[HeldThen]:
    """What was held at the end of a day (UTC), by upload, newest first."""
    records = {record.id: record for record in history(desk)}
    parts: dict[int, int] = Counter()
    datasets: dict[int, set[str]] = defaultdict(set)
    periods: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for held in desk.store.held(end_of(day)):
        parts[held.upload] += 1
        datasets[held.upload].add(held.slice.dataset)
        periods[held.upload].add((held.slice.year, held.slice.quarter))
    return [
        HeldThen(
            upload=records[upload],
            parts=parts[upload],
            datasets=tuple(sorted(datasets[upload])),
            periods=tuple(period_label(*period) for period in sorted(periods[upload])),
        )
        for upload in sorted(parts, reverse=True)
    ]


def receipt(desk: Desk, upload: int) -> str:
    """An upload's receipt, as text: what, from whom, counts, checksums, and every row left out with its reason."""
    desk.require("read_officer")
    return "\n".join(_receipt(desk, desk.store.upload(upload))) + "\n"


def _receipt(desk: Desk, record: UploadRecord) -> Iterator[str]:
    senders = {agency.id: agency.title for agency in desk.partnership.agency}
    yield f"Receipt for upload {record.id}, {desk.partnership.name}"
    yield ""
    yield f"File: {record.file}"
    yield f"From: {senders.get(record.sender, record.sender)}"
    yield f"Loaded: {record.at:%d %B %Y %H:%M} UTC, by {record.by}"
    yield f"State: {f'taken back {record.undone:%d %B %Y %H:%M} UTC' if record.undone else 'stands'}"
    if record.reason:
        yield f"Reason: {record.reason}"
    yield f"Rows kept: {record.rows:,}; rows left out: {record.left_out:,}"
    yield ""
    yield "What it brought:"
    yield from _brought(desk, record.id)
    if left_out := desk.store.left_out(record.id):
        yield ""
        yield "Rows left out:"
        yield from (f"  {row.sheet}, row {row.number}: {row.reason}" for row in left_out)
    yield ""
    yield f"Checksum of the file (SHA-256): {record.sha256}"
    yield f"Checksum of the rows as kept (SHA-256): {record.checksum}"


def _brought(desk: Desk, upload: int) -> Iterator[str]:
    """A line for each dataset and period: its rows, a nil return, or what the upload ended."""
    rows: dict[tuple[str, int, int, str], int] = Counter()
    parts: dict[tuple[str, int, int, str], int] = Counter()
    for part in desk.store.parts(upload):
        place = (part.slice.dataset, part.slice.year, part.slice.quarter, part.action)
        rows[place] += part.rows
        parts[place] += 1
    for place, count in rows.items():
        dataset, year, quarter, action = place
        what = f"{count:,} rows in {parts[place]:,} parts" if count else "a nil return"
        if action == "drop":
            what = f"{parts[place]:,} parts held before are gone"
        yield f"  {desk.catalogue.dataset(dataset).title}, {period_label(year, quarter)}: {what}"


def _fits(record: UploadRecord, wanted: Wanted) -> bool:
    states = {None: True, "standing": record.undone is None, "undone": record.undone is not None}
    return (
        wanted.sender in ("", record.sender)
        and (not wanted.dataset or wanted.dataset in record.datasets)
        and (not wanted.period or wanted.period in record.periods)
        and wanted.by in ("", record.by)
        and states[wanted.state]
        and (wanted.since is None or record.at.date() >= wanted.since)
    )
