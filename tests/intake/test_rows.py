"""Rows typed by strict rules: what is stored, what is left out, and what is said of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cesp.catalogue import Catalogue, Partnership
from cesp.intake.child import Limits
from cesp.intake.declared import Declared
from cesp.intake.headings import Headings
from cesp.intake.recognise import recognise
from cesp.intake.results import Reading, ReadOptions
from cesp.intake.sheets import read_sheet
from cesp.intake.workbook import Cell, Sheet
from cesp.periods import Period
from tests.intake.books import messages
from tests.intake.conftest import Read

DAY = date(2022, 4, 14)
Q1 = Period(2022, 1, 1)
HEAD = ["Course", "Date", "Booked", "Attended"]
GRADES = ["Audit", "Date", "Priority", "Grade", "Case no"]


def accounts_for_every_row(reading: Reading) -> bool:
    sheets = reading.sheets
    return (
        all(sheet.rows_read == sheet.rows_accepted + sheet.rows_left_out for sheet in sheets)
        and sum(sheet.rows_accepted for sheet in sheets) == len(reading.rows)
        and sum(sheet.rows_left_out for sheet in sheets) == len(reading.left_out)
    )


@pytest.mark.parametrize(
    ("row", "cell", "words"),
    [
        (["CSE", "04/13/2022", 1, 2], "B2", "American"),
        (["CSE", "next week", 1, 2], "B2", "not a date"),
        (["CSE", DAY, -1, 2], "C2", "below 0"),
        (["CSE", DAY, 1, 2.5], "D2", "not a whole number"),
        (["CSE", DAY, 1, "a dozen"], "D2", "not a number"),
        ([None, DAY, 1, 2], "A2", "blank"),
    ],
)
def test_a_cell_that_cannot_be_read_is_an_error_at_its_address(
    row: list[Cell], cell: str, words: str, read: Read
) -> None:
    reading = read([HEAD, row])
    (error,) = [finding for finding in reading.findings if finding.level == "error"]
    assert (error.sheet, error.cell) == ("Sheet1", cell)
    assert words in error.message
    assert error.fix
    assert not reading.rows
    assert accounts_for_every_row(reading)


def test_a_column_of_faults_is_told_in_part_and_counted_in_whole(read: Read) -> None:
    reading = read([HEAD, *([f"Course {n}", "04/13/2022", 1, 2] for n in range(50))])
    errors = messages(reading, "error")
    assert len(errors) == 21
    assert "30 more cells of this column" in errors[-1]
    assert len(reading.left_out) == 50


def test_blank_is_not_zero_and_a_mark_is_a_status(read: Read) -> None:
    reading = read([HEAD, ["CSE", DAY, "c", None], ["Neglect toolkit", DAY, "nil", 3]])
    first, second = reading.rows
    assert (first.values["attended"], first.values["registered"], dict(first.statuses)) == (
        None,
        None,
        {"registered": "suppressed"},
    )
    assert second.values["registered"] == 0
    notes = " ".join(messages(reading, "note"))
    assert "Attended: 1 cell blank (D2): kept as not known, never as 0." in notes
    assert "read as 0 (C3)" in notes


def test_a_default_stands_for_a_missing_column_and_never_for_a_blank_cell(read: Read) -> None:
    assert read([HEAD, ["CSE", DAY, 1, 2]]).rows[0].values["sessions"] == 1
    assert read([[*HEAD, "Sessions"], ["CSE", DAY, 1, 2, None]]).rows[0].values["sessions"] is None


def test_numbers_kept_as_text_are_read_with_one_note_a_column(read: Read) -> None:
    reading = read([HEAD, ["CSE", DAY, "1,234", "12"], ["Neglect toolkit", DAY, " 7 ", 3]])
    assert [row.values["registered"] for row in reading.rows] == [1234, 7]
    assert "Booked" not in reading.rows[0].values
    assert "Registered: 2 cells kept as text, read as numbers (C2, C3)." in messages(reading, "note")


def test_unknown_words_never_block_and_are_listed_once(read: Read) -> None:
    head = ["Course", "Date", "Agency", "Attended"]
    reading = read(
        [head, ["introduction  to cse", DAY, "Scouts", 3], ["Knitting", DAY, "WPOL", 4], ["Knitting", DAY, "Scouts", 5]]
    )
    assert reading.accepted
    assert [(row.values["course"], row.values["agency"]) for row in reading.rows] == [
        ("cse", "Scouts"), ("Knitting", "police"), ("Knitting", "Scouts"),
    ]  # fmt: skip
    assert sum("'Scouts'" in note for note in messages(reading, "note")) == 1


def test_choices_by_their_words_and_unknown_ones_as_written(read: Read) -> None:
    rows = [
        ["A1", DAY, "Neglect", grade, number]
        for number, grade in enumerate(["RI", "2", 1, "Good/Outstanding", "Amber E"])
    ]
    reading = read([GRADES, *rows])
    assert [row.values["grade"] for row in reading.rows] == [
        "requires_improvement", "good", "outstanding", "good_or_outstanding", "Amber E",
    ]  # fmt: skip
    assert "Grade: words we do not know, kept as written: 'Amber E'." in messages(reading, "note")


def test_case_numbers_become_1_to_n_within_each_audit_and_are_forgotten(read: Read) -> None:
    rows = [["A1", DAY, "Neglect", "Good", case] for case in ("LCS/771", "LCS/902")]
    rows += [["A2", DAY, "Neglect", "Good", "LCS/902"], ["A1", DAY, "Neglect", "Inadequate", "lcs/902"]]
    reading = read([GRADES, *rows])
    assert [row.values["case_number"] for row in reading.rows] == ["1", "2", "1", "2"]
    assert "LCS" not in repr((reading.rows, reading.findings)).upper()


def test_a_listing_of_judgements_without_case_numbers_counts_each(read: Read) -> None:
    reading = read([GRADES[:4], *[["A1", DAY, "Neglect", "Good"]] * 3])
    assert [row.values["count"] for row in reading.rows] == [1, 1, 1]


def test_a_count_of_judgements_given_twice_counts_once(read: Read) -> None:
    reading = read([[*GRADES[:4], "Number"], *[["A1", DAY, "Neglect", "Good", 12]] * 2])
    assert len(reading.rows) == 1


def test_identical_rows_count_once_and_conflicting_ones_not_at_all(read: Read) -> None:
    reading = read(
        [
            HEAD,
            ["CSE", DAY, 20, 15],
            ["cse", DAY, 20, 15],
            ["Toolkit", DAY, 9, 8],
            ["Toolkit", DAY, 9, 7],
            ["X", DAY, 1, 1],
        ]
    )
    assert [row.number for row in reading.rows] == [2, 6]
    assert [(row.number, row.reason) for row in reading.left_out] == [
        (3, "the same as row 2 of 'Sheet1'"),
        (4, "another row of the same says otherwise"),
        (5, "another row of the same says otherwise"),
    ]
    assert len(messages(reading, "warning")) == 2
    assert accounts_for_every_row(reading)


def test_rows_of_another_period_are_left_out_and_listed_unless_restated(read: Read) -> None:
    rows = [HEAD, ["CSE", DAY, 20, 15], ["CSE", date(2022, 7, 1), 9, 8]]
    reading = read(rows, ReadOptions(period=Q1))
    assert [row.quarter for row in reading.rows] == [1]
    assert reading.left_out[0].reason == "its period, 2022/23 Q2, is outside the declared one, 2022/23 Q1"
    (warning,) = messages(reading, "warning")
    assert "1 row" in warning
    assert "B3" in warning
    assert len(read(rows, ReadOptions(period=Q1, restates=(Period(2022, 2, 2),))).rows) == 2


def test_a_snapshot_without_a_period_column_takes_the_declared_quarter_or_asks_for_it(read: Read) -> None:
    rows = [
        ["Priority", "Ref", "Action", "RAG", "Due", "% complete"],
        ["Neglect", "N1", "Train", "Green", "31/03/2023", 0.5],
    ]
    assert next(finding.asks for finding in read(rows).findings if finding.level == "error")
    row = read(rows, ReadOptions(period=Q1)).rows[0]
    assert (row.year, row.quarter, row.day, row.values["due"], row.values["percent_complete"]) == (
        2022, 1, None, date(2023, 3, 31), 0.5,
    )  # fmt: skip


def test_an_indicator_in_per_cent_is_a_ratio_however_it_is_written_and_others_stay_numbers(read: Read) -> None:
    head = ["Priority", "Indicator", "Period", "Value", "Target"]
    reading = read([
        head,
        ["Neglect", "Second plans", "2022/23 Q1", "62.5%", "Less than 22%"],
        ["Neglect", "Second plans", "2022/23 Q2", 62.5, 93],
        ["Neglect", "Average score", "2022/23 Q1", 62.5, None],
    ])  # fmt: skip
    assert [row.values["value"] for row in reading.rows] == [0.625, 0.625, 62.5]
    assert [row.values["target"] for row in reading.rows] == ["Less than 22%", "93", None]
    alone = read([head[:4], ["Neglect", "Second plans", "2022/23 Q1", 0.625]])
    assert alone.rows[0].values["value"] == 0.625


def test_national_figures_hold_many_years(read: Read) -> None:
    head = ["Area", "Year", "Population"]
    reading = read([["Published 2022/23"], head, ["Westshire", "2021/22", "74,000"], ["Westshire", 202223, 75000]])
    assert [(row.year, row.quarter, row.values["children"]) for row in reading.rows] == [
        (2021, None, 74000),
        (2022, None, 75000),
    ]


def test_headings_again_notes_and_footnotes_are_left_out_and_blank_rows_are_nothing(read: Read) -> None:
    reading = read(
        [
            HEAD,
            ["CSE", DAY, 20, 15],
            [],
            HEAD,
            ["Toolkit", DAY, 9, 8],
            ["* includes partners"],
            ["Source: LMS", None, None, None],
        ]
    )
    assert len(reading.rows) == 2
    assert [row.number for row in reading.left_out] == [4, 6, 7]
    assert accounts_for_every_row(reading)


WORDS = ("Total", "CSE", "c", "Q1", "14/04/2022", "4 May", "2022/23", "*", "12", "nil")
CELLS = st.one_of(
    st.none(),
    st.text(max_size=8),
    st.integers(-3, 40),
    st.dates(date(2022, 1, 1), date(2022, 12, 31)),
    st.sampled_from(WORDS),
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=st.lists(st.lists(CELLS, min_size=4, max_size=4), max_size=12))
def test_every_row_is_accepted_or_left_out_whatever_it_holds(
    rows: list[list[Cell]], catalogue: Catalogue, partnership: Partnership
) -> None:
    cells = [[None if isinstance(cell, str) and not cell.strip() else cell for cell in row] for row in rows]
    sheet = Sheet("S", [list(HEAD), *cells], {})
    match = recognise(sheet, Headings(catalogue, {}))
    assert match is not None
    reading = read_sheet(sheet, match, partnership, Declared(Q1, "given"), ReadOptions(period=Q1), Limits())
    filled = sum(any(cell is not None for cell in row) for row in cells)
    assert reading.report.rows_read == filled == len(reading.candidates) + len(reading.left_out)
