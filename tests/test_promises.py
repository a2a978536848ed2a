"""Every trap and every decision of the design has a test named after it; this one fails when such a test is gone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
TRAPS = {
    1: "a rate of attendance names what it is of",
    2: "halves are rounded up",
    3: "percent of all is not percent of those measured",
    4: "percentages are never averaged",
    5: "a part year is compared with the same quarters",
    6: "few are too few, and their number is said",
    7: "totals that disagree are told, not mended",
    8: "a blank is not a zero",
    9: "direction is not trend",
    10: "limits of chance need twelve figures",
}
DECISIONS = {
    1: "slices are replaced whole",
    2: "stray rows are listed",
    3: "sender and agency differ",
    4: "figures to, and as held on",
    5: "training totals come from sessions",
    6: "attendance names walk-ins, places and people",
    7: "proportions use rows with both parts",
    8: "priorities do not add up",
    9: "each basis makes its year",
    10: "missing quarters are not like for like",
    11: "activity is not outcome",
    12: "cases are counted once",
    13: "targets are numbers, bounds or texts",
    14: "movement, and little or no progress",
    15: "copies count once",
    16: "rates use children of the same place and year",
}


def numbers(kind: str) -> set[int]:
    """The numbers after test_<kind>_ in the names of all tests."""
    texts = (path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py"))
    return {int(number) for text in texts for number in re.findall(rf"^def test_{kind}_0*(\d+)_", text, re.MULTILINE)}


@pytest.mark.parametrize(("kind", "promised"), [("trap", TRAPS), ("decision", DECISIONS)])
def test_each_has_a_test_named_after_it(kind: str, promised: dict[int, str]) -> None:
    missing = {number: words for number, words in promised.items() if number not in numbers(kind)}
    assert not missing
    assert numbers(kind) <= promised.keys()
