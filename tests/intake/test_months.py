"""A column for each month: three added to a quarter, what is not whole told, and nothing added that must not be."""

from __future__ import annotations

from tests.intake.books import Rows, messages
from tests.intake.conftest import Read
from tests.intake.test_layouts import adds_up, found, told

TITLE = ["Attended 2022/23"]


def test_three_months_are_added_to_their_quarter(read: Read) -> None:
    rows: Rows = [TITLE, ["Course", "Apr", "May", "June", "Jul-22", "Aug-22", "Sep-22"],
                  ["CSE", 1, 2, 3, "nil", 5, 6], ["Knitting", None, None, None, 7, 8, 9]]  # fmt: skip
    reading = read(rows)
    assert reading.sheets[0].dataset == "training_sessions"
    assert told(reading, "course", "quarter", "attended") == [
        (3, "cse", 1, 6), (3, "cse", 2, 11), (4, "Knitting", 2, 24),
    ]  # fmt: skip
    assert found(reading, "note", "three were added for Q1, 2022/23 Q2.") == "B2"
    assert not messages(reading, "warning")
    assert adds_up(reading)


def test_a_quarter_without_its_three_months_is_left_out_and_told(read: Read) -> None:
    rows: Rows = [TITLE, ["Course", "Apr", "May", "Jun", "Jul"], ["CSE", 1, 2, 3, 4], ["Knitting", 5, None, "c", 8]]
    reading = read(rows)
    assert told(reading, "course", "quarter", "attended") == [(3, "cse", 1, 6)]
    assert found(reading, "warning", "Q2 was left out, because not just its three months are there: 'Jul'.") == "E2"
    assert found(reading, "warning", "their quarter was left out of its row: C4, D4.") == "C4"
    assert adds_up(reading)


def test_a_total_of_months_is_held_against_its_parts(read: Read) -> None:
    rows: Rows = [TITLE, ["Course", "Apr", "May", "Jun"], ["CSE", 1, 2, 3], ["Knitting", 1, 1, 1], ["Total", 2, 3, 5]]
    assert found(read(rows), "warning", "The total says 10, but its parts come to 9.") == "B5"


def test_months_of_an_indicator_are_not_added(read: Read) -> None:
    reading = read([["2022/23"], ["Priority", "Indicator", "Apr", "May", "Jun"], ["Neglect", "Score", 100, 101, 102]])
    assert found(reading, "error", "a month's figure may be of its last day: not added.") == "C2"


def test_months_that_make_no_quarter_are_refused_in_words(read: Read) -> None:
    reading = read([TITLE, ["Course", "Apr", "May", "Jul"], ["CSE", 1, 2, 3]])
    assert found(reading, "error", "no quarter has just its three months") == "B2"


def test_months_without_a_year_ask_for_it(read: Read) -> None:
    reading = read([["Course", "Apr", "May", "Jun"], ["CSE", 1, 2, 3]])
    assert {(one.cell, one.asks) for one in reading.findings if one.level == "error"} == {("B1", "period")}


def test_a_register_with_a_column_for_each_month_is_of_a_meeting_in_each(read: Read) -> None:
    rows: Rows = [["Executive Board 2022/23"], ["Agency", "Apr", "May", "Jul"], ["Police", "Y", "N", "A"]]
    assert told(read(rows), "meeting", "quarter", "attended") == [
        (3, "Executive Board", 1, "yes"), (3, "Executive Board", 1, "no"), (3, "Executive Board", 2, "apologies"),
    ]  # fmt: skip


def test_headings_of_three_rows_are_refused_in_words(read: Read) -> None:
    rows: Rows = [[None, "Registered", None, "Attended"], [None, "Q1 2022/23", "Q2 2022/23"] + ["Q1 2022/23"] * 2,
                  ["Course", "Police", "NHS", "Police", "NHS"], ["CSE", 1, 2, 3, 4]]  # fmt: skip
    assert found(read(rows), "error", "The headings stand in three rows, and at most two are read.") == "row 1"
    captions: Rows = [["Sender", "Police", "Q1"], ["Lead", "A board", "2022/23"], ["Course", "Date", "Attended"]]
    assert read([*captions, ["CSE", "14/04/2022", 3]]).accepted
