"""Texts in two columns, one for each word of a choice ("Strengths" beside "Areas for development"), made rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from cesp.catalogue import Catalogue, Column, Dataset, plain
from cesp.intake.headings import Headings
from cesp.intake.recognise import ROWS_SEARCHED, heading_row
from cesp.intake.relaid import Grid, Laid
from cesp.intake.results import Finding
from cesp.intake.workbook import Sheet, brief


class Sides:
    """Finds such columns; the words of every choice are keyed once."""

    def __init__(self, catalogue: Catalogue, headings: Headings) -> None:
        self.headings = headings
        self.pairs = [
            (dataset, choice, text, _meanings(choice))
            for dataset in catalogue.datasets
            if (text := _text(dataset)) is not None
            for choice in dataset.columns
            if choice.kind == "choice" and choice.required
        ]

    def find(self, sheet: Sheet) -> Laid | None:
        """The sheet with a row for each text under such a heading; None where it has no two of them."""
        found = []
        for row in range(min(ROWS_SEARCHED, len(sheet.cells))):
            shown = heading_row(sheet, row)
            keys = {at: plain(said) for at, said in shown.items()}
            for dataset, choice, text, meanings in self.pairs:
                sides = {at: shown[at] for at, key in keys.items() if key in meanings}
                if len({meanings[keys[at]] for at in sides}) > 1 and _hold_texts(sheet, row, sides, meanings):
                    found.append(_lay(sheet, row, sides, (dataset, choice, text), self.headings))
        return max(found, key=lambda laid: laid.match.rank, default=None)


def _meanings(choice: Column) -> dict[str, str]:
    """The word of a choice that is meant, by the key of each spelling."""
    return {plain(word): canonical for canonical, others in choice.choices.items() for word in (canonical, *others)}


def _text(dataset: Dataset) -> Column | None:
    """The one column of free text besides its key that a dataset cannot do without."""
    texts = [one for one in dataset.columns if one.kind == "text" and one.required and one.name != dataset.key]
    return texts[0] if len(texts) == 1 else None


def _hold_texts(sheet: Sheet, row: int, sides: Mapping[int, str], meanings: Collection[str]) -> bool:
    """True where texts stand below the headings, and nothing else: no numbers, nor words of the choice itself."""
    below = [cell for line in sheet.cells[row + 1 :] for at in sides if at < len(line) and (cell := line[at])]
    texts = (isinstance(cell, str) and plain(cell) not in meanings for cell in below)
    return bool(below) and all(texts)


def _lay(
    sheet: Sheet, row: int, sides: Mapping[int, str], columns: tuple[Dataset, Column, Column], headings: Headings
) -> Laid:
    dataset, choice, text = columns
    grid, first = Grid(sheet, row), min(sides)
    labels = [at for at in heading_row(sheet, row) if at not in sides]
    named = (grid.worded(column.title, row, first) for column in (choice, text))
    grid.add(row, [*(grid.taken(row, at) for at in labels), *named])
    for line in range(row + 1, len(sheet.cells)):
        held = [at for at in sides if sheet.cell(line, at) is not None]
        beside = [grid.taken(line, at) for at in labels]
        for at in held:
            grid.add(line, [*beside, grid.worded(sides[at], line, at), grid.taken(line, at)])
        if not held and any(stood.cell is not None for stood in beside):
            grid.add(line, beside)
    made = grid.made()
    match = headings.fit(dataset, row, heading_row(made, row))
    shown = " and ".join(f"'{brief(said)}'" for said in sides.values())
    message = f"The columns {shown} were read as rows, each under its heading as {choice.title}."
    return Laid(made, match, (Finding("note", message, "", sheet.name, sheet.address(row, first)),))
