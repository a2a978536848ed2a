"""A table as a file: read back as it was shown, numbers as numbers, text never a formula, hidden numbers nowhere."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as some

from cesp.briefing.about import MARKS, about_exhibit
from cesp.briefing.exhibit import Exhibit, Table
from cesp.export.tables import FileKind, Leaf, Number, file_name, make_file, read_number
from cesp.measures.rounding import format_number
from cesp.measures.values import Ask
from tests.briefing.made import exhibit, moved
from tests.disclosure.figures import NOW, THEN, compared
from tests.measures.world import PARTNERSHIP

FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1")


def leaf(*rows: tuple[str | float | None, ...]) -> Leaf:
    return Leaf((("Table", "Attendances"), ("Edition", "Part 1")), Table(("Agency", "Figure", "Difference"), rows))


def of_xlsx(made: bytes, sheet: str) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(io.BytesIO(made))[sheet].iter_rows(values_only=True))


def of_csv(made: bytes) -> tuple[list[list[str]], list[list[str]]]:
    """The block that tells about the table, and the table."""
    lines = list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline="")))
    gap = lines.index([])
    return lines[:gap], lines[gap + 1 :]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("84%", Number(0.84, "0%")),
        ("84.1%", Number(0.841, "0.0%")),
        ("1,234", Number(1234, "#,##0")),
        ("412", Number(412, "0")),
        ("+5", Number(5, "+0;-0;0")),
        ("-0.8", Number(-0.8, "0.0")),
        ("\u22120.8", Number(-0.8, "0.0")),
        ("\u22121,234", Number(-1234, "#,##0")),
        ("\u221226%", Number(-0.26, "0%")),
        ("1,234.50", Number(1234.5, "#,##0.00")),
        ("12,34", None),
        ("c", None),
        ("", None),
        ("267 of 318", None),
        ("2023/24", None),
        ("+5 points (-1 to +11)", None),
        ("1e5", None),
        ("\u0663", None),  # a digit, and none of ours
    ],
)
def test_a_printed_number_is_read_as_it_prints(text: str, number: Number | None) -> None:
    assert read_number(text) == number


@given(some.floats(-1e9, 1e9), some.integers(0, 4))
def test_every_number_as_printed_is_read_back(value: float, decimals: int) -> None:
    printed = format_number(value, decimals)
    read = read_number(printed)
    assert read is not None
    assert format_number(read.value, decimals) == printed


def test_a_workbook_holds_the_table_and_tells_about_it() -> None:
    made = make_file(leaf(("Police", "1,204", "+5"), ("2023", "84%", None), ("Health", "c", "")), "xlsx")
    assert of_xlsx(made, "Table") == [
        ("Agency", "Figure", "Difference"), ("Police", 1204, 5), ("2023", 0.84, None), ("Health", "c", None),
    ]  # fmt: skip
    sheet = openpyxl.load_workbook(io.BytesIO(made))["Table"]
    assert [sheet.cell(2, 2).number_format, sheet.cell(3, 2).number_format] == ["#,##0", "0%"]
    assert of_xlsx(made, "About")[2:] == [("Table", "Attendances"), ("Edition", "Part 1")]


def test_a_csv_tells_about_itself_before_its_headings() -> None:
    about, table = of_csv(make_file(leaf(("Police", "1,204", "+5"), ("2023", "84%", 2.5)), "csv"))
    assert about == [["Table", "Attendances"], ["Edition", "Part 1"]]
    assert table == [["Agency", "Figure", "Difference"], ["Police", "1204", "5"], ["2023", "0.84", "2.5"]]


@pytest.mark.parametrize("text", FORMULAS)
def test_text_is_never_a_formula(text: str) -> None:
    hostile = Leaf((("Table", text), (text, text)), Table((text, "Figure"), ((text, text),)))
    book = openpyxl.load_workbook(io.BytesIO(make_file(hostile, "xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert cells
    assert all(cell.data_type in ("s", "n") and not str(cell.value).startswith("=") for cell in cells)
    about, table = of_csv(make_file(hostile, "csv"))
    words = [word for line in (*about, *table) for word in line if word not in ("Table", "Figure")]
    assert words
    assert all(word.startswith("'") for word in words)


def test_a_name_that_looks_like_a_number_stays_a_name() -> None:
    assert of_xlsx(make_file(leaf(("175", "175", None)), "xlsx"), "Table")[1] == ("175", 175, None)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_protected_editions_file_holds_no_hidden_number(kind: FileKind) -> None:
    """3 of 40 is small, so 3, 40, 37, 8% and the change from it are in no byte of the file."""
    asked = Ask("indicator", None, "flowing")
    quarters = [moved(compared(asked, (3, 971), (1, 983)), NOW, THEN), compared(asked, (400, 800), (300, 800))]
    shown = exhibit(quarters[0], "public", quarters=quarters)
    text = read_all(file_of(shown, kind), kind)
    assert "Part 1" in text
    assert "c is a small number that is not shown" in text
    assert not any(hidden in text for hidden in ("971", "968", "983", "982", "0.3%", "3 of", "upload 7"))
    open_text = read_all(file_of(exhibit(quarters[0], "officer", quarters=quarters), kind), kind)
    assert all(number in open_text for number in ("971", "983"))  # where nothing is hidden, it is there to be found


def file_of(shown: Exhibit, kind: FileKind) -> bytes:
    return make_file(Leaf(about_exhibit(shown, PARTNERSHIP, "Invented figures."), shown.table), kind)


def read_all(made: bytes, kind: FileKind) -> str:
    """Every part of a file as text, whether or not a program would show it."""
    if kind == "csv":
        return made.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        return "\n".join(book.read(name).decode() for name in book.namelist())


def test_a_file_tells_title_filters_dates_source_and_edition() -> None:
    shown = exhibit(compared(Ask("attended_of_registered", "neglect"), (95, 100), (80, 100)))
    told = dict(about_exhibit(shown, PARTNERSHIP, "Invented figures."))
    assert told["Table"] == "Attended of registered"
    assert told["Finding"] == shown.headline
    assert (told["Partnership"], told["Priority"], told["Edition"]) == (
        "Test Partnership",
        "Neglect",
        "Officer working",
    )
    assert told["Period"] == "2022/23 Q1, April to June 2022"
    assert told["Compared with"] == "2021/22 Q1"
    assert told["Source"].startswith("training returns, last received 4 July 2022 (upload 7)")
    assert (told["Marks"], told["Mind"]) == (MARKS, "Invented figures.")
    assert told["Figures to"] == "30 June 2022"


def test_a_files_name_is_plain_on_every_system() -> None:
    assert (
        file_name(("Attended: “of” registered", "", "2023/24 to Q3"), "csv")
        == "attended-of-registered-2023-24-to-q3.csv"
    )
    assert file_name(("../..",), "xlsx") == "table.xlsx"
    assert len(file_name(("word " * 90,), "csv")) < 100
