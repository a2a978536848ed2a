"""The question log: what a committee asked, pinned to what it was looking at, and every answer it was given."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime

from sqlalchemy import Connection, insert, select

from cesp.errors import StoreError
from cesp.store.paper_tables import QUESTION, QUESTION_ANSWER
from cesp.store.publications import read_publication
from cesp.store.versions import write_event


@dataclass(frozen=True)
class Put:
    """A question as it was put: its words, who asked (`asker`, as they are addressed) and on which day; of which
    publication, None for a page shown live, on which slide, the address of the view, and of which edition that was."""

    text: str
    asker: str
    day: date
    publication: int | None
    slide: str
    view: str
    edition: str


@dataclass(frozen=True)
class Answer:
    """An answer: its words, whose it is (`name`), who recorded it and when (UTC)."""

    id: int
    text: str
    name: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Question:
    """A question on the log, recorded `by` somebody at `at` (UTC); every answer there was, oldest first."""

    id: int
    put: Put
    by: str
    at: datetime
    answers: tuple[Answer, ...]

    @property
    def answer(self) -> Answer | None:
        """The latest, which stands."""
        return self.answers[-1] if self.answers else None

    @property
    def last(self) -> int:
        """The number of the latest answer, 0 for none: who answers names it, so that none is passed over unseen."""
        return self.answers[-1].id if self.answers else 0


def write_question(connection: Connection, put: Put, by: str, at: datetime) -> Question:
    """Keeps a question. StoreError where the publication it is about does not exist."""
    about = "a page shown live"
    if put.publication is not None:
        about = f"publication {read_publication(connection, put.publication).id}"
    query = insert(QUESTION).values(**asdict(put), person=by, at=at).returning(QUESTION.c.id)
    number = int(connection.execute(query).scalar_one())
    slide = f", slide {put.slide}" if put.slide else ""
    write_event(connection, at, by, "question", None, f"no. {number} on {about}{slide}: asked by {put.asker}")
    return read_question(connection, number)


def write_answer(
    connection: Connection, number: int, seen: int, text: str, name: str, by: str, at: datetime
) -> Question:
    """Keeps an answer; earlier ones stay. StoreError where another came after the one that was `seen`, 0 for none."""
    latest = read_question(connection, number).answer
    if latest is not None and latest.id != seen:
        raise StoreError(
            f"{latest.name} has answered this question meanwhile, so nothing was kept",
            where=f"no. {number}",
            mend="Look at that answer, and answer again if it needs more.",
        )
    connection.execute(insert(QUESTION_ANSWER).values(question=number, text=text, name=name, person=by, at=at))
    write_event(connection, at, by, "answer", None, f"question no. {number}: answered by {name}")
    return read_question(connection, number)


def read_question(connection: Connection, number: int) -> Question:
    """One question; StoreError where there is none of that number."""
    for question in read_questions(connection, number):
        return question
    raise StoreError(f"There is no question {number}", mend="Look in the list for those there are.")


def read_questions(connection: Connection, only: int | None = None) -> list[Question]:
    """Every question in the order they were recorded; or the one asked for, or none."""
    asked = select(QUESTION).order_by(QUESTION.c.id)
    answered = select(QUESTION_ANSWER).order_by(QUESTION_ANSWER.c.id)
    if only is not None:
        asked, answered = asked.where(QUESTION.c.id == only), answered.where(QUESTION_ANSWER.c.question == only)
    answers: dict[int, list[Answer]] = defaultdict(list)
    for line in connection.execute(answered):
        answers[line.question].append(Answer(line.id, line.text, line.name, line.person, line.at))
    return [
        Question(
            line.id,
            Put(**{entry.name: getattr(line, entry.name) for entry in fields(Put)}),
            line.person,
            line.at,
            tuple(answers[line.id]),
        )
        for line in connection.execute(asked)
    ]
