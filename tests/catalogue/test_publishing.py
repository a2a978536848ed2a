"""When papers are due: bank holidays as printed, Easter against another's arithmetic, and calendars counted by hand."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from dateutil.easter import easter
from pydantic import ValidationError

from cesp.catalogue import load_partnership
from cesp.catalogue.publishing import Publishing, bank_holidays, easter_sunday

FIVE = Publishing()


def test_easter_is_what_another_rule_makes_it() -> None:
    assert all(easter_sunday(year) == easter(year) for year in range(1900, 2200))


# As the government prints them for England and Wales, without what was moved or proclaimed once.
@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2021, ["01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28"]),
        (2023, ["01-02", "04-07", "04-10", "05-01", "05-29", "08-28", "12-25", "12-26"]),
        (2024, ["01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26"]),
        (2026, ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"]),
        (2022, ["01-03", "04-15", "04-18", "05-02", "05-30", "08-29", "12-26", "12-27"]),
    ],
)
def test_bank_holidays_are_those_printed(year: int, days: list[str]) -> None:
    assert sorted(bank_holidays(year)) == [date.fromisoformat(f"{year}-{day}") for day in days]


@pytest.mark.parametrize(
    ("meeting", "due", "why"),
    [
        ("2024-06-13", "2024-06-05", "Thursday: 12, 11, 10, 7 and 6 June are clear"),
        ("2024-06-10", "2024-05-31", "Monday: 7, 6, 5, 4 and 3 June are clear"),
        ("2024-04-04", "2024-03-25", "3 and 2 April, then 28, 27 and 26 March: Easter Monday and Good Friday are none"),
        ("2026-01-08", "2025-12-30", "7, 6, 5 and 2 January, then 31 December: New Year's Day is none"),
        ("2025-01-02", "2024-12-20", "31, 30, 27, 24 and 23 December: New Year's Day, 26 and 25 December are none"),
        ("2021-12-30", "2021-12-20", "29 December, then 24, 23, 22 and 21: 28 and 27 stand for a weekend's holidays"),
        ("2024-06-15", "2024-06-07", "a Saturday: 14, 13, 12, 11 and 10 June are clear"),
    ],
)
def test_five_clear_days_are_counted_as_by_hand(meeting: str, due: str, why: str) -> None:
    assert FIVE.papers_due(date.fromisoformat(meeting)) == date.fromisoformat(due), why


@pytest.mark.parametrize("days", [0, 1, 5, 10])
def test_so_many_working_days_lie_between_and_one_day_later_is_too_late(days: int) -> None:
    rule = Publishing(clear_days=days)
    for offset in range(800):
        meeting = date(2023, 1, 1) + timedelta(days=offset)
        due = rule.papers_due(meeting)
        between = [due + timedelta(days=step) for step in range(1, (meeting - due).days)]
        assert sum(map(rule.counts, between)) == days
        assert rule.counts(due)


def test_a_day_proclaimed_is_closed_and_a_holiday_that_was_moved_counts() -> None:
    rule = Publishing(closed=frozenset({date(2022, 6, 2), date(2022, 6, 3)}), open=frozenset({date(2022, 5, 30)}))
    meeting = date(2022, 6, 7)  # Tuesday: 6 June, 1 June, 31, 30 and 27 May
    assert rule.papers_due(meeting) == date(2022, 5, 26)
    assert FIVE.papers_due(meeting) == date(2022, 5, 27)  # as if the spring holiday had stayed: 6, 3, 2, 1 June, 31 May
    assert not Publishing(closed=frozenset({date(2022, 5, 30)}), open=frozenset({date(2022, 5, 30)})).counts(
        date(2022, 5, 30)
    )


def test_clear_days_are_a_number_of_days() -> None:
    for wrong in (-1, 61, "five"):
        with pytest.raises(ValidationError):
            Publishing.model_validate({"clear_days": wrong})


def test_the_partnership_that_ships_has_five_and_knows_what_was_moved() -> None:
    rule = load_partnership(Path(__file__).parents[2] / "data" / "partnership").publishing
    assert rule.clear_days == 5
    assert rule.papers_due(date(2023, 5, 15)) == date(2023, 5, 4)  # 12, 11, 10, 9 and 5 May: 8 May was the coronation's
    assert rule.papers_due(date(2022, 6, 7)) == date(2022, 5, 26)
