"""People's data: child identifiers refuse the file, staff are dropped, and no value of either comes out anywhere."""

from __future__ import annotations

import dataclasses
import json
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cesp.intake import identifiers
from cesp.intake.incident import incident_note
from cesp.intake.results import Reading, ReadOptions
from tests.intake.books import Rows, messages, workbook_of
from tests.intake.conftest import Read

HEADINGS = ["Course", "Date", "Agency", "Attended"]
ROW = ["Introduction to CSE", date(2022, 4, 14), "Police"]
NHS_NUMBERS = ["943-476-5870", "9434765919", "401 023 2137", "0032698674"]
UPNS = ["B801200005001", "W895465212404", "Z895733210074"]
POSTCODES = ["CW1 2BJ", "SK10 1EA", "M1 1AA"]


@pytest.fixture(scope="module")
def key(reference: Path) -> Any:
    return json.loads((reference / "reference" / "pii_identifiers.json").read_text("utf-8"))


def column(heading: str, values: list[Any]) -> Rows:
    """A return with one more column, a session a day."""
    rows = ([ROW[0], date(2022, 4, at), ROW[2], at, value] for at, value in enumerate(values, 1))
    return [[*HEADINGS, heading], *rows]


def told(reading: Reading) -> str:
    """All that a reading says, as it would be printed, logged or sent."""
    return repr(reading) + json.dumps(dataclasses.asdict(reading), default=str) + incident_note(reading)


@pytest.mark.parametrize(
    ("heading", "values", "what"),
    [
        ("Ref", NHS_NUMBERS, "NHS numbers"),
        ("Ref", [9434765870.0, 9434765919.0, 4010232137.0], "NHS numbers"),
        ("Ref", ["1904851231", "2902201230", "0101011237"], "CHI numbers"),
        ("Notes", [f"see {number} please" for number in UPNS], "unique pupil numbers"),
        ("Ref", UPNS, "unique pupil numbers"),
        ("Ref", [upn.lower() for upn in UPNS], "unique pupil numbers"),
        ("Home", POSTCODES, "full postcodes"),
        ("Home", ["m11aa", "ec1a 1bb", "sw1a 1aa"], "full postcodes"),
        ("NHS number", ["9434765871"], "NHS numbers"),
        ("UPN", ["X06805040829A"], "unique pupil numbers"),
        ("Child's postcode", ["CW1 2BJ", "CW1"], "full postcodes"),
        ("DOB", [date(2012, 3, 4)], "dates of birth"),
        ("Date of Birth", ["4.3.12"], "dates of birth"),
        ("Child's D.O.B.", [40972.0], "dates of birth"),
        ("Child name", ["Robin Quill"], "children's names"),
        ("Name of young person", ["Robin Quill"], "children's names"),
        ("Pupil surname", ["Quill"], "children's names"),
    ],
)
def test_a_column_of_child_identifiers_refuses_the_file(read: Read, heading: str, values: list[Any], what: str) -> None:
    reading = read(column(heading, values))
    [error] = [finding for finding in reading.findings if finding.level == "error"]
    rows = (
        "row 2"
        if len(values) == 1 or (what == "full postcodes" and "CW1" in values)
        else f"rows 2 to {len(values) + 1}"
    )
    assert not reading.accepted
    assert what in error.message
    assert f"({rows})" in error.message
    assert (error.cell, error.value) == ("column E", "")
    for value in values:
        shown = f"{value:.0f}" if isinstance(value, float) else str(value)
        assert shown == "CW1" or shown not in told(reading)


def test_each_valid_number_of_the_answer_key_refuses_a_file_in_a_column(read: Read, key: Any) -> None:
    for name in ("nhs", "upn"):
        valid = [text for text, answer in key[name]["cases"] if answer is True]
        for start in range(0, len(valid), 3):
            reading = read(column("Ref", [*valid[start : start + 3], *valid[:3]]))
            assert not reading.accepted
            assert not any(text in told(reading) for text in valid)


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Ref", NHS_NUMBERS[:2] + ["not known"] * 4),
        ("Ref", UPNS[:1] + [""] * 3),
        ("Ref", ["1234567890", "1234567891", "0000000400", "9434765871", "9434765918"]),
        ("District", ["CW1", "CW2", "SK10", "M1"]),
        ("Venue postcode", POSTCODES),
        ("Course venue", [f"Town Hall, {postcode}" for postcode in POSTCODES]),
        ("DOB", ["", None, "n/a"]),
        ("Date of birth recorded", [10, 12, 9]),
        ("NHS", [3, 4, 5]),
        ("Children", [3, 4, 5]),
        ("Child's name recorded", [3, 4, 5]),
        ("Serial", [45231.0, 45232.0, 45233.0]),
        ("Payroll", [41234567.0, 41234568.0, 41234569.0]),
    ],
)
def test_what_is_no_child_s_identifier_passes(read: Read, heading: str, values: list[Any]) -> None:
    assert read(column(heading, values)).accepted


def test_names_inside_course_titles_pass(read: Read) -> None:
    titles = ["Learning from Child Robin", "Star Hobson review", "The story of Baby P", "Child Q: name and race"]
    rows = [HEADINGS, *([title, *ROW[1:], 5] for title in titles)]
    reading = read(rows)
    assert reading.accepted
    assert [row.values["course"] for row in reading.rows] == titles
    assert not reading.personal
    assert not any("dropped" in note or "cut" in note for note in messages(reading, "note"))


def test_random_numbers_of_ten_digits_pass(read: Read) -> None:
    """One in eleven passes the check; 40 columns of 12 hold about 44 by chance, and none is refused."""
    dice = random.Random(7)
    numbers = [[str(dice.randrange(10**9, 10**10)) for _ in range(12)] for _ in range(40)]
    assert sum(identifiers.is_nhs_number(number) for column_ in numbers for number in column_) > 20
    rows = [[*HEADINGS, *(f"Ref {letter}" for letter in range(40))]]
    rows += [[*ROW, at, *(one[at] for one in numbers)] for at in range(12)]
    reading = read(rows)
    assert not reading.personal


def test_a_fifth_of_the_cells_is_enough_and_less_is_not(read: Read) -> None:
    words = ["seen", "visited", "called", "closed"]
    assert not read(column("Outcome", NHS_NUMBERS[:3] + words * 2 + ["x"])).accepted
    assert read(column("Outcome", NHS_NUMBERS[:3] + words * 4)).accepted


def test_a_sheet_that_is_no_return_refuses_the_file_too(read: Read) -> None:
    cases = [["Ref"], *([number] for number in NHS_NUMBERS)]
    reading = read(workbook_of({"Return": column("x", [1, 2]), "Cases": cases}))
    [personal] = reading.personal
    assert (personal.sheet, personal.column, personal.rows) == ("Cases", "A", (2, 3, 4, 5))
    assert not reading.accepted


def test_the_two_rows_of_a_heading_are_read_together(read: Read) -> None:
    rows = [[*HEADINGS[:3], None, "Child"], [None, None, None, "Attended", "name"], [*ROW, 3, "Robin Quill"]]
    assert [one.what for one in read(rows).personal] == ["child's name"]


@pytest.mark.parametrize("cut", ["E", "NHS number", "nhs NUMBER"])
def test_the_column_is_cut_in_memory_and_the_rest_is_read(read: Read, cut: str) -> None:
    reading = read(column("NHS number", [*NHS_NUMBERS]), ReadOptions(cut=frozenset({cut})))
    assert reading.accepted
    assert [row.values["attended"] for row in reading.rows] == [1, 2, 3, 4]
    assert reading.personal[0].cut
    assert not any(number in told(reading) for number in NHS_NUMBERS)
    assert any("cut in memory" in note for note in messages(reading, "note"))


def test_another_column_is_cut_when_asked(read: Read) -> None:
    reading = read(column("Remarks", ["Robin was sad", "Wren was not"]), ReadOptions(cut=frozenset({"E"})))
    assert reading.accepted
    assert len(reading.rows) == 2
    assert "Robin" not in told(reading)


def test_cases_stay_apart_when_their_numbers_are_cut(read: Read) -> None:
    rows = [["Audit", "Quarter", "Priority", "Grade", "Case number"]]
    rows += [["Neglect", "2022/23 Q1", "Neglect", "Good", number] for number in (*UPNS, UPNS[0])]
    assert not read(rows).accepted
    reading = read(rows, ReadOptions(cut=frozenset({"Case number"})))
    assert {row.values["case_number"] for row in reading.rows} == {"1", "2", "3"}


def test_the_incident_note_says_what_and_where_and_never_which(read: Read) -> None:
    note = incident_note(read(column("NHS number", NHS_NUMBERS), file="Q1 return.xlsx"))
    assert "- Sheet 'Sheet1', column E, headed 'NHS number': NHS numbers in 4 cells (rows 2 to 5)." in note
    assert "'Q1 return.xlsx'" in note
    assert "The file was refused." in note
    assert "(to fill in)" in note
    assert incident_note(read(column("x", [1]))) == ""


def test_staff_are_dropped_with_a_notice(read: Read) -> None:
    staff = [["Jo Marsh", "jo.marsh@police.example", "07700 900123"], ["Al Reed", "al@police.example", "01632 960001"]]
    rows = [[*HEADINGS, "Trainer", "E-mail address", "Mobile no."], *([*ROW[:2], f"Agency {at}", at, *one]
            for at, one in enumerate(staff))]  # fmt: skip
    reading = read(rows)
    said = told(reading)
    assert reading.accepted
    assert not any(value in said for one in staff for value in one)
    assert any("'Trainer' (E), 'E-mail address' (F), 'Mobile no.' (G)" in note for note in messages(reading, "note"))


def test_name_alone_is_a_person_only_in_a_list_of_people(read: Read) -> None:
    rows: Rows = [["Name", "Quarter", "Attended"], ["Introduction to CSE", "2022/23 Q1", 5]]
    reading = read(rows, ReadOptions(mapping={"Name": "course"}))
    assert [row.values["course"] for row in reading.rows] == ["cse"]


def test_contact_details_are_cut_out_of_texts_that_are_kept(read: Read) -> None:
    rows = [["Priority", "Quarter", "Reference", "Action", "RAG", "Commentary", "Lead"]]
    said = "Ring Jo on 01632 960 001 or jo@police.example; NHS 943 476 5919, NI AB 12 34 56 C, CW1 2BJ"
    rows += [["Neglect", "2022/23 Q1", "A1", "Train", "Green", said, "jo@police.example"]]
    rows += [
        ["Neglect", "2022/23 Q1", f"A{at}", "Train", "Green", "Done in CW1 on 01/02/2023", "JM"] for at in range(2, 9)
    ]
    reading = read(rows)
    first, *others = reading.rows
    assert first.values["commentary"] == (
        "Ring Jo on [telephone number cut] or [e-mail address cut]; NHS [NHS number cut], "
        "NI [National Insurance number cut], [full postcode cut]"
    )
    assert first.values["lead"] == "[e-mail address cut]"
    assert {row.values["commentary"] for row in others} == {"Done in CW1 on 01/02/2023"}
    assert reading.accepted
    assert any("1 cell (F2)" in note for note in messages(reading, "note"))
    assert "960" not in told(reading)
    assert "police.example" not in told(reading)


def test_nothing_is_quoted_from_a_file_that_has_other_faults_too(read: Read) -> None:
    rows = [[*HEADINGS, *NHS_NUMBERS[:1]], *([*ROW, "many", number] for number in NHS_NUMBERS)]
    reading = read(rows)
    assert not reading.accepted
    assert not any(number in told(reading) for number in NHS_NUMBERS)
