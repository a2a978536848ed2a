"""`cesp audit-disclosure`: on lines, as JSON, and its exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cesp.catalogue import Edition
from cesp.cli import auditing
from cesp.disclosure.protect import Policy
from cesp.jobs import comparing, figures, present, statutory, topics
from cesp.jobs.desk import Desk, open_desk
from cesp.jobs.places import partnership_folder
from cesp.people import LOCAL
from tests.cli.conftest import Call
from tests.measures.world import keep, table

INDICATOR = "return_interviews_in_72h"
HELD = f"""
    when    | priority | indicator   | numerator | denominator
    2022 Q1 | neglect  | {INDICATOR} | 30        | 100
    2022 Q2 | neglect  | {INDICATOR} | 3         | 50
    2022 Q3 | neglect  | {INDICATOR} | 40        | 100
    2022 Q4 | neglect  | {INDICATOR} | 50        | 100
"""


@pytest.fixture
def held(call: Call, tmp_path: Path) -> Call:
    """The command line on a store with one indicator, of which one quarter is small."""
    desk = open_desk(f"sqlite:///{tmp_path / 'store.db'}", partnership_folder(), LOCAL)
    keep(desk.store, table("indicators", HELD))
    desk.store.close()
    return call


def test_a_protected_edition_is_not_open(held: Call) -> None:
    status, printed, told = held("audit-disclosure")
    assert status == 0, printed
    first, *lines = printed.splitlines()
    assert first.startswith("Edition public, data version 1, pattern ")
    [row] = [line.split() for line in lines if line.startswith(f"{INDICATOR} 2022/23")]
    assert row[-2:] == ["0", "0"]
    assert int(row[-3]) == 1
    assert "Told in two ways: none." in lines
    assert lines[-1] == "Nothing is open."
    assert "Looking at 2022/23 Q4: 4 of 7 ..." in told


def test_an_edition_protected_one_by_one_is_open(held: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def bare(desk: Desk, edition: Edition) -> Policy:
        return Policy(edition, desk.partnership, desk.catalogue)

    for gate in (comparing, figures, present, statutory, topics):
        monkeypatch.setattr(gate, "policy", bare)
    status, printed, _ = held("audit-disclosure", "--edition", "restricted", "--insider", "council", "--json")
    assert status == 1
    found = json.loads(printed)
    assert (found["edition"], found["safe"], found["agency"]) == ("restricted", False, "council")
    [block] = [one for one in found["blocks"] if one["name"] == f"{INDICATOR} 2022/23"]
    assert [cell["cell"] for cell in block["opened"]] == [f"indicator|{INDICATOR}||2022/23 Q2|||n"]
    assert [one["own"] > 0 for one in found["insiders"]] == [True]


def test_what_cannot_be_audited_is_refused(call: Call) -> None:
    status, _, told = call("audit-disclosure", "--edition", "officer")
    assert status == 2
    assert "hides nothing" in told
    assert call("audit-disclosure", "--insider", "cakes")[0] == 2
    assert auditing.audit_disclosure.__doc__
