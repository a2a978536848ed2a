"""The attack on patterns that a published method made for 17 tables: how many of its ranges are short."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from cesp.disclosure.joint.attack import attack, opened, short
from cesp.disclosure.joint.attack_bounds import Search
from cesp.disclosure.joint.attack_tables import BOUNDLESS, reduce
from cesp.disclosure.joint.block import Block, Cell, Rules, View

# What stands above the leaves of a dimension; "Total" stands above all of them.
ABOVE = {
    "EU": ("Portugal", "Spain"),
    "nonEU": ("Iceland",),
    **{"1": "AI", "4": "B", "5": "CD", "6": "EF", "8": "GH", "10": "JK", "300": "ABCDEFGH", "400": "IJK"},
}

# Its `maxN`, and whether it leaves zeros in sight (`protectZeros` is False).
SETTINGS = {
    "z1_maxN3": (3, False),
    "vignette_table1_age_geo_maxN1": (1, False),
    "vignette_table2_age_geo_eu_maxN2": (2, False),
    "vignette_table3_formula": (2, False),
    "vignette_table4_zeros_not_suppressed": (4, True),
    "vignette_table5_secondary_zeros": (3, True),
    "vignette_table7_two_zeros": (2, False),
    "vignette_table8_linked_years": (1, True),
    "z2_maxN5_hier": (5, False),
}


def seen(case: dict[str, Any]) -> View:
    """What is seen of one of its tables. A zero that it hides to protect others is in neither set: any number."""
    table, name = case["table"], case["name"]
    most, zeros = SETTINGS.get(name) or (3, name.endswith("FALSE"))
    count = "ant" if "ant" in table[0] else "freq"
    sides = [key for key in table[0] if key not in (count, "primary", "suppressed")]
    leaves = [dict.fromkeys(leaf for row in table for leaf in under(str(row[side]))) for side in sides]
    atoms = list(product(*leaves))
    cells, shown, primary, secondary = [], {}, set(), set()
    for row in table:
        names = [str(row[side]) for side in sides]
        id_ = "/".join(names)
        over = [set(under(name)) or set(all_) for name, all_ in zip(names, leaves, strict=True)]
        at = tuple(
            i for i, atom in enumerate(atoms) if all(leaf in set_ for leaf, set_ in zip(atom, over, strict=True))
        )
        cells.append(Cell(id_, at))
        if not row["suppressed"]:
            shown[id_] = row[count]
        elif row["primary"]:
            primary.add(id_)
        elif row[count]:
            secondary.add(id_)
    block = Block(name, len(atoms), tuple(cells))
    return View(block, shown, frozenset(primary), frozenset(secondary), Rules(most, zeros))


def under(name: str) -> tuple[str, ...]:
    """The leaves under a name; none for "Total", which has them all."""
    return () if name == "Total" else tuple(ABOVE.get(name, (name,)))


@pytest.fixture(scope="module")
def views(reference: Path) -> list[View]:
    """All 17 as they were published."""
    key = json.loads((reference / "reference" / "sdc_gausssuppression.json").read_text(encoding="utf-8"))
    return [seen(case) for case in key["cases"]]


def weakly_short(view: View) -> set[str]:
    """Primary cells whose range does not cover 1 to `most`, to somebody who does not know which cells are primary."""
    tables = reduce(replace(view, primary=frozenset(), secondary=view.secondary | view.primary))
    low = 1 if view.rules.zeros else 0
    spans = tuple((low, BOUNDLESS) if span[1] == BOUNDLESS else span for span in tables.spans)
    search = Search(replace(tables, spans=spans))
    found = {id_: search.bounds(row) for id_, row in tables.place.items() if row is not None and id_ in view.primary}
    assert all(bounds.certified for bounds in found.values())
    return {id_ for id_, bounds in found.items() if bounds.low > 1 or bounds.high < view.rules.most}


def test_the_tables_are_read_as_they_add_up(views: list[View]) -> None:
    assert len(views) == 17
    assert sum(len(view.primary) for view in views) == 86
    assert all(attack(view) for view in views if view.primary)


def test_its_own_patterns_leave_22_ranges_short_that_could_be_had(views: list[View]) -> None:
    """Even to somebody who does not know which cells are primary. 3 more cannot be had by hiding all but zeros."""
    total = 0
    for view in views:
        zeros = {id_: value for id_, value in view.shown.items() if value == 0}
        rest = view.secondary | (view.shown.keys() - zeros.keys())
        dark = replace(view, shown=zeros, secondary=frozenset(rest))
        total += len(weakly_short(view) - weakly_short(dark))
    assert total == 22


def test_knowing_which_are_primary_makes_45_short_and_opens_10(views: list[View]) -> None:
    """By table: ranges short, hidden cells that are known, and how many of these are small. Where `most` is 1 and zeros
    are shown (linked years), a small number can only be 1: whoever knows that it is small knows it."""
    found = {view.block.name: (view, attack(view)) for view in views}
    assert all(bounds.certified for _, ends in found.values() for bounds in ends.values())
    figures = {}
    for name, (view, ends) in found.items():
        known = opened(view, ends)
        figures[name] = len(short(view, ends)), len(known), len(view.primary.intersection(known))
    assert {name: three for name, three in figures.items() if any(three)} == {
        "vignette_table1_age_geo_maxN1": (1, 4, 1),
        "vignette_table2_age_geo_eu_maxN2": (1, 0, 0),
        "vignette_table4_zeros_not_suppressed": (6, 0, 0),
        "vignette_table5_secondary_zeros": (4, 7, 4),
        "vignette_table7_two_zeros": (3, 6, 2),
        "vignette_table8_linked_years": (0, 14, 3),
        "z2_maxN5_hier": (11, 0, 0),
        "easySdcTable_data1a_protectZerosFALSE": (5, 0, 0),
        "easySdcTable_data1b_protectZerosFALSE": (6, 0, 0),
        "easySdcTable_data0a_protectZerosTRUE": (2, 0, 0),
        "easySdcTable_data0b_protectZerosTRUE": (6, 0, 0),
    }
    assert sum(three[0] for three in figures.values()) == 45
    assert sum(three[2] for three in figures.values()) == 10
