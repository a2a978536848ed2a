"""What findings ask and remark on: titles instead of ids, years that disagree, rows nobody finished, dates not yet."""

from __future__ import annotations

from datetime import date

import pytest

from cesp.intake.results import Asks, Reading, ReadOptions
from cesp.periods import Period
from tests.intake.books import COURSES, Rows, messages
from tests.intake.conftest import Read
from tests.intake.test_layouts import found, told

Q1 = ReadOptions(period=Period(2022, 1, 1))
DAY = date(2022, 4, 14)


def asked(reading: Reading) -> dict[Asks, str]:
    """What each finding that asks something says."""
    return {one.asks: one.message for one in reading.findings if one.asks}


def test_a_supposed_sender_is_named_by_its_title_and_said_to_be_supposed(read: Read) -> None:
    reading = read(COURSES)
    assert reading.sender_supposed
    assert asked(reading)["sender"] == "The sender is taken to be Westshire Partnership (the partnership's own)."
    told_by_name = read(COURSES, file="Westshire Police return.xlsx")
    assert not told_by_name.sender_supposed
    assert asked(told_by_name)["sender"] == "The sender is taken to be Police (file name)."


def test_findings_say_what_they_ask_and_leave_the_how_to_page_and_terminal(read: Read) -> None:
    rows: Rows = [["Course", "Date", "Attended", "Weather", "NHS number"],
                  ["Knitting", "14 April", 3, "fine", "943 476 5919"]]  # fmt: skip
    reading = read(rows)
    assert set(asked(reading)) == {"column", "word", "sender", "period", "cut"}
    assert not any("--" in one.fix + one.message or "command line" in one.fix for one in reading.findings)


def test_staff_columns_are_told_once(read: Read) -> None:
    reading = read([["Course", "Date", "Attended", "Trainer name", "Weather"], ["CSE", DAY, 3, "Ann Other", "fine"]])
    assert found(reading, "note", "Names and contact details of staff were dropped") == "sheet"
    (unread,) = [note for note in messages(reading, "note") if "were not read" in note]
    assert unread == "Columns that are not part of the return were not read: 'Weather' (E)."


@pytest.mark.parametrize(
    ("file", "clashes"),
    [("training 2324.xlsx", True), ("training 2023-24 Q1.xlsx", True), ("training 2223.xlsx", False),
     ("training 2021.xlsx", False), ("training.xlsx", False)],
)  # fmt: skip
def test_a_title_of_another_year_than_the_files_name_is_remarked_on(file: str, clashes: bool, read: Read) -> None:
    rows: Rows = [["Training 2022/23"], ["Course", "Date", "Attended"], ["CSE", DAY, 4]]
    reading = read(rows, file=file)
    said = "The title 'A1' says 2022/23, but the file is named as one of 2023/24"
    assert [one.cell for one in reading.findings if said in one.message] == ["A1"] * clashes
    assert not any(said in one.message for one in read(rows, Q1, file=file).findings)


def test_a_row_of_one_text_alone_is_told(read: Read) -> None:
    head = ["Course", "Date", "Attended"]
    reading = read([head, ["CSE", None, None]], Q1)
    assert found(reading, "warning", "1 row with one text alone (A2)") == "A2"
    assert [(row.number, row.reason) for row in reading.left_out] == [
        (2, "one text alone, taken for a heading inside the table")
    ]
    (fix,) = [one.fix for one in reading.findings if "one text alone" in one.message]
    assert fix == "If one is a row of data, fill in the rest of it: Course, Date or quarter, Attended."
    assert found(read([head, ["Level 1"], ["CSE", DAY, 3], ["Source: our own records"]]), "note", "alone (A2)") == "A2"


@pytest.mark.parametrize(
    "cell", ["No", "Not yet", "not published", "Not yet published", "unpublished", "none", "TBC", False]
)
def test_words_in_place_of_the_day_a_review_was_published_are_no_date(cell: str | bool, read: Read) -> None:
    head = ["Review", "Date notified", "Kind of review", "Published"]
    reading = read([head, ["R1", DAY, "Rapid review", cell], ["R2", DAY, "Rapid review", date(2022, 6, 1)]], Q1)
    assert told(reading, "review", "published") == [(2, "R1", None), (3, "R2", date(2022, 6, 1))]
    assert found(reading, "note", "words in place of a date") == "D2"


def test_spaces_of_any_kind_between_words_are_one(read: Read) -> None:
    head = ["Meeting", "Date", "Agency", "Attended"]
    reading = read(
        [head, ["Executive\xa0 board\n of two", DAY, "Police", "Y"], ["Executive\u2009board", DAY, "NHS", "N"]]
    )
    assert told(reading, "meeting") == [(2, "Executive board\n of two"), (3, "Executive board")]
