"""Which numbers stand in a text, worked by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cesp.measures.numerals import amounts, numerals


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("84% of 318 registered attended", ["84%", "318"]),
        ("84 % and 84 per cent and 84 percent", ["84%", "84%", "84%"]),
        ("1,318 is 1318 and 1318.0", ["1318", "1318", "1318"]),
        ("+5 points (-1 to +11), \u22122 and \u20133", ["5", "-1", "11", "-2", "-3"]),
        ("2-3 cases, Q1-4, a ratio of 3.90", ["2", "3", "1", "4", "3.9"]),
        ("Three of twenty-one, Thirty One and forty", ["3", "21", "31", "40"]),
        ("two hundred, a million", ["2", "100", "1000000"]),
        ("in 2022/23, to 31 December 2023", ["2022", "23", "31", "2023"]),
        ("one of the best, none of the worst", []),
        ("007 and 0", ["7", "0"]),
        ("", []),
    ],
)
def test_numbers_of_a_text(text: str, numbers: list[str]) -> None:
    assert sorted(numerals(text).elements()) == sorted(numbers)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("by 31 March 2024, in Q3 of 2023/24 and July 2022", set()),
        ("the 3rd May and 3 children", {"3"}),
        ("one child, both siblings, half of a dozen", {"1", "2", "50%", "12"}),
        ("in 2023 there were four of 2023", {"2023", "4"}),
    ],
)
def test_amounts_are_not_dates_and_hide_behind_words(text: str, numbers: set[str]) -> None:
    assert amounts(text) == numbers


@given(st.integers(0, 10**7), st.sampled_from(["", "%", " per cent"]))
def test_a_number_is_the_same_with_and_without_commas(number: int, unit: str) -> None:
    assert numerals(f"{number}{unit}") == numerals(f"about {number:,}{unit}.") != numerals(f"{number + 1}{unit}")
