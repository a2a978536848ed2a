"""The history looked through: filters, what was held on a day, and receipts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cesp.errors import NotAllowed
from cesp.jobs.desk import Desk
from cesp.jobs.trail import Wanted, find_uploads, held_on, receipt
from cesp.jobs.uploads import history
from cesp.people import Person

QUARTER = Wanted(sender="training-team", dataset="training_sessions", period="2022/23 Q3")


def test_filters_leave_what_fits(sample_desk: Desk) -> None:
    files = [record.file for record in find_uploads(sample_desk, QUARTER)]
    assert files == ["2022-23_Q3_training_team_corrected.xlsx", "2022-23_Q3_training_team.xlsx"]
    late = replace(QUARTER, since=date(2023, 2, 20))
    assert [record.file for record in find_uploads(sample_desk, late)] == files[:1]
    assert find_uploads(sample_desk, Wanted()) == history(sample_desk)
    assert find_uploads(sample_desk, Wanted(state="undone")) == []
    assert find_uploads(sample_desk, Wanted(by="nobody")) == []


def test_a_day_shows_what_was_held_at_its_end(sample_desk: Desk) -> None:
    """The first return of 2022/23 Q3 came on 16 January 2023, the corrected one on 20 February."""

    def held(day: date) -> set[str]:
        return {entry.upload.file for entry in held_on(sample_desk, day)}

    first, corrected = "2022-23_Q3_training_team.xlsx", "2022-23_Q3_training_team_corrected.xlsx"
    assert held(date(2023, 1, 15)) & {first, corrected} == set()
    assert held(date(2023, 1, 16)) & {first, corrected} == {first}
    assert held(date(2023, 2, 20)) & {first, corrected} == {corrected}
    assert held_on(sample_desk, date(2020, 1, 1)) == []


def test_a_receipt_says_what_from_whom_and_how_much(sample_desk: Desk) -> None:
    [corrected, _] = find_uploads(sample_desk, QUARTER)
    text = receipt(sample_desk, corrected.id)
    assert "From: Partnership training team" in text
    assert "Training sessions, 2022/23 Q3: 20 rows in 15 parts" in text
    assert "Reason: The agency sent the quarter again, corrected." in text
    assert corrected.sha256 in text
    assert corrected.checksum in text


def test_every_row_left_out_is_on_the_receipt(sample_desk: Desk) -> None:
    record = next(record for record in history(sample_desk) if record.left_out)
    text = receipt(sample_desk, record.id)
    listed = sample_desk.store.left_out(record.id)
    assert text.count(", row ") == len(listed) == record.left_out


def test_history_is_for_officers(sample_desk: Desk) -> None:
    viewer = replace(sample_desk, person=Person("Vic", frozenset({"viewer"})))
    for look in (
        lambda: find_uploads(viewer, Wanted()),
        lambda: held_on(viewer, date(2023, 1, 1)),
        lambda: receipt(viewer, 1),
    ):
        with pytest.raises(NotAllowed):
            look()
