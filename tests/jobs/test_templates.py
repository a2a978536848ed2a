"""Marked copies as the office makes them: no data of people in them; and the quarter a template is for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from cesp.errors import NotAllowed
from cesp.jobs.desk import Desk, open_desk
from cesp.jobs.places import partnership_folder
from cesp.jobs.templates import families, marked_copy, marked_name, quarter_due, template, template_name
from cesp.jobs.uploads import check
from cesp.people import LOCAL, Person
from cesp.periods import Period
from tests.intake.books import workbook

NUMBERS = ("9434765919", "9434765870", "4010232137", "9000000009")  # made up, and valid NHS numbers all the same


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_desk(f"sqlite:///{tmp_path / 'store.db'}", partnership_folder(), LOCAL)
    yield opened
    opened.store.close()


def test_a_marked_copy_holds_no_data_of_people(desk: Desk) -> None:
    rows = [["Course", "Date", "Attended", "NHS number", "Delegate name"]]
    rows += [["Neglect", "1 May 2023", "many", number, f"Ann Bell{at}"] for at, number in enumerate(NUMBERS)]
    content = workbook(rows, "Q1 2023-24")
    reading = check(desk, "return.xlsx", content)
    assert not reading.accepted
    copy = marked_copy(desk, "return.xlsx", content, reading)
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        held = b"".join(archive.read(name) for name in archive.namelist())
    for value in (*NUMBERS, "Ann Bell"):
        assert value.encode() not in held
    sheet = openpyxl.load_workbook(io.BytesIO(copy))["Q1 2023-24"]
    assert [cell.value for cell in sheet[1]][:3] == ["Course", "Date", "Attended"]
    assert sheet["C2"].comment is not None


def test_a_file_that_cannot_be_opened_gets_the_list_alone(desk: Desk) -> None:
    content = b"%PDF-1.4"
    reading = check(desk, "minutes.pdf", content)
    book = openpyxl.load_workbook(io.BytesIO(marked_copy(desk, "minutes.pdf", content, reading)))
    assert book.sheetnames == ["What to mend"]
    assert "PDF" in str(book.worksheets[0]["E5"].value)


def test_a_template_is_for_the_last_quarter_that_ended(desk: Desk) -> None:
    then = replace(desk, clock=lambda: datetime(2024, 1, 1, tzinfo=UTC))
    assert quarter_due(then) == Period(2023, 3, 3)
    book = openpyxl.load_workbook(io.BytesIO(template(then, "training", sender="Cafcass")))
    assert [book["Training sessions"][at].value for at in ("B3", "B4")] == ["Cafcass", "2023/24 Q3"]


def test_names_of_files_say_what_they_are(desk: Desk) -> None:
    assert template_name("training", Period(2023, 3, 3), "police") == "training return police 2023-24 Q3.xlsx"
    assert marked_name("return.csv") == "return - to mend.xlsx"
    assert {"training", "audits", "progress"} <= set(families(desk))


def test_whoever_may_not_load_gets_no_marked_copy(desk: Desk) -> None:
    reading = check(desk, "minutes.pdf", b"%PDF-1.4")
    viewer = replace(desk, person=Person("a viewer", frozenset({"viewer"})))
    with pytest.raises(NotAllowed):
        marked_copy(viewer, "minutes.pdf", b"%PDF-1.4", reading)
