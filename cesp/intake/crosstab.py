"""Wide cross-tabs unfolded to rows: a column for each agency, quarter, grade, or course and date becomes a row each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cesp.catalogue import Catalogue
from cesp.intake.account import listing
from cesp.intake.chosen import Bodies
from cesp.intake.headings import Match
from cesp.intake.relaid import Grid, Laid, Stood
from cesp.intake.results import Finding, Level
from cesp.intake.slots import Slot, Slots
from cesp.intake.wide import SHARES, Measured, Wide, is_numeric, name_course, no_column, settle_measure
from cesp.intake.widetotals import WideTotals
from cesp.intake.workbook import Sheet, brief, words


@dataclass
class Crosstab:
    """A cross-tab while it is unfolded. `labels` are the columns kept beside each number, by place."""

    wide: Wide
    slots: Slots
    catalogue: Catalogue
    bodies: Bodies
    labels: dict[int, str] = field(default_factory=dict)
    corner: str = ""
    beside: Mapping[str, str | None] = field(default_factory=dict)
    notes: list[Finding] = field(default_factory=list)

    @property
    def sheet(self) -> Sheet:
        return self.wide.sheet

    @cached_property
    def totals(self) -> WideTotals:
        return WideTotals(self.sheet, self.wide.header, tuple(self.labels))

    def note(self, message: str, fix: str, row: int, at: int) -> None:
        self.notes.append(Finding("note", message, fix, self.sheet.name, self.sheet.address(row, at)))

    def unfold(self) -> Laid | None:
        """The cross-tab as rows; None where no dataset fits it."""
        self._settle_labels()
        settled = self._settle()
        if settled is None or not self.labels:
            return None
        measured, match = settled
        self.beside = name_course(self.wide, match, self.slots)
        if self.beside:
            self.note(*no_column(self.beside), self.wide.header, min(self.labels))
        body = self._without_percentages(match, measured)
        sheet = self._lay(body, measured)
        heads = {at: words(cell) for at, cell in enumerate(sheet.cells[self.wide.header])}
        headings, header = self.slots.headings, self.wide.header
        found = headings.fit(match.dataset, header, heads) if self.wide.worded else headings.best(header, heads)
        if found is None:
            return None
        if body:
            self._tell(body, measured)
        if body and not self.wide.worded:
            self.notes += [*self.totals.compare_down(body), *self.totals.compare_across(self.wide)]
        return Laid(sheet, found, tuple(self.notes))

    def _settle(self) -> tuple[Measured, Match] | None:
        """What stands in the body and the dataset that follows; a body of words may rename what its headings say."""
        if not self.wide.worded:
            return settle_measure(self.wide, self.corner, self.labels, self.catalogue, self.slots.headings)
        if (settled := self.bodies.settle(self.wide, self.labels, self.slots.headings)) is None:
            return None
        self.wide, measured, match = settled
        return measured, match

    def _settle_labels(self) -> None:
        """Names the columns beside the body; those of numbers, which unfolding would repeat, are not taken along."""
        first = min(self.wide.slots)
        blank = [at for at in range(first) if at not in self.wide.heads and self.wide.column(at)]
        for at in sorted([*blank, *(at for at in self.wide.heads if at not in self.wide.slots)]):
            heading, cells = self.wide.heads.get(at, ""), self.wide.column(at)
            if cells and is_numeric(cells) and (not heading or self.slots.measures(heading)):
                message = f"The numbers under '{brief(heading)}' stand once for several columns: they were not read."
                self.note(message, "Send them in a table of their own if they belong.", self.wide.header, at)
                continue
            known = [column for _, column in self.slots.headings.meanings(heading) if not column.numeric]
            self.labels[at] = heading if known else self._label(at, heading)

    def _label(self, at: int, heading: str) -> str:
        """A name for a column of labels whose heading is blank, or says what the numbers are, by what it holds."""
        texts = [words(cell) for cell in self.wide.column(at) if isinstance(cell, str)]
        named = [name for text in texts if (name := self.slots.named(text))]
        if self.slots.measures(heading):
            self.corner = self.corner or heading
        elif heading and not named:
            return heading
        taken = {*self.wide.kinds, *self.labels.values()}
        common = max(set(named), key=named.count) if named else "Course"
        return heading if common in taken else common

    def _without_percentages(self, match: Match, measured: Measured) -> dict[int, Slot]:
        """The columns of the body that hold what the dataset keeps: percentages stand beside counts, not for them."""
        body = self.wide.body
        counted = any(match.dataset.column(name).kind == "count" and words_match(self.slots, measured.heading, name)
                      for name in match.columns)  # fmt: skip
        shares = {at: slot for at, slot in body.items() if slot.percent}
        if not shares or not counted:
            return body
        kept = {at: slot for at, slot in body.items() if at not in shares}
        at = min(shares)
        level: Level = "note" if kept else "error"
        self.notes.append(Finding(level, *SHARES, self.sheet.name, self.sheet.address(self.wide.header, at)))
        return kept

    def _lay(self, body: Mapping[int, Slot], measured: Measured) -> Sheet:
        grid, header = Grid(self.sheet, self.wide.header), self.wide.header
        shown = body or self.wide.body
        first = min(shown)
        measures = list(dict.fromkeys(slot.measure or measured.heading for slot in shown.values()))
        heads = [*(grid.worded(text, header, at) for at, text in self.labels.items())]
        heads += [grid.worded(kind, header, first) for kind in self.wide.kinds]
        heads += [grid.worded(text, header, self._first_of(shown, text, measured)) for text in measures]
        grid.add(header, [*heads, *(grid.worded(text, header, min(self.labels)) for text in self.beside)])
        for row in range(header + 1, len(self.sheet.cells) if body else 0):
            self._lay_row(grid, row, body, measures, measured)
        return grid.made()

    def _lay_row(self, grid: Grid, row: int, body: Mapping[int, Slot], measures: list[str], measured: Measured) -> None:
        labels = [grid.taken(row, at) for at in self.labels]
        total = row in self.totals.rows
        groups: dict[tuple[tuple[str, str], ...], dict[str, int]] = {}
        for at, slot in body.items():
            if self.sheet.cell(row, at) is not None or (row, at) in self.sheet.faults:
                groups.setdefault(slot.given, {})[slot.measure or measured.heading] = at
        if total or not groups:
            label = next((stood for stood in labels if stood.cell is not None), None)
            if total:
                label = Stood(f"Total: {words(label.cell) if label else ''}", label.place if label else (row, 0))
            if label is not None:
                grid.add(row, [label])
            return
        for given, held in groups.items():
            at = min(held.values())
            named = [grid.worded(text, self.wide.header, at) for _, text in given]
            counts = [grid.taken(row, held[name]) if name in held else Stood(None, self.sheet.place(row, at))
                      for name in measures]  # fmt: skip
            beside = [Stood(said, self.sheet.place(row, at)) for said in self.beside.values()]
            grid.add(row, [*labels, *named, *counts, *beside])

    def _first_of(self, body: Mapping[int, Slot], measure: str, measured: Measured) -> int:
        return next(at for at, slot in body.items() if (slot.measure or measured.heading) == measure)

    def _tell(self, body: Mapping[int, Slot], measured: Measured) -> None:
        """How the table was read, at its first heading."""
        kinds = " and ".join(kind.lower() for kind in self.wide.kinds)
        shown = listing([f"'{brief(self.wide.heads[at])}'" for at in body])
        each = "word" if self.wide.worded else "number"
        self.note(f"The table has a column for each {kinds} ({shown}); each {each} was read as a row.", "",
                  self.wide.header, min(body))  # fmt: skip
        if not self.wide.worded and any(not slot.measure for slot in body.values()):
            how = f"as the {measured.source} says" if measured.source else "because nothing says what they count"
            message = f"The numbers of the table were taken to be {measured.heading}, {how}."
            fix = "If they are something else, say so in the title of the table."
            self.note(message, fix, self.wide.header, min(body))


def words_match(slots: Slots, heading: str, name: str) -> bool:
    """True where a heading may mean the column of that name."""
    return any(column.name == name for _, column in slots.headings.meanings(heading))
