"""What no upload may change, whatever is in it: order, repetition, splitting along slices, and taking back.

All figures of the whole take most of a second to ask for, so they are compared on one example in twenty, each of four
sheets from each of two senders; the rows that figures are made of are compared on every example.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cesp.catalogue import Partnership, load_catalogue, plain
from cesp.intake.results import Reading, ReadOptions, Row
from cesp.jobs.desk import Desk
from cesp.jobs.figures import Request, as_data, figures
from cesp.jobs.uploads import check, load, redo, undo
from cesp.people import LOCAL
from cesp.store.opening import open_database
from cesp.store.snapshot import read_snapshot
from cesp.store.store import open_store
from cesp.store.tables import build_row_tables
from tests.conftest import EXAMPLES
from tests.intake.books import workbook_of
from tests.intake.frames import FRAMES, YEAR, Frame, frames

CATALOGUE = load_catalogue()
FIGURES_EXAMPLES = max(2, EXAMPLES // 20)
SENDERS = ("police", "health")
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
See = Callable[[Desk], Any]


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


@pytest.fixture(scope="module")
def store_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite:///{tmp_path_factory.mktemp('chance') / 'store.db'}"


@pytest.fixture(scope="module")
def desk(store_url: str) -> Iterator[Desk]:
    """One store for all examples, with an earlier return in it. Each example takes back what it loaded."""
    store = open_store(store_url, CATALOGUE)
    opened = Desk(store, CATALOGUE, PARTNERSHIP, LOCAL)
    load(opened, check(opened, "standing.xlsx", workbook_of(STANDING), ReadOptions(sender="police", period=YEAR)))
    yield opened
    store.close()


@pytest.fixture(scope="module")
def held_rows(desk: Desk, store_url: str) -> Iterator[See]:
    """Tells every row that stands, apart from where it came from; a question engine for each would take too long."""
    database, tables = open_database(store_url), build_row_tables(CATALOGUE)

    def see(_: Desk) -> list[str]:
        with database.reading() as connection:
            snapshot = read_snapshot(connection, tables, None, "here")
        held = {(part.id, part.upload) for part in snapshot.held}
        return sorted(repr((name, row)) for name, block in snapshot.rows.items() for row in contents(block, held))

    yield see
    database.close()


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


def read(desk: Desk, sender: str, sent: list[Frame], chance: random.Random | None = None) -> Reading:
    """The frames as one workbook; with `chance`, sheets and rows in another order."""
    tables = {frame.dataset.name: frame.table() for frame in sent}
    if chance is not None:
        names = chance.sample(sorted(tables), len(tables))
        tables = {name: [tables[name][0], *chance.sample(tables[name][1:], len(tables[name]) - 1)] for name in names}
    reading = check(desk, f"{sender}.xlsx", workbook_of(tables), ReadOptions(sender=sender, period=YEAR))
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


def all_figures(desk: Desk) -> list[dict[str, Any]]:
    """Every figure of the whole, with its base, notes and verdict."""
    return [as_data(one) for one in figures(desk, Request(YEAR))]


def assert_unmoved(desk: Desk, sent: Sent, chance: random.Random, see: See) -> None:
    """Order, repetition and splitting leave what is seen as it is; taking back restores it, and redo puts it back."""
    before = see(desk)
    assert before
    readings = [read(desk, sender, each) for sender, each in sent.items()]
    uploads = keep(desk, readings, "first")
    after = see(desk)
    again = keep(desk, readings, "again")
    assert see(desk) == after
    take_back(desk, [*uploads, *again])
    assert see(desk) == before
    shuffled = [read(desk, sender, sent[sender], chance) for sender in chance.sample(sorted(sent), len(sent))]
    uploads = keep(desk, shuffled, "shuffled")
    take_back(desk, uploads)
    for upload in uploads:
        redo(desk, upload)
    assert see(desk) == after
    take_back(desk, uploads)
    uploads = keep(desk, [half for reading in readings for half in split(reading, chance)], "split")
    assert see(desk) == after
    take_back(desk, uploads)


@given(sent=post(("police",)), seed=st.integers(0, 10**6))
def test_the_rows_that_stand(desk: Desk, held_rows: See, sent: Sent, seed: int) -> None:
    assert_unmoved(desk, sent, random.Random(seed), held_rows)


@settings(max_examples=FIGURES_EXAMPLES)
@given(sent=post(SENDERS), seed=st.integers(0, 10**6))
def test_every_figure(desk: Desk, sent: Sent, seed: int) -> None:
    assert_unmoved(desk, sent, random.Random(seed), all_figures)
