"""Words from draft to approved: who may do what, what is told to whom, and what becomes of them when figures move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cesp.briefing.exhibit import Exhibit
from cesp.briefing.words import Remark
from cesp.catalogue import Edition
from cesp.errors import Mendable, StoreError
from cesp.jobs.desk import Desk
from cesp.jobs.present import Scope, exhibit_of
from cesp.jobs.remarks import Remarks, list_statements, read_words, remarks
from cesp.jobs.words import Note, Place, advance, carry, rewrite, withdraw, write
from cesp.measures.values import Ask
from cesp.people import LOCAL, Person, Role
from cesp.periods import Period
from cesp.store.words import Statement
from tests.measures.world import desk as open_world
from tests.measures.world import keep, table

Q1, Q2 = Period(2023, 1, 1), Period(2023, 2, 2)
PLACE = Place("neglect", "indicator", "standing", Q2)
ASK = Ask("indicator", "neglect", "standing")
NOTE = Note("Fewer were found.", "Look again", "Jo Bell", date(2024, 3, 31))
HELD = """
    when    | priority | indicator | numerator | denominator
    2022 Q2 | neglect  | standing  | 40        | 100
    2023 Q1 | neglect  | standing  | 30        | 100
    2023 Q2 | neglect  | standing  | 20        | 100
"""
CLOCK = datetime(2024, 1, 9, 12, 0, tzinfo=UTC)


@pytest.fixture
def world() -> Iterator[Desk]:
    with open_world(table("indicators", HELD)) as opened:
        yield opened


@pytest.fixture
def desk(world: Desk) -> Desk:
    return seat(world, "Amy Hall", "officer")


def seat(world: Desk, name: str, *roles: Role) -> Desk:
    return replace(world, person=Person(name, frozenset(roles)), clock=lambda: CLOCK)


def seen(desk: Desk, edition: Edition = "officer", period: Period = Q2) -> Remarks:
    scope = Scope(period, "same-period", edition)
    kept = read_words(desk, "neglect", scope)
    return remarks(
        desk, exhibit_of(desk, ASK, scope), scope, kept, lambda: exhibit_of(desk, ASK, replace(scope, edition="public"))
    )


def only(found: Remarks) -> Remark:
    [one] = found.standing
    return one


def release(desk: Desk, statement: Statement) -> Statement:
    for state in ("checked", "agreed", "approved"):
        statement = advance(desk, statement.id, statement.last, state)  # type: ignore[arg-type]
    return statement


def test_commentary_goes_from_draft_to_approved_each_step_with_name_and_day(desk: Desk) -> None:
    kept = write(desk, "commentary", PLACE, NOTE, "20% of 100")
    one = only(seen(desk))
    assert (one.mark, one.state, one.text) == ("Draft", "draft", "Fewer were found.")
    assert one.said == "Commentary by Amy Hall, 9 January 2024"
    assert one.action == "Look again (Jo Bell, by 31 March 2024)"
    assert one.ahead == ("checked", "agreed", "approved")
    kept = advance(desk, kept.id, kept.last, "checked", "Sgt Lowe, Police")
    kept = advance(desk, kept.id, kept.last, "agreed")
    kept = advance(desk, kept.id, kept.last, "approved")
    one = only(seen(desk))
    assert (one.mark, one.state, one.warnings) == ("", "approved", ())
    assert one.steps == (
        "Draft: Amy Hall, 9 January 2024.",
        "Checked by the supplying agency: Sgt Lowe, Police, 9 January 2024 (recorded by Amy Hall).",
        "Agreed by the lead: Amy Hall, 9 January 2024.",
        "Approved: Amy Hall, 9 January 2024.",
    )


def test_no_step_is_passed_over_in_silence(desk: Desk) -> None:
    kept = write(desk, "commentary", PLACE, NOTE)
    with pytest.raises(Mendable, match="would pass over “checked by the supplying agency and agreed by the lead”"):
        advance(desk, kept.id, kept.last, "approved")
    kept = advance(desk, kept.id, kept.last, "approved", reason="National figures.")
    assert kept.steps[-1].move.note == (
        "Left out: checked by the supplying agency, agreed by the lead. National figures."
    )


def test_changed_words_are_a_draft_again_and_leave_the_public_page(desk: Desk) -> None:
    kept = release(desk, write(desk, "commentary", PLACE, NOTE))
    assert only(seen(desk, "public")).text == "Fewer were found."
    changed = rewrite(desk, kept.id, kept.last, replace(NOTE, text="Far fewer."))
    assert (changed.state, changed.steps[-1].move.note) == ("draft", "The words were changed.")
    assert seen(desk, "public").standing == ()
    assert only(seen(desk)).mark == "Draft"


def test_until_they_are_approved_words_are_for_officers(world: Desk, desk: Desk) -> None:
    kept = write(desk, "commentary", PLACE, NOTE)
    viewer = seat(world, "A councillor", "viewer")
    for state in ("checked", "agreed"):
        kept = advance(desk, kept.id, kept.last, state)  # type: ignore[arg-type]
        assert seen(viewer, "public").standing == ()
    advance(desk, kept.id, kept.last, "approved")
    one = only(seen(viewer, "public"))
    assert (one.text, one.steps, one.ahead) == ("Fewer were found.", (), ())


def test_an_undone_upload_makes_words_stale_and_takes_them_off_the_public_page(desk: Desk) -> None:
    keep(desk.store, table("indicators", HELD.replace("20        |", "19        |")))
    kept = release(desk, write(desk, "commentary", PLACE, NOTE, "19% of 100"))
    assert only(seen(desk)).warnings == ()
    desk.store.undo(desk.store.uploads()[0].id, "Amy", CLOCK)
    warnings = only(seen(desk)).warnings
    assert warnings[0] == "Out of date: the figures have moved since this was written, on “19% of 100”."
    assert seen(desk, "public").standing == ()
    desk.store.redo(desk.store.uploads()[0].id, "Amy", CLOCK)
    assert only(seen(desk)).warnings == ()
    assert only(seen(desk, "public")).statement == kept


def test_words_on_figures_that_moved_cannot_be_approved_until_they_are_looked_at_again(desk: Desk) -> None:
    kept = write(desk, "commentary", PLACE, NOTE)
    keep(desk.store, table("indicators", HELD.replace("20        |", "19        |")))
    with pytest.raises(Mendable, match="The figures have moved"):
        advance(desk, kept.id, kept.last, "approved", reason="In a hurry.")
    again = rewrite(desk, kept.id, kept.last, NOTE, "19% of 100")
    assert (again.steps[-1].move.note, again.about) == ("The words were looked at again and kept.", "19% of 100")
    assert release(desk, again).state == "approved"


def test_a_number_that_the_public_page_hides_holds_the_whole_text_back_and_officers_are_told_why(desk: Desk) -> None:
    """20 of 100 made 3 of 100: the figure is hidden there, and so are words that tell it, or "all but 97"."""
    keep(desk.store, table("indicators", HELD.replace("20        |", "3         |")))
    place = "Not shown outside the officers' edition: it says "
    for text, told in [
        ("Only three children.", "3, which is not shown there."),
        ("All but 97 of them.", "97, which is not shown there."),
    ]:
        kept = release(desk, write(desk, "commentary", PLACE, Note(text)))
        assert seen(desk, "public").standing == seen(desk, "restricted").standing == ()
        assert only(seen(desk)).warnings == (f"{place}{told}",)
        withdraw(desk, kept.id, kept.last, "Told too much.")
    release(desk, write(desk, "commentary", PLACE, Note("The action of 31 March 2024 stands.")))
    assert only(seen(desk, "public")).text == "The action of 31 March 2024 stands."


def test_commentary_of_the_period_before_is_offered_and_carried_forward_once(desk: Desk) -> None:
    old = write(desk, "commentary", replace(PLACE, period=Q1), NOTE, "30% of 100")
    [offered] = seen(desk).offered
    assert offered.warnings == ("Written for 2023/24 Q1, on “30% of 100”.",)
    assert seen(desk, period=Q1).offered == seen(desk, "public").offered == ()
    new = carry(desk, old.id, Q2, "20% of 100")
    assert (new.text, new.state, new.subject.period, new.about) == (NOTE.text, "draft", "2023/24 Q2", "20% of 100")
    found = seen(desk)
    assert found.offered == ()
    assert only(found).warnings == (f"Carried forward from an earlier period (no. {old.id}).",)
    with pytest.raises(Mendable, match="carried forward already"):
        carry(desk, old.id, Q2, "20% of 100")
    with pytest.raises(Mendable, match="no commentary of a period before 2023/24 Q1"):
        carry(desk, old.id, Q1, "30% of 100")
    [later] = seen(desk, period=Period(2023, 3, 3)).offered
    assert later.statement == new


def test_what_is_taken_back_is_closed_and_kept(desk: Desk) -> None:
    kept = write(desk, "commentary", PLACE, NOTE)
    with pytest.raises(Mendable, match="A reason is needed"):
        withdraw(desk, kept.id, kept.last, " ")
    withdraw(desk, kept.id, kept.last, "Wrong quarter.")
    assert seen(desk).standing == ()
    [one] = list_statements(desk, {})
    assert (one.state, one.text, one.steps[-1].move.note) == ("closed", NOTE.text, "Wrong quarter.")
    for change in (
        lambda: withdraw(desk, one.id, one.last, "Again."),
        lambda: rewrite(desk, one.id, one.last, NOTE),
        lambda: advance(desk, one.id, one.last, "checked"),
    ):
        with pytest.raises(Mendable):
            change()


def test_two_people_at_once_do_not_write_over_one_another(world: Desk, desk: Desk) -> None:
    kept, ben = write(desk, "commentary", PLACE, NOTE), seat(world, "Ben Fox", "officer")
    rewrite(ben, kept.id, kept.last, replace(NOTE, text="Ben's words."))
    with pytest.raises(StoreError, match="Ben Fox has changed these words meanwhile"):
        advance(desk, kept.id, kept.last, "checked")
    assert only(seen(desk)).text == "Ben's words."


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (Note(" "), "There are no words to keep"),
        (replace(NOTE, action=""), "An officer and a day belong to an action"),
        (replace(NOTE, officer=""), "An action needs a named officer"),
    ],
)
def test_what_is_lacking_is_said_and_nothing_is_kept(desk: Desk, note: Note, words: str) -> None:
    with pytest.raises(Mendable, match=words):
        write(desk, "commentary", PLACE, note)
    assert desk.store.statements({}) == []


def test_where_nobody_is_signed_in_a_name_is_asked_for(world: Desk) -> None:
    local = replace(world, person=LOCAL)
    with pytest.raises(Mendable, match="A name is needed"):
        write(local, "commentary", PLACE, NOTE)
    kept = write(local, "commentary", PLACE, replace(NOTE, name="Amy Hall"))
    assert (kept.steps[0].move.name, kept.by) == ("Amy Hall", "this computer")


def test_words_stand_beside_a_priority_too_and_only_beside_what_exists(desk: Desk) -> None:
    kept = write(desk, "commentary", Place("neglect", "", None, Q2), NOTE)
    assert kept.numbers == ()
    assert release(desk, kept).state == "approved"
    assert seen(desk).standing == ()
    with pytest.raises(KeyError):
        write(desk, "commentary", replace(PLACE, priority="moon"), NOTE)
    with pytest.raises(ValueError, match="decided, not written"):
        write(desk, "sentence", PLACE, NOTE)


def test_words_of_the_whole_and_of_other_measures_stand_elsewhere(desk: Desk) -> None:
    whole = replace(PLACE, priority=None)
    for place in (whole, replace(PLACE, measure="little_progress", indicator=None), replace(PLACE, period=Q1)):
        write(desk, "commentary", place, NOTE)
    assert seen(desk).standing == ()
    exhibit: Exhibit = exhibit_of(desk, replace(ASK, priority=None), Scope(Q2, "same-period", "officer"))
    scope = Scope(Q2, "same-period", "officer")
    found = remarks(desk, exhibit, scope, read_words(desk, None, scope), lambda: None)
    assert found.place == whole
    assert len(found.standing) == 1
