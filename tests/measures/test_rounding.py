"""Rounding for print, against the department's own vectors."""

from __future__ import annotations

import json
import math
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cesp.measures.rounding import format_number, round_half_up


def test_the_departments_vectors(reference: Path) -> None:
    key = json.loads((reference / "reference" / "rounding_dfe.json").read_text())
    assert len(key["round_five_up"]) == 9
    for value, decimals, expected in key["round_five_up"]:
        assert round_half_up(value, decimals) == expected, (value, decimals)
    assert [round(285, -1), round(2.5)] != [round_half_up(285, -1), round_half_up(2.5)], "Python's round would do"


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (0.5, 0, 1),
        (-0.5, 0, -1),
        (-2.5, 0, -3),
        (1.005, 2, 1.01),  # the float is a hair below 1.005; people round what they read
        (62.45, 1, 62.5),
        (99.95, 1, 100.0),
        (14.999, -1, 10),
        (15, -1, 20),
        (1e300, 2, 1e300),
    ],
)
def test_hand_worked(value: float, decimals: int, expected: float) -> None:
    assert round_half_up(value, decimals) == expected


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (1234.5, 0, "1,235"),
        (1234567.25, 1, "1,234,567.3"),
        (0.0, 1, "0.0"),
        (-0.4, 0, "0"),
        (-1234.5, 0, "\u22121,235"),
        (283.54, -2, "300"),
        (999.5, 0, "1,000"),
        (7, 2, "7.00"),
    ],
)
def test_printed(value: float, decimals: int, expected: str) -> None:
    assert format_number(value, decimals) == expected


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_nothing_but_a_number_is_rounded(value: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        round_half_up(value, 1)


@given(st.integers(-(10**9), 10**9), st.integers(-3, 3))
def test_thousandths_agree_with_whole_number_arithmetic(thousandths: int, decimals: int) -> None:
    step = Fraction(10) ** -decimals
    whole, half = divmod(abs(Fraction(thousandths, 1000)), step)
    expected = (whole + (half * 2 >= step)) * step * (-1 if thousandths < 0 else 1)
    assert round_half_up(thousandths / 1000, decimals) == float(expected)
