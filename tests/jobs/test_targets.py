"""Targets from configuration and store to the figures that the command line prints as JSON."""

from __future__ import annotations

from dataclasses import replace

from cesp.catalogue import Partnership
from cesp.jobs.figures import Request, as_data, figures
from cesp.periods import Period
from tests.measures.world import PARTNERSHIP, desk, table

PLACES = """
when | indicator | place   | place_kind | numerator | denominator | source
2022 | published | Ourtown | authority  |        20 |         100 | DfE
2022 | published | Hill    | neighbours |        10 |         100 | DfE
2022 | published | Dale    | neighbours |       120 |         300 | DfE
2022 | published | Far     | region     |        99 |         100 | DfE
"""
BOARD = {"period": "2022/23", "approved_by": "Board", "approved_on": "2022-05-12"}


def test_json_holds_target_met_rag_and_distance_against_the_neighbours_average() -> None:
    target = BOARD | {"indicator": "published", "target": "Below Stat Neighbour Average"}
    having = {"target": [target], "national": {"neighbours": ["Hill", "Dale", "Nowhere"]}}
    partnership = Partnership.model_validate(PARTNERSHIP.model_dump() | having)
    with desk(table("comparators", PLACES)) as open_desk:
        here = replace(open_desk, partnership=partnership)
        (shown,) = figures(here, Request(Period.full_year(2022), indicator="published"))
    with desk(table("comparators", PLACES)) as plain_desk:
        (bare,) = figures(plain_desk, Request(Period.full_year(2022), indicator="published"))
    data = as_data(shown)
    assert (data["target"], data["limit"], data["met"], data["rag"]) == (target["target"], 0.25, True, "green")
    assert data["distance"] == -0.05
    assert data["target_words"] == "met, 5.0 points under; the average of 2 neighbours is 25.0%"
    assert (data["approved_by"], data["approved_on"]) == ("Board", "2022-05-12")
    assert [as_data(bare)[key] for key in ("target", "met", "rag", "distance", "approved_by")] == [None] * 5


def test_a_rule_that_asks_for_it_sets_a_figure_beside_a_year_before() -> None:
    """20 of 100 against 30%, and 20 of 100 a year before: no worse, so amber where the rule says so."""
    target = BOARD | {"indicator": "published", "target": "At least 30%"}
    before = PLACES + "2021 | published | Ourtown | authority | 20 | 100 | DfE\n"
    colours = []
    for held in (False, True):
        rules = PARTNERSHIP.rules.model_dump() | {"rag": {"amber_within": 0, "held_is_amber": held}}
        partnership = Partnership.model_validate(PARTNERSHIP.model_dump() | {"target": [target], "rules": rules})
        with desk(table("comparators", before)) as open_desk:
            here = replace(open_desk, partnership=partnership)
            (shown,) = figures(here, Request(Period.full_year(2022), indicator="published"))
        colours.append(as_data(shown)["rag"])
    assert colours == ["red", "amber"]
