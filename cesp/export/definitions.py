"""The last sheet of a template: what each column is, what is worked out from it, and the lists behind drop-downs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cesp.catalogue import Catalogue, Dataset, Measure, Partnership
from cesp.export.book import HEADING, REQUIRED, STRONG, TITLE, WRAPPED, put, set_widths
from cesp.export.offered import explain, offered
from cesp.intake.marks import DEFINITIONS

NAME = "Definitions"
_WIDTHS = (34, 30, 44, 30, 70)
_FIRST_LIST = len(_WIDTHS) + 2
_HOW = (
    "One sheet for each kind of return: fill in those you have and leave the others.",
    "The row that begins with EXAMPLE shows what is meant; it is left out when the file is read.",
    "Dark headings must be filled in. A note at each heading says what belongs there.",
    "Send numbers, never anything about one child: no names, dates of birth, NHS numbers or addresses.",
)
Lists = dict[tuple[str, ...], str]


def write_definitions(
    sheet: Worksheet, datasets: Sequence[Dataset], catalogue: Catalogue, partnership: Partnership
) -> Lists:
    """Fills the sheet. Gives the place of each list of words, as a drop-down names it."""
    put(sheet, 1, 1, DEFINITIONS, TITLE)
    row = 3
    for line in _HOW:
        put(sheet, row, 1, line)
        row += 1
    columns = ((dataset.title, column.title, explain(column)) for dataset in datasets for column in dataset.columns)
    row = _write_table(sheet, row + 1, "What each column is", ("Sheet", "Column", "What belongs in it"), columns)
    measures = (_described(measure, catalogue) for measure in catalogue.measures if _is_of(measure, datasets))
    headings = ("What is worked out", "From the sheet", "It counts", "Out of", "Definition")
    _write_table(sheet, row + 1, "What is worked out from it", headings, measures)
    set_widths(sheet, _WIDTHS)
    return _write_lists(sheet, datasets, partnership)


def _write_table(
    sheet: Worksheet, row: int, title: str, headings: Sequence[str], lines: Iterable[Sequence[str]]
) -> int:
    """A table under its title; gives the first row after it."""
    put(sheet, row, 1, title, STRONG)
    row += 1
    for column, heading in enumerate(headings, start=1):
        put(sheet, row, column, heading, HEADING).fill = REQUIRED
    for line in lines:
        row += 1
        for column, text in enumerate(line, start=1):
            put(sheet, row, column, text).alignment = WRAPPED
    return row + 1


def _is_of(measure: Measure, datasets: Sequence[Dataset]) -> bool:
    return bool({measure.dataset, measure.instead_by_agency} & {dataset.name for dataset in datasets})


def _described(measure: Measure, catalogue: Catalogue) -> tuple[str, ...]:
    dataset = catalogue.dataset(measure.dataset)
    counted, out_of = measure.numerator_words, measure.denominator_words or "not a proportion"
    return measure.title, dataset.title, counted, out_of, measure.definition


def _write_lists(sheet: Worksheet, datasets: Sequence[Dataset], partnership: Partnership) -> Lists:
    """The words of every drop-down, a column each, to the right of the tables. The same words stand once."""
    places: Lists = {}
    for column in (column for dataset in datasets for column in dataset.columns):
        if (words := offered(column, partnership)) and words not in places:
            places[words] = _write_list(sheet, _FIRST_LIST + len(places), column.title, words)
    agencies = tuple(agency.title for agency in partnership.agency)
    if agencies not in places:
        places[agencies] = _write_list(sheet, _FIRST_LIST + len(places), "Sender", agencies)
    return places


def _write_list(sheet: Worksheet, at: int, title: str, words: tuple[str, ...]) -> str:
    put(sheet, 1, at, f"List: {title}", STRONG)
    for row, word in enumerate(words, start=2):
        put(sheet, row, at, word)
    letter = get_column_letter(at)
    sheet.column_dimensions[letter].width = 32
    return f"'{NAME}'!${letter}$2:${letter}${len(words) + 1}"
