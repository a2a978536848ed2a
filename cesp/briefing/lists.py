"""A summary as a page shows it: its sentences as their leads left them, in their lists, with whose they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cesp.briefing.abbreviations import spell_out
from cesp.briefing.readability import reading_age
from cesp.briefing.summary import MOST, PARTS, Part, arrange, open_page
from cesp.briefing.words import Told
from cesp.catalogue import Partnership

#: What stands in a list that has no sentence.
NONE: Mapping[Part, str] = {
    "working": "Nothing stands out clearly enough to say so.",
    "worried": "Nothing has clearly worsened; mind what we do not know.",
    "next": "Nothing held here falls due.",
    "unknown": "No gaps were found in what is held.",
}


@dataclass(frozen=True)
class Line:
    """A sentence of a list. `whose` is the title of its priority on the page of all, "" elsewhere; `text` has its
    abbreviations spelled out where they stand for the first time."""

    told: Told
    whose: str
    text: str


@dataclass(frozen=True)
class Lists:
    """The two lines that open a page, and the lines of each list, strongest first, those left out among them.
    `reading_age` is that of all that stand, in years; None where none does."""

    opening: tuple[Line, ...]
    lines: Mapping[Part, tuple[Line, ...]]
    reading_age: int | None

    @property
    def every(self) -> tuple[Line, ...]:
        """All lines, list by list, those left out among them."""
        return tuple(line for part in PARTS for line in self.lines[part])

    def short(self, part: Part) -> tuple[Line, ...]:
        """The first lines of a list: one of each exhibit before a second of any."""
        return self._ranked(part)[:MOST]

    def rest(self, part: Part) -> tuple[Line, ...]:
        """The lines after the first."""
        return self._ranked(part)[MOST:]

    def _ranked(self, part: Part) -> tuple[Line, ...]:
        first: list[Line] = []
        again: list[Line] = []
        seen: set[tuple[str | None, str]] = set()
        for line in self.lines[part]:
            sentence = line.told.sentence
            place = (sentence.priority, sentence.exhibit)
            if not line.told.left_out:
                (again if sentence.exhibit and place in seen else first).append(line)
                seen.add(place)
        return (*first, *again)


def lay_out(told: Sequence[Told], priority: str | None, partnership: Partnership) -> Lists:
    """Sentences laid out for the page of a priority, or of all (None). What a lead left out opens no page."""
    by_id = {one.sentence.id: one for one in told}
    ranked = arrange(one.sentence for one in told)
    opening = open_page([sentence for sentence in ranked if not by_id[sentence.id].left_out])
    ordered = [by_id[sentence.id] for sentence in (*opening, *ranked)]
    titles = {entry.id: entry.title for entry in partnership.priority} if priority is None else {}
    whose = [titles.get(one.sentence.priority or "", "") for one in ordered]
    texts = spell_out([one.text for one in ordered], partnership)
    lines = [Line(*entry) for entry in zip(ordered, whose, texts, strict=True)]
    rest = lines[len(opening) :]
    return Lists(
        tuple(lines[: len(opening)]),
        {part: tuple(line for line in rest if line.told.sentence.part == part) for part in PARTS},
        reading_age(line.text for line in rest if not line.told.left_out),
    )
