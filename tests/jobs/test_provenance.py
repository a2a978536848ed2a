"""From a figure back to its rows: they add up to it, and they are where they are said to be."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest

from cesp.errors import NotAllowed
from cesp.jobs.desk import Desk
from cesp.jobs.evidence import gather
from cesp.jobs.figures import Request, list_asks
from cesp.jobs.places import samples_folder
from cesp.jobs.provenance import rows_behind
from cesp.measures.values import Ask
from cesp.people import Person
from cesp.periods import Period

PERIODS = (Period(2022, 3, 3), Period(2022, 1, 3), Period.full_year(2022), Period.full_year(2024))


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.label)
@pytest.mark.parametrize("priority", [None, "neglect"])
def test_the_rows_behind_a_figure_add_up_to_it(sample_desk: Desk, priority: str | None, period: Period) -> None:
    checked = 0
    for ask in list_asks(sample_desk, Request(period, priority=priority)):
        evidence = gather(sample_desk, ask)
        figure = evidence.compare(period, period.years_back())[0].figure
        rows = rows_behind(sample_desk, ask, period)
        if figure.status == "ok" and figure.numerator is not None:
            checked += 1
            assert sum(row.numerator or 0 for row in rows) == pytest.approx(figure.numerator)
            if figure.denominator is not None and evidence.definition.kind not in ("rate", "reach"):
                assert sum(row.denominator or 0 for row in rows) == pytest.approx(figure.denominator)
            assert {row.upload for row in rows} >= figure.uploads - {0} or not figure.value
    assert checked > 3


def test_a_row_stands_where_it_is_said_to_stand(sample_desk: Desk) -> None:
    rows = rows_behind(sample_desk, Ask("no_show_rate", "neglect"), Period(2022, 3, 3))
    sent = [row for row in rows if row.file.endswith("corrected.xlsx")]
    book = openpyxl.load_workbook(samples_folder() / "returns" / "2022-23" / sent[0].file, data_only=True)
    assert sent
    for row in sent:
        cells = [cell.value for cell in book[row.sheet][row.row]]
        assert row.columns["Registered"] in cells
        assert row.columns["Did not attend"] in cells


def test_a_rate_leads_to_the_children_as_well(sample_desk: Desk) -> None:
    ask = Ask("indicator_rate", None, "rereferrals")
    rows = rows_behind(sample_desk, ask, Period.full_year(2022))
    assert [row.file for row in rows] == ["population.csv", "comparators.csv"]
    assert {row.denominator for row in rows} == {rows[0].columns["Children aged 0 to 17"]}


def test_rows_are_for_officers(sample_desk: Desk) -> None:
    viewer = replace(sample_desk, person=Person("Vic", frozenset({"viewer"})))
    with pytest.raises(NotAllowed):
        rows_behind(viewer, Ask("attendances"), Period(2022, 3, 3))
