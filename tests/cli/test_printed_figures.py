"""Every percentage a real document printed comes out of `cesp load` and `cesp figures`."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from tests.cli.conftest import Ask, Call
from tests.cli.workbooks import COURSES, course_table, headline_table

QUARTER = ("--period", "2016/17 Q1")


def test_attended_of_places_by_course(call: Call, ask: Ask, tmp_path: Path) -> None:
    assert call("load", course_table(tmp_path), *QUARTER)[0] == 0
    figures = ask("--measure", "attended_of_places", "--by", "course", *QUARTER)
    printed = {figure["by"]["course"]: figure["display"] for figure in figures}
    assert printed == {course: f"{percent}%" for course, *_, percent in COURSES}


def test_attended_of_places_in_all(call: Call, ask: Ask, tmp_path: Path) -> None:
    call("load", course_table(tmp_path), *QUARTER)
    [figure] = ask("--measure", "attended_of_places", *QUARTER)
    assert (figure["numerator"], figure["denominator"], figure["display"]) == (304, 393, "77%")
    assert (figure["status"], figure["previous"], figure["verdict"]) == ("ok", None, "no_previous")


def test_sessions_that_were_not_supplied_are_not_taken_for_one(call: Call, ask: Ask, tmp_path: Path) -> None:
    """The summary prints 6 sessions; one course has a blank there."""
    call("load", course_table(tmp_path), *QUARTER)
    [figure] = ask("--measure", "sessions_held", *QUARTER)
    assert figure["value"] == 6


def test_attended_of_registered_without_walk_ins_and_with_them_in_the_note(
    call: Call, ask: Ask, tmp_path: Path
) -> None:
    call("load", headline_table(tmp_path), *QUARTER)
    [figure] = ask("--measure", "attended_of_registered", *QUARTER)
    assert (figure["numerator"], figure["denominator"], figure["display"]) == (269, 318, "85%")
    assert figure["notes"] == ["Walk-ins (35) are not counted; with them 304 of 318, 96%."]


def test_no_shows_and_cancellations_of_registered(call: Call, ask: Ask, tmp_path: Path) -> None:
    call("load", headline_table(tmp_path), *QUARTER)
    printed = {name: ask("--measure", name, *QUARTER)[0]["display"] for name in ("no_show_rate", "cancellation_rate")}
    assert printed == {"no_show_rate": "6%", "cancellation_rate": "9%"}


def test_both_tables_in_one_workbook_count_nobody_twice(call: Call, ask: Ask, tmp_path: Path) -> None:
    """The summary's row is for all courses: it speaks only where the courses do not."""
    book = load_workbook(course_table(tmp_path))
    sheet = book.create_sheet("Summary")
    for row in load_workbook(headline_table(tmp_path)).active.values:  # type: ignore[union-attr]
        sheet.append(row)
    book.save(tmp_path / "both.xlsx")
    assert call("load", tmp_path / "both.xlsx", *QUARTER)[0] == 0
    names = ("attendances", "sessions_held", "attended_of_places", "attended_of_registered")
    figures = {name: ask("--measure", name, *QUARTER)[0] for name in names}
    assert {name: figure["display"] for name, figure in figures.items()} == {
        "attendances": "304", "sessions_held": "6", "attended_of_places": "77%", "attended_of_registered": "85%",
    }  # fmt: skip
