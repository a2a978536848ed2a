"""One row of headings read as those of a wide table: which columns hold its body, and what the numbers are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from cesp.catalogue import Catalogue, Column, Dataset, plain
from cesp.intake.captions import find_caption
from cesp.intake.declared import titles
from cesp.intake.figures import read_number
from cesp.intake.headings import Headings, Match
from cesp.intake.slots import Slot, Slots
from cesp.intake.typed import Unreadable
from cesp.intake.workbook import Cell, Sheet, words
from cesp.periods import Period

ALL_COURSES = "All courses"
SHARES = (
    "Percentages were not read, because they do not say of how many they are.",
    "Counts are needed: send the number of each.",
)
_SHORTEST_SAID = 3
_ROWS_LOOKED_AT = 200


@dataclass(frozen=True)
class Wide:
    """A wide table: `header` counts from 0, `heads` are its headings by place, `slots` those that unfold.

    `worded` says that its body holds words of a choice rather than numbers.
    """

    sheet: Sheet
    header: int
    heads: Mapping[int, str]
    slots: Mapping[int, Slot]
    worded: bool = False

    @property
    def body(self) -> dict[int, Slot]:
        """The columns of its body, without those that add up others."""
        return {at: slot for at, slot in self.slots.items() if not slot.total}

    @property
    def kinds(self) -> tuple[str, ...]:
        return next(iter(self.body.values())).kinds

    def column(self, at: int) -> list[Cell]:
        """The cells below a heading, as far as is needed to tell what they are."""
        rows = range(self.header + 1, min(len(self.sheet.cells), self.header + 1 + _ROWS_LOOKED_AT))
        return [cell for row in rows if (cell := self.sheet.cell(row, at)) is not None]


class Measured(NamedTuple):
    """What the numbers of a table's body are: a heading for them, and where the table says so ("" for nowhere)."""

    heading: str
    source: str


def find_wide(
    sheet: Sheet, header: int, heads: Mapping[int, str], slots: Slots, declared: Period | None, least: int,
    is_body: Callable[[Sequence[Cell]], bool] | None = None,
) -> Wide | None:  # fmt: skip
    """The wide table that a row of headings heads; None where fewer than `least` of them say the same kind of thing
    over columns of its body, or over columns still blank.

    A body holds numbers, or words where `is_body` tells them.
    """
    read = {at: slot for at, text in heads.items() if (slot := slots.read(text, declared)) is not None}
    kinds = Counter(slot.kinds for slot in read.values() if not slot.total and (is_body or not slot.day))
    if not kinds:
        return None
    commonest, count = kinds.most_common(1)[0]
    if count < least:
        return None
    kept = {at: slot for at, slot in read.items()
            if slot.total or (slot.kinds == commonest and (is_body or not slot.day))}  # fmt: skip
    wide = Wide(sheet, header, heads, kept, is_body is not None)
    told = is_body or is_numeric
    if commonest == ("Agency",):
        wide = replace(wide, slots=kept | _unknown_agencies(wide, slots, told))
    columns = [wide.column(at) for at in wide.body]
    whole = all(not cells or told(cells) for cells in columns) and any(columns)
    return wide if whole else None


def _unknown_agencies(wide: Wide, slots: Slots, is_body: Callable[[Sequence[Cell]], bool]) -> dict[int, Slot]:
    """Headings that mean nothing else, over the body and beside columns of agencies: agencies nobody knows yet."""
    return {
        at: Slot((("Agency", text),)) for at, text in wide.heads.items()
        if at not in wide.slots and at > min(wide.body) and not slots.headings.meanings(text)
        and (cells := wide.column(at)) and is_body(cells)
    }  # fmt: skip


def is_numeric(cells: Sequence[Cell]) -> bool:
    """True where most cells are numbers, or marks in place of one."""
    return sum(map(_is_number, cells)) * 2 >= len(cells)


def _is_number(cell: Cell) -> bool:
    try:
        typed = read_number(cell)
    except Unreadable:
        return False
    return typed.value is not None or typed.status is not None


def settle_measure(
    wide: Wide, corner: str, labels: Mapping[int, str], catalogue: Catalogue, headings: Headings
) -> tuple[Measured, Match] | None:
    """What the body's numbers are and the dataset that follows: as corner, titles or the sheet's name say, else what
    each dataset needs most. None where no dataset fits."""
    base = {**labels, **{max(wide.heads) + 1 + n: kind for n, kind in enumerate(wide.kinds)}}
    end = max(base) + 1
    fits = [dataset for dataset in catalogue.datasets if _fits(dataset, wide.kinds, headings)]
    said = _said(wide, corner, fits)
    tried = [Measured(column.title, source) for column, source in said]
    tried = tried or [Measured(column.title, "") for dataset in fits if (column := _main(dataset)) is not None]
    found = [
        (measured, match) for measured in tried
        if (match := headings.best(wide.header, {**base, end: measured.heading})) is not None
        and any(at == end and match.dataset.column(name).numeric for name, at in match.columns.items())
    ]  # fmt: skip
    return max(found, key=lambda pair: (_labelled(pair[1], labels), pair[1].rank), default=None)


def _labelled(match: Match, labels: Mapping[int, str]) -> int:
    """How many of the columns of labels the dataset has."""
    return sum(at in labels for at in match.columns.values())


def _fits(dataset: Dataset, kinds: Sequence[str], headings: Headings) -> bool:
    return all(any(of is dataset for of, _ in headings.meanings(kind)) for kind in kinds)


def _main(dataset: Dataset) -> Column | None:
    """The column of numbers that a dataset cannot do without; else its value; else its count of rows."""
    numeric = [column for column in dataset.columns if column.numeric]
    required = [column for column in numeric if column.required]
    named = [column for column in numeric if column.name == "value" or column.default is not None]
    return required[0] if len(required) == 1 else named[0] if named else None


def _said(wide: Wide, corner: str, datasets: Sequence[Dataset]) -> list[tuple[Column, str]]:
    """The columns of numbers that the nearest of corner, titles and sheet's name speaks of."""
    above = [(text, f"title '{cell}'") for text, cell in reversed(titles(wide.sheet, wide.header))]
    first = [(corner, "corner of the table")] if corner else []
    for text, source in (*first, *above, (wide.sheet.name, "sheet name")):
        found = [(column, source) for dataset in datasets if (column := _spoken(text, dataset)) is not None]
        if found:
            return found
    return []


def _spoken(text: str, dataset: Dataset) -> Column | None:
    """The one column of numbers named in a text, by its longest spelling; None for none, or for several."""
    padded = f" {plain(text.replace('_', ' '))} ".replace(f" {plain(dataset.title)} ", " | ")
    spelled = [
        (spelling, column) for column in dataset.columns if column.numeric
        for spelling in {plain(words(word)) for word in (column.title, *column.aliases)}
        if len(spelling) >= _SHORTEST_SAID
    ]  # fmt: skip
    found: dict[str, Column] = {}
    for spelling, column in sorted(spelled, key=lambda pair: -len(pair[0])):
        if f" {spelling} " in padded:
            found[column.name] = column
            padded = padded.replace(f" {spelling} ", " | ")
    return next(iter(found.values())) if len(found) == 1 else None


def name_course(wide: Wide, match: Match, slots: Slots) -> dict[str, str | None]:
    """What a table of training holds beside its numbers where no column names a course, by heading: the course that
    is its title, else all courses together. Nothing where a column or a caption names it.

    What a row of one course takes for granted (one session) is not known of all of them.
    """
    missing = [column for column in match.dataset.columns if column.title in match.missing]
    if len(missing) != 1 or missing[0].kind != "course":
        return {}
    if find_caption(wide.sheet, match, missing[0], slots.headings) is not None:
        return {}
    named = [text for text, _ in titles(wide.sheet, wide.header) if slots.named(text) == missing[0].title]
    if named:
        return {missing[0].title: named[-1]}
    granted = [column for column in match.dataset.columns if column.default is not None]
    return {missing[0].title: ALL_COURSES, **{one.title: None for one in granted if one.name not in match.columns}}


def no_column(beside: Mapping[str, str | None]) -> tuple[str, str]:
    """The note on what `name_course` found, and its mend."""
    course = next(said for said in beside.values() if said)
    message = f"No column of the table names a course, so its numbers stand for '{course}'."
    if course != ALL_COURSES:
        return message, ""
    return (
        message,
        "They are not added to single courses of the same file. Add a column of courses if they are of some.",
    )
