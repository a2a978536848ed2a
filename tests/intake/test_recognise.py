"""Which dataset a sheet is, wherever its headings stand and however they are written."""

from __future__ import annotations

from datetime import date

import pytest

from cesp.catalogue import Catalogue
from cesp.intake.headings import heading_key
from cesp.intake.results import ReadOptions
from cesp.periods import Period
from tests.intake.books import COURSES, Rows, messages, workbook_of
from tests.intake.conftest import Read

DAY = date(2022, 4, 14)
Q1 = Period(2022, 1, 1)


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Total 'No Shows", "total no shows"),
        ("Attended*", "attended"),
        ("Number\nAttended", "number attended"),
        ("ATTENDED [1]", "attended"),
        ("Attended²", "attended"),
        ("% attended", "percent attended"),
        ("%", "percent"),
        ("Open / Closed", "open closed"),
    ],
)
def test_two_spellings_of_a_heading_share_a_key(heading: str, key: str) -> None:
    assert heading_key(heading) == key


def test_every_title_and_alias_of_the_catalogue_finds_a_sheet_of_required_columns(
    catalogue: Catalogue, read: Read
) -> None:
    for dataset in catalogue.datasets:
        headings = [column.title for column in dataset.columns]
        reading = read([["A title"], headings])
        assert reading.sheets[0].dataset == dataset.name
        assert reading.sheets[0].columns == {column.name: column.title for column in dataset.columns}


@pytest.mark.parametrize(
    ("headings", "dataset"),
    [
        (["Course", "Date", "Places", "Attended"], "training_sessions"),
        (["Course", "Date", "Organisation", "Attended"], "training_attendance"),
        (["Course", "Date", "Agency", "Sessions", "Capacity", "Attended"], "training_attendance"),
        (["Audit", "Date", "Priority", "Theme", "Cases"], "audits"),
        (["Audit", "Date", "Priority", "Grade", "Case no"], "audit_grades"),
        (["Priority", "Indicator", "Quarter", "Numerator", "Denominator"], "indicators"),
        (["Indicator", "Year", "Area", "Area type", "Value", "Source"], "comparators"),
        (["Area", "Year", "Population"], "population"),
        (["Priority", "Ref", "Action", "Lead", "Due", "RAG rating"], "actions"),
        (["Review", "Type", "Rec No", "Recommendation", "Due", "Status"], "recommendations"),
        (["Course", "Quarter", "Stage", "Aspect", "Responses", "Average"], "training_evaluation"),
    ],
)
def test_sheets_that_two_datasets_could_claim(headings: list[str], dataset: str, read: Read) -> None:
    assert read([headings]).sheets[0].dataset == dataset


@pytest.mark.parametrize("above", [0, 1, 7, 30])
def test_headings_are_found_under_any_number_of_title_rows(above: int, read: Read) -> None:
    reading = read([["Westshire training return", "Date", "made by"]] * above + list(COURSES))
    assert (reading.sheets[0].header_row, len(reading.rows)) == (above + 1, 2)


def test_a_missing_column_is_an_error_that_names_it_the_headings_seen_and_the_mend(read: Read) -> None:
    reading = read([["Course", "Date", "Booked", "Turned up"], ["Introduction to CSE", DAY, 20, 15]])
    (error,) = [finding for finding in reading.findings if finding.level == "error"]
    assert "no column is headed 'Attended'" in error.message
    assert "'Turned up'" in error.message
    assert (error.sheet, error.cell, error.column) == ("Sheet1", "row 1", "Attended")
    assert error.asks == "column"
    assert not reading.accepted


def test_a_mapping_beats_the_aliases(read: Read) -> None:
    rows = [["Course", "Date", "Attended", "Turned up"], ["Introduction to CSE", DAY, 20, 15]]
    reading = read(rows, ReadOptions(period=Q1, mapping={"Turned up": "attended"}))
    assert reading.rows[0].values["attended"] == 15
    assert reading.sheets[0].columns["attended"] == "Turned up"


def test_a_mapping_to_a_column_that_does_not_exist_is_an_error(read: Read) -> None:
    reading = read(COURSES, ReadOptions(mapping={"Booked": "bookings_made"}))
    assert any("bookings_made" in message for message in messages(reading, "error"))


def test_of_two_headings_for_one_column_the_first_is_taken_with_a_warning(read: Read) -> None:
    reading = read([["Course", "Date", "Attended", "Attendees"], ["Introduction to CSE", DAY, 20, 15]])
    assert reading.rows[0].values["attended"] == 20
    assert messages(reading, "warning") == [
        "The headings 'Attended' and 'Attendees' both mean Attended; the first was taken."
    ]


def test_columns_that_are_none_of_ours_are_listed_in_one_note_and_not_stored(read: Read) -> None:
    reading = read(
        [["Course", "Date", "Attended", "Trainer", "Cost"], ["Introduction to CSE", DAY, 20, "A Person", 300]]
    )
    (note,) = [message for message in messages(reading, "note") if "not read" in message]
    assert note.endswith("not read: 'Cost' (E).")
    assert "A Person" not in reading.rows[0].values.values()


def test_the_right_sheet_may_be_the_second_and_sheets_may_be_of_several_datasets(read: Read) -> None:
    grades: Rows = [["Audit", "Date", "Priority", "Grade"], ["Neglect audit", DAY, "Neglect", "Good"]]
    reading = read(workbook_of({"Contents": [["Contents"]], "Training": COURSES, "Grades": grades}))
    assert [sheet.dataset for sheet in reading.sheets] == [None, "training_sessions", "audit_grades"]
    assert reading.accepted
    assert any(finding.sheet == "Contents" and finding.level == "note" for finding in reading.findings)


def test_a_workbook_without_a_sheet_we_know_names_its_sheets_and_what_was_looked_for(read: Read) -> None:
    reading = read(workbook_of({"Budget": [["Cost", "Amount"], ["Room", 5]], "Notes": [["Hello"]]}))
    (error,) = messages(reading, "error")
    assert "'Budget', 'Notes'" in error
    assert "training sessions (Course, Date or quarter, Attended)" in error


def test_headings_without_rows_are_a_note(read: Read) -> None:
    reading = read(COURSES[:1])
    assert reading.accepted
    assert "The sheet has headings and no rows." in messages(reading, "note")


@pytest.mark.parametrize(
    ("file", "sheet", "title", "label", "source"),
    [
        ("return.xlsx", "Sheet1", "Return for Q1 2022-23", "2022/23 Q1", "title 'A1'"),
        ("return.xlsx", "Q1 2022-23", "Return", "2022/23 Q1", "sheet name"),
        ("training 2022-23 q1.xlsx", "Sheet1", "Return", "2022/23 Q1", "file name"),
        ("training 2021-22 q4.xlsx", "Sheet1", "Return for Q1 2022-23", "2022/23 Q1", "title 'A1'"),
        ("training 2022-23.xlsx", "Q1", "Return", "2022/23 Q1", "file name"),
        ("return.xlsx", "Q1", "Return 2022/23", "2022/23 Q1", "title 'A1'"),
        ("return.xlsx", "Sheet1", "Return", "2022/23 Q1", "the rows"),
    ],
)
def test_the_period_comes_from_titles_then_sheet_then_file_then_rows(
    file: str, sheet: str, title: str, label: str, source: str, read: Read
) -> None:
    reading = read(workbook_of({sheet: [[title], *COURSES]}), file=file)
    assert reading.period is not None
    assert (reading.period.label, reading.period_from) == (label, source)
    assert len(reading.rows) == 2


def test_a_given_period_beats_a_title_that_contradicts_it_with_a_note(read: Read) -> None:
    reading = read([["Quarter 1 2013-14"], *COURSES], ReadOptions(period=Q1))
    assert (reading.period, reading.period_from, len(reading.rows)) == (Q1, "given", 2)
    assert "The title 'A1' says 2013/14 Q1; 2022/23 Q1 was given and is used." in messages(reading, "note")


def test_a_stale_title_that_would_leave_every_row_out_is_an_error(read: Read) -> None:
    reading = read([["Quarter 1 2013-14"], *COURSES])
    (error,) = messages(reading, "error")
    assert error.startswith("The title 'A1' says 2013/14 Q1, but every row is of another period (2022/23 Q1)")
    assert (len(reading.rows), len(reading.left_out)) == (0, 2)


@pytest.mark.parametrize(
    ("options", "title", "file", "sender", "source"),
    [
        (ReadOptions(sender="WPOL"), "", "return.xlsx", "police", "given"),
        (ReadOptions(sender="Some School"), "", "return.xlsx", "some-school", "given"),
        (ReadOptions(), "Agency: Westshire Police", "return.xlsx", "police", "title 'A1'"),
        (ReadOptions(), "Training return of the Police", "return.xlsx", "police", "title 'A1'"),
        (ReadOptions(), "Training return", "NHS training.xlsx", "health", "file name"),
        (ReadOptions(), "Health and wellbeing return", "return.xlsx", "westshire", "the partnership's own"),
        (ReadOptions(), "Police and Health return", "return.xlsx", "westshire", "the partnership's own"),
    ],
)
def test_the_sender_is_given_or_found_or_the_partnership_itself(
    options: ReadOptions, title: str, file: str, sender: str, source: str, read: Read
) -> None:
    reading = read([[title or "Return"], *COURSES], options, file)
    assert (reading.sender, reading.sender_from) == (sender, source)


@pytest.mark.parametrize(
    ("second", "label"), [("Q2 2022-23", "2022/23 to Q2"), ("Q1 2022-23", "2022/23 Q1"), ("Q1 2021-22", None)]
)
def test_sheets_of_one_year_make_one_period_and_of_two_years_none(second: str, label: str | None, read: Read) -> None:
    head = ["Course", "Date", "Attended"]
    first: Rows = [["Q1 2022-23"], head, ["CSE", "Q1", 3]]
    reading = read(workbook_of({"A": first, "B": [[second], head, ["Neglect toolkit", None, 4]]}))
    assert (reading.period.label if reading.period else None) == label
    assert len(reading.rows) == 2
