"""What stands for each lane of an impact line, from what is held."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cesp.catalogue import Partnership
from cesp.jobs.desk import Desk
from cesp.jobs.present import Scope, brief, list_wanted
from cesp.jobs.strands import Gathered, gather_strands
from cesp.periods import Period
from tests.measures.world import PARTNERSHIP, Line, desk, table

PERIOD = Period(2022, 1, 2)
TRAINING = table(
    "training_sessions",
    """
    when    | course | sessions | attended | registered
    2021 Q1 | gcp    | 1        | 10       | 12
    2021 Q2 | gcp    | 1        | 5        | 12
    2022 Q1 | gcp    | 1        | 14       | 15
    2022 Q2 | gcp    | 1        | 16       | 20
    2022 Q3 | gcp    | 1        | 99       | 99
    """,
)
NATIONAL = table(
    "comparators",
    """
    when | indicator | place   | place_kind | numerator | denominator
    2016 | published | Ourtown | authority  | 1         | 10
    2018 | published | Ourtown | authority  | 2         | 10
    2021 | published | Ourtown | authority  | 3         | 10
    2022 | published | Ourtown | authority  | 4         | 10
    """,
)
CHILDREN = table(
    "population",
    """
    when | place   | children
    2016 | Ourtown | 1000
    2018 | Ourtown | 1000
    2021 | Ourtown | 1000
    2022 | Ourtown | 1000
    """,
)


def naming(**lanes: str) -> Partnership:
    """The partnership, its first priority naming what stands for its lanes."""
    first, *others = PARTNERSHIP.priority
    impact = first.impact.model_copy(update=lanes)
    return PARTNERSHIP.model_copy(update={"priority": (first.model_copy(update={"impact": impact}), *others)})


def strands(sitting: Desk, period: Period = PERIOD) -> tuple[Gathered, ...]:
    priority = sitting.partnership.get_priority("neglect")
    return gather_strands(sitting, priority, list_wanted(sitting, "neglect"), period, "same-period")


def held(lines: list[Line], partnership: Partnership = PARTNERSHIP, period: Period = PERIOD) -> tuple[Gathered, ...]:
    with desk(lines) as sitting:
        return strands(replace(sitting, partnership=partnership), period)


def told(gathered: Gathered) -> list[tuple[str, float | None]]:
    return [(entry.figure.period.label, entry.figure.value) for entry in gathered.course]


def test_a_lane_is_its_first_headline_with_a_figure_and_a_lane_without_one_is_left_out() -> None:
    (did,) = held(TRAINING)
    assert (did.lane, did.first.definition.measure, did.yearly) == ("did", "attendances", False)
    assert (did.first.figure.value, did.first.previous and did.first.previous.value) == (30, 15)
    assert told(did)[0] == ("2021/22 Q1", 10)
    assert told(did)[-2:] == [("2022/23 Q1", 14), ("2022/23 Q2", 16)]
    assert len(did.course) == 6


def test_what_the_priority_names_stands_for_its_lane_and_nothing_else_does() -> None:
    (did,) = held(TRAINING, naming(did="sessions_held"))
    assert did.first.definition.measure == "sessions_held"
    assert held(TRAINING, naming(did="audits_held_of_planned")) == ()


def test_national_figures_are_their_own_years_and_none_that_had_not_ended() -> None:
    (children,) = held(NATIONAL + CHILDREN, naming(children="published"), Period(2022, 1, 3))
    assert (children.lane, children.first.definition.indicator, children.yearly) == ("children", "published", True)
    assert told(children) == [("2016/17", 10), ("2018/19", 20), ("2021/22", 30)]
    assert children.first.figure.period == Period.full_year(2021)
    assert (children.first.previous and children.first.previous.period) == Period.full_year(2020)


@pytest.mark.parametrize("edition", ["officer", "public"])
def test_the_page_draws_them_together(edition: str) -> None:
    scope = Scope(PERIOD, "same-period", edition)  # type: ignore[arg-type]
    with desk(TRAINING) as sitting:
        page = brief(sitting, "neglect", scope)
    assert page.impact is not None
    assert page.impact.sentences == ("Attendances went up, from 15 to 30.",)
    assert [point.label for point in page.impact.chart.series[0].points][-2:] == ["14", "16"]


def test_a_page_of_which_nothing_is_held_has_no_impact_line() -> None:
    with desk(TRAINING) as sitting:
        assert brief(sitting, "online-harm", Scope(PERIOD, "same-period", "officer")).impact is None


def test_an_edition_hides_a_childs_quarter_in_the_impact_line_as_in_its_exhibit() -> None:
    rows = table(
        "indicators",
        """
        when    | priority | indicator | numerator | denominator
        2021 Q4 | neglect  | flowing   | 30        | 60
        2022 Q1 | neglect  | flowing   | 3         | 60
        2022 Q2 | neglect  | flowing   | 33        | 60
        """,
    )
    with desk(rows) as sitting:
        ours = replace(sitting, partnership=naming(children="flowing"))
        page = brief(ours, "neglect", Scope(PERIOD, "same-period", "public"))
    assert page.impact is not None
    assert [(point.label, point.value) for point in page.impact.chart.series[2].points] == [
        ("50%", 0.5), ("c", None), ("c", None),
    ]  # fmt: skip
    assert page.impact.table.rows[1][:3] == ("2022/23 Q1", "c", "")
