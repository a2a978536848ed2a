"""Voice, findings, meetings, self-assessments and reviews, as people lay them out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cesp.catalogue import Catalogue, Partnership
from cesp.intake import read_return
from cesp.intake.results import ReadOptions
from cesp.periods import Period
from tests.intake.books import Rows, messages, workbook
from tests.intake.conftest import Read
from tests.intake.frames import frames
from tests.intake.test_roundtrip import OPTIONS, assert_same

QUARTER = ReadOptions(sender="police", period=Period(2023, 2, 2))
ASSURANCE = ("audit_findings", "voice", "meetings", "self_assessments", "reviews")


@given(data=st.data())
def test_a_sheet_of_any_of_them_comes_back_the_same(
    data: st.DataObject, catalogue: Catalogue, partnership: Partnership
) -> None:
    frame = data.draw(frames(catalogue, data.draw(st.sampled_from(ASSURANCE))))
    assert_same(read_return("return.xlsx", workbook(frame.table()), catalogue, partnership, OPTIONS), [frame])


REGISTER: Rows = [
    ["Executive board and sub-groups: register of attendance 2023/24 Q2"],
    [],
    ["NAME OF\nMEETING", "Date of meeting", "Partner agency\xa0", "Attended (Y/N/A/D)*", "Meeting held?"],
    ["Executive board", "12.7.23", "WPOL", "Y", "Yes"],
    ["Executive board", "12.7.23", "nhs", " apologies ", "Yes"],
    ["Executive board", "12.7.23", "Probation", "d", "Yes"],
    ["Sub-group", date(2023, 9, 13), "Police", "Cancelled", "Postponed"],
    ["Sub-group", date(2023, 9, 13), "Health", "in body, late", "No"],
    ["* Y attended, N did not, A apologies, D deputy"],
]


def test_a_register_of_meetings_keeps_a_word_nobody_knows_and_says_so(read: Read) -> None:
    reading = read(REGISTER, QUARTER)
    assert messages(reading, "error") == []
    assert [(row.values["meeting"], row.day, row.values["agency"], row.values["attended"], row.values["held"])
            for row in reading.rows] == [
        ("Executive board", date(2023, 7, 12), "police", "yes", "yes"),
        ("Executive board", date(2023, 7, 12), "health", "apologies", "yes"),
        ("Executive board", date(2023, 7, 12), "Probation", "deputy", "yes"),
        ("Sub-group", date(2023, 9, 13), "police", "not_held", "no"),
        ("Sub-group", date(2023, 9, 13), "health", "in body, late", "no"),
    ]  # fmt: skip
    assert "Attended: words we do not know, kept as written: 'in body, late'." in messages(reading, "note")
    assert len(reading.left_out) == 1


@pytest.mark.parametrize(
    ("own", "panel", "grades"),
    [
        ("G", "A", ("green", "amber")),
        ("Fully met", "Partially met", ("met", "partly_met")),
        (2, 4, ("good", "inadequate")),
        ("2 - Good", "RI", ("good", "requires_improvement")),
        ("Substantial assurance", "Limited", ("substantial", "limited")),
        ("No return", None, ("not_received", None)),
        ("N/A", "-", ("not_applicable", None)),
    ],
)
def test_self_and_moderated_grades_are_read_in_every_scale(
    own: object, panel: object, grades: tuple[str, str | None], read: Read
) -> None:
    head = ["Section", "Audit year", "School name", "Standard no.", "Self RAG", "Grade after moderation", "Returned on"]
    reading = read([head, ["S175", "2022-23", "Anywhere School", 3, own, panel, "13th Nov 23"]], QUARTER)
    assert messages(reading, "error") == []
    [row] = reading.rows
    assert (row.values["self_grade"], row.values["moderated_grade"]) == grades
    assert (row.values["kind"], row.values["cycle"], row.values["standard"]) == ("section_175", "2022-23", "3")
    assert row.values["received"] == date(2023, 11, 13)
    assert row.values["agency"] == "Anywhere School"


def test_long_words_of_children_are_kept_whole_and_a_small_number_stays_hidden(read: Read) -> None:
    said = "We said it three times.\nNobody wrote it down, and =SUM(A1) is not what we said. " * 40
    reading = read(
        [["Priority area", "Quarter", "How we heard", "No. of CYP", "Theme", "You said…", "We did…"],
         ["Child neglect", "Q2 23-24", "Survey", "<5", "Home", said, None],
         ["Neglect", "Jul-Sep 2023", "Survey", 12, "Home", "Something else", "Asked again"]], QUARTER,
    )  # fmt: skip
    assert messages(reading, "error") == []
    first, second = reading.rows
    assert first.values["you_said"] == said.strip()
    assert (first.values["children"], first.statuses) == (None, {"children": "suppressed"})
    assert (second.values["children"], second.values["we_did"]) == (12, "Asked again")
    assert {(row.year, row.quarter) for row in reading.rows} == {(2023, 2)}


def test_reviews_are_told_apart_by_their_kind(read: Read) -> None:
    head = [
        "Incident ref",
        "Notified",
        "Type of review",
        "15 working day deadline",
        "Completed",
        "Decision",
        "Published",
    ]
    reading = read(
        [["Serious incidents and reviews"], head,
         ["A", date(2023, 7, 3), "SIN", None, None, None, None],
         ["A", date(2023, 7, 3), "Rapid review", date(2023, 7, 24), date(2023, 7, 21), "LCSPR to follow", "n/a"],
         ["A", "4th Sep 23", "LCSPR", date(2024, 3, 4), None, None, "TBC"]], QUARTER,
    )  # fmt: skip
    assert messages(reading, "error") == []
    assert [(row.values["kind"], row.values["due"], row.values["done"]) for row in reading.rows] == [
        ("notified_incident", None, None),
        ("rapid_review", date(2023, 7, 24), date(2023, 7, 21)),
        ("practice_review", date(2024, 3, 4), None),
    ]
    assert [row.values["published"] for row in reading.rows] == [None, None, None]


def test_who_came_to_a_course_is_not_who_came_to_a_meeting(read: Read) -> None:
    courses = read([["Course", "Date", "Agency", "Attended"], ["Introduction to CSE", "Q2", "Police", 4]], QUARTER)
    meetings = read([["Meeting", "Date", "Agency", "Attended"], ["Board", "Q2", "Police", "Y"]], QUARTER)
    neither = read([["Agency", "Period", "Attended"], ["Police", "Q2", 4]], QUARTER)
    assert [row.dataset for row in (*courses.rows, *meetings.rows)] == ["training_attendance", "meetings"]
    assert messages(neither, "error")[0].startswith("This looks like training attendance by agency, but no column")
