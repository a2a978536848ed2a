"""What is asked of headings and words nobody knows: each once, with reasons, and never applied."""

from __future__ import annotations

import time
from datetime import date

import pytest

from cesp.intake.results import Offer, Reading, Suggestion
from tests.intake.books import Rows, workbook_of
from tests.intake.conftest import Read

DAYS = (date(2022, 4, 14), date(2022, 5, 4), date(2022, 6, 7))


def asked(reading: Reading, written: str) -> Suggestion:
    [found] = [one for one in reading.suggestions if one.written == written]
    return found


def offers(reading: Reading, written: str) -> dict[str, Offer]:
    return {offer.meaning: offer for offer in asked(reading, written).offers}


def test_a_heading_nobody_knows_is_asked_with_what_its_cells_are(read: Read) -> None:
    rows: Rows = [["Course", "Date", "Bums on seats"], ["Introduction to CSE", DAYS[0], 15], ["Neglect", DAYS[1], 25]]
    reading = read(rows)
    assert not reading.accepted
    assert not reading.rows
    one = asked(reading, "Bums on seats")
    assert (one.kind, one.dataset, one.cell, one.count) == ("heading", "training_sessions", "C1", 2)
    assert one.offers[0].meaning == "attended"
    assert one.offers[0].reason == "its cells are whole numbers; training sessions must have it"


def test_a_heading_whose_cells_speak_against_a_column_is_not_offered_it(read: Read) -> None:
    rows: Rows = [
        ["Course", "Date", "Attended", "Delegates booked onto it"],
        ["Introduction to CSE", DAYS[0], 15, "Amy"],
    ]
    assert not {"registered", "capacity", "no_show"} & set(offers(read(rows), "Delegates booked onto it"))
    rows = [[*rows[0]], ["Introduction to CSE", DAYS[0], 15, 20]]
    best = asked(read(rows), "Delegates booked onto it").offers[0]
    assert (best.meaning, best.title) == ("registered", "Registered")
    assert best.reason == "written much like 'delegates booked'; its cells are whole numbers"


def test_agencies_under_an_odd_heading_make_the_sheet_attendance(read: Read) -> None:
    rows: Rows = [["Course", "Date", "Attended", "Outfit"], ["Introduction to CSE", DAYS[0], 15, "Police"],
                  ["Introduction to CSE", DAYS[1], 5, "NHS"]]  # fmt: skip
    best = asked(read(rows), "Outfit").offers[0]
    assert (best.dataset, best.meaning) == ("training_attendance", "agency")
    assert best.reason == (
        "2 of its 2 cells looked at are agencies we know; training attendance by agency must have it"
    )


@pytest.mark.parametrize(
    ("cells", "meaning"),
    [((date(2022, 9, 1), date(2022, 10, 1)), "due"), (("Off track", "Amber"), "rag")],
)
def test_what_cells_hold_ranks_columns(read: Read, cells: tuple[object, object], meaning: str) -> None:
    rows: Rows = [
        ["Priority", "Quarter", "Action ref", "Action", *([] if meaning == "rag" else ["RAG"]), "Zzz"],
        *(
            ["Neglect", "2022/23 Q1", f"N{at}", "Train", *([] if meaning == "rag" else ["Red"]), cell]
            for at, cell in enumerate(cells)
        ),
    ]
    assert asked(read(rows), "Zzz").offers[0].meaning == meaning


def test_words_nobody_knows_are_asked_and_stay_as_written(read: Read) -> None:
    rows: Rows = [["Course", "Date", "Agency", "Attended"], ["Introduction to CSE", DAYS[0], "Weshire Police", 15],
                  ["Introduction to CSE", DAYS[1], "Weshire Police", 5]]  # fmt: skip
    reading = read(rows)
    one = asked(reading, "Weshire Police")
    assert (one.kind, one.cell, one.column, one.count) == ("agency", "C2", "Agency", 2)
    assert [offer.meaning for offer in one.offers] == ["police"]
    assert one.offers[0].reason == "written much like 'Westshire Police'"
    assert {row.values["agency"] for row in reading.rows} == {"Weshire Police"}


def test_words_of_a_choice_are_asked_of_their_own_column(read: Read) -> None:
    rows: Rows = [
        ["Priority", "Quarter", "Reference", "Action", "RAG"],
        ["Neglect", "2022/23 Q1", "N1", "Train", "Not yet begun"],
        ["Neglect", "2022/23 Q1", "N2", "Audit", "Red"],
    ]
    one = asked(read(rows), "Not yet begun")
    assert (one.kind, one.column) == ("actions.rag", "RAG")
    assert one.offers[0].title == "not started"


def test_a_sheet_of_which_too_little_is_known_is_asked_by_its_likest_dataset(read: Read) -> None:
    rows: Rows = [["Which course was it", "On which date", "How many attended"], ["Introduction to CSE", DAYS[0], 15]]
    reading = read(rows)
    assert {one.dataset for one in reading.suggestions} == {"training_sessions"}
    assert offers(reading, "How many attended")["attended"]
    assert offers(reading, "Which course was it")["course"]


def test_the_sender_of_a_file_that_is_not_recognised_yet_is_read_from_its_title(read: Read) -> None:
    rows: Rows = [["Agency: Police"], ["Course", "Date", "Bums on seats"], ["Introduction to CSE", DAYS[0], 15]]
    assert read(rows).sender == "police"


def test_what_stands_on_several_sheets_is_asked_once(read: Read) -> None:
    rows = [
        ["Course", "Date", "Agency", "Attended", "Zzz"],
        ["Introduction to CSE", DAYS[0], "Weshire Police", 15, "x"],
    ]
    other = [rows[0], ["Introduction to CSE", DAYS[1], "Weshire Police", 15, "x"]]
    reading = read(workbook_of({"April": rows, "May": other}))
    assert sorted(one.written for one in reading.suggestions) == ["Weshire Police", "Zzz"]


def test_a_file_of_strange_words_is_asked_of_within_reason(read: Read) -> None:
    rows = [["Course", "Date", "Attended"], *([f"Course about matter {at}", DAYS[0], 1] for at in range(3000))]
    begun = time.perf_counter()
    assert len(read(rows).suggestions) == 50
    assert time.perf_counter() - begun < 10


def test_nothing_is_asked_of_a_file_that_is_known_throughout(read: Read) -> None:
    assert read([["Course", "Date", "Attended"], ["Introduction to CSE", DAYS[0], 15]]).suggestions == ()


def test_nothing_is_asked_of_columns_of_peoples_names(read: Read) -> None:
    rows: Rows = [
        ["Course", "Date", "Attended", "E-mail address"],
        ["Introduction to CSE", DAYS[0], 15, "amy@police.example"],
    ]
    assert read(rows).suggestions == ()
