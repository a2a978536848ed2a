"""The board, nil returns and declarations from the command line, on an empty store and on the samples."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Call

GAP = ("wirral-community", "training", "2023/24 Q2")
KEYS = {
    "sender", "family", "period", "due", "state", "received", "upload", "days_late", "corrected", "lacking", "reason",
    "declared_by", "declared_on", "affects",
}  # fmt: skip


@pytest.fixture
def samples(sample_file: Path, tmp_path: Path, call: Call) -> Call:
    """The command line on a copy of the samples."""
    shutil.copy(sample_file, tmp_path / "store.db")
    return call


def state(call: Call) -> str:
    [board] = json.loads(call("returns", "--year", "2023/24", "--json")[1])
    [gap] = [entry for entry in board["returns"] if (entry["sender"], entry["period"]) == (GAP[0], GAP[2])]
    return str(gap["state"])


def test_the_board_as_json_names_every_return(samples: Call) -> None:
    status, printed, _ = samples("returns", "--year", "2023/24", "--json")
    [board] = json.loads(printed)
    assert status == 0
    assert set(board) == {"year", "summary", "returns", "chasers"}
    assert len(board["returns"]) == 22
    assert all(set(entry) == KEYS for entry in board["returns"])
    [missing] = [entry for entry in board["returns"] if entry["state"] == "missing"]
    assert (missing["sender"], missing["period"], missing["due"]) == (GAP[0], GAP[2], "2023-10-21")
    assert set(board["chasers"][0]) == {"sender", "sender_title", "subject", "text", "before"}


def test_the_board_as_text_tells_the_year_then_every_return(samples: Call) -> None:
    status, printed, _ = samples("returns", "--year", "2022/23")
    assert status == 0
    first, *lines = printed.splitlines()
    assert first == "33 of 33 returns were received, 4 late, 2 corrected since."
    [late] = [line for line in lines if "2022/23 Q4  wirral-community" in line]
    assert "received  2023-04-24" in late
    assert late.endswith(", 3 days late")
    twice = [line for line in lines if "corrected" in line]
    assert "2022/23 Q3  training-team  training  received  2023-01-16" in twice[0]
    assert "corrected 2023-02-20" in twice[0]
    assert "2022/23 Q4  police  training  received  2023-04-13" in twice[1]
    assert "corrected 2023-07-10" in twice[1]


def test_nil_and_undo(samples: Call) -> None:
    status, printed, _ = samples("nil", *GAP)
    assert status == 0
    assert printed.startswith("Nil return: ")
    assert state(samples) == "nil"
    upload = printed.rstrip(".\n").rpartition(" ")[2]
    assert samples("undo", upload)[0] == 0
    assert state(samples) == "missing"


def test_declare_and_take_back(samples: Call) -> None:
    assert samples("declare", *GAP, "--reason", "no system")[0] == 0
    assert state(samples) == "declared"
    _, printed, _ = samples("returns", "--year", "2023/24")
    assert "this computer on " in printed
    assert ": no system" in printed
    assert samples("declare", *GAP, "--take-back")[0] == 0
    assert state(samples) == "missing"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("returns", "--year", "Lent"), "'Lent' is no financial year (--year)."),
        (("declare", *GAP), "A reason is needed"),
        (("nil", "nobody", "training", "2023/24 Q2"), "There is no agency nobody"),
        (("nil", *GAP[:2], "soon"), "'soon' is no period"),
        (("nil", *GAP[:2], "2023/24"), "No training return of Wirral Community"),
    ],
)
def test_wrong_usage_is_said_in_words(call: Call, words: tuple[str, ...], said: str) -> None:
    status, _, errors = call(*words)
    assert (status, errors.startswith(said)) == (2, True), errors
