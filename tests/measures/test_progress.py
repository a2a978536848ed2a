"""Which actions are proposed, since when and why, by hand; and as many as the measure counts."""

from __future__ import annotations

from datetime import date

from cesp.jobs.evidence import gather
from cesp.measures.behind import quarters_behind
from cesp.measures.progress import MEASURE, Position, Proposal, actions_over_time, propose
from cesp.measures.values import Ask
from cesp.periods import Period
from tests.measures.world import CATALOGUE, PARTNERSHIP, desk, in_words, table

# A stands still over four quarters; B moved in Q3; C fell back, is late and not started; D is complete; E was not
# listed in Q2; F is another priority's, and still and late at once.
ACTIONS = """
when    | priority     | reference | action     | lead | due        | rag         | percent_complete
2022 Q1 | neglect      | A         | Train      | Ann  | 2023-03-31 | amber       | 0.5
2022 Q2 | neglect      | A         | Train      | Ann  | 2023-03-31 | amber       | 0.5
2022 Q3 | neglect      | A         | Train      | Ann  | 2023-03-31 | amber       | 0.5
2022 Q4 | neglect      | A         | Train      | Ann  | 2023-03-31 | amber       | 0.5
2022 Q2 | neglect      | B         | Write      | Bob  | -          | amber       | 0.2
2022 Q3 | neglect      | B         | Write      | Bob  | -          | green       | 0.6
2022 Q4 | neglect      | B         | Write      | Bob  | -          | green       | 0.6
2022 Q3 | neglect      | C         | -          | -    | 2022-12-31 | amber       | -
2022 Q4 | neglect      | C         | -          | -    | 2022-09-30 | not_started | -
2022 Q2 | neglect      | D         | Print      | Dee  | 2022-06-30 | blue        | 1
2022 Q3 | neglect      | D         | Print      | Dee  | 2022-06-30 | blue        | 1
2022 Q4 | neglect      | D         | Print      | Dee  | 2022-06-30 | blue        | 1
2022 Q1 | neglect      | E         | Ask        | Eve  | -          | red         | 0.1
2022 Q3 | neglect      | E         | Ask        | Eve  | -          | red         | 0.1
2022 Q4 | neglect      | E         | Ask        | Eve  | -          | red         | 0.1
2022 Q2 | exploitation | F         | Agree      | Flo  | 2022-06-30 | not_started | 0
2022 Q3 | exploitation | F         | Agree      | Flo  | 2022-06-30 | not_started | 0
2022 Q4 | exploitation | F         | Agree      | Flo  | 2022-06-30 | not_started | 0
"""


def proposed(when: str) -> tuple[Proposal, ...]:
    period = in_words(when)
    with desk(table("actions", ACTIONS)) as sitting:
        evidence = gather(sitting, Ask(MEASURE))
        last = quarters_behind(evidence.plan, period, evidence.groups, evidence.held)
        [rows] = sitting.store.answers([actions_over_time(CATALOGUE, PARTNERSHIP)])
        found = propose((Position(*row) for row in rows), period.year, last)
        (comparison,) = evidence.compare(period, period.years_back())
    assert comparison.figure.value == len(found)  # the measure counts the same actions
    return found


def test_at_the_end_of_the_year_two_stand_still_and_two_are_late_and_not_started() -> None:
    told = [(one.reference, one.still_since, one.quarters, one.late) for one in proposed("2022/23")]
    assert told == [
        ("F", date(2022, 9, 30), 3, True),
        ("A", date(2022, 6, 30), 4, False),
        ("C", None, 1, True),
    ]


def test_the_position_is_that_at_the_end_of_the_period() -> None:
    assert [one.reference for one in proposed("2022/23 Q3")] == ["F", "A"]
    assert [one.still_since for one in proposed("2022/23 to Q3")] == [None, date(2022, 6, 30)]
    assert proposed("2022/23 Q1") == ()


def test_words_and_days_of_the_return_go_along() -> None:
    [still] = [one for one in proposed("2022/23") if one.reference == "A"]
    assert (still.priority, still.action, still.lead, still.due, still.rag) == (
        "neglect", "Train", "Ann", date(2023, 3, 31), "amber",
    )  # fmt: skip
    [bare] = [one for one in proposed("2022/23") if one.reference == "C"]
    assert (bare.action, bare.lead, bare.due) == ("", "", date(2022, 9, 30))


def test_a_return_that_does_not_tell_the_periods_end_is_passed_over() -> None:
    before = Position(
        "council", "neglect", "A", 0, 2022, 1, Period(2022, 1, 1).last_day, None, None, None, None, None, True
    )
    assert propose([before], 2022, frozenset({("council", 2)})) == ()
    assert propose([before], 2023, frozenset({("council", 1)})) == ()
    assert [one.rag for one in propose([before], 2022, frozenset({("council", 1)}))] == [""]
