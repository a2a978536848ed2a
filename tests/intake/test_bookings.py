"""Booking lists, one row a delegate, counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from cesp.intake.results import Reading
from tests.intake.books import Rows, messages, workbook_of
from tests.intake.conftest import Read

HEADINGS = ["Name", "Email", "Course", "Date", "Agency", "Status"]
APRIL, MAY = date(2022, 4, 14), date(2022, 5, 4)


def booking(
    at: int, status: str | None, course: str = "CSE", day: date = APRIL, agency: str = "Police"
) -> list[object]:
    return [f"Delegate {at}", f"d{at}@westshire.example", course, day, agency, status]


def listed(*rows: list[object]) -> Rows:
    return [HEADINGS, *rows]


def counts(reading: Reading) -> dict[tuple[object, ...], tuple[object, ...]]:
    """(course, agency, day) -> registered, attended, cancelled, no-shows, walk-ins, and the row of the first."""
    names = ("registered", "attended", "cancelled", "no_show", "walk_in")
    return {
        (row.values["course"], row.values["agency"], row.day): (*(row.values[name] for name in names), row.number)
        for row in reading.rows
    }


EVERY_STATUS = listed(
    booking(1, "Attended"),
    booking(2, "DNA"),
    booking(3, "Left early"),
    booking(4, "Cancelled"),
    booking(5, "Waiting list"),
    booking(6, "Declined"),
    booking(7, "Walk-in"),
    booking(8, "attended", agency="NHS"),
    booking(9, "No show", day=MAY),
    booking(10, "did not attend"),
)


def test_every_status_is_counted_as_decided(read: Read) -> None:
    """Ten bookings by hand: of police in April, 8; two attended of the 5 registered, and one walked in."""
    reading = read(EVERY_STATUS)
    assert reading.accepted
    assert {row.dataset for row in reading.rows} == {"training_attendance"}
    assert counts(reading) == {
        ("cse", "police", APRIL): (5, 3, 1, 2, 1, 2),
        ("cse", "health", APRIL): (1, 1, 0, 0, 0, 9),
        ("cse", "police", MAY): (1, 0, 0, 1, 0, 10),
    }


def test_rows_in_are_rows_counted_and_rows_listed(read: Read) -> None:
    reading = read(
        listed(*EVERY_STATUS[1:], booking(11, "Sent a substitute"), booking(12, None), ["Total", *[None] * 4, 12])
    )
    [sheet] = reading.sheets
    assert (sheet.rows_read, sheet.rows_accepted, sheet.rows_left_out) == (13, 10, 3)
    assert [(row.number, row.reason) for row in reading.left_out] == [
        (12, "a status we do not know"), (13, "no status"), (14, "a total row"),
    ]  # fmt: skip
    assert sheet.columns["attended"] == "Status"


def test_words_that_are_no_status_are_listed_with_their_cells(read: Read) -> None:
    reading = read(listed(*EVERY_STATUS[1:], booking(11, "Sub"), booking(12, "Sub"), booking(13, "Eh")))
    [warning] = [finding for finding in reading.findings if finding.level == "warning"]
    assert warning.message == "3 bookings left out, with a status we do not know: 'Sub' (F12, F13), 'Eh' (F14)."
    assert warning.cell == "F12"
    assert "left early" in warning.fix


def test_no_name_or_address_comes_out(read: Read) -> None:
    reading = read(EVERY_STATUS)
    assert "Delegate" not in repr(reading)
    assert "westshire.example" not in repr(reading)
    assert any("'Name' (A), 'Email' (B)" in message for message in messages(reading, "note"))


def test_the_same_booking_twice_counts_once(read: Read) -> None:
    reading = read(listed(booking(1, "Attended"), booking(2, "Attended"), booking(1, "attended ")))
    assert counts(reading) == {("cse", "police", APRIL): (2, 2, 0, 0, 0, 2)}
    assert [row.number for row in reading.left_out] == [4]
    assert any("more than once" in message for message in messages(reading, "warning"))


def test_contrary_bookings_of_one_delegate_are_left_out(read: Read) -> None:
    reading = read(listed(booking(1, "Attended"), booking(2, "Attended"), booking(1, "DNA")))
    assert counts(reading) == {("cse", "police", APRIL): (1, 1, 0, 0, 0, 3)}
    assert [row.number for row in reading.left_out] == [2, 4]


def test_without_names_equal_rows_are_different_people(read: Read) -> None:
    rows = [HEADINGS[2:], *(booking(at, "Attended")[2:] for at in range(3))]
    assert counts(read(rows)) == {("cse", "police", APRIL): (3, 3, 0, 0, 0, 2)}


@pytest.mark.parametrize("heading", ["Attended", "Attended?", "Attendance status", "Outcome"])
def test_yes_and_no_under_other_headings(read: Read, heading: str) -> None:
    rows = [["Delegate", "Course", "Date", "Organisation", heading], ["A B", "CSE", APRIL, "Police", "Y"],
            ["C D", "CSE", APRIL, "Police", "N"]]  # fmt: skip
    assert counts(read(rows)) == {("cse", "police", APRIL): (2, 1, 0, 1, 0, 2)}


def test_counts_under_attended_are_no_booking_list(read: Read) -> None:
    rows = [["Course", "Date", "Agency", "Attended", "Status"], ["CSE", APRIL, "Police", 12, "Final"]]
    [row] = read(rows).rows
    assert row.values["attended"] == 12
    assert row.values["registered"] is None


def test_two_lists_that_say_different_things_are_left_out_whole(read: Read) -> None:
    sheets = {"April": listed(booking(1, "Attended"), booking(2, "DNA")), "Copy": listed(booking(3, "DNA"))}
    reading = read(workbook_of(sheets))
    assert not reading.rows
    assert [(row.sheet, row.number) for row in reading.left_out] == [("April", 2), ("April", 3), ("Copy", 2)]
    assert all(sheet.rows_read == sheet.rows_left_out for sheet in reading.sheets)


def test_a_title_gives_the_quarter_and_order_does_not_matter(read: Read) -> None:
    rows = [[*row[:3], *row[4:]] for row in EVERY_STATUS]
    titled = [["Bookings 2022/23 Q1"], *rows]
    turned = [["Bookings 2022/23 Q1"], rows[0], *reversed(rows[1:])]
    first, second = counts(read(titled)), counts(read(turned))
    assert {key: value[:-1] for key, value in first.items()} == {key: value[:-1] for key, value in second.items()}
    assert first["cse", "police", None][:2] == (6, 3)
