"""What stands for each lane of a priority's impact line, as a partnership's folder states it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cesp.catalogue import load_partnership
from tests.catalogue.test_load import INDICATOR, PRIORITIES, partnership
from tests.catalogue.test_targets import folder_of


def test_a_priority_may_name_a_measure_for_each_lane_and_an_indicator_for_children(tmp_path: Path) -> None:
    named = PRIORITIES + 'impact = { did = "attendances", children = "i" }\n'
    other = named.replace("nline", "ffline").replace("cyber", "paper")
    impact = load_partnership(folder_of(tmp_path, other, INDICATOR + 'priorities = ["offline"]\n'))
    (online, offline) = impact.priority
    assert (online.impact.did, online.impact.practice, online.impact.children) == ("", "", "")
    assert (offline.impact.did, offline.impact.practice, offline.impact.children) == ("attendances", "", "i")


OWN = INDICATOR + 'priorities = ["online"]\n'


@pytest.mark.parametrize(
    ("impact", "where", "what"),
    [
        ('did = "applause"', "did", "nothing called applause is measured of this priority in that lane"),
        (
            'practice = "attendances"',
            "practice",
            "nothing called attendances is measured of this priority in that lane",
        ),
        ('did = "i"', "did", "nothing called i is measured of this priority in that lane"),
        ('children = "j"', "children", "nothing called j is measured of this priority in that lane"),
        ('children = "indicator"', "children", "nothing called indicator is measured of this priority in that lane"),
    ],
)
def test_a_lane_that_names_what_is_not_measured_in_it_is_refused(
    tmp_path: Path, impact: str, where: str, what: str
) -> None:
    elsewhere = INDICATOR.replace('"i"', '"j"').replace('"I"', '"J"')
    fault = partnership(tmp_path, priorities=PRIORITIES + f"impact = {{ {impact} }}\n", i=OWN + elsewhere)
    assert (fault.where, fault.what) == (f"priorities.toml, priority 'online', key impact.{where}", what)
