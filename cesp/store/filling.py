"""Fills a DuckDB with what was current at one moment: a table of the slices that are held, and one a dataset."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import ibis
import pyarrow as pa
from duckdb import DuckDBPyConnection
from ibis.expr import datatypes as dt

from cesp.catalogue import Dataset
from cesp.store.rows import Block
from cesp.store.schema import HELD, HELD_SCHEMA, dataset_schema, period_end, quarter_index
from cesp.store.snapshot import Held, Snapshot

# A dataset's columns that come from the slice rather than from the row.
_OF_SLICE = ("sender", "upload", "year", "quarter", "qi", "period_end")
_KINDS = {"string": "varchar", "int64": "bigint", "float64": "double", "date": "date"}


@dataclass(frozen=True)
class Layout:
    """How a dataset's rows become a table: its name, the kinds of the columns that are read, the SQL that makes the
    table, and the SQL that fills it from those (`r`) and the slices held (`h`)."""

    name: str
    kinds: pa.Schema
    make: str
    insert: str


def lay_out(dataset: Dataset) -> Layout:
    """The table of a dataset: the columns of `dataset_schema`, in that order."""
    schema = dataset_schema(dataset)
    kinds = {name: schema[name] for name in schema.names if name not in _OF_SLICE}
    columns = ", ".join(f'h."{name}"' if name in _OF_SLICE else f'r."{name}"' for name in schema.names)
    # By slice and upload: this leaves out the rows of an upload that a later one has replaced.
    joined = "r join h on r.slice = h.slice and r.upload = h.upload"
    insert = f"insert into {dataset.name} select {columns} from {joined}"  # noqa: S608  names of the catalogue
    read = ibis.schema({**kinds, "slice": "int64", "upload": "int64"}).to_pyarrow()
    return Layout(dataset.name, read, _make(dataset.name, schema), insert)


def fill(connection: DuckDBPyConnection, snapshot: Snapshot, layouts: Sequence[Layout]) -> None:
    """Makes every table; one of which the snapshot has no row is there, and empty."""
    connection.register("h", _held_table(snapshot.held))
    connection.execute(_make(HELD, HELD_SCHEMA))
    connection.execute(f"insert into {HELD} select {', '.join(HELD_SCHEMA.names)} from h")  # noqa: S608  ours
    for layout in layouts:
        connection.execute(layout.make)
        if layout.name in snapshot.rows:
            connection.register("r", _table(snapshot.rows[layout.name], layout.kinds))
            connection.execute(layout.insert)
            connection.unregister("r")
    connection.unregister("h")


def _make(table: str, schema: ibis.Schema) -> str:
    columns = (f'"{name}" {_KINDS[str(kind)]}' for name, kind in schema.items())
    return f"create table {table} ({', '.join(columns)})"


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
    return _table(columns, ibis.schema({name: kinds[name] for name in columns}).to_pyarrow())


def _table(columns: Block, kinds: pa.Schema) -> pa.Table:
    """An arrow table of the kinds given; a column that was not read is blank throughout."""
    length = len(columns.get("upload", []))
    return pa.table(
        {
            field.name: pa.array(columns[field.name], field.type)
            if field.name in columns
            else pa.nulls(length, field.type)
            for field in kinds
        }
    )
