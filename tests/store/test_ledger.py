"""The ledger holds what publications made of each count: whole or not at all, and never a number that was hidden."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from cesp.errors import StoreError
from cesp.store.publications import Chosen, Entry, Manuscript, Notice
from cesp.store.store import Store
from tests.store.submissions import open_in, sessions, submission

NOTICE = Notice("Impact, Q3", "Children's Committee", date(2024, 6, 13), date(2024, 6, 5), "Amy Hall")
PAPER = Manuscript(b"{}", Chosen("public", "2023/24 to Q3", "same-period"), 0, {})
SHOWN = Entry("training 2023/24", "attended|Q1|n", "shown", 212, "ab12")
HIDDEN = Entry("training 2023/24", "attended|Q2|n", "hidden", None, "ab12")
WITHHELD = Entry("audits 2023/24", "good|Q1|n", "withheld", None, "cd34")


def test_entries_come_back_with_their_publication_oldest_first(store: Store, now: Iterator[datetime]) -> None:
    assert (store.papers.ledger(), store.papers.last_entered()) == ([], 0)
    store.papers.publish(NOTICE, PAPER, "amy", next(now))
    assert (store.papers.ledger(), store.papers.last_entered()) == ([], 0)
    store.papers.publish(NOTICE, PAPER, "amy", next(now), [WITHHELD, SHOWN])
    restricted = replace(PAPER, chosen=replace(PAPER.chosen, edition="restricted"))
    store.papers.publish(NOTICE, restricted, "amy", next(now), [HIDDEN, replace(SHOWN, value=0)])
    assert store.papers.ledger() == [
        replace(WITHHELD, publication=2, edition="public"),
        replace(SHOWN, publication=2, edition="public"),
        replace(HIDDEN, publication=3, edition="restricted"),
        replace(SHOWN, value=0, publication=3, edition="restricted"),
    ]
    assert store.papers.last_entered() == 3


@pytest.mark.parametrize(("fate", "value"), [("hidden", 3), ("withheld", 0), ("shown", None)])
def test_only_what_was_shown_has_a_value(fate: str, value: int | None) -> None:
    with pytest.raises(ValueError, match="keeps what was shown, and nothing else"):
        replace(SHOWN, fate=fate, value=value)


def test_papers_that_are_refused_enter_nothing(store: Store, now: Iterator[datetime]) -> None:
    store.commit(submission(sessions(("neglect", 1, 10))), next(now))
    with pytest.raises(StoreError, match="has changed since this paper was put together"):
        store.papers.publish(NOTICE, PAPER, "amy", next(now), [SHOWN])
    assert (store.papers.ledger(), store.papers.last_entered()) == ([], 0)


def test_entries_that_cannot_be_written_leave_no_publication(
    store: Store, now: Iterator[datetime], tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "store.sqlite")) as file:
        file.execute(
            "CREATE TRIGGER torn BEFORE INSERT ON ledger WHEN NEW.fate = 'hidden' "
            "BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
        )
    with pytest.raises(StoreError):
        store.papers.publish(NOTICE, PAPER, "amy", next(now), [SHOWN, HIDDEN])
    assert (store.papers.publications(), store.papers.ledger(), store.events()) == ([], [], [])
    with closing(sqlite3.connect(tmp_path / "store.sqlite")) as file:
        file.execute("DROP TRIGGER torn")
    assert store.papers.publish(NOTICE, PAPER, "amy", next(now), [SHOWN, HIDDEN]).id == 1
    assert [one.fate for one in store.papers.ledger()] == ["shown", "hidden"]


def test_a_store_made_before_the_ledger_is_given_it(tmp_path: Path, now: Iterator[datetime]) -> None:
    store = open_in(tmp_path)
    kept = store.papers.publish(NOTICE, PAPER, "amy", next(now))
    store.close()
    with closing(sqlite3.connect(tmp_path / "store.sqlite")) as file:
        file.execute("DROP TABLE ledger")
    again = open_in(tmp_path)
    assert (again.papers.publications(), again.papers.ledger(), again.papers.last_entered()) == ([kept], [], 0)
    again.papers.publish(NOTICE, PAPER, "amy", next(now), [SHOWN])
    assert again.papers.ledger() == [replace(SHOWN, publication=2, edition="public")]
    again.close()


def test_the_ledger_moves_no_figure(store: Store, now: Iterator[datetime]) -> None:
    state = store.state()
    store.papers.publish(NOTICE, PAPER, "amy", next(now), [SHOWN, HIDDEN])
    assert store.state() == state
