"""The question engine: its rows are its frames, and what it takes over from an earlier one is what it would answer."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import ibis
import pytest
from hypothesis import given
from hypothesis import strategies as some

from cesp.intake.results import Row
from cesp.store import engine
from cesp.store.schema import dataset_schema
from cesp.store.store import Store
from tests.store.submissions import CATALOGUE, HELD_TABLE, TABLE, clock, open_in, sessions, submission

ACTIONS = ibis.table(dataset_schema(CATALOGUE.dataset("actions")), name="actions")
SUMS = TABLE.group_by("course").aggregate(attended=TABLE.attended.sum(), sheets=TABLE.sheet.max()).order_by("course")
QUESTIONS = (
    TABLE.select("sender", "course", "year", "quarter", "attended").order_by("course", "quarter"),
    ACTIONS.select("sender", "reference", "due", "percent_complete").order_by("reference"),
    HELD_TABLE.select("dataset", "sender", "year", "quarter", "key", "upload").order_by("dataset", "key", "quarter"),
    TABLE.inner_join(ACTIONS, "sender").aggregate(pairs=ibis._.count()),
)
Clock = Iterator[datetime]


def actions(*percentages: float) -> tuple[Row, ...]:
    """Actions of the first quarter, one for each share that is complete."""
    return tuple(
        Row("actions", "Progress", number, 2022, 1, None, {"priority": "neglect", "reference": str(number),
            "percent_complete": share, "due": date(2022, 9, number)})
        for number, share in enumerate(percentages, 2)
    )  # fmt: skip


def test_rows_are_tuples_of_plain_values_and_nothing_missing_is_nan(store: Store, now: Clock) -> None:
    store.commit(submission([*sessions(("Neglect", 0, 3), ("CSE", 2, 4)), *actions(0.5)]), next(now))
    held, due = store.answers([QUESTIONS[0], QUESTIONS[1]])
    assert held == (("police", "CSE", 2022, 2, 4.0), ("police", "Neglect", 2022, None, 3.0))
    assert due == (("police", "2", date(2022, 9, 2), 0.5),)
    nothing = ibis.literal(0.0).name("nothing").as_table()
    assert [[type(value) for value in row] for row in store.answers([nothing])[0]] == [[float]]
    assert store.answers([TABLE.filter(TABLE.course == "None such")]) == [()]


@pytest.mark.parametrize("question", [*QUESTIONS, SUMS])
def test_rows_are_the_frame_s_rows(store: Store, now: Clock, question: ibis.Table) -> None:
    store.commit(submission([*sessions(("Neglect", 0, 3), ("CSE", 2, 4)), *actions(0.5, 1.0)]), next(now))
    frame = store.answer(question)
    assert list(frame.columns) == list(question.columns)
    found = [tuple(None if missing(value) else value for value in row) for row in frame.itertuples(index=False)]
    assert store.answers([question]) == [tuple(tuple(map(day, row)) for row in found)]


def missing(value: object) -> bool:
    return isinstance(value, float) and math.isnan(value)


def day(value: object) -> object:
    return value.date() if isinstance(value, datetime) else value


def test_only_what_changed_is_asked_again(store: Store, now: Clock) -> None:
    """The very same answer where the tables it was read from hold the same; a new one where one of them does not."""
    store.commit(submission([*sessions(("Neglect", 1, 10)), *actions(0.5)]), next(now))
    of_sessions, of_actions, of_held, of_both = store.answers(QUESTIONS)
    upload = store.commit(submission(actions(0.75), sha256="later"), next(now)).id
    later = store.answers(QUESTIONS)
    assert later[0] is of_sessions
    assert (later[1][0][-1], later[3]) == (0.75, of_both)
    assert all(new is not old for new, old in zip(later[1:], (of_actions, of_held, of_both), strict=True))
    store.undo(upload, "Amy", next(now))
    assert store.answers(QUESTIONS) == [of_sessions, of_actions, of_held, of_both]


def test_few_statements_are_kept_and_all_are_answered(
    store: Store, now: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_MOST_PARSED", 2)
    for attended in (1, 2):
        store.commit(submission(sessions(("Neglect", 1, attended))), next(now))
        asked = [TABLE.mutate(more=TABLE.attended + step).select("more") for step in range(5)]
        assert store.answers(asked) == [((attended + float(step),),) for step in range(5)]


CELLS = some.lists(some.tuples(some.sampled_from(["A", "B"]), some.integers(0, 4), some.integers(0, 9)), max_size=3,
                   unique_by=lambda cell: cell[:2])  # fmt: skip
SENT = some.tuples(some.sampled_from(["police", "health"]), CELLS, some.lists(some.integers(0, 4), max_size=2))
STEPS = some.lists(some.one_of(SENT, some.integers(1, 9)), min_size=1, max_size=6)


@given(STEPS)
def test_a_store_in_use_answers_as_one_opened_anew(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, list[tuple[str, int, int]], list[int]] | int]
) -> None:
    """Uploads of either dataset or both, and undoing (a number: the upload of that number, if it stands)."""
    folder = Path(tmp_path_factory.mktemp("engine"))
    store, now = open_in(folder), clock()
    for number, step in enumerate(steps):
        if isinstance(step, int):
            if any(record.id == step and record.undone is None for record in store.uploads()):
                store.undo(step, "Amy", next(now))
        elif step[1] or step[2]:
            rows = [*sessions(*step[1]), *actions(*(share / 4 for share in step[2]))]
            store.commit(submission(rows, sha256=str(number), sender=step[0]), next(now))
        anew = open_in(folder)
        assert in_any_order(store) == in_any_order(anew)
        anew.close()
    store.close()


def in_any_order(store: Store) -> list[list[str]]:
    return [sorted(map(repr, rows)) for rows in store.answers(QUESTIONS)]
