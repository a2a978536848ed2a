"""What was confirmed is kept, changed and taken away; nothing is deleted, and no figure changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from cesp.errors import StoreError
from cesp.store.matches import Match
from cesp.store.store import Store
from tests.store.submissions import open_in, sessions, submission

HEADING = Match("police", "heading", "training_sessions", "bums on seats", "Bums on seats", "attended")
WORD = Match("police", "agency", "", "old bill", "Old Bill", "police")


def test_what_was_confirmed_is_remembered_with_who_and_when(store: Store, now: Iterator[datetime]) -> None:
    at = next(now)
    store.remember([HEADING, WORD], "Amy", at)
    assert [(one.match, one.by, one.at) for one in store.matches("police")] == [(WORD, "Amy", at), (HEADING, "Amy", at)]
    assert store.matches("health") == []
    assert store.matches() == store.matches("police")


def test_a_change_takes_the_place_of_what_was(store: Store, now: Iterator[datetime]) -> None:
    [first] = store.remember([HEADING], "Amy", next(now))
    [same] = store.remember([replace(HEADING, written="BUMS ON SEATS")], "Ben", next(now))
    assert same == first
    [changed] = store.remember([replace(HEADING, meaning="registered")], "Ben", next(now))
    assert store.matches() == [changed]
    assert (changed.by, changed.match.meaning) == ("Ben", "registered")
    assert changed.id != first.id


def test_senders_and_datasets_are_held_apart(store: Store, now: Iterator[datetime]) -> None:
    others = (replace(HEADING, sender="health"), replace(HEADING, dataset="training_attendance"))
    store.remember([HEADING, *others], "Amy", next(now))
    assert len(store.matches()) == 3


def test_what_is_forgotten_is_gone_and_may_come_again(store: Store, now: Iterator[datetime]) -> None:
    [record] = store.remember([WORD], "Amy", next(now))
    assert store.forget(record.id, "Ben", next(now)) == record
    assert store.matches() == []
    with pytest.raises(StoreError, match=f"Nothing is remembered under the number {record.id}"):
        store.forget(record.id, "Ben", next(now))
    [again] = store.remember([WORD], "Amy", next(now))
    assert [one.id for one in store.matches()] == [again.id]


def test_each_step_stands_in_the_audit_trail_and_changes_no_figure(store: Store, now: Iterator[datetime]) -> None:
    store.commit(submission(sessions(("neglect", 1, 10))), next(now))
    before = store.version()
    [record] = store.remember([HEADING], "Amy", next(now))
    store.forget(record.id, "Ben", next(now))
    assert store.version() == before
    assert [(event.by, event.what, event.detail) for event in store.events()[:2]] == [
        ("Ben", "forget", "police: 'Bums on seats' is attended (heading)"),
        ("Amy", "remember", "police: 'Bums on seats' is attended (heading)"),
    ]


def test_all_or_nothing(store: Store, now: Iterator[datetime]) -> None:
    with pytest.raises(ValueError, match="time zone"):
        store.remember([HEADING], "Amy", next(now).replace(tzinfo=None))
    assert store.matches() == []


def test_a_store_made_before_matches_were_is_given_their_table(tmp_path: Path, now: Iterator[datetime]) -> None:
    store = open_in(tmp_path)
    store.commit(submission(sessions(("neglect", 1, 10))), next(now))
    store.close()
    connection = sqlite3.connect(tmp_path / "store.sqlite")
    connection.execute("DROP TABLE match")
    connection.close()
    store = open_in(tmp_path)
    store.remember([HEADING], "Amy", next(now))
    assert len(store.matches()) == 1
    assert len(store.uploads()) == 1
    store.close()
