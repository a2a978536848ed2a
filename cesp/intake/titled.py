"""What the titles and the name of a sheet say for all rows of a table that lacks a column: "Section 11, 2022/23"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from cesp.catalogue import Column, Dataset, plain
from cesp.intake.captions import with_columns
from cesp.intake.declared import Senders
from cesp.intake.headings import Headings
from cesp.intake.periodwords import find_period
from cesp.intake.recognise import heading_row
from cesp.intake.relaid import Laid, Stood
from cesp.intake.results import Finding
from cesp.intake.workbook import Place, Sheet, brief, words
from cesp.periods import Period

_SHORTEST_SAID = 3
_MOST_TITLES = 200
_AROUND = frozenset(("attendance", "register", "record", "log", "list", "of", "at", "for", "the", "agency", "by"))


class Said(NamedTuple):
    """What a text says for a column, and where the text stands: its place, and words for it."""

    text: str
    place: Place
    source: str


def take_titles(laid: Laid, headings: Headings, senders: Senders) -> Laid:
    """The table with a column for each required one that its titles or its sheet's name give, if that makes it whole;
    as it is otherwise, so that nothing is read into a table that stays unknown."""
    sheet, match = laid.sheet, laid.match
    missing = [column for column in match.dataset.columns if column.title in match.missing]
    teller = Teller(match.dataset, headings, senders)
    found = [(column, said) for column in missing
             if (said := _find(sheet, match.header, teller.how(column))) is not None]  # fmt: skip
    if len(found) < len(missing):
        return laid
    stood = {column.name: Stood(said.text, said.place) for column, said in found}
    made = with_columns(sheet, match, stood)
    again = headings.fit(match.dataset, match.header, heading_row(made, match.header))
    notes = (_note(sheet, column, said) for column, said in found)
    return Laid(made, again, (*laid.notes, *notes))


def name_meeting(text: str, names: frozenset[str]) -> str:
    """What a title names, as far as the last word that is one of `names`: "Executive Board attendance" is of the
    "Executive Board". "" where it names nothing."""
    shown = text.split()
    for end in range(len(shown), 0, -1):
        for size in range(1, min(3, end) + 1):
            if plain(" ".join(shown[end - size : end])) in names:
                first = next((at for at in range(end - size + 1) if plain(shown[at]) not in _AROUND), end - size)
                return " ".join(shown[first:end])
    return ""


def spelled_names(column: Column) -> frozenset[str]:
    """The keys of a column's other names that are themselves names, or kinds of them: "board", "committee"."""
    return frozenset(plain(alias) for alias in column.aliases if len(alias) >= _SHORTEST_SAID)


class Teller:
    """Tells what a text says for the columns of one dataset."""

    def __init__(self, dataset: Dataset, headings: Headings, senders: Senders) -> None:
        self.dataset, self.headings, self.senders = dataset, headings, senders

    def how(self, column: Column) -> Callable[[str], str]:
        """What reads a text for a column: "" where it says nothing, or two things."""
        if column.kind == "choice":
            return lambda text: _choose(column, text)
        if column.kind == "agency":
            return self._agency
        if column.kind == "text" and (self.dataset, column) in self.headings.meanings("year"):
            return _year
        if column.kind == "text" and column.name == self.dataset.key:
            return lambda text: name_meeting(text, spelled_names(column))
        return lambda text: ""

    def _agency(self, text: str) -> str:
        found = self.senders.named([text])
        return "" if found is None else self.senders.titles[found]


def _find(sheet: Sheet, header: int, told: Callable[[str], str]) -> Said | None:
    """What the nearest title that says anything says, else the sheet's name; None where two of its row differ."""
    found = [said._replace(text=text) for said in _texts(sheet, header) if (text := told(said.text))]
    alike = {said.text for said in found if said.place[0] == found[0].place[0]}
    return found[0] if len(alike) == 1 else None


def _texts(sheet: Sheet, header: int) -> Iterator[Said]:
    above = [(row, at) for row, line in enumerate(sheet.cells[:header]) for at, cell in enumerate(line)
             if isinstance(cell, str)]  # fmt: skip
    for row, at in reversed(above[:_MOST_TITLES]):
        yield Said(words(sheet.cell(row, at)), (row, at), f"the title '{sheet.address(row, at)}'")
    yield Said(sheet.name, (header, 0), "the sheet's name")


def _choose(column: Column, text: str) -> str:
    """The one word of a choice that a text speaks of, by its longest spelling."""
    left = f" {plain(text.replace('_', ' '))} "
    spelled = sorted(
        ((plain(word), canonical) for canonical, others in column.choices.items() for word in (canonical, *others)),
        key=lambda pair: -len(pair[0]),
    )
    found = set()
    for spelling, canonical in spelled:
        if len(spelling) >= _SHORTEST_SAID and not spelling.isdigit() and f" {spelling} " in left:
            found.add(canonical)
            left = left.replace(f" {spelling} ", " | ")
    return found.pop().replace("_", " ") if len(found) == 1 else ""


def _year(text: str) -> str:
    period = find_period(text)
    return "" if period is None else Period.full_year(period.year).label


def _note(sheet: Sheet, column: Column, said: Said) -> Finding:
    message = f"{column.title} is '{brief(said.text)}' in every row, as {said.source} says."
    cell = sheet.address(*said.place) if said.source.startswith("the title") else "sheet"
    fix = "If that is wrong, add a column that says it row by row."
    return Finding("note", message, fix, sheet.name, cell, column.title)
