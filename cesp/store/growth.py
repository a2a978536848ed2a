"""How the tables of a store follow a catalogue that grows: what is lacking is made, nothing is ever dropped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Executable, MetaData, Table, TextClause, inspect, select, text
from sqlalchemy.schema import CreateColumn, CreateIndex, CreateTable
from sqlalchemy.sql.elements import quoted_name

from cesp.errors import StoreError
from cesp.store.tables import FIRST_TABLES, META, ROWS_OF, SCHEMA


def list_lacking(connection: Connection, wanted: Sequence[Table], where: str) -> list[Executable]:
    """The statements that make what is missing. StoreError for another program's database or a newer store."""
    look = inspect(connection)
    there = set(look.get_table_names())
    if there and not there >= FIRST_TABLES:
        raise StoreError(
            "This database belongs to something else", where=where, mend="Give the store a database of its own."
        )
    if there and (connection.execute(select(META.c.schema)).scalar() or SCHEMA) > SCHEMA:
        raise StoreError(
            "This store was made by a newer version of this program", where=where, mend="Update the program first."
        )
    statements: list[Executable] = []
    for table in wanted:
        if table.name not in there:
            statements += [CreateTable(table), *(CreateIndex(index) for index in table.indexes)]
            continue
        names = {column["name"] for column in look.get_columns(table.name)}
        statements += [_add(connection, table, column) for column in table.columns if column.name not in names]
    return statements


def _add(connection: Connection, table: Table, column: Column[Any]) -> TextClause:
    name = connection.dialect.identifier_preparer.format_table(table)
    return text(f"ALTER TABLE {name} ADD COLUMN {CreateColumn(column).compile(dialect=connection.dialect)}")


def adopt(connection: Connection, tables: Mapping[str, Table]) -> Mapping[str, Table]:
    """Dataset -> its table, with datasets and columns the catalogue has no more: rows can only be checked whole."""
    look = inspect(connection)
    retired = {
        name.removeprefix(ROWS_OF): Table(name, MetaData(), autoload_with=connection, resolve_fks=False)
        for name in look.get_table_names()
        if name.startswith(ROWS_OF) and name.removeprefix(ROWS_OF) not in tables
    }
    for table in tables.values():
        for column in look.get_columns(table.name):
            if column["name"] not in table.columns:
                table.append_column(Column(quoted_name(column["name"], True), column["type"]))
    return {**tables, **retired}
