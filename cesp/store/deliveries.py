"""What came in and when, return by return, and what was said of returns that will not come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, insert, select

from cesp.store.tables import DECLARED, SLICE, SLICE_VERSION, UPLOAD, UPLOAD_SLICE


@dataclass(frozen=True)
class Delivery:
    """What one upload that is not undone brought of a dataset for a period; `quarter` 0 is a whole year.

    `rows` is 0 for a nil return. `held` tells whether some of it is still what is held; `corrects` whether it replaced
    something that an earlier upload had brought.
    """

    upload: int
    at: datetime
    sender: str
    dataset: str
    year: int
    quarter: int
    rows: int
    held: bool
    corrects: bool


@dataclass(frozen=True)
class Declaration:
    """Somebody said that a return will not be supplied, and why; `quarter` 0 is a whole year."""

    sender: str
    family: str
    year: int
    quarter: int
    reason: str
    by: str
    at: datetime


def read_deliveries(connection: Connection) -> list[Delivery]:
    """Every delivery, in the order of uploads."""
    shown = and_(
        SLICE_VERSION.c.slice == UPLOAD_SLICE.c.slice,
        SLICE_VERSION.c.upload == UPLOAD_SLICE.c.upload,
        SLICE_VERSION.c.valid_to.is_(None),
    )
    query = (
        select(
            UPLOAD.c.id, UPLOAD.c.at, SLICE.c.sender, SLICE.c.dataset, SLICE.c.year, SLICE.c.quarter,
            UPLOAD_SLICE.c.slice, UPLOAD_SLICE.c.action, UPLOAD_SLICE.c.row_count, SLICE_VERSION.c.upload.label("held"),
        )
        .select_from(UPLOAD_SLICE).join(UPLOAD).join(SLICE).outerjoin(SLICE_VERSION, shown)
        .where(UPLOAD.c.undone.is_(None))
        .order_by(UPLOAD.c.id)
    )  # fmt: skip
    found: dict[tuple[int, str, int, int], Delivery] = {}
    put: set[int] = set()
    for line in connection.execute(query):
        key = (line.id, line.dataset, line.year, line.quarter)
        before = found.get(key)
        found[key] = Delivery(
            upload=line.id,
            at=line.at,
            sender=line.sender,
            dataset=line.dataset,
            year=line.year,
            quarter=line.quarter,
            rows=line.row_count + (before.rows if before else 0),
            held=line.held is not None or (before is not None and before.held),
            corrects=line.slice in put or (before is not None and before.corrects),
        )
        if line.action == "put":
            put.add(line.slice)
    return list(found.values())


def read_declarations(connection: Connection) -> list[Declaration]:
    """What stands of the declarations: the last word on each return, unless it took the one before back."""
    last: dict[tuple[str, str, int, int], Declaration] = {}
    for line in connection.execute(select(DECLARED).order_by(DECLARED.c.id)):
        key = (line.sender, line.family, line.year, line.quarter)
        last[key] = Declaration(*key, reason=line.reason, by=line.person, at=line.at)
    return [declaration for declaration in last.values() if declaration.reason]


def write_declaration(connection: Connection, said: Declaration) -> None:
    """Keeps a declaration; one without a reason takes back what was said before."""
    values = {name: value for name, value in vars(said).items() if name != "by"}
    connection.execute(insert(DECLARED).values(person=said.by, **values))
