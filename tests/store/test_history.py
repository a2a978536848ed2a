"""Undo, redo, what was held at a moment and the audit trail, against a naive rival."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from cesp.errors import StoreError
from cesp.store.store import Store
from tests.store.rival import Rival
from tests.store.submissions import START, clock, open_in, sessions, shown, submission

Clock = Iterator[datetime]
CELLS = st.lists(
    st.tuples(st.sampled_from(["Neglect", "Exploitation"]), st.integers(0, 2), st.integers(0, 3).map(float)),
    min_size=1,
    max_size=4,
)


class StoreAgainstRival(RuleBasedStateMachine):
    """Any course of loads, undos and redos: the same rows stand, and each moment is remembered as it was."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store, self.rival, self.now = open_in(Path(self.folder.name)), Rival(), clock()
        self.moments: list[tuple[datetime, list[tuple[str, str, int, float]]]] = []

    @rule(cells=CELLS, complete=st.booleans())
    def load(self, cells: list[tuple[str, int, float]], complete: bool) -> None:
        file = submission(sessions(*cells), sha256=str(len(self.rival.uploads)), complete=complete)
        self.store.commit(file, next(self.now))
        self.rival.load(cells, complete)

    @precondition(lambda self: self.rival.uploads)
    @rule(data=st.data())
    def undo_or_redo(self, data: st.DataObject) -> None:
        number = data.draw(st.integers(1, len(self.rival.uploads)))
        told = self.rival.uploads[number - 1]
        (self.store.redo if told.undone else self.store.undo)(number, "Amy", next(self.now))
        told.undone = not told.undone

    @invariant()
    def the_same_rows_stand(self) -> None:
        assert shown(self.store) == self.rival.shown()
        self.moments.append((next(self.now), self.rival.shown()))

    def teardown(self) -> None:
        for moment, rows in self.moments:
            assert shown(self.store, moment) == rows
        self.store.close()
        reopened = open_in(Path(self.folder.name))
        assert shown(reopened) == self.rival.shown()
        reopened.close()
        self.folder.cleanup()


TestStoreAgainstRival = StoreAgainstRival.TestCase
TestStoreAgainstRival.settings = settings(
    max_examples=6, stateful_step_count=8, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def test_undoing_an_upload_that_was_replaced_changes_nothing_on_show(store: Store, now: Clock) -> None:
    store.commit(submission(sessions(("Neglect", 1, 10))), next(now))
    store.commit(submission(sessions(("Neglect", 1, 11))), next(now))
    store.undo(1, "Amy", next(now))
    assert shown(store) == [("police", "Neglect", 1, 11)]
    store.undo(2, "Amy", next(now))
    assert shown(store) == []
    store.redo(1, "Amy", next(now))
    assert shown(store) == [("police", "Neglect", 1, 10)]
    store.redo(2, "Amy", next(now))
    assert shown(store) == [("police", "Neglect", 1, 11)]


def test_decision_4_what_was_held_at_an_upload_s_own_moment_holds_it(store: Store, now: Clock) -> None:
    first = store.commit(submission(sessions(("Neglect", 1, 10))), next(now))
    second = store.commit(submission(sessions(("Neglect", 1, 11))), next(now))
    assert shown(store, first.at - timedelta(microseconds=1)) == []
    assert shown(store, first.at) == [("police", "Neglect", 1, 10)]
    assert shown(store, second.at - timedelta(microseconds=1)) == [("police", "Neglect", 1, 10)]
    assert shown(store, second.at) == shown(store, second.at + timedelta(days=365)) == shown(store)


def test_a_clock_that_stands_still_or_goes_back_keeps_the_order(store: Store) -> None:
    times = [
        store.commit(submission(sessions(("Neglect", 1, number))), START - timedelta(hours=number)).at
        for number in range(4)
    ]
    assert times == [START + timedelta(microseconds=number) for number in range(4)]
    assert [shown(store, at)[0][3] for at in times] == [0, 1, 2, 3]


def test_a_moment_without_a_time_zone_is_a_fault_of_the_program(store: Store) -> None:
    with pytest.raises(ValueError, match="time zone"):
        store.commit(submission(sessions(("Neglect", 1, 1))), START.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ("undo 9", "There is no upload 9"),
        ("redo 9", "There is no upload 9"),
        ("redo 1", "Upload 1 has not been undone"),
        ("undo 2", "Upload 2 has already been undone"),
    ],
)
def test_what_cannot_be_undone_or_redone_is_said_in_words(store: Store, now: Clock, act: str, words: str) -> None:
    store.commit(submission(sessions(("Neglect", 1, 10))), next(now))
    store.commit(submission(sessions(("Neglect", 1, 11))), next(now))
    store.undo(2, "Amy", next(now))
    verb, number = act.split()
    with pytest.raises(StoreError, match=words):
        (store.undo if verb == "undo" else store.redo)(int(number), "Bo", next(now))
    assert (store.version(), len(store.events())) == (3, 3)


def test_uploads_and_events_tell_the_whole_story_newest_first(store: Store, now: Clock) -> None:
    store.commit(
        submission(sessions(("Neglect", 1, 10), ("Neglect", 0, 44), ("Neglect", 3, 2)), sha256="ab"), next(now)
    )
    store.undo(1, "Bo", next(now))
    store.record("Cy", "export", "Neglect, officer", next(now))
    (upload,) = store.uploads()
    assert upload == store.upload(1)
    assert (upload.by, upload.at, upload.undone) == ("Amy", START, START + timedelta(minutes=1))
    assert upload.periods == ("2022/23", "2022/23 Q1", "2022/23 Q3")
    assert [(event.by, event.what, event.upload, event.detail) for event in store.events()] == [
        ("Cy", "export", None, "Neglect, officer"),
        ("Bo", "undo", 1, "return.xlsx"),
        ("Amy", "load", 1, "return.xlsx"),
    ]
    assert store.version() == 2, "a line of the audit trail is no change"


def test_what_was_left_out_of_no_upload_is_said_in_words(store: Store) -> None:
    with pytest.raises(StoreError, match="There is no upload 3"):
        store.left_out(3)


def test_engines_are_kept_for_the_present_and_three_past_moments(store: Store, now: Clock) -> None:
    times = [store.commit(submission(sessions(("Neglect", 1, number))), next(now)).at for number in range(6)]
    for at in [*times, times[0], times[1]]:
        shown(store, at)
    shown(store)
    assert set(store._engines) == {times[4], times[0], times[1], store.version()}
    store.undo(6, "Amy", next(now))
    assert shown(store)[0][3] == 4
    assert len([key for key in store._engines if isinstance(key, int)]) == 1
