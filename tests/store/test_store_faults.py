"""Whatever is wrong with the place, the disk or the file: old figures stay and the error says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from cesp.catalogue import Catalogue, Dataset
from cesp.errors import ConfigurationError, StoreError
from cesp.store.schema import dataset_schema
from cesp.store.store import Store, open_store
from tests.store.submissions import CATALOGUE, HELD_TABLE, SESSIONS, open_in, sessions, shown, submission

Clock = Iterator[datetime]
OLD = [("police", "Exploitation", 1, 30.0), ("police", "Neglect", 1, 10.0)]


def load_old(store: Store, now: Clock) -> None:
    store.commit(submission(sessions(("Neglect", 1, 10), ("Exploitation", 1, 30))), next(now))


def by_hand(folder: Path, statement: str) -> None:
    """What no program of ours would do to the file."""
    database = sqlite3.connect(folder / "store.sqlite")
    database.execute(statement)
    database.commit()
    database.close()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("store.sqlite", "address of the store cannot be read"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("sqlite:///{here}", "is a folder, not a store"),
        ("sqlite:///{here}/file.txt/store.sqlite", "folder of the store cannot be made"),
        ("sqlite:///{here}/file.txt", "This file is not a store"),
        ("sqlite:///{here}/other.sqlite", "belongs to something else"),
        ("nosuch://name:secret@server/store", "No driver for nosuch"),
    ],
)
def test_a_place_where_no_store_can_be_is_said_in_words(tmp_path: Path, url: str, words: str) -> None:
    (tmp_path / "file.txt").write_text("Dear Amy, here are the figures for quarter one. " * 50)
    other = sqlite3.connect(tmp_path / "other.sqlite")
    other.execute("create table recipes (name text)")
    other.close()
    with pytest.raises(StoreError, match=words) as caught:
        open_store(url.format(here=tmp_path), CATALOGUE).close()
    assert caught.value.where
    assert caught.value.mend
    assert "secret" not in str(caught.value)


def test_a_new_folder_is_made_for_the_store(tmp_path: Path) -> None:
    open_store(f"sqlite:///{tmp_path}/a/b/store.sqlite", CATALOGUE).close()
    assert (tmp_path / "a" / "b" / "store.sqlite").is_file()


def test_a_newer_store_is_left_alone(tmp_path: Path) -> None:
    open_in(tmp_path).close()
    by_hand(tmp_path, "update meta set schema = 99")
    with pytest.raises(StoreError, match="newer version of this program"):
        open_in(tmp_path)


@pytest.mark.parametrize("left", [0.0001, 0.01, 0.2, 0.5, 0.8, 0.99])
def test_a_file_that_was_cut_is_said_to_be_damaged(tmp_path: Path, now: Clock, left: float) -> None:
    store = open_in(tmp_path)
    load_old(store, now)
    store.close()
    file = tmp_path / "store.sqlite"
    file.write_bytes(file.read_bytes()[: int(file.stat().st_size * left)])
    with pytest.raises(StoreError, match=r"damaged or cut|not a store|no longer what was|not fit together"):
        shown(open_in(tmp_path))


@pytest.mark.parametrize(
    "statement",
    [
        "update rows_training_sessions set attended = 11 where attended = 10",
        "update rows_training_sessions set attended = 'ten' where attended = 10",
        "update rows_training_sessions set attended = null where attended = 10",
        "update rows_training_sessions set attended_status = 'suppressed' where attended = 10",
        "update rows_training_sessions set course = 'Neglecs' where attended = 10",
        "update rows_training_sessions set course = cast(x'ff6e' as text) where attended = 10",
        "update rows_training_sessions set day = 'yesterday' where attended = 10",
        "update rows_training_sessions set slice = 3 - slice",
        "delete from rows_training_sessions where attended = 10",
        "update slice set quarter = 2 where key = 'neglect'",
        "update slice set sender = 'health' where key = 'neglect' and sender = 'police'",
        "update upload set checksum = 'ab' where id = 1",
    ],
)
def test_a_changed_value_is_noticed_when_the_store_is_next_read(tmp_path: Path, now: Clock, statement: str) -> None:
    store = open_in(tmp_path)
    load_old(store, now)
    store.commit(submission(sessions(("Neglect", 1, 7)), sender="nhct"), next(now))
    assert len(shown(store)) == 3
    store.close()
    by_hand(tmp_path, statement)
    store = open_in(tmp_path)
    with pytest.raises(StoreError, match=r"upload 1, the file return\.xlsx, is no longer what was loaded") as caught:
        shown(store)
    assert "undo upload 1" in caught.value.mend
    store.close()


@pytest.mark.parametrize(
    "statement",
    [
        "delete from slice_version where slice = 1",
        "update slice_version set upload = 1 where slice = 2 and valid_to is null",
        "update slice_version set valid_to = '2023-08-01 00:00:00.000000' where slice = 2",
        "update upload set undone = '2023-08-01 00:00:00.000000' where id = 1",
        "delete from upload where id = 2",
        "delete from upload_slice where upload = 2",
    ],
)
def test_a_change_to_what_is_current_is_noticed_when_the_store_is_next_read(
    tmp_path: Path, now: Clock, statement: str
) -> None:
    store = open_in(tmp_path)
    load_old(store, now)
    store.commit(submission(sessions(("Neglect", 1, 7))), next(now))
    store.close()
    by_hand(tmp_path, statement)
    store = open_in(tmp_path)
    with pytest.raises(StoreError, match="does not fit together any more"):
        shown(store)
    store.close()


def test_an_upload_that_was_damaged_can_be_undone_and_loaded_again(tmp_path: Path, now: Clock) -> None:
    store = open_in(tmp_path)
    load_old(store, now)
    by_hand(tmp_path, "update rows_training_sessions set attended = 11 where attended = 10")
    with pytest.raises(StoreError):
        shown(store)
    store.undo(1, "Amy", next(now))
    load_old(store, now)
    assert shown(store) == OLD
    store.close()


def test_a_flipped_byte_on_the_disk_is_noticed(tmp_path: Path, now: Clock) -> None:
    store = open_in(tmp_path)
    store.commit(submission(sessions(("Neglect Basic Awareness", 1, 10))), next(now))
    store.close()
    file = tmp_path / "store.sqlite"
    content = file.read_bytes()
    assert content.count(b"Neglect Basic Awareness") == 1
    file.write_bytes(content.replace(b"Neglect Basic Awareness", b"Neglect Basic Awarenesr"))
    store = open_in(tmp_path)
    with pytest.raises(StoreError, match="no longer what was loaded"):
        shown(store)
    store.close()


def test_a_full_disk_keeps_the_old_figures(store: Store, now: Clock) -> None:
    load_old(store, now)
    many = submission(sessions(*((f"Course {number}", 1, float(number)) for number in range(3000))))

    def fill_disk(connection: sqlite3.Connection, *_rest: object) -> None:
        connection.execute("pragma max_page_count = 60")

    event.listen(Engine, "checkout", fill_disk)
    try:
        with pytest.raises(StoreError, match="no room left on the disk"):
            store.commit(many, next(now))
    finally:
        event.remove(Engine, "checkout", fill_disk)
    assert (shown(store), len(store.uploads()), store.version()) == (OLD, 1, 1)


def test_a_disk_that_refuses_to_write_keeps_the_old_figures(tmp_path: Path, now: Clock) -> None:
    """A limit on the size of files stands for the disk: SQLite gets the same refusal."""
    resource = pytest.importorskip("resource")
    store = open_in(tmp_path)
    load_old(store, now)
    many = submission(sessions(*((f"Course {number}", 1, float(number)) for number in range(3000))))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, before[1]))
    try:
        with pytest.raises(StoreError, match="nothing was changed"):
            store.commit(many, next(now))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (shown(store), len(store.uploads())) == (OLD, 1)
    store.commit(many, next(now))
    assert len(shown(store)) == 3002
    store.close()


def with_sessions(*datasets: Dataset) -> Catalogue:
    """The catalogue with other sessions, or with none."""
    others = [dataset for dataset in CATALOGUE.datasets if dataset.name != SESSIONS.name]
    return CATALOGUE.model_copy(update={"datasets": (*others, *datasets)})


def test_a_column_the_catalogue_gained_is_added_and_one_it_lost_is_kept(tmp_path: Path, now: Clock) -> None:
    store = open_in(tmp_path)
    load_old(store, now)
    store.close()
    trainers = SESSIONS.column("registered").model_copy(update={"name": "trainers"})
    wide = SESSIONS.model_copy(update={"columns": (*SESSIONS.columns, trainers)})
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    wider = open_store(url, with_sessions(wide))
    row = sessions(("Self-harm", 1, 3))[0]
    row = replace(row, values={**row.values, "trainers": 2.0})
    wider.commit(submission([row]), next(now))
    assert len(shown(wider)) == 3
    wider.close()
    narrow = open_in(tmp_path)
    assert len(shown(narrow)) == 3, "rows are still checked with the column that is no longer asked for"
    narrow.close()
    bare = open_store(url, with_sessions())
    assert sorted(bare.answer(HELD_TABLE)["key"]) == ["exploitation", "neglect", "self harm"]
    bare.close()


def test_a_column_that_bears_a_name_of_the_store_s_own_is_refused() -> None:
    taken = SESSIONS.model_copy(
        update={"columns": (*SESSIONS.columns, SESSIONS.column("registered").model_copy(update={"name": "sender"}))}
    )
    with pytest.raises(ConfigurationError, match="called sender of its own"):
        dataset_schema(taken)
