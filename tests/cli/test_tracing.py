"""Looking before and back: preview, history with filters, receipts, and the rows behind a figure."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Ask, Call
from tests.cli.workbooks import course_table

QUARTER = ("--period", "2016/17 Q1")


def test_a_preview_foretells_figures_and_keeps_nothing(call: Call, ask: Ask, tmp_path: Path) -> None:
    status, printed, _ = call("preview", course_table(tmp_path), *QUARTER, "--json")
    [answer] = json.loads(printed)
    assert (status, answer["same_file_as"], answer["closed"]) == (0, None, [])
    assert sum(line["new"] for line in answer["rows"]) == 6
    [attendances] = [
        effect for effect in answer["effects"]
        if (effect["measure"], effect["priority"], effect["period"]) == ("attendances", None, "2016/17 Q1")
    ]  # fmt: skip
    assert attendances["sentence"] == "Attendances, 2016/17 Q1: no figure becomes 304: no earlier figure."
    assert attendances["after"]["value"] == 304
    assert json.loads(call("history", "--json")[1]) == []


def test_a_preview_of_the_same_file_says_so(call: Call, tmp_path: Path) -> None:
    path = course_table(tmp_path)
    call("load", path, *QUARTER)
    assert "loaded before, as upload 1: loading it again changes nothing." in call("preview", path, *QUARTER)[1]


def test_rows_behind_a_figure_add_up(call: Call, tmp_path: Path) -> None:
    call("load", course_table(tmp_path), *QUARTER)
    status, printed, _ = call("rows", "--measure", "attendances", *QUARTER, "--json")
    rows = json.loads(printed)
    assert (status, len(rows), sum(row["numerator"] for row in rows)) == (0, 6, 304)
    assert {row["upload"] for row in rows} == {1}
    assert min(row["row"] for row in rows) > 4  # headings stand in row 4


def test_history_is_filtered(call: Call, tmp_path: Path) -> None:
    call("load", course_table(tmp_path), *QUARTER)
    [record] = json.loads(call("history", "--json")[1])
    for words, number in (
        (("--sender", record["sender"]), 1), (("--sender", "nobody"), 0), (("--dataset", "training_sessions"), 1),
        (("--dataset", "actions"), 0), (QUARTER, 1), (("--period", "2016/17 Q2"), 0), (("--since", "2001-01-01"), 1),
        (("--since", "2901-01-01"), 0),
    ):  # fmt: skip
        assert len(json.loads(call("history", *words, "--json")[1])) == number
    assert call("history", "--since", "soon")[2].startswith("'soon' is no date (--since).")


def test_a_receipt_is_printed(call: Call, tmp_path: Path) -> None:
    call("load", course_table(tmp_path), *QUARTER)
    assert "Rows kept: 6; rows left out: 1" in call("receipt", 1)[1]
    assert call("receipt", 2)[0] == 2
