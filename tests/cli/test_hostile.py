"""Files from public test suites that break spreadsheet readers: each gets an answer in words."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Call


def test_every_hostile_file_is_answered_and_none_stops_the_others(call: Call, reference: Path) -> None:
    files = sorted((reference / "hostile").iterdir())
    status, printed, errors = call("check", *files, "--json")
    answers = json.loads(printed)
    assert (status, len(answers)) == (1, len(files))
    assert "Traceback" not in printed + errors
    for answer in answers:
        stops = [finding for finding in answer["findings"] if finding["level"] == "error"]
        assert answer["accepted"] is not bool(stops)
        assert all(finding["message"] and finding["fix"] for finding in stops), answer["file"]
