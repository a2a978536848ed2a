"""Highlight reports as a workbook: one printed page each, ratings to choose from, and text that stays text."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from cesp.briefing.highlights import Highlight
from cesp.catalogue import load_catalogue
from cesp.export.highlight import HEAD, make_highlights
from cesp.export.offered import choice_words
from cesp.periods import Period

DATASET = load_catalogue().dataset("highlights")
QUARTER = Period(2022, 3, 3)
LONG = "word " * 60


def report(title: str = "Neglect", *figures: str, done: str = "") -> Highlight:
    values = {"priority": title, "period": QUARTER.label, "rag": "Amber", "done": done}
    return Highlight(title, QUARTER, "Green", "Amber is proposed.", values, figures, ("Officer working", "Invented."))


def opened(*reports: Highlight) -> list[Worksheet]:
    return openpyxl.load_workbook(io.BytesIO(make_highlights(reports, DATASET, "The council"))).worksheets


def table(sheet: Worksheet) -> dict[str, object]:
    """The last two rows: headings, and what stands below them."""
    *_, heads, cells = sheet.iter_rows(values_only=True)
    return dict(zip(map(str, heads), cells, strict=True))


def test_each_priority_has_its_sheet_and_what_is_known_stands_in_it() -> None:
    first, second = opened(report("Neglect", "74 came."), report("Abuse"))
    assert [first.title, second.title] == ["Neglect", "Abuse"]
    assert [cell.value for cell in first["A"]][:4] == [f"{HEAD}: Neglect", "Sender", "Quarter", "RAG last quarter"]
    assert [first[f"B{row}"].value for row in (2, 3, 4)] == ["The council", "2022/23 Q3", "Green"]
    assert "74 came." in [cell.value for cell in first["A"]]
    assert list(table(first)) == [column.title for column in DATASET.columns]
    assert list(table(first).values()) == ["Neglect", "2022/23 Q3", "Amber", None, None, None, None]


@pytest.mark.parametrize("figures", [(), (LONG,) * 9])
def test_a_report_prints_on_one_page(figures: tuple[str, ...]) -> None:
    [sheet] = opened(report("Neglect", *figures))
    setup = sheet.page_setup
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (setup.fitToWidth, setup.fitToHeight, setup.paperSize, setup.orientation) == (1, 1, 9, "landscape")
    assert sheet.print_area == f"'Neglect'!$A$1:$G${sheet.max_row}"
    assert (sheet.row_breaks.count, sheet.col_breaks.count) == (0, 0)
    width = sum(one.width for one in sheet.column_dimensions.values())
    assert max(len(str(cell.value)) for cell in sheet["A"] if cell.value) <= width


def test_ratings_are_chosen_from_a_list_and_coloured_with_their_word() -> None:
    [sheet] = opened(report())
    [rule] = sheet.data_validations.dataValidation
    words = [choice_words(name, spellings) for name, spellings in DATASET.column("rag").choices.items()]
    assert rule.formula1 == f'"{",".join(words)}"'
    assert str(rule.sqref) == f"C{sheet.max_row}"
    [coloured] = sheet.conditional_formatting
    assert [one.formula for one in coloured.rules] == [[f'"{word}"'] for word in words]


@pytest.mark.parametrize("words", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)"])
def test_words_of_people_are_no_formula(words: str) -> None:
    [sheet] = opened(report("Neglect", words, done=words))
    held = [cell for row in sheet.iter_rows() for cell in row if words in str(cell.value)]
    assert [(cell.value, cell.data_type) for cell in held] == [(f"'{words}", "s")] * 2


def test_the_same_reports_give_the_same_bytes_that_tell_no_hour() -> None:
    made = make_highlights([report()], DATASET, "The council")
    assert make_highlights([report()], DATASET, "The council") == made
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
