"""The samples as read: every file of the manifest, and the rows that stand once all of them are loaded."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from cesp.catalogue import Partnership, load_catalogue, load_partnership
from cesp.intake.reading import read_return
from cesp.intake.results import Reading, ReadOptions, Row
from cesp.periods import Period, parse_period

DATA = Path(__file__).parents[2] / "data"
SAMPLES = DATA / "samples"
Line = dict[str, str]
Sent = tuple[Line, Period, Reading]


@pytest.fixture(scope="session")
def partnership() -> Partnership:
    return load_partnership(DATA / "partnership")


@pytest.fixture(scope="session")
def manifest() -> list[Line]:
    """The lines of the samples' manifest, in the order the files came in."""
    with (SAMPLES / "manifest.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def sent(manifest: list[Line], partnership: Partnership) -> list[Sent]:
    """(line, period, reading) of every file, read with what the manifest says of it."""
    found = []
    for line in manifest:
        restates = tuple(_period(words) for words in line["restates"].split(";") if words)
        options = ReadOptions(sender=line["sender"], period=_period(line["period"]), restates=restates)
        found.append((line, _period(line["period"]), _read(line, partnership, options)))
    return found


@pytest.fixture(scope="session")
def unaided(manifest: list[Line], partnership: Partnership) -> list[Sent]:
    """The same, read without being told sender or period."""
    return [(line, _period(line["period"]), _read(line, partnership, ReadOptions())) for line in manifest]


@pytest.fixture(scope="session")
def held(sent: list[Sent]) -> list[tuple[str, Row]]:
    """(sender, row) of the last file of each sender, dataset and quarter, restated rows of other quarters aside."""
    last: dict[tuple[str, str, Period], list[Row]] = {}
    for line, period, reading in sent:
        fresh: dict[tuple[str, str, Period], list[Row]] = {}
        for row in reading.rows:
            if row.quarter and Period(row.year, row.quarter, row.quarter) == period:
                fresh.setdefault((line["sender"], row.dataset, period), []).append(row)
        last |= fresh
    return [(key[0], row) for key, rows in last.items() for row in rows]


def _period(label: str) -> Period:
    period = parse_period(label)
    assert period is not None, label
    return period


def _read(line: Line, partnership: Partnership, options: ReadOptions) -> Reading:
    path = SAMPLES / line["file"]
    return read_return(path.name, path.read_bytes(), load_catalogue(), partnership, options)
