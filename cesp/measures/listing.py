"""The rows of a measure one by one, whole, with what its steps say of each: for lists, not for adding up."""

from __future__ import annotations

from collections.abc import Mapping

import ibis

from cesp.catalogue import Catalogue, Partnership
from cesp.measures.prepare import STEPS
from cesp.measures.steps import Setting
from cesp.measures.tables import question_table


def listed(measure: str, flags: Mapping[str, str], catalogue: Catalogue, partnership: Partnership) -> ibis.Table:
    """The question for every row of a measure's dataset that its step looks at, in the order they were sent. `quarter`
    is 0 for a whole year; each of `flags`, a column to step, is true where that step counts the row; `outcome` is there
    where the measure's own step makes it."""
    defined = catalogue.measure(measure)
    setting = Setting(catalogue, partnership)
    rows = question_table(catalogue.dataset(defined.dataset))
    for column, step in flags.items():
        flagged = STEPS[step](rows, setting)
        rows = flagged.mutate(flagged.counted.name(column)).drop("counted")
    rows = STEPS[defined.prepare](rows, setting)
    return rows.mutate(quarter=rows.quarter.fill_null(0)).order_by("year", "quarter", "upload", "sheet", "row")
