"""Lays each sheet out as rows under one row of headings, whatever its layout, and says which dataset it then is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from cesp.catalogue import Catalogue, Partnership
from cesp.intake.captions import take_captions
from cesp.intake.crosstab import Crosstab
from cesp.intake.declared import declared_period
from cesp.intake.headings import Headings, Match
from cesp.intake.recognise import ROWS_SEARCHED, heading_row, recognise
from cesp.intake.relaid import Laid
from cesp.intake.slots import Slots, is_relative
from cesp.intake.storeys import join_storeys, write_headings
from cesp.intake.summary import turn
from cesp.intake.wide import find_wide
from cesp.intake.workbook import Sheet, words
from cesp.periods import Period

_MOST_HEADS, _MOST_READ = 200, 3_000


class Layouts:
    """Finds the layout of the sheets of one file."""

    def __init__(
        self, file: str, catalogue: Catalogue, partnership: Partnership, headings: Headings, period: Period | None
    ) -> None:
        self.file, self.catalogue, self.headings, self.period = file, catalogue, headings, period
        self.slots = Slots(catalogue, partnership, headings)

    def lay_out(self, sheet: Sheet) -> Laid | None:
        """The sheet as it is read, with the dataset that fits best; None where none has two columns of it."""
        plain = recognise(sheet, self.headings)
        best = None if plain is None else Laid(sheet, plain)
        joined = dict(self._joined(sheet, lambda text: bool(self.headings.meanings(text))))
        for row, heads in joined.items():
            match = self.headings.best(row, heads)
            if match is not None and (best is None or match.rank[:3] > best.match.rank[:3]):
                best = Laid(write_headings(sheet, row, heads), match)
        wide = self._unfolded(sheet, dict(self._joined(sheet, self._labels)))
        if wide is not None and (best is None or _fits_better(wide.match, best.match)):
            best = wide
        return best if best is None or not best.match.missing else take_captions(best, self.headings)

    def _measures_below(self, sheet: Sheet, row: int) -> bool:
        """True where a line below begins with the name of a measure, so that a single column may be a summary's."""
        below = (line[0] for line in sheet.cells[row + 1 : row + ROWS_SEARCHED] if line)
        return any(isinstance(cell, str) and self.slots.measures(words(cell)) for cell in below)

    def _joined(self, sheet: Sheet, known: Callable[[str], bool]) -> Iterator[tuple[int, dict[int, str]]]:
        for row in range(1, min(ROWS_SEARCHED, len(sheet.cells))):
            if (heads := join_storeys(sheet, row, known)) is not None:
                yield row, heads

    def _labels(self, text: str) -> bool:
        """True for the heading of a column of words: in a wide table the upper storey says what numbers are of."""
        return bool(self.headings.meanings(text)) and not self.slots.measures(text)

    def _unfolded(self, sheet: Sheet, joined: Mapping[int, Mapping[int, str]]) -> Laid | None:
        """The best unfolding of any row of headings, of one storey or two."""
        found: list[Laid] = []
        read = 0
        for row in range(min(ROWS_SEARCHED, len(sheet.cells))):
            read += len(sheet.cells[row])
            if read > _MOST_READ:
                break
            tried: list[tuple[Sheet, Mapping[int, str]]] = [(sheet, heading_row(sheet, row))]
            if row in joined:
                tried.append((write_headings(sheet, row, joined[row]), joined[row]))
            for base, heads in tried:
                if (laid := self._unfold(base, row, heads)) is not None:
                    found.append(laid)
        return max(found, key=lambda laid: laid.match.rank, default=None)

    def _unfold(self, sheet: Sheet, row: int, heads: Mapping[int, str]) -> Laid | None:
        if not 2 <= len(heads) <= _MOST_HEADS:
            return None
        relative = any(is_relative(text) for text in heads.values())
        declared = self.period or (declared_period(sheet, row, self.file).period if relative else None)
        wide = find_wide(sheet, row, heads, self.slots, declared, 1 if self._measures_below(sheet, row) else 2)
        if wide is None:
            return None
        summary = turn(wide, self.slots)
        if summary is not None or len(wide.body) < 2:
            return summary
        return Crosstab(wide, self.slots, self.catalogue).unfold()


def _fits_better(wide: Match, plain: Match) -> bool:
    """True where unfolding finds more of what the dataset needs than reading the sheet as it is."""
    return wide.rank[:2] > plain.rank[:2]
