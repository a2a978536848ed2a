"""Decision 16: national figures, with the percentages the department printed."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from cesp.jobs.evidence import gather
from cesp.measures.values import Ask
from tests.measures.world import (
    ask_all,
    ask_one,
    desk,
    display,
    in_words,
    parts,
    table,
)


def test_decision_16_rates_use_children_of_the_same_place_and_year() -> None:
    lines = table(
        "comparators",
        """
        when | indicator | place     | numerator | source
        2024 | published | Ourtown   |       543 | DfE
        2024 | published | Elsewhere |       100 | DfE
        2024 | published | Nowhere   |         c | DfE
        2023 | published | Ourtown   |       400 | DfE
        """,
    ) + table(
        "population",
        """
        when | place     | children | source
        2024 | Ourtown   |    83041 | ONS
        2023 | Ourtown   |    80000 | ONS
        2024 | Elsewhere |    50000 | ONS
        """,
    )
    entry = ask_one(Ask("indicator_rate", indicator="published"), "2024/25", lines)
    assert (parts(entry.figure), display(entry)) == ((543, 83_041), "65.4")
    assert entry.previous is not None
    assert entry.previous.value == pytest.approx(50)
    assert entry.verdict == "more"
    places = ask_all(Ask("indicator_rate", indicator="published", by="place"), "2024/25", lines)
    assert [(row.figure.by["place"], row.figure.value, row.figure.status) for row in places] == [
        ("Elsewhere", 20.0, "ok"),
        ("Nowhere", None, "suppressed"),
        ("Ourtown", pytest.approx(65.389, abs=0.001), "ok"),
    ]


def test_published_second_plans_come_out_to_the_printed_decimal(reference: Path) -> None:
    with (reference / "published/dfe/d3_cpps_subsequent_plan_2013_to_2025.csv").open(encoding="utf-8-sig") as file:
        rows = [row for row in csv.DictReader(file) if row["la_name"] == "Cheshire East"]
    assert len(rows) == 13
    text = "\n".join(
        f"{int(row['time_period']) - 1} | published | Ourtown | {row['CPP_subsequent']} | {row['CPP_start']} | DfE"
        for row in rows
    )
    lines = table("comparators", f"when | indicator | place | numerator | denominator | source\n{text}")
    with desk(lines) as sitting:
        held = gather(sitting, Ask("indicator", indicator="published"))
    for row in rows:
        year = in_words(f"{int(row['time_period']) - 1}-{int(row['time_period']) % 100:02d}")
        (entry,) = held.compare(year, year.years_back())
        assert display(entry) == f"{float(row['CPP_subsequent_percent']):.1f}%"


def test_a_percentage_that_comes_alone_is_kept_as_a_ratio() -> None:
    lines = table("comparators", "when | indicator | place | value | source\n2024 | published | Ourtown | 0.247 | DfE")
    entry = ask_one(Ask("indicator", indicator="published"), "2024/25", lines)
    assert entry.figure.value == pytest.approx(0.247)
    assert display(entry) == "24.7%"
    assert entry.figure.notes == ("Supplied as a value, without its counts.",)


def test_a_running_rate_that_was_corrected_downwards_has_no_interval() -> None:
    """Five by the first quarter and four by the second: one fewer than none, which chance cannot judge."""
    lines = table(
        "indicators",
        """
        when    | priority | indicator | numerator
        2022 Q1 | neglect  | runcount  | 5
        2022 Q2 | neglect  | runcount  | 4
        """,
    ) + table("population", "when | place | children | source\n2022 | Ourtown | 10000 | ONS")
    figure = ask_one(Ask("indicator_rate", indicator="runcount"), "2022/23 Q2", lines).figure
    assert (figure.numerator, figure.value, figure.low, figure.high) == (-1, -1, None, None)
