"""Questions that a scrutineer asked, and which evidence is about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pydantic import Field

from cesp.catalogue.models import Catalogue, Entry, one_each


class Query(Entry):
    """A question that somebody asked on a day. It is answered with the figures of `measures` and `indicators`, of
    `priority` where it names one, else of the whole."""

    id: str = Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
    question: str
    asked_by: str
    on: date
    priority: str = ""
    measures: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()


def check_queries(queries: Sequence[Query]) -> None:
    """A misfit where two questions have one id."""
    one_each([query.id for query in queries], "scrutiny", "id")


def unanswerable(
    queries: Iterable[Query], catalogue: Catalogue, priorities: Iterable[str], indicators: Iterable[str]
) -> Iterator[tuple[tuple[int | str, ...], str]]:
    """Where a question names a priority, measure or indicator that cannot answer it, and why."""
    known = {measure.id: measure for measure in catalogue.measures}
    named, held = set(priorities), set(indicators)
    for index, query in enumerate(queries):
        if query.priority and query.priority not in named:
            yield ("scrutiny", index, "priority"), f"there is no priority {query.priority}"
        for name in query.measures:
            if name not in known:
                yield ("scrutiny", index, "measures"), f"there is no measure {name}"
            elif known[name].kind in ("indicator", "rate"):
                yield ("scrutiny", index, "measures"), f"{name} needs an indicator: name that under indicators"
            elif query.priority and "priority" not in known[name].by:
                yield ("scrutiny", index, "measures"), f"{name} is not held by priority"
        for name in query.indicators:
            if name not in held:
                yield ("scrutiny", index, "indicators"), f"there is no indicator {name}"
