"""`cesp words`: what people wrote, on lines and as JSON."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from cesp.jobs.desk import open_desk
from cesp.jobs.places import partnership_folder
from cesp.jobs.words import Note, Place, withdraw, write
from cesp.people import LOCAL
from cesp.periods import Period
from tests.cli.conftest import Call


def test_words_are_listed_with_every_step(call: Call, tmp_path: Path) -> None:
    assert call("words") == (0, "Nobody has written anything yet.\n", "")
    desk = open_desk(f"sqlite:///{tmp_path / 'store.db'}", partnership_folder(), LOCAL)
    place = Place("neglect", "sessions_held", None, Period(2023, 1, 1))
    note = Note("Two venues closed.", "Book rooms", "Jo Bell", date(2024, 3, 31), "Amy Hall")
    kept = write(desk, "commentary", place, note, "9 sessions")
    withdraw(desk, kept.id, kept.last, "Wrong quarter.", "Ben Fox")
    desk.store.close()
    _, printed, _ = call("words", "--period", "2023/24 Q1")
    assert printed == ("    1  commentary on neglect sessions_held 2023/24 Q1, closed by Ben Fox: Two venues closed.\n")
    [one] = json.loads(call("words", "--priority", "neglect", "--json")[1])
    assert [(step["state"], step["name"], step["note"], step["text"]) for step in one["steps"]] == [
        ("draft", "Amy Hall", "", "Two venues closed."),
        ("closed", "Ben Fox", "Wrong quarter.", "Two venues closed."),
    ]
    assert (one["state"], one["due"], one["officer"], one["about"]) == ("closed", "2024-03-31", "Jo Bell", "9 sessions")
    assert call("words", "--priority", "sexual-abuse")[1] == "Nobody has written anything yet.\n"
