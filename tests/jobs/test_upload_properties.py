"""What no upload may change, whatever is in it: order, repetition, splitting along slices, and taking back.

Each example is a workbook of four sheets from one sender or two, on top of an earlier return. After each step, every
figure of the whole is compared, and every row that stands.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Table

from cesp.catalogue import Partnership, load_catalogue, plain
from cesp.intake.results import Reading, ReadOptions, Row
from cesp.jobs.desk import Desk
from cesp.jobs.figures import Request, as_data, figures
from cesp.jobs.uploads import check, load, redo, undo
from cesp.people import LOCAL
from cesp.store.opening import Database, open_database
from cesp.store.snapshot import read_snapshot
from cesp.store.store import open_store
from cesp.store.tables import build_row_tables
from tests.intake.books import workbook_of
from tests.intake.frames import FRAMES, YEAR, Frame, frames

CATALOGUE = load_catalogue()
SENDERS = (("police",), ("health",), ("police", "health"))
PLACES = ("upload", "sheet", "row", "position")
REASON = "Tried by chance."
PARTNERSHIP = Partnership.model_validate(
    {
        "name": "Westshire Safeguarding Children Partnership",
        "place": "Westshire",
        "sender": "westshire",
        "editions": {"officer": "Officer", "restricted": "Part 2", "public": "Part 1"},
        "priority": [
            {"id": "neglect", "title": "Neglect", "aliases": ["Child neglect"]},
            {"id": "emotional-health", "title": "Emotional Health", "aliases": ["Health and wellbeing"]},
        ],
        "agency": [
            {"id": "westshire", "title": "Westshire Partnership"},
            {"id": "police", "title": "Police", "aliases": ["WPOL"]},
            {"id": "health", "title": "Health", "aliases": ["NHS"]},
        ],
        "course": [{"id": "cse", "title": "Introduction to CSE", "priorities": ["neglect"]}],
        "indicator": [
            {"id": "second-plans", "title": "Second plans", "unit": "%", "numerator_words": "second plans",
             "basis": "flow", "priorities": ["neglect"]},
            {"id": "score", "title": "Average score", "unit": "score", "numerator_words": "points", "basis": "average",
             "priorities": ["emotional-health"]},
        ],
    }
)  # fmt: skip
Sent = dict[str, list[Frame]]


STANDING = {
    "Sessions": [
        ["Course", "Quarter", "Booked", "Attended"],
        ["CSE", "2022/23 Q1", 30, 20],
        ["CSE", "2022/23 Q2", 9, 8],
    ],
    "Indicators": [
        ["Priority", "Indicator", "Period", "Numerator", "Denominator", "Value"],
        *(["Neglect", "Second plans", f"2022/23 Q{quarter}", 10 + quarter, 60, None] for quarter in (1, 2, 3, 4)),
        ["Emotional Health", "Average score", "2022/23 Q3", None, None, 3.5],
    ],
}


@dataclass(frozen=True)
class Seen:
    """Every row that stands, apart from where it came from, and every figure of the whole, its notes and verdict."""

    rows: list[str]
    figures: list[dict[str, Any]]


@dataclass(frozen=True)
class Office:
    """A desk on a store with an earlier return in it, what is seen there, and another way to read the store's rows."""

    desk: Desk
    database: Database
    tables: Mapping[str, Table]
    before: Seen


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One store for all examples; each takes back what it loaded."""
    url = f"sqlite:///{tmp_path_factory.mktemp('chance') / 'store.db'}"
    desk = Desk(open_store(url, CATALOGUE), CATALOGUE, PARTNERSHIP, LOCAL)
    load(desk, check(desk, "standing.xlsx", workbook_of(STANDING), ReadOptions(sender="police", period=YEAR)))
    database = open_database(url)
    tables = build_row_tables(CATALOGUE)
    yield Office(desk, database, tables, see(desk, database, tables))
    database.close()
    desk.store.close()


def see(desk: Desk, database: Database, tables: Mapping[str, Table]) -> Seen:
    with database.reading() as connection:
        snapshot = read_snapshot(connection, tables, None, "here")
    held = {(part.id, part.upload) for part in snapshot.held}
    rows = sorted(repr((name, row)) for name, block in snapshot.rows.items() for row in contents(block, held))
    seen = Seen(rows, [as_data(one) for one in figures(desk, Request(YEAR))])
    assert seen.rows
    assert any(figure["status"] == "ok" for figure in seen.figures)
    return seen


def contents(block: Mapping[str, Sequence[Any]], held: set[tuple[int, int]]) -> Iterator[list[tuple[str, Any]]]:
    """What each row of the slices that are held says: its columns that are not blank."""
    for line in zip(*block.values(), strict=True):
        row = dict(zip(block, line, strict=True))
        if (row["slice"], row["upload"]) in held:
            yield [(name, row[name]) for name in sorted(row) if name not in PLACES and row[name] is not None]


def post(senders: tuple[str, ...]) -> st.SearchStrategy[Sent]:
    """What each sender sends: a table of every dataset."""
    tables = st.tuples(*(frames(CATALOGUE, name) for name in FRAMES)).map(list)
    return st.fixed_dictionaries(dict.fromkeys(senders, tables))


def book(sent: list[Frame], chance: random.Random | None = None) -> bytes:
    """The frames as one workbook; with `chance`, sheets and rows in another order."""
    tables = {frame.dataset.name: frame.table() for frame in sent}
    if chance is not None:
        names = chance.sample(sorted(tables), len(tables))
        tables = {name: [tables[name][0], *chance.sample(tables[name][1:], len(tables[name]) - 1)] for name in names}
    return workbook_of(tables)


def read_all(desk: Desk, books: Sequence[tuple[str, bytes]]) -> list[Reading]:
    """The workbooks of (sender, bytes), in that order; side by side, because each is opened by a process of its own."""
    with ThreadPoolExecutor(len(books)) as pool:
        return list(pool.map(lambda each: read(desk, *each), books))


def read(desk: Desk, sender: str, content: bytes) -> Reading:
    reading = check(desk, f"{sender}.xlsx", content, ReadOptions(sender=sender, period=YEAR))
    assert reading.accepted
    return reading


def slice_of(row: Row) -> tuple[Any, ...]:
    key = row.values[CATALOGUE.dataset(row.dataset).key]
    return row.dataset, row.year, row.quarter, plain(str(key)) or str(key)


def split(reading: Reading, chance: random.Random) -> list[Reading]:
    """Two uploads, each slice whole in one of them; one upload where a half would be empty."""
    first = {key for key in sorted({slice_of(row) for row in reading.rows}, key=repr) if chance.random() < 0.5}
    halves = [tuple(row for row in reading.rows if (slice_of(row) in first) is side) for side in (True, False)]
    return [replace(reading, rows=rows) for rows in halves if rows]


def keep(desk: Desk, readings: list[Reading], mark: str) -> list[int]:
    """Loads them all as files never seen before; the numbers of their uploads."""
    return [load(desk, replace(one, sha256=f"{mark} {uuid4()}"), reason=REASON).id for one in readings]


def take_back(desk: Desk, uploads: list[int]) -> None:
    for upload in reversed(uploads):
        undo(desk, upload)


@given(sent=st.sampled_from(SENDERS).flatmap(post), seed=st.integers(0, 10**6))
def test_order_repetition_and_splitting_change_no_figure_and_taking_back_restores_all(
    office: Office, sent: Sent, seed: int
) -> None:
    """Twice in a row; once, in another order, taken back and put back; once, split: all of them come to the same."""
    desk, chance = office.desk, random.Random(seed)
    place = (desk, office.database, office.tables)
    again = [(sender, book(sent[sender], chance)) for sender in chance.sample(sorted(sent), len(sent))]
    readings = read_all(desk, [*((sender, book(tables)) for sender, tables in sent.items()), *again])
    readings, shuffled = readings[: len(sent)], readings[len(sent) :]
    uploads = [*keep(desk, readings, "first"), *keep(desk, readings, "again")]
    after = see(*place)
    take_back(desk, uploads)
    assert see(*place) == office.before
    uploads = keep(desk, shuffled, "shuffled")
    take_back(desk, uploads)
    for upload in uploads:
        redo(desk, upload)
    assert see(*place) == after
    take_back(desk, uploads)
    uploads = keep(desk, [half for reading in readings for half in split(reading, chance)], "split")
    assert see(*place) == after
    take_back(desk, uploads)
