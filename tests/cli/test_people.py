"""A return that names children, in a terminal: refused with a note to copy, or cut and loaded."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Call
from tests.intake.books import workbook

NHS_NUMBERS = ["943-476-5870", "943-476-5919", "401-023-2137"]


def named(folder: Path) -> Path:
    rows = [["Course", "Date", "Attended", "NHS number"]]
    rows += [["County lines", f"2023-04-{at:02d}", str(at), number] for at, number in enumerate(NHS_NUMBERS, 1)]
    path = folder / "return.xlsx"
    path.write_bytes(workbook(rows))
    return path


def test_refused_with_words_to_copy_and_no_value(call: Call, tmp_path: Path) -> None:
    path = named(tmp_path)
    status, printed, errors = call("check", path)
    assert status == 1
    assert "column D, headed 'NHS number': NHS numbers in 3 cells (rows 2 to 4)." in printed
    [answer] = json.loads(call("load", path, "--json")[1])
    assert [(one["column"], one["rows"], one["cut"]) for one in answer["personal"]] == [("D", [2, 3, 4], False)]
    assert not any(number in printed + errors + json.dumps(answer) for number in NHS_NUMBERS)
    assert json.loads(call("history", "--json")[1]) == []


def test_cut_in_memory_and_loaded(call: Call, tmp_path: Path) -> None:
    status, printed, _ = call("load", named(tmp_path), "--cut", "NHS number", "--json")
    [answer] = json.loads(printed)
    assert (status, answer["upload"]["rows"]) == (0, 3)
    assert answer["incident"].startswith("A return held identifiers of children: 'return.xlsx'")
    assert not any(number in printed for number in NHS_NUMBERS)
