"""A lead accepts, rewords or leaves out a generated sentence, and agrees or not that there is little progress."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from cesp.briefing.summary import Sentence
from cesp.briefing.words import Told, settle
from cesp.catalogue import Edition
from cesp.errors import Mendable, NotAllowed, StoreError
from cesp.jobs.deciding import agree_progress, decide
from cesp.jobs.desk import Desk
from cesp.jobs.present import Scope, exhibit_of
from cesp.jobs.remarks import decisions, read_words, remarks
from cesp.jobs.words import Place, advance, rewrite, withdraw
from cesp.measures.values import Ask
from cesp.people import LOCAL
from tests.jobs.test_words import NOTE, Q2, seat
from tests.measures.world import desk as open_world
from tests.measures.world import table

SENTENCE = Sentence(
    "improved:standing:neglect", "improved", "working", "20% of 100 were found, 40% of 100 before: improved.",
    "neglect", "indicator-standing", 2.0, ("20%", "100", "40%", "100"),
)  # fmt: skip
BETTER = "Down from 40% of 100 to 20% of 100."
PLANS = """
    when    | priority | reference | action | due        | rag   | percent_complete
    2023 Q1 | neglect  | 1         | Train  | 2024-03-31 | amber | 10
    2023 Q2 | neglect  | 1         | Train  | 2024-03-31 | amber | 10
"""
STALLED = Place("neglect", "little_progress", None, Q2)


@pytest.fixture
def world() -> Iterator[Desk]:
    with open_world(table("actions", PLANS)) as opened:
        yield opened


@pytest.fixture
def desk(world: Desk) -> Desk:
    return seat(world, "Amy Hall", "officer")


def told(desk: Desk, sentence: Sentence = SENTENCE, edition: Edition = "officer") -> list[Told]:
    return list(settle([sentence], decisions(desk, Q2, Scope(Q2, "same-period", edition)), edition))


def test_until_a_lead_decides_a_sentence_is_a_draft_in_every_edition(desk: Desk) -> None:
    for edition in ("officer", "public"):
        assert told(desk, edition=edition) == [  # type: ignore[arg-type]
            Told(SENTENCE, SENTENCE.text, "Draft", "", False, None)
        ]


def test_an_accepted_sentence_loses_its_mark_once_it_is_approved(desk: Desk) -> None:
    kept = decide(desk, SENTENCE, Q2, "accept")
    [one] = told(desk)
    assert (one.mark, one.decided) == ("Draft", "Accepted. Decided by the lead: Amy Hall, 9 January 2024.")
    advance(desk, kept.id, kept.last, "approved")
    for edition in ("officer", "public"):
        [one] = told(desk, edition=edition)  # type: ignore[arg-type]
        assert (one.text, one.mark) == (SENTENCE.text, "")


def test_a_rewording_leaves_the_officers_once_it_is_approved(desk: Desk) -> None:
    kept = decide(desk, SENTENCE, Q2, "reword", BETTER)
    assert [one.text for one in told(desk)] == [BETTER]
    assert [(one.text, one.mark, one.decided) for one in told(desk, edition="public")] == [(SENTENCE.text, "Draft", "")]
    advance(desk, kept.id, kept.last, "approved")
    assert [(one.text, one.mark) for one in told(desk, edition="public")] == [(BETTER, "")]


def test_numbers_are_locked(desk: Desk) -> None:
    for words in ("Down to 20% of 100.", f"{BETTER} That is half of 2019.", " "):
        with pytest.raises(Mendable):
            decide(desk, SENTENCE, Q2, "reword", words)
    assert desk.store.statements({}) == []


def test_small_words_for_numbers_stay_with_the_officers(desk: Desk) -> None:
    """ "Half" is no number that a rewording is refused for; it tells one all the same."""
    kept = decide(desk, SENTENCE, Q2, "reword", f"{BETTER} That is half.")
    advance(desk, kept.id, kept.last, "approved")
    assert [one.text for one in told(desk, edition="public")] == [SENTENCE.text]


def test_what_is_left_out_is_gone_at_once_elsewhere_and_seen_by_officers(desk: Desk) -> None:
    kept = decide(desk, SENTENCE, Q2, "leave_out")
    assert told(desk, edition="public") == []
    [one] = told(desk)
    assert one.left_out
    withdraw(desk, kept.id, kept.last, "It may stand.")
    assert [one.text for one in told(desk, edition="public")] == [SENTENCE.text]


def test_a_sentence_that_reads_otherwise_is_a_draft_again(desk: Desk) -> None:
    kept = decide(desk, SENTENCE, Q2, "reword", BETTER)
    advance(desk, kept.id, kept.last, "approved")
    new = replace(SENTENCE, text="19% of 100 were found, 40% of 100 before: improved.", numbers=("19%", "100"))
    [one] = told(desk, new)
    assert (one.text, one.mark) == (new.text, "Draft")
    assert one.decided == (f"Decided before, on “{SENTENCE.text}”. The sentence reads otherwise now: decide again.")
    assert [(one.text, one.mark, one.decided) for one in told(desk, new, "public")] == [(new.text, "Draft", "")]
    again = decide(desk, new, Q2, "accept", seen=desk.store.statement(kept.id).last)
    assert (again.id, again.choice, len(again.steps)) == (kept.id, "accept", 3)
    assert told(desk, new)[0].decided.startswith("Accepted.")


def test_of_two_leads_the_second_is_told_of_the_first(world: Desk, desk: Desk) -> None:
    ben = seat(world, "Ben Fox", "officer")
    decide(ben, SENTENCE, Q2, "leave_out")
    with pytest.raises(StoreError, match="Ben Fox has changed these words meanwhile"):
        decide(desk, SENTENCE, Q2, "accept")
    assert told(desk)[0].left_out


def test_only_leads_decide_and_decisions_are_not_rewritten(world: Desk, desk: Desk) -> None:
    for role in ("viewer", "uploader", "scrutineer"):
        with pytest.raises(NotAllowed):
            decide(seat(world, "Somebody", role), SENTENCE, Q2, "accept")  # type: ignore[arg-type]
        with pytest.raises(NotAllowed):
            agree_progress(seat(world, "Somebody", role), STALLED, agreed=True, reason="So it is.")  # type: ignore[arg-type]
    kept = decide(desk, SENTENCE, Q2, "accept")
    with pytest.raises(Mendable, match="changed by deciding again"):
        rewrite(desk, kept.id, kept.last, NOTE)
    with pytest.raises(Mendable, match="A name is needed"):
        decide(replace(world, person=LOCAL), replace(SENTENCE, id="other"), Q2, "accept")


def test_little_progress_is_proposed_by_rule_and_agreed_by_its_lead_with_a_reason(desk: Desk) -> None:
    with pytest.raises(Mendable, match="A reason is needed"):
        agree_progress(desk, STALLED, agreed=True, reason=" ")
    kept = agree_progress(desk, STALLED, agreed=False, reason="It moved last week.", about="1 action")
    assert (kept.choice, kept.state, kept.about) == ("not_agreed", "agreed", "1 action")
    scope = Scope(Q2, "same-period", "officer")
    exhibit = exhibit_of(desk, Ask("little_progress", "neglect"), scope)
    [one] = remarks(desk, exhibit, scope, read_words(desk, "neglect", scope), lambda: None).standing
    assert one.text == "Not agreed: It moved last week."
    assert (one.mark, one.state, one.ahead) == ("Draft", "decided by the lead", ("approved",))
    again = agree_progress(desk, STALLED, agreed=True, reason="It did not after all.", seen=kept.last)
    assert (again.id, again.choice) == (kept.id, "agreed")
