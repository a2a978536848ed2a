"""Rows on their way into the database, as columns, and the checksum they are known by."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, insert

from cesp.catalogue import Catalogue
from cesp.intake.results import Row, Value
from cesp.store.checksum import compute_checksum
from cesp.store.records import Slice, Submission
from cesp.store.schema import stored_columns
from cesp.store.slices import slice_of

# Column -> its values, in the order the rows came. "slice" holds a `Slice` on the way in, its number on the way out.
Block = dict[str, list[Any]]
Key = TypeVar("Key", bound=Hashable)
PLACE = ("slice", "sheet", "row", "year", "quarter", "day")


def lay_out(submission: Submission, catalogue: Catalogue) -> dict[str, Block]:
    """Dataset -> columns of the rows to be kept. ValueError for a value the dataset has no column for.

    A status is kept for numbers only. -0.0 and NaN, which databases do not give back, become 0.0 and a blank.
    """
    blocks: dict[str, Block] = {}
    kinds = {dataset.name: stored_columns(dataset) for dataset in catalogue.datasets}
    keys = {dataset.name: dataset.key for dataset in catalogue.datasets}
    for row in submission.rows:
        if unknown := row.values.keys() - kinds[row.dataset].keys():
            raise ValueError(f"{row.dataset} has no column {', '.join(sorted(unknown))}")
        block = blocks.setdefault(row.dataset, {name: [] for name in (*PLACE, *kinds[row.dataset])})
        part = slice_of(row, submission.sender, keys[row.dataset])
        place = (part, row.sheet, row.number, row.year, row.quarter or 0, row.day)
        for column, value in zip(block.values(), (*place, *_kept(row, kinds[row.dataset])), strict=True):
            column.append(value)
    return blocks


def _kept(row: Row, kinds: Mapping[str, str]) -> list[Value]:
    statuses: dict[str, Value] = {f"{name}_status": status for name, status in row.statuses.items()}
    values = {**statuses, **row.values}
    return [_clean(values.get(name), kind) for name, kind in kinds.items()]


def _clean(value: Value, kind: str) -> Value:
    if value is None or kind == "date":
        return value
    if kind == "string":
        return str(value)
    if isinstance(value, date):
        raise ValueError(f"a number was expected, not {value}")
    number = float(value) + 0.0
    return None if math.isnan(number) else number


def sign(slices: Mapping[Key, Slice], blocks: Mapping[str, Block]) -> str:
    """The checksum of an upload's rows. `slices` says which slice each mark in their "slice" columns stands for.

    KeyError where a row belongs to no slice of the upload.
    """
    ordered = sorted(slices, key=lambda mark: slices[mark])
    rank = {mark: number for number, mark in enumerate(ordered)}
    ranked = {dataset: {**block, "slice": [rank[mark] for mark in block["slice"]]} for dataset, block in blocks.items()}
    return compute_checksum([slices[mark] for mark in ordered], ranked)


def insert_rows(connection: Connection, table: Table, upload: int, block: Block, ids: Mapping[Slice, int]) -> None:
    """Keeps the rows of one dataset, numbered in the order they came."""
    columns = {**block, "slice": [ids[part] for part in block["slice"]]}
    connection.execute(
        insert(table),
        [
            {"upload": upload, "position": position, **dict(zip(columns, values, strict=True))}
            for position, values in enumerate(zip(*columns.values(), strict=True))
        ],
    )
