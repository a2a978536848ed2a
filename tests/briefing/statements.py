"""Statements made by hand."""

from __future__ import annotations

from datetime import UTC, datetime

from cesp.store.words import Kind, Move, State, Statement, Step, Subject, Wording

AT = datetime(2023, 5, 3, 9, 0, tzinfo=UTC)


def statement(
    kind: Kind, state: State, text: str, *, number: int = 1, choice: str = "", key: str = "", name: str = "Jane Smith"
) -> Statement:
    """Words of one step, on neglect in 2022/23."""
    wording = Wording(text, choice)
    subject = Subject(kind, "neglect", "", None, "2022/23", key)
    return Statement(number, subject, wording, state, name, AT, (Step(1, Move(state, name), wording, name, AT),))
