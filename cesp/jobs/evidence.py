"""Puts a question's parts to the store and brings back evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

import ibis

from cesp.jobs.desk import Desk
from cesp.measures import question
from cesp.measures.circumstances import Audit
from cesp.measures.definition import define
from cesp.measures.evidence import Evidence, Found, Mismatch, assemble, plan
from cesp.measures.targets import aims_at_neighbours, aims_of
from cesp.measures.values import Ask, Group, Held
from cesp.store.schema import OPEN

# Several questions, and the word they leave open, to the rows of each, in order.
Answers = Callable[[Sequence[ibis.Table], str], Sequence[Sequence[tuple[Any, ...]]]]
Tuple = TypeVar("Tuple", Group, Held, Audit, Mismatch)


def gather(desk: Desk, ask: Ask, as_at: datetime | None = None) -> Evidence:
    """The evidence on a question as held now, or as held on an instant. Mendable where the question makes no sense.

    It is gathered once for each version of the store: every period, comparison and edition is read off the same.
    """
    version = desk.version()
    for key in [key for key in desk.evidence if key[0] != version]:
        desk.evidence.pop(key, None)
    key = (version, as_at, ask)
    if key not in desk.evidence:
        desk.evidence[key] = gather_from(lambda questions, word: desk.store.answers(questions, as_at, word), desk, ask)
    return desk.evidence[key]


def gather_from(answers: Answers, desk: Desk, ask: Ask) -> Evidence:
    """The evidence on a question from whatever answers its parts: the store, or a trial of what it would hold."""
    definition = define(ask, desk.catalogue, desk.partnership)
    parts = _questions(desk, _of_any_priority(ask))
    found = iter(answers([part for part in parts if part is not None], ask.priority or ""))
    tables = ((part.columns, next(found)) if part is not None else ((), ()) for part in parts)
    groups, held, audits, mismatches, elsewhere = tables
    rows = Found(
        _named(Group, *groups), _named(Held, *held), _named(Audit, *audits), _named(Mismatch, *mismatches),
        _named(Group, *elsewhere),
    )  # fmt: skip
    return assemble(ask, definition, desk.catalogue, desk.partnership, rows)


def _of_any_priority(ask: Ask) -> Ask:
    """The question as it is put to every priority alike: an indicator is the same under each."""
    if ask.indicator:
        return replace(ask, priority=None)
    return replace(ask, priority=OPEN) if ask.priority else ask


def _questions(desk: Desk, ask: Ask) -> tuple[ibis.Table | None, ...]:
    """The parts of a question: its counts, the returns held, how audits were made, totals that disagree, and the same
    counts by place where a target is the neighbours' average."""
    if ask not in desk.questions:
        parts = (desk.catalogue, desk.partnership)
        desk.questions[ask] = (
            question.counts(ask, *parts),
            question.held(ask, *parts),
            question.circumstances(ask, desk.catalogue),
            question.totals(ask, desk.catalogue),
            question.counts(replace(ask, by="place"), *parts) if _looks_elsewhere(desk, ask) else None,
        )
    return desk.questions[ask]


def _looks_elsewhere(desk: Desk, ask: Ask) -> bool:
    settled = plan(ask, desk.catalogue, desk.partnership)
    of_any = define(replace(ask, priority=None), desk.catalogue, desk.partnership)
    aims = aims_of(of_any, settled, desk.partnership)
    return settled.yearly and ask.by is None and aims_at_neighbours(aims)


def _named(kind: type[Tuple], columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> Iterator[Tuple]:
    """An answer's rows as named tuples, whatever the order of its columns."""
    for row in rows:
        yield kind(**dict(zip(columns, row, strict=True)))
