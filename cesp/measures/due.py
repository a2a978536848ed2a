"""Which actions and recommendations are overdue or fall due by a day: a question, one row each."""

from __future__ import annotations

import ibis
from ibis import _

from cesp.catalogue import Catalogue
from cesp.measures.steps import is_any
from cesp.measures.steps.plans import is_complete, is_open, is_past
from cesp.measures.tables import held_table, question_table
from cesp.periods import Period

#: Datasets of what has a due date, each with the column that says whose it is.
OWNERS = {"actions": "lead", "recommendations": "owner"}


def due_rows(dataset: str, period: Period, catalogue: Catalogue) -> ibis.Table:
    """What is left to do of a dataset at the end of a period, of each sender's last return in it: columns priority,
    reference, owner, due (null where the return has none), late. Withdrawn and complete entries are not among it."""
    rows = question_table(catalogue.dataset(dataset))
    rows = rows.filter(rows.year == period.year, rows.quarter.between(period.first, period.last))
    held = held_table()
    held = held.filter(held.dataset == dataset, held.year == period.year)
    held = held.filter(held.quarter.between(period.first, period.last))
    last = held.group_by("sender").aggregate(quarter=_.quarter.max())
    rows = rows.semi_join(last, ["sender", "quarter"])
    if dataset == "actions":
        rows = rows.filter(~is_complete(rows)).mutate(late=is_past)
    else:
        rows = rows.filter(is_open(rows)).mutate(late=lambda open_: is_past(open_) | is_any(open_.status, "overdue"))
    named = rows.select("priority", "reference", rows[OWNERS[dataset]].name("owner"), "due", "late")
    return named.order_by("priority", "reference")
