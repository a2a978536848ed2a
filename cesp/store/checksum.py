"""A checksum of an upload's own rows, since a database does not notice a changed value in a sound page."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

import numpy as np

from cesp.store.records import Slice

Columns = Mapping[str, Sequence[Any]]


def compute_checksum(slices: Sequence[Slice], rows: Mapping[str, Columns]) -> str:
    """The sha256 of what an upload brought: its slices in order, and dataset -> column -> values in the rows' order.

    A column of nothing but blanks leaves no trace, so that a catalogue may gain columns. Datasets and columns are
    taken by name; equal content gives an equal checksum in any store.
    """
    digest = sha256(json.dumps([list(vars(part).values()) for part in slices]).encode())
    for dataset, columns in sorted(rows.items()):
        for name, values in sorted(columns.items()):
            first = next((value for value in values if value is not None), None)
            if first is not None:
                digest.update(json.dumps([dataset, name, len(values)]).encode())
                digest.update(_bytes(values, first))
    return digest.hexdigest()


def _bytes(values: Sequence[Any], first: Any) -> bytes:
    """Numbers as eight bytes each (blank is NaN), dates as days counted from year 1, text as JSON."""
    if isinstance(first, (int, float)):
        return np.array(values, dtype="<f8").tobytes()
    if isinstance(first, date):
        return json.dumps([None if value is None else value.toordinal() for value in values]).encode()
    return json.dumps(values).encode()
