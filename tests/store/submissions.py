"""Small submissions and questions for the tests of the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import ibis

from cesp.catalogue import load_catalogue
from cesp.intake.results import LeftOut, Row
from cesp.store.records import Submission
from cesp.store.schema import HELD, HELD_SCHEMA, dataset_schema
from cesp.store.store import Store, open_store

CATALOGUE = load_catalogue()
SESSIONS = CATALOGUE.dataset("training_sessions")
TABLE = ibis.table(dataset_schema(SESSIONS), name=SESSIONS.name)
HELD_TABLE = ibis.table(HELD_SCHEMA, name=HELD)
START = datetime(2023, 7, 3, 9, 0, tzinfo=UTC)

Cell = tuple[str, int, float]  # course, quarter (0 the whole year), attended


def clock() -> Iterator[datetime]:
    """A clock that a minute passes on with every look."""
    return (START + timedelta(minutes=minutes) for minutes in count())


def sessions(*cells: Cell, sheet: str = "Training", year: int = 2022) -> tuple[Row, ...]:
    """Training sessions as rows, numbered from 2 on."""
    return tuple(
        Row(SESSIONS.name, sheet, number, year, quarter or None, None, {"course": course, "attended": attended})
        for number, (course, quarter, attended) in enumerate(cells, 2)
    )


def submission(
    rows: Iterable[Row] = (),
    *,
    sha256: str = "",
    sender: str = "police",
    complete: bool = False,
    nil: tuple[tuple[str, int, int], ...] = (),
    left_out: tuple[LeftOut, ...] = (),
) -> Submission:
    """A file of Amy's; its sha256 follows from what is in it unless given."""
    kept = tuple(rows)
    name = sha256 or str(hash((kept_values(kept), nil, complete)))
    return Submission("return.xlsx", name, sender, "Amy", kept, left_out, nil, complete)


def kept_values(rows: Iterable[Row]) -> tuple[object, ...]:
    return tuple((row.dataset, row.sheet, row.number, row.year, row.quarter, *row.values.items()) for row in rows)


def open_in(folder: Path) -> Store:
    return open_store(f"sqlite:///{folder / 'store.sqlite'}", CATALOGUE)


def shown(store: Store, as_at: datetime | None = None) -> list[tuple[str, str, int, float]]:
    """(sender, course, quarter, attended) of every row that is current, sorted."""
    answer = store.answer(TABLE.mutate(quarter=TABLE.quarter.fill_null(0)), as_at)
    columns = (answer[name].tolist() for name in ("sender", "course", "quarter", "attended"))
    return sorted(zip(*columns, strict=True))
