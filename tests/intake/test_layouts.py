"""Layouts as returns have them: wide tables, summaries, captions; each value at its cell."""

from __future__ import annotations

from datetime import date

import pytest

from cesp.intake.results import Reading, ReadOptions
from cesp.periods import Period
from tests.intake.books import Rows, messages
from tests.intake.conftest import Read

DAY = date(2022, 4, 14)
Q1 = Period(2022, 1, 1)
Q1_OPTIONS = ReadOptions(period=Q1)


def told(reading: Reading, *columns: str) -> list[tuple[object, ...]]:
    """The number of each row and some of its values; "quarter" and "day" may be asked for too."""
    return [
        (row.number, *(getattr(row, name) if name in ("quarter", "day") else row.values[name] for name in columns))
        for row in reading.rows
    ]


def found(reading: Reading, level: str, words: str) -> str:
    """The cell of the one finding of a level that says `words`."""
    (cell,) = [one.cell for one in reading.findings if one.level == level and words in one.message]
    return cell


def adds_up(reading: Reading) -> bool:
    return all(sheet.rows_read == sheet.rows_accepted + sheet.rows_left_out for sheet in reading.sheets)


AGENCIES: Rows = [
    ["Attendance by agency, Q1 2022-23"],
    ["Course", "Date", "Police", "NHS", "Scouts", "Total"],
    ["CSE", DAY, 3, 4, 9, 16],
    ["Knitting", date(2022, 5, 4), None, 2, 0, 3],
    ["Total", None, 3, 7, 9, 19],
]


def test_a_column_for_each_agency_is_a_row_for_each_number(read: Read) -> None:
    reading = read(AGENCIES)
    assert reading.sheets[0].dataset == "training_attendance"
    assert told(reading, "course", "agency", "attended", "day") == [
        (3, "cse", "police", 3, DAY), (3, "cse", "health", 4, DAY), (3, "cse", "Scouts", 9, DAY),
        (4, "Knitting", "health", 2, date(2022, 5, 4)), (4, "Knitting", "Scouts", 0, date(2022, 5, 4)),
    ]  # fmt: skip
    assert [(row.number, row.reason) for row in reading.left_out] == [(5, "a total row")]
    assert adds_up(reading)


def test_totals_of_a_wide_table_are_compared_down_and_across_at_their_cells(read: Read) -> None:
    reading = read(AGENCIES)
    assert found(reading, "warning", "The total says 7, but its parts come to 6.") == "D5"
    assert found(reading, "warning", "The total says 3, but its parts come to 2.") == "F4"
    assert len(messages(reading, "warning")) == 2


def test_a_fault_in_a_wide_table_stands_at_its_own_cell(read: Read) -> None:
    reading = read([*AGENCIES[:2], ["CSE", DAY, 3, "lots", 9], ["CSE", "04/13/2022", 1, 2, 3]], Q1_OPTIONS)
    assert found(reading, "error", "'lots' is not a number") == "D3"
    assert {one.cell for one in reading.findings if "American" in one.message} == {"B4"}


@pytest.mark.parametrize(
    ("title", "column", "source"),
    [
        ("Bookings by agency", "registered", "as the title 'A1' says"),
        ("People trained by agency", "attended", "as the title 'A1' says"),
        ("Westshire", "attended", "because nothing says what they count"),
    ],
)
def test_what_the_numbers_are_comes_from_the_title_or_is_said_to_be_assumed(
    title: str, column: str, source: str, read: Read
) -> None:
    reading = read([[title], ["Course", "Date", "Police", "NHS"], ["CSE", DAY, 3, 4]], Q1_OPTIONS)
    if column == "attended":
        assert told(reading, "attended") == [(3, 3), (3, 4)]
        assert any(source in note for note in messages(reading, "note"))
    else:
        assert found(reading, "error", "no column is headed 'Attended'") == "row 2"


def test_a_column_for_each_course_and_date_with_morning_and_afternoon_apart(read: Read) -> None:
    head = ["Agency", "LSCB Learning Event 04.05.22 AM", "LSCB Learning Event 04.05.22 PM",
            "Introduction to CSE 21 June", "Neglect toolkit 30.06.22"]  # fmt: skip
    reading = read([head, ["Police", 10, 20, 3, None], ["NHS", 5, "c", None, None]], Q1_OPTIONS)
    day = date(2022, 5, 4)
    event = "LSCB Learning Event"
    assert told(reading, "course", "agency", "attended", "day") == [
        (2, event, "police", 10, day), (2, event, "police", 20, day), (2, "cse", "police", 3, date(2022, 6, 21)),
        (3, event, "health", 5, day), (3, event, "health", None, day),
    ]  # fmt: skip
    assert reading.rows[-1].statuses == {"attended": "suppressed"}
    assert not messages(reading, "warning")


def test_titles_of_courses_above_their_dates(read: Read) -> None:
    rows: Rows = [
        ["Course", "LSCB Event", None, "CSE"],
        ["Agency", date(2022, 5, 4), date(2022, 5, 5), date(2022, 6, 1)],
        ["Police", 1, 2, 3],
    ]
    assert told(read(rows), "course", "attended", "day") == [
        (3, "LSCB Event", 1, date(2022, 5, 4)), (3, "LSCB Event", 2, date(2022, 5, 5)), (3, "cse", 3, date(2022, 6, 1)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "quarters", [("Q1 2022/23", "Q2 2022/23", "Q3 2022/23"), ("Apr-Jun 22", "Jul-Sep 22", "Oct-Dec 22")]
)
def test_a_column_for_each_quarter_and_quarters_to_come_left_blank(quarters: tuple[str, ...], read: Read) -> None:
    head = ["Priority", "Indicator", "Target", *quarters]
    reading = read([head, ["Neglect", "Second plans", "22%", 0.2, 0.25], ["Neglect", "Average score", None, 3, "n/a"]])
    assert told(reading, "indicator", "quarter", "value", "target") == [
        (2, "second-plans", 1, 0.2, "22%"), (2, "second-plans", 2, 0.25, "22%"),
        (3, "score", 1, 3, None), (3, "score", 2, None, None),
    ]  # fmt: skip
    assert reading.rows[-1].statuses == {"value": "not_applicable"}
    assert not messages(reading, "warning")


def test_quarters_above_what_is_counted_in_each(read: Read) -> None:
    rows: Rows = [
        [None, "Q1 2022/23", None, "Q2 2022/23", None],
        ["Course", "Registered", "Attended", "Registered", "Attended"],
        ["CSE", 10, 9, 20, 18],
        ["Total", 10, 9, 20, 19],
    ]
    reading = read(rows)
    assert told(reading, "quarter", "registered", "attended") == [(3, 1, 10, 9), (3, 2, 20, 18)]
    assert found(reading, "warning", "The total says 19") == "E4"


def test_bare_quarters_take_the_year_of_the_title_or_ask_for_it(read: Read) -> None:
    rows: Rows = [["Course", "Q1", "Q2"], ["CSE", 10, 20]]
    assert told(read([["Attended, 2022/23"], *rows]), "quarter", "attended") == [(3, 1, 10), (3, 2, 20)]
    reading = read(rows)
    assert {one.cell for one in reading.findings if one.level == "error"} == {"B1", "C1"}


def test_a_column_for_each_grade(read: Read) -> None:
    head = ["Audit", "Date", "Priority", "Outstanding", "Good", "Requires improvement", "Inadequate"]
    reading = read([head, ["A1", DAY, "Neglect", 1, 2, 3, 0]])
    assert told(reading, "grade", "count") == [
        (2, "outstanding", 1), (2, "good", 2), (2, "requires_improvement", 3), (2, "inadequate", 0),
    ]  # fmt: skip


def test_measures_down_and_courses_across(read: Read) -> None:
    head = [None, "LSCB Learning Event 04.05.22", "Introduction to CSE 21.06.22"]
    reading = read([head, ["Registered", 30, 40], ["Attended", 25, "thirty"], ["Cost", 5, 9]])
    assert told(reading, "course", "registered", "attended") == [(2, "LSCB Learning Event", 30, 25)]
    assert found(reading, "error", "'thirty' is not a number") == "C3"
    assert found(reading, "note", "Lines that are not part of the return were not read: 'Cost'.") == "A4"


def test_numbers_that_stand_once_for_several_columns_are_not_repeated(read: Read) -> None:
    reading = read([["Course", "Places", "Q1 2022/23", "Q2 2022/23"], ["CSE", 30, 10, 20]])
    assert told(reading, "capacity", "attended") == [(2, None, 10), (2, None, 20)]
    assert found(reading, "note", "The numbers under 'Places' stand once") == "B1"


GRADES: Rows = [
    ["Audit: Contact audit"],
    ["Priority", "Neglect"],
    ["Grade", "How many"],
    ["Good", 3],
    ["Inadequate", 1],
]


def test_captions_above_a_table_stand_for_all_of_its_rows(read: Read) -> None:
    reading = read(GRADES, Q1_OPTIONS)
    assert told(reading, "audit", "priority", "grade", "count") == [
        (4, "Contact audit", "neglect", "good", 3), (5, "Contact audit", "neglect", "inadequate", 1),
    ]  # fmt: skip
    assert found(reading, "note", "Audit is 'Contact audit' in every row") == "A1"
    assert found(reading, "note", "Priority is 'Neglect' in every row") == "B2"


def test_an_ordinary_table_is_left_as_it_is(read: Read) -> None:
    rows: Rows = [["Course", "Date", "Agency", "Attended"], ["CSE", DAY, "Police", 3], ["CSE", DAY, "NHS", 4]]
    reading = read(rows)
    assert told(reading, "agency", "attended") == [(2, "police", 3), (3, "health", 4)]
    assert not [note for note in messages(reading, "note") if "column for each" in note]


@pytest.mark.parametrize(
    ("title", "course"),
    [("Introduction to CSE", "cse"), ("Course: Knitting", "Knitting"), ("Training", "All courses")],
)
def test_a_table_without_a_column_of_courses_is_of_its_title_or_its_caption_or_of_all(
    title: str, course: str, read: Read
) -> None:
    reading = read([[title], ["Agency", "Q1 2022/23", "Q2 2022/23"], ["Police", 3, 4]])
    assert told(reading, "course", "quarter", "attended") == [(3, course, 1, 3), (3, course, 2, 4)]
