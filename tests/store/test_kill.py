"""kill -9 at each step of a commit, and anywhere: the old or the new quarter, whole, and nothing acknowledged lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.store.submissions import open_in, shown

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither fork nor kill -9")
KILLS = 30


def run(*words: str) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.store.killed", *words]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_kill_at_each_step_of_a_commit_leaves_the_old_or_the_new_quarter(tmp_path: Path) -> None:
    steps = run("steps", str(tmp_path))
    assert [step["sound"] for step in steps] == ["ok"] * len(steps)
    assert {(step["uploads"], *step["values"]) for step in steps[:-1]} == {(1, 1, 1, 1)}
    assert (steps[-1]["said"], steps[-1]["values"]) == ("acknowledged", [2, 2, 2])
    said = [step["said"] for step in steps]
    assert said[0].startswith("BEGIN")
    assert said[-2] == "before commit"
    for table in ("upload", "rows_training_sessions", "upload_slice", "slice_version", "event"):
        assert any(f"INSERT INTO {table} " in statement for statement in said), table
    for step in steps[:: len(steps) // 4]:
        store = open_in(Path(step["folder"]))
        assert [row[3] for row in shown(store)] == step["values"]
        store.close()


def test_kill_at_any_instant_loses_nothing_acknowledged_and_shows_no_half(tmp_path: Path) -> None:
    kills = run("instants", str(tmp_path), str(KILLS))
    assert len(kills) == KILLS
    for kill in kills:
        assert kill["sound"] == "ok"
        assert kill["uploads"] >= kill["acknowledged"]
        assert kill["values"] == [kill["uploads"]] * (3 if kill["uploads"] else 0)
    assert kills[-1]["uploads"] > KILLS / 2, "the children were killed before they loaded anything"
