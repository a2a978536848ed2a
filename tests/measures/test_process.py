"""Process limits, marks and icons against NHSRplotthedots: 54 series, 1,712 points, and its own unit tests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cesp.catalogue import Direction
from cesp.measures import signals
from cesp.measures.course import Meaning, interpret
from cesp.measures.process import Band, assure, work_out_band
from cesp.measures.values import Signal

NAMES: dict[Signal | None, str] = {
    None: "Common Cause",
    "beyond_high": "Above UCL",
    "beyond_low": "Below LCL",
    "row_high": "7 Points Above CL",
    "row_low": "7 Points Below CL",
    "close_high": "2 in 3 Above CL",
    "close_low": "2 in 3 Below CL",
    "trend_up": "7 Point Trend (Increasing)",
    "trend_down": "7 Point Trend (Decreasing)",
}
TYPES: dict[Meaning | None, str] = {
    None: "common_cause",
    "better": "special_cause_improvement",
    "worse": "special_cause_concern",
    "higher": "special_cause_neutral_high",
    "lower": "special_cause_neutral_low",
}
DIRECTIONS: dict[str, Direction] = {"increase": "high", "decrease": "low", "neutral": "neither"}
ASSURANCES = {None: None, "hit": "consistent_pass", "miss": "consistent_fail", "hit_and_miss": "inconsistent"}


def key(reference: Path, name: str) -> Any:
    return json.loads((reference / "reference" / name).read_text())


def stretches(case: dict[str, Any]) -> Iterator[tuple[list[float], Band]]:
    """The values of a case with their band, apart where the reference starts afresh."""
    given, values = case["params"], case["y"]
    cut = (given["rebase_at_index_1based"] or 1) - 1
    for part in filter(None, (values[:cut], values[cut:])):
        yield part, work_out_band(part, screened=given["screen_outliers"], settled=given["fix_after_n_points"])


def test_means_and_limits_of_every_reference_series(reference: Path) -> None:
    cases = key(reference, "spc_nhsr_plotthedots.json")["cases"]
    assert len(cases) == 54
    for case in cases:
        bands = [band for part, band in stretches(case) for _ in part]
        for name, expected in (("centre", case["mean"]), ("low", case["lpl"]), ("high", case["upl"])):
            found = [getattr(band, name) for band in bands]
            assert found == [value if value is None else pytest.approx(value, abs=1e-8) for value in expected]


def test_marks_and_their_meaning_at_every_reference_point(reference: Path) -> None:
    checked = 0
    for case in key(reference, "spc_nhsr_plotthedots.json")["cases"]:
        good = DIRECTIONS[case["params"]["improvement_direction"]]
        found = [mark for part, band in stretches(case) for mark in signals.find_signals(part, band)]
        assert [NAMES[mark] for mark in found] == case["special_cause_type"], case["name"]
        assert [TYPES[mark and interpret(mark, good)] for mark in found] == case["point_type"], case["name"]
        checked += len(found)
    assert checked == 1712


def test_points_beyond_and_close_to_limits(reference: Path) -> None:
    for case in key(reference, "spc_nhsr_plotthedots.json")["cases"]:
        found = [(band.is_beyond(value), band.is_close(value)) for part, band in stretches(case) for value in part]
        expected = zip(case["outside_limits"], case["close_to_limits"], strict=True)
        assert found == [(bool(beyond), bool(close)) for beyond, close in expected], case["name"]


def test_assurance_of_every_reference_series(reference: Path) -> None:
    for case in key(reference, "spc_nhsr_plotthedots.json")["cases"]:
        given = case["params"]
        if given["target"] is None:
            continue
        *_, (_, band) = stretches(case)
        found = assure(band, given["target"], DIRECTIONS[given["improvement_direction"]])
        assert ASSURANCES[found] == case["assurance_type"], case["name"]


def test_rules_one_by_one(reference: Path) -> None:
    units = key(reference, "spc_rule_units.json")
    for unit in units["seven_point_one_side_mean_on_sign"]:
        assert [abs(end) for end in signals.ends_of_rows(unit["v"], signals.ROW)] == unit["out"]
    for unit in units["part_of_seven_backfill"]:
        assert [abs(end) for end in signals.spread_back(unit["v"], signals.ROW)] == unit["out"]
    for unit in units["seven_point_trend"]:
        assert list(signals.ends_of_trends(unit["y"], signals.ROW)) == unit["out"]
    for unit in units["two_in_three"]:
        close = [bool(mark) for mark in unit["close"]]
        assert list(signals.near_two_of_three(close, unit["side"])) == unit["out"]
    for unit in units["part_of_two_in_three"]:
        close = [bool(mark) for mark in unit["flag"]]
        assert list(signals.in_two_of_three(close, unit["side"])) == unit["out"]
    for unit in units["assurance"]:
        band = Band(unit["mean"], unit["lpl"], unit["upl"])
        assert ASSURANCES[assure(band, unit["target"], DIRECTIONS[unit["direction"]])] == unit["out"]


def test_limits_worked_by_hand() -> None:
    # 10 12 11 15: mean 12, moving ranges 2 1 4, their mean 7/3, reach 2.66 * 7/3
    band = work_out_band([10, 12, 11, 15])
    assert [band.centre, band.low, band.high] == pytest.approx([12, 5.79333, 18.20667], abs=1e-5)
    # close: more than two thirds of 6.20667, 4.13778, from 12
    assert [band.is_close(value) for value in (16.1, 16.2, 7.9, 7.8, 18.3)] == [False, True, False, True, False]


def test_an_outlying_moving_range_is_left_out_once() -> None:
    values = [
        5,
        6,
        5,
        6,
        5,
        6,
        5,
        6,
        5,
        40,
    ]  # moving ranges: eight of 1 and one of 35, mean 43/9; 35 is over 3.267 of it
    screened, whole = work_out_band(values), work_out_band(values, screened=False)
    assert screened.high == pytest.approx(8.9 + 2.66)
    assert whole.high == pytest.approx(8.9 + 2.66 * 43 / 9)


def test_no_moving_range_is_taken_across_a_gap() -> None:
    # 1 2 . 9 10: moving ranges 1 and 1, never the 7 between 2 and 9
    assert work_out_band([1, 2, None, 9, 10]) == Band(5.5, 5.5 - 2.66, 5.5 + 2.66)


@pytest.mark.parametrize("values", [[4.0, 4.0, 4.0], [4.0, None, 7.0], [4.0]])
def test_limits_are_refused_where_nothing_moves(values: list[float | None]) -> None:
    band = work_out_band(values)
    assert (band.low, band.high) == (None, None)
    assert set(signals.find_signals(values, band)) == {None}
    assert assure(band, 5, "high") is None


def test_a_gap_ends_a_row() -> None:
    band = Band(0.0, -9.0, 9.0)
    assert signals.find_signals([1] * 7, band) == ("row_high",) * 7
    assert signals.find_signals([1] * 4 + [None] + [1] * 4, band) == (None,) * 9
    assert set(signals.find_signals([-3, -2, -1, None, 1, 2, 3, 4], band)) == {None}
    assert signals.find_signals([-3, -2, -1, 0, 1, 2, 3], band) == ("trend_up",) * 7


def test_two_of_three_close_to_the_lower_limit() -> None:
    assert signals.find_signals([1, -7, -1, -7, 1], Band(0.0, -9.0, 9.0)) == (
        None,
        "close_low",
        None,
        "close_low",
        None,
    )


def test_series_shorter_than_a_rule() -> None:
    assert signals.find_signals([], Band(0.0, -9.0, 9.0)) == ()
    assert signals.find_signals([3.0], Band(0.0, -9.0, 9.0)) == (None,)
