"""An indicator of 2023/24 in editions for committees: how it is kept, published and read again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime

from cesp.catalogue import Edition, Partnership
from cesp.disclosure.shown import ShownFigure
from cesp.jobs.desk import Desk
from cesp.jobs.figures import Request, figures
from cesp.jobs.papers import compose_paper
from cesp.jobs.present import Scope
from cesp.jobs.publishing import Occasion, publish
from cesp.people import Person
from cesp.periods import Period, parse_period
from tests.measures.world import PARTNERSHIP, Line, table
from tests.measures.world import desk as open_world

CLOCK = datetime(2024, 6, 3, 12, 0, tzinfo=UTC)
OCCASION = Occasion("Impact", "Children's Committee", date(2024, 6, 13), exempt="Paragraph 2; children could be told.")
BLOCK = "flowing 2023/24"
PERIODS = ("Q1", "Q2", "Q3", "Q4", "to Q2", "to Q3", "")
PARTS = ("base", "n", "rest")


def lines(*quarters: str) -> list[Line]:
    """Quarters such as "2023 Q1 | 30 | 100" of an indicator whose quarters add up."""
    rows = [f"{when} | neglect | flowing | {n} | {base}" for when, n, base in (line.split(" | ") for line in quarters)]
    return table("indicators", "\n".join(["when | priority | indicator | numerator | denominator", *rows]))


def give(desk: Desk, edition: Edition = "public", until: int = 2) -> int:
    scope = Scope(Period(2023, 1, until), "same-period", edition)
    return publish(desk, compose_paper(desk, scope), scope, OCCASION).id


def look(desk: Desk, when: str, edition: Edition = "public") -> ShownFigure:
    """The indicator in 2023/24, as an edition shows it."""
    period = parse_period(f"2023/24 {when}".strip())
    assert period is not None
    [shown] = figures(desk, Request(period, "indicator", "flowing", edition=edition))
    return shown.figure


def read(desk: Desk, edition: Edition = "public") -> dict[str, str]:
    """What stands in an edition by period: the numbers, or why there are none."""
    held = {when: look(desk, when, edition) for when in PERIODS}
    return {when: one.base or one.notes[0] for when, one in held.items() if one.base or one.status == "suppressed"}


def entered(desk: Desk) -> dict[str, tuple[str, int | None]]:
    """Cell of the year -> its fate and value in the latest publication. What all names of cells share is left out."""
    entries = [one for one in desk.store.papers.ledger() if one.block == BLOCK]
    latest = max((one.publication for one in entries), default=0)
    return {
        one.cell.removeprefix("indicator|flowing||2023/24").lstrip(): (one.fate, one.value)
        for one in entries
        if one.publication == latest
    }


@contextmanager
def sit(*batches: list[Line]) -> Iterator[Desk]:
    """An officer's desk on a store of its own, where every priority has opened."""
    with open_world(*batches) as opened:
        person = Person("Amy Hall", frozenset({"officer"}))
        yield replace(opened, person=person, clock=lambda: CLOCK, partnership=_opened(PARTNERSHIP))


def _opened(partnership: Partnership) -> Partnership:
    life = [{"state": "opened", "on": date(2022, 4, 1)}]
    data = partnership.model_dump()
    data["priority"] = [one | {"life": life} for one in data["priority"]]
    return Partnership.model_validate(data)
