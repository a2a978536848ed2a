"""Ends of sums over whole-number tables: proven, as far as the counted nodes go, and refused where there is none."""

from __future__ import annotations

from itertools import combinations

import pytest

from cesp.disclosure.joint.attack_bounds import Search
from cesp.disclosure.joint.attack_tables import BOUNDLESS, Span, Tables
from cesp.disclosure.joint.block import Bounds

Rows = tuple[tuple[tuple[int, ...], Span], ...]


def over(columns: int, *rows: tuple[tuple[int, ...], Span]) -> Tables:
    """Tables of these rows."""
    return Tables(columns, tuple(row for row, _ in rows), tuple(span for _, span in rows), {})


def pairs(size: int, at_most: int) -> Rows:
    """Any two columns together have at most this sum; and a last row of them all."""
    return (*((pair, (0, at_most)) for pair in combinations(range(size), 2)), (tuple(range(size)), (0, BOUNDLESS)))


@pytest.mark.parametrize(("size", "high"), [(3, 4), (5, 6), (7, 8)])
def test_the_greatest_sum_is_a_whole_table_s(size: int, high: int) -> None:
    """One column may have 2, the others 1, since every two have at most 3: size + 1. Fractions would have 1.5 each."""
    rows = pairs(size, 3)
    assert Search(over(size, *rows)).bounds(len(rows) - 1) == Bounds(0, high, True)


@pytest.mark.parametrize(("size", "high"), [(5, 7), (7, 10)])
def test_without_nodes_only_the_relaxation_bounds_it_and_it_says_so(size: int, high: int) -> None:
    rows = pairs(size, 3)
    assert Search(over(size, *rows), nodes=0).bounds(len(rows) - 1) == Bounds(0, high, False)


def test_a_sum_that_nothing_limits_has_no_end() -> None:
    search = Search(over(2, ((0,), (1, 5)), ((0, 1), (6, BOUNDLESS))))
    assert search.bounds(1) == Bounds(6, BOUNDLESS, True)


def test_the_table_of_zeros_counts_as_a_table() -> None:
    assert Search(over(2, ((0, 1), (0, 0)))).bounds(0) == Bounds(0, 0, True)


def test_no_table_of_fractions() -> None:
    with pytest.raises(ValueError, match="No table of whole numbers"):
        Search(over(2, ((0,), (3, 3)), ((1,), (3, 3)), ((0, 1), (7, 7))))


def test_a_table_of_fractions_only() -> None:
    """Every two of three columns make 1: halves would do."""
    with pytest.raises(ValueError, match="No table of whole numbers"):
        Search(over(3, ((0, 1), (1, 1)), ((1, 2), (1, 1)), ((0, 2), (1, 1))))
