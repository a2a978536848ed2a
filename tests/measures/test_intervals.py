"""Confidence limits against published grids: PHEindicatormethods, Newcombe (1998), and properties."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cesp.measures import intervals
from cesp.measures.intervals import Limits

PRINTED = 2e-11  # the published tables carry 12 figures


def rows(reference: Path, name: str) -> list[dict[str, str]]:
    with (reference / "reference" / name).open(newline="") as file:
        return list(csv.DictReader(file))


def key(reference: Path, name: str) -> dict[str, list[object]]:
    held: dict[str, list[object]] = json.loads((reference / "reference" / name).read_text())
    return held


def limits_of(row: dict[str, str]) -> Iterator[tuple[float, Limits]]:
    """(confidence, published limits) of a row of a published table; the cells' names differ by table."""
    if "confidence" in row:
        yield float(row["confidence"].rstrip("%")), Limits(float(row["lowercl"]), float(row["uppercl"]))
        return
    for confidence, mark in ((95, "95_0cl"), (99.8, "99_8cl")):
        yield confidence, Limits(float(row[f"lower{mark}"]), float(row[f"upper{mark}"]))


def test_wilson_grid(reference: Path) -> None:
    grid = rows(reference, "wilson_grid_phe.csv")
    assert len(grid) == 281
    for row in grid:
        for level in (0.95, 0.998):
            found = intervals.wilson_limits(int(row["x"]), int(row["n"]), level)
            assert found == pytest.approx((float(row[f"lower_{level}"]), float(row[f"upper_{level}"])), abs=1e-13)


def test_wilson_as_newcombe_printed_it(reference: Path) -> None:
    for line in key(reference, "newcombe_1998.json")["wilson_published"]:
        assert isinstance(line, dict)
        assert intervals.wilson_limits(line["x"], line["n"]) == pytest.approx(line["ci"], abs=5e-5)


def test_byars_grid(reference: Path) -> None:
    grid = rows(reference, "byars_grid_phe.csv")
    assert len(grid) == 44
    for row in grid:
        for level in (0.95, 0.998):
            low = row[f"lower_{level}"]
            found = intervals.byar_limits(int(row["x"]), level)
            assert found.high == pytest.approx(float(row[f"upper_{level}"]), rel=1e-13)
            # R answers NA where the formula would cube a negative number; a count is never below 0.
            assert found.low == (0 if low == "NA" else pytest.approx(float(low), rel=1e-13)), row["x"]


def test_newcombe_table_ii(reference: Path) -> None:
    published = key(reference, "newcombe_1998.json")
    table = published["table_II_method10"]
    assert len(table) == 8
    for line in table:
        assert isinstance(line, list)
        found = intervals.proportion_difference_limits(*line[:4])
        assert found == pytest.approx(line[4:], abs=5e-5)
    for line in published["sas"]:
        assert isinstance(line, dict)
        found = intervals.proportion_difference_limits(line["x1"], line["n1"], line["x2"], line["n2"])
        assert found == pytest.approx(line["newcombe"], abs=5e-5)
        assert found != pytest.approx(line["newcombe_cc"], abs=5e-5)


@pytest.mark.parametrize(("name", "count"), [("phe_testdata_Prop.csv", 16), ("phe_testdata_Prop_g.csv", 8)])
def test_published_proportions(reference: Path, name: str, count: int) -> None:
    held = [row for row in rows(reference, name) if row["value"]]
    assert len(held) == count
    for row in held:
        multiplier = float(row["multiplier"])
        for confidence, expected in limits_of(row):
            found = intervals.wilson_limits(float(row["Numerator"]), float(row["Denominator"]), confidence)
            assert [limit * multiplier for limit in found] == pytest.approx(expected, rel=PRINTED)


def test_published_rates(reference: Path) -> None:
    held = [row for row in rows(reference, "phe_testdata_Rate.csv") if row["value"]]
    assert len(held) == 17
    assert {row["method"] for row in held} == {"Exact", "Byars"}
    for row in held:
        events, denominator, per = (float(row[name]) for name in ("Numerator", "Denominator", "multiplier"))
        for confidence, expected in limits_of(row):
            assert intervals.rate_limits(events, denominator, per, confidence) == pytest.approx(expected, rel=PRINTED)
        apart = intervals.exact_limits(events) != intervals.poisson_limits(events)
        assert apart == (row["method"] == "Byars")


def test_published_means(reference: Path) -> None:
    held = rows(reference, "phe_testdata_Mean_results.csv")
    assert len(held) == 3
    for row in held:
        n, mean, sd = (float(row[name]) for name in ("value_count", "value", "stdev"))
        for confidence, expected in limits_of(row):
            assert intervals.mean_limits(n, mean, sd, confidence) == pytest.approx(expected, rel=1e-9)


def test_no_events_have_an_upper_limit() -> None:
    """Worked by hand: the upper limit of no events is -ln(0.025)."""
    assert intervals.exact_limits(0) == pytest.approx((0.0, -math.log(0.025)), rel=1e-12)
    assert intervals.byar_limits(0).low == 0.0


def test_difference_of_rates_worked_by_hand() -> None:
    """40 of 10,000 against 25 of 10,000: square-and-add of each one's Byar limits, per 10,000."""
    low, high = intervals.byar_limits(40)
    other_low, other_high = intervals.byar_limits(25)
    down, up = math.sqrt((40 - low) ** 2 + (other_high - 25) ** 2), math.sqrt((high - 40) ** 2 + (25 - other_low) ** 2)
    found = intervals.rate_difference_limits(40, 10_000, 25, 10_000, per=10_000)
    assert found == pytest.approx((15 - down, 15 + up))
    assert found == pytest.approx((-0.8, 30.8), abs=1.5)  # the plain 15 +- 1.96 * sqrt(40 + 25) lies near


def test_bad_arguments_are_refused(reference: Path) -> None:
    found = 0
    for rule in key(reference, "phe_error_rules.json")["errors"]:
        assert isinstance(rule, dict)
        if "confidence" in rule:
            with pytest.raises(ValueError, match="confidence"):
                intervals.wilson_limits(1, 2, rule["confidence"])
            with pytest.raises(ValueError, match="confidence"):
                intervals.exact_limits(1, rule["confidence"])
        elif rule["fn"] in ("wilson", "proportion") and rule["expect"].startswith("error"):
            with pytest.raises(ValueError, match=r"events|sample"):
                intervals.wilson_limits(rule["x"], rule["n"])
        elif rule["fn"] == "byars":
            for limits in (intervals.byar_limits, intervals.exact_limits, intervals.poisson_limits):
                with pytest.raises(ValueError, match="0 or more"):
                    limits(rule["x"])
        else:
            continue
        found += 1
    assert found == 8


@pytest.mark.parametrize("confidence", [0.7, 14, 125, 1, 100, 0, -0.95, math.nan])
def test_confidence_out_of_range(confidence: float) -> None:
    with pytest.raises(ValueError, match="confidence"):
        intervals.byar_limits(12, confidence)


def test_denominators_and_samples_must_be_there() -> None:
    with pytest.raises(ValueError, match="denominator"):
        intervals.rate_limits(3, 0)
    with pytest.raises(ValueError, match="sample"):
        intervals.proportion_difference_limits(1, 2, 0, 0)
    with pytest.raises(ValueError, match="2 or more"):
        intervals.mean_limits(1, 4.0, 0.5)
    with pytest.raises(ValueError, match="standard deviation"):
        intervals.mean_limits(5, 4.0, -0.5)


def test_what_is_missing_stays_missing() -> None:
    for limits in (
        intervals.wilson_limits(math.nan, 100),
        intervals.wilson_limits(10, math.nan),
        intervals.rate_limits(math.nan, 100),
        intervals.rate_limits(10, math.nan),
    ):
        assert all(map(math.isnan, limits))


shares = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
counts = st.tuples(st.integers(0, 3000), st.integers(1, 90_000))


@given(shares, shares)
def test_swapping_two_proportions_mirrors_their_difference(first: tuple[int, int], other: tuple[int, int]) -> None:
    ahead = intervals.proportion_difference_limits(*first, *other)
    behind = intervals.proportion_difference_limits(*other, *first)
    assert ahead == pytest.approx((-behind.high, -behind.low), abs=1e-12)
    assert -1 - 1e-12 <= ahead.low <= ahead.high <= 1 + 1e-12


@given(counts, counts)
def test_swapping_two_rates_mirrors_their_difference(first: tuple[int, int], other: tuple[int, int]) -> None:
    ahead = intervals.rate_difference_limits(*first, *other, per=10_000)
    behind = intervals.rate_difference_limits(*other, *first, per=10_000)
    assert ahead == pytest.approx((-behind.high, -behind.low), rel=1e-12, abs=1e-9)


@given(st.integers(0, 5000))
def test_a_count_lies_between_its_limits_and_exact_limits_hold_their_tails(events: int) -> None:
    """The naive rival: at the exact limits the Poisson tails are 2.5 % each, summed term by term."""
    low, high = intervals.poisson_limits(events)
    assert low <= events < high
    exact = intervals.exact_limits(min(events, 60))
    assert _at_most(min(events, 60), exact.high) == pytest.approx(0.025, rel=1e-9)
    if events:
        assert 1 - _at_most(min(events, 60) - 1, exact.low) == pytest.approx(0.025, rel=1e-9)


def _at_most(events: int, mean: float) -> float:
    term = total = math.exp(-mean)
    for step in range(1, events + 1):
        term *= mean / step
        total += term
    return total
