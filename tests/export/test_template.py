"""Templates: filled in with plain values, they are read with no finding; their example never counts."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl
import pytest

from cesp.catalogue import Catalogue, Column, Partnership, load_catalogue, load_partnership
from cesp.errors import Mendable
from cesp.export.offered import choice_words, offered
from cesp.export.template import FIRST_ROW, HEADER_ROW, make_template
from cesp.intake import read_return
from cesp.jobs.places import partnership_folder
from cesp.periods import Period

QUARTER = Period(2023, 3, 3)
FAMILIES = ("training", "audits", "progress", "assurance", "highlights")
PLAIN: dict[str, Any] = {"text": "As agreed", "count": 7, "number": 4.5, "percent": 0.5, "date": date(2023, 11, 13)}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def partnership() -> Partnership:
    return load_partnership(partnership_folder())


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def plain_value(column: Column, partnership: Partnership, row: int) -> object:
    """A value a person would fill in; the n-th row takes the n-th word of a list."""
    if words := offered(column, partnership):
        return words[row % len(words)]
    if column.kind == "text":
        return f"{PLAIN['text']} {row}"
    return PLAIN.get(column.kind, date(2023, 10, 5) if row % 2 else "2023/24 Q3")


@pytest.mark.parametrize("family", FAMILIES)
def test_a_template_filled_with_plain_values_is_read_with_no_finding(
    family: str, catalogue: Catalogue, partnership: Partnership
) -> None:
    book = opened(make_template(family, catalogue, partnership, QUARTER, "police"))
    datasets = {one.title: one for one in catalogue.datasets if one.family == family}
    for title, dataset in datasets.items():
        for row in range(3):
            for at, column in enumerate(dataset.columns, start=1):
                book[title].cell(FIRST_ROW + row, at).value = plain_value(column, partnership, row)
    reading = read_return("return.xlsx", saved(book), catalogue, partnership)
    assert reading.findings == ()
    assert (reading.sender, reading.period) == ("police", QUARTER)
    assert len(reading.rows) == 3 * len(datasets)
    assert {(row.year, row.quarter) for row in reading.rows} == {(2023, 3)}
    assert {report.dataset for report in reading.sheets} == {dataset.name for dataset in datasets.values()}
    for report in reading.sheets:
        assert set(report.columns) == {column.name for column in catalogue.dataset(report.dataset or "").columns}
    assert [left.reason for left in reading.left_out] == ["the example row of the template"] * len(datasets)


@pytest.mark.parametrize("family", FAMILIES)
def test_an_untouched_template_holds_no_row_and_says_nothing(
    family: str, catalogue: Catalogue, partnership: Partnership
) -> None:
    reading = read_return(
        "return.xlsx", make_template(family, catalogue, partnership, QUARTER, "police"), catalogue, partnership
    )
    assert (reading.rows, reading.findings) == ((), ())


@pytest.mark.parametrize("family", FAMILIES)
def test_what_a_template_says_of_itself_names_no_sender(
    family: str, catalogue: Catalogue, partnership: Partnership
) -> None:
    book = make_template(family, catalogue, partnership, QUARTER)
    reading = read_return("return.xlsx", book, catalogue, partnership)
    assert (reading.sender, reading.sender_from) == (partnership.sender, "the partnership's own")


def test_what_is_filled_in_is_what_is_read(catalogue: Catalogue, partnership: Partnership) -> None:
    book = opened(make_template("training", catalogue, partnership, QUARTER, "police"))
    course = partnership.course[0]
    values = {"Course": course.title, "Date or quarter": date(2023, 11, 13), "Registered": 20, "Attended": 15,
              "How delivered": "Face to face"}  # fmt: skip
    sheet = book["Training sessions"]
    columns = {cell.value: cell.column for cell in sheet[HEADER_ROW]}
    for heading, value in values.items():
        sheet.cell(FIRST_ROW, columns[heading]).value = value
    [row] = read_return("return.xlsx", saved(book), catalogue, partnership).rows
    assert (row.number, row.day) == (FIRST_ROW, date(2023, 11, 13))
    assert row.values["course"] == course.id
    assert (row.values["registered"], row.values["attended"], row.values["delivery"]) == (20, 15, "face_to_face")
    assert row.values["no_show"] is None


def test_lists_notes_and_rules_stand_where_people_type(catalogue: Catalogue, partnership: Partnership) -> None:
    book = opened(make_template("audits", catalogue, partnership, QUARTER))
    sheet = book["Audit grades"]
    columns = {str(cell.value): cell for cell in sheet[HEADER_ROW]}
    assert all(cell.comment is not None for cell in columns.values())
    assert columns["Grade"].comment.text.startswith("Required.")
    rules = {str(rule.sqref).split(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    grade = rules[f"{columns['Grade'].column_letter}{FIRST_ROW}"]
    assert grade.type == "list"
    name, place = str(grade.formula1).rsplit("!", 1)
    listed = [cell.value for [cell] in book[name.strip("'")][place.replace("$", "")]]
    choices = catalogue.dataset("audit_grades").column("grade").choices
    assert listed == [choice_words(word, spellings) for word, spellings in choices.items()]
    assert rules[f"{columns['How many'].column_letter}{FIRST_ROW}"].type == "whole"


def test_every_offered_word_is_read_back_as_what_it_stands_for(catalogue: Catalogue, partnership: Partnership) -> None:
    for dataset in catalogue.datasets:
        for column in dataset.columns:
            if column.kind in ("agency", "course", "priority", "indicator"):
                assert all(partnership.find(column.kind, words) for words in offered(column, partnership))


def test_a_family_without_a_dataset_is_said_in_words(catalogue: Catalogue, partnership: Partnership) -> None:
    others = tuple(dataset for dataset in catalogue.datasets if dataset.family != "assurance")
    with pytest.raises(Mendable) as fault:
        make_template("assurance", catalogue.model_copy(update={"datasets": others}), partnership, QUARTER)
    assert str(fault.value) == (
        "No return of the family 'assurance' is defined yet, so there is no template for it. "
        "There are templates for: audits, highlights, progress, training."
    )
