"""What was confirmed of headings and words, sender by sender: kept, changed and taken away, and never deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, insert, select, update

from cesp.errors import StoreError
from cesp.store.tables import MATCH
from cesp.store.versions import write_event


@dataclass(frozen=True)
class Match:
    """What a heading or word of a sender means; `key` is what its spellings share.

    `kind` is "heading", and `dataset` whose; or the kind of the word, and `dataset` "". `meaning` is a column's name,
    an id or a word of a choice; "" is no part of the return, or as written.
    """

    sender: str
    kind: str
    dataset: str
    key: str
    written: str
    meaning: str


@dataclass(frozen=True)
class MatchRecord:
    """A match as it is remembered: its number, who confirmed it and when (UTC)."""

    id: int
    match: Match
    by: str
    at: datetime


def read_matches(connection: Connection, sender: str | None = None, only: int | None = None) -> list[MatchRecord]:
    """What is remembered, by sender, kind, dataset and key; of one sender, or one by its number."""
    query = select(MATCH).where(MATCH.c.gone.is_(None))
    if sender is not None:
        query = query.where(MATCH.c.sender == sender)
    if only is not None:
        query = query.where(MATCH.c.id == only)
    lines = connection.execute(query.order_by(MATCH.c.sender, MATCH.c.kind, MATCH.c.dataset, MATCH.c.key))
    return [_record(line) for line in lines]


def keep_matches(connection: Connection, matches: Sequence[Match], by: str, at: datetime) -> list[MatchRecord]:
    """Writes matches; one that says what is remembered already leaves it as it was confirmed."""
    kept = []
    for match in matches:
        held = _held(connection, match)
        if held is None or held.match.meaning != match.meaning:
            if held is not None:
                _close(connection, held.id, at)
            kept.append(_insert(connection, match, by, at))
            write_event(connection, at, by, "remember", None, _in_short(match))
        else:
            kept.append(held)
    return kept


def forget_match(connection: Connection, number: int, by: str, at: datetime) -> MatchRecord:
    """Takes one away; StoreError where nothing of that number is remembered."""
    for record in read_matches(connection, only=number):
        _close(connection, number, at)
        write_event(connection, at, by, "forget", None, _in_short(record.match))
        return record
    raise StoreError(f"Nothing is remembered under the number {number}", mend="Look in the list for what there is.")


def _held(connection: Connection, match: Match) -> MatchRecord | None:
    same = (getattr(MATCH.c, name) == getattr(match, name) for name in ("sender", "kind", "dataset", "key"))
    line = connection.execute(select(MATCH).where(MATCH.c.gone.is_(None), *same)).first()
    return None if line is None else _record(line)


def _insert(connection: Connection, match: Match, by: str, at: datetime) -> MatchRecord:
    statement = insert(MATCH).values({**asdict(match), "person": by, "at": at}).returning(MATCH.c.id)
    return MatchRecord(int(connection.execute(statement).scalar_one()), match, by, at)


def _close(connection: Connection, number: int, at: datetime) -> None:
    connection.execute(update(MATCH).where(MATCH.c.id == number).values(gone=at))


def _record(line: Row[tuple[object, ...]]) -> MatchRecord:
    match = Match(line.sender, line.kind, line.dataset, line.key, line.written, line.meaning)
    return MatchRecord(line.id, match, line.person, line.at)


def _in_short(match: Match) -> str:
    """ "police: 'Bums on seats' is attended (heading)": a line of the audit trail."""
    otherwise = "no part of the return" if match.dataset else "kept as written"
    return f"{match.sender}: '{match.written}' is {match.meaning or otherwise} ({match.kind})"
