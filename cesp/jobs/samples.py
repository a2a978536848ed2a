"""Fills an empty store with what ships: synthetic returns and real published figures, through the same doors as any
upload, each at the instant its manifest says it came."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from cesp.intake.results import ReadOptions
from cesp.jobs.desk import Desk
from cesp.jobs.places import published_folder, samples_folder
from cesp.jobs.uploads import check, history, load, undo
from cesp.people import Person
from cesp.periods import Period, parse_period

LOADER = "the samples"  # in whose name they are loaded, so that they can be told from people's own returns
_RESTATED = "The agency sent the quarter again, corrected."


@dataclass(frozen=True)
class Entry:
    """A line of a manifest: a file, who sent it for which period (None where the file says so itself) and when, which
    other periods it restates, and whether it is complete."""

    path: Path
    sender: str
    period: Period | None
    received: date
    complete: bool
    restates: tuple[Period, ...]


def fill_with_samples(desk: Desk, report: Callable[[str], None]) -> int:
    """Loads every sample where nothing was ever loaded; the number of files loaded. A sample that is refused raises."""
    if desk.store.uploads():
        return 0
    entries = sorted((*_entries(samples_folder()), *_entries(published_folder())), key=lambda entry: entry.received)
    report(f"First use: loading {len(entries)} sample returns. The agencies' returns are synthetic.")
    for entry in entries:
        _load(desk, entry)
    return len(entries)


def samples_stand(desk: Desk) -> bool:
    """True while any of what shipped is still among what is held."""
    return any(record.by == LOADER and record.undone is None for record in desk.store.uploads())


def clear_samples(desk: Desk) -> int:
    """Takes back every sample that stands, newest first; the number taken back. Each can be put again."""
    standing = [record for record in history(desk) if record.by == LOADER and record.undone is None]
    for record in standing:
        undo(desk, record.id)
    return len(standing)


def _entries(folder: Path) -> list[Entry]:
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        return [_entry(folder, line) for line in csv.DictReader(lines)]


def _entry(folder: Path, line: dict[str, str]) -> Entry:
    restated = (parse_period(words) for words in line["restates"].split(";"))
    return Entry(
        path=folder / line["file"],
        sender=line["sender"],
        period=parse_period(line["period"]),
        received=date.fromisoformat(line["received"]),
        complete=line["complete"] == "yes",
        restates=tuple(period for period in restated if period is not None),
    )


def _load(desk: Desk, entry: Entry) -> None:
    at = datetime.combine(entry.received, time(9), UTC)
    then = replace(desk, clock=lambda: at, person=Person(LOADER, desk.person.roles))
    options = ReadOptions(sender=entry.sender or None, period=entry.period, restates=entry.restates)
    reading = check(then, entry.path.name, entry.path.read_bytes(), options)
    load(then, reading, complete=entry.complete, reason=_RESTATED if entry.complete or entry.restates else "")
