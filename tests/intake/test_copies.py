"""Decision 15 over the sheets of one file: an old copy counts once, what contradicts itself not at all."""

from __future__ import annotations

from datetime import date

from tests.intake.books import COURSES, Rows, messages, workbook_of
from tests.intake.conftest import Read
from tests.intake.test_layouts import adds_up

DAY = date(2022, 4, 14)
JUDGEMENTS: Rows = [
    ["Audit", "Date", "Priority", "Grade"],
    *[["A1", DAY, "Neglect", grade] for grade in ("Good", "Good", "RI")],
]
SUMMARY: Rows = [["Measure", "Q1 2022/23"], ["Registered", 50], ["Attended", 41]]


def test_decision_15_an_identical_copy_of_a_sheet_counts_once_with_a_warning(read: Read) -> None:
    reading = read(workbook_of({"Sheet1": COURSES, "Sheet1 (2)": COURSES}))
    assert [(row.sheet, row.values["attended"]) for row in reading.rows] == [("Sheet1", 15), ("Sheet1", 25)]
    assert [(row.sheet, row.number, row.reason) for row in reading.left_out] == [
        ("Sheet1 (2)", 2, "the same as row 2 of 'Sheet1'"), ("Sheet1 (2)", 3, "the same as row 3 of 'Sheet1'"),
    ]  # fmt: skip
    assert len(messages(reading, "warning")) == 1
    assert adds_up(reading)


def test_decision_15_a_copy_of_a_list_of_judgements_counts_once_and_its_equal_rows_each(read: Read) -> None:
    reading = read(workbook_of({"Grades": JUDGEMENTS, "Grades (2)": JUDGEMENTS}))
    assert [(row.sheet, row.values["grade"]) for row in reading.rows] == [
        ("Grades", "good"), ("Grades", "good"), ("Grades", "requires_improvement"),
    ]  # fmt: skip
    assert messages(reading, "warning") == ["The sheet holds the same 3 judgements as 'Grades': counted once."]
    assert adds_up(reading)


def test_judgements_of_two_sheets_that_differ_are_all_counted(read: Read) -> None:
    reading = read(workbook_of({"Police": JUDGEMENTS, "Health": JUDGEMENTS[:3]}))
    assert len(reading.rows) == 5


def test_decision_15_sheets_that_contradict_each_other_are_left_out_and_listed(read: Read) -> None:
    other = [*COURSES[:2], [*COURSES[2][:3], 24]]
    reading = read(workbook_of({"New": COURSES, "Old": other}))
    assert [(row.sheet, row.number) for row in reading.rows] == [("New", 2)]
    assert {(row.sheet, row.number) for row in reading.left_out} == {("Old", 2), ("New", 3), ("Old", 3)}


def test_a_summary_beside_its_courses_is_compared_and_not_added(read: Read) -> None:
    reading = read(workbook_of({"Summary": SUMMARY, "Courses": COURSES}))
    assert sum(int(str(row.values["attended"])) for row in reading.rows) == 40
    assert [(row.sheet, row.reason) for row in reading.left_out] == [
        ("Summary", "a summary of courses that the file also has one by one")
    ]
    assert messages(reading, "warning") == ["Attended: the summary says 41, but the rows of the file come to 40."]


def test_a_summary_alone_stands_for_all_courses(read: Read) -> None:
    (row,) = read(workbook_of({"Summary": SUMMARY})).rows
    assert row.values["sessions"] is None
    assert (row.values["course"], row.values["registered"], row.values["attended"]) == ("All courses", 50, 41)
