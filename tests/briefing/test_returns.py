"""Returns judged by hand: what came when, a year's sentence, the figures a gap touches, and the message to send."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cesp.briefing.chasers import write_chaser
from cesp.briefing.gaps import Sent, affected, unlike_later
from cesp.briefing.returns import Awaited, Return, judge, summarise
from cesp.catalogue import Partnership, load_catalogue
from cesp.periods import Period
from cesp.store.deliveries import Declaration, Delivery

Q2 = Period(2022, 2, 2)
DUE = date(2022, 10, 21)
AWAITED = Awaited("police", "Anyshire Police", "training", ("training_sessions", "training_attendance"), (), Q2, DUE)
NEEDS = replace(AWAITED, needed=AWAITED.datasets)
DECLARED = Declaration("police", "training", 2022, 2, "no staff", "Amy", datetime(2022, 10, 3, tzinfo=UTC))
PARTNERSHIP = Partnership.model_validate(
    {
        "name": "Anyshire Safeguarding Children Partnership",
        "place": "Anyshire",
        "sender": "scp",
        "editions": {"officer": "Officer working", "restricted": "Part 2", "public": "Part 1"},
        "agency": [{"id": "scp", "title": "The business unit"}, {"id": "police", "title": "Anyshire Police"}],
        "priority": [{"id": "online", "title": "Online safety"}, {"id": "neglect", "title": "Neglect"}],
        "course": [{"id": "phishing", "title": "Phishing", "priorities": ["online"]}],
        "indicator": [
            {"id": "seen", "title": "Children seen", "numerator_words": "children", "priorities": ["neglect"]},
            {"id": "rated", "title": "Rated", "numerator_words": "children", "priorities": ["neglect"], "rate": True},
        ],
    }
)


def delivery(  # one of the sessions of Q2, unless told otherwise
    day: str, upload: int = 1, *, dataset: str = "training_sessions", rows: int = 5, held: bool = True,
    corrects: bool = False, quarter: int = 2, sender: str = "police",
) -> Delivery:  # fmt: skip
    at = datetime.fromisoformat(f"{day}T23:30:00+00:00")
    return Delivery(upload, at, sender, dataset, 2022, quarter, rows, held, corrects)


def test_on_the_day_it_is_due_it_is_in_time_and_the_day_after_it_is_late() -> None:
    for day, days, late in (("2022-10-21", 0, False), ("2022-10-22", 1, True)):
        found = judge(AWAITED, [delivery(day)], None, DUE)
        assert (found.state, found.received, found.days, found.late) == (
            "received", date.fromisoformat(day), days, late,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("today", "state", "days"),
    [(date(2022, 7, 1), "not_due", 0), (DUE, "not_due", 0), (date(2022, 11, 4), "missing", 14)],
)
def test_nothing_is_missing_before_its_day_has_passed(today: date, state: str, days: int) -> None:
    found = judge(AWAITED, [], None, today)
    assert (found.state, found.days, found.late) == (state, days, False)
    assert found.gaps == (AWAITED.datasets if state == "missing" else ())


def test_what_others_sent_or_of_another_quarter_or_kind_does_not_count() -> None:
    day = "2022-10-01"
    others = [delivery(day, sender="cwp"), delivery(day, quarter=1), delivery(day, dataset="audits")]
    assert judge(AWAITED, others, None, date(2023, 1, 1)).state == "missing"


def test_a_declaration_stands_until_the_return_comes_after_all() -> None:
    assert judge(AWAITED, [], DECLARED, date(2023, 1, 1)).declared == DECLARED
    found = judge(AWAITED, [delivery("2022-12-01")], DECLARED, date(2023, 1, 1))
    assert (found.state, found.declared, found.days) == ("received", None, 41)


def test_no_row_anywhere_is_a_nil_return() -> None:
    both = [delivery("2022-10-01", rows=0), delivery("2022-10-01", dataset="training_attendance", rows=0)]
    assert judge(NEEDS, both, None, DUE).state == "nil"
    assert judge(NEEDS, [*both[:1], delivery("2022-10-02", 2, dataset="training_attendance")], None, DUE).state == (
        "received"
    )


def test_a_correction_keeps_the_day_the_return_first_came() -> None:
    found = judge(
        AWAITED, [delivery("2022-10-10", held=False), delivery("2022-12-01", 4, corrects=True)], None, date(2023, 1, 1)
    )
    assert (found.received, found.upload, found.days) == (date(2022, 10, 10), 1, 0)
    assert [(one.upload, one.on) for one in found.corrections] == [(4, date(2022, 12, 1))]


def test_a_return_that_must_bring_two_kinds_and_brings_one_lacks_the_other() -> None:
    found = judge(NEEDS, [delivery("2022-10-10")], None, DUE)
    assert (found.state, found.lacking, found.gaps) == ("received", ("training_attendance",), ("training_attendance",))
    assert judge(AWAITED, [delivery("2022-10-10")], None, DUE).lacking == ()


def test_what_was_taken_back_whole_is_missing_again() -> None:
    assert judge(AWAITED, [delivery("2022-10-10", held=False)], None, date(2023, 1, 1)).state == "missing"


def test_a_year_in_a_sentence() -> None:
    came = Return(AWAITED, "received", date(2022, 10, 1), 1)
    late, nil = replace(came, days=3), Return(AWAITED, "nil", date(2022, 10, 1), 2)
    missing = Return(AWAITED, "missing", days=40)
    year = Period.full_year(2022)
    assert summarise(year, []) == "No returns are expected for 2022/23."
    assert summarise(year, [came]) == "1 of 1 return was received."
    assert summarise(year, [came, late, nil, missing, Return(AWAITED, "not_due")]) == (
        "3 of 5 returns were received, 1 nil, 1 late. 1 is missing: Anyshire Police, training return, 2022/23 Q2. "
        "1 is not due yet."
    )
    assert summarise(year, [replace(came, lacking=("audits",)), Return(AWAITED, "declared", declared=DECLARED)]) == (
        "1 of 2 returns were received. 1 came in part: Anyshire Police, training return, 2022/23 Q2. "
        "1 will not be supplied: Anyshire Police, training return, 2022/23 Q2."
    )


def test_of_many_that_are_missing_a_year_names_the_first() -> None:
    missing = [replace(Return(AWAITED, "missing"), awaited=replace(AWAITED, sender_title=name)) for name in "ABCD"]
    assert summarise(Period.full_year(2022), [*missing, Return(AWAITED, "not_due"), Return(AWAITED, "not_due")]) == (
        "0 of 6 returns were received. 4 are missing: A, training return, 2022/23 Q2; B, training return, 2022/23 Q2; "
        "and 2 more. 2 are not due yet."
    )


def told(gaps: tuple[str, ...], sent: list[Sent], period: Period = Q2) -> tuple[str, ...]:
    return affected(gaps, period, sent, load_catalogue(), PARTNERSHIP)


def test_a_gap_in_attendance_touches_what_is_counted_from_it_and_the_course_s_priority() -> None:
    [sentence] = told(("training_attendance",), [Sent("training_attendance", None, "phishing", None)])
    assert sentence == (
        "Attendances; Attended of registered; Did not attend, of registered; Cancelled, of registered; "
        "Reach of the workforce: "
        "for Online safety, and for all together, in 2022/23 Q2, its year to date and its full year."
    )


def test_a_row_s_own_priority_beats_its_course_s() -> None:
    sentences = told(("training_sessions",), [Sent("training_sessions", "neglect", "phishing", None)])
    assert all("for Neglect, and" in sentence and "Online" not in sentence for sentence in sentences)
    assert any(sentence.startswith("Training sessions held") for sentence in sentences)


def test_a_course_nobody_knows_touches_the_whole_only() -> None:
    [sentence] = told(("training_attendance",), [Sent("training_attendance", None, "knitting", None)])
    assert ": for all together, in 2022/23 Q2" in sentence


def test_indicators_are_named_and_a_whole_year_has_no_quarter() -> None:
    sent = [Sent("indicators", "neglect", None, name) for name in ("seen", "rated", "unheard-of")]
    assert told(("indicators",), sent, Period.full_year(2022)) == (
        "Children seen; Rated: for Neglect, and for all together, 2022/23.",
    )


def test_who_never_sent_such_rows_makes_no_figure_incomplete() -> None:
    assert told(("audits",), [Sent("indicators", "neglect", None, "seen")]) == ()


def test_a_first_message_is_polite_and_says_what_when_and_how() -> None:
    last = Return(replace(AWAITED, period=Period(2022, 1, 1)), "received", date(2022, 7, 20), 3)
    chaser = write_chaser([Return(AWAITED, "missing", days=14)], [last], PARTNERSHIP)
    assert chaser.subject == "Training return for July to September 2022 (2022/23 Q2)"
    assert chaser.text == "\n\n".join(
        [
            "Dear colleagues,",
            "We do not seem to have had this from Anyshire Police yet:",
            "- Training return for July to September 2022 (2022/23 Q2), due on 21 October 2022",
            "The last training return we had from you was for April to June 2022 (2022/23 Q1), "
            "which came on 20 July 2022.",
            "Please send it in reply to this message. A blank template is attached; "
            "a workbook laid out like your last one will do as well.",
            "If there was nothing to report, a reply with the words “nil return” is all we need. "
            "If you cannot supply it, please tell us why, so that we can say so beside the figures. "
            "If you have already sent it, please tell us when and to whom, and accept our apologies.",
            "With many thanks,\nThe business unit\nAnyshire Safeguarding Children Partnership",
        ]
    )
    assert chaser.before == "Attach the blank template (training) before you send this: it is under Upload returns."


def test_after_a_fortnight_it_is_a_reminder_that_says_what_waits() -> None:
    figures = ("Attendances: for all together.", unlike_later(Q2))
    missing = [Return(AWAITED, "missing", days=15, affects=figures), Return(AWAITED, "missing", days=1)]
    chaser = write_chaser(missing, [], PARTNERSHIP)
    assert chaser.subject == "Reminder: Training return for July to September 2022 (2022/23 Q2) and 1 more"
    assert "We wrote to you before, and are still waiting for this from Anyshire Police:" in chaser.text
    assert "due on 21 October 2022, now 15 days late\n- Training" in chaser.text
    assert "now 1 day late" in chaser.text
    assert "Until we have them, these figures of the partnership are incomplete:\n- Attendances" in chaser.text
    assert "Until we have" not in write_chaser([replace(missing[0], affects=())], [], PARTNERSHIP).text
