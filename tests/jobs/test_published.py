"""Real published figures come out of counts as the department printed them, and stand beside other places'."""

from __future__ import annotations

import csv
from pathlib import Path

from cesp.jobs.desk import Desk
from cesp.jobs.figures import Request, figures
from cesp.jobs.present import Scope, brief
from cesp.periods import Period

NEIGHBOURS = {
    "Cheshire West and Chester", "Gloucestershire", "Hampshire", "Leicestershire", "North Yorkshire", "Oxfordshire",
    "Warrington", "Warwickshire", "Wiltshire", "Worcestershire",
}  # fmt: skip


def test_second_plan_percentages_of_every_year(sample_desk: Desk, reference: Path) -> None:
    file = reference / "published" / "dfe" / "d3_cpps_subsequent_plan_2013_to_2025.csv"
    with file.open(encoding="utf-8-sig", newline="") as lines:
        printed = {
            int(line["time_period"]): float(line["CPP_subsequent_percent"])
            for line in csv.DictReader(lines)
            if line["old_la_code"] == "895"
        }
    assert sorted(printed) == list(range(2013, 2026))
    for year, percent in printed.items():
        request = Request(Period.full_year(year - 1), measure="indicator", indicator="second_plans")
        [shown] = figures(sample_desk, request)
        assert shown.figure.display == f"{percent:.1f}%"


def test_neglect_rate_stands_beside_neighbours_region_and_england_on_the_page(sample_desk: Desk) -> None:
    scope = Scope(Period.full_year(2024), "same-period", "public")
    [exhibit] = [
        exhibit
        for section in brief(sample_desk, "neglect", scope).sections
        for exhibit in section.exhibits
        if exhibit.id == "indicator_rate-neglect"
    ]
    # 543 assessments, 83,041 children: typed from the department's files for the year to 31 March 2025.
    assert exhibit.headline.startswith("Neglect, rate per 10,000 children: 65.4 (543 for 83,041 children), 62.9 in")
    assert exhibit.chart is not None
    focus, others = exhibit.chart.series
    assert [(point.x, point.label) for point in focus.points] == [("Cheshire East", "65.4")]
    assert {point.x for point in others.points} == NEIGHBOURS | {"North West", "England"}
    assert {row[0] for row in exhibit.table.rows} == (
        NEIGHBOURS | {"North West", "England", "Cheshire East", "Neighbours’ median"}
    )
    assert exhibit.source.endswith("Figures to 31 March 2025.")


def test_marks_stay_what_they_are(sample_desk: Desk) -> None:
    """Child criminal exploitation: x (not collected) in the year to March 2021, c (suppressed) in the next."""
    statuses = {}
    for year in (2020, 2021):
        request = Request(Period.full_year(year), indicator="child_criminal_exploitation")
        [shown] = figures(sample_desk, request)
        statuses[year] = (shown.figure.status, shown.figure.value)
    assert statuses == {2020: ("not_applicable", None), 2021: ("suppressed", None)}
