"""What stands all down a column is worked out once: the same is read, and the same is said, as if it were each time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cesp.catalogue import Catalogue, Partnership
from cesp.intake.child import Limits
from cesp.intake.declared import Declared
from cesp.intake.headings import Headings
from cesp.intake.lines import Lines
from cesp.intake.recognise import recognise
from cesp.intake.results import Finding, ReadOptions
from cesp.intake.rows import Candidate, RowReader
from cesp.intake.sheets import read_sheet
from cesp.intake.workbook import Cell, Sheet
from cesp.periods import Period
from tests.intake.conftest import Read

DAY = date(2022, 4, 14)
Q1 = Period(2022, 1, 1)
HEAD = ["Course", "Date", "Booked", "Attended"]


def test_yes_is_no_1_though_the_column_has_a_1(read: Read) -> None:
    reading = read([HEAD, ["CSE", DAY, 1, 1], ["Toolkit", DAY, True, 1], ["Again", DAY, 1, False]])
    errors = [(error.cell, error.value) for error in reading.findings if error.level == "error"]
    assert errors == [("C3", "Yes"), ("D4", "No")]


def test_what_is_said_of_a_cell_is_said_of_each_like_it(read: Read) -> None:
    reading = read([HEAD, *([f"Course {number}", "May 2022", "20", "n/a"] for number in range(4))])
    notes = {finding.column: finding.message for finding in reading.findings if finding.level == "note"}
    assert "4 cells kept as text, read as numbers (C2, C3, C4, C5)" in notes["Registered"]
    assert "4 cells naming a month without a day (B2, B3, B4, B5)" in notes["Date or quarter"]
    assert [row.statuses for row in reading.rows] == [{"attended": "not_applicable"}] * 4


REPEATED = st.sampled_from(
    [None, True, 1, 1.0, 0.0, "1", "n/a", "Total", "Course", "Note", "CSE", "4 May", DAY, 44665.0]
)


@given(rows=st.lists(st.lists(REPEATED, min_size=2, max_size=5), max_size=12))
def test_what_repeats_is_read_as_if_it_were_read_anew(
    rows: list[list[Cell]], catalogue: Catalogue, partnership: Partnership
) -> None:
    """The short ways of telling and reading rows against the long ones, which they spare."""
    sheet = Sheet("S", [list(HEAD), *rows], {})
    match = recognise(sheet, Headings(catalogue, {}))
    assert match is not None

    def outcome() -> tuple[tuple[Candidate, ...], dict[int, str], list[Finding]]:
        reading = read_sheet(sheet, match, partnership, Declared(Q1, "given"), ReadOptions(), Limits())
        return reading.candidates, reading.account.left_out, reading.findings

    short = outcome()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Lines, "_is_telling", lambda *_: True)
        patch.setattr(RowReader, "_recall", lambda *_: None)
        assert outcome() == short
