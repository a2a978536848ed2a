"""Where another year shows a priority better."""

from __future__ import annotations

import pytest

from cesp.briefing.lives import turn_of
from cesp.catalogue import Priority
from cesp.periods import Period

CLOSED = Priority.model_validate(
    {
        "id": "x",
        "title": "X",
        "life": [{"state": "opened", "on": "2021-04-01"}, {"state": "closed", "on": "2023-03-31"}],
    }
)


def test_a_closed_one_offers_the_year_of_its_last_picture() -> None:
    turn = turn_of(CLOSED, Period(2023, 1, 3))
    assert turn is not None
    assert turn.said == "Its last year as a priority was 2022/23; what is shown here came after."
    assert (turn.offer, turn.period) == ("Show its last picture, 2022/23", Period.full_year(2022))


def test_one_that_was_not_open_yet_says_so_and_offers_its_first_year() -> None:
    turn = turn_of(CLOSED, Period(2020, 1, 4))
    assert turn is not None
    assert turn.said == "What is shown here was held before it became a priority."
    assert (turn.offer, turn.period) == ("Show 2021/22, its first year as a priority", Period.full_year(2021))


@pytest.mark.parametrize("period", [Period(2021, 1, 1), Period(2022, 1, 4), Period(2022, 4, 4)])
def test_a_living_one_and_the_year_it_closes_in_need_no_other(period: Period) -> None:
    assert turn_of(CLOSED, period) is None
    assert turn_of(Priority(id="y", title="Y"), period) is None
