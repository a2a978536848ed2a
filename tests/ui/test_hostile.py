"""Files that break spreadsheet readers, by the page's own path; and every row of every accepted file accounted for."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cesp.errors import Mendable
from cesp.intake.results import Reading, ReadOptions
from cesp.jobs.desk import Desk, open_desk
from cesp.jobs.places import partnership_folder, published_folder, samples_folder
from cesp.jobs.uploads import check, history, load, take_apart
from cesp.people import LOCAL
from cesp.periods import Period, parse_period
from tests.cli.workbooks import course_table, headline_table
from tests.intake.books import COURSES, workbook
from tests.intake.test_bookings import EVERY_STATUS
from tests.intake.test_layouts import AGENCIES, GRADES
from tests.intake.test_storeys import STOREYS
from tests.ui.test_upload import SHEET, opened, page_of

Use = Callable[[Path | None], str]
DROPPED = (
    "test-data__spreadsheet__poc-xmlbomb.xlsx", "test-data__poifs__60320-protected.xlsx", "data__invalid.csv",
    "test-data__spreadsheet__testEXCEL_3.xls", "test-data__spreadsheet__bug66682.xlsb", "data__table-output.ods",
    "test-data__spreadsheet__clusterfuzz-testcase-minimized-POIFuzzer-5040805309710336.xlsx", "tests__errors.xlsx",
)  # fmt: skip
OF_MACHINES = ("Traceback", "Exception", "Error(", "NoneType", "object at 0x", "/tmp/", ".py")
Q1 = Period(2022, 1, 1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened_desk = open_desk(f"sqlite:///{tmp_path / 'store.db'}", partnership_folder(), LOCAL)
    yield opened_desk
    opened_desk.store.close()


def as_the_page(desk: Desk, path: Path, options: ReadOptions | None = None) -> list[Reading]:
    """What the page does with a file that is dropped on it."""
    said = options or ReadOptions()
    parts = take_apart(desk, path.name, path.read_bytes())
    return [check(desk, part.name, part.content, replace(said, envelope=part.envelope)) for part in parts]


def assert_in_words(message: str, file: str) -> None:
    assert message.strip(), file
    assert not any(word in message for word in OF_MACHINES), (file, message)


def test_every_hostile_file_is_answered_in_words(desk: Desk, reference: Path) -> None:
    for path in sorted((reference / "hostile").iterdir()):
        try:
            readings = as_the_page(desk, path)
        except Mendable as fault:
            assert_in_words(str(fault), path.name)
            continue
        for reading in readings:
            assert reading.findings, path.name
            assert all(one.fix for one in reading.findings if one.level == "error"), path.name
            for finding in reading.findings:
                assert_in_words(finding.message + finding.fix, path.name)
            assert_accounted(reading)


def test_hostile_files_dropped_on_the_page_hold_nobody_up(use_store: Use, reference: Path) -> None:
    use_store(None)
    app: AppTest = opened()
    dropped = [(name, (reference / "hostile" / name).read_bytes(), SHEET) for name in DROPPED]
    app.file_uploader(key="files").set_value([*dropped, ("sound.xlsx", workbook(COURSES), SHEET)]).run()
    page = page_of(app)
    assert all(name in page for name in (*DROPPED, "sound.xlsx"))
    assert page.count("Not ready:") == len(DROPPED)
    assert page.count("Ready: 2 rows can be loaded; 0 left out.") == 1


def assert_accounted(reading: Reading) -> None:
    """Rows in = rows that something was stored from + rows listed, sheet by sheet; none is both. A row of a wide table
    may bring several, and several delegates of a booking list bring one."""
    for sheet in reading.sheets:
        stored = {row.number for row in reading.rows if row.sheet == sheet.sheet}
        listed = [row.number for row in reading.left_out if row.sheet == sheet.sheet]
        assert sheet.rows_read == sheet.rows_accepted + sheet.rows_left_out, reading.file
        assert sheet.rows_left_out == len(listed), (reading.file, sheet)
        assert not stored.intersection(listed), (reading.file, sheet)
        assert all(row.reason for row in reading.left_out), reading.file
        assert len(stored) <= sheet.rows_accepted, (reading.file, sheet)


def assert_plainly_accounted(reading: Reading) -> None:
    """As every ordinary table: a row stored for each row accepted."""
    assert_accounted(reading)
    assert reading.accepted, (reading.file, reading.findings)
    assert sum(sheet.rows_accepted for sheet in reading.sheets) == len(reading.rows), reading.file


def shipped() -> list[tuple[Path, ReadOptions]]:
    """Every file of both manifests, with what the manifest says of it."""
    found = []
    for folder in (samples_folder(), published_folder()):
        with (folder / "manifest.csv").open(encoding="utf-8", newline="") as lines:
            for line in csv.DictReader(lines):
                restated = (parse_period(words) for words in line["restates"].split(";"))
                told = ReadOptions(
                    sender=line["sender"] or None,
                    period=parse_period(line["period"]),
                    restates=tuple(period for period in restated if period is not None),
                )
                found.append((folder / line["file"], told))
    return found


def test_rows_in_are_rows_stored_and_rows_listed_for_everything_that_ships(sample_desk: Desk) -> None:
    records = {record.file: record for record in history(sample_desk)}
    files = shipped()
    assert {path.name for path, _ in files} == records.keys()
    for path, told in files:
        [reading] = as_the_page(sample_desk, path, told)
        assert_plainly_accounted(reading)
        record = records[path.name]
        assert (record.rows, record.left_out) == (len(reading.rows), len(reading.left_out)), path.name
        assert len(sample_desk.store.left_out(record.id)) == record.left_out


def test_rows_in_are_rows_stored_and_rows_listed_for_national_files(desk: Desk, reference: Path) -> None:
    """A row of a published file brings a row for each indicator taken from it, so only those listed are counted."""
    for path in sorted((reference / "published" / "dfe").glob("*.csv")):
        [reading] = as_the_page(desk, path)
        assert reading.accepted, path.name
        assert_accounted(reading)
        for sheet in reading.sheets:
            brought = {row.number for row in reading.rows if row.sheet == sheet.sheet}
            assert len(brought) == sheet.rows_accepted, path.name


@pytest.mark.parametrize("rows", [COURSES, EVERY_STATUS, AGENCIES, GRADES, STOREYS[:4]])
def test_rows_in_are_rows_stored_and_rows_listed_for_tables_of_the_tests(
    desk: Desk, rows: list[list[object]], tmp_path: Path
) -> None:
    path = tmp_path / "return.xlsx"
    path.write_bytes(workbook(rows))
    [reading] = as_the_page(desk, path, ReadOptions(period=Q1))
    assert reading.accepted, reading.findings
    assert_accounted(reading)
    record = load(desk, reading)
    assert (record.rows, record.left_out) == (len(reading.rows), len(reading.left_out))


@pytest.mark.parametrize("make", [course_table, headline_table])
def test_rows_in_are_rows_stored_and_rows_listed_for_printed_tables(
    desk: Desk, make: Callable[[Path], Path], tmp_path: Path
) -> None:
    [reading] = as_the_page(desk, make(tmp_path), ReadOptions(period=Period(2016, 1, 1)))
    assert_plainly_accounted(reading)
