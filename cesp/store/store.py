"""The store: what was loaded is kept for good, what is current is answered for, what was done is recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from threading import Lock

import ibis
import pandas as pd
from sqlalchemy import Connection, Table, select, update

from cesp.catalogue import Catalogue
from cesp.errors import StoreError
from cesp.intake.results import LeftOut
from cesp.store.deliveries import Declaration, Delivery, read_declarations, read_deliveries, write_declaration
from cesp.store.engine import QuestionEngine, Rows
from cesp.store.history import read_events, read_left_out, read_parts, read_upload, read_uploads
from cesp.store.loading import compare, keep, pack
from cesp.store.matches import Match, MatchRecord, forget_match, keep_matches, read_matches
from cesp.store.opening import Database, open_database
from cesp.store.papers import Papers
from cesp.store.records import Changes, Difference, Event, Part, Submission, UploadRecord
from cesp.store.snapshot import Held, read_held, read_snapshot
from cesp.store.tables import META, UPLOAD, build_row_tables
from cesp.store.trial import Trial, read_difference, read_trial
from cesp.store.versions import read_stamp, read_state, settle, write_event
from cesp.store.words import (
    Move,
    Statement,
    Subject,
    Wording,
    add_step,
    read_statement,
    read_statements,
    write_statement,
)

PAST_MOMENTS = 3  # question engines kept for "as held on", besides the current one


def open_store(url: str, catalogue: Catalogue) -> Store:
    """The store at an SQLAlchemy address (sqlite:///folder/file or postgresql://...), made on first use.

    StoreError where there is and can be none: a bad address, no leave to write, another program's or a damaged
    file, a newer store.
    """
    database = open_database(url)
    return Store(database, catalogue, database.prepare(build_row_tables(catalogue)))


class Store:
    """One store, safe to share between threads; other processes may load into the same one meanwhile.

    The clock belongs to the caller: `now` is aware, and is recorded as just after the last moment where it is not
    later. Every method that changes something does it whole or not at all, and raises StoreError in words.
    """

    def __init__(self, database: Database, catalogue: Catalogue, tables: Mapping[str, Table]) -> None:
        self._database, self._catalogue, self._tables = database, catalogue, tables
        self._engines: dict[int | datetime, QuestionEngine] = {}
        self._filling = Lock()
        self.papers = Papers(database)

    def close(self) -> None:
        """Lets go of the file or server; the store is not to be used after."""
        self._engines.clear()
        self._database.close()

    def version(self) -> int:
        """Grows with every change to what is held, whoever made it."""
        with self._database.reading() as connection:
            return int(connection.execute(select(META.c.version)).scalar_one())

    def state(self) -> tuple[int, int]:
        """The version, and a number that grows with every step of words: pages and papers are made of nothing else."""
        with self._database.reading() as connection:
            return read_state(connection)

    def preview(self, submission: Submission) -> Changes:
        """What `commit` would do now; changes nothing."""
        parcel = pack(submission, self._catalogue)
        with self._database.reading() as connection:
            return compare(connection, parcel)

    def difference(self, submission: Submission) -> Difference:
        """What `commit` would do now, row by row; changes nothing."""
        parcel = pack(submission, self._catalogue)
        with self._database.reading() as connection:
            return read_difference(connection, self._tables, parcel, self._catalogue)

    def try_out(self, submission: Submission) -> Trial:
        """What would be held after `commit`, to put questions to; nothing is written, and it goes when let go."""
        parcel = pack(submission, self._catalogue)
        with self._database.reading() as connection:
            return read_trial(connection, self._tables, parcel, self._catalogue, self._database.where)

    def commit(self, submission: Submission, now: datetime) -> UploadRecord:
        """Keeps a submission: its slices replace those held. StoreError where that very file already stands."""
        parcel = pack(submission, self._catalogue)
        with self._database.writing() as connection:
            at = read_stamp(connection, now)
            upload = keep(connection, parcel, self._tables, at)
            settle(connection, upload, at)
            write_event(connection, at, submission.by, "load", upload, submission.file)
            return read_upload(connection, upload)

    def undo(self, upload: int, by: str, now: datetime) -> UploadRecord:
        """Takes an upload back: its slices show what they showed without it. Its rows stay, for `redo`."""
        return self._mark(upload, by, now, undone=True)

    def redo(self, upload: int, by: str, now: datetime) -> UploadRecord:
        """Lets an undone upload stand again, in its old place in the order of uploads."""
        return self._mark(upload, by, now, undone=False)

    def _mark(self, upload: int, by: str, now: datetime, *, undone: bool) -> UploadRecord:
        with self._database.writing() as connection:
            record, at = read_upload(connection, upload), read_stamp(connection, now)
            if undone == (record.undone is not None):
                state = "has already been undone" if undone else "has not been undone"
                raise StoreError(f"Upload {upload} {state}, so nothing was changed", where=record.file)
            connection.execute(update(UPLOAD).where(UPLOAD.c.id == upload).values(undone=at if undone else None))
            settle(connection, upload, at)
            write_event(connection, at, by, "undo" if undone else "redo", upload, record.file)
            return read_upload(connection, upload)

    def record(self, by: str, what: str, detail: str, now: datetime) -> None:
        """Writes a line of the audit trail that goes with no change."""
        with self._database.writing() as connection:
            write_event(connection, read_stamp(connection, now), by, what, None, detail)

    def declare(self, said: Declaration, detail: str) -> None:
        """Keeps what was said of a return that will not come; without a reason it takes that back. No figure changes.
        `detail` is its line in the audit trail."""
        with self._database.writing() as connection:
            at = read_stamp(connection, said.at)
            write_declaration(connection, replace(said, at=at))
            write_event(connection, at, said.by, "declare", None, detail)

    def deliveries(self) -> list[Delivery]:
        """What every upload that is not undone brought, in the order of uploads."""
        with self._database.reading() as connection:
            return read_deliveries(connection)

    def declarations(self) -> list[Declaration]:
        """The returns of which somebody said, and did not take back, that they will not be supplied."""
        with self._database.reading() as connection:
            return read_declarations(connection)

    def uploads(self) -> list[UploadRecord]:
        """Every upload, undone ones too, newest first."""
        with self._database.reading() as connection:
            return read_uploads(connection)

    def upload(self, upload: int) -> UploadRecord:
        """One upload; StoreError where there is none of that number."""
        with self._database.reading() as connection:
            return read_upload(connection, upload)

    def events(self) -> list[Event]:
        """The audit trail, newest first."""
        with self._database.reading() as connection:
            return read_events(connection)

    def left_out(self, upload: int) -> list[LeftOut]:
        """The rows of an upload that were not kept: where they stood and why."""
        with self._database.reading() as connection:
            return read_left_out(connection, upload)

    def parts(self, upload: int) -> list[Part]:
        """What an upload says of each slice it speaks of, in order."""
        with self._database.reading() as connection:
            return read_parts(connection, upload)

    def held(self, as_at: datetime | None = None) -> tuple[Held, ...]:
        """The slices held now, or at a moment (aware), each with the upload whose rows it shows."""
        with self._database.reading() as connection:
            return read_held(connection, as_at)

    def remember(self, matches: Sequence[Match], by: str, now: datetime) -> list[MatchRecord]:
        """Keeps what a person confirmed, in place of what was confirmed of the same spellings. No figure changes."""
        with self._database.writing() as connection:
            return keep_matches(connection, matches, by, read_stamp(connection, now))

    def forget(self, match: int, by: str, now: datetime) -> MatchRecord:
        """Takes away something remembered; StoreError where nothing of that number is."""
        with self._database.writing() as connection:
            return forget_match(connection, match, by, read_stamp(connection, now))

    def matches(self, sender: str | None = None) -> list[MatchRecord]:
        """What is remembered, of one sender or of all, by sender, kind, dataset and spelling."""
        with self._database.reading() as connection:
            return read_matches(connection, sender)

    def say(
        self, subject: Subject, wording: Wording, move: Move, by: str, now: datetime, *, alone: bool = False
    ) -> Statement:
        """Keeps new words, as their first step. No figure changes. StoreError where they are to stand `alone` on their
        subject and do not."""
        with self._database.writing() as connection:
            return write_statement(connection, subject, wording, move, by, read_stamp(connection, now), alone=alone)

    def move(self, statement: int, seen: int, wording: Wording, move: Move, by: str, now: datetime) -> Statement:
        """Keeps a further step of words. StoreError where somebody else took one after the step that was `seen`."""
        with self._database.writing() as connection:
            return add_step(connection, statement, seen, wording, move, by, read_stamp(connection, now))

    def statement(self, number: int) -> Statement:
        """One statement, closed or not; StoreError where there is none of that number."""
        with self._database.reading() as connection:
            return read_statement(connection, number)

    def statements(self, wanted: Mapping[str, str | int | None]) -> list[Statement]:
        """Statements whose subject has the values in `wanted`, closed ones too, in the order of their writing."""
        with self._database.reading() as connection:
            return read_statements(connection, wanted)

    def answer(self, question: ibis.Expr, as_at: datetime | None = None) -> pd.DataFrame:
        """The rows an unbound Ibis table expression over the tables of `schema` comes to.

        `as_at` (aware) asks what was held at that moment; None asks what is held now. Rows come in the question's own
        order. StoreError where what is kept is no longer what was loaded.
        """
        return self._engine(as_at).answer(question)

    def answers(self, questions: Sequence[ibis.Expr], as_at: datetime | None = None, word: str = "") -> list[Rows]:
        """As `answer`, for several questions of one and the same moment: a tuple a row, what is missing None. `word`
        stands where a question has `schema.OPEN`."""
        engine = self._engine(as_at)
        return [engine.rows(question, word) for question in questions]

    def _engine(self, as_at: datetime | None) -> QuestionEngine:
        """The engine for a moment, filled once for each version of the store."""
        with self._filling, self._database.reading() as connection:
            version, latest = connection.execute(select(META.c.version, META.c.latest)).one()
            past = as_at is not None and latest is not None and as_at < latest
            moment = as_at if past else None
            key = moment or version
            engine = self._engines.pop(key, None) or self._fill(connection, moment)
            # The past does not change; of the present only this version is of use. The latest used comes last.
            moments = [(held, kept) for held, kept in self._engines.items() if isinstance(held, datetime)]
            present = [(held, kept) for held, kept in self._engines.items() if held == version]
            self._engines = dict([*present, *moments[-PAST_MOMENTS + past :], (key, engine)])
            return engine

    def _fill(self, connection: Connection, moment: datetime | None) -> QuestionEngine:
        snapshot = read_snapshot(connection, self._tables, moment, self._database.where)
        before = next(reversed(self._engines.values()), None)
        return QuestionEngine(snapshot, self._catalogue, before)
