"""What is foretold is what comes true: figures and verdicts, before anything is kept."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cesp.catalogue import Edition
from cesp.disclosure.shown import Shown
from cesp.errors import Mendable, NotAllowed
from cesp.intake.results import Reading, ReadOptions, Row
from cesp.jobs.desk import Desk, open_desk
from cesp.jobs.effects import Foretold, foretell
from cesp.jobs.figures import Request, figures, list_asks
from cesp.jobs.places import partnership_folder, samples_folder
from cesp.jobs.uploads import check, history, load, undo
from cesp.people import LOCAL, Person
from cesp.periods import Period, Quarter

AFTER = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)  # after the last sample came
REASON = "Found to be wrong."
CORRECTED = samples_folder() / "returns" / "2022-23" / "2022-23_Q3_training_team_corrected.xlsx"


@pytest.fixture
def desk(sample_file: Path, tmp_path: Path) -> Iterator[Desk]:
    """The samples, without the correction of 2022/23 Q3."""
    shutil.copy(sample_file, tmp_path / "copy.db")
    opened = open_desk(f"sqlite:///{tmp_path / 'copy.db'}", partnership_folder(), LOCAL)
    seated = replace(opened, clock=lambda: AFTER)
    [correction] = [record for record in history(seated) if "corrected" in record.file]
    undo(seated, correction.id)
    yield seated
    opened.store.close()


def read(desk: Desk, path: Path, quarter: Period | None = None) -> Reading:
    reading = check(desk, path.name, path.read_bytes(), ReadOptions(period=quarter))
    assert reading.accepted
    return reading


def seen(desk: Desk, period: Period, edition: Edition = "officer") -> dict[tuple[object, ...], Shown]:
    """Every figure of the whole and of each priority, by what was asked."""
    shown = {}
    for priority in (None, *(entry.id for entry in desk.partnership.priority if not entry.theme)):
        request = Request(period, priority=priority, edition=edition)
        for ask, one in zip(list_asks(desk, request), figures(desk, request), strict=True):
            of_one = priority is None or ask.indicator or "priority" in desk.catalogue.measure(ask.measure).by
            if of_one:
                shown[ask.measure, ask.priority, ask.indicator] = one
    return shown


def told(shown: Shown) -> tuple[object, ...]:
    return shown.figure.status, shown.figure.display, shown.verdict_words


def assert_comes_true(desk: Desk, reading: Reading, periods: list[Period], complete: bool = False) -> Foretold:
    """Loads it: every figure of these periods that changed was foretold with what it shows now, and none besides."""
    foretold = foretell(desk, reading, complete)
    before = {period: seen(desk, period) for period in periods}
    load(desk, reading, complete=complete, reason=REASON)
    for period in periods:
        after = seen(desk, period)
        changed = {key: told(shown) for key, shown in after.items() if told(shown) != told(before[period][key])}
        effects = [effect for effect in foretold.effects if effect.period == period]
        assert {(e.ask.measure, e.ask.priority, e.ask.indicator): told(e.after) for e in effects} == changed
        assert all(
            told(e.before) == told(before[period][e.ask.measure, e.ask.priority, e.ask.indicator]) for e in effects
        )
    return foretold


def test_the_correction_of_the_samples_comes_true(desk: Desk) -> None:
    """Told by hand from the two workbooks: 385 attended in the first, 419 in the corrected one."""
    periods = [Period(2022, 3, 3), Period(2022, 1, 3), Period.full_year(2022), Period(2023, 3, 3), Period(2023, 1, 3)]
    foretold = assert_comes_true(desk, read(desk, CORRECTED), periods, complete=True)
    sentences = [effect.sentence for effect in foretold.effects]
    assert "Attendances, 2022/23 Q3: 385 becomes 419." in sentences
    assert (
        "Did not attend, of registered, Neglect, 2022/23 Q3: 26% becomes 11%; worsened becomes no clear change."
        in sentences
    )
    assert "Attendances, Neglect, 2023/24 Q3: 74, as before; about the same becomes fewer." in sentences


FILES = ("training_team.xlsx", "audits.xlsx", "progress.xlsx")


@pytest.mark.parametrize("seed", range(6))
def test_whatever_changes_what_is_foretold_comes_true(desk: Desk, seed: int) -> None:
    """A sample return with numbers, words and rows changed by chance."""
    chance = random.Random(seed)
    quarter = Quarter(2023, chance.choice((1, 2, 3)))
    name = f"2023-24_Q{quarter.number}_{FILES[seed % len(FILES)]}"
    reading = read(desk, samples_folder() / "returns" / "2023-24" / name, Period.single(quarter))
    rows = tuple(spoil(row, chance) for row in reading.rows if chance.random() > 0.1)
    periods = [Period.single(quarter), Period(2023, 1, quarter.number), Period.full_year(2023), Period(2023, 3, 3)]
    assert_comes_true(
        desk, replace(reading, rows=rows, sha256=f"spoilt {seed}"), periods, complete=chance.random() < 0.5
    )


def spoil(row: Row, chance: random.Random) -> Row:
    """A row with some of its numbers put up or left blank; its natural key stays."""
    values = {
        name: chance.choice((value, value + 3, None)) if isinstance(value, float) and chance.random() < 0.3 else value
        for name, value in row.values.items()
    }
    return replace(row, values={**values, **({"attended": row.values["attended"]} if "attended" in values else {})})


def test_foretelling_keeps_nothing(desk: Desk) -> None:
    before = desk.version(), len(history(desk))
    foretell(desk, read(desk, CORRECTED))
    assert (desk.version(), len(history(desk))) == before


def test_the_same_file_again_foretells_nothing(desk: Desk) -> None:
    reading = read(desk, CORRECTED)
    load(desk, reading, complete=True, reason=REASON)
    foretold = foretell(desk, reading, complete=True)
    assert foretold.difference.changes.same_file_as is not None
    assert (foretold.effects, foretold.difference.rows, foretold.restated) == ((), (), ())


def test_a_closed_quarter_is_restated_only_for_a_reason(desk: Desk) -> None:
    reading = read(desk, CORRECTED)
    with pytest.raises(
        Mendable, match="It changes what is closed: Training attendance by agency 2022/23 Q3"
    ) as refused:
        load(desk, reading, complete=True, reason="  ")
    assert refused.value.mend == "Give the reason why it is restated."
    assert load(desk, reading, complete=True, reason=REASON).reason == REASON


def test_an_open_quarter_needs_no_reason_and_closes_by_itself(desk: Desk) -> None:
    """2023/24 Q3 is the last quarter held; it came on 16 January 2024."""
    path = samples_folder() / "returns" / "2023-24" / "2023-24_Q3_training_team.xlsx"
    reading = read(desk, path)
    first, *others = reading.rows
    corrected = replace(
        reading, sha256="other", rows=(replace(first, values={**first.values, "attended": 1.0}), *others)
    )
    [record] = [record for record in history(desk) if record.file == path.name]
    days = desk.partnership.rules.closed_after_days
    for day, closed in ((days - 1, False), (days + 1, True)):
        then = replace(desk, clock=lambda day=day: record.at.fromtimestamp(record.at.timestamp() + day * 86_400, UTC))
        assert bool(foretell(then, corrected).restated) == closed
        assert not foretell(then, replace(reading, sha256="same rows")).restated


def test_whoever_may_not_read_as_an_officer_is_foretold_the_public_edition(desk: Desk) -> None:
    uploader = replace(desk, person=Person("Una", frozenset({"uploader"})))
    assert {effect.after.edition for effect in foretell(uploader, read(desk, CORRECTED)).effects} == {"public"}
    reading = read(desk, CORRECTED)
    with pytest.raises(NotAllowed):
        foretell(replace(desk, person=Person("Vic", frozenset({"viewer"}))), reading)
