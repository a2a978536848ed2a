"""Matching that learns: what an officer confirms of a sender's headings and words, seen, changed and taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, cast

from cesp.catalogue import Column, Partnership
from cesp.errors import Mendable
from cesp.intake.matching import HEADING, NAMED, choice_column, match_key, meaning_title
from cesp.intake.reading import read_return
from cesp.intake.results import Confirmed, Reading, ReadOptions, Remembered
from cesp.jobs.desk import Desk
from cesp.people import allowed
from cesp.store.matches import Match, MatchRecord

_NOTHING = Remembered()


@dataclass(frozen=True)
class Answer:
    """What a person says that a heading or word means; "" is no part of the return, or as written."""

    kind: str
    dataset: str
    written: str
    meaning: str


def read_as_confirmed(desk: Desk, file: str, content: bytes, options: ReadOptions) -> Reading:
    """A file read with what is remembered of its sender, who is known once it was read or is given."""
    known = desk.partnership.find("agency", options.sender) if options.sender else None
    if known is not None:
        options = replace(options, remembered=remembered(desk, known))
        return read_return(file, content, desk.catalogue, desk.partnership, options)
    reading = read_return(file, content, desk.catalogue, desk.partnership, options)
    told = remembered(desk, reading.sender)
    if told == _NOTHING:
        return reading
    return read_return(file, content, desk.catalogue, desk.partnership, replace(options, remembered=told))


def remembered(desk: Desk, sender: str) -> Remembered:
    """What was confirmed of a sender's returns, as intake takes it."""
    desk.require("load")
    headings: dict[str, dict[str, Confirmed]] = {}
    words: dict[str, dict[str, Confirmed]] = {}
    for record in desk.store.matches(sender):
        match = record.match
        group = headings.setdefault(match.dataset, {}) if match.kind == HEADING else words.setdefault(match.kind, {})
        group[match.key] = Confirmed(match.meaning, record.by, record.at.date())
    return Remembered(headings, words)


def remember(desk: Desk, sender: str, answers: Sequence[Answer]) -> list[MatchRecord]:
    """Keeps what the person at the desk confirms of a sender; it replaces what was confirmed of the same spelling.

    Mendable where a meaning does not exist, and then nothing is kept.
    """
    desk.require("load")
    matches = [_as_match(desk, sender, answer) for answer in answers]
    return desk.store.remember(matches, desk.person.name, desk.clock())


def forget(desk: Desk, number: int) -> MatchRecord:
    """Takes away something remembered."""
    desk.require("load")
    return desk.store.forget(number, desk.person.name, desk.clock())


def list_matches(desk: Desk, sender: str | None = None) -> list[MatchRecord]:
    """What is remembered, of all senders or of one, given by id, title or alias."""
    desk.require("load" if allowed(desk.person, "load") else "read_officer")
    if sender is None:
        return desk.store.matches()
    return desk.store.matches(desk.partnership.find("agency", sender) or sender)


def match_stamp(desk: Desk) -> tuple[int, ...]:
    """Differs whenever what is remembered does, so that a reading kept from before can be told to be old."""
    desk.require("load")
    return tuple(sorted(record.id for record in desk.store.matches()))


def meanings(desk: Desk, kind: str, dataset: str) -> list[tuple[str, str]]:
    """All that a heading of a dataset, or a word of a kind, may mean: (meaning, title) in the order of the data."""
    if kind in NAMED:
        return [(entry.id, entry.title) for entry in getattr(desk.partnership, kind)]
    if kind == HEADING:
        return [(name, column.title) for (owner, name), column in _columns(desk).items() if owner == dataset]
    column = _columns(desk).get(choice_column(kind))
    return [] if column is None else [(word, meaning_title(column, word, desk.partnership)) for word in column.choices]


def leaving(kind: str) -> str:
    """The words for a meaning of ""."""
    return "Not part of the return" if kind == HEADING else "Kept as written"


def match_data(desk: Desk, record: MatchRecord) -> dict[str, Any]:
    """A match as plain data, with the title of what it means."""
    title = title_of(desk, record.match)
    return {"id": record.id, **asdict(record.match), "title": title, "by": record.by, "at": record.at.isoformat()}


def match_line(data: dict[str, Any]) -> str:
    """A match on one line."""
    what = data["dataset"] or data["kind"]
    who = f"confirmed by {data['by']}, {data['at'][:10]}"
    return f"{data['id']:>5}  {data['sender']}  {what}: '{data['written']}' is {data['title']}; {who}"


def title_of(desk: Desk, match: Match) -> str:
    """What a person reads for what a match means."""
    if not match.meaning:
        return leaving(match.kind).lower()
    column = _column(desk, match.kind, match.dataset, match.meaning)
    if column is None:
        return f"{match.meaning} (which there is no more)"
    return column.title if match.kind == HEADING else meaning_title(column, match.meaning, desk.partnership)


def _as_match(desk: Desk, sender: str, answer: Answer) -> Match:
    key, meaning = match_key(answer.kind, answer.written), answer.meaning
    if not key:
        raise Mendable("A blank heading or word cannot be remembered", mend="Give it a heading in the file.")
    column = _column(desk, answer.kind, answer.dataset, meaning)
    if meaning and column is None:
        mend = "Choose one of the meanings in the list."
        raise Mendable(f"'{answer.written}' cannot mean '{meaning}': there is no such {_noun(answer.kind)}", mend=mend)
    dataset = answer.dataset if answer.kind == HEADING else ""
    return Match(sender, answer.kind, dataset, key, answer.written, meaning)


def _column(desk: Desk, kind: str, dataset: str, meaning: str) -> Column | None:
    """The column that a meaning is, or whose words it is one of; None where the meaning does not exist."""
    columns = _columns(desk)
    if kind == HEADING:
        return columns.get((dataset, meaning))
    if kind in NAMED:
        exists = _exists(desk.partnership, kind, meaning)
        return next((column for column in columns.values() if column.kind == kind), None) if exists else None
    column = columns.get(choice_column(kind))
    return column if column is not None and meaning in column.choices else None


def _columns(desk: Desk) -> dict[tuple[str, str], Column]:
    """Every column by dataset and name."""
    return {(known.name, column.name): column for known in desk.catalogue.datasets for column in known.columns}


def _exists(partnership: Partnership, kind: str, meaning: str) -> bool:
    named = cast(Literal["agency", "course", "priority", "indicator"], kind)
    return partnership.find(named, meaning) == meaning


def _noun(kind: str) -> str:
    return "column" if kind == HEADING else kind if kind in NAMED else "word"
