"""Marked workbooks: findings at their cells and in a list, people's data left out, nothing that could run."""

from __future__ import annotations

import io

import openpyxl
import pytest

from cesp.catalogue import load_catalogue, load_partnership
from cesp.export.book import plain_text, sheet_name
from cesp.export.marked import MOST_CELLS, mark
from cesp.intake import Limits, read_return
from cesp.intake.child import open_file
from cesp.intake.results import Finding, Reading, SheetReport
from cesp.intake.workbook import Cell, Sheet
from cesp.jobs.places import partnership_folder


def reading_of(*findings: Finding, sheet: str = "Q1") -> Reading:
    report = SheetReport(sheet, "training_sessions", 2, {}, 2, 1, 1)
    return Reading("return.xlsx", "0", "police", "given", None, "", (report,), findings, (), ())


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def sheet_of(cells: list[list[Cell]], *, all_text: bool = False) -> Sheet:
    return Sheet("Q1", cells, {}, False, all_text)


CELLS: list[list[Cell]] = [
    ["Return", None, None],
    ["Course", "Attended", "Staff name"],
    ["Neglect", "many", "Ann Bell"],
    ["=1+1", 3, "Jo Hill"],
]
BAD = Finding("error", "Attended: 'many' is not a number.", "Write a whole number.", "Q1", "B3", "Attended", "many")
ROW = Finding("warning", "The row is there twice.", "Take one out.", "Q1", "row 4")
COLUMN = Finding("note", "Two headings mean one.", "", "Q1", "column B")
FILE = Finding("note", "The sender is taken to be 'police'.", "Name the sender.", cell="file")


def test_each_finding_stands_at_its_cell_and_in_the_list() -> None:
    book = opened(mark(reading_of(FILE, COLUMN, ROW, BAD), [sheet_of(CELLS)], {}))
    assert book.sheetnames == ["What to mend", "Q1"]
    said = {cell.coordinate: cell.comment.text for row in book["Q1"] for cell in row if cell.comment}
    assert said == {
        "B2": "Two headings mean one.",
        "B3": "Attended: 'many' is not a number. Write a whole number.",
        "A4": "The row is there twice. Take one out.",
    }
    assert all(book["Q1"][at].fill.fill_type == "solid" for at in said)
    listed = [[cell.value for cell in row] for row in book["What to mend"].iter_rows(min_row=5)]
    assert [row[0] for row in listed] == ["Must be mended", "Look at this", "For your information"]
    assert listed[0][1:] == ["Q1", "B3", "Attended", BAD.message, BAD.fix]
    links = {cell.value: cell.hyperlink.location for [cell] in book["What to mend"]["C5:C7"] if cell.hyperlink}
    assert links == {"B3": "'Q1'!B3", "row 4": "'Q1'!A4", "column B": "'Q1'!B2"}


def test_several_findings_of_a_cell_are_all_said_and_the_gravest_colours_it() -> None:
    note = Finding("note", "Kept as text.", "", "Q1", "B3")
    both, alone = (opened(mark(reading_of(*findings), [sheet_of(CELLS)], {}))["Q1"]["B3"]
                   for findings in ((note, BAD), (BAD,)))  # fmt: skip
    assert both.comment is not None
    assert both.comment.text == f"Kept as text.\n\n{BAD.message} {BAD.fix}"
    assert both.fill.fgColor.rgb == alone.fill.fgColor.rgb


def test_columns_of_peoples_data_are_left_out() -> None:
    content = mark(reading_of(BAD), [sheet_of(CELLS)], {"Q1": frozenset({2})})
    book = opened(content)
    assert [cell.value for [cell] in book["Q1"]["C1:C4"]] == [None, "Left out: personal data", None, None]
    held = "".join(str(cell.value) for sheet in book for row in sheet for cell in row)
    assert "Bell" not in held
    assert "Hill" not in held


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("=1+1", "'=1+1"), ("+44 1", "'+44 1"), ("-cmd", "'-cmd"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"),
        ("\rx", "'\rx"), ("-", "-"), ("a=b", "a=b"), ("a\x00\x1fb", "ab"), ("\x01=1", "'=1"),
    ],
)  # fmt: skip
def test_text_that_could_be_a_formula_is_neutralised(text: str, kept: str) -> None:
    assert plain_text(text) == kept


def test_no_cell_of_a_copy_is_a_formula_and_numbers_stay_numbers() -> None:
    hostile: list[list[Cell]] = [
        ['=HYPERLINK("http://x")', "@x", "-2", -2.0, True],
        ["'", "0161", "+1", "1e5", "12.50"],
    ]
    book = opened(
        mark(reading_of(Finding("error", "=1", "=2", "Q1", "A1", "=3")), [sheet_of(hostile, all_text=True)], {})
    )
    assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    assert [cell.value for cell in book["Q1"][1]] == ['\'=HYPERLINK("http://x")', "'@x", -2, -2, True]
    assert [cell.value for cell in book["Q1"][2]] == ["'", "0161", "'+1", "1e5", 12.5]
    assert book["What to mend"]["D5"].value == "'=3"


def test_names_of_sheets_are_made_fit() -> None:
    assert sheet_name("a/b:c*", ()) == "a b c"
    assert sheet_name("Q1", ("q1", "Q1 (2)")) == "Q1 (3)"
    assert len(sheet_name("x" * 40, ("x" * 31,))) <= 31


def test_a_sheet_too_large_to_copy_is_listed_only() -> None:
    book = opened(
        mark(
            reading_of(BAD),
            [
                sheet_of([[1.0] * 1_000] * (MOST_CELLS // 1_000 + 1)),
            ],
            {},
        )
    )
    assert book.sheetnames == ["What to mend"]
    assert "too large" in str(book["What to mend"]["A2"].value)
    assert book["What to mend"]["C5"].value == "B3"


def test_a_marked_workbook_mended_is_read_like_the_return_it_was() -> None:
    catalogue, partnership = load_catalogue(), load_partnership(partnership_folder())
    content = b"Quarter 1 2023/24\nCourse,Registered,Attended\nNeglect,20,many\nOther,10,8\n"
    reading = read_return("return.csv", content, catalogue, partnership)
    assert not reading.accepted
    book = opened(mark(reading, open_file("return.csv", content, Limits()).sheets, {}))
    assert book["return"]["C3"].comment is not None
    book["return"]["C3"].value = 15
    stream = io.BytesIO()
    book.save(stream)
    again = read_return("return.xlsx", stream.getvalue(), catalogue, partnership)
    assert again.accepted
    assert [(row.number, row.values["attended"]) for row in again.rows] == [(3, 15), (4, 8)]
    assert [report.sheet for report in again.sheets] == ["return"]
