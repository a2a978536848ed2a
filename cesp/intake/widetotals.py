"""Totals of a wide table, down its columns and across its rows, held against the numbers they add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cesp.catalogue import plain
from cesp.intake.lines import says_total
from cesp.intake.results import Finding
from cesp.intake.slots import Slot
from cesp.intake.totals import read_whole
from cesp.intake.wide import Wide
from cesp.intake.workbook import Sheet, words

_CHECK = "The parts were used and the total was not. Check with the sender which is right."


class WideTotals:
    """The rows of a wide table that add up others. `rows` gives for each the rows it names, or none where it adds all.

    A grade such as "Good or outstanding" is one where the table has both of its parts.
    """

    def __init__(self, sheet: Sheet, header: int, labels: Sequence[int]) -> None:
        self.sheet, self.header = sheet, header
        self.rows: dict[int, tuple[int, ...]] = {}
        body = range(header + 1, len(sheet.cells))
        for at in labels:
            named = {row: plain(words(cell)) for row in body if isinstance(cell := sheet.cell(row, at), str)}
            where = {text: row for row, text in named.items()}
            for row, text in named.items():
                sides = text.split(" or ")
                if len(sides) == 2 and all(side in where for side in sides):
                    self.rows[row] = tuple(where[side] for side in sides)
        for row in body:
            first = next((cell for at in labels if (cell := sheet.cell(row, at)) is not None), None)
            if says_total(first):
                self.rows[row] = ()

    def compare_down(self, body: Mapping[int, Slot]) -> Iterator[Finding]:
        """A warning for each number of a total row that its column does not add up to."""
        for at in body:
            block, whole = 0, 0
            for row in range(self.header + 1, len(self.sheet.cells)):
                if row not in self.rows:
                    count = read_whole(self.sheet, row, at) or 0
                    block, whole = block + count, whole + count
                elif parts := self.rows[row]:
                    yield from self._wrong(row, at, [sum(read_whole(self.sheet, part, at) or 0 for part in parts)])
                else:
                    yield from self._wrong(row, at, [block or whole, whole])
                    block = 0

    def compare_across(self, wide: Wide) -> Iterator[Finding]:
        """The same for columns that add up the others."""
        for total, slot in wide.slots.items():
            parts = [at for at, part in wide.body.items() if not slot.measure or part.measure == slot.measure]
            if slot.total and not slot.percent and len({wide.body[at].measure for at in parts}) == 1:
                for row in range(self.header + 1, len(self.sheet.cells)):
                    yield from self._wrong(row, total, [sum(read_whole(self.sheet, row, at) or 0 for at in parts)])

    def _wrong(self, row: int, at: int, sums: Sequence[int]) -> Iterator[Finding]:
        shown = read_whole(self.sheet, row, at)
        if shown is not None and shown not in sums:
            message = f"The total says {shown}, but its parts come to {sums[0]}."
            yield Finding("warning", message, _CHECK, self.sheet.name, self.sheet.address(row, at), value=str(shown))
