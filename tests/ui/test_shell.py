"""Which section a priority stands in, by its life at the end of the period looked at; and what an address says."""

from __future__ import annotations

import pytest

from cesp.catalogue import load_partnership
from cesp.jobs.places import partnership_folder
from cesp.jobs.present import Scope
from cesp.periods import Period, Quarter
from cesp.ui.choosing import SPANS, span_period
from cesp.ui.shell import LATER, section_of

YEAR, NEXT = Period.full_year(2022), Period.to_date(2023, 3)
BEFORE_CLOSING = Period.single(Quarter(2022, 3))


@pytest.mark.parametrize(
    ("priority", "period", "section"),
    [
        ("contextual-safeguarding", YEAR, "Priorities"),
        ("contextual-safeguarding", NEXT, "Priorities"),
        ("neglect", NEXT, "Priorities"),  # closing is not closed
        ("emotional-health-and-wellbeing", BEFORE_CLOSING, "Priorities"),
        ("emotional-health-and-wellbeing", YEAR, "Closed"),  # closed on the year's last day
        ("emotional-health-and-wellbeing", NEXT, "Closed"),
        ("sexual-abuse", YEAR, LATER),
        ("sexual-abuse", NEXT, "Priorities"),
    ],
)
def test_a_priority_stands_where_its_life_puts_it(priority: str, period: Period, section: str) -> None:
    entry = load_partnership(partnership_folder()).get_priority(priority)
    assert section_of(entry, Scope(period, "same-period", "officer")) == section


def test_with_nothing_held_every_priority_is_listed() -> None:
    assert section_of(load_partnership(partnership_folder()).get_priority("sexual-abuse"), None) == "Priorities"


def test_the_periods_offered_are_quarters_years_to_date_and_the_year() -> None:
    labels = [span_period(2023, span).label for span in SPANS]
    assert labels == [
        "2023/24", "2023/24 to Q3", "2023/24 to Q2", "2023/24 Q4", "2023/24 Q3", "2023/24 Q2", "2023/24 Q1",
    ]  # fmt: skip
