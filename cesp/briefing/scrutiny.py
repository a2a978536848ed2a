"""A scrutineer's questions, each answered with the figures that are about it, and with what was written on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cesp.briefing.exhibit import Exhibit
from cesp.briefing.sentences import spoken_day
from cesp.briefing.statutory import Evidence, Places, evidence_of, is_held
from cesp.briefing.words import Remark
from cesp.catalogue import Partnership
from cesp.catalogue.scrutiny import Query
from cesp.disclosure.words import tells_hidden

NO_QUESTIONS = "The scrutineer asked no question by the end of this period."


@dataclass(frozen=True)
class QueryShown:
    """A question; `asked` says by whom, when and about which priority. `answers` are figures, `missing` the titles of
    those that are not held; `remarks` what the scrutineer wrote on it, with any answer beneath."""

    id: str
    priority: str | None
    question: str
    asked: str
    answers: tuple[Evidence, ...]
    missing: tuple[str, ...]
    remarks: tuple[Remark, ...]


def answer_query(
    query: Query,
    exhibits: Sequence[Exhibit],
    places: Places,
    remarks: Sequence[Remark],
    partnership: Partnership,
) -> QueryShown:
    """A question with its exhibits, in their order, and what was written on it."""
    about = f", about {partnership.get_priority(query.priority).title}" if query.priority else ""
    return QueryShown(
        id=query.id,
        priority=query.priority or None,
        question=query.question,
        asked=f"Asked by: {query.asked_by}, {spoken_day(query.on)}{about}.",
        answers=tuple(evidence_of(one, places) for one in exhibits if is_held(one)),
        missing=tuple(one.title for one in exhibits if not is_held(one)),
        remarks=tuple(remarks),
    )


def gives_away(text: str, exhibits: Sequence[Exhibit]) -> bool:
    """Whether words beside figures could tell one that their edition hides: they hold a number not seen there."""
    sides = [side for one in exhibits for side in (one.shown.figure, one.shown.previous) if side is not None]
    hides = any(side.status == "suppressed" for side in sides)
    return bool(tells_hidden(text, [one.headline for one in exhibits], hides=hides))
