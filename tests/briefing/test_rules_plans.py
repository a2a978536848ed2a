"""Rules on what comes next: counts for all, references and owners for officers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cesp.briefing.rules.page import Due
from cesp.briefing.rules.plans import no_progress_agreed
from cesp.measures.values import Ask
from tests.briefing.made import exhibit
from tests.briefing.paging import awaited, page, said, texts
from tests.disclosure.figures import compared

OVERDUE = compared(Ask("recommendations_overdue", "neglect"), (5, None), (2, None))
LATE = [
    Due("recommendations", "neglect", "R2", "Police", date(2022, 5, 31), True),
    Due("recommendations", "neglect", "R1", "", date(2022, 4, 30), True),
    Due("recommendations", "neglect", "R9", "", None, True),
    Due("recommendations", "neglect", "R7", "Health trust", date(2022, 6, 1), True),
    Due("recommendations", "exploitation", "E1", "Police", date(2022, 6, 1), True),
    Due("actions", "neglect", "N1", "Police", date(2022, 6, 1), True),
]
SOON = [
    Due("actions", "neglect", "N4", "Police", date(2022, 9, 1), False),
    Due("actions", "neglect", "N3", "", date(2022, 8, 1), False),
    Due("recommendations", "neglect", "R4", "", date(2022, 8, 1), False),
]
ANSWERED = compared(Ask("feedback_answered", "neglect"), (7, 9), (5, 9))


def test_overdue_names_the_first_three_with_owner_and_day_to_officers() -> None:
    [sentence] = said("overdue", page(exhibit(OVERDUE), due=LATE))
    assert sentence.text == (
        "5 recommendations were overdue: R1 (due 30 April 2022); R2 (Police, due 31 May 2022); "
        "R7 (Health trust, due 1 June 2022); and 1 more."
    )
    assert (sentence.part, sentence.exhibit) == ("next", "recommendations_overdue")


def test_overdue_is_a_count_in_a_protected_edition_and_without_rows() -> None:
    public = page(exhibit(OVERDUE, "public"), edition="public", due=LATE)
    assert texts("overdue", public) == ["5 recommendations were overdue."]
    assert texts("overdue", page(exhibit(OVERDUE))) == ["5 recommendations were overdue."]
    undated = page(exhibit(OVERDUE), due=[LATE[2]])
    assert texts("overdue", undated) == ["5 recommendations were overdue: R9."]


def test_overdue_says_nothing_of_none_nor_of_other_counts() -> None:
    none = compared(Ask("recommendations_overdue", "neglect"), (0, None), (2, None))
    activity = compared(Ask("attendances", "neglect"), (9, None), (2, None))
    indicator = compared(Ask("indicator", "neglect", "numbered"), (9, None), (2, None))
    proposed = compared(Ask("little_progress", "neglect"), (9, None), (2, None))
    assert said("overdue", page(*map(exhibit, (none, activity, indicator, proposed)))) == []


def test_due_next_groups_by_kind_and_tells_the_day_to_look_to() -> None:
    assert texts("due_next", page(due=[*SOON, *LATE])) == [
        "2 actions fall due by 30 September 2022: N3 (due 1 August 2022); N4 (Police, due 1 September 2022).",
        "1 recommendation falls due by 30 September 2022: R4 (due 1 August 2022).",
    ]
    assert texts("due_next", page(due=SOON[:1], edition="public")) == ["1 action falls due by 30 September 2022."]
    assert said("due_next", replace(page(due=SOON), due_by=None)) == []


def test_return_awaited_lists_whom_to_ask_for_officers_only() -> None:
    returns = [
        awaited("health", "audits", ("audit_grades", "recommendations"), "missing"),
        awaited("police", "training", ("training_sessions",), "missing"),
        awaited("council", "audits", ("recommendations",), "declared"),
    ]
    made = page(exhibit(OVERDUE), returns=returns)
    assert texts("return_awaited", made) == ["1 return is still to come: Health trust for 1 audit return (2022/23 Q1)."]
    two = [*returns, awaited("health", "audits", ("recommendations",), "missing", 2)]
    assert texts("return_awaited", page(exhibit(OVERDUE), returns=two)) == [
        "2 returns are still to come: Health trust for 2 audit returns (2022/23 Q1, Q2)."
    ]
    assert texts("return_awaited", page(exhibit(OVERDUE, "public"), edition="public", returns=two)) == [
        "2 returns are still to come."
    ]
    assert said("return_awaited", page(exhibit(OVERDUE), returns=returns[1:])) == []


def test_unanswered_tells_how_many_wait_for_we_did() -> None:
    [sentence] = said("unanswered", page(exhibit(ANSWERED)))
    assert sentence.text == (
        "Something was done about 78% of 9 things that children and families said; on 2 nothing is recorded yet."
    )
    assert sentence.part == "next"
    all_done = compared(Ask("feedback_answered", "neglect"), (9, 9), (5, 9))
    other = compared(Ask("good_or_better", "neglect"), (7, 9), (5, 9))
    gone = replace(ANSWERED, figure=replace(ANSWERED.figure, status="not_supplied", value=None))
    assert said("unanswered", page(*map(exhibit, (all_done, other, gone)))) == []


def test_little_progress_is_a_proposal_and_only_the_officers() -> None:
    proposed = compared(Ask("little_progress", "neglect"), (3, None), (2, None))
    [sentence] = said("little_progress", page(exhibit(proposed)))
    assert sentence.text == ("3 actions showed little or no evidence of progress: proposed, for the lead to agree.")
    assert sentence.part == "worried"
    assert said("little_progress", page(exhibit(proposed, "public"), edition="public")) == []
    assert said("little_progress", page(exhibit(OVERDUE))) == []


def test_no_progress_agreed_says_whose_judgement_it_is() -> None:
    one, several = no_progress_agreed({"neglect": 1, None: 3})
    assert one.text == "1 action shows little or no evidence of progress, as agreed by its lead."
    assert several.text == "3 actions show little or no evidence of progress, as agreed by their leads."
    assert (one.id, several.id) == ("no_progress_agreed:actions:neglect", "no_progress_agreed:actions:all")
    assert several.strength > one.strength
