"""Decisions 10 and 11: when two periods may be compared, and what is said of the difference."""

from __future__ import annotations

import pytest

from cesp.measures.values import Ask
from tests.measures.world import (
    Line,
    ask_one,
    evidence,
    in_words,
    table,
)


def training(*quarters: tuple[str, str, int, int]) -> list[Line]:
    """(when, sender, attended, registered) each."""
    rows = "\n".join(f"{when} | {who} | gcp | {came} | {booked} | 0" for when, who, came, booked in quarters)
    return table("training_sessions", f"when | sender | course | attended | registered | walk_in\n{rows}")


def test_decision_10_a_missing_return_names_sender_and_quarter() -> None:
    lines = training(
        ("2021 Q1", "council", 80, 100), ("2021 Q1", "police", 8, 10), ("2021 Q2", "council", 80, 100),
        ("2022 Q1", "council", 90, 100), ("2022 Q2", "council", 90, 100), ("2022 Q2", "police", 9, 10),
    )  # fmt: skip
    entry = ask_one(Ask("attended_of_registered"), "2022/23 to Q2", lines)
    assert entry.verdict == "not_like_for_like"
    assert [(gap.sender, gap.quarter, gap.year) for gap in entry.missing] == [
        ("police", 1, "2022/23"),
        ("police", 2, "2021/22"),
    ]
    assert entry.change == pytest.approx(189 / 210 - 168 / 210)


def test_decision_10_quarters_of_different_numbers_are_matched() -> None:
    lines = training(("2022 Q1", "council", 80, 100), ("2022 Q2", "council", 95, 100))
    entry = ask_one(Ask("attended_of_registered"), "2022/23 Q2", lines, "previous-quarter")
    assert (entry.verdict, entry.missing) == ("improved", ())


def test_decision_10_a_part_period_is_not_like_for_like() -> None:
    lines = training(("2021 Q1", "council", 80, 100), ("2022 Q1", "council", 95, 100))
    entry = ask_one(Ask("attended_of_registered"), "2022/23 Q1", lines, "2021/22")
    assert entry.verdict == "not_like_for_like"
    assert entry.reasons == ("The periods are of different lengths: 2022/23 Q1 and 2021/22.",)


def test_decision_10_a_changed_definition_is_not_like_for_like() -> None:
    lines = table(
        "indicators",
        """
        when    | priority | indicator | numerator | denominator
        2021 Q1 | neglect  | redefined |        20 |         100
        2022 Q1 | neglect  | redefined |        90 |         100
        2023 Q1 | neglect  | redefined |        50 |         100
        """,
    )
    held = evidence(Ask("indicator", indicator="redefined"), lines)
    across, since = (
        held.compare(in_words(now), in_words(then))[0]
        for now, then in (("2022/23 Q1", "2021/22 Q1"), ("2023/24 Q1", "2022/23 Q1"))
    )
    assert across.verdict == "not_like_for_like"
    assert across.reasons == ("The definition changed in 2022/23: Police cases are counted too.",)
    assert since.verdict == "fewer"


VERDICTS = {
    # attended and registered now, then (direction high)
    (95, 100, 80, 100): "improved",
    (80, 100, 95, 100): "worsened",
    (82, 100, 80, 100): "no_clear_change",
    (9, 9, 80, 100): "too_few",
    (90, 100, 2, 9): "too_few",
    (10, 10, 10, 100): "improved",
}


@pytest.mark.parametrize("counts", VERDICTS)
def test_decision_11_rates_are_improved_or_worsened_beyond_chance(counts: tuple[int, int, int, int]) -> None:
    came, booked, came_before, booked_before = counts
    lines = training(("2021 Q1", "council", came_before, booked_before), ("2022 Q1", "council", came, booked))
    assert ask_one(Ask("attended_of_registered"), "2022/23 Q1", lines).verdict == VERDICTS[counts]


ACTIVITY = {
    (105, 100): "about_the_same",
    (106, 100): "more",
    (95, 100): "about_the_same",
    (94, 100): "fewer",
    (0, 0): "about_the_same",
    (1, 0): "more",
}


@pytest.mark.parametrize("counts", ACTIVITY)
def test_decision_11_activity_is_more_fewer_or_about_the_same(counts: tuple[int, int]) -> None:
    now, then = counts
    lines = training(("2021 Q1", "council", then, 100), ("2022 Q1", "council", now, 100))
    entry = ask_one(Ask("attendances"), "2022/23 Q1", lines)
    assert (entry.verdict, entry.change, entry.low, entry.high) == (ACTIVITY[counts], now - then, None, None)
