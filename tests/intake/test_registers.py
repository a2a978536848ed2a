"""Wide tables of words: registers of meetings, section 11 grades by agency; what titles say of them; what is asked."""

from __future__ import annotations

from datetime import date

import pytest

from cesp.intake.results import ReadOptions
from cesp.periods import Period
from tests.intake.books import Rows, messages, workbook_of
from tests.intake.conftest import Read
from tests.intake.test_layouts import adds_up, found, told

DAYS = [date(2022, 4, 12), date(2022, 7, 5), date(2022, 10, 4)]
TITLE = ["Executive Board attendance register 2022/23"]
Q1 = ReadOptions(period=Period(2022, 1, 1))


@pytest.mark.parametrize("days", [DAYS, ["12/04/2022", "5 July 22", "4.10.22"]])
def test_a_register_with_a_column_for_each_meeting_is_a_row_for_each_agency_and_day(
    days: list[date | str], read: Read
) -> None:
    rows: Rows = [TITLE, ["Agency", *days], ["Police", "Y", "N", "D"], ["NHS", "A", "Y", None], ["Scouts", "y"]]
    reading = read(rows)
    assert reading.sheets[0].dataset == "meetings"
    assert told(reading, "meeting", "agency", "attended", "day") == [
        (3, "Executive Board", "police", "yes", DAYS[0]), (3, "Executive Board", "police", "no", DAYS[1]),
        (3, "Executive Board", "police", "deputy", DAYS[2]), (4, "Executive Board", "health", "apologies", DAYS[0]),
        (4, "Executive Board", "health", "yes", DAYS[1]), (5, "Executive Board", "Scouts", "yes", DAYS[0]),
    ]  # fmt: skip
    assert found(reading, "note", "a column for each period") == "B2"
    assert found(reading, "note", "Meeting is 'Executive Board' in every row, as the title 'A1' says.") == "A1"
    assert adds_up(reading)
    assert reading.accepted


def test_days_above_a_row_of_words_do_not_make_it_a_row_of_headings(read: Read) -> None:
    reading = read([TITLE, ["Agency", *DAYS[:2]], ["Police", "Y", "maybe"], ["NHS", "A", "Y"]])
    assert told(reading, "meeting", "agency", "attended") == [
        (3, "Executive Board", "police", "yes"), (3, "Executive Board", "police", "maybe"),
        (4, "Executive Board", "health", "apologies"), (4, "Executive Board", "health", "yes"),
    ]  # fmt: skip


def test_a_register_of_ones_is_of_the_meeting_its_title_names_and_never_of_a_course(read: Read) -> None:
    reading = read([TITLE, ["Agency", *map("{:%d/%m/%Y}".format, DAYS)], ["Police", 1, 0, 1], ["NHS", 1, 1, 1]])
    assert reading.sheets[0].dataset == "meetings"
    assert told(reading, "meeting", "attended", "quarter")[:3] == [
        (3, "Executive Board", "yes", 1), (3, "Executive Board", "no", 2), (3, "Executive Board", "yes", 3),
    ]  # fmt: skip


def test_ones_that_may_be_a_course_or_a_meeting_are_asked_about(read: Read) -> None:
    head = ["Agency", "Summer gathering 12/04/2022", "Autumn gathering 05/10/2022"]
    reading = read([head, ["Police", 1, 0], ["NHS", 1, 1]])
    assert found(reading, "error", "nothing but 1 and 0, which may be training attendance") == "A1"
    captioned = read([["Course: Gathering"], ["Agency", "Q1 2022/23", "Q2 2022/23"], ["Police", 1, 0], ["NHS", 1, 1]])
    assert told(captioned, "course", "attended")[:2] == [(3, "Gathering", 1), (3, "Gathering", 0)]


def test_ones_under_a_known_course_are_attendance(read: Read) -> None:
    reading = read([["Agency", "Introduction to CSE 12/04/2022", "Introduction to CSE 05/07/2022"], ["Police", 1, 0]])
    assert told(reading, "course", "agency", "attended") == [(2, "cse", "police", 1), (2, "cse", "police", 0)]


def test_ones_under_days_of_nothing_named_ask_for_the_meeting(read: Read) -> None:
    reading = read([["Agency", "12/04/2022", "05/07/2022"], ["Police", 1, 0], ["NHS", 1, 1]])
    assert found(reading, "error", "no column is headed 'Meeting'") == "row 1"


def test_meetings_named_in_the_headings_with_their_days(read: Read) -> None:
    head = ["Agency", "Executive Board 12/04/2022", "Quality Subgroup 05/07/2022"]
    expected = [
        (2, "Executive Board", "police", "yes"), (2, "Quality Subgroup", "police", "no"),
        (3, "Executive Board", "health", "yes"), (3, "Quality Subgroup", "health", "yes"),
    ]  # fmt: skip
    for rows in ([["Police", 1, 0], ["NHS", 1, 1]], [["Police", "Y", "N"], ["NHS", "yes", "attended"]]):
        assert told(read([head, *rows]), "meeting", "agency", "attended") == expected


def test_meetings_above_their_days(read: Read) -> None:
    rows: Rows = [[None, "Executive Board", None, "Quality Subgroup"], ["Agency", *DAYS], ["Police", "Y", "A", "N"]]
    assert told(read(rows), "meeting", "attended", "day") == [
        (3, "Executive Board", "yes", DAYS[0]), (3, "Executive Board", "apologies", DAYS[1]),
        (3, "Quality Subgroup", "no", DAYS[2]),
    ]  # fmt: skip


def test_meetings_down_and_agencies_across_one_of_them_unknown(read: Read) -> None:
    rows: Rows = [["Meeting", "Date", "Police", "NHS", "Scouts"], ["Board", DAYS[0], "Y", "A", "N"],
                  ["Board", DAYS[1], 1, 0, "maybe"]]  # fmt: skip
    reading = read(rows)
    assert told(reading, "agency", "attended", "quarter") == [
        (2, "police", "yes", 1), (2, "health", "apologies", 1), (2, "Scouts", "no", 1),
        (3, "police", "yes", 2), (3, "health", "no", 2), (3, "Scouts", "maybe", 2),
    ]  # fmt: skip
    assert found(reading, "note", "words we do not know, kept as written: 'maybe'") == "E3"


def test_a_total_row_of_a_register_is_left_out_and_not_held_against_words(read: Read) -> None:
    reading = read([TITLE, ["Agency", *DAYS], ["Police", "Y", "N", "D"], ["Total", 1, 0, 1]])
    assert [(row.number, row.reason) for row in reading.left_out] == [(4, "a total row")]
    assert not messages(reading, "warning")


GRADED: Rows = [["Standard", "Police", "NHS"], ["Leadership", "Good", "Inadequate"], ["Training", "RI", "Not received"]]


def test_section_11_grades_with_agencies_across_and_kind_and_cycle_in_the_title(read: Read) -> None:
    reading = read([["Section 11 audit 2022-23"], *GRADED], Q1)
    assert told(reading, "kind", "cycle", "agency", "standard", "self_grade") == [
        (3, "section_11", "2022/23", "police", "Leadership", "good"),
        (3, "section_11", "2022/23", "health", "Leadership", "inadequate"),
        (4, "section_11", "2022/23", "police", "Training", "requires_improvement"),
        (4, "section_11", "2022/23", "health", "Training", "not_received"),
    ]  # fmt: skip
    assert found(reading, "note", "Cycle is '2022/23' in every row, as the title 'A1' says.") == "A1"


def test_kind_and_cycle_in_the_sheets_name_and_agency_in_a_title(read: Read) -> None:
    rows: Rows = [["Return of Westshire Police"], ["Standard", "Self grade", "Evidence"], ["Leadership", "Met", "Plan"]]
    reading = read(workbook_of({"S175 2023-24": rows}), Q1)
    assert told(reading, "kind", "cycle", "agency", "self_grade") == [(3, "section_175", "2023/24", "police", "met")]
    assert found(reading, "note", "is 'section 175' in every row, as the sheet's name says") == "sheet"


def test_a_title_of_both_kinds_says_neither(read: Read) -> None:
    reading = read([["Section 11 and section 175 returns 2022/23"], *GRADED], Q1)
    assert not reading.accepted
    assert not reading.rows


SIDES = ["Strengths", "Areas for development"]


def test_findings_in_two_columns_are_rows_of_both_kinds(read: Read) -> None:
    rows: Rows = [["Audit", "Date", *SIDES], ["A1", DAYS[0], "Good recording", "Supervision late"],
                  ["A2", DAYS[0], "Voice heard", None]]  # fmt: skip
    reading = read(rows)
    assert told(reading, "audit", "kind", "finding") == [
        (2, "A1", "strength", "Good recording"), (2, "A1", "area_for_development", "Supervision late"),
        (3, "A2", "strength", "Voice heard"),
    ]  # fmt: skip
    assert found(reading, "note", "The columns 'Strengths' and 'Areas for development' were read as rows") == "C1"
    assert adds_up(reading)


def test_findings_in_two_columns_take_their_audit_from_the_caption_or_ask_for_it(read: Read) -> None:
    body: Rows = [SIDES, ["Good recording", "Supervision late"]]
    assert told(read([["Audit: Neglect"], *body], Q1), "audit", "kind") == [
        (3, "Neglect", "strength"), (3, "Neglect", "area_for_development"),
    ]  # fmt: skip
    assert found(read(body, Q1), "error", "no column is headed 'Audit'") == "row 1"


def test_grades_below_one_heading_that_says_what_is_counted(read: Read) -> None:
    grades = ["Outstanding", "Good", "Requires improvement", "Inadequate"]
    rows: Rows = [["Audit", "Date", "Priority", "Number of cases graded"], [None, None, None, *grades],
                  ["A1", DAYS[0], "Neglect", 1, 2, 3, 0]]  # fmt: skip
    reading = read(rows)
    assert reading.sheets[0].dataset == "audit_grades"
    assert told(reading, "grade", "count") == [
        (3, "outstanding", 1), (3, "good", 2), (3, "requires_improvement", 3), (3, "inadequate", 0),
    ]  # fmt: skip
    assert told(read([rows[0][3:], [*rows[0][:3], *grades], rows[2]]), "count") == [(3, 1), (3, 2), (3, 3), (3, 0)]
