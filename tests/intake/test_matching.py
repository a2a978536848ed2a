"""What was confirmed goes into a reading, is told there, beats aliases and is beaten by the person's own mapping."""

from __future__ import annotations

from datetime import date

from cesp.intake.results import Confirmed, Reading, ReadOptions, Remembered
from tests.intake.books import Rows, messages
from tests.intake.conftest import Read

DAY = date(2022, 4, 14)
ON = date(2023, 5, 3)
ROWS: Rows = [["Course", "Date", "Bums on seats", "Booked"], ["Introduction to CSE", DAY, 15, 20]]
AGENCIES: Rows = [["Course", "Date", "Agency", "Attended"], ["Introduction to CSE", DAY, "Old Bill", 15]]


def headings(dataset: str = "training_sessions", **meanings: str) -> ReadOptions:
    """Options that remember headings; an underscore in a name is a space in the heading."""
    told = {key.replace("_", " "): Confirmed(meaning, "Amy", ON) for key, meaning in meanings.items()}
    return ReadOptions(remembered=Remembered(headings={dataset: told}))


def words(kind: str, key: str, meaning: str) -> ReadOptions:
    return ReadOptions(remembered=Remembered(words={kind: {key: Confirmed(meaning, "Amy", ON)}}))


def only(reading: Reading, column: str) -> object:
    [row] = reading.rows
    return row.values[column]


def test_a_confirmed_heading_is_read_and_told(read: Read) -> None:
    reading = read(ROWS, headings(bums_on_seats="attended"))
    assert only(reading, "attended") == 15
    assert "'Bums on seats' is read as Attended, as confirmed by Amy on 3 May 2023." in messages(reading, "note")
    [note] = [finding for finding in reading.findings if finding.value == "Bums on seats"]
    assert (note.sheet, note.cell, note.column) == ("Sheet1", "C1", "Attended")
    assert reading.suggestions == ()


def test_however_it_is_spelled_this_time(read: Read) -> None:
    rows = [["Course", "Date", "BUMS-on  seats*", "Booked"], ROWS[1]]
    assert only(read(rows, headings(bums_on_seats="attended")), "attended") == 15


def test_what_was_confirmed_beats_an_alias(read: Read) -> None:
    reading = read([["Course", "Date", "Delegates", "Attended"], ["Introduction to CSE", DAY, 20, 15]],
                   headings(delegates="registered"))  # fmt: skip
    assert (only(reading, "registered"), only(reading, "attended")) == (20, 15)


def test_a_mapping_beats_what_was_confirmed(read: Read) -> None:
    told = headings(bums_on_seats="walk_in").remembered
    reading = read(ROWS, ReadOptions(mapping={"Bums on seats": "attended"}, remembered=told))
    assert (only(reading, "attended"), only(reading, "walk_in")) == (15, None)
    assert not [note for note in messages(reading, "note") if "confirmed" in note]


def test_a_heading_confirmed_as_no_part_is_left_out_and_not_asked_again(read: Read) -> None:
    reading = read(
        [["Course", "Date", "Attended", "Booked"], ["Introduction to CSE", DAY, 15, 20]], headings(booked="")
    )
    assert only(reading, "registered") is None
    assert "'Booked' is left out, as no part of the return, as confirmed by Amy on 3 May 2023." in messages(
        reading, "note"
    )
    assert reading.suggestions == ()


def test_a_heading_confirmed_for_one_dataset_holds_for_its_family_and_no_other(read: Read) -> None:
    rows = [["Course", "Date", "Agency", "Bums on seats"], ["Introduction to CSE", DAY, "Police", 15]]
    reading = read(rows, headings(bums_on_seats="attended"))
    assert reading.rows[0].dataset == "training_attendance"
    assert not read(ROWS, headings("audits", bums_on_seats="held")).accepted


def test_a_column_that_is_no_more_is_passed_over(read: Read) -> None:
    reading = read(ROWS, headings(bums_on_seats="gone_from_the_catalogue", booked="gone_too"))
    assert not reading.accepted
    assert [one.written for one in reading.suggestions] == ["Bums on seats"]


def test_a_confirmed_word_is_read_and_told(read: Read) -> None:
    reading = read(AGENCIES, words("agency", "old bill", "police"))
    assert only(reading, "agency") == "police"
    assert "'Old Bill' is read as Police, as confirmed by Amy on 3 May 2023." in messages(reading, "note")
    assert reading.suggestions == ()


def test_a_word_confirmed_as_written_stays_and_is_not_asked_again(read: Read) -> None:
    reading = read(AGENCIES, words("agency", "old bill", ""))
    assert only(reading, "agency") == "Old Bill"
    assert "'Old Bill' is kept as written, as confirmed by Amy on 3 May 2023." in messages(reading, "note")
    assert reading.suggestions == ()


def test_a_confirmed_word_beats_an_alias(read: Read) -> None:
    rows = [AGENCIES[0], ["Introduction to CSE", DAY, "WPOL", 15]]
    assert only(read(rows), "agency") == "police"
    assert only(read(rows, words("agency", "wpol", "health")), "agency") == "health"


def test_a_word_confirmed_as_something_that_is_no_more_is_asked_again(read: Read) -> None:
    reading = read(AGENCIES, words("agency", "old bill", "disbanded"))
    assert only(reading, "agency") == "Old Bill"
    assert [one.written for one in reading.suggestions] == ["Old Bill"]


def test_words_of_a_choice_are_confirmed_for_their_column(read: Read) -> None:
    rows: Rows = [
        ["Priority", "Quarter", "Reference", "Action", "RAG"],
        ["Neglect", "2022/23 Q1", "N1", "Train", "Amber E"],
    ]
    assert only(read(rows, words("actions.rag", "amber e", "amber")), "rag") == "amber"
    assert only(read(rows, words("recommendations.status", "amber e", "amber")), "rag") == "Amber E"
