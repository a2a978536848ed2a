"""The question engine: an in-memory DuckDB that holds what was current at one moment."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock

import ibis
import pandas as pd
import pyarrow as pa
from ibis.expr import datatypes as dt
from ibis.expr.operations import Node

from cesp.catalogue import Catalogue, Dataset
from cesp.store.rows import Block
from cesp.store.schema import HELD, HELD_SCHEMA, dataset_schema, period_end, quarter_index
from cesp.store.snapshot import Held, Snapshot


class QuestionEngine:
    """Answers Ibis expressions about one snapshot. DuckDB refuses a connection in use, so one question at a time."""

    def __init__(self, snapshot: Snapshot, catalogue: Catalogue) -> None:
        self._lock = Lock()
        self._answers: dict[Node, pd.DataFrame] = {}
        self._backend = ibis.duckdb.connect()
        connection = self._backend.con
        held = connection.from_arrow(_held_table(snapshot.held)).set_alias("h")
        held.project(", ".join(HELD_SCHEMA.names)).create(HELD)
        for dataset in catalogue.datasets:
            rows = connection.from_arrow(_row_table(dataset, snapshot.rows.get(dataset.name, {}))).set_alias("r")
            # By slice and upload: this leaves out the rows of an upload that a later one has replaced.
            joined = rows.join(held, "r.slice = h.slice and r.upload = h.upload")
            joined.project(_columns(dataset)).create(dataset.name)

    def answer(self, question: ibis.Expr) -> pd.DataFrame:
        """The rows an unbound expression comes to; their order is the question's own, or none.

        The snapshot does not change, so the same question is put to it once.
        """
        with self._lock:
            if (asked := question.op()) not in self._answers:
                rows = self._backend.con.sql(_in_sql(asked)).to_arrow_table()
                typed = rows.cast(question.as_table().schema().to_pyarrow())
                self._answers[asked] = typed.to_pandas(date_as_object=False)
            return self._answers[asked].copy()


@lru_cache(maxsize=2048)
def _in_sql(asked: Node) -> str:
    """A question in DuckDB's SQL, remembered: turning an expression into SQL takes longer than its answer."""
    return str(ibis.duckdb.compile(asked.to_expr().as_table()))


# A dataset's columns that come from the slice rather than from the row.
_OF_SLICE = ("sender", "upload", "year", "quarter", "qi", "period_end")


def _columns(dataset: Dataset) -> str:
    names = dataset_schema(dataset).names
    return ", ".join(f'h."{name}"' if name in _OF_SLICE else f'r."{name}"' for name in names)


def _held_table(held: tuple[Held, ...]) -> pa.Table:
    """`HELD_SCHEMA`, with the slice's number and the end of its period."""
    columns: Block = {
        "slice": [part.id for part in held],
        "upload": [part.upload for part in held],
        "dataset": [part.slice.dataset for part in held],
        "sender": [part.slice.sender for part in held],
        "key": [part.slice.key for part in held],
        "year": [part.slice.year for part in held],
        "quarter": [part.slice.quarter or None for part in held],
        "qi": [quarter_index(part.slice.year, part.slice.quarter) for part in held],
        "period_end": [period_end(part.slice.year, part.slice.quarter) for part in held],
    }
    kinds = {**HELD_SCHEMA, "slice": dt.int64, "period_end": dt.date}
    return _table(columns, ibis.schema({name: kinds[name] for name in columns}))


def _row_table(dataset: Dataset, block: Block) -> pa.Table:
    """The rows as read, with the kinds the question schema gives them; none where the block is empty."""
    schema = dataset_schema(dataset)
    kinds = {name: schema[name] for name in schema.names if name not in _OF_SLICE}
    return _table(block, ibis.schema({**kinds, "slice": "int64", "upload": "int64"}))


def _table(columns: Block, schema: ibis.Schema) -> pa.Table:
    """An arrow table of the kinds given; a column that was not read is blank throughout."""
    length = len(columns.get("upload", []))
    fields = zip(schema.names, schema.to_pyarrow().types, strict=True)
    return pa.table(
        {name: pa.array(columns[name], kind) if name in columns else pa.nulls(length, kind) for name, kind in fields}
    )
