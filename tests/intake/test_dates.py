"""Dates and periods, each spelling with the day it means."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cesp.intake.dates import from_serial, read_moment
from cesp.intake.periodwords import find_period, find_quarter
from cesp.intake.typed import Unreadable
from cesp.intake.when import Calendar
from cesp.periods import Period, Quarter

days = st.dates(date(1990, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("13/11/2023", date(2023, 11, 13)),
        ("2.4.15", date(2015, 4, 2)),
        ("04/05/2023", date(2023, 5, 4)),
        ("13th Nov 23", date(2023, 11, 13)),
        ("13-Nov-23", date(2023, 11, 13)),
        ("1st of September 2022", date(2022, 9, 1)),
        ("November 13, 2023", date(2023, 11, 13)),
        ("2023-11-13", date(2023, 11, 13)),
        ("2023-11-13T09:30:00", date(2023, 11, 13)),
        ("Mon 13 Nov 2023", date(2023, 11, 13)),
        ("04.05.16 AM", date(2016, 5, 4)),
        ("14th April", date(2016, 4, 14)),
        ("14 February", date(2017, 2, 14)),
        ("4th & 5th May", date(2016, 5, 4)),
        ("4-5 May 2016", date(2016, 5, 4)),
        ("3, 10 and 17 May 2016", date(2016, 5, 3)),
        ("30th April & 1st May", date(2016, 4, 30)),
        (" 13/11/2023 ", date(2023, 11, 13)),
        (45231.0, date(2023, 11, 1)),
        ("45231", date(2023, 11, 1)),
    ],
)
def test_a_day_as_people_write_it(written: str | float, day: date) -> None:
    assert read_moment(written, 2016).day == day


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("04/13/2023", "American"),
        ("11/13/23", "American"),
        ("31/04/2016", "no day of the calendar"),
        ("30/02/2023", "no day of the calendar"),
        ("13/11/0202", "not a year"),
        ("soon", "not a date"),
        ("12 people", "not a date"),
        ("30th June & 1st July", "two quarters"),
        (12.0, "not a date"),
        (True, "not a date"),
        ("x" * 5000, "not a date"),
    ],
)
def test_what_is_no_british_date_is_said_to_be_none(written: str | float, fault: str) -> None:
    with pytest.raises(Unreadable, match=fault):
        read_moment(written, 2016)


def test_a_day_without_a_year_needs_the_declared_one() -> None:
    with pytest.raises(Unreadable, match="which year"):
        read_moment("14th April", None)


def test_a_month_alone_is_known_to_be_only_a_month() -> None:
    moment = read_moment("Feb 2024", None)
    assert (moment.day, moment.whole_month) == (date(2024, 2, 29), True)


@given(days)
def test_every_day_comes_back_from_every_way_of_writing_it(day: date) -> None:
    for written in (f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day.year}", f"{day:%d %B %Y}", f"{day:%d-%b-%Y}",
                    day.isoformat()):  # fmt: skip
        assert read_moment(written, None).day == day
    assert read_moment(f"{day:%d %B}", Quarter.of(day).year).day == day or (day.month, day.day) == (2, 29)


@given(days)
def test_a_serial_is_days_since_the_end_of_1899(day: date) -> None:
    assert from_serial((day - date(1899, 12, 30)).days, from_1904=False) == day
    assert from_serial((day - date(1904, 1, 1)).days, from_1904=True) == day


def test_serials_of_the_two_epochs_are_four_years_and_a_day_apart() -> None:
    assert from_serial(40000, from_1904=True) - from_serial(40000, from_1904=False) == timedelta(days=1462)


@given(days.filter(lambda day: day.day > 12))
def test_a_date_written_month_first_is_never_read(day: date) -> None:
    with pytest.raises(Unreadable):
        read_moment(f"{day:%m/%d/%Y}", None)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("LLR Inter-Agency Safeguarding Training 2013-14 Quarter 1 Monitoring Report", "2013/14 Q1"),
        ("Q1 2022-23 return", "2022/23 Q1"),
        ("April to June 2022", "2022/23 Q1"),
        ("training_2022-23_q1", "2022/23 Q1"),
        ("training-2022-23-q1", "2022/23 Q1"),
        ("Q1-2022-23 v2 FINAL", "2022/23 Q1"),
        ("Period: 1 April 2022 – 30 June 2022", "2022/23 Q1"),
        ("01/04/2022 - 30/06/2022", "2022/23 Q1"),
        ("Position at 31 December 2023", "2023/24 Q3"),
        ("Year ending 31 March 2023", "2022/23"),
        ("Q1 (Apr-Jun) 2016/17", "2016/17 Q1"),
        ("Annual return 2022/23", "2022/23"),
        ("13-14 November 2023", None),
        ("Date of report: 13/07/2022", None),
        ("Room 20 21", None),
        ("Training 2022", None),
        ("", None),
    ],
)
def test_a_period_inside_a_title(text: str, label: str | None) -> None:
    found = find_period(text)
    assert (found.label if found else None) == label


@given(st.integers(2000, 2090), st.integers(1, 4), st.sampled_from(["", "Training return ", "v2 of the "]))
def test_every_quarter_is_found_in_its_own_label(year: int, number: int, before: str) -> None:
    period = Period(year, number, number)
    assert find_period(f"{before}{period.label} return") == period
    assert find_period(f"{before}{period.spoken}") == period


@pytest.mark.parametrize(
    ("text", "number"), [("Q2", 2), ("Quarter 3 data", 3), ("sheet_q4", 4), ("FAQ1", None), ("Q12", None)]
)
def test_a_quarter_named_without_a_year(text: str, number: int | None) -> None:
    assert find_quarter(text) == number


Q1 = Period(2016, 1, 1)


@pytest.mark.parametrize(
    ("written", "calendar", "expected"),
    [
        ("Q2", Calendar(Q1), (2016, 2, None)),
        ("2016/17 Q1", Calendar(), (2016, 1, None)),
        ("Quarter 1 - April to June 2016", Calendar(), (2016, 1, None)),
        (3.0, Calendar(Q1, quarters=True), (2016, 3, None)),
        ("May 2016", Calendar(), (2016, 1, None)),
        (date(2016, 5, 4), Calendar(), (2016, 1, date(2016, 5, 4))),
        (None, Calendar(Q1), (2016, 1, None)),
        ("2016/17", Calendar(years=True), (2016, None, None)),
        (201617.0, Calendar(years=True), (2016, None, None)),
        (date(2016, 6, 30), Calendar(years=True, yearly=True), (2016, None, None)),
        (None, Calendar(Period.full_year(2016), years=True, yearly=True), (2016, None, None)),
    ],
)
def test_the_period_of_a_row(
    written: object, calendar: Calendar, expected: tuple[int, int | None, date | None]
) -> None:
    when = calendar.read(written)  # type: ignore[arg-type]
    assert (when.year, when.quarter, when.day) == expected


@pytest.mark.parametrize(
    ("written", "calendar", "fault"),
    [
        ("2016/17", Calendar(Q1), "more than one quarter"),
        ("2016/17 to Q3", Calendar(years=True), "more than one quarter"),
        ("2016", Calendar(Q1), "which financial year"),
        (2016.0, Calendar(Q1), "which financial year"),
        (None, Calendar(), "no date or quarter"),
        (None, Calendar(Period.full_year(2016)), "no date or quarter"),
        (3.0, Calendar(Q1), "not a date"),
    ],
)
def test_a_period_that_is_no_quarter_is_not_guessed(written: object, calendar: Calendar, fault: str) -> None:
    with pytest.raises(Unreadable, match=fault):
        calendar.read(written)  # type: ignore[arg-type]
