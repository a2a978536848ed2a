"""Words keep every step they went through, with name and date; none is deleted or written over unseen."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from cesp.errors import StoreError
from cesp.store.store import Store
from cesp.store.words import Move, Subject, Wording
from tests.store.submissions import open_in, sessions, submission

SUBJECT = Subject("commentary", "neglect", "good_or_better", None, "2023/24 Q3")
WORDING = Wording(
    "Better, from a small start.", "", "Look again", "Jo Bell", date(2024, 6, 30), "61% of 38", ("38", "23")
)
DRAFT = Move("draft", "Amy Hall")


def test_words_come_back_as_they_were_kept_with_every_step(store: Store, now: Iterator[datetime]) -> None:
    first, second = next(now), next(now)
    kept = store.say(SUBJECT, WORDING, DRAFT, "amy", first)
    assert (kept.subject, kept.wording, kept.state, kept.by, kept.at) == (SUBJECT, WORDING, "draft", "amy", first)
    changed = replace(WORDING, text="Better.", numbers=("39", "24"))
    moved = store.move(kept.id, kept.last, changed, Move("checked", "Sgt Lowe", "By e-mail."), "ben", second)
    assert (moved.text, moved.state, moved.by) == ("Better.", "checked", "amy")
    assert [(step.move.state, step.move.name, step.wording.text, step.by, step.at) for step in moved.steps] == [
        ("draft", "Amy Hall", "Better, from a small start.", "amy", first),
        ("checked", "Sgt Lowe", "Better.", "ben", second),
    ]
    assert store.statement(kept.id) == moved
    assert (moved.action, moved.officer, moved.due) == ("Look again", "Jo Bell", date(2024, 6, 30))
    assert (moved.choice, moved.about, moved.numbers) == ("", "61% of 38", ("39", "24"))


def test_subjects_are_held_apart(store: Store, now: Iterator[datetime]) -> None:
    others = (replace(SUBJECT, priority=None), replace(SUBJECT, period="2023/24 Q2"), replace(SUBJECT, indicator="x"))
    made = [store.say(subject, WORDING, DRAFT, "amy", next(now)).id for subject in (SUBJECT, *others)]
    assert [one.id for one in store.statements({})] == made
    assert [one.id for one in store.statements({"priority": None})] == [made[1]]
    assert [one.id for one in store.statements(vars(SUBJECT))] == [made[0]]
    assert store.statements({"kind": "sentence"}) == []


def test_what_was_not_seen_is_not_written_over(store: Store, now: Iterator[datetime]) -> None:
    kept = store.say(SUBJECT, WORDING, DRAFT, "amy", next(now))
    store.move(kept.id, kept.last, replace(WORDING, text="Ben's"), Move("draft", "Ben Fox"), "ben", next(now))
    with pytest.raises(StoreError, match=r"Ben Fox has changed these words meanwhile \(3 July 2023, 09:01 UTC\)"):
        store.move(kept.id, kept.last, WORDING, Move("approved", "Amy Hall"), "amy", next(now))
    assert (store.statement(kept.id).text, store.statement(kept.id).state) == ("Ben's", "draft")


def test_of_two_people_at_once_one_is_kept_and_the_other_is_told(store: Store, now: Iterator[datetime]) -> None:
    kept, at = store.say(SUBJECT, WORDING, DRAFT, "amy", next(now)), next(now)
    start, told = threading.Barrier(8), []

    def change(name: str) -> None:
        start.wait()
        try:
            store.move(kept.id, kept.last, replace(WORDING, text=name), Move("draft", name), name, at)
        except StoreError as error:
            told.append(error.what)

    people = [threading.Thread(target=change, args=(f"Person {number}",)) for number in range(8)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    after = store.statement(kept.id)
    assert len(after.steps) == 2
    assert len(told) == 7
    assert all(after.text in words for words in told)


def test_a_decision_stands_alone_until_it_is_taken_back(store: Store, now: Iterator[datetime]) -> None:
    subject = replace(SUBJECT, kind="sentence", key="improved:x")
    first = store.say(subject, Wording("As it is", "accept"), Move("agreed", "Amy Hall"), "amy", next(now), alone=True)
    with pytest.raises(StoreError, match="Amy Hall has changed these words meanwhile"):
        store.say(subject, Wording("", "leave_out"), Move("agreed", "Ben Fox"), "ben", next(now), alone=True)
    store.move(first.id, first.last, first.wording, Move("closed", "Amy Hall", "Too early."), "amy", next(now))
    again = store.say(subject, Wording("", "leave_out"), Move("agreed", "Ben Fox"), "ben", next(now), alone=True)
    assert [one.state for one in store.statements(vars(subject))] == ["closed", "agreed"]
    assert again.id != first.id


def test_each_step_stands_in_the_audit_trail_without_its_words_and_changes_no_figure(
    store: Store, now: Iterator[datetime]
) -> None:
    store.commit(submission(sessions(("neglect", 1, 10))), next(now))
    before = store.version()
    kept = store.say(SUBJECT, WORDING, DRAFT, "amy", next(now))
    store.move(kept.id, kept.last, WORDING, Move("closed", "Ben Fox", "Wrong quarter."), "ben", next(now))
    assert store.version() == before
    about = f"no. {kept.id}, commentary on good_or_better, neglect, 2023/24 Q3"
    assert [(event.by, event.what, event.detail) for event in store.events()[:2]] == [
        ("ben", "words", f"{about}: closed by Ben Fox (Wrong quarter.)"),
        ("amy", "words", f"{about}: draft by Amy Hall"),
    ]


def test_there_is_none_of_a_number_never_given(store: Store, now: Iterator[datetime]) -> None:
    with pytest.raises(StoreError, match="There are no words of the number 7"):
        store.statement(7)
    with pytest.raises(StoreError, match="There are no words of the number 7"):
        store.move(7, 1, WORDING, DRAFT, "amy", next(now))
    assert store.events() == []


def test_a_store_made_before_words_were_is_given_their_tables(tmp_path: Path, now: Iterator[datetime]) -> None:
    store = open_in(tmp_path)
    store.commit(submission(sessions(("neglect", 1, 10))), next(now))
    store.close()
    connection = sqlite3.connect(tmp_path / "store.sqlite")
    connection.execute("DROP TABLE statement_step")
    connection.execute("DROP TABLE statement")
    connection.close()
    store = open_in(tmp_path)
    store.say(SUBJECT, WORDING, DRAFT, "amy", next(now))
    store.close()
    store = open_in(tmp_path)
    assert [one.wording for one in store.statements({})] == [WORDING]
    assert len(store.uploads()) == 1
    store.close()
