"""Little or no evidence of progress, by hand: what officers read, and what everybody may once a lead agreed."""

from __future__ import annotations

from datetime import date

from cesp.briefing.progress import NONE_AGREED, NONE_PROPOSED, UNDECIDED, UNNAMED, tell_progress, why
from cesp.measures.progress import Proposal
from cesp.store.words import Statement
from tests.briefing.statements import statement
from tests.measures.world import PARTNERSHIP

STILL = Proposal("neglect", "N1", "Secret words", "Ann Lead", date(2023, 3, 31), "amber", date(2022, 6, 30), 4, False)
LATE = Proposal("exploitation", "E1", "", "", date(2022, 9, 30), "not_started", None, 1, True)
UNDATED = Proposal("elsewhere", "X1", "More words", "Xan", None, "red", date(2022, 6, 30), 3, False)
AGREED = statement("no_progress", "agreed", "Two posts stood empty.", choice="agreed")
RELEASED = statement("no_progress", "approved", "Two posts stood empty.", choice="agreed")
REFUSED = statement("no_progress", "agreed", "It moved since.", choice="not_agreed")


def test_the_rule_in_words() -> None:
    assert why(STILL) == "Rating and percentage have not changed for 3 quarters"
    assert why(LATE) == "Overdue and not started"
    both = Proposal("neglect", "N2", "", "", None, "", date(2022, 6, 30), 3, True)
    assert why(both) == "Rating and percentage have not changed for 2 quarters; Overdue and not started"


def test_officers_read_every_proposal_undecided_ones_first() -> None:
    section = tell_progress([STILL, LATE, UNDATED], {("neglect", "N1"): AGREED}, "officer", PARTNERSHIP)
    assert section.told == (
        "3 actions are proposed as showing little or no evidence of progress: 1 agreed, 2 not decided yet."
    )
    assert [(row.title, row.action, row.lead, row.due, row.since, row.decided) for row in section.rows] == [
        ("Exploitation", "E1", "not supplied", "30 September 2022", "30 September 2022", UNDECIDED),
        ("elsewhere", "X1: More words", "Xan", "not supplied", "30 June 2022", UNDECIDED),
        ("Neglect", "N1: Secret words", "Ann Lead", "31 March 2023", "30 June 2022", "Agreed: Jane Smith, 3 May 2023."),
    ]
    assert [row.ahead for row in section.rows] == [(), (), ("approved",)]
    assert section.rows[2].because == "Two posts stood empty."


def test_abbreviations_are_spelled_out_where_officers_read_them_first() -> None:
    trained = Proposal("neglect", "N4", "Train on the GCP", "GCP lead", None, "", None, 1, True)
    [row] = tell_progress([trained], {}, "officer", PARTNERSHIP).rows
    assert (row.action, row.lead) == ("N4: Train on the Graded Care Profile (GCP)", "GCP lead")


def test_a_lead_may_not_agree() -> None:
    section = tell_progress([STILL], {("neglect", "N1"): REFUSED}, "officer", PARTNERSHIP)
    assert section.told.startswith("1 action is proposed")
    assert section.told.endswith("1 not agreed.")
    assert section.rows[0].decided == "Not agreed: Jane Smith, 3 May 2023."
    assert tell_progress([STILL], {("neglect", "N1"): REFUSED}, "public", PARTNERSHIP).told == NONE_AGREED


def test_one_decision_may_be_of_all_of_a_priority_and_an_actions_own_beats_it() -> None:
    decided = {("neglect", ""): AGREED}
    assert tell_progress([STILL], decided, "officer", PARTNERSHIP).rows[0].statement is AGREED
    decided[("neglect", "N1")] = REFUSED
    assert tell_progress([STILL], decided, "officer", PARTNERSHIP).rows[0].statement is REFUSED


def everybody(decision: Statement) -> str:
    section = tell_progress([STILL, LATE], {("neglect", "N1"): decision}, "public", PARTNERSHIP)
    assert section.told == "1 action is agreed to show little or no evidence of progress."
    [row] = section.rows
    assert (row.action, row.since, row.statement) == (UNNAMED, "30 June 2022", None)
    assert row.decided == "Agreed by the priority's lead, 3 May 2023."
    return repr(section)


def test_a_protected_edition_holds_no_officers_words() -> None:
    for words in ("Secret words", "Ann Lead", "N1", "Jane Smith", "E1", "Exploitation", "Two posts"):
        assert words not in everybody(AGREED)


def test_the_leads_reason_is_read_by_everybody_once_it_is_approved() -> None:
    assert "Two posts stood empty." in everybody(RELEASED)


def test_where_nothing_stands_still() -> None:
    assert tell_progress([], {}, "officer", PARTNERSHIP).told == NONE_PROPOSED
    assert tell_progress([LATE], {}, "public", PARTNERSHIP).told == NONE_AGREED
    undated = Proposal("neglect", "N3", "", "", None, "", None, 1, False)
    assert tell_progress([undated], {}, "officer", PARTNERSHIP).rows[0].since == "not supplied"
