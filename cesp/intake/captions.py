"""What a caption above a table says for all of its rows: "Audit: Contact audit", or "Priority" with its cell beside."""

from __future__ import annotations

from dataclasses import replace

from cesp.catalogue import Column
from cesp.intake.headings import Headings, Match
from cesp.intake.recognise import heading_row
from cesp.intake.relaid import Laid, Stood
from cesp.intake.results import Finding
from cesp.intake.workbook import Place, Sheet, brief, words


def take_captions(laid: Laid, headings: Headings) -> Laid:
    """The sheet with a column for each required one that only a caption gives; as it is where none does."""
    sheet, match = laid.sheet, laid.match
    found = {column.name: stood for column in match.dataset.columns
             if column.title in match.missing and not column.numeric
             and (stood := find_caption(sheet, match, column, headings)) is not None}  # fmt: skip
    if not found:
        return laid
    made = with_columns(sheet, match, found)
    again = headings.fit(match.dataset, match.header, heading_row(made, match.header))
    notes = tuple(_note(sheet, match.dataset.column(name), stood) for name, stood in found.items())
    return Laid(made, again, (*laid.notes, *notes))


def _note(sheet: Sheet, column: Column, stood: Stood) -> Finding:
    message = f"{column.title} is '{brief(stood.cell)}' in every row, as the caption above the table says."
    return Finding("note", message, "", sheet.name, sheet.address(*stood.place))


def find_caption(sheet: Sheet, match: Match, column: Column, headings: Headings) -> Stood | None:
    """The words that a caption gives for a column, and their place in the sheet as laid out."""
    for row, line in enumerate(sheet.cells[: match.header]):
        for at, cell in enumerate(line):
            if not isinstance(cell, str):
                continue
            label, colon, said = words(cell).partition(":")
            if (match.dataset, column) not in headings.meanings(label):
                continue
            if said.strip():
                return Stood(said.strip(), (row, at))
            beside = sheet.cell(row, at + 1)
            if beside is not None and (colon or sum(other is not None for other in line) == 2):
                return Stood(beside, (row, at + 1))
    return None


def with_columns(sheet: Sheet, match: Match, found: dict[str, Stood]) -> Sheet:
    """The sheet with a column at the end for each caption, filled in rows of data only."""
    end = max(map(len, sheet.cells))
    cells, places = [list(line) for line in sheet.cells], _places(sheet, end)
    for row in range(match.header, len(cells)):
        line = cells[row]
        filled = [cell for cell in line if cell is not None]
        if row > match.header and (len(filled) < 2 or not any(isinstance(cell, str) for cell in filled)):
            continue
        line += [None] * (end - len(line))
        for name, stood in found.items():
            line.append(match.dataset.column(name).title if row == match.header else stood.cell)
            places[row].append(sheet.place(*stood.place))
    return replace(sheet, cells=cells, places=places, lines=[sheet.number(row) - 1 for row in range(len(cells))])


def _places(sheet: Sheet, width: int) -> list[list[Place]]:
    return [[sheet.place(row, at) for at in range(width)] for row in range(len(sheet.cells))]
