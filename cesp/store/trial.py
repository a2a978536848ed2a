"""What keeping a submission would do, without keeping it: row by row, and as a question engine to be thrown away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import ibis
import pandas as pd
from sqlalchemy import Connection, Table, func, select

from cesp.catalogue import Catalogue
from cesp.store.differences import Line, tell_apart
from cesp.store.engine import QuestionEngine, Rows
from cesp.store.loading import Parcel, compare
from cesp.store.records import Changes, Difference, Slice
from cesp.store.rows import PLACE, Block
from cesp.store.snapshot import SLICE_COLUMNS, Held, Snapshot, read_snapshot, standing
from cesp.store.tables import SLICE, SLICE_VERSION, UPLOAD, UPLOAD_SLICE


@dataclass(frozen=True)
class Trial:
    """What would be held with a submission kept. `difference` says how that is another than what is held."""

    difference: Difference
    engine: QuestionEngine

    def answer(self, question: ibis.Expr) -> pd.DataFrame:
        """As `Store.answer`, of what would be held."""
        return self.engine.answer(question)

    def answers(self, questions: Sequence[ibis.Expr], word: str = "") -> list[Rows]:
        """As `Store.answers`, of what would be held."""
        return [self.engine.rows(question, word) for question in questions]


def read_trial(
    connection: Connection, tables: Mapping[str, Table], parcel: Parcel, catalogue: Catalogue, where: str
) -> Trial:
    """The trial of a parcel on what is held now. StoreError where what is kept is no longer what was loaded."""
    difference = read_difference(connection, tables, parcel, catalogue)
    snapshot = read_snapshot(connection, tables, None, where)
    if difference.changes.same_file_as is None:
        last = connection.execute(select(func.max(UPLOAD.c.id))).scalar() or 0
        snapshot = with_parcel(snapshot, parcel, difference.changes, last + 1)
    return Trial(difference, QuestionEngine(snapshot, catalogue))


def with_parcel(snapshot: Snapshot, parcel: Parcel, changes: Changes, upload: int) -> Snapshot:
    """A snapshot less the slices a parcel replaces or ends, with those it brings, as the rows of a new upload."""
    away = {*parcel.counts, *changes.gone}
    ids = {part: -number for number, part in enumerate(parcel.counts, 1)}  # no slice in a database has such a number
    held = [part for part in snapshot.held if part.slice not in away]
    held += [Held(ids[part], upload, part) for part in parcel.counts]
    rows = dict(snapshot.rows)
    for dataset, block in parcel.blocks.items():
        count = len(block["slice"])
        brought = {**block, "slice": [ids[part] for part in block["slice"]], "upload": [upload] * count}
        rows[dataset] = _joined(rows.get(dataset, {}), brought, count)
    return replace(snapshot, held=tuple(held), rows=rows)


def _joined(above: Block, below: Block, count: int) -> Block:
    """Two blocks one under the other; what one does not have is blank there."""
    length = len(above.get("upload", ()))
    return {
        name: [*above.get(name, [None] * length), *below.get(name, [None] * count)]
        for name in dict.fromkeys((*above, *below))
    }


def read_difference(
    connection: Connection, tables: Mapping[str, Table], parcel: Parcel, catalogue: Catalogue
) -> Difference:
    """What keeping a parcel would do, row by row. Only the slices it replaces or ends are read."""
    changes = compare(connection, parcel)
    held = _read_lines(connection, tables, parcel.submission.sender, {*changes.replaced, *changes.gone})
    brought = (line for block in parcel.blocks.values() for line in _lines(block, block["slice"]))
    counts, rows = tell_apart(held, brought, catalogue)
    return Difference(changes, counts, rows, _read_since(connection, parcel.submission.sender))


def _read_lines(connection: Connection, tables: Mapping[str, Table], sender: str, parts: set[Slice]) -> Iterator[Line]:
    """The rows held of some of a sender's slices."""
    for dataset in sorted({part.dataset for part in parts}):
        table = tables[dataset]
        years = {part.year for part in parts if part.dataset == dataset}
        shown = (SLICE_VERSION.c.slice == table.c.slice) & (SLICE_VERSION.c.upload == table.c.upload)
        query = (
            select(*(column for column in SLICE_COLUMNS), table)
            .join_from(table, SLICE_VERSION, shown)
            .join(SLICE, SLICE.c.id == table.c.slice)
            .where(standing(None), SLICE.c.sender == sender, SLICE.c.year.in_(years))
            .order_by(table.c.upload, table.c.position)
        )
        width = len(SLICE_COLUMNS)
        names = table.columns.keys()
        found = [(Slice(*line[:width]), line[width:]) for line in connection.execute(query)]
        wanted = [(part, values) for part, values in found if part in parts]
        block = dict(zip(names, map(list, zip(*(values for _, values in wanted), strict=True)), strict=False))
        if wanted:
            yield from _lines(block, [part for part, _ in wanted])


def _lines(block: Block, slices: Iterable[Slice]) -> Iterator[Line]:
    """The rows of a block without their blanks."""
    names = ["day", *(name for name in block if name not in (*PLACE, "upload", "position"))]
    values = zip(*(block[name] for name in names), strict=True)
    for part, sheet, number, line in zip(slices, block["sheet"], block["row"], values, strict=True):
        yield Line(part, sheet, number, {n: v for n, v in zip(names, line, strict=True) if v is not None})


def _read_since(connection: Connection, sender: str) -> dict[tuple[str, int, int], datetime]:
    """Dataset, year, quarter -> when the first upload that stands brought a slice that is held of them now."""
    query = (
        select(SLICE.c.dataset, SLICE.c.year, SLICE.c.quarter, func.min(UPLOAD.c.at))
        .join_from(SLICE, SLICE_VERSION)
        .join(UPLOAD_SLICE, UPLOAD_SLICE.c.slice == SLICE.c.id)
        .join(UPLOAD, UPLOAD.c.id == UPLOAD_SLICE.c.upload)
        .where(standing(None), SLICE.c.sender == sender, UPLOAD_SLICE.c.action == "put", UPLOAD.c.undone.is_(None))
        .group_by(SLICE.c.dataset, SLICE.c.year, SLICE.c.quarter)
    )
    return {(dataset, year, quarter): at for dataset, year, quarter, at in connection.execute(query)}
