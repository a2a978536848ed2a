"""The page of the yearly report from store to sentences: by year, by edition, and what people decide and write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from cesp.catalogue import Edition, Partnership
from cesp.errors import Mendable, NotAllowed
from cesp.jobs.desk import Desk
from cesp.jobs.present import Scope
from cesp.jobs.progress import decide_progress, progress_of
from cesp.jobs.statutory import answer_challenge, statutory, write_on_query
from cesp.jobs.words import advance
from cesp.people import Person
from tests.measures.world import PARTNERSHIP, desk, in_words, keep, table

ACTIONS = """
when    | priority | reference | action       | lead | due        | rag         | percent_complete
2022 Q1 | neglect  | A         | Secret words | Ann  | 2023-03-31 | amber       | 0.5
2022 Q2 | neglect  | A         | Secret words | Ann  | 2023-03-31 | amber       | 0.5
2022 Q3 | neglect  | A         | Secret words | Ann  | 2023-03-31 | amber       | 0.5
2022 Q3 | neglect  | B         | Print        | Bob  | 2022-09-30 | not_started | -
"""
RECOMMENDATIONS = """
when    | source      | source_type     | reference | recommendation | status    | due        | completed  | impact
2022 Q3 | Review of X | practice_review | 1         | Hidden advice  | closed    | 2022-09-30 | 2022-09-01 | Fewer
2022 Q3 | Review of X | practice_review | 2         | Hidden advice  | open      | 2022-06-30 | -          | -
2022 Q3 | JTAI        | inspection      | 1         | Hidden advice  | open      | 2023-09-30 | -          | -
"""
VOICE = """
when    | priority | source | children | theme  | you_said      | we_did
2022 Q3 | neglect  | Survey | 12       | School | Private words | Phoned
2022 Q3 | neglect  | Group  | 9        | Home   | Private words | -
"""
FLOWING = """
when    | priority | indicator | numerator | denominator
2022 Q3 | neglect  | flowing   | 3         | 40
"""
QUERY = {
    "id": "answered", "question": "Is anything done about it?", "asked_by": "The scrutineer", "on": "2022-11-02",
    "priority": "neglect", "measures": ["feedback_answered"], "indicators": ["flowing"],
}  # fmt: skip
LATER = {"id": "later", "question": "And now?", "asked_by": "The scrutineer", "on": "2023-01-02"}
LEAD = Person("Lena Lead", frozenset({"officer"}))
SCRUTINEER = Person("Sam Scrutineer", frozenset({"scrutineer"}))
VIEWER = Person("Vic", frozenset({"viewer"}))
Q3 = in_words("2022/23 Q3")


@contextmanager
def sitting() -> Iterator[Desk]:
    """Actions, recommendations and voice of one quarter, and two questions of the scrutineer."""
    held = PARTNERSHIP.model_dump() | {"scrutiny": [QUERY, LATER]}
    lines = [*table("actions", ACTIONS), *table("recommendations", RECOMMENDATIONS), *table("voice", VOICE)]
    with desk(lines) as found:
        yield replace(found, partnership=Partnership.model_validate(held), person=LEAD)


def scope(when: str = "2022/23 to Q3", edition: Edition = "officer") -> Scope:
    return Scope(in_words(when), "same-period", edition)


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("2022/23 to Q3", "Working Together to Safeguard Children 2018"),
        ("2023/24 Q1", "Working Together to Safeguard Children 2023"),
        ("2017/18", "Yearly reports are asked for from 2018/19 on: choose a later year."),
    ],
)
def test_the_checklist_is_that_of_the_report_year(when: str, told: str) -> None:
    with sitting() as here:
        assert told in statutory(here, scope(when)).checklist.why


def test_what_is_held_of_each_requirement() -> None:
    with sitting() as here:
        checklist = statutory(here, scope()).checklist
    states = {entry.id: entry.state for entry in checklist.requirements}
    assert states == {
        "done": "partly", "effective": "not_held", "impact": "not_held", "little-progress": "held",
        "recommendations": "held", "feedback": "held",
    }  # fmt: skip
    assert checklist.told == (
        "Of 6 requirements, 3 are held, 1 partly, "
        "2 not held: how well the arrangements worked; impact, of training too."
    )


def test_recommendations_are_counted_by_where_they_came_from() -> None:
    with sitting() as here:
        page = statutory(here, scope(edition="public"))
    assert page.sources.rows == (
        ("Practice reviews", "1", "1", "1 of 2 (50%)", "1 of 1 (100%)"),
        ("Inspections", "1", "0", None, None),
    )
    assert [one.sentence.split(";")[0] for one in page.recommendations] == [
        "2 recommendations were open",
        "1 recommendation was overdue",
        "50% of 2 recommendations that were closed or due were closed in time",
        "Closed recommendations with impact recorded: 100% of 1",
    ]
    assert page.feedback[1].sentence.startswith("Something was done about 50% of 2 things")


def test_a_protected_edition_holds_no_officers_words() -> None:
    with sitting() as here:
        mine, theirs = statutory(here, scope()), statutory(here, scope(edition="public"))
    for words in ("Secret words", "Ann", "Hidden advice", "Private words", "Phoned", "Fewer"):
        assert words in repr(mine)
        assert words not in repr(theirs)
    assert theirs.progress.rows == ()


def test_what_a_lead_agreed_is_told_to_everybody_for_that_quarter_whatever_period_shows_it() -> None:
    with sitting() as here:
        row = next(row for row in statutory(here, scope()).progress.rows if row.key == "A")
        decide_progress(here, row, scope().period, agreed=True, reason="Two posts stood empty.", name="")
        for when in ("2022/23 Q3", "2022/23 to Q3"):
            [shown] = statutory(here, scope(when, "public")).progress.rows
            assert (shown.title, shown.because) == ("Neglect", "")
        assert statutory(here, scope("2022/23 Q2", "public")).progress.rows == ()
        mine = statutory(here, scope()).progress
        assert mine.told.endswith("1 agreed, 1 not decided yet.")
        decided = mine.rows[-1]
        assert decided.statement is not None
        advance(here, decided.statement.id, decided.statement.last, "approved")
        [shown] = statutory(here, scope(edition="public")).progress.rows
        assert shown.because == "Two posts stood empty."


def test_a_priority_has_its_own_actions_only() -> None:
    with sitting() as here:
        assert [row.key for row in progress_of(here, "neglect", scope()).rows] == ["A", "B"]
        assert progress_of(here, "exploitation", scope()).rows == ()


def test_a_decision_is_changed_by_another_and_needs_a_reason() -> None:
    with sitting() as here:
        row = statutory(here, scope()).progress.rows[0]
        with pytest.raises(Mendable, match="reason"):
            decide_progress(here, row, Q3, agreed=True, reason=" ", name="")
        decide_progress(here, row, Q3, agreed=True, reason="Yes.", name="")
        again = statutory(here, scope()).progress.rows[-1]
        decide_progress(here, again, Q3, agreed=False, reason="No.", name="")
        assert statutory(here, scope()).progress.rows[-1].decided.startswith("Not agreed: Lena Lead")


def test_a_question_is_answered_and_one_of_later_is_not_there_yet() -> None:
    with sitting() as here:
        [query] = statutory(here, scope()).queries
        assert (query.id, query.missing) == ("answered", ("Flowing",))
        assert [one.exhibit for one in query.answers] == ["feedback_answered"]
        assert [one.id for one in statutory(here, scope("2022/23")).queries] == ["answered", "later"]


def test_the_scrutineer_writes_an_officer_answers_and_everybody_reads_it_once_released() -> None:
    with sitting() as here:
        theirs = replace(here, person=SCRUTINEER)
        challenge = write_on_query(theirs, "answered", Q3, "Who phones back?", "", challenge=True)
        write_on_query(theirs, "answered", Q3, "It is slow.", "", challenge=False)
        answer_challenge(here, challenge.id, "The team does.", "")
        [query] = statutory(here, scope()).queries
        assert [(one.text, one.mark) for one in query.remarks] == [
            ("It is slow.", "Draft"),
            ("Who phones back?", "Draft"),
        ]
        assert [one.text for one in query.remarks[1].answers] == ["The team does."]
        assert statutory(here, scope(edition="public")).queries[0].remarks == ()
        advance(theirs, challenge.id, challenge.last, "approved")
        [query] = statutory(here, scope(edition="public")).queries
        assert [(one.text, one.answers) for one in query.remarks] == [("Who phones back?", ())]


def test_released_words_with_a_hidden_number_stay_with_officers() -> None:
    with sitting() as here:
        keep(here.store, table("indicators", FLOWING))
        theirs = replace(here, person=SCRUTINEER)
        for text in ("Only 3 of them were.", "Few of them were."):
            opinion = write_on_query(theirs, "answered", Q3, text, "", challenge=False)
            advance(theirs, opinion.id, opinion.last, "approved")
        mine, everybodys = (statutory(here, one).queries[0].remarks for one in (scope(), scope(edition="public")))
    assert [one.text for one in mine] == ["Only 3 of them were.", "Few of them were."]
    assert [one.text for one in everybodys] == ["Few of them were."]


def test_what_the_scrutineer_wrote_for_a_year_is_evidence_of_that_year() -> None:
    with sitting() as here:
        write_on_query(
            replace(here, person=SCRUTINEER), "answered", in_words("2023/24 Q1"), "Slow.", "", challenge=False
        )
        found = {
            when: next(one for one in statutory(here, scope(when)).checklist.requirements if one.id == "scrutiny").state
            for when in ("2023/24 Q1", "2024/25 Q1")
        }
    assert found == {"2023/24 Q1": "partly", "2024/25 Q1": "not_held"}


def test_roles() -> None:
    with sitting() as here:
        row = statutory(here, scope()).progress.rows[0]
        with pytest.raises(NotAllowed):
            decide_progress(replace(here, person=SCRUTINEER), row, Q3, agreed=True, reason="Yes.", name="")
        with pytest.raises(NotAllowed):
            write_on_query(here, "answered", Q3, "Slow.", "", challenge=False)
        with pytest.raises(NotAllowed):
            statutory(replace(here, person=VIEWER), scope())
        assert statutory(replace(here, person=VIEWER), scope(edition="public")).progress.rows == ()
