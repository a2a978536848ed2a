"""Every cell of our published extract against the department's own files."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from cesp.catalogue import Partnership, load_catalogue

PUBLISHED = Path(__file__).parents[2] / "data" / "published"
FACTORS = "c3_factors_identified_at_end_of_assessment_2018_to_2025.csv"
REREFERRALS = "c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv"
PLANS = "d3_cpps_subsequent_plan_2013_to_2025.csv"
POPULATION = "ons_mid-year_population_estimates_2012_to_2024.csv"
Row = dict[str, str]
Figures = dict[tuple[str, str, str], tuple[str, ...]]

FACTOR_COLUMNS = {
    "neglect": "Neglect",
    "child_sexual_exploitation": "Child_sexual_exploitation",
    "child_criminal_exploitation": "Child_criminal_exploitation",
    "gangs": "Gangs",
    "trafficking": "Trafficking",
    "going_missing": "Going_missing",
    "sexual_abuse_unknown": "Sexual_Abuse_unknown",
    "sexual_abuse_child_on_child": "Sexual_Abuse_child_on_child",
    "sexual_abuse_adult_on_child": "Sexual_Abuse_adult_on_child",
    "mental_health_child": "Mental_Health_child",
    "self_harm": "Self_harm",
}


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def neighbours(folder: Path) -> dict[str, str]:
    """Code -> name of the ten statistical neighbours of Cheshire East (895)."""
    model = {row["old_la_code"]: row for row in read(folder / "sn_model_2025_wide.csv")}
    return {code: model[code]["la_name"] for code in (model["895"][f"SN_{n}"] for n in range(1, 11))}


def wanted(folder: Path, file: str) -> Iterator[tuple[str, str, Row]]:
    """(place, start year of the financial year that ends in the reporting year, row) of our thirteen places."""
    codes = neighbours(folder) | {"895": "Cheshire East"}
    for row in read(folder / file):
        level, start = row["geographic_level"], int(row["time_period"]) - 1
        place = {"National": "England", "Regional": row["region_name"]}.get(level, codes.get(row["old_la_code"], ""))
        if place in {*codes.values(), "England", "North West"}:
            yield place, f"{start}/{(start + 1) % 100:02d}", row


def published(folder: Path) -> Figures:
    """(indicator, period, place) -> numerator, denominator, value, as the department's files have them."""
    figures: Figures = {}
    for place, period, row in wanted(folder, FACTORS):
        for indicator, column in FACTOR_COLUMNS.items():
            if indicator != "sexual_abuse_unknown" or period <= "2019/20":
                figures[indicator, period, place] = (row[column], row["Episodes_with_assessment_factor"], "")
    for place, period, row in wanted(folder, REREFERRALS):
        columns = ("rereferral_count", "referral_count", "rereferral_percent")
        figures["rereferrals", period, place] = tuple(row[column] for column in columns)
    for place, period, row in wanted(folder, PLANS):
        columns = ("CPP_subsequent", "CPP_start", "CPP_subsequent_percent")
        figures["second_plans", period, place] = tuple(row[column] for column in columns)
    return figures


@pytest.fixture(scope="module")
def dfe(reference: Path) -> Path:
    return reference / "published" / "dfe"


def test_every_comparator_is_the_department_s(dfe: Path) -> None:
    ours = read(PUBLISHED / "comparators.csv")
    typed = {(r["indicator"], r["period"], r["place"]): (r["numerator"], r["denominator"], r["value"]) for r in ours}
    assert len(typed) == len(ours) == 13 * (10 * 8 + 3 + 2 * 13)
    assert typed == published(dfe)


def test_every_estimate_is_the_statistics_office_s(dfe: Path) -> None:
    expected = {
        (place, f"{int(row['time_period'])}/{(int(row['time_period']) + 1) % 100:02d}"): row["population_estimate"]
        for place, _, row in wanted(dfe, POPULATION)
    }
    ours = read(PUBLISHED / "population.csv")
    assert {(row["place"], row["period"]): row["children"] for row in ours} == expected
    assert len(ours) == 13 * 13


def test_neighbours_are_the_ten_of_the_model(dfe: Path) -> None:
    kinds = {row["place"]: row["place_kind"] for row in read(PUBLISHED / "comparators.csv")}
    assert {place for place, kind in kinds.items() if kind == "neighbours"} == set(neighbours(dfe).values())
    assert {kinds[place] for place in ("Cheshire East", "North West", "England")} == {"authority", "region", "england"}


def test_a_figure_known_from_the_published_tables() -> None:
    """Cheshire East, year ending 31 March 2025: 543 of 2,166 assessments recorded neglect; 83,041 children."""
    [row] = [
        row
        for row in read(PUBLISHED / "comparators.csv")
        if (row["indicator"], row["period"], row["place"]) == ("neglect", "2024/25", "Cheshire East")
    ]
    assert (row["numerator"], row["denominator"]) == ("543", "2166")
    children = {(row["place"], row["period"]): row["children"] for row in read(PUBLISHED / "population.csv")}
    assert children["Cheshire East", "2024/25"] == "83041"


def test_marks_stay_marks() -> None:
    rows = read(PUBLISHED / "comparators.csv")
    words = {row[part] for row in rows for part in ("numerator", "denominator", "value")}
    assert {word for word in words if not word.replace(".", "", 1).isdigit()} == {"", "c", "u", "x"}
    unsplit = [row for row in rows if row["indicator"] == "child_criminal_exploitation" and row["period"] < "2021/22"]
    assert {row["numerator"] for row in unsplit} == {"x"}


def test_headings_and_indicators_are_ours(partnership: Partnership) -> None:
    for file in ("comparators", "population"):
        rows = read(PUBLISHED / f"{file}.csv")
        assert list(rows[0]) == [column.name for column in load_catalogue().dataset(file).columns]
    for row in read(PUBLISHED / "comparators.csv"):
        assert partnership.get_indicator(row["indicator"]).source == "national"


def test_printed_percentages_follow_from_the_counts_typed() -> None:
    """Cheshire East's own, 2012/13 to 2024/25: counts are not rounded, so the printed decimal must come out."""
    rows = [row for row in read(PUBLISHED / "comparators.csv") if row["value"] and row["place"] == "Cheshire East"]
    assert len(rows) == 2 * 13
    for row in rows:
        percent = Decimal(100) * Decimal(row["numerator"]) / Decimal(row["denominator"])
        assert percent.quantize(Decimal("0.1"), ROUND_HALF_UP) == Decimal(row["value"]), row
