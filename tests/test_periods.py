"""Quarters, years and spans against published vectors, a calendar walked day by day, and hand-made tables."""

from __future__ import annotations

import calendar
import json
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cesp.periods import Period, Quarter, parse_period, parse_year, year_label


@pytest.fixture(scope="module")
def key(reference: Path) -> dict[str, Any]:
    held: dict[str, Any] = json.loads((reference / "reference" / "fin_year_quarter.json").read_text())
    return held


def short(day: date) -> str:
    return f"{calendar.month_abbr[day.month]} {day.year}"


def spelled(quarter: Quarter) -> str:
    """As the vectors print a quarter: "Jan-Mar 2018"."""
    return f"{calendar.month_abbr[quarter.first_day.month]}-{short(quarter.last_day)}"


def test_financial_years(key: dict[str, Any]) -> None:
    assert len(key["fin_year"]) == 18
    for day, label in key["fin_year"]:
        assert year_label(Quarter.of(date.fromisoformat(day)).year) == label


def test_quarters(key: dict[str, Any]) -> None:
    for day, expected in key["qtr"]:
        assert spelled(Quarter.of(date.fromisoformat(day))) == expected
    for day, expected in key["qtr_end"]:
        assert short(Quarter.of(date.fromisoformat(day)).last_day) == expected
    for name, step in (("qtr_next", 1), ("qtr_prev", -1)):
        for day, expected in key[name]:
            assert spelled(Quarter.at(Quarter.of(date.fromisoformat(day)).index + step)) == expected


def test_labels_read_and_refused(key: dict[str, Any]) -> None:
    for label, ending in key["fy_label_to_ending_year"]:
        assert parse_year(label) == ending - 1, label
    for label in (*key["fy_label_invalid"], *key["format_reject"]):
        assert parse_year(str(label)) is None, label
    for written, label in key["format_fy"]:
        assert parse_year(written) == parse_year(label) == 1999


def test_every_day_of_a_century_falls_in_one_year_of_365_or_366_days() -> None:
    days: Counter[int] = Counter()
    day, last = date(1999, 4, 1), date(2100, 3, 31)
    while day <= last:
        quarter = Quarter.of(day)
        assert quarter.first_day <= day <= quarter.last_day
        days[quarter.year] += 1
        day += timedelta(days=1)
    assert sorted(days) == list(range(1999, 2100))
    for year, count in days.items():
        assert count == 365 + calendar.isleap(year + 1), year


@pytest.mark.parametrize(
    ("quarter", "label", "months", "first", "last"),
    [
        (Quarter(2022, 1), "2022/23 Q1", "April to June 2022", date(2022, 4, 1), date(2022, 6, 30)),
        (Quarter(2022, 2), "2022/23 Q2", "July to September 2022", date(2022, 7, 1), date(2022, 9, 30)),
        (Quarter(2022, 3), "2022/23 Q3", "October to December 2022", date(2022, 10, 1), date(2022, 12, 31)),
        (Quarter(2022, 4), "2022/23 Q4", "January to March 2023", date(2023, 1, 1), date(2023, 3, 31)),
        (Quarter(1999, 4), "1999/00 Q4", "January to March 2000", date(2000, 1, 1), date(2000, 3, 31)),
    ],
)
def test_a_quarter_by_hand(quarter: Quarter, label: str, months: str, first: date, last: date) -> None:
    assert (quarter.label, quarter.months, quarter.first_day, quarter.last_day) == (label, months, first, last)
    assert Quarter.at(quarter.index) == quarter


@pytest.mark.parametrize("number", [0, 5, -1])
def test_there_are_four_quarters(number: int) -> None:
    with pytest.raises(ValueError, match="1 to 4"):
        Quarter(2022, number)


@pytest.mark.parametrize(("first", "last"), [(3, 2), (0, 1), (1, 5)])
def test_a_period_runs_forwards(first: int, last: int) -> None:
    with pytest.raises(ValueError, match="in order"):
        Period(2022, first, last)


@pytest.mark.parametrize(
    ("period", "kind", "label", "spoken", "previous"),
    [
        (Period.single(Quarter(2022, 3)), "quarter", "2022/23 Q3", "October to December 2022", "2022/23 Q2"),
        (Period.single(Quarter(2022, 1)), "quarter", "2022/23 Q1", "April to June 2022", "2021/22 Q4"),
        (Period.full_year(2022), "year", "2022/23", "April 2022 to March 2023", "2021/22"),
        (Period.to_date(2023, 3), "to date", "2023/24 to Q3", "April to December 2023", "2022/23 to Q3"),
        (Period(2022, 2, 3), "span", "2022/23 Q2 to Q3", "July to December 2022", "2021/22 Q2 to Q3"),
        (Period(2022, 2, 4), "span", "2022/23 Q2 to Q4", "July 2022 to March 2023", "2021/22 Q2 to Q4"),
    ],
)
def test_a_period_by_hand(period: Period, kind: str, label: str, spoken: str, previous: str) -> None:
    assert (period.kind, period.label, period.spoken, period.previous().label) == (kind, label, spoken, previous)
    assert period.years_back(2).year == period.year - 2


def test_what_a_period_holds() -> None:
    period = Period.to_date(2022, 3)
    assert [quarter.number for quarter in period.quarters] == [1, 2, 3]
    assert (period.first_day, period.last_day) == (date(2022, 4, 1), date(2022, 12, 31))
    assert Quarter(2022, 3) in period
    assert Quarter(2022, 4) not in period
    assert Quarter(2021, 1) not in period


@pytest.mark.parametrize(
    ("written", "start"),
    [
        ("2022/23", 2022),
        (" 2022-23 ", 2022),
        ("2022–23", 2022),
        ("2022 / 23", 2022),
        ("2022/2023", 2022),
        ("20222023", 2022),
        ("202223", 2022),
        ("22/23", 2022),
        ("22 23", 2022),
        ("FY23", 2022),
        ("fy '23", 2022),
        ("FY2023", 2022),
        ("FY2223", 2022),
        ("FY2021", 2020),
        ("FY 2022/23", 2022),
        ("FY22/23", 2022),
        ("99/00", 2099),
        ("1999/00", 1999),
        ("2021", None),  # the year 2021, or 2020/21: nobody can say
        ("2223", None),
        ("2022", None),
        ("2022/24", None),
        ("2023/22", None),
        ("2022/2024", None),
        ("1822/23", None),
        ("2999/00", None),
        ("fy1805", None),
        ("FY223", None),
        ("2022/23 Q1", None),
        ("23", None),
        ("", None),
    ],
)
def test_years_as_people_write_them(written: str, start: int | None) -> None:
    assert parse_year(written) == start


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("2022/23 Q1", "2022/23 Q1"),
        ("Q1 22-23", "2022/23 Q1"),
        ("Q1 2022/23", "2022/23 Q1"),
        ("q1-2022/23", "2022/23 Q1"),
        ("Quarter 1 (2022-23)", "2022/23 Q1"),
        ("Quarter 1, 2022-23", "2022/23 Q1"),
        ("Qtr.1 22/23", "2022/23 Q1"),
        ("202223 Q4", "2022/23 Q4"),
        ("2022 23 Q4", "2022/23 Q4"),
        ("FY23 Q2", "2022/23 Q2"),
        ("Q2 FY23", "2022/23 Q2"),
        ("Apr-Jun 2022", "2022/23 Q1"),
        ("April\xa0–\xa0June 2022", "2022/23 Q1"),
        ("Jan to Mar '23", "2022/23 Q4"),
        ("Oct 2022 to Mar 2023", "2022/23 Q3 to Q4"),
        ("July-March 2023", "2022/23 Q2 to Q4"),
        ("April 2022 — March 2023", "2022/23"),
        ("April to December 2023", "2023/24 to Q3"),
        ("2022/23", "2022/23"),
        ("FY23", "2022/23"),
        ("2022/23 to Q3", "2022/23 to Q3"),
        ("2022/23 up to Q3", "2022/23 to Q3"),
        ("2022/23 to end of quarter 3", "2022/23 to Q3"),
        ("2022/23 Q2 to Q3", "2022/23 Q2 to Q3"),
        ("2022/23 Q2 to Q2", "2022/23 Q2"),
        ("Q1", None),
        ("2022", None),
        ("Q5 2022/23", None),
        ("Q1 2022", None),
        ("Q1 2022/24", None),
        ("2022/24 Q1", None),
        ("2022/24 to Q3", None),
        ("2022/24 Q2 to Q3", None),
        ("2022/23 Q3 to Q2", None),
        ("Apr-May 2022", None),
        ("Feb-Apr 2022", None),
        ("Jan-Jun 2022", None),  # two financial years
        ("Oct 2022 - Jun 2022", None),
        ("Oct 2021 - Jun 2022", None),
        ("Apr 0000 - Jun 0000", None),
        ("Jan 1900 - Mar 1800", None),
        ("Jan-Mar 1900", None),
        ("Jan-Mar 2200", "2199/00 Q4"),
        ("Apr-Jun 2200", None),
        ("last quarter", None),
        ("", None),
    ],
)
def test_periods_as_people_write_them(written: str, label: str | None) -> None:
    found = parse_period(written)
    assert (found.label if found else None) == label


def test_a_quarter_alone_needs_a_year() -> None:
    assert parse_period("Q3", year=2021) == Period(2021, 3, 3)
    assert parse_period("Quarter 3 2022/23", year=2021) == Period(2022, 3, 3), "what is written beats what is given"
    assert parse_period("third quarter", year=2021) is None


periods = st.builds(
    lambda year, ends: Period(year, min(ends), max(ends)),
    st.integers(1900, 2199),
    st.tuples(st.integers(1, 4), st.integers(1, 4)),
)


@given(periods)
def test_a_label_reads_back(period: Period) -> None:
    assert parse_period(period.label) == period
    assert parse_period(period.spoken) == period


@given(st.text(alphabet="0123456789/-' qfyaprjunto\xa0²٣", max_size=24))
def test_whatever_is_written_is_read_or_is_none(text: str) -> None:
    found = parse_period(text)
    assert found is None or found.first_day < found.last_day
