"""The question engine: an in-memory DuckDB that holds what was current at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from threading import Lock
from typing import Any

import duckdb
import ibis
import pandas as pd
import pyarrow as pa
from ibis.expr.operations import Node, UnboundTable

from cesp.catalogue import Catalogue
from cesp.store.filling import Layout, fill, lay_out
from cesp.store.schema import HELD, OPEN
from cesp.store.snapshot import Held, Snapshot

# Table -> the number of each slice in it, with the upload it shows. What an upload brought never changes.
Contents = Mapping[str, frozenset[tuple[int, int]]]
_OPEN, _GIVEN = f"'{OPEN}'", "cast($1 as text)"
_MOST_PARSED = 512  # statements kept, of some 70 kB each
Rows = tuple[tuple[Any, ...], ...]


class QuestionEngine:
    """Answers Ibis expressions about one snapshot. DuckDB refuses a connection in use, so one question at a time.

    The snapshot does not change, so the same question is put to it once. `before` is an engine of the same store: what
    it answered in rows from tables that hold the same here is not put again.
    """

    def __init__(self, snapshot: Snapshot, catalogue: Catalogue, before: QuestionEngine | None = None) -> None:
        self._lock = Lock()
        self._layouts: tuple[Layout, ...] = before._layouts if before else tuple(map(lay_out, catalogue.datasets))
        self._contents = _contents(snapshot.held, self._layouts)
        self._frames: dict[Node, pd.DataFrame] = {}
        self._rows: dict[tuple[Node, str], Rows] = before.rows_on(self._contents) if before else {}
        self._statements: dict[Node, duckdb.Statement] = before.statements() if before else {}
        # A name that is no table of ours is a fault, never a variable of Python's.
        self._connection = duckdb.connect(config={"python_enable_replacements": False})
        fill(self._connection, snapshot, self._layouts)

    def answer(self, question: ibis.Expr) -> pd.DataFrame:
        """The rows an unbound expression comes to; their order is the question's own, or none."""
        with self._lock:
            if (asked := question.op()) not in self._frames:
                rows: pa.Table = self._connection.sql(_in_sql(asked)).to_arrow_table()
                typed = rows.cast(question.as_table().schema().to_pyarrow())
                self._frames[asked] = typed.to_pandas(date_as_object=False)
            return self._frames[asked].copy()

    def rows(self, question: ibis.Expr, word: str = "") -> Rows:
        """As `answer`, but a tuple a row, in the order of the expression's columns; what is missing is None. Quicker
        where the rows are few. `word` stands where the question has `OPEN`."""
        asked = question.op()
        given = [word] if _OPEN in _in_sql(asked) else []
        key = (asked, "".join(given))
        with self._lock:
            if key not in self._rows:
                found = self._connection.execute(self._parsed(asked), given).fetchall()
                self._rows[key] = _typed(found, _floats_of(asked))
            return self._rows[key]

    def _parsed(self, asked: Node) -> duckdb.Statement:
        """The question's SQL as DuckDB reads it; reading it is half the work of a question about few rows."""
        if asked not in self._statements:
            while len(self._statements) >= _MOST_PARSED:
                del self._statements[next(iter(self._statements))]
            (self._statements[asked],) = self._connection.extract_statements(_in_sql(asked).replace(_OPEN, _GIVEN))
        return self._statements[asked]

    def rows_on(self, contents: Contents) -> dict[tuple[Node, str], Rows]:
        """What was answered in rows from tables that hold just what `contents` says."""
        same = {table for table, parts in contents.items() if self._contents.get(table) == parts}
        with self._lock:
            return {key: rows for key, rows in self._rows.items() if _tables_of(key[0]) <= same}

    def statements(self) -> dict[Node, duckdb.Statement]:
        """The questions that were parsed, the oldest first."""
        with self._lock:
            return dict(self._statements)


@lru_cache(maxsize=2048)
def _in_sql(asked: Node) -> str:
    """A question in DuckDB's SQL, remembered: turning an expression into SQL takes longer than its answer."""
    return str(ibis.duckdb.compile(asked.to_expr().as_table()))


@lru_cache(maxsize=2048)
def _floats_of(asked: Node) -> tuple[bool, ...]:
    """Which columns of an answer are floating-point numbers."""
    return tuple(kind.is_floating() for kind in asked.to_expr().as_table().schema().types)


def _typed(rows: list[tuple[Any, ...]], floats: tuple[bool, ...]) -> Rows:
    """The rows with floats where they are meant: DuckDB's own kind of `0.0` is a decimal."""
    columns = (
        [None if value is None else float(value) for value in column] if wanted else column
        for column, wanted in zip(zip(*rows, strict=True), floats, strict=True)
    )
    return tuple(zip(*columns, strict=True)) if rows else ()


@lru_cache(maxsize=2048)
def _tables_of(asked: Node) -> frozenset[str]:
    return frozenset(table.name for table in asked.find(UnboundTable))


def _contents(held: tuple[Held, ...], layouts: tuple[Layout, ...]) -> Contents:
    parts: dict[str, set[tuple[int, int]]] = {HELD: set(), **{layout.name: set() for layout in layouts}}
    for part in held:
        for table in (HELD, part.slice.dataset):
            parts.setdefault(table, set()).add((part.id, part.upload))
    return {table: frozenset(those) for table, those in parts.items()}
