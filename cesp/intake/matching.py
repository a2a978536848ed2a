"""What was confirmed of headings and words: how it is keyed, and what a reading says where it was used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from cesp.catalogue import Column, Dataset, Partnership
from cesp.intake.account import Account
from cesp.intake.cells import CONFIRMED, word_key
from cesp.intake.headings import Headings, Match, mapped_key
from cesp.intake.results import Confirmed, Finding, Remembered
from cesp.intake.typed import Typed
from cesp.intake.workbook import Sheet, brief

HEADING: Final = "heading"
NAMED: Final = ("agency", "course", "priority", "indicator")
_CHANGE = "If that is wrong, change it or have it forgotten, and check the file again."


def match_key(kind: str, written: str) -> str:
    """What two spellings of a heading (`kind` HEADING) or of a word share."""
    return mapped_key(written) if kind == HEADING else word_key(written)


def word_kind(dataset: Dataset, column: Column) -> str:
    """The kind of a column's words: one for all agencies, courses, priorities or indicators; a choice has its own.

    "" for columns whose words are not looked up.
    """
    if column.kind in NAMED:
        return column.kind
    return f"{dataset.name}.{column.name}" if column.kind == "choice" else ""


def choice_column(kind: str) -> tuple[str, str]:
    """The dataset and column of a choice's kind; the inverse of `word_kind`."""
    dataset, _, column = kind.partition(".")
    return dataset, column


def confirmed_words(dataset: Dataset, remembered: Remembered) -> dict[str, Mapping[str, Confirmed]]:
    """What was confirmed of the words of each column that has any, by the word's key."""
    told = {column.name: remembered.words.get(word_kind(dataset, column)) for column in dataset.columns}
    return {name: words for name, words in told.items() if words}


def meaning_title(column: Column, meaning: str, partnership: Partnership) -> str:
    """What a person reads for an id of the partnership or a word of a choice."""
    if column.kind not in NAMED:
        return meaning.replace("_", " ")
    return next((entry.title for entry in getattr(partnership, column.kind) if entry.id == meaning), meaning)


def tell_headings(sheet: Sheet, match: Match, shown: Mapping[int, str], headings: Headings) -> Iterator[Finding]:
    """A note for each heading of a row (by place) that was read as somebody confirmed."""
    confirmed = headings.confirmed[match.dataset.name]
    for at, text in shown.items():
        key = mapped_key(text)
        if key in confirmed and key not in headings.mapped:
            told = confirmed[key]
            title = match.dataset.column(told.meaning).title if told.meaning else ""
            verb = f"read as {title}" if title else "left out, as no part of the return"
            yield _note(text, verb, told, sheet.name, sheet.address(match.header, at), title)


def tell_words(
    match: Match,
    looked_up: Mapping[tuple[str, str], Typed],
    account: Account,
    remembered: Remembered,
    partnership: Partnership,
) -> Iterator[Finding]:
    """A note for each word that was read as somebody confirmed, at its first cell."""
    confirmed = confirmed_words(match.dataset, remembered)
    for (name, word), typed in looked_up.items():
        if typed.remark == CONFIRMED:
            column, told = match.dataset.column(name), confirmed[name][word_key(word)]
            verb = f"read as {meaning_title(column, told.meaning, partnership)}" if told.meaning else "kept as written"
            cells = account.places(column.title, CONFIRMED).get(brief(word), ["sheet"])
            yield _note(word, verb, told, account.sheet, cells[0], column.title)


def _note(written: str, verb: str, told: Confirmed, sheet: str, cell: str, column: str) -> Finding:
    when = f"{told.on.day} {told.on:%B %Y}"
    message = f"'{brief(written)}' is {verb}, as confirmed by {told.by} on {when}."
    return Finding("note", message, _CHANGE, sheet, cell, column, brief(written))
