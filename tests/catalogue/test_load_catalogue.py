"""What the catalogue's loader says of datasets and measures that are wrong: file, table and key, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from cesp.catalogue import load_catalogue, read_catalogue
from cesp.errors import ConfigurationError

DATASET = """
name = "visits"
family = "progress"
title = "Visits"
row_is = "a visit"
key = "place"
natural_key = ["place", "period"]
counts = "none"
[[columns]]
name = "place"
kind = "text"
title = "Place"
[[columns]]
name = "period"
kind = "period"
title = "Quarter"
[[columns]]
name = "result"
kind = "choice"
title = "Result"
choices = { fine = ["ok"], poor = [] }
[[columns]]
name = "visits"
kind = "count"
title = "Visits"
"""
MEASURE = """
[[measure]]
id = "visits"
title = "Visits"
kind = "count"
dataset = "visits"
numerator = ["rows"]
where = { result = ["fine"] }
unit = "visits"
lane = "did"
sentence = "{value} visits"
numerator_words = "visits"
definition = "Visits."
since = "2020/21"
"""


def catalogue(folder: Path, dataset: str = DATASET, measure: str = MEASURE) -> ConfigurationError:
    """The error that a catalogue of this dataset and measure is refused with."""
    write_catalogue(folder, dataset, measure)
    with pytest.raises(ConfigurationError) as caught:
        read_catalogue(folder / "datasets", folder / "measures")
    return caught.value


def write_catalogue(folder: Path, dataset: str, measure: str) -> None:
    for name, text in (("datasets/visits.toml", dataset), ("measures/visits.toml", measure)):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def test_what_ships_loads_and_measures_find_their_columns() -> None:
    held = load_catalogue()
    assert {"training_sessions", "audit_grades", "actions", "indicators", "comparators", "population"} <= {
        dataset.name for dataset in held.datasets
    }
    assert held.measure("attended_of_registered").less == ("walk_in",)


@pytest.mark.parametrize(
    ("dataset", "measure", "where", "what"),
    [
        (('key = "place"', 'key = "palce"'), None, "visits.toml, datasets 'visits', key key", "does not exist: palce"),
        (
            ('["place", "period"]', '["place", "when"]'), None,
            "visits.toml, datasets 'visits', key natural_key", "does not exist: when",
        ),
        (
            ('name = "result"', 'name = "place"'), None,
            "visits.toml, datasets 'visits', columns 'place', key name", "two columns are called place",
        ),
        (
            ('kind = "choice"', 'kind = "list"'), None,
            "visits.toml, datasets 'visits', columns 'result', key kind", "Input should be",
        ),
        (
            None, ('dataset = "visits"', 'dataset = "calls"'),
            "visits.toml, measures 'visits', key dataset", "no dataset calls",
        ),
        (
            None, ('unit = "visits"', 'unit = "visits"\ninstead_by_agency = "calls"'),
            "visits.toml, measures 'visits', key instead_by_agency", "no dataset calls",
        ),
        (
            None, ('["rows"]', '["rows", "calls"]'),
            "visits.toml, measures 'visits', key numerator", "visits has no column calls",
        ),
        (
            None, ("where = { result", "where = { outcome"),
            "visits.toml, measures 'visits', key where", "visits has no column outcome",
        ),
        (
            None, ('["fine"]', '["fine", "good"]'),
            "visits.toml, measures 'visits', key where", "visits result has no choice good",
        ),
        (
            None, ("where = { result", "only = { outcome"),
            "visits.toml, measures 'visits', key only", "visits has no column outcome",
        ),
        (
            None, ('"{value} visits"', '"{values} visits"'),
            "visits.toml, measures 'visits', key sentence", "no such place to fill: values",
        ),
        (None, ('"2020/21"', '"then"'), "visits.toml, measures 'visits', key since", "not a year: then"),
        (
            None, ('["rows"]', '["outcome"]'),
            "visits.toml, measures 'visits', key numerator", "visits has no column outcome",
        ),
        (None, (MEASURE, MEASURE * 2), "visits.toml, measures 'visits', key id", "there are two called visits"),
        (None, (MEASURE, 'measure = "visits"'), "visits.toml, key measures", "valid tuple"),
        (None, (MEASURE, "measure = [1]"), "visits.toml, measures '1'", "valid dictionary or instance of Measure"),
        (None, (MEASURE, MEASURE + "[[mesure]]\nid = 1"), "visits.toml, key mesure", "Extra inputs"),
    ],
)  # fmt: skip
def test_a_wrong_catalogue_names_file_table_and_key(
    tmp_path: Path, dataset: tuple[str, str] | None, measure: tuple[str, str] | None, where: str, what: str
) -> None:
    error = catalogue(
        tmp_path, DATASET.replace(*dataset) if dataset else DATASET, MEASURE.replace(*measure) if measure else MEASURE
    )
    assert error.where.startswith(where)
    assert what in error.what


def test_where_may_name_any_word_of_a_column_that_is_free_text(tmp_path: Path) -> None:
    write_catalogue(tmp_path, DATASET, MEASURE.replace("result =", "place =").replace('"fine"', '"Town hall"'))
    held = read_catalogue(tmp_path / "datasets", tmp_path / "measures")
    assert held.measure("visits").where == {"place": ("Town hall",)}


def test_an_empty_catalogue_names_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="Field required") as caught:
        read_catalogue(tmp_path / "datasets", tmp_path / "measures")
    assert caught.value.where == f"{tmp_path}, key datasets"


def test_datasets_stand_in_the_order_of_their_families() -> None:
    """Where two of them fit a sheet equally well the first is meant: attendance at courses before that at meetings."""
    families = [dataset.family for dataset in load_catalogue().datasets]
    assert list(dict.fromkeys(families)) == [
        "training", "audits", "progress", "assurance", "highlights", "national",
    ]  # fmt: skip
    assert families == sorted(families, key=list(dict.fromkeys(families)).index)
    assert len(families) == 16
