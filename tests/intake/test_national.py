"""The department's files, loaded as they are, against the extract that was typed from them cell by cell."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from cesp.catalogue import Catalogue, Partnership, load_partnership
from cesp.errors import ConfigurationError
from cesp.intake import read_return
from cesp.intake.results import Reading, ReadOptions, Row
from cesp.periods import Period
from tests.intake.books import Rows, messages, workbook

DATA = Path(__file__).parents[2] / "data"
FACTORS = "c3_factors_identified_at_end_of_assessment_2018_to_2025.csv"
REREFERRALS = "c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv"
PLANS = "d3_cpps_subsequent_plan_2013_to_2025.csv"
POPULATION = "ons_mid-year_population_estimates_2012_to_2024.csv"
NEIGHBOURS = "sn_model_2025_wide.csv"
LAYOUT = ["time_period", "geographic_level", "country_name", "region_name", "la_name"]


@pytest.fixture(scope="module")
def own() -> Partnership:
    return load_partnership(DATA / "partnership")


@pytest.fixture(scope="module")
def westshire(partnership: Partnership) -> Partnership:
    """The small partnership, with one published file of two indicators."""
    national = {
        "region": "The West",
        "country": "England",
        "neighbours": ["Eastshire"],
        "file": [
            {
                "title": "Plans and scores",
                "source": "the department",
                "figure": [
                    {
                        "indicator": "second-plans",
                        "numerator": "again",
                        "denominator": "plans",
                        "value": "again_percent",
                    },
                    {"indicator": "score", "value": "points", "since": "2023/24"},
                ],
            },
            {
                "title": "People",
                "source": "the office",
                "year": "starts",
                "children": "estimate",
                "only": {"age": "0-17"},
            },
        ],
    }
    return Partnership.model_validate({**partnership.model_dump(), "national": national})


def load(folder: Path, file: str, catalogue: Catalogue, partnership: Partnership) -> Reading:
    return read_return(file, (folder / file).read_bytes(), catalogue, partnership)


def figures(rows: tuple[Row, ...]) -> dict[tuple[object, ...], tuple[object, ...]]:
    """Year and place, and the indicator if there is one -> everything else a row holds."""
    names = ("indicator", "place")
    found = {
        (row.dataset, row.year, *(row.values.get(name) for name in names)): (
            row.quarter, row.day, dict(row.values), dict(row.statuses),
        )
        for row in rows
    }  # fmt: skip
    assert len(found) == len(rows)
    return found


def test_the_three_files_give_every_row_of_the_comparators_typed_by_hand(
    reference: Path, catalogue: Catalogue, own: Partnership
) -> None:
    dfe = reference / "published" / "dfe"
    readings = [load(dfe, file, catalogue, own) for file in (FACTORS, REREFERRALS, PLANS)]
    assert all(reading.accepted for reading in readings)
    typed = load(DATA / "published", "comparators.csv", catalogue, own)
    assert [len(reading.rows) for reading in readings] == [1079, 169, 169]
    assert figures(tuple(row for reading in readings for row in reading.rows)) == figures(typed.rows)


def test_the_estimates_give_every_row_of_the_population_typed_by_hand(
    reference: Path, catalogue: Catalogue, own: Partnership
) -> None:
    reading = load(reference / "published" / "dfe", POPULATION, catalogue, own)
    assert figures(reading.rows) == figures(load(DATA / "published", "population.csv", catalogue, own).rows)
    [newest] = [row for row in reading.rows if row.year == 2024 and row.values["place"] == own.place]
    assert newest.values["children"] == 83041


def test_the_same_file_saved_as_a_workbook_reads_the_same(
    reference: Path, catalogue: Catalogue, own: Partnership
) -> None:
    path = reference / "published" / "dfe" / PLANS
    lines = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    numbers = [[float(cell) if cell.replace(".", "", 1).isdigit() else cell or None for cell in line] for line in lines]
    reading = read_return("plans.xlsx", workbook([["Downloaded for the board"], [], *numbers]), catalogue, own)
    assert figures(reading.rows) == figures(load(path.parent, PLANS, catalogue, own).rows)
    assert min(row.number for row in reading.rows) > 3


def test_rows_in_are_rows_taken_and_rows_listed(reference: Path, catalogue: Catalogue, own: Partnership) -> None:
    for file, rows in ((FACTORS, 1312), (REREFERRALS, 2132), (PLANS, 2132), (POPULATION, 2132)):
        reading = load(reference / "published" / "dfe", file, catalogue, own)
        [sheet] = reading.sheets
        taken = {row.number for row in reading.rows}
        listed = {row.number for row in reading.left_out}
        assert (sheet.rows_read, sheet.rows_accepted, sheet.rows_left_out) == (rows, len(taken), len(listed))
        assert taken | listed == set(range(2, rows + 2))
        assert not taken & listed


def test_the_file_s_name_never_makes_an_agency_its_sender(
    reference: Path, catalogue: Catalogue, own: Partnership
) -> None:
    content = (reference / "published" / "dfe" / PLANS).read_bytes()
    reading = read_return("police copy of the plans 2019.csv", content, catalogue, own)
    assert (reading.sender, reading.period) == (own.sender, None)


def test_the_model_of_neighbours_is_explained_and_compared(
    reference: Path, catalogue: Catalogue, own: Partnership, westshire: Partnership
) -> None:
    dfe = reference / "published" / "dfe"
    reading = load(dfe, NEIGHBOURS, catalogue, own)
    assert reading.accepted
    assert not reading.rows
    assert any("are those in use" in message for message in messages(reading, "note"))
    others = own.model_copy(update={"national": westshire.national})
    [warning] = [one for one in load(dfe, NEIGHBOURS, catalogue, others).findings if one.level == "warning"]
    assert "Gloucestershire, Warwickshire, North Yorkshire" in warning.fix
    assert warning.cell == "row 25"
    [absent] = messages(load(dfe, NEIGHBOURS, catalogue, westshire), "warning")
    assert absent.endswith("Westshire is not in it.")


def table(*rows: list[object], more: tuple[str, ...] = ("plans", "again", "again_percent", "points")) -> Rows:
    return [[*LAYOUT, *more], *rows]


EAST = [2024, "Local authority", "England", "The West", "Eastshire"]


def test_places_years_marks_and_kinds_by_hand(catalogue: Catalogue, westshire: Partnership) -> None:
    rows = table(
        [202324, "Local authority", "England", "The West", "Westshire", 40, 10, 25, 3.5],
        [*EAST, "c", "c", "x", "u"],
        [2023, "Regional", "England", "The West", None, 400, 90, 22.5, "z"],
        [2024, "National", "England", None, None, 4000, 910, 22.75, 3],
        [2024, "Local authority", "England", "The West", "Northshire", 1, 1, 100, 1],
        [2024, "Regional", "England", "The North", None, 1, 1, 100, 1],
    )
    reading = read_return("plans.xlsx", workbook(rows), catalogue, westshire)
    seen = {
        (row.year, row.values["place"], row.values["indicator"]): (
            row.values["place_kind"], row.values["numerator"], row.values["denominator"], row.values["value"],
        )
        for row in reading.rows
    }  # fmt: skip
    assert seen == {
        (2023, "Westshire", "second-plans"): ("authority", 10, 40, 0.25),
        (2023, "Westshire", "score"): ("authority", None, None, 3.5),
        (2023, "Eastshire", "second-plans"): ("neighbours", None, None, None),
        (2023, "Eastshire", "score"): ("neighbours", None, None, None),
        (2022, "The West", "second-plans"): ("region", 90, 400, 0.225),
        (2023, "England", "second-plans"): ("england", 910, 4000, 0.2275),
        (2023, "England", "score"): ("england", None, None, 3),
    }
    statuses = {(row.values["place"], row.values["indicator"]): dict(row.statuses) for row in reading.rows}
    assert statuses["Eastshire", "second-plans"] == {
        "numerator": "suppressed", "denominator": "suppressed", "value": "not_collected",
    }  # fmt: skip
    assert statuses["Eastshire", "score"] == {"value": "not_supplied"}
    assert [row.number for row in reading.left_out] == [6, 7]


def test_a_period_that_is_given_leaves_other_years_out(catalogue: Catalogue, westshire: Partnership) -> None:
    rows = table([*EAST, 40, 10, 25, 3.5], [2023, *EAST[1:], 40, 10, 25, 3.5])
    options = ReadOptions(period=Period.full_year(2022))
    reading = read_return("plans.xlsx", workbook(rows), catalogue, westshire, options)
    assert {row.year for row in reading.rows} == {2022}
    assert len(reading.rows) == 1
    assert "2023/24" in reading.left_out[0].reason


def test_a_cell_that_is_no_number_is_a_finding_at_its_cell(catalogue: Catalogue, westshire: Partnership) -> None:
    rows = table([*EAST, 40, "about ten", 25, 3.5], ["lately", *EAST[1:], 40, 10, 25, 3.5])
    reading = read_return("plans.xlsx", workbook(rows), catalogue, westshire)
    errors = [finding for finding in reading.findings if finding.level == "error"]
    assert {(finding.cell, finding.column, finding.value) for finding in errors} == {
        ("G2", "again", "about ten"), ("A3", "time_period", "lately"),
    }  # fmt: skip
    assert not reading.accepted
    assert not reading.rows


def test_a_column_that_a_new_edition_lacks_is_told(catalogue: Catalogue, westshire: Partnership) -> None:
    rows = [[*LAYOUT, "plans", "again", "again_percent"], [*EAST, 40, 10, 25]]
    reading = read_return("plans.xlsx", workbook(rows), catalogue, westshire)
    warnings = messages(reading, "warning")
    assert len(reading.rows) == 1
    assert any("score" in message and "missing" in message for message in warnings)
    assert any(message == "The file has no figures of The West, England, Westshire." for message in warnings)


def test_only_the_group_that_is_counted_is_taken(catalogue: Catalogue, westshire: Partnership) -> None:
    rows = [[*LAYOUT, "age", "estimate"], [*EAST, "0-17", 900], [*EAST, "0-25", 1200]]
    reading = read_return("people.xlsx", workbook(rows), catalogue, westshire)
    [row] = reading.rows
    assert (row.dataset, row.year, row.values["children"], row.values["source"]) == (
        "population", 2024, 900, "the office",
    )  # fmt: skip
    assert [left.number for left in reading.left_out] == [3]


def test_a_published_file_that_nobody_asked_for_is_not_a_return(catalogue: Catalogue, partnership: Partnership) -> None:
    reading = read_return("plans.xlsx", workbook(table([*EAST, 40, 10, 25, 3.5])), catalogue, partnership)
    assert not reading.accepted


def test_an_indicator_that_does_not_exist_is_named_with_its_file(tmp_path: Path) -> None:
    for path in (DATA / "partnership").glob("*.toml"):
        text = path.read_text("utf-8").replace('indicator = "gangs", num', 'indicator = "gang", num')
        (tmp_path / path.name).write_text(text, "utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load_partnership(tmp_path)
    assert "there is no indicator gang" in str(caught.value)
    assert "national.toml" in str(caught.value)
