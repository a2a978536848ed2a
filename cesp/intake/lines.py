"""What each row below the headings is: data, a total, the headings again, a note, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from cesp.catalogue import plain
from cesp.intake.headings import Match
from cesp.intake.marks import is_example
from cesp.intake.workbook import Cell, Sheet, words

Kind = Literal["data", "total", "bare total", "headings", "note", "lone", "outside", "example"]

_TOTAL = re.compile(r"(?:(?:grand|sub|overall|running|cumulative|year to date|ytd) ?)?totals?\b(.*)")
_TOTAL_WORDS = frozenset(
    (
        *("trained", "attended", "attendance", "attendances", "attendees", "delegates", "people", "staff", "places"),
        *("capacity", "sessions", "courses", "audits", "cases", "number", "no", "of", "for", "in", "the", "all", "and"),
        *("quarter", "qtr", "q1", "q2", "q3", "q4", "1", "2", "3", "4", "year", "to", "date", "ytd"),
    )
)
_YEARS = re.compile(r"\d{2,4}")
_FOOTNOTE = re.compile(r"\s*(?:[*†‡]|notes?\b|source\b|n\.?b\b|key\b|please\b)", re.IGNORECASE)
_LONGEST_TOTAL, _LONGEST_LONE = 80, 60

REASONS: dict[Kind, str] = {
    "total": "a total row",
    "bare total": "a total row without a label",
    "headings": "the headings again",
    "note": "a note or a heading inside the table, not a row of data",
    "lone": "one text alone, taken for a heading inside the table",
    "outside": "nothing in the columns of the return",
    "example": "the example row of the template",
}


class Lines:
    """Tells the rows of one recognised sheet apart."""

    def __init__(self, sheet: Sheet, match: Match) -> None:
        self.sheet, self.match = sheet, match
        self.ours = set(match.columns.values())
        self.numeric = {at for name, at in match.columns.items() if match.dataset.column(name).numeric}
        self.required = {at for name, at in match.columns.items()
                         if match.dataset.column(name).required and at not in self.numeric}  # fmt: skip
        self.faulty = {row for (row, at), error in sheet.faults.items() if error and at in self.ours}
        header = sheet.cells[match.header]
        self.headings = {at: words(header[at]).lower() for at in self.ours}
        self.labels: dict[str, str] = {}
        self.words = self.ours - self.numeric
        self.telling = {cell for cell in set().union(*sheet.cells) if isinstance(cell, str) and self._is_telling(cell)}

    def __iter__(self) -> Iterator[tuple[int, Kind]]:
        """Each row that is not blank, counted from 0, with its kind."""
        for row in range(self.match.header + 1, len(self.sheet.cells)):
            line = self.sheet.cells[row]
            filled = [at for at, cell in enumerate(line) if cell is not None]
            if row in self.faulty:
                yield row, "total" if self._is_total(line, filled) else "data"
            elif self.telling.isdisjoint(line) and len(filled) > 1 and not self.words.isdisjoint(filled):
                yield row, "data"  # as `_kind` would find, at greater length
            elif filled:
                yield row, self._kind(line, filled)

    def _is_telling(self, text: str) -> bool:
        """True where a text may make its row anything but data."""
        heading = words(text).lower() in self.headings.values()
        return heading or bool(self._label(text)) or is_example(text) or _FOOTNOTE.match(text) is not None

    def _kind(self, line: list[Cell], filled: list[int]) -> Kind:
        ours = [at for at in filled if at in self.ours]
        if is_example(line[filled[0]]):
            return "example"
        if self._is_total(line, filled):
            return "total"
        if not ours:
            return "outside"
        if len(ours) > 1 and all(words(line[at]).lower() == self.headings[at] for at in ours):
            return "headings"
        first = line[filled[0]]
        if isinstance(first, str) and self._is_footnote(first, line, filled):
            return "note"
        if isinstance(first, str) and len(filled) == 1:
            return "lone" if len(first) <= _LONGEST_LONE and not _FOOTNOTE.match(first) else "note"
        return "bare total" if self.numeric.issuperset(ours) and len(ours) == len(filled) else "data"

    def _is_footnote(self, first: str, line: list[Cell], filled: list[int]) -> bool:
        return bool(_FOOTNOTE.match(first)) and not any(
            at in self.numeric or at in self.required for at in filled[1:] if line[at] is not None
        )

    def _is_total(self, line: list[Cell], filled: list[int]) -> bool:
        """A row labelled as a total: in its first words, or by "Total" alone in place of a name."""
        labels = {at: self._label(cell) for at in filled if isinstance(cell := line[at], str)}
        if not any(labels.values()):
            return False
        texts = list(labels)
        for at in texts[1:]:
            if at in self.ours and _TOTAL.fullmatch(labels[at]) and labels[at].endswith(("total", "totals")):
                return True
        match = _TOTAL.fullmatch(labels[texts[0]])
        if not match:
            return False
        others = (at for at in self.required if at < len(line) and at != texts[0])
        return _is_usual(match[1]) or not any(line[at] is not None for at in others)

    def _label(self, text: str) -> str:
        """`_label` of a text, worked out once: texts repeat down a column."""
        label = self.labels.get(text)
        if label is None:
            label = self.labels[text] = _label(text)
        return label


def says_total(cell: Cell) -> bool:
    """True for a label such as "Total", "Grand total" or "Total trained - Quarter 1"."""
    match = _TOTAL.fullmatch(_label(cell))
    return match is not None and _is_usual(match[1])


def _is_usual(rest: str) -> bool:
    """True where nothing after "total" names a thing of its own."""
    return all(word in _TOTAL_WORDS or _YEARS.fullmatch(word) for word in rest.split())


def _label(cell: Cell) -> str:
    """Plain small letters, where the cell is short enough and says "total" at all."""
    if not isinstance(cell, str) or len(cell) > _LONGEST_TOTAL or "tal" not in cell.lower():
        return ""
    return plain(cell)
