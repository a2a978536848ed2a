"""The 17 tables of a peer (GaussSuppression): the same small cells, none opened, no range short."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from cesp.disclosure.joint.block import Block, Cell, Rules
from cesp.disclosure.joint.protect import protect_block
from tests.disclosure.joint.tables import leaks, seen

#: Name -> the peer's `maxN`, and whether zeros are shown (not its `protectZeros`); cells hidden by us, and by the peer.
TABLES: Mapping[str, tuple[int, bool, int, int]] = {
    "z1_maxN3": (3, False, 6, 6),
    "vignette_table1_age_geo_maxN1": (1, False, 4, 4),
    "vignette_table2_age_geo_eu_maxN2": (2, False, 10, 8),
    "vignette_table3_formula": (2, False, 2, 2),
    "vignette_table4_zeros_not_suppressed": (4, True, 10, 10),
    "vignette_table5_secondary_zeros": (3, True, 9, 8),
    "vignette_table7_two_zeros": (2, False, 10, 10),
    "vignette_table8_linked_years": (1, True, 3, 14),
    "z2_maxN5_hier": (5, False, 37, 29),
    "easySdcTable_data1a_protectZerosTRUE": (3, False, 13, 13),
    "easySdcTable_data1a_protectZerosFALSE": (3, True, 9, 9),
    "easySdcTable_data1b_protectZerosTRUE": (3, False, 13, 13),
    "easySdcTable_data1b_protectZerosFALSE": (3, True, 12, 10),
    "easySdcTable_data0a_protectZerosTRUE": (3, False, 6, 6),
    "easySdcTable_data0a_protectZerosFALSE": (3, True, 0, 0),
    "easySdcTable_data0b_protectZerosTRUE": (3, False, 10, 10),
    "easySdcTable_data0b_protectZerosFALSE": (3, True, 4, 4),
}
#: What the peer's groups of places are made of.
GROUPS = {
    "EU": "Portugal Spain", "nonEU": "Iceland",
    "1": "A I", "4": "B", "5": "C D", "6": "E F", "8": "G H", "10": "J K",
    "300": "A B C D E F G H", "400": "I J K",
}  # fmt: skip
#: Small cells that no pattern gives their range, so that they are left out: the rule asks for all of 1 to 3.
WITHHELD = {"easySdcTable_data1a_protectZerosFALSE": 1, "easySdcTable_data1b_protectZerosFALSE": 2}


def peer(folder: Path, name: str) -> tuple[Block, list[int], set[str], set[str]]:
    """A peer's table as a block, with inner counts that add up to it, and the cells that the peer finds small and
    hides."""
    cases = json.loads((folder / "reference" / "sdc_gausssuppression.json").read_text("utf-8"))["cases"]
    table: list[dict[str, Any]] = next(case["table"] for case in cases if case["name"] == name)
    dimensions = [key for key in table[0] if key not in ("ant", "freq", "primary", "suppressed")]
    leaves = [
        list(dict.fromkeys(leaf for row in table for leaf in _leaves(row[key]) if leaf != "Total"))
        for key in dimensions
    ]
    inner = list(product(*leaves))
    cells, values = [], []
    for row in table:
        covered = [
            {leaf for one in leaves[n] for leaf in [one] if row[key] == "Total" or one in _leaves(row[key])}
            for n, key in enumerate(dimensions)
        ]
        atoms = [n for n, at in enumerate(inner) if all(a in some for a, some in zip(at, covered, strict=True))]
        cells.append(Cell("/".join(str(row[key]) for key in dimensions), tuple(atoms)))
        values.append(row["ant"] if "ant" in row else row["freq"])
    sums = np.array([[atom in cell.atoms for atom in range(len(inner))] for cell in cells], dtype=float)
    nothing = np.zeros(len(inner))
    found = milp(nothing, integrality=nothing + 1, constraints=LinearConstraint(sums, values, values), bounds=Bounds(0))
    small, out = (
        {cell.id for cell, row in zip(cells, table, strict=True) if row[key]} for key in ("primary", "suppressed")
    )
    return Block(name, len(inner), tuple(cells)), [round(count) for count in found.x], small, out


def _leaves(name: object) -> list[str]:
    return GROUPS.get(str(name), str(name)).split()


@pytest.mark.parametrize("name", TABLES)
def test_small_cells_are_the_peers_and_none_is_opened(reference: Path, name: str) -> None:
    most, zeros, ours, theirs = TABLES[name]
    block, counts, small, out = peer(reference, name)
    rules = Rules(most=most, zeros=zeros)
    pattern = protect_block(block, counts, rules)
    assert pattern.primary | pattern.withheld == small
    assert len(pattern.withheld) == WITHHELD.get(name, 0)
    assert leaks(seen(block, counts, pattern, rules)) == set()
    assert (len(pattern.primary | pattern.secondary | pattern.withheld), len(out)) == (ours, theirs)


def test_all_tables_are_tried(reference: Path) -> None:
    key = json.loads((reference / "reference" / "sdc_gausssuppression.json").read_text("utf-8"))
    assert {case["name"] for case in key["cases"]} == TABLES.keys()
    assert [sum(row[place] for row in TABLES.values()) for place in (2, 3)] == [158, 156]
