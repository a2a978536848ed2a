"""Who may write, change, bring forward and take back which words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cesp.errors import Mendable, NotAllowed
from cesp.jobs.desk import Desk
from cesp.jobs.remarks import list_statements
from cesp.jobs.words import Note, advance, answer, rewrite, withdraw, write
from tests.jobs.test_words import NOTE, PLACE, desk, only, seat, seen, world

__all__ = ["desk", "world"]  # fixtures


def test_a_challenge_is_the_scrutineers_and_its_answer_the_officers(world: Desk, desk: Desk) -> None:
    scrutineer = seat(world, "Dr Stone", "scrutineer")
    asked = write(scrutineer, "challenge", PLACE, Note("Why so few?"))
    with pytest.raises(NotAllowed):
        advance(desk, asked.id, asked.last, "approved")
    asked = advance(scrutineer, asked.id, asked.last, "approved")
    reply = answer(desk, asked.id, Note("Because of the new form."))
    reply = advance(desk, advance(desk, reply.id, reply.last, "agreed").id, reply.last + 1, "approved")
    for edition in ("officer", "public"):
        one = only(seen(desk, edition))  # type: ignore[arg-type]
        assert one.said == "Scrutineer's challenge by Dr Stone, 9 January 2024"
        assert [told.text for told in one.answers] == ["Because of the new form."]
    withdraw(scrutineer, asked.id, asked.last, "Settled.")
    with pytest.raises(Mendable, match="no challenge that stands"):
        answer(desk, asked.id, NOTE)
    with pytest.raises(Mendable, match="no challenge that stands"):
        answer(desk, reply.id, NOTE)


def test_who_may_write_what(world: Desk, desk: Desk) -> None:
    kept = write(desk, "commentary", PLACE, NOTE)
    acts: dict[str, Callable[[Desk], object]] = {
        "commentary": lambda who: write(who, "commentary", PLACE, NOTE),
        "opinion": lambda who: write(who, "opinion", PLACE, NOTE),
        "change": lambda who: rewrite(who, kept.id, kept.last, NOTE),
        "advance": lambda who: advance(who, kept.id, kept.last, "checked"),
        "withdraw": lambda who: withdraw(who, kept.id, kept.last, "Mine."),
        "list": lambda who: list_statements(who, {}),
    }
    refused = {
        "viewer": set(acts),
        "uploader": set(acts),
        "scrutineer": {"commentary", "change", "advance", "withdraw"},
        "officer": {"opinion"},
        "administrator": {"opinion"},
    }
    for role, names in refused.items():
        for name in names:
            with pytest.raises(NotAllowed):
                acts[name](seat(world, "Somebody", role))  # type: ignore[arg-type]
    assert len(world.store.statements({})) == 1
    acts["opinion"](seat(world, "Dr Stone", "scrutineer"))
    for name in ("commentary", "list"):
        acts[name](seat(world, "Root", "administrator"))
