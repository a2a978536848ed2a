"""Run charts: rows on one side of the median, rising and falling rows, and the number of runs."""

from __future__ import annotations

from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cesp.measures.runs import expected_runs, find_run_signals, judge_runs

# Swed and Eisenhart (1943), as reprinted in Siegel (1956), table F: with so many on either side, this many runs or
# fewer are too few, and this many or more too many, at 5 %.
CRITICAL = {
    5: (2, 10), 6: (3, 11), 7: (3, 13), 8: (4, 14), 9: (5, 15), 10: (6, 16), 11: (7, 17), 12: (7, 19), 13: (8, 20),
    14: (9, 21), 15: (10, 22), 16: (11, 23), 17: (11, 25), 18: (12, 26), 19: (13, 27), 20: (14, 28),
}  # fmt: skip


def test_expected_runs_as_swed_and_eisenhart_printed_them() -> None:
    for side, (few, many) in CRITICAL.items():
        assert expected_runs(side, side) == (few + 1, many - 1)


@given(st.integers(1, 4), st.integers(1, 4))
def test_expected_runs_agree_with_counting_every_order(above: int, below: int) -> None:
    orders = set(permutations([1] * above + [-1] * below))
    counted = [1 + sum(a != b for a, b in pairwise(order)) for order in orders]
    allowed = 0.025 * len(orders)
    likely = [
        runs
        for runs in set(counted)
        if sum(n <= runs for n in counted) > allowed and sum(n >= runs for n in counted) > allowed
    ]
    assert expected_runs(above, below) == (min(likely), max(likely))


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ([1, 1, 1, 1, 1, 1, 9, 9, 9, 9, 9, 9], "few"),  # six and six: two runs, four are the fewest
        ([1, 9, 1, 9, 1, 9, 1, 9, 1, 9, 1, 9], "many"),  # twelve runs, ten are the most
        ([1, 9, 9, 1, 1, 9, 9, 1, 1, 9, 1, 9], None),
        ([1, 1, 1, 1, 1, 1, None, 9, 9, 9, 9, 9, 9], None),  # a gap leaves it open
        ([4, 4, 4, 4, 4, 4], None),
    ],
)
def test_number_of_runs(values: list[float | None], verdict: str | None) -> None:
    assert judge_runs(values) == verdict


def test_six_in_a_row_on_one_side_of_the_median_without_those_on_it() -> None:
    #          median 5: five below, one on it, six above (two of them parted by the one on it)
    values = [1, 2, 1, 2, 1, 8, 9, 5, 8, 9, 8, 9, 2]
    found = find_run_signals(values)
    assert found[5:13] == ("row_high", "row_high", None, "row_high", "row_high", "row_high", "row_high", None)
    assert set(found[:5]) == {None}  # five are one too few


def test_five_in_a_row_that_rise_or_fall_without_repeats() -> None:
    assert find_run_signals([5, 1, 2, 3, 4, 2]) == (None, None, None, None, None, None)
    assert find_run_signals([1, 2, 2, 3, 4, 5]) == ("trend_up", "trend_up", None, "trend_up", "trend_up", "trend_up")
    assert find_run_signals([9, 8, 7, 5, 3, 6]) == ("trend_down",) * 5 + (None,)


def test_a_gap_ends_every_row_of_a_run_chart() -> None:
    assert set(find_run_signals([1, 2, 3, None, 4, 5])) == {None}
    rows = [9, 8, 9, None, 8, 9, 8, 1, 2, 1, 2, 1, 2]
    assert set(find_run_signals(rows)[:7]) == {None}
    assert set(find_run_signals(rows)[7:]) == {"row_low"}
