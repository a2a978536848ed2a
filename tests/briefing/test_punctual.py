"""Returns in time of those due, worked by hand; and when two periods are not like for like."""

from __future__ import annotations

from datetime import date

import pytest

from cesp.briefing.punctual import Due, tabulate, tell_in_time
from cesp.briefing.returns import Awaited, Return, State
from cesp.catalogue.models import Family
from cesp.periods import Period

NOW = Period(2023, 1, 3)
THEN = NOW.years_back()


def returns(state: State, number: int, days: int = 0, family: Family = "training") -> list[Return]:
    awaited = Awaited("police", "Police", family, (), (), Period(2023, 2, 2), date(2023, 10, 31))
    came = date(2023, 10, 31) if state in ("received", "nil") else None
    return [Return(awaited, state, received=came, days=days)] * number


def made(period: Period, timely: int, late: int, missing: int, waiting: int = 0) -> Due:
    return period, [
        *returns("received", timely), *returns("nil", late, 4), *returns("missing", missing, 9),
        *returns("not_due", waiting),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("now", "before", "told"),
    [
        # 12/15 against 9/13: Newcombe's interval of +0.108 is about -0.21 to +0.41.
        (made(NOW, 12, 2, 1), made(THEN, 9, 4, 0),
         "In time: 12 of 15 due, 80%; in 2022/23 to Q3 9 of 13, 69%: no clear change. "
         "The difference could be chance: its 95% interval includes no change."),
        (made(NOW, 38, 1, 1), made(THEN, 10, 20, 10),
         "In time: 38 of 40 due, 95%; in 2022/23 to Q3 10 of 40, 25%: improved. "
         "The difference is larger than chance would explain: its 95% interval excludes no change."),
        (made(NOW, 10, 20, 10), made(THEN, 38, 1, 1),
         "In time: 10 of 40 due, 25%; in 2022/23 to Q3 38 of 40, 95%: worsened. "
         "The difference is larger than chance would explain: its 95% interval excludes no change."),
        (made(NOW, 12, 0, 0, waiting=3), made(THEN, 9, 4, 0),
         "In time: 12 of 12 due, 100%; in 2022/23 to Q3 9 of 13, 69%: not like for like. "
         "Not every return of both periods is due yet."),
        (made(NOW, 3, 0, 0), (THEN, []), "In time: 3 of 3 due, 100%; none was due in 2022/23 to Q3."),
        (made(NOW, 0, 0, 0, waiting=3), made(THEN, 9, 4, 0), ""),
        ((NOW, []), (THEN, []), ""),
    ],
)  # fmt: skip
def test_returns_in_time_beside_an_earlier_period(now: Due, before: Due, told: str) -> None:
    assert tell_in_time(now, before) == told


def test_periods_in_which_other_returns_were_expected_are_not_like_for_like() -> None:
    now = (NOW, [*returns("received", 20), *returns("missing", 9, 9, "assurance")])
    told = tell_in_time(now, (THEN, returns("received", 20)))
    assert told == (
        "In time: 20 of 29 due, 69%; in 2022/23 to Q3 20 of 20, 100%: not like for like. The partnership did not "
        "expect the same returns of the same agencies in both periods."
    )


def test_each_kind_of_return_is_a_row_and_all_come_last() -> None:
    now = (NOW, [*returns("received", 2), *returns("received", 1, 3), *returns("declared", 1, family="audits")])
    columns, rows = tabulate(now, (THEN, returns("received", 2)))
    assert columns[1:] == (
        "Expected", "Received", "In time",
        "Expected, 2022/23 to Q3", "Received, 2022/23 to Q3", "In time, 2022/23 to Q3",
    )  # fmt: skip
    assert rows == (
        ("Training return", "3", "3", "2", "2", "2", "2"),
        ("Audit return", "1", "0", "0", "0", "0", "0"),
        ("All", "4", "3", "2", "2", "2", "2"),
    )
