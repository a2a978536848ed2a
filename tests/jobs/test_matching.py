"""An officer confirms once; the sender's next return is read that way, and nobody else's."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cesp.catalogue import Partnership, load_catalogue
from cesp.errors import Mendable, NotAllowed
from cesp.intake.results import ReadOptions
from cesp.jobs.aliases import export_aliases
from cesp.jobs.desk import Desk
from cesp.jobs.matching import Answer, forget, list_matches, meanings, remember
from cesp.jobs.uploads import check, load
from cesp.people import Person, Role
from cesp.store.store import open_store
from tests.intake.books import Rows, workbook

PARTNERSHIP = {
    "name": "Westshire Safeguarding Children Partnership",
    "place": "Westshire",
    "sender": "westshire",
    "editions": {"officer": "Officer", "restricted": "Part 2", "public": "Part 1"},
    "priority": [{"id": "neglect", "title": "Neglect"}],
    "agency": [
        {"id": "westshire", "title": "Westshire Partnership"},
        {"id": "police", "title": "Police", "aliases": ["WPOL"]},
        {"id": "health", "title": "Health"},
    ],
    "course": [{"id": "cse", "title": "Introduction to CSE"}],
}
HEADING = Answer("heading", "training_attendance", "Bums on seats", "attended")
BILL = Answer("agency", "", "Old Bill", "police")
NOON = datetime(2023, 5, 3, 12, 0, tzinfo=UTC)


def person(*roles: Role) -> Person:
    return Person("Amy", frozenset(roles))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    catalogue, partnership = load_catalogue(), Partnership.model_validate(PARTNERSHIP)
    store = open_store(f"sqlite:///{tmp_path / 'store.db'}", catalogue)
    yield Desk(store, catalogue, partnership, person("officer"), lambda: NOON)
    store.close()


def returned(sender: str = "Police") -> bytes:
    rows: Rows = [
        [f"Sender: {sender}"],
        ["Course", "Date", "Agency", "Bums on seats"],
        ["Introduction to CSE", date(2022, 4, 14), "Old Bill", 15],
    ]
    return workbook(rows)


def test_confirmed_once_the_next_return_of_that_sender_is_read_that_way(desk: Desk) -> None:
    before = check(desk, "return.xlsx", returned())
    assert (before.accepted, before.sender) == (False, "police")
    remember(desk, before.sender, [HEADING, BILL])
    reading = check(desk, "another.xlsx", returned())
    [row] = reading.rows
    assert (row.values["attended"], row.values["agency"]) == (15, "police")
    assert [finding.message for finding in reading.findings if "confirmed" in finding.message] == [
        "'Bums on seats' is read as Attended, as confirmed by Amy on 3 May 2023.",
        "'Old Bill' is read as Police, as confirmed by Amy on 3 May 2023.",
    ]
    assert load(desk, reading).rows == 1


def test_another_senders_return_is_not_read_that_way(desk: Desk) -> None:
    remember(desk, "police", [HEADING, BILL])
    assert not check(desk, "return.xlsx", returned("Health")).accepted
    assert check(desk, "return.xlsx", returned("Health"), ReadOptions(sender="WPOL")).accepted
    assert not check(desk, "return.xlsx", returned(), ReadOptions(sender="health")).accepted


def test_a_sender_nobody_knows_is_remembered_too(desk: Desk) -> None:
    options = ReadOptions(sender="Some Charity")
    reading = check(desk, "return.xlsx", returned(), options)
    remember(desk, reading.sender, [HEADING])
    assert check(desk, "return.xlsx", returned(), options).accepted


def test_what_is_changed_or_forgotten_holds_at_the_next_reading(desk: Desk) -> None:
    remember(desk, "police", [HEADING, BILL])
    remember(desk, "police", [Answer("agency", "", "OLD BILL", "health")])
    assert check(desk, "return.xlsx", returned()).rows[0].values["agency"] == "health"
    for record in list_matches(desk, "WPOL"):
        forget(desk, record.id)
    assert not check(desk, "return.xlsx", returned()).accepted


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer("heading", "training_attendance", "Zzz", "moon"), "'Zzz' cannot mean 'moon': there is no such column"),
        (Answer("heading", "no_such", "Zzz", "attended"), "there is no such column"),
        (Answer("agency", "", "Zzz", "Old Bill"), "there is no such agency"),
        (Answer("actions.rag", "", "Zzz", "puce"), "there is no such word"),
        (Answer("moon.phase", "", "Zzz", "full"), "there is no such word"),
        (Answer("agency", "", "  ", "police"), "A blank heading or word"),
    ],
)
def test_what_does_not_exist_is_refused_and_nothing_is_kept(desk: Desk, answer: Answer, words: str) -> None:
    with pytest.raises(Mendable, match=words):
        remember(desk, "police", [BILL, answer])
    assert list_matches(desk) == []


def test_who_may_not_load_may_not_confirm_and_a_scrutineer_may_look(desk: Desk) -> None:
    [record] = remember(desk, "police", [BILL])
    looking = Desk(desk.store, desk.catalogue, desk.partnership, person("scrutineer"))
    assert list_matches(looking) == [record]
    viewing = Desk(desk.store, desk.catalogue, desk.partnership, person("viewer"))
    for act in (
        lambda: remember(looking, "police", [BILL]),
        lambda: forget(looking, record.id),
        lambda: list_matches(viewing),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_every_meaning_can_be_chosen(desk: Desk) -> None:
    assert ("attended", "Attended") in meanings(desk, "heading", "training_sessions")
    assert ("police", "Police") in meanings(desk, "agency", "")
    assert ("not_started", "not started") in meanings(desk, "actions.rag", "actions")


def test_the_export_is_toml_that_reads_the_words_for_every_sender(desk: Desk) -> None:
    course = Answer("course", "", 'CSE "level 1"\\2', "cse")
    remember(desk, "police", [HEADING, BILL, course, Answer("actions.rag", "", "Amber E", "amber")])
    remember(desk, "health", [Answer("agency", "", "old bill", "police"), Answer("agency", "", "Charity", "")])
    text = export_aliases(desk)
    tables = tomllib.loads(text)
    assert tables == {
        "agency": [{"id": "police", "aliases": ["WPOL", "Old Bill"]}],
        "course": [{"id": "cse", "aliases": ['CSE "level 1"\\2']}],
    }
    joined = {
        table: [
            {**entry, **next((new for new in tables.get(table, []) if new["id"] == entry["id"]), {})}
            for entry in entries
        ]
        for table, entries in PARTNERSHIP.items()
        if isinstance(entries, list)
    }
    partnership = Partnership.model_validate({**PARTNERSHIP, **joined})
    assert partnership.find("agency", "OLD BILL") == "police"
    assert '#   police, training_attendance: "Bums on seats" is Attended' in text
    assert '#   police, actions.rag: "Amber E" is amber' in text


def test_a_word_with_two_meanings_is_made_no_alias(desk: Desk) -> None:
    remember(desk, "police", [Answer("agency", "", "HQ", "police"), Answer("agency", "", "Health", "police")])
    remember(desk, "health", [Answer("agency", "", "HQ", "health")])
    text = export_aliases(desk)
    assert tomllib.loads(text) == {}
    assert '#   police, agency: "HQ" is Police' in text
    assert '#   police, agency: "Health" is Police' in text
