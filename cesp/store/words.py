"""What people wrote beside figures and decided about sentences: every step kept with name and date, none deleted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime
from typing import Literal

from sqlalchemy import Connection, Row, insert, select

from cesp.errors import StoreError
from cesp.store.tables import STATEMENT, STATEMENT_STEP
from cesp.store.versions import write_event

Kind = Literal["commentary", "sentence", "no_progress", "opinion", "challenge", "answer"]
State = Literal["draft", "checked", "agreed", "approved", "closed"]


@dataclass(frozen=True)
class Subject:
    """What words are about. `priority` is None for the whole partnership, `period` a label that `parse_period` reads.

    `key` is a sentence's id, the number of the challenge answered, or the number of the commentary carried forward.
    """

    kind: Kind
    priority: str | None
    measure: str
    indicator: str | None
    period: str
    key: str = ""


@dataclass(frozen=True)
class Wording:
    """What is said. `choice` is the decision ("accept", "agreed"); `action`, its named `officer` and `due` belong
    together. `about` is the sentence or finding it was written on, `numbers` the figures as they were then."""

    text: str
    choice: str = ""
    action: str = ""
    officer: str = ""
    due: date | None = None
    about: str = ""
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Move:
    """A state that words are brought to: by whom (`name`), and why where something was passed over or closed."""

    state: State
    name: str
    note: str = ""


@dataclass(frozen=True)
class Step:
    """A move as it is kept, with its number, who recorded it and when (UTC), and the words as they stood then."""

    id: int
    move: Move
    wording: Wording
    by: str
    at: datetime


@dataclass(frozen=True)
class Statement:
    """Words as they stand now. `by` wrote them first, at `at` (UTC); `steps` are all there were, oldest first."""

    id: int
    subject: Subject
    wording: Wording
    state: State
    by: str
    at: datetime
    steps: tuple[Step, ...] = field(repr=False)

    @property
    def text(self) -> str:
        return self.wording.text

    @property
    def choice(self) -> str:
        return self.wording.choice

    @property
    def action(self) -> str:
        return self.wording.action

    @property
    def officer(self) -> str:
        return self.wording.officer

    @property
    def due(self) -> date | None:
        return self.wording.due

    @property
    def about(self) -> str:
        return self.wording.about

    @property
    def numbers(self) -> tuple[str, ...]:
        return self.wording.numbers

    @property
    def last(self) -> int:
        """The number of the latest step: who changes words names it, so that no change is made unseen."""
        return self.steps[-1].id


def read_statements(connection: Connection, wanted: Mapping[str, str | int | None]) -> list[Statement]:
    """Statements in the order they were first written, closed ones too; `wanted` holds columns of the table and the
    values they must have."""
    query = select(STATEMENT_STEP, *_SUBJECT).join_from(STATEMENT_STEP, STATEMENT)
    for name, value in wanted.items():
        query = query.where(STATEMENT.c[name] == value)
    found: dict[int, list[Row[tuple[object, ...]]]] = {}
    for line in connection.execute(query.order_by(STATEMENT_STEP.c.id)):
        found.setdefault(line.statement, []).append(line)
    return [_statement(number, lines) for number, lines in sorted(found.items())]


def read_statement(connection: Connection, number: int) -> Statement:
    """One statement; StoreError where there is none of that number."""
    for statement in read_statements(connection, {"id": number}):
        return statement
    raise StoreError(f"There are no words of the number {number}", mend="Look in the list for those there are.")


def write_statement(
    connection: Connection, subject: Subject, wording: Wording, move: Move, by: str, at: datetime, *, alone: bool
) -> Statement:
    """Keeps new words. StoreError where they are to stand `alone` and others on the subject are not closed."""
    if alone:
        for other in read_statements(connection, asdict(subject)):
            if other.state != "closed":
                raise _overtaken(other)
    query = insert(STATEMENT).values(asdict(subject)).returning(STATEMENT.c.id)
    number = int(connection.execute(query).scalar_one())
    _insert(connection, number, wording, move, by, at)
    return _tell(connection, number, by, at)


def add_step(
    connection: Connection, number: int, seen: int, wording: Wording, move: Move, by: str, at: datetime
) -> Statement:
    """Keeps a further step. StoreError where another followed on the one that was `seen`."""
    before = read_statement(connection, number)
    if before.last != seen:
        raise _overtaken(before)
    _insert(connection, number, wording, move, by, at)
    return _tell(connection, number, by, at)


def _insert(connection: Connection, number: int, wording: Wording, move: Move, by: str, at: datetime) -> None:
    values = {**asdict(wording), "numbers": list(wording.numbers), **asdict(move), "person": by, "at": at}
    connection.execute(insert(STATEMENT_STEP).values(statement=number, **values))


def _tell(connection: Connection, number: int, by: str, at: datetime) -> Statement:
    """The statement as it now is, with a line on it in the audit trail, which holds none of its words."""
    statement = read_statement(connection, number)
    move, subject = statement.steps[-1].move, statement.subject
    about = ", ".join(filter(None, (subject.measure, subject.indicator, subject.priority, subject.period, subject.key)))
    note = f" ({move.note})" if move.note else ""
    detail = f"no. {number}, {subject.kind} on {about}: {move.state} by {move.name}{note}"
    write_event(connection, at, by, "words", None, detail)
    return statement


def _overtaken(other: Statement) -> StoreError:
    step = other.steps[-1]
    return StoreError(
        f"{step.move.name} has changed these words meanwhile ({step.at.day} {step.at:%B %Y, %H:%M} UTC), so nothing "
        "was kept",
        where=f"no. {other.id}",
        mend="Look at them as they are now, and decide again.",
    )


def _statement(number: int, lines: list[Row[tuple[object, ...]]]) -> Statement:
    steps = tuple(_step(line) for line in lines)
    first, last = steps[0], steps[-1]
    subject = Subject(**{column.name: getattr(lines[0], column.name) for column in _SUBJECT})
    return Statement(number, subject, last.wording, last.move.state, first.by, first.at, steps)


def _step(line: Row[tuple[object, ...]]) -> Step:
    values = {entry.name: getattr(line, entry.name) for entry in fields(Wording)}
    wording = Wording(**{**values, "numbers": tuple(values["numbers"])})
    return Step(line.id, Move(line.state, line.name, line.note), wording, line.person, line.at)


_SUBJECT = tuple(STATEMENT.c[entry.name] for entry in fields(Subject))
