"""Which rows count, settled before any are added up: steps a measure may name, each made of Ibis expressions.

Every step takes a dataset's table and returns it, rows settled, with a boolean column `counted`: whether the row may
be in the numerator. Some add `outcome`: 1 where what is asked is so, 0 where it is not, null where the row does not
tell. Nothing here draws in memory tables.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import ibis
from ibis import _

from cesp.catalogue import Catalogue, Partnership

PLACE_IN_TIME = ("sender", "upload", "year", "quarter", "qi", "period_end")


@dataclass(frozen=True)
class Setting:
    """What a step needs to know besides the rows: the catalogue, the partnership, the priority that is asked for, by
    which column the answer is cut, and the dataset by agency that may stand in."""

    catalogue: Catalogue
    partnership: Partnership
    priority: str | None = None
    by: str | None = None
    instead_by_agency: str = ""


Step = Callable[[ibis.Table, Setting], ibis.Table]


def all_counted(rows: ibis.Table) -> ibis.Table:
    """The rows, each of which counts."""
    return rows.mutate(counted=ibis.literal(True))


def told(rows: ibis.Table, outcome: ibis.ir.BooleanValue) -> ibis.Table:
    """The rows with an `outcome` from a condition: 1, 0, or null where the condition is."""
    return all_counted(rows.mutate(outcome=outcome.cast("float64")))


def is_any(column: ibis.ir.StringValue, *words: str) -> ibis.ir.BooleanValue:
    """Whether a column holds one of the words; a blank does not."""
    return column.isin(words).fill_null(False)


def has_text(column: ibis.ir.StringValue) -> ibis.ir.BooleanValue:
    """Whether anything is written in a column."""
    return (column.strip() != "").fill_null(False)


def first_of(rows: ibis.Table, same: tuple[str, ...], order: tuple[str, ...]) -> ibis.Table:
    """Of rows that are the same in some columns, blanks included, the first in the order of others."""
    window = ibis.window(group_by=[rows[name] for name in same], order_by=[rows[name] for name in order])
    return rows.mutate(place=ibis.row_number().over(window)).filter(_.place == 0).drop("place")


def whole_before_parts(rows: ibis.Table, group: tuple[str, ...], by: str | None) -> ibis.Table:
    """Rows that speak for the whole (no agency) where there are any, else its agencies; by agency, only agencies."""
    if by == "agency":
        return rows.filter(rows.agency.notnull())
    whole = rows.agency.isnull().any().over(group_by=[rows[name] for name in group])
    return rows.mutate(any_whole=whole).filter(_.agency.isnull() | ~_.any_whole)
