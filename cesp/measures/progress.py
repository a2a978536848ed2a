"""Which actions are proposed as showing little or no evidence of progress, since when, and why (DATA, decision 14)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

import ibis
from ibis import _

from cesp.catalogue import Catalogue, Partnership
from cesp.measures.prepare import STEPS
from cesp.measures.steps import Setting
from cesp.measures.tables import question_table

#: The measure that counts proposals; its step settles which actions they are.
MEASURE = "little_progress"
_NOT_STARTED = "not_started"


class Position(NamedTuple):
    """An action as one return has it: columns of an answer to `actions_over_time`. `proposed` is the measure's own
    answer for that quarter; `percent_complete` is 0 to 1."""

    sender: str
    priority: str
    reference: str
    qi: int
    year: int
    quarter: int
    period_end: date
    action: str | None
    lead: str | None
    due: date | None
    rag: str | None
    percent_complete: float | None
    proposed: bool


@dataclass(frozen=True)
class Proposal:
    """An action proposed at the end of a period. `still_since` is the end of the first of the `quarters` in a row with
    the rating and percentage it has now, None where it moved since; `late` says it is past its due date and was not
    started."""

    priority: str
    reference: str
    action: str
    lead: str
    due: date | None
    rag: str
    still_since: date | None
    quarters: int
    late: bool


def actions_over_time(catalogue: Catalogue, partnership: Partnership) -> ibis.Table:
    """The question for every action in every quarter, oldest first, and whether it was proposed then."""
    rows = question_table(catalogue.dataset("actions")).filter(_.quarter.notnull())
    rows = STEPS[catalogue.measure(MEASURE).prepare](rows, Setting(catalogue, partnership))
    named = rows.mutate(proposed=rows.counted.fill_null(False))
    return named.select(*Position._fields).order_by("priority", "reference", "sender", "qi")


def propose(positions: Iterable[Position], year: int, last: frozenset[tuple[str, int]]) -> tuple[Proposal, ...]:
    """The actions proposed in the returns that the end of a period is told by: (sender, quarter) of the year."""
    return tuple(_proposals(positions, year, last))


def _proposals(positions: Iterable[Position], year: int, last: frozenset[tuple[str, int]]) -> Iterator[Proposal]:
    for _key, listed in groupby(positions, key=lambda one: (one.priority, one.reference, one.sender)):
        history: list[Position] = []
        for position in listed:
            history.append(position)
            if position.proposed and position.year == year and (position.sender, position.quarter) in last:
                yield _explain(history)


def _explain(history: list[Position]) -> Proposal:
    """Why the last position of an action's history is proposed."""
    now = history[-1]
    first, quarters = now, 1
    for earlier in reversed(history[:-1]):
        if (earlier.rag, earlier.percent_complete) != (now.rag, now.percent_complete) or earlier.qi != first.qi - 1:
            break
        first, quarters = earlier, quarters + 1
    return Proposal(
        priority=now.priority,
        reference=now.reference,
        action=now.action or "",
        lead=now.lead or "",
        due=now.due,
        rag=now.rag or "",
        still_since=first.period_end if quarters >= STILL else None,
        quarters=quarters,
        late=now.due is not None and now.due < now.period_end and now.rag == _NOT_STARTED,
    )


#: A return and the two after it: two quarters without movement.
STILL = 3
