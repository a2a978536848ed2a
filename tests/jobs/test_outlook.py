"""What sentences draw on besides exhibits: what falls due, what has not come, what leads agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from cesp.briefing.rules.page import Due
from cesp.briefing.summary import Summary, write
from cesp.catalogue.expected import Expected
from cesp.jobs.deciding import agree_progress, decide
from cesp.jobs.outlook import gather_page
from cesp.jobs.present import Scope
from cesp.jobs.summary import read_summary
from cesp.jobs.words import Place
from cesp.periods import Period
from tests.measures.world import desk, table

HALF = Period(2022, 1, 2)
ACTIONS = table(
    "actions",
    """
    when    | priority     | reference | action | lead   | due        | rag
    2022 Q1 | neglect      | N1        | a      | Police | 2022-06-01 | red
    2022 Q2 | neglect      | N2        | a      | Police | 2022-06-01 | red
    2022 Q2 | neglect      | N3        | a      | -      | 2022-12-31 | green
    2022 Q2 | neglect      | N4        | a      | -      | 2023-01-01 | green
    2022 Q2 | neglect      | N5        | a      | -      | 2022-06-01 | blue
    2022 Q2 | exploitation | E1        | a      | -      | 2022-11-30 | amber
    2022 Q3 | neglect      | N9        | a      | -      | 2022-11-30 | amber
    """,
)
RECOMMENDATIONS = table(
    "recommendations",
    """
    when    | source | source_type | reference | recommendation | priority | owner  | due        | status
    2022 Q2 | A      | audit       | R1        | r              | neglect  | Health | 2022-12-01 | open
    2022 Q2 | A      | audit       | R2        | r              | neglect  | -      | -          | overdue
    2022 Q2 | A      | audit       | R3        | r              | neglect  | -      | -          | open
    2022 Q2 | A      | audit       | R4        | r              | neglect  | -      | 2022-08-01 | withdrawn
    2022 Q2 | A      | audit       | R5        | r              | neglect  | -      | 2022-08-01 | closed
    """,
)


def test_what_is_overdue_or_falls_due_next_quarter_is_of_each_senders_last_return() -> None:
    with desk([*ACTIONS, *RECOMMENDATIONS]) as sitting:
        made = gather_page(sitting, HALF, "officer", "neglect", ())
        of_all = gather_page(sitting, HALF, "officer", None, ())
    assert made.due_by == date(2022, 12, 31)
    assert made.due == (
        Due("actions", "neglect", "N2", "Police", date(2022, 6, 1), True),
        Due("actions", "neglect", "N3", "", date(2022, 12, 31), False),
        Due("recommendations", "neglect", "R1", "Health", date(2022, 12, 1), False),
        Due("recommendations", "neglect", "R2", "", None, True),
    )
    assert [entry.reference for entry in of_all.due] == ["E1", "N2", "N3", "R1", "R2"]


def test_a_nil_return_after_it_leaves_nothing_due() -> None:
    with desk(ACTIONS[:1], nil=(("council", "actions", 2022, 2),)) as sitting:
        assert gather_page(sitting, HALF, "officer", "neglect", ()).due == ()


def test_returns_of_the_period_that_left_a_gap_are_told() -> None:
    expected = tuple(
        Expected.model_validate({"sender": sender, "family": family, "due_days": 21} | more)
        for sender, family, more in (
            ("council", "progress", {"datasets": ["actions"], "since": "2022/23 Q1"}),
            ("police", "progress", {"datasets": ["actions"], "since": "2022/23 Q1"}),
            ("health", "national", {"every": "year", "datasets": ["population"], "since": "2022/23"}),
        )
    )
    with desk(ACTIONS) as sitting:
        told = replace(
            sitting,
            partnership=sitting.partnership.model_copy(update={"expected": expected}),
            clock=lambda: datetime(2024, 1, 8, tzinfo=UTC),
        )
        half = gather_page(told, HALF, "officer", "neglect", ()).returns
        year = gather_page(told, Period.full_year(2022), "officer", "neglect", ()).returns
    assert [(entry.awaited.sender, entry.awaited.period.label) for entry in half] == [
        ("police", "2022/23 Q1"), ("police", "2022/23 Q2"),
    ]  # fmt: skip
    assert {entry.awaited.sender for entry in year} == {"council", "police", "health"}
    assert {entry.awaited.period.label for entry in year if entry.awaited.sender == "council"} == {"2022/23 Q4"}


def test_what_a_lead_agreed_shows_no_progress_is_told_and_outside_only_once_approved() -> None:
    place = Place("neglect", "little_progress", None, HALF)
    officer, public = (Scope(HALF, "same-period", edition) for edition in ("officer", "public"))  # type: ignore[arg-type]
    with desk(ACTIONS) as sitting:
        agree_progress(sitting, place, agreed=True, reason="Nothing has moved.", key="N2", name="Jane Smith")
        agree_progress(sitting, place, agreed=False, reason="It has.", key="N3", name="Jane Smith")
        ours, theirs, other = (
            read_summary(sitting, Summary(()), scope, whose)
            for scope, whose in ((officer, None), (public, None), (officer, "exploitation"))
        )
    assert [(line.whose, line.text) for line in ours.every] == [
        ("Neglect", "1 action shows little or no evidence of progress, as agreed by its lead.")
    ]
    assert theirs.every == other.every == ()


def test_a_decision_holds_for_the_end_of_a_period_however_the_page_reached_it() -> None:
    last = Period.single(HALF.quarters[-1])
    with desk(ACTIONS) as sitting:
        place = Place("neglect", "little_progress", None, last)
        agree_progress(sitting, place, agreed=True, reason="Nothing has moved.", key="N2", name="Jane Smith")
        told = {
            period.label: len(read_summary(sitting, Summary(()), Scope(period, "same-period", "officer"), None).every)
            for period in (last, HALF, Period.full_year(HALF.year))
        }
    assert told == {last.label: 1, HALF.label: 1, f"{Period.full_year(HALF.year).label}": 0}


def test_what_a_lead_left_out_is_gone_from_the_lists_at_once() -> None:
    scope = Scope(HALF, "same-period", "officer")
    sentence = write("improved", "working", "It is 5%: improved.", priority="neglect", subject="it", share=0.1)
    with desk(ACTIONS) as sitting:
        assert read_summary(sitting, Summary((sentence,)), scope, "neglect").short("working")
        decide(sitting, sentence, HALF, "leave_out", name="Jane Smith")
        after = read_summary(sitting, Summary((sentence,)), scope, "neglect")
    assert after.short("working") == after.opening == ()
    assert [line.told.left_out for line in after.every] == [True]
