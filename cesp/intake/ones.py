"""Tables of nothing but 1 and 0: counts of people, or a register of yes and no. Asked where neither is said."""

from __future__ import annotations

from dataclasses import replace

from cesp.catalogue import Column
from cesp.intake.headings import Match
from cesp.intake.relaid import Laid
from cesp.intake.results import Finding
from cesp.intake.slots import Slots
from cesp.intake.titled import name_meeting, spelled_names
from cesp.intake.workbook import words


def settle_ones(numbers: Laid | None, worded: Laid | None, slots: Slots) -> Laid | None:
    """The one of two readings of a table that lacks less; of two as whole, the one whose name of things says so.

    Where neither or both do, an error says how to tell: nothing is guessed.
    """
    if numbers is None or worded is None:
        return numbers or worded
    lacks = [len(one.match.missing) for one in (numbers, worded)]
    if lacks[0] != lacks[1]:
        return numbers if lacks[0] < lacks[1] else worded
    if numbers.match.dataset is worded.match.dataset:
        return worded
    says = [_says(one, slots) for one in (numbers, worded)]
    if says[0] != says[1]:
        return numbers if says[0] else worded
    return replace(numbers, notes=(*numbers.notes, _ask(numbers.match, worded.match, numbers)))


def _says(laid: Laid, slots: Slots) -> bool:
    """True where the table's names of courses or meetings are known, or speak of what they are."""
    sheet, column = laid.sheet, _key(laid.match)
    at = laid.match.columns.get(column.name)
    shown = {words(line[at]) for line in sheet.cells[laid.match.header :] if at is not None and at < len(line)}
    names = spelled_names(column)
    return any(slots.named(text) == column.title or name_meeting(text, names) for text in shown)


def _key(match: Match) -> Column:
    return match.dataset.column(match.dataset.key)


def _ask(numbers: Match, worded: Match, laid: Laid) -> Finding:
    titles = [match.dataset.title.lower() for match in (numbers, worded)]
    keys = [_key(match).title for match in (numbers, worded)]
    message = f"The table holds nothing but 1 and 0, which may be {titles[0]} or {titles[1]}."
    fix = (
        f"Write above the table what it is of, such as '{keys[1]}: Executive' or '{keys[0]}: Induction'; "
        "in a register write Y and N."
    )
    place = laid.sheet.address(laid.match.header, 0)
    return Finding("error", message, fix, laid.sheet.name, place)
