"""A dataset as a table that questions are written against."""

from __future__ import annotations

import ibis

from cesp.catalogue import Dataset
from cesp.store.schema import HELD, HELD_SCHEMA, dataset_schema


def question_table(dataset: Dataset) -> ibis.Table:
    """The unbound table of a dataset's current rows."""
    return ibis.table(dataset_schema(dataset), name=dataset.name)


def held_table() -> ibis.Table:
    """The unbound table of returns that are held, nil returns among them."""
    return ibis.table(HELD_SCHEMA, name=HELD)
