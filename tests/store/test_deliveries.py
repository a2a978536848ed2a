"""What came in and when; what was said of returns that will not come; stores made before there was such a table."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from cesp.store.deliveries import Declaration
from cesp.store.store import Store
from tests.store.submissions import open_in, sessions, submission

NIL = ("training_sessions", 2022, 2)


def brought(store: Store) -> list[tuple[int, int, int, bool, bool]]:
    """(upload, quarter, rows, held, corrects) of every delivery."""
    return [(each.upload, each.quarter, each.rows, each.held, each.corrects) for each in store.deliveries()]


def test_a_later_upload_that_replaces_corrects_and_one_that_adds_does_not(
    store: Store, now: Iterator[datetime]
) -> None:
    store.commit(submission(sessions(("Neglect", 1, 9), ("GCP2", 1, 3))), next(now))
    store.commit(submission(sessions(("CSE", 1, 4))), next(now))
    store.commit(submission(sessions(("Neglect", 1, 8))), next(now))
    assert brought(store) == [(1, 1, 2, True, False), (2, 1, 1, True, False), (3, 1, 1, True, True)]


def test_what_is_replaced_whole_is_held_no_more_and_undo_brings_it_back(store: Store, now: Iterator[datetime]) -> None:
    store.commit(submission(sessions(("Neglect", 1, 9))), next(now))
    store.commit(submission(sessions(("Neglect", 1, 8))), next(now))
    assert brought(store) == [(1, 1, 1, False, False), (2, 1, 1, True, True)]
    store.undo(2, "Amy", next(now))
    assert brought(store) == [(1, 1, 1, True, False)]


def test_a_nil_return_is_held_with_no_row_and_rows_that_come_later_correct_it(
    store: Store, now: Iterator[datetime]
) -> None:
    store.commit(submission(nil=(NIL,)), next(now))
    assert brought(store) == [(1, 2, 0, True, False)]
    store.commit(submission(sessions(("Neglect", 2, 9))), next(now))
    assert brought(store) == [(1, 2, 0, False, False), (2, 2, 1, True, True)]


def said(reason: str, at: datetime) -> Declaration:
    return Declaration("police", "training", 2022, 2, reason, "Amy", at)


def test_the_last_word_counts_and_a_blank_one_takes_it_back(store: Store, now: Iterator[datetime]) -> None:
    version = store.version()
    store.declare(said("system down", next(now)), "police will not send it")
    store.declare(said("no staff", next(now)), "police will not send it")
    [standing] = store.declarations()
    assert (standing.reason, standing.by, standing.quarter) == ("no staff", "Amy", 2)
    store.declare(said("", next(now)), "police will send it")
    assert store.declarations() == []
    assert next((event.what, event.detail) for event in store.events()) == ("declare", "police will send it")
    assert store.version() == version  # no figure changed


def test_a_store_made_before_is_given_the_table(tmp_path: Path, now: Iterator[datetime]) -> None:
    made = open_in(tmp_path)
    made.commit(submission(sessions(("Neglect", 1, 9))), next(now))
    made.close()
    with sqlite3.connect(tmp_path / "store.sqlite") as connection:
        connection.execute("DROP TABLE declared")
    connection.close()
    grown = open_in(tmp_path)
    grown.declare(said("late", datetime(2023, 8, 1, tzinfo=UTC)), "police will not send it")
    assert len(grown.declarations()) == len(grown.deliveries()) == 1
    grown.close()
