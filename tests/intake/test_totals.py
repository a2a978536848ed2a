"""Total rows: recognised, never stored, and held against the rows they total."""

from __future__ import annotations

from datetime import date

import pytest

from tests.intake.books import messages
from tests.intake.conftest import Read

DAY = date(2022, 4, 14)
HEAD = ["Course", "Date", "Booked", "Attended"]


@pytest.mark.parametrize(
    "label", ["Total", "Grand total", "Sub-total", "TOTALS", "Total Trained - Quarter 1", "Total for 2022/23"]
)
def test_a_total_row_is_left_out_and_must_add_up(label: str, read: Read) -> None:
    rows = [HEAD, ["CSE", DAY, 20, 15], ["Toolkit", DAY, 9, 8]]
    good = read([*rows, [label, None, 29, 23]])
    assert (len(good.rows), good.left_out[0].reason, messages(good, "warning")) == (2, "a total row", [])
    wrong = read([*rows, [label, None, 29, 24]])
    (warning,) = [finding for finding in wrong.findings if finding.level == "warning"]
    assert (warning.cell, warning.message) == ("D4", "Attended: the total row says 24, but its rows come to 23.")


def test_totals_of_groups_and_of_all_add_up(read: Read) -> None:
    reading = read([
        HEAD, ["A", DAY, 1, 1], ["B", DAY, 2, 2], ["Sub total", None, 3, 3], ["C", DAY, 4, 4],
        ["Sub total", None, 4, 4], ["Grand total", None, 7, 7],
    ])  # fmt: skip
    assert (len(reading.rows), len(reading.left_out), messages(reading, "warning")) == (3, 3, [])


def test_a_total_in_the_place_of_an_agency_or_without_a_label(read: Read) -> None:
    head = ["Course", "Date", "Agency", "Attended"]
    reading = read(
        [head, ["CSE", DAY, "Police", 3], ["CSE", DAY, "Health", 4], ["CSE", DAY, "Total", 7], [None, None, None, 7]]
    )
    assert [row.values["attended"] for row in reading.rows] == [3, 4]
    assert [row.reason for row in reading.left_out] == ["a total row", "a total row without a label"]


def test_a_course_whose_name_begins_with_total_is_a_course(read: Read) -> None:
    assert len(read([HEAD, ["Total Respect", DAY, 20, 15], ["CSE", DAY, 1, 1]]).rows) == 2


def test_a_figure_that_only_the_total_row_has_is_told_and_not_loaded(read: Read) -> None:
    rows = [
        ["Course", "Date", "Attended", "Registered"],
        ["Neglect", "1 May 2022", 8, None],
        ["Exploitation", "2 May 2022", 9, None],
        ["Total", None, 17, 21],
    ]
    reading = read(rows)
    told = [finding for finding in reading.findings if finding.level == "warning"]
    assert [(finding.cell, finding.message) for finding in told] == [
        ("D4", "Registered: only the total row has a figure (21); totals are not loaded.")
    ]
