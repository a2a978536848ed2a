"""What a database says when it cannot do as asked, in words a person can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from cesp.errors import StoreError


@contextmanager
def in_words(where: str) -> Iterator[None]:
    """Turns what a person can mend into a `StoreError` about `where`; a bug keeps its own name."""
    try:
        yield
    except PoolTimeout as error:
        what, mend = _BUSY
        raise StoreError(what, where=where, mend=mend) from error
    except DBAPIError as error:
        said = str(error.orig).lower()
        known = next((words for words in _SAID if words in said), None)
        if known is None:
            raise
        what, mend = _SAID[known]
        raise StoreError(what, where=where, mend=mend) from error


def damaged(where: str) -> StoreError:
    """The fault of a file that is not whole."""
    what, mend = _DAMAGED
    return StoreError(what, where=where, mend=mend)


_BUSY = (
    "Somebody else has been changing what is held for a long time, so nothing was changed",
    "Try again in a minute.",
)
_FULL = (
    "There is no room left on the disk, so nothing was changed",
    "Make room on the disk that holds the store, then do this again.",
)
_REFUSED = (
    "The disk would not read or write the store, so nothing was changed",
    "See that the disk is there, is not full and is in order, then do this again.",
)
_CLOSED = (
    "The store cannot be opened for writing",
    "Ask for leave to write to that file and its folder, or name another place.",
)
_DAMAGED = (
    "The store is damaged or cut short",
    "Put the last backup of this file back in its place.",
)
_NOT_ONE = (
    "This file is not a store",
    "Name the store's own file, or a new one.",
)
_AWAY = (
    "The database server does not answer or does not let us in",
    "See that the server is running and that the address, name and password are right.",
)

# What SQLite or PostgreSQL say, in small letters, and what that means here. The first that fits is taken.
_SAID = {
    "is locked": _BUSY,
    "is busy": _BUSY,
    "lock timeout": _BUSY,
    "disk is full": _FULL,
    "no space left": _FULL,
    "disk i/o error": _REFUSED,
    "unable to open database file": _CLOSED,
    "readonly database": _CLOSED,
    "permission denied": _CLOSED,
    "not a database": _NOT_ONE,
    "malformed": _DAMAGED,
    "could not decode to utf-8": _DAMAGED,
    "connection": _AWAY,
    "could not translate host": _AWAY,
    "authentication failed": _AWAY,
}
