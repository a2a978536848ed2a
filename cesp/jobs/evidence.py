"""Puts a question's parts to the store and brings back evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, TypeVar

import ibis
import pandas as pd

from cesp.jobs.desk import Desk
from cesp.measures import question
from cesp.measures.definition import define
from cesp.measures.evidence import Audit, Evidence, Mismatch, assemble
from cesp.measures.values import Ask, Group, Held

Answer = Callable[[ibis.Expr], pd.DataFrame]
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
        desk.evidence[key] = gather_from(lambda question: desk.store.answer(question, as_at), desk, ask)
    return desk.evidence[key]


def gather_from(answer: Answer, desk: Desk, ask: Ask) -> Evidence:
    """The evidence on a question from whatever answers it: the store, or a trial of what it would hold."""
    definition = define(ask, desk.catalogue, desk.partnership)
    counts, held, circumstances, totals = _questions(desk, ask)
    return assemble(
        ask,
        definition,
        desk.catalogue,
        desk.partnership,
        groups=_rows(answer, Group, counts),
        held=_rows(answer, Held, held),
        audits=_rows(answer, Audit, circumstances),
        mismatches=_rows(answer, Mismatch, totals),
    )


def _questions(desk: Desk, ask: Ask) -> tuple[ibis.Table | None, ...]:
    """The parts of a question: its counts, the returns held, how audits were made, and totals that disagree."""
    if ask not in desk.questions:
        parts = (desk.catalogue, desk.partnership)
        desk.questions[ask] = (
            question.counts(ask, *parts),
            question.held(ask, *parts),
            question.circumstances(ask, desk.catalogue),
            question.totals(ask, desk.catalogue),
        )
    return desk.questions[ask]


def _rows(answer: Answer, kind: type[Tuple], expression: ibis.Table | None) -> Iterator[Tuple]:
    """The answer's rows as named tuples; what is missing is None, never NaN."""
    if expression is None:
        return
    found = answer(expression)
    columns = [_plain(found[name]) for name in kind._fields]
    for values in zip(*columns, strict=True):
        yield kind(*values)


def _plain(column: pd.Series[Any]) -> list[Any]:
    return [None if missing else value for value, missing in zip(column.tolist(), column.isna(), strict=True)]
