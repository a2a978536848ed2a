"""DATA, decisions 1 to 3, and what a complete or a nil return does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest

from cesp.errors import StoreError
from cesp.intake.results import LeftOut, Row, Value
from cesp.store.records import Slice
from cesp.store.store import Store
from tests.store.submissions import HELD_TABLE, SESSIONS, TABLE, sessions, shown, submission

Clock = Iterator[datetime]
START_DAY = date(2022, 5, 4)


def part(course: str, quarter: int = 1, sender: str = "police") -> Slice:
    return Slice(SESSIONS.name, sender, 2022, quarter, course)


def held(store: Store) -> list[tuple[str, int]]:
    answer = store.answer(HELD_TABLE)
    return sorted(zip(answer["key"].tolist(), answer["upload"].tolist(), strict=True))


def test_decision_1_an_upload_replaces_the_slices_it_contains_and_nothing_else(store: Store, now: Clock) -> None:
    store.commit(submission(sessions(("Neglect", 1, 10), ("Neglect", 2, 20), ("Exploitation", 1, 30))), next(now))
    store.commit(submission(sessions(("Neglect", 1, 7)), sender="health"), next(now))
    second = submission(sessions(("Neglect", 1, 11), ("Self-harm", 1, 5)))
    changes = store.preview(second)
    assert (changes.new, changes.replaced) == ((part("self harm"),), (part("neglect"),))
    assert (changes.kept, changes.gone) == ((part("exploitation"),), ())
    store.commit(second, next(now))
    assert shown(store) == [
        ("health", "Neglect", 1, 7),
        ("police", "Exploitation", 1, 30),
        ("police", "Neglect", 1, 11),
        ("police", "Neglect", 2, 20),
        ("police", "Self-harm", 1, 5),
    ]


def test_decision_1_sheets_of_one_upload_that_hit_one_slice_are_joined(store: Store, now: Clock) -> None:
    first, second = sessions(("Neglect", 1, 10), sheet="May"), sessions(("neglect ", 1, 4), sheet="June")
    store.commit(submission(first + second), next(now))
    assert [row[3] for row in shown(store)] == [10, 4]
    assert held(store) == [("neglect", 1)]


def test_decision_1_a_complete_file_ends_what_it_does_not_hold_of_its_quarters(store: Store, now: Clock) -> None:
    store.commit(submission(sessions(("Neglect", 1, 10), ("Exploitation", 1, 30), ("Exploitation", 2, 40))), next(now))
    complete = submission(sessions(("Neglect", 1, 11)), complete=True)
    assert store.preview(complete).gone == (part("exploitation"),)
    store.commit(complete, next(now))
    assert shown(store) == [("police", "Exploitation", 2, 40), ("police", "Neglect", 1, 11)]
    store.undo(2, "Amy", next(now))
    assert shown(store) == [
        ("police", "Exploitation", 1, 30), ("police", "Exploitation", 2, 40), ("police", "Neglect", 1, 10)
    ]  # fmt: skip


def test_decision_1_a_whole_year_is_a_period_of_its_own(store: Store, now: Clock) -> None:
    store.commit(submission(sessions(("Neglect", 1, 10), ("Neglect", 0, 44))), next(now))
    answer = store.answer(TABLE.order_by("attended")[["quarter", "qi", "period_end", "attended"]])
    assert answer["attended"].tolist() == [10, 44]
    assert answer["quarter"].isna().tolist() == [False, True]
    assert answer["qi"].tolist()[0] == 2022 * 4
    assert [str(end)[:10] for end in answer["period_end"]] == ["2022-06-30", "2023-03-31"]


def test_decision_2_rows_left_out_are_listed_and_none_is_lost(store: Store, now: Clock) -> None:
    stray = (LeftOut("Training", 9, "outside 2022/23 Q1"), LeftOut("Training", 12, "no course"))
    record = store.commit(submission(sessions(("Neglect", 1, 10)), left_out=stray), next(now))
    assert (record.rows, record.left_out) == (1, 2)
    assert tuple(store.left_out(record.id)) == stray


def test_decision_3_the_sender_is_apart_from_the_agency_of_a_row(store: Store, now: Clock) -> None:
    rows = tuple(
        Row("training_attendance", "S", number, 2022, 1, None, {"course": "Neglect", "agency": agency, "attended": 3.0})
        for number, agency in enumerate(("police", None), 2)
    )
    store.commit(submission(rows, sender="nhct"), next(now))
    table = HELD_TABLE[["sender", "key"]]
    assert store.answer(table).values.tolist() == [["nhct", "neglect"]]


def test_a_nil_return_is_held_without_rows_and_ends_what_was_sent(store: Store, now: Clock) -> None:
    store.commit(submission(sessions(("Neglect", 1, 10), ("Neglect", 2, 20))), next(now))
    nil = submission(nil=((SESSIONS.name, 2022, 1),))
    assert (store.preview(nil).new, store.preview(nil).gone) == ((part(""),), (part("neglect"),))
    record = store.commit(nil, next(now))
    assert (record.rows, record.datasets, record.periods) == (0, (SESSIONS.name,), ("2022/23 Q1",))
    assert shown(store) == [("police", "Neglect", 2, 20)]
    assert held(store) == [("", 2), ("neglect", 1)]


def test_rows_that_come_after_a_nil_return_end_it(store: Store, now: Clock) -> None:
    store.commit(submission(nil=((SESSIONS.name, 2022, 1),)), next(now))
    store.commit(submission(sessions(("Neglect", 1, 10))), next(now))
    assert held(store) == [("neglect", 2)]
    store.undo(2, "Amy", next(now))
    assert held(store) == [("", 1)]


def test_a_nil_return_with_rows_for_the_same_quarter_is_refused(store: Store, now: Clock) -> None:
    both = submission(sessions(("Neglect", 1, 10)), nil=((SESSIONS.name, 2022, 1),))
    with pytest.raises(StoreError, match=r"rows under .* for 2022/23 Q1 and says there are none"):
        store.commit(both, next(now))


def test_a_file_with_nothing_to_keep_is_refused(store: Store, now: Clock) -> None:
    with pytest.raises(StoreError, match="holds no rows that can be kept"):
        store.commit(submission(left_out=(LeftOut("Training", 2, "no course"),)), next(now))
    assert (store.uploads(), store.version()) == ([], 0)


def test_the_same_file_again_is_refused_and_changes_nothing(store: Store, now: Clock) -> None:
    file = submission(sessions(("Neglect", 1, 10)))
    store.commit(file, next(now))
    assert store.preview(file).same_file_as == 1
    with pytest.raises(StoreError, match="loaded before, as upload 1"):
        store.commit(file, next(now))
    assert (len(store.uploads()), store.version()) == (1, 1)


@pytest.mark.parametrize("since", ["undone", "replaced", "another sender", "read otherwise"])
def test_the_same_file_again_is_taken_where_it_would_change_something(store: Store, now: Clock, since: str) -> None:
    file = submission(sessions(("Neglect", 1, 10), ("Exploitation", 1, 3)), sha256="ab")
    store.commit(file, next(now))
    if since == "undone":
        store.undo(1, "Amy", next(now))
    if since == "replaced":
        store.commit(submission(sessions(("Neglect", 1, 12))), next(now))
    if since == "another sender":
        file = replace(file, sender="health")
    if since == "read otherwise":
        file = replace(file, rows=sessions(("Neglect", 2, 10), ("Exploitation", 2, 3)))
    assert store.preview(file).same_file_as is None
    store.commit(file, next(now))
    assert (file.sender, "Neglect", file.rows[0].quarter, 10) in shown(store)


def test_a_value_of_no_column_is_a_fault_of_the_program(store: Store, now: Clock) -> None:
    row = Row(SESSIONS.name, "S", 2, 2022, 1, None, {"course": "Neglect", "shoe_size": 7.0})
    with pytest.raises(ValueError, match="no column shoe_size"):
        store.commit(submission([row]), next(now))


def test_a_date_for_a_number_is_a_fault_of_the_program(store: Store, now: Clock) -> None:
    row = Row(SESSIONS.name, "S", 2, 2022, 1, None, {"course": "Neglect", "attended": START_DAY})
    with pytest.raises(ValueError, match="a number was expected, not 2022-05-04"):
        store.commit(submission([row]), next(now))


def test_values_statuses_and_dates_come_back_as_they_were(store: Store, now: Clock) -> None:
    values: dict[str, Value] = {
        "course": "Neglect; \"drop\" 'it' \u00e9",
        "attended": 15,
        "registered": None,
        "cancelled": -0.0,
    }
    row = Row(SESSIONS.name, "Sheet 1", 7, 2022, 1, START_DAY, values, {"registered": "suppressed"})
    store.commit(submission([row]), next(now))
    (kept,) = store.answer(TABLE).to_dict("records")
    assert (kept["course"], kept["attended"], kept["cancelled"]) == (values["course"], 15.0, 0.0)
    assert (kept["registered_status"], kept["sheet"], kept["row"]) == ("suppressed", "Sheet 1", 7)
    assert str(kept["day"])[:10] == "2022-05-04"
    assert store.answer(TABLE.registered.isnull().sum().name("n").as_table())["n"].tolist() == [1]
