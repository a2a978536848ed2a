"""What the yearly report must contain: versions by report year, and faults of a checklist named where they are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cesp.catalogue import load_catalogue
from cesp.catalogue.load import load_checklists, read_checklists
from cesp.errors import ConfigurationError

ONE = """
id = "{id}"
title = "Guidance {id}"
issued = 2018-07-04
from_year = "{year}"

[[requirement]]
id = "done"
title = "what was done"
text = "What was done."
reference = "Chapter 1"

[[requirement.need]]
what = "Training"
measures = ["{measure}"]
fill = "The training return."
"""


def written(folder: Path, *versions: tuple[str, str], measure: str = "attendances", more: str = "") -> Path:
    for name, year in versions:
        text = ONE.format(id=name, year=year, measure=measure) + more
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("year", "version"),
    [(2017, None), (2018, "old"), (2022, "old"), (2023, "new"), (2030, "new")],
)
def test_the_version_is_that_of_the_report_year(tmp_path: Path, year: int, version: str | None) -> None:
    checklists = read_checklists(written(tmp_path, ("new", "2023/24"), ("old", "2018/19")), load_catalogue())
    found = checklists.of_year(year)
    assert (found.id if found else None) == version
    assert checklists.first_year == 2018


def test_what_ships_is_the_guidance_of_2018_then_of_2023() -> None:
    shipped = load_checklists()
    old, new = shipped.of_year(2022), shipped.of_year(2023)
    assert old is not None
    assert new is not None
    assert (old.issued, new.issued) == (date(2018, 7, 4), date(2023, 12, 15))
    assert [entry.id for entry in old.requirement] == [
        "done", "effective", "impact", "little-progress", "recommendations", "feedback",
    ]  # fmt: skip
    added = {entry.id for entry in new.requirement} - {entry.id for entry in old.requirement}
    assert added == {"contributions", "scrutiny", "costs", "education", "data", "reforms"}
    assert all(entry.checked for entry in old.requirement)
    assert [entry.id for entry in new.requirement if entry.checked] == ["done", "effective"]
    assert shipped.of_year(2017) is None


@pytest.mark.parametrize(
    ("versions", "measure", "more", "where", "what"),
    [
        ([("a", "2018/19")], "attendence", "", "requirement 'done', need '1', key measures", "no measure attendence"),
        ([("a", "Lent")], "attendances", "", "guidance 'a', key from_year", "not a year: Lent"),
        (
            [("a", "2018/19"), ("b", "2018/19")],
            "attendances",
            "",
            "b.toml, guidance 'b', key from_year",
            "two versions",
        ),
        ([("a", "2018/19")], "attendances", ONE.split("\n\n", 1)[1], "requirement 'done', key id", "two called done"),
    ],
)
def test_a_fault_is_named_with_its_place(
    tmp_path: Path, versions: list[tuple[str, str]], measure: str, more: str, where: str, what: str
) -> None:
    more = more.replace("{measure}", measure)
    with pytest.raises(ConfigurationError) as caught:
        read_checklists(written(tmp_path, *versions, measure=measure, more=more), load_catalogue())
    assert where in caught.value.where
    assert what in caught.value.what
