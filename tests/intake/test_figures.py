"""Counts, numbers and percentages, each spelling with what it stands for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cesp.intake.figures import in_points, read_count, read_number, read_ratio
from cesp.intake.typed import Unreadable
from cesp.intake.workbook import Cell


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,234", 1234),
        (" 12 ", 12),
        ("12.0", 12),
        (12.0, 12),
        (0.0, 0),
        ("nil", 0),
        ("\xa07\xa0", 7),
        ("+3", 3),
        (None, None),
    ],
)
def test_a_count(written: Cell, value: int | None) -> None:
    assert read_count(written).value == value


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("c", "suppressed"), ("<5", "suppressed"), ("< 5", "suppressed"), ("*", "suppressed"),
        ("fewer than 5", "suppressed"), ("z", "not_applicable"), ("N/A", "not_applicable"), (":", "not_supplied"),
        ("-", "not_supplied"), ("not supplied", "not_supplied"), ("Not available", "not_supplied"),
        ("x", "not_collected"),
    ],
)  # fmt: skip
def test_a_mark_in_place_of_a_number_is_a_status_and_never_a_value(written: str, status: str) -> None:
    typed = read_count(written)
    assert (typed.value, typed.status) == (None, status)


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        (-1.0, "below 0"), ("-3", "below 0"), (2.5, "not a whole number"), ("12 people", "not a number"),
        ("1,23", "not a number"), ("12*", "not a number"), ("50%", "percentage"), (True, "yes or no"),
        (date(2023, 11, 13), "the date"), (1e12, "too large"), (".", "not a number"), ("%", "not a number"),
        ("1" * 400, "too large"),
    ],
)  # fmt: skip
def test_what_is_no_count_is_said_to_be_none(written: Cell, fault: str) -> None:
    with pytest.raises(Unreadable, match=fault):
        read_count(written)


@given(st.integers(0, 10**9))
def test_a_count_comes_back_from_every_way_of_writing_it(count: int) -> None:
    assert {read_count(written).value for written in (float(count), str(count), f"{count:,}", f" {count}.0 ")} == {
        count
    }


@pytest.mark.parametrize(
    ("column", "ratios"),
    [
        (["62.5%", 62.5, "40"], [0.625, 0.625, 0.4]),
        ([0.625, 0.4, 1.0], [0.625, 0.4, 1.0]),
        (["62.5%", 0.625, None], [0.625, 0.625, None]),
        (["62.5 %", "n/a", 100.0], [0.625, None, 1.0]),
    ],
)
def test_percentages_are_ratios_whichever_way_the_column_writes_them(
    column: list[Cell], ratios: list[float | None]
) -> None:
    points = in_points(column)
    assert [read_ratio(cell, points).value for cell in column] == ratios


@pytest.mark.parametrize(("raw", "fault"), [(0.625, "0.625 may be 62.5% or 0.625%"), (1.0, "1 may be 100% or 1%")])
def test_a_small_number_in_a_column_of_points_is_asked_about(raw: float, fault: str) -> None:
    assert in_points([62.5, raw])
    with pytest.raises(Unreadable) as refused:
        read_ratio(raw, points=True)
    assert refused.value.fault == fault
    assert read_ratio(0.0, points=True).value == 0
    assert read_ratio("0.625%", points=True).value == pytest.approx(0.00625)


@pytest.mark.parametrize("written", ["150%", -0.1, "-5%"])
def test_a_percentage_lies_between_0_and_100(written: Cell) -> None:
    with pytest.raises(Unreadable, match="outside 0% to 100%"):
        read_ratio(written, points=False)


@given(st.floats(-1e9, 1e9, allow_nan=False))
def test_a_number_in_a_cell_is_kept_to_its_last_digit(number: float) -> None:
    assert read_number(number).value == number
