"""Cells typed over before the file is read: read as if sent so, told cell by cell, and nobody's data quoted."""

from __future__ import annotations

from datetime import date

from cesp.intake.results import Mend, Reading, ReadOptions
from tests.intake.books import Rows, messages, with_part, workbook, workbook_of
from tests.intake.conftest import Read

ROWS: Rows = [
    ["Course", "Date", "Booked", "Attended"],
    ["Introduction to CSE", "04/13/2022", 20, 15],
    ["Neglect toolkit", date(2022, 5, 4), 30, "about 25"],
]


def mended(*mends: tuple[str, str], sheet: str = "Sheet1") -> ReadOptions:
    return ReadOptions(mended=tuple(Mend(sheet, cell, text) for cell, text in mends))


def told(reading: Reading) -> list[str]:
    return [one.message for one in reading.findings if "was mended here" in one.message]


def test_a_file_is_read_as_if_it_had_been_sent_with_the_mends(read: Read) -> None:
    file = workbook(ROWS)
    sent = read(file)
    assert [(one.level, one.cell) for one in sent.findings if one.level == "error"] == [
        ("error", "B2"),
        ("error", "D3"),
    ]
    reading = read(file, mended(("B2", "13/04/2022"), ("D3", " 25 ")))
    right = read([ROWS[0], [ROWS[1][0], date(2022, 4, 13), 20, 15], [*ROWS[2][:3], 25]])
    assert reading.accepted
    assert reading.rows == right.rows
    assert reading.sha256 == sent.sha256
    assert told(reading) == [
        "B2 was mended here from '04/13/2022' to '13/04/2022' by the officer.",
        "D3 was mended here from 'about 25' to '25' by the officer.",
    ]
    assert [one.cell for one in reading.findings if one.message in told(reading)] == ["B2", "D3"]
    assert not [text for text in messages(reading, "note") if "kept as text" in text]


def test_a_cell_is_mended_in_a_text_file_a_short_row_and_a_blank(read: Read) -> None:
    content = b"Course,Date,Attended\nNeglect toolkit,13/14/2022,15\nIntroduction to CSE,5 May 2022\n"
    options = mended(("B2", "14/03/2023"), ("C3", "007"), sheet="return")
    reading = read(content, options, "return.csv")
    assert [(row.day, row.values["attended"]) for row in reading.rows] == [
        (date(2023, 3, 14), 15),
        (date(2022, 5, 5), 7),
    ]
    assert told(reading)[1] == "C3 was mended here from blank to '007' by the officer."
    emptied = read(ROWS, mended(("B2", "13/04/2022"), ("D3", "")))
    assert [row.values["attended"] for row in emptied.rows] == [15, None]
    assert told(emptied)[1] == "D3 was mended here from 'about 25' to blank by the officer."


def test_an_error_in_a_cell_is_gone_once_it_is_typed_over(read: Read) -> None:
    book = workbook([*ROWS[:1], ["Neglect toolkit", date(2022, 5, 4), 30, 25]])
    with_error = b'<c r="D2" t="e"><v>#REF!</v></c>'
    part = "xl/worksheets/sheet1.xml"
    import io
    import zipfile

    xml = zipfile.ZipFile(io.BytesIO(book)).read(part)
    broken = with_part(book, part, xml.replace(b'<c r="D2" t="n"><v>25</v></c>', with_error))
    assert [one.cell for one in read(broken).findings if one.level == "error"] == ["D2"]
    reading = read(broken, mended(("D2", "25")))
    assert [row.values["attended"] for row in reading.rows] == [25]
    assert told(reading) == ["D2 was mended here from '#REF!' to '25' by the officer."]


def test_only_the_sheet_that_is_named_is_mended(read: Read) -> None:
    right = [ROWS[0], ["Introduction to CSE", date(2022, 7, 13), 20, 15]]
    reading = read(workbook_of({"Q1": ROWS[:2], "Q2": right}), mended(("B2", "13/04/2022"), sheet="Q1"))
    assert [(row.sheet, row.day) for row in reading.rows] == [("Q1", date(2022, 4, 13)), ("Q2", date(2022, 7, 13))]


def test_what_is_no_cell_of_the_file_stops_it(read: Read) -> None:
    for cell, sheet in (("row 2", "Sheet1"), ("B0", "Sheet1"), ("Z2", "Sheet1"), ("B9", "Sheet1"), ("B2", "Sheet2")):
        reading = read(ROWS[:2], mended((cell, "1"), sheet=sheet))
        [fault] = [one for one in reading.findings if "was not mended" in one.message]
        assert (fault.level, fault.sheet, fault.cell) == ("error", sheet, cell)
        assert not told(reading)


def test_no_note_quotes_what_is_cut_out_of_a_file(read: Read) -> None:
    rows = [[*ROWS[0], "Comments"], ["Neglect toolkit", "04/13/2022", 3, 2, "ask robin@x.example"]]
    reading = read(rows, mended(("E2", "07700 900123")))
    assert told(reading) == ["E2 was mended here by the officer; neither value is shown."]
    assert not any(word in repr(reading.findings) for word in ("robin", "07700"))
    numbers = ["943-476-5870", "943-476-5919", "401-023-2137"]
    rows = [[*ROWS[0], "Ref"], *([*ROWS[2][:3], 9, number] for number in numbers)]
    reading = read(rows, ReadOptions(cut=frozenset({"E"}), mended=(Mend("Sheet1", "E2", "943-476-5870"),)))
    assert told(reading) == ["E2 was mended here by the officer; neither value is shown."]
    assert not any(number in repr(reading.findings) for number in numbers)
