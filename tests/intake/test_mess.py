"""Every item of the mess that is normal: it loads right, or there is a finding at the right cell.

What concerns the same file twice, a correction and a nil return stands in the store too, so it is walked with a desk.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cesp.catalogue import Catalogue, Partnership
from cesp.errors import Mendable
from cesp.intake.results import ReadOptions, Row
from cesp.jobs.desk import Desk
from cesp.jobs.figures import Request, figures
from cesp.jobs.uploads import check, load, preview
from cesp.people import LOCAL
from cesp.periods import Period
from cesp.store.store import open_store
from tests.intake.books import Rows, workbook
from tests.intake.conftest import Read
from tests.intake.mess import CELLS, CSE, HEAD, KIT, LAYOUT, Mess

Q1 = Period(2022, 1, 1)


def told(row: Row, column: str) -> object:
    if column in ("day", "quarter"):
        return getattr(row, column)
    what, _, name = column.partition(" of ")
    return row.statuses.get(name) if what == "status" else row.values[column]


@pytest.mark.parametrize("mess", [*LAYOUT, *CELLS], ids=lambda mess: mess.item)
def test_mess_loads_right_or_is_told_of_at_its_cell(mess: Mess, read: Read) -> None:
    reading = read(mess.sent, file=mess.file)
    assert reading.accepted is not mess.refused, reading.findings
    if not mess.refused:
        assert [tuple(told(row, column) for column in mess.columns) for row in reading.rows] == list(mess.stored)
    for level, cell, words in mess.found:
        assert any((one.level, one.cell) == (level, cell) and words in one.message for one in reading.findings), (
            reading.findings
        )
    assert all(sheet.rows_read == sheet.rows_accepted + sheet.rows_left_out for sheet in reading.sheets)


@pytest.fixture
def desk(catalogue: Catalogue, partnership: Partnership, tmp_path: Path) -> Iterator[Desk]:
    """A desk on an empty store, on 8 July 2022."""
    store = open_store(f"sqlite:///{tmp_path / 'store.db'}", catalogue)
    yield Desk(store, catalogue, partnership, LOCAL, lambda: datetime(2022, 7, 8, 9, tzinfo=UTC))
    store.close()


def attended(desk: Desk) -> float | None:
    [shown] = figures(desk, Request(Q1, measure="attendances"))
    return shown.figure.value


def sent(desk: Desk, rows: Rows) -> int:
    return load(desk, check(desk, "return.xlsx", workbook(rows), ReadOptions(sender="police", period=Q1))).id


def test_the_same_file_sent_twice_is_known_and_changes_nothing(desk: Desk) -> None:
    content = workbook([HEAD, CSE, KIT])
    reading = check(desk, "return.xlsx", content, ReadOptions(period=Q1))
    first = load(desk, reading)
    again = check(desk, "return (1).xlsx", content, ReadOptions(period=Q1))
    assert preview(desk, again).same_file_as == first.id
    with pytest.raises(Mendable, match=f"loaded before, as upload {first.id}"):
        load(desk, again)
    assert attended(desk) == 23


def test_a_corrected_file_a_month_later_replaces_what_it_holds_and_nothing_else(desk: Desk) -> None:
    sent(desk, [HEAD, CSE, KIT])
    sent(desk, [HEAD, ["CSE", date(2022, 4, 14), 20, 18]])
    assert attended(desk) == 18 + 8


def test_a_nil_return_is_a_zero_and_no_gap(desk: Desk) -> None:
    sent(desk, [HEAD, ["All courses", "2022/23 Q1", "nil", "nil"]])
    assert attended(desk) == 0
