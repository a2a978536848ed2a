"""What never reaches the store, searched for in the bytes of its file; and the department's files through the desk."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from cesp.errors import Mendable
from cesp.intake.results import ReadOptions
from cesp.jobs.desk import Desk, open_desk
from cesp.jobs.figures import Request, figures
from cesp.jobs.places import partnership_folder
from cesp.jobs.uploads import check, load
from cesp.people import LOCAL
from cesp.periods import Period
from tests.intake.books import workbook

HEADINGS = ["First name", "Surname", "E-mail", "Mobile", "Course", "Date", "Agency", "Status"]
STAFF = [
    ["Jocasta", "Marshwiggle", "jocasta@police.example", "07700 900123"],
    ["Alaric", "Reedbunting", "alaric@police.example", "07700 900456"],
]
NHS_NUMBERS = ["943-476-5870", "943-476-5919", "401-023-2137"]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(f"sqlite:///{tmp_path / 'store.db'}", partnership_folder(), LOCAL)
    yield desk
    desk.store.close()


def held(folder: Path) -> bytes:
    """Every byte of the store: its file and what lies beside it."""
    return b"".join(path.read_bytes() for path in folder.glob("store.db*"))


def bookings() -> bytes:
    rows = [
        [*one, "County lines", "2023-04-20", "Police", status]
        for one, status in zip(STAFF, ("Attended", "DNA"), strict=True)
    ]
    return workbook([HEADINGS, *rows])


def test_staff_of_a_booking_list_never_reach_the_store(desk: Desk, tmp_path: Path) -> None:
    record = load(desk, check(desk, "bookings.xlsx", bookings(), ReadOptions(sender="training-team")))
    assert (record.rows, record.left_out) == (1, 0)
    desk.store.close()
    content = held(tmp_path)
    assert b"criminal-exploitation" in content
    for word in (word for one in STAFF for word in one):
        assert word.encode() not in content


def test_a_refused_file_leaves_nothing_and_a_cut_one_only_its_rest(desk: Desk, tmp_path: Path) -> None:
    rows = [["Course", "Date", "Agency", "Attended", "Ref"]]
    rows += [
        ["County lines", f"2023-04-{at:02d}", "Police", str(at), number] for at, number in enumerate(NHS_NUMBERS, 1)
    ]
    content = workbook(rows)
    with pytest.raises(Mendable):
        load(desk, check(desk, "return.xlsx", content))
    cut = check(desk, "return.xlsx", content, ReadOptions(sender="police", cut=frozenset({"Sheet1!E"})))
    assert load(desk, cut).rows == 3
    desk.store.close()
    assert not any(number.encode() in held(tmp_path) for number in NHS_NUMBERS)


def test_a_booking_list_makes_the_figures_that_its_delegates_make(desk: Desk) -> None:
    load(desk, check(desk, "bookings.xlsx", bookings(), ReadOptions(sender="training-team")))
    [shown] = figures(desk, Request(period=Period(2023, 1, 1), measure="attended_of_registered"))
    assert (shown.figure.numerator, shown.figure.denominator) == (1, 2)


def test_the_department_s_files_load_as_they_are(desk: Desk, reference: Path) -> None:
    """Cheshire East, 2024/25: 543 of 2,166 assessments recorded neglect, as the extract of ours has it."""
    dfe = reference / "published" / "dfe"
    kept = {}
    for path in sorted(dfe.glob("*.csv")):
        reading = check(desk, path.name, path.read_bytes())
        assert reading.accepted
        if reading.rows:
            kept[path.name[:2]] = load(desk, reading).rows
    assert kept == {"c1": 169, "c3": 1079, "d3": 169, "on": 169}
    with (Path(__file__).parents[2] / "data" / "published" / "comparators.csv").open(encoding="utf-8") as lines:
        typed = sum(1 for _ in csv.DictReader(lines))
    assert kept["c1"] + kept["c3"] + kept["d3"] == typed == 1417
