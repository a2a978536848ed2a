"""From an address to a database that is ready: connections, transactions, and tables made or grown on first use."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, insert, make_url, select
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from cesp.errors import StoreError
from cesp.store.faults import damaged, in_words
from cesp.store.growth import adopt, list_lacking
from cesp.store.tables import FIXED, META, SCHEMA

BUSY_SECONDS = 30


class Database:
    """Connections to one database. A reader sees one instant throughout; one writer at a time, others wait."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.where = engine.url.database or "" if _embedded(engine.url) else engine.url.render_as_string()
        # SQLite's readers see one instant anyhow; PostgreSQL's must ask for it.
        self._steady = {} if _embedded(engine.url) else {"isolation_level": "REPEATABLE READ"}

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of what is held, however long it reads."""
        with in_words(self.where), self._engine.connect() as connection:
            yield connection.execution_options(**self._steady)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, alone in writing from its first statement on; kept whole or not at all."""
        with in_words(self.where), self._engine.execution_options(writes=True).begin() as connection:
            connection.execute(select(META.c.id).with_for_update())
            yield connection

    def prepare(self, tables: Mapping[str, Table]) -> Mapping[str, Table]:
        """Makes the tables that are missing and adds the columns the catalogue gained; drops nothing.

        Returns dataset -> its table, with the datasets and columns the catalogue has no more.
        """
        wanted = [*FIXED.sorted_tables, *tables.values()]
        with in_words(self.where):
            with self._engine.connect() as connection:
                lacks_any = bool(list_lacking(connection, wanted, self.where))
            if lacks_any:
                with self._engine.execution_options(writes=True).begin() as connection:
                    for statement in list_lacking(connection, wanted, self.where):
                        connection.execute(statement)
                    if connection.execute(select(META.c.id)).first() is None:
                        connection.execute(insert(META).values(id=1, schema=SCHEMA, version=0))
            with self._engine.connect() as connection:
                return adopt(connection, tables)

    def close(self) -> None:
        self._engine.dispose()


def open_database(url: str) -> Database:
    """The database at an SQLAlchemy address; an SQLite file's folder is made. StoreError where there can be none."""
    address = _read_address(url)
    if _embedded(address):
        _make_folder(address)
        _require_whole(Path(str(address.database)))
    where = address.render_as_string()
    try:
        engine = create_engine(address, **_pool(address))
    except (ImportError, NoSuchModuleError) as error:
        raise StoreError(
            f"No driver for {address.drivername} is installed",
            where=where,
            mend="Install it (for PostgreSQL: psycopg), or use an address that starts with sqlite:///.",
        ) from error
    if _embedded(address):
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
    return Database(engine)


def _read_address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise StoreError(
            "The address of the store cannot be read",
            where="the address given",  # never repeated: it may hold a password
            mend="Write it like sqlite:///folder/store.sqlite or postgresql://name:password@server/database.",
        ) from error
    if _embedded(address) and address.database in (None, "", ":memory:"):
        raise StoreError(
            "The address of the store names no file, so nothing could be kept",
            where=address.render_as_string(),
            mend="Write it like sqlite:///folder/store.sqlite.",
        )
    return address


def _embedded(address: URL) -> bool:
    return address.get_backend_name() == "sqlite"


def _make_folder(address: URL) -> None:
    file = Path(str(address.database))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The folder of the store cannot be made: {error.strerror}",
            where=str(file.parent),
            mend="Name a folder in which you may write.",
        ) from error
    if file.is_dir():
        raise StoreError("This is a folder, not a store", where=str(file), mend="Name a file inside it.")


def _require_whole(file: Path) -> None:
    """SQLite notices a lost end only when something that stood there is asked for; this says so at once.

    Source: the database header of SQLite's file format. The log is looked for after the header is read and the length
    last, so that another program that is writing pages back meanwhile is no fault.
    """
    if not file.is_file() or not os.access(file, os.R_OK):  # what is wrong then is said when it is opened
        return
    with file.open("rb") as content:
        head = content.read(100)
    if not head.startswith(b"SQLite format 3\0") or head[24:28] != head[92:96]:
        return
    page = int.from_bytes(head[16:18], "big")
    whole = int.from_bytes(head[28:32], "big") * (65_536 if page == 1 else page)
    log = file.with_name(f"{file.name}-wal")
    if not (log.is_file() and log.stat().st_size) and file.stat().st_size < whole:
        raise damaged(str(file))


def _pool(address: URL) -> dict[str, Any]:
    """SQLite: a connection for each thread that asks, each waiting its turn. A server: connect again if it was away."""
    if _embedded(address):
        return {"max_overflow": -1, "connect_args": {"timeout": BUSY_SECONDS}}
    return {"pool_pre_ping": True}


def _set_up(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver starts no transaction of its own; `_begin` does
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
