"""Which cells may be mended at the desk, and what the upload keeps of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cesp.errors import Mendable, NotAllowed
from cesp.intake.results import Mend, Reading, ReadOptions
from cesp.jobs.desk import Desk, open_desk
from cesp.jobs.mending import list_faults, mend
from cesp.jobs.places import partnership_folder
from cesp.jobs.trail import receipt
from cesp.jobs.uploads import check, load
from cesp.people import LOCAL, Person
from tests.intake.books import workbook

CONTENT = workbook(
    [["Course", "Date", "Attended"], ["Neglect", "04/13/2023", "some"], ["Neglect", date(2023, 5, 2), 9]]
)
DATE, COUNT = ("Sheet1", "B2"), ("Sheet1", "C2")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(f"sqlite:///{tmp_path / 'store.db'}", partnership_folder(), LOCAL)
    yield desk
    desk.store.close()


def read(desk: Desk, *mends: Mend) -> Reading:
    return check(desk, "return.xlsx", CONTENT, ReadOptions(sender="police", mended=mends))


def test_mends_are_added_changed_and_taken_back(desk: Desk) -> None:
    sent = read(desk)
    assert [(one.cell, one.value, one.text) for one in list_faults(sent)] == [
        ("B2", "04/13/2023", None),
        ("C2", "some", None),
    ]
    first = mend(desk, sent, {DATE: "13.4.23"})
    assert first == (Mend(*DATE, "13.4.23"),)
    second = read(desk, *first)
    both = mend(desk, second, {COUNT: "7"})
    assert both == (*first, Mend(*COUNT, "7"))
    mended = read(desk, *both)
    assert mended.accepted
    assert [(one.cell, one.text) for one in list_faults(mended)] == [("B2", "13.4.23"), ("C2", "7")]
    assert mend(desk, mended, {DATE: None, COUNT: "8"}) == (Mend(*COUNT, "8"),)


def test_a_cell_is_made_blank(desk: Desk) -> None:
    """An attendance that nobody knows: the row stays, and has no number."""
    blank = mend(desk, read(desk), {DATE: "13/04/2023", COUNT: " "})
    assert blank == (Mend(*DATE, "13/04/2023"), Mend(*COUNT, ""))
    mended = read(desk, *blank)
    assert [one.text for one in list_faults(mended)] == ["13/04/2023", ""]
    assert any("C2 was mended here from 'some' to blank" in finding.message for finding in mended.findings)
    assert "'some' is not a number" not in repr(mended.findings)


def test_only_cells_that_a_finding_names_may_be_mended(desk: Desk) -> None:
    sent = read(desk)
    for place in (("Sheet1", "C3"), ("Sheet1", "row 2"), ("Sheet1", "column B"), ("Sheet2", "B2")):
        with pytest.raises(Mendable, match="Only a cell that a finding names"):
            mend(desk, sent, {place: "1"})


def test_who_may_not_load_may_not_mend(desk: Desk, tmp_path: Path) -> None:
    viewer = open_desk(f"sqlite:///{tmp_path / 'store.db'}", partnership_folder(), Person("v", frozenset({"viewer"})))
    with pytest.raises(NotAllowed):
        mend(viewer, read(desk), {DATE: "13/04/2023"})
    viewer.store.close()


def test_the_upload_and_its_receipt_say_which_cells_were_mended_and_not_what_stood_there(desk: Desk) -> None:
    reading = read(desk, Mend(*DATE, "13/04/2023"), Mend(*COUNT, "7"))
    plain = load(desk, reading)
    assert plain.reason == "Cells mended before loading: B2 of 'Sheet1', C2 of 'Sheet1'."
    assert plain.reason in receipt(desk, plain.id)
    assert "13/04/2023" not in receipt(desk, plain.id)
    again = load(desk, read(desk, Mend(*DATE, "13/04/2023"), Mend(*COUNT, "8")), reason="Police rang")
    assert again.id != plain.id
    assert again.reason == "Police rang. Cells mended before loading: B2 of 'Sheet1', C2 of 'Sheet1'."


def test_a_mend_is_no_reason_for_changing_a_closed_quarter(desk: Desk) -> None:
    later = workbook([["Course", "Date", "Attended"], ["Neglect", date(2023, 8, 1), 9]])
    load(desk, read(desk, Mend(*DATE, "13/04/2023"), Mend(*COUNT, "7")))
    load(desk, check(desk, "later.xlsx", later, ReadOptions(sender="police")))
    with pytest.raises(Mendable, match="changes what is closed"):
        load(desk, read(desk, Mend(*DATE, "13/04/2023"), Mend(*COUNT, "8")))
