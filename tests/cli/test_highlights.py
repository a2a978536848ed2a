"""`cesp highlight`: a report to fill in, and what is said where there is none."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from tests.cli.conftest import Call


def test_a_report_is_written_for_a_quarter(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    status, printed, _ = call("highlight", "neglect", "--period", "2023/24 Q3", "--output", path)
    assert (status, printed) == (0, f"Written: {path}\n")
    assert openpyxl.load_workbook(path)["Neglect"]["B3"].value == "2023/24 Q3"
    assert call("highlight", "neglect", "--period", "2023/24 Q3", "--output", path)[0] == 2  # it is there already


def test_what_there_is_no_report_of_is_said_in_words(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    for words, said in (
        (("nobody", "--period", "2023/24 Q3"), "'nobody' is not a priority of the partnership"),
        (("--period", "2023/24"), "A highlight report is of one quarter, and 2023/24 is more"),
    ):
        status, _, errors = call("highlight", *words, "--output", path)
        assert (status, errors.startswith(said)) == (2, True)
    assert not path.exists()
