"""A paper as a workbook: read back it holds the paper's words to the letter, and its numbers as they print."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook

from cesp.briefing.exhibit import Exhibit, Table
from cesp.briefing.paper import Paper
from cesp.charts.series import Chart, Point, Series
from cesp.export.workbook.charts import find_column
from cesp.export.workbook.make import COVER, make_xlsx
from cesp.measures.values import Ask
from tests.briefing.made import exhibit
from tests.disclosure.figures import compared
from tests.export.printed_words import leading, paper

HOSTILE = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "'=1", "<b>bold</b> & {{ x }}", "a " * 400)
BESIDES = re.compile(r"([+-]?)(#,##)?0(?:\.(0+))?(%?)(;.*)?")


def read(whole: Paper) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(make_xlsx(whole)))


def every_cell(book: Workbook) -> Iterator[Cell]:
    for sheet in book:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if isinstance(cell, Cell) and cell.value is not None)


def print_cell(cell: Cell) -> str:
    """What a spreadsheet program prints in a cell, worked out from its value and its format."""
    if isinstance(cell.value, str):
        return cell.value
    assert isinstance(cell.value, int | float)
    if cell.number_format == "General":
        return f"{cell.value:g}"
    shape = BESIDES.fullmatch(cell.number_format)
    assert shape, cell.number_format
    sign, grouped, part, percent, other = shape.groups()
    value = abs(cell.value) * (100 if percent else 1)
    digits = f"{value:{',' if grouped else ''}.{len(part or '')}f}{percent}"
    minus = "−" if other and '"−"' in other else "-"
    return f"{minus if cell.value < 0 else sign if cell.value > 0 else ''}{digits}"


def words_of(one: Exhibit) -> Iterator[str]:
    yield from (one.headline, one.title, *one.lines, *one.notes, one.source, one.definition, *one.chance)
    yield from (icon.words for icon in one.icons)
    if one.target:
        yield from (one.target.sentence, *one.target.working)
    yield from one.table.columns
    for row in one.table.rows:
        yield from (value for value in row if isinstance(value, str) and value)


def words_in(whole: Paper) -> Iterator[str]:
    """All that a workbook is to hold, but numbers and what is empty."""
    yield from (whole.title, *whole.warnings, *whole.sources)
    for pair in (*whole.about, *whole.definitions, *whole.glossary):
        yield from pair
    for listed in (*whole.lists, *(one for chapter in whole.chapters for one in chapter.lists)):
        yield from (listed.title, *(one.text for one in listed.said), *(() if listed.said else (listed.empty,)))
    for chapter in whole.chapters:
        yield from (chapter.title, chapter.stage, chapter.aim, *(one.text for one in chapter.opening))
        if chapter.impact:
            yield from (*chapter.impact.sentences, chapter.impact.caution, *chapter.impact.notes)
        for part in chapter.parts:
            yield from (part.title, part.empty, *(word for pair in part.also for word in pair))
    for one in whole.exhibits:
        yield from words_of(one)
    for asked in whole.questions:
        yield from (asked.text, asked.by, asked.view, asked.answer, asked.answered)


def test_every_word_of_the_paper_stands_in_a_cell_to_the_letter() -> None:
    whole = paper("Why, and “what” next?")
    cells = {print_cell(cell) for cell in every_cell(read(whole))}
    numbered = {re.sub(r"^[\d.]+ ", "", text) for text in cells}
    assert len(set(words_in(whole))) > 60
    assert not [word for word in words_in(whole) if word and word not in cells | numbered]


def test_marks_stand_before_their_sentence_and_comments_have_theirs() -> None:
    beside = {cell.value: cell.offset(0, -1).value for cell in every_cell(read(paper())) if cell.column == 2}
    assert beside["More came."] == "Draft · Exploitation"
    assert beside["Somebody’s view."] == "Draft"
    assert beside["Ask again: A. Officer, June"] == "Action"


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text_and_as_it_is(text: str) -> None:
    item = leading(text)
    table = Table((text, "Figure"), ((text, text),))
    whole = replace(
        paper(text, items=(replace(item, exhibit=replace(item.exhibit, headline=text, title=text, table=table)),)),
        title=text, warnings=(text,), about=((text, text),), glossary=((text, text),),
    )  # fmt: skip
    book = read(whole)
    cells = list(every_cell(book))
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    marked = text.startswith(("=", "+", "-", "@", "\t"))
    found = [cell for cell in cells if cell.value == text]
    assert len(found) > 8
    assert all(bool(cell.quotePrefix) == marked for cell in found)


def test_numbers_are_numbers_that_print_as_the_page_does() -> None:
    rows = (
        ("2023", "84.1%", "1,234", "−81", "+0.8", "c", 1234.0, 2.5, None, ""),
        ("12", "0%", "0", "−26%", "0", "-", 0.0, 3.0, None, ""),
    )
    item = leading()
    columns = tuple(f"Column {number}" for number in range(10))
    one = replace(item.exhibit, table=Table(columns, rows), chart=None)
    book = read(paper(items=(replace(item, exhibit=one),)))
    sheet = next(each for each in book if each.title.startswith("1.1 "))
    top = next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == "Column 0")
    found = [list(sheet[top + line])[:8] for line in (1, 2)]
    assert [[print_cell(cell) for cell in row] for row in found] == [
        ["2023", "84.1%", "1,234", "−81", "+0.8", "c", "1,234", "2.5"],
        ["12", "0%", "0", "−26%", "0", "-", "0", "3"],
    ]
    assert [cell.data_type for cell in found[0]] == ["s", "n", "n", "n", "n", "s", "n", "n"]
    assert found[0][1].value == 0.841
    assert sheet.print_title_rows == f"${top}:${top}"


def test_each_sheet_says_what_it_is_of_and_what_to_mind_and_leads_back() -> None:
    book = read(paper())
    assert book.sheetnames[:2] == [COVER, "Whole partnership"]
    for sheet in book:
        head = [sheet.cell(row, 1).value for row in range(1, 6)]
        assert head[1] == "April to June 2022 · against 2021 · Part 1 (public) · Figures to 30 June 2022"
        assert head[2:4] == list(paper().warnings)
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
            "landscape",
            1,
            0,
        )
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddFooter.left.text == head[1]
        assert sheet.oddHeader.left.text == "\n".join(paper().warnings)
        assert sheet.freeze_panes
    back = {sheet.cell(5, 1).hyperlink.location for sheet in book if sheet.title != COVER}
    assert back == {f"'{COVER}'!A1"}


def test_a_printed_page_has_whole_sentences_at_its_head_and_its_foot_or_none() -> None:
    first, second, endless = "Mind this & that. " * 11, "Not cleared for publication.", "word " * 60
    sheets = list(read(replace(paper(), warnings=(endless, first.strip(), f"{second} " * 3))))
    assert {sheet.oddHeader.left.text for sheet in sheets} == {first.strip().replace("&", "&&")}
    assert {sheet.oddFooter.left.text.split("\n")[0] for sheet in sheets} == {f"{second} " * 3}


def test_the_contents_lead_to_every_sheet_and_names_are_short_legal_and_of_their_own() -> None:
    item = leading()
    long = replace(item.exhibit, title="Attended: of [all] those/registered, walk-ins and others too")
    book = read(paper(items=[replace(item, exhibit=long)] * 12))
    leads = {cell.hyperlink.location for row in book[COVER].iter_rows() for cell in row if cell.hyperlink}
    assert leads == {f"'{name}'!A1" for name in book.sheetnames if name != COVER}
    assert all(len(name) <= 31 and not set(name) & set("\\/*?:[]'") for name in book.sheetnames)
    assert len({name.lower() for name in book.sheetnames}) == len(book.sheetnames)


def test_the_same_paper_gives_the_same_bytes_whatever_the_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    made = make_xlsx(paper())
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 2, 3, 4, 5, 6, 0, 34, 0))
    assert make_xlsx(paper()) == made
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2022-06-30T00:00:00Z" in parts.read("docProps/core.xml")


ROWS = (("2021/22 Q1", "84%", "79%"), ("2021/22 Q2", "90%", "c"))


def test_a_chart_reads_the_cells_of_its_table() -> None:
    one = exhibit(compared(Ask("attended_of_registered", "exploitation"), (267, 318), (237, 301)))
    now = Series("Now", "now", (Point("Q1", 0.84, "84%"), Point("Q2", 0.9, "90%")))
    drawn = replace(
        one, table=Table(("Quarter", "Figure", "Earlier"), ROWS), chart=Chart("bars", (now,), "", "%", True, 0)
    )
    sheet = read(paper(items=(replace(leading(), exhibit=drawn),)))["1.1 Attended of registered"]
    (chart,) = sheet._charts
    (series,) = chart.series
    cells = sheet[series.val.numRef.f.split("!")[1].replace("$", "")]
    assert [cell.value for (cell,) in cells] == [0.84, 0.9]
    assert series.graphicalProperties.solidFill.srgbClr == "12436D"


def test_no_chart_is_drawn_where_a_cell_has_no_number() -> None:
    table = Table(("Quarter", "Figure", "Earlier"), ROWS)
    assert find_column(("84%", "90%"), table) == 2
    assert find_column(("79%", "c"), table) is None
    assert find_column(("84%", "91%"), table) is None


def test_places_are_bars_with_the_one_in_focus_dark() -> None:
    rows = (("Here", "31.0"), ("There", "28.5"))
    here, there = (
        Series("Here", "focus", (Point("Here", 31.0, "31.0"),)),
        Series("Others", "others", (Point("There", 28.5, "28.5"),)),
    )
    one = replace(
        leading().exhibit,
        table=Table(("Place", "Figure"), rows),
        chart=Chart("places", (here, there), "", "", False, 1),
    )
    sheet = next(
        each for each in read(paper(items=(replace(leading(), exhibit=one),))) if each.title.startswith("1.1 ")
    )
    (chart,) = sheet._charts
    assert [point.idx for point in chart.series[0].dPt] == [0]
    unlike = replace(one, table=Table(("Place", "Figure"), (*rows, ("Elsewhere", "c"))))
    sheet = next(
        each for each in read(paper(items=(replace(leading(), exhibit=unlike),))) if each.title.startswith("1.1 ")
    )
    assert not sheet._charts
