"""What a committee is given and asks back, over one store: publications, their ledger, stories and the question log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cesp.store.opening import Database
from cesp.store.publications import (
    Entry,
    Manuscript,
    Notice,
    Publication,
    SavedStory,
    read_last_entered,
    read_ledger,
    read_manuscript,
    read_publication,
    read_publications,
    read_savings,
    read_stories,
    read_story,
    write_publication,
    write_story,
)
from cesp.store.questions import Put, Question, read_question, read_questions, write_answer, write_question
from cesp.store.versions import read_stamp


class Papers:
    """As `Store` itself: safe to share between threads, each change whole or not at all, StoreError in words."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def publish(
        self, notice: Notice, paper: Manuscript, by: str, now: datetime, entries: Sequence[Entry] = ()
    ) -> Publication:
        """Keeps a paper for good, and its entries in the ledger. StoreError where what is held has changed since it was
        composed."""
        with self._database.writing() as connection:
            return write_publication(connection, notice, paper, entries, by, read_stamp(connection, now))

    def ledger(self) -> list[Entry]:
        """What every publication made of every count, oldest first."""
        with self._database.reading() as connection:
            return read_ledger(connection)

    def last_entered(self) -> int:
        """The latest publication that the ledger knows of, 0 for none: the ledger has grown where this has."""
        with self._database.reading() as connection:
            return read_last_entered(connection)

    def publications(self) -> list[Publication]:
        """Every publication, newest first."""
        with self._database.reading() as connection:
            return read_publications(connection)

    def publication(self, number: int) -> Publication:
        """One publication; StoreError where there is none of that number."""
        with self._database.reading() as connection:
            return read_publication(connection, number)

    def manuscript(self, number: int) -> Manuscript:
        """What was published, byte for byte. StoreError where there is none, or it is no longer what was kept."""
        with self._database.reading() as connection:
            return read_manuscript(connection, number)

    def save_story(
        self, number: int | None, seen: int, title: str, content: bytes, by: str, now: datetime
    ) -> SavedStory:
        """Saves a new story (None), or one more time the one of a number. StoreError where somebody else saved it after
        the saving that was `seen`."""
        with self._database.writing() as connection:
            return write_story(connection, number, seen, title, content, by, read_stamp(connection, now))

    def stories(self) -> list[SavedStory]:
        """Every story as it stands, in the order of their first saving."""
        with self._database.reading() as connection:
            return read_stories(connection)

    def story(self, number: int) -> SavedStory:
        """A story as it stands; StoreError where there is none of that number."""
        with self._database.reading() as connection:
            return read_story(connection, number)

    def savings(self, number: int) -> list[SavedStory]:
        """Every saving of a story, oldest first; StoreError likewise."""
        with self._database.reading() as connection:
            return read_savings(connection, number)

    def ask(self, put: Put, by: str, now: datetime) -> Question:
        """Keeps a question. StoreError where the publication it is about does not exist."""
        with self._database.writing() as connection:
            return write_question(connection, put, by, read_stamp(connection, now))

    def answer(self, number: int, seen: int, text: str, name: str, by: str, now: datetime) -> Question:
        """Keeps an answer, and those before it. StoreError where another came after the one that was `seen`."""
        with self._database.writing() as connection:
            return write_answer(connection, number, seen, text, name, by, read_stamp(connection, now))

    def question(self, number: int) -> Question:
        """One question; StoreError where there is none of that number."""
        with self._database.reading() as connection:
            return read_question(connection, number)

    def questions(self) -> list[Question]:
        """Every question in the order they were recorded."""
        with self._database.reading() as connection:
            return read_questions(connection)
