"""`cesp matches`, and what `cesp check` asks."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from cesp.jobs.desk import open_desk
from cesp.jobs.matching import Answer, remember
from cesp.jobs.places import partnership_folder
from cesp.people import LOCAL
from tests.cli.conftest import Call
from tests.intake.books import workbook

ROWS = [["Agency: Police"], ["Course", "Date", "Bums on seats"], ["A course", "14/04/2022", 15]]
Confirm = Callable[..., None]


@pytest.fixture
def confirm(call: Call, tmp_path: Path) -> Confirm:
    """Confirms on the store of the command line, as the page does."""

    def confirms(*answers: Answer) -> None:
        desk = open_desk(f"sqlite:///{tmp_path / 'store.db'}", partnership_folder(), LOCAL)
        remember(desk, "police", answers)
        desk.store.close()

    return confirms


HEADING = Answer("heading", "training_sessions", "Bums on seats", "attended")


def test_check_asks_and_reads_what_was_confirmed(call: Call, confirm: Confirm, tmp_path: Path) -> None:
    path = tmp_path / "return.xlsx"
    path.write_bytes(workbook(ROWS))
    status, printed, _ = call("check", path, "--json")
    [answer] = json.loads(printed)
    one = next(one for one in answer["suggestions"] if one["kind"] == "heading")
    assert (status, answer["sender"], one["written"]) == (1, "police", "Bums on seats")
    assert set(one) == {"kind", "dataset", "written", "sheet", "cell", "column", "count", "offers"}
    assert set(one["offers"][0]) == {"dataset", "meaning", "title", "reason", "score"}
    assert one["offers"][0]["meaning"] == "attended"
    assert "'Bums on seats' may be Attended: its cells are whole numbers" in call("check", path)[1]
    confirm(HEADING)
    assert call("check", path)[0] == 0
    assert call("check", path, "--map", "Bums on seats=registered")[0] == 1


def test_what_is_remembered_is_listed_exported_and_forgotten(call: Call, confirm: Confirm) -> None:
    assert call("matches")[1] == "Nothing is remembered yet.\n"
    confirm(HEADING, Answer("agency", "", "Old Bill", "police"))
    word, heading = json.loads(call("matches", "--sender", "police", "--json")[1])
    assert (heading["written"], heading["meaning"], heading["title"]) == ("Bums on seats", "attended", "Attended")
    assert (word["sender"], word["kind"], word["by"]) == ("police", "agency", LOCAL.name)
    assert json.loads(call("matches", "--sender", "education", "--json")[1]) == []
    assert "'Bums on seats' is Attended; confirmed by this computer" in call("matches")[1]
    [entry] = tomllib.loads(call("matches", "export")[1])["agency"]
    assert entry["id"] == "police"
    assert entry["aliases"][-1] == "Old Bill"
    assert call("matches", "forget", heading["id"])[0] == 0
    assert [one["id"] for one in json.loads(call("matches", "--json")[1])] == [word["id"]]
    status, _, errors = call("matches", "forget", heading["id"])
    assert (status, errors) == (2, f"Nothing is remembered under the number {heading['id']}. "
                                   "Look in the list for what there is.\n")  # fmt: skip
