"""Summary tables turned: measures down and periods (or courses) across become a row for each column."""

from __future__ import annotations

from collections.abc import Mapping

from cesp.intake.account import listing
from cesp.intake.relaid import Grid, Laid, Stood
from cesp.intake.results import Finding
from cesp.intake.slots import Slots
from cesp.intake.wide import SHARES, Wide, name_course, no_column
from cesp.intake.workbook import brief, words

_FEWEST_MEASURES = 2


def turn(wide: Wide, slots: Slots) -> Laid | None:
    """The summary with a row for each column across; None where its first words are not mostly measures."""
    sheet, header = wide.sheet, wide.header
    side = min((at for at in range(min(wide.slots)) if wide.column(at)), default=None)
    if side is None:
        return None
    named = {row: words(cell) for row in range(header + 1, len(sheet.cells))
             if isinstance(cell := sheet.cell(row, side), str)
             and any(sheet.cell(row, at) is not None for at in wide.slots)}  # fmt: skip
    measures = {row: text for row, text in named.items() if slots.measures(text)}
    if len(measures) < max(_FEWEST_MEASURES, len(named) / 2):
        return None
    body = {at: slot for at, slot in wide.body.items() if not slot.percent and not slot.measure and wide.column(at)}
    if not body:
        return None
    base = [*wide.kinds, *measures.values()]
    match = slots.headings.best(header, dict(enumerate(base)))
    if match is None:
        return None
    beside = name_course(wide, match, slots)
    grid = Grid(sheet, header)
    heads = [grid.worded(kind, header, min(body)) for kind in wide.kinds]
    heads += [grid.taken(row, side) for row in measures]
    grid.add(header, [*heads, *(grid.worded(text, header, side) for text in beside)])
    first = min(measures)
    for at, slot in body.items():
        given = [grid.worded(text, header, at) for _, text in slot.given]
        grid.add(first, [*given, *(grid.taken(row, at) for row in measures),
                         *(Stood(said, sheet.place(header, side)) for said in beside.values())])  # fmt: skip
    made = grid.made()
    found = slots.headings.best(header, {at: words(cell) for at, cell in enumerate(made.cells[header])})
    if found is None:
        return None
    return Laid(made, found, tuple(_notes(wide, side, named, set(body), measures, beside)))


def _notes(
    wide: Wide,
    side: int,
    named: Mapping[int, str],
    body: set[int],
    measures: Mapping[int, str],
    beside: Mapping[str, str | None],
) -> list[Finding]:
    sheet, header = wide.sheet, wide.header

    def note(message: str, fix: str, row: int, at: int) -> Finding:
        return Finding("note", message, fix, sheet.name, sheet.address(row, at))

    shown = listing([f"'{brief(wide.heads[at])}'" for at in sorted(body)])
    found = [note(f"The table has its measures down its side; each column ({shown}) was read as a row.", "", header,
                  min(body))]  # fmt: skip
    if beside:
        found.append(note(*no_column(beside), header, side))
    if others := [row for row in named if row not in measures]:
        unread = listing([f"'{brief(named[row])}'" for row in others])
        message = f"Lines that are not part of the return were not read: {unread}."
        found.append(note(message, "If one of them belongs to it, name it as the return does.", others[0], side))
    if shares := [at for at, slot in wide.body.items() if slot.percent]:
        found.append(note(*SHARES, header, min(shares)))
    return found
