"""The command line in this process, on a store of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cesp import cli

Call = Callable[..., tuple[int, str, str]]
Ask = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs `cesp ...` and gives exit status, output and errors. The store is named and empty."""
    monkeypatch.setenv("CESP_STORE", f"sqlite:///{tmp_path / 'store.db'}")

    def run(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["cesp", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return run


@pytest.fixture
def ask(call: Call) -> Ask:
    """Runs `cesp figures ... --json` and gives the list."""

    def run(*words: object) -> list[dict[str, Any]]:
        status, printed, errors = call("figures", *words, "--json")
        assert status == 0, errors
        found: list[dict[str, Any]] = json.loads(printed)
        return found

    return run
