"""A trial answers as the store will after the commit, and leaves no trace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as some

from cesp.intake.results import Row
from cesp.store.differences import Line, tell_apart
from cesp.store.records import RowCount, Slice, Submission
from cesp.store.store import Store
from tests.store.submissions import CATALOGUE, HELD_TABLE, SESSIONS, TABLE, Cell, clock, open_in, sessions, submission

Clock = Iterator[datetime]
COLUMNS = ("sender", "course", "attended", "sheet", "row", "year", "upload")


def test_a_trial_leaves_the_store_as_it_was(store: Store, now: Clock) -> None:
    store.commit(submission(sessions(("Neglect", 1, 10))), next(now))
    before = (store.version(), store.uploads(), store.events())
    trial = store.try_out(submission(sessions(("Neglect", 1, 12), ("Exploitation", 1, 5))))
    assert sorted(trial.answer(TABLE)["attended"]) == [5, 12]
    assert store.answer(TABLE)["attended"].tolist() == [10]
    assert (store.version(), store.uploads(), store.events()) == before


def test_rows_are_new_changed_gone_and_the_same(store: Store, now: Clock) -> None:
    """Held: Neglect 10, Exploitation 20, Missing 30. Sent, and complete: Neglect 11, Exploitation 20, Voice 40."""
    store.commit(submission(sessions(("Neglect", 1, 10), ("Exploitation", 1, 20), ("Missing", 1, 30))), next(now))
    sent = submission(sessions(("Neglect", 1, 11), ("Exploitation", 1, 20), ("Voice", 1, 40)), complete=True)
    difference = store.difference(sent)
    assert difference.counts == (RowCount(SESSIONS.name, 2022, 1, "", new=1, changed=1, gone=1, same=1),)
    told = [(row.what, row.key, row.number, row.columns) for row in difference.rows]
    assert told == [
        ("changed", ("Neglect",), 2, (("attended", 10.0, 11.0),)),
        ("gone", ("Missing",), 4, ()),
        ("new", ("Voice",), 4, ()),
    ]
    kept = store.difference(replace(sent, complete=False))
    assert [row.what for row in kept.rows] == ["changed", "new"]


def test_a_mark_in_place_of_a_number_is_a_change(store: Store, now: Clock) -> None:
    store.commit(submission(sessions(("Neglect", 1, 10))), next(now))
    hidden = Row(
        SESSIONS.name, "S", 2, 2022, 1, None, {"course": "Neglect", "attended": None}, {"attended": "suppressed"}
    )
    [row] = store.difference(submission([hidden])).rows
    assert row.columns == (("attended", 10.0, "suppressed"),)


def test_equal_judgements_are_paired_one_by_one() -> None:
    part = Slice("audit_grades", "police", 2022, 1, "dip sample")

    def judged(*grades: str) -> list[Line]:
        return [
            Line(part, "S", number, {"audit": "Dip sample", "grade": grade}) for number, grade in enumerate(grades, 2)
        ]

    counts, rows = tell_apart(
        judged("good", "good", "inadequate"), judged("good", "inadequate", "outstanding"), CATALOGUE
    )
    assert [(count.new, count.changed, count.gone, count.same) for count in counts] == [(1, 0, 1, 2)]
    assert [(row.what, row.key) for row in rows] == [
        ("gone", ("Dip sample", "good")),
        ("new", ("Dip sample", "outstanding")),
    ]


def test_since_when_a_quarter_is_held_outlasts_a_correction_and_not_an_undo(store: Store, now: Clock) -> None:
    first = store.commit(submission(sessions(("Neglect", 1, 10))), next(now))
    second = store.commit(submission(sessions(("Neglect", 1, 11))), next(now))
    third = submission(sessions(("Neglect", 1, 12)))
    assert store.difference(third).since == {(SESSIONS.name, 2022, 1): first.at}
    store.undo(first.id, "Amy", next(now))
    assert store.difference(third).since == {(SESSIONS.name, 2022, 1): second.at}


def everything(answer: Store | object) -> list[tuple[object, ...]]:
    rows = answer.answer(TABLE)  # type: ignore[attr-defined]
    held = answer.answer(HELD_TABLE)  # type: ignore[attr-defined]
    return sorted(
        [tuple(map(str, line)) for line in rows[list(COLUMNS)].values.tolist()]
        + [tuple(map(str, line)) for line in held.values.tolist()]
    )


CELLS = some.lists(
    some.tuples(some.sampled_from(["Neglect", "Exploitation", "Voice"]), some.integers(0, 4), some.integers(0, 9)),
    min_size=1, max_size=6, unique_by=lambda cell: cell[:2],
)  # fmt: skip
FILES = some.lists(some.tuples(CELLS, some.booleans()), min_size=1, max_size=4)


@given(FILES)
@settings(max_examples=25, deadline=None)
def test_whatever_is_sent_the_trial_is_what_the_commit_makes(files: list[tuple[list[Cell], bool]]) -> None:
    with TemporaryDirectory() as folder:
        store, now = open_in(Path(folder)), clock()
        for number, (cells, complete) in enumerate(files):
            sent: Submission = submission(sessions(*cells), sha256=str(number), complete=complete)
            foretold, difference = everything(store.try_out(sent)), store.difference(sent)
            before = len(store.answer(TABLE))
            store.commit(sent, next(now))
            assert everything(store) == foretold
            grown = sum(count.new - count.gone for count in difference.counts)
            assert len(store.answer(TABLE)) == before + grown
        store.close()
