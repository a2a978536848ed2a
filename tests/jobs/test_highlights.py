"""Highlight reports there and back: made of what is held, filled in, loaded, and held from then on."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cesp.catalogue import Edition
from cesp.errors import Mendable, NotAllowed
from cesp.jobs.desk import Desk, open_desk
from cesp.jobs.downloads import EXPORT
from cesp.jobs.highlights import compose, highlight_reports, highlights_name
from cesp.jobs.places import partnership_folder
from cesp.jobs.present import Scope
from cesp.jobs.registers import make_register
from cesp.jobs.uploads import check, load
from cesp.people import LOCAL, Person
from cesp.periods import Period

QUARTER, NEXT = Period(2023, 3, 3), Period(2023, 4, 4)
FILLED = {"RAG this quarter": "Red", "Done this quarter": "212 people trained", "Risks": "=1+1"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_desk(f"sqlite:///{tmp_path / 'store.db'}", partnership_folder(), LOCAL)
    yield opened
    opened.store.close()


def filled(content: bytes, values: dict[str, Any]) -> bytes:
    """The report with words typed into the last row of each sheet."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        for head in sheet[sheet.max_row - 1]:
            if head.value in values:
                cell = sheet.cell(sheet.max_row, head.column)
                cell.value = values[head.value]
                cell.data_type = "s"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_report_that_was_filled_in_comes_back_as_a_row(desk: Desk) -> None:
    reading = check(desk, "report.xlsx", filled(highlight_reports(desk, ["neglect"], QUARTER), FILLED))
    assert (reading.findings, reading.sender, reading.period) == ((), desk.partnership.sender, QUARTER)
    [row] = reading.rows
    assert (row.dataset, row.year, row.quarter) == ("highlights", 2023, 3)
    assert row.values == {
        "priority": "neglect", "rag": "red", "done": "212 people trained", "next": None, "risks": "=1+1",
        "decisions": None,
    }  # fmt: skip
    assert load(desk, reading).rows == 1
    again, later = compose(desk, "neglect", QUARTER), compose(desk, "neglect", NEXT)
    assert (again.values["rag"], again.values["done"]) == ("Red", "212 people trained")
    assert (again.before, later.before) == ("not held", "Red")
    assert compose(desk, "sexual-abuse", NEXT).before == "not held"


def test_every_open_priority_comes_back_from_one_workbook(desk: Desk) -> None:
    made = highlight_reports(desk, [], QUARTER)
    reading = check(desk, "report.xlsx", filled(made, FILLED))
    assert reading.findings == ()
    assert [row.values["priority"] for row in reading.rows] == [
        "contextual-safeguarding", "neglect", "sexual-abuse", "children-missing-from-education",
    ]  # fmt: skip


def test_an_untouched_report_is_known_and_asks_only_for_what_was_to_be_filled_in(sample_desk: Desk) -> None:
    reading = check(sample_desk, "report.xlsx", highlight_reports(sample_desk, ["Neglect"], QUARTER))
    assert [report.dataset for report in reading.sheets] == ["highlights"]
    [finding] = reading.findings
    assert (finding.column, finding.fix) == ("Done this quarter", "Fill in Done this quarter.")
    assert not reading.accepted


def test_the_rating_proposed_is_the_worst_that_the_plan_holds(sample_desk: Desk) -> None:
    """The sample plan of neglect ends the quarter with one action on track and one complete."""
    report = compose(sample_desk, "neglect", QUARTER)
    assert report.values["rag"] == "Green"
    assert "(1 green, 1 blue)" in report.why
    assert any("Graded Care Profile 2" in headline for headline in report.figures)


@pytest.mark.parametrize(
    ("names", "period", "said"),
    [
        (["nobody"], QUARTER, "'nobody' is not a priority"),
        (["voice-of-the-child"], QUARTER, "'voice-of-the-child' is not a priority"),
        ([], Period(2023, 1, 3), "A highlight report is of one quarter, and 2023/24 to Q3 is more"),
        ([], Period(2001, 1, 1), "No priority is open in 2001/02 Q1"),
    ],
)
def test_what_there_is_no_report_of_is_said_in_words(desk: Desk, names: list[str], period: Period, said: str) -> None:
    with pytest.raises(Mendable, match=said):
        highlight_reports(desk, names, period)


def test_only_who_may_take_officers_figures_away_gets_one_and_the_trail_names_it(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        highlight_reports(replace(desk, person=Person("Amy", frozenset({"viewer"}))), ["neglect"], QUARTER)
    highlight_reports(desk, ["neglect"], QUARTER)
    told = [entry.detail for entry in desk.store.events() if entry.what == EXPORT]
    assert told == ["Highlight reports, Neglect, 2023/24 Q3; edition Officer working; xlsx"]


def test_files_are_called_by_priority_and_quarter() -> None:
    assert highlights_name(["neglect"], QUARTER) == "highlight report neglect 2023-24 Q3.xlsx"
    assert highlights_name([], QUARTER) == "highlight report 2023-24 Q3.xlsx"


@pytest.mark.parametrize(("edition", "rows"), [("officer", 1), ("public", 0)])
def test_what_was_reported_is_listed_on_the_page_of_plans_for_officers(desk: Desk, edition: Edition, rows: int) -> None:
    load(desk, check(desk, "report.xlsx", filled(highlight_reports(desk, ["neglect"], QUARTER), FILLED)))
    listed = make_register(desk, "highlights", Scope(Period(2023, 1, 3), "same-period", edition))
    assert listed.sentence.startswith("1 highlight report is listed, April to December 2023.")
    assert listed.rows == (("Neglect", "2023/24 Q3", "Red", "212 people trained", "–", "=1+1", "–"),) * rows
    assert not make_register(desk, "highlights", Scope(Period(2023, 1, 2), "same-period", edition)).rows
