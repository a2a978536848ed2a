"""What a question may be put to: the tables of the question engine and their columns.

A question is an unbound Ibis expression over `ibis.table(dataset_schema(dataset), name=dataset.name)`, or over
`ibis.table(HELD_SCHEMA, name=HELD)`. Only what is current (or was, as held on a moment) is in these tables.
"""

from __future__ import annotations

from datetime import date

import ibis

from cesp.catalogue import Dataset
from cesp.errors import ConfigurationError
from cesp.periods import Period, Quarter

HELD = "held"
# A text in a question that stands for a word given when it is put: turning a question into SQL takes longer than its
# answer, and one that is asked of every priority is turned but once. No id reads so.
OPEN = "<the word that is asked for>"

# The slices that are held, nil returns among them. `quarter` and `qi` are null for a whole year.
HELD_SCHEMA: ibis.Schema = ibis.schema(
    {
        "dataset": "string",
        "sender": "string",
        "year": "int64",
        "quarter": "int64",
        "qi": "int64",
        "key": "string",
        "upload": "int64",
    }
)

# Columns of every dataset: whose, from where, and when. `qi` is `periods.Quarter.index`.
_COMMON = {
    "sender": "string",
    "upload": "int64",
    "sheet": "string",
    "row": "int64",
    "year": "int64",
    "quarter": "int64",
    "qi": "int64",
    "day": "date",
    "period_end": "date",
}
_TAKEN = ("slice", "position")  # further columns of the tables rows are kept in


def dataset_schema(dataset: Dataset) -> ibis.Schema:
    """The common columns, then each stored column, a number followed by its `<name>_status` (null where it is ok).

    `quarter` and `qi` are null for a whole year; `period_end` is the last day of the quarter or of the year.
    Raises ConfigurationError where two columns would have one name.
    """
    columns = dict(_COMMON)
    for name, kind in stored_columns(dataset).items():
        if name in (*columns, *_TAKEN):
            raise ConfigurationError(
                f"The store keeps a column called {name} of its own",
                where=f"{dataset.name}.toml, key columns",
                mend="Give that column another name.",
            )
        columns[name] = kind
    return ibis.schema(columns)


def stored_columns(dataset: Dataset) -> dict[str, str]:
    """Name -> "string", "float64" or "date" of what is kept of a row, statuses included."""
    columns: dict[str, str] = {}
    for column in dataset.stored:
        columns[column.name] = "float64" if column.numeric else "date" if column.kind == "date" else "string"
        if column.numeric:
            columns[f"{column.name}_status"] = "string"
    return columns


def quarter_index(year: int, quarter: int) -> int | None:
    """`Quarter.index`, or None for a whole year (quarter 0)."""
    return Quarter(year, quarter).index if quarter else None


def period_end(year: int, quarter: int) -> date:
    """The last day of the quarter, or of the year for quarter 0."""
    return Quarter(year, quarter).last_day if quarter else Period.full_year(year).last_day


def period_label(year: int, quarter: int) -> str:
    """ "2022/23 Q1", or "2022/23" for quarter 0."""
    return Quarter(year, quarter).label if quarter else Period.full_year(year).label
