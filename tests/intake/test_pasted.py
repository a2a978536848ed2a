"""Tables pasted or typed become the CSV a sheet would be read from."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cesp.intake.delimited import read_text
from cesp.intake.pasted import largest_table, pasted_table, table_bytes
from cesp.intake.results import ReadOptions
from cesp.periods import Period
from tests.intake.conftest import Read

TABS = "Course\tDate\tBooked\tAttended\r\nIntroduction to CSE\t14/04/2022\t1,200\t15\r\n"
OUTLOOK = """<html><table><tr><td>
<p class=MsoNormal>Hello</p>
<table border=1><tr><td><p>Course<o:p></o:p></p></td><td>Attended</td><td>No<br>shows</td></tr>
<tr><td rowspan=2>Neglect &amp; harm</td><td>12</td><td>1</td></tr><tr><td>9</td><td></td></tr>
<tr><td colspan=2>Total</td><td>1
</table></td></tr></table>"""


def cells(content: bytes) -> list[list[str | None]]:
    return read_text(content, 10_000)[0]


def test_lines_of_tabs_are_rows(read: Read) -> None:
    reading = read(pasted_table(TABS), ReadOptions(sender="police", period=Period(2022, 1, 1)), "pasted.csv")
    [row] = reading.rows
    assert (row.sheet, row.number, row.day) == ("pasted", 2, date(2022, 4, 14))
    assert (row.values["registered"], row.values["attended"]) == (1200, 15)
    assert reading.accepted


def test_the_largest_table_of_html_is_taken() -> None:
    assert largest_table(OUTLOOK) == [
        ["Course", "Attended", "No shows"],
        ["Neglect & harm", "12", "1"],
        ["Neglect & harm", "9", ""],
        ["Total", "", "1"],
    ]
    assert cells(pasted_table(OUTLOOK))[1] == ["Neglect & harm", "12", "1"]


def test_blank_is_nothing() -> None:
    assert (pasted_table(" \n"), table_bytes([[None, " "]]), pasted_table("<table></table>")) == (b"", b"", b"")


def test_typed_values_are_written_as_returns_write_them() -> None:
    assert cells(table_bytes([["Day", "n"], [date(2023, 11, 3), 4.0]])) == [["Day", "n"], ["03/11/2023", "4"]]


words = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r\n\ufeff"), max_size=8)


@given(st.lists(st.lists(words, min_size=1, max_size=4), min_size=1, max_size=6))
def test_what_is_written_is_what_is_read(rows: list[list[str]]) -> None:
    content = table_bytes(rows)
    expected = [[value if value.strip() else None for value in row] for row in rows]
    assert not content or cells(content) == expected
