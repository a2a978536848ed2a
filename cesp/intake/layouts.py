"""Lays each sheet out as rows under one row of headings, whatever its layout, and says which dataset it then is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from cesp.catalogue import Catalogue, Partnership
from cesp.intake.captions import take_captions
from cesp.intake.chosen import Bodies
from cesp.intake.crosstab import Crosstab
from cesp.intake.declared import Senders, declared_period
from cesp.intake.headings import Headings, Match
from cesp.intake.months import Months
from cesp.intake.ones import settle_ones
from cesp.intake.recognise import ROWS_SEARCHED, dated_row, recognise
from cesp.intake.relaid import Laid
from cesp.intake.results import Finding
from cesp.intake.sides import Sides
from cesp.intake.slots import Slots, is_relative
from cesp.intake.storeys import find_three, join_storeys, write_headings
from cesp.intake.summary import turn
from cesp.intake.titled import take_titles
from cesp.intake.wide import find_wide
from cesp.intake.workbook import Sheet, words
from cesp.periods import Period

_MOST_HEADS, _MOST_READ = 200, 3_000
_LABEL = 9  # what reads as a label is one, whatever else it may be


class Layouts:
    """Finds the layout of the sheets of one file."""

    def __init__(
        self, file: str, catalogue: Catalogue, partnership: Partnership, headings: Headings, period: Period | None
    ) -> None:
        self.file, self.catalogue, self.headings, self.period = file, catalogue, headings, period
        self.slots = Slots(catalogue, partnership, headings)
        self.unfit: dict[str, list[Finding]] = {}
        self.bodies, self.sides, self.senders = Bodies(catalogue), Sides(catalogue, headings), Senders(partnership)

    def lay_out(self, sheet: Sheet) -> Laid | None:
        """The sheet as it is read, with the dataset that fits best; None where none has two columns of it.

        `unfit` then says, by the sheet's name, what kept it from being unfolded.
        """
        three = find_three(sheet)
        self.unfit[sheet.name] = [] if three is None else [three]
        plain = recognise(sheet, self.headings)
        best = None if plain is None else Laid(sheet, plain)
        joined = dict(self._joined(sheet, lambda row: self._means))
        for row, heads in joined.items():
            match = self.headings.best(row, heads)
            if match is not None and (best is None or match.rank[:3] > best.match.rank[:3]):
                best = Laid(write_headings(sheet, row, heads), match)
        best = None if best is None else self._completed(best)
        for laid in (self._unfolded(sheet), self.sides.find(sheet)):
            if laid is not None:
                whole = self._completed(laid)
                best = whole if best is None or _fits_better(whole.match, best.match) else best
        if three is not None and best is not None and best.sheet is not sheet:
            return replace(best, notes=(*best.notes, three))  # a storey would have been passed over
        return best

    def _completed(self, laid: Laid) -> Laid:
        """The table with what a caption, a title or the sheet's name says for all of its rows."""
        if laid.match.missing:
            laid = take_captions(laid, self.headings)
        return take_titles(laid, self.headings, self.senders) if laid.match.missing else laid

    def _measures_below(self, sheet: Sheet, row: int) -> bool:
        """True where a line below begins with the name of a measure, so that a single column may be a summary's."""
        below = (line[0] for line in sheet.cells[row + 1 : row + ROWS_SEARCHED] if line)
        return any(isinstance(cell, str) and self.slots.measures(words(cell)) for cell in below)

    def _joined(
        self, sheet: Sheet, known: Callable[[int], Callable[[str], int]]
    ) -> Iterator[tuple[int, dict[int, str]]]:
        for row in range(1, min(ROWS_SEARCHED, len(sheet.cells))):
            if (heads := join_storeys(sheet, row, known(row))) is not None:
                yield row, heads

    def _means(self, text: str) -> int:
        return len(self.headings.meanings(text)) > 0

    def _labels(self, text: str) -> int:
        """1 for the heading of a column of words: in a wide table the upper storey says what numbers are of."""
        return bool(self.headings.meanings(text)) and not self.slots.measures(text)

    def _over(self, text: str) -> int:
        """How well the heading of two storeys reads in a wide table, where the upper one is more than a title."""
        if self._labels(text):
            return _LABEL
        slot = self.slots.read(text, self.period)
        return 0 if slot is None or slot.day else len(slot.given) + bool(slot.measure)

    def _unfolded(self, sheet: Sheet) -> Laid | None:
        """The best unfolding of any row of headings, of one storey or two; numbers and words are weighed apart."""
        joined = dict(self._joined(sheet, lambda row: self._labels if _is_title(sheet, row) else self._over))
        numbers: list[Laid] = []
        worded: list[Laid] = []
        read = 0
        for row in range(min(ROWS_SEARCHED, len(sheet.cells))):
            read += len(sheet.cells[row])
            if read > _MOST_READ:
                break
            tried: list[tuple[Sheet, Mapping[int, str]]] = [(sheet, dated_row(sheet, row))]
            if row in joined:
                tried.append((write_headings(sheet, row, joined[row]), joined[row]))
            for base, heads in tried:
                numbers += self._unfold(base, row, heads) or self._unfold_months(base, row, heads)
                if base is sheet or not (_is_title(sheet, row) or self._is_body(sheet, row, heads)):
                    worded += self._unfold_words(base, row, heads)
        return settle_ones(self._best(numbers), self._best(worded), self.slots)

    def _best(self, found: Sequence[Laid]) -> Laid | None:
        return max(map(self._completed, found), key=lambda laid: laid.match.rank, default=None)

    def _unfold(self, sheet: Sheet, row: int, heads: Mapping[int, str]) -> list[Laid]:
        """The table as one of numbers, where it is one."""
        if not 2 <= len(heads) <= _MOST_HEADS:
            return []
        least = 1 if self._measures_below(sheet, row) else 2
        wide = find_wide(sheet, row, heads, self.slots, self._declared(sheet, row, heads), least)
        if wide is None:
            return []
        laid = turn(wide, self.slots)
        if laid is None and len(wide.body) > 1:
            laid = Crosstab(wide, self.slots, self.catalogue, self.bodies).unfold()
        return [] if laid is None else [laid]

    def _unfold_months(self, sheet: Sheet, row: int, heads: Mapping[int, str]) -> list[Laid]:
        """The table with its months added to quarters, where it has a column for each."""
        months = Months(sheet, row, heads) if 2 <= len(heads) <= _MOST_HEADS else None
        if not months:
            return []
        if not months.whole:
            self.unfit[sheet.name] = [months.refused()]
            return []
        made = months.add()
        wide = find_wide(made, row, dated_row(made, row), self.slots, None, 1)
        laid = None if wide is None else Crosstab(wide, self.slots, self.catalogue, self.bodies).unfold()
        return [] if laid is None else [months.tell(laid)]

    def _unfold_words(self, sheet: Sheet, row: int, heads: Mapping[int, str]) -> list[Laid]:
        """The table as one of the words of a choice, where it is one."""
        if not 2 <= len(heads) <= _MOST_HEADS:
            return []
        declared = self._declared(sheet, row, heads)
        wide = find_wide(sheet, row, heads, self.slots, declared, 2, self.bodies.holds)
        laid = None if wide is None else Crosstab(wide, self.slots, self.catalogue, self.bodies).unfold()
        return [] if laid is None else [laid]

    def _is_body(self, sheet: Sheet, row: int, heads: Mapping[int, str]) -> bool:
        """True for a row below days or names that holds words of a body, and so heads nothing."""
        return any(
            self.bodies.holds([sheet.cell(row, at)]) for at, text in heads.items() if self.slots.read(text, None)
        )

    def _declared(self, sheet: Sheet, row: int, heads: Mapping[int, str]) -> Period | None:
        """What "last year" in a heading is of."""
        relative = any(is_relative(text) for text in heads.values())
        return self.period or (declared_period(sheet, row, self.file).period if relative else None)


def _is_title(sheet: Sheet, row: int) -> bool:
    """True where nothing but one cell stands above a row of headings, no further right than they begin."""
    above = [at for at, cell in enumerate(sheet.cells[row - 1]) if cell is not None]
    below = (at for at, cell in enumerate(sheet.cells[row]) if cell is not None)
    return len(above) == 1 and above[0] <= min(below, default=0)


def _fits_better(wide: Match, plain: Match) -> bool:
    """True where unfolding finds more of what the dataset needs than reading the sheet as it is."""
    return wide.rank[:2] > plain.rank[:2]
