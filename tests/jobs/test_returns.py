"""The returns board on the samples, and what a nil return and a declaration do."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cesp.briefing.returns import Return
from cesp.catalogue.expected import Expected
from cesp.disclosure.shown import Shown
from cesp.errors import ConfigurationError, Mendable, NotAllowed
from cesp.jobs.desk import Desk, open_desk
from cesp.jobs.figures import Request, figures
from cesp.jobs.places import partnership_folder
from cesp.jobs.returns import declare, record_nil, show_board, take_back
from cesp.jobs.uploads import history, undo
from cesp.people import LOCAL, Person
from cesp.periods import Period, parse_period

GAP = Period(2023, 2, 2)
SENDER = "wirral-community"
THEN = datetime(2024, 2, 1, 9, tzinfo=UTC)


@pytest.fixture
def desk(sample_file: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk on a copy of the samples, on 1 February 2024."""
    shutil.copy(sample_file, tmp_path / "store.db")
    opened = open_desk(f"sqlite:///{tmp_path / 'store.db'}", partnership_folder(), LOCAL)
    yield replace(opened, clock=lambda: THEN)
    opened.store.close()


def cell(desk: Desk, sender: str, family: str, words: str) -> Return:
    """One return of the board."""
    period = parse_period(words)
    assert period is not None
    lines = show_board(desk, period.year).lines
    [found] = [
        entry
        for line in lines
        for entry in line.returns
        if (entry.awaited.sender, entry.awaited.family, entry.awaited.period) == (sender, family, period)
    ]
    return found


@pytest.mark.parametrize(
    ("year", "sentence"),
    [
        (2020, "12 of 12 returns were received."),
        (2021, "24 of 24 returns were received, 3 late."),
        (2022, "33 of 33 returns were received, 4 late, 2 corrected since."),
        (2023, "21 of 22 returns were received, 1 late. 1 is missing: Wirral Community Health and Care NHS Foundation "
               "Trust, training return, 2023/24 Q2."),
        (2019, "No returns are expected for 2019/20."),
    ],
)  # fmt: skip
def test_a_year_of_the_samples_in_a_sentence(desk: Desk, year: int, sentence: str) -> None:
    assert show_board(desk, year).summary == sentence


def test_without_a_year_it_is_the_last_in_which_a_return_is_expected(desk: Desk) -> None:
    board = show_board(desk)
    assert (board.year, board.years) == (2023, (2020, 2021, 2022, 2023))
    years_on = replace(desk, clock=lambda: datetime(2030, 1, 1, tzinfo=UTC))
    assert show_board(years_on).years == board.years


def test_the_quarter_that_was_never_sent_is_missing_and_names_the_figures(desk: Desk) -> None:
    missing = cell(desk, SENDER, "training", "2023/24 Q2")
    assert (missing.state, missing.days) == ("missing", 103)  # 21 October to 1 February
    assert any(sentence.startswith("Attendances; Attended of registered;") for sentence in missing.affects)
    assert any("for Neglect" in sentence and "2023/24 Q2, its year to date" in sentence for sentence in missing.affects)


def test_the_quarter_that_was_sent_again_is_corrected_and_keeps_its_first_day(desk: Desk) -> None:
    corrected = cell(desk, "training-team", "training", "2022/23 Q3")
    assert (corrected.state, str(corrected.received), corrected.days) == ("received", "2023-01-16", 0)
    assert [str(one.on) for one in corrected.corrections] == ["2023-02-20"]


def test_a_return_two_days_after_it_was_due_is_late(desk: Desk) -> None:
    assert cell(desk, SENDER, "training", "2023/24 Q3").days == 2


def test_before_its_day_nothing_is_missing(desk: Desk) -> None:
    early = replace(desk, clock=lambda: datetime(2023, 10, 21, 23, tzinfo=UTC))
    assert cell(early, SENDER, "training", "2023/24 Q2").state == "not_due"


def test_who_is_missing_gets_one_message(desk: Desk) -> None:
    [chaser] = show_board(desk, 2020).chasers  # whatever the year looked at
    assert chaser.sender == SENDER
    assert "Training return for July to September 2023 (2023/24 Q2), due on 21 October 2023, now 103 days late" in (
        chaser.text
    )
    assert "for October to December 2023 (2023/24 Q3), which came on 23 January 2024." in chaser.text


def compared(desk: Desk) -> dict[str, Shown]:
    """Measure -> its comparison for the gap's quarter, in all training."""
    wanted = ("attendances", "attended_of_registered")
    return {name: figures(desk, Request(GAP, measure=name))[0] for name in wanted}


def test_a_nil_return_is_a_zero_and_makes_figures_like_for_like(desk: Desk) -> None:
    before = compared(desk)
    assert {shown.verdict for shown in before.values()} == {"not_like_for_like"}
    record = record_nil(desk, SENDER, "training", GAP)
    after = compared(desk)
    assert "not_like_for_like" not in {shown.verdict for shown in after.values()}
    assert [shown.figure.value for shown in after.values()] == [shown.figure.value for shown in before.values()]
    assert cell(desk, SENDER, "training", "2023/24 Q2").state == "nil"
    assert show_board(desk).summary == "22 of 22 returns were received, 1 nil, 2 late."
    undo(desk, record.id)
    assert {name: shown.verdict for name, shown in compared(desk).items()} == dict.fromkeys(before, "not_like_for_like")
    assert cell(desk, SENDER, "training", "2023/24 Q2").state == "missing"


def test_where_all_that_is_held_is_nil_a_count_is_a_true_zero(tmp_path: Path) -> None:
    opened = open_desk(f"sqlite:///{tmp_path / 'empty.db'}", partnership_folder(), LOCAL)
    empty = replace(opened, clock=lambda: THEN)
    request = Request(GAP, measure="attendances")
    assert figures(empty, request)[0].figure.status == "not_supplied"
    record_nil(empty, SENDER, "training", GAP)
    shown = figures(empty, request)[0].figure
    assert (shown.status, shown.value) == ("ok", 0)
    opened.store.close()


def test_a_nil_return_is_in_the_history_with_who_and_what(desk: Desk) -> None:
    record_nil(desk, "WCHC", "training", GAP)  # an alias will do
    latest = history(desk)[0]
    assert (
        latest.file == "Nil return: Wirral Community Health and Care NHS Foundation Trust, training return, 2023/24 Q2"
    )
    assert (latest.sender, latest.by, latest.rows, latest.periods) == (SENDER, LOCAL.name, 0, ("2023/24 Q2",))


def test_what_will_not_be_supplied_says_who_when_and_why_until_it_is_taken_back(desk: Desk) -> None:
    declare(desk, SENDER, "training", GAP, "  Their system was replaced. ")
    said = cell(desk, SENDER, "training", "2023/24 Q2")
    assert said.state == "declared"
    assert said.declared is not None
    assert (said.declared.reason, said.declared.by) == ("Their system was replaced.", LOCAL.name)
    assert said.declared.at == desk.store.events()[0].at
    assert said.affects  # still a gap
    assert show_board(desk).chasers == ()
    take_back(desk, SENDER, "training", GAP)
    assert cell(desk, SENDER, "training", "2023/24 Q2").state == "missing"


HELD, NEXT = Period(2023, 1, 1), Period(2023, 4, 4)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nobody", "training", GAP), "There is no agency nobody"),
        (("police", "audits", GAP), "No audit return of Cheshire Constabulary is expected for 2023/24 Q2"),
        (("police", "gossip", GAP), "No gossip of Cheshire Constabulary is expected"),
        (("police", "training", NEXT), "Expected: training 2023/24 Q1; training 2023/24 Q2; training 2023/24 Q3."),
        (("probation", "training", GAP), "Expected: nothing in that year."),
        (("police", "training", HELD), "A return with rows is held, so nothing was changed"),
    ],
)
def test_what_nobody_can_say_is_refused_in_words(desk: Desk, words: tuple[str, str, Period], said: str) -> None:
    with pytest.raises(Mendable) as refused:
        record_nil(desk, *words)
    assert said in str(refused.value)
    assert len(history(desk)) == len({record.id for record in history(desk) if record.by == "the samples"})


def test_what_contradicts_what_stands_is_refused(desk: Desk) -> None:
    early = replace(desk, clock=lambda: datetime(2023, 9, 30, tzinfo=UTC))
    with pytest.raises(Mendable, match="has not ended yet"):
        record_nil(early, SENDER, "training", GAP)
    with pytest.raises(Mendable, match="A reason is needed"):
        declare(desk, SENDER, "training", GAP, " ")
    with pytest.raises(Mendable, match="It has come, as upload"):
        declare(desk, "police", "training", HELD, "no staff")
    with pytest.raises(Mendable, match="Nobody has said"):
        take_back(desk, SENDER, "training", GAP)
    record_nil(desk, SENDER, "training", GAP)
    with pytest.raises(Mendable, match="It is a nil return already"):
        record_nil(desk, SENDER, "training", GAP)


@pytest.mark.parametrize(("role", "reads", "writes"), [("viewer", False, False), ("scrutineer", True, False)])
def test_who_sent_what_is_for_officers_and_only_they_may_say_more(
    desk: Desk, role: str, reads: bool, writes: bool
) -> None:
    person = Person("Bo", frozenset({role}))  # type: ignore[arg-type]
    theirs = replace(desk, person=person)
    if reads:
        assert show_board(theirs).lines
    else:
        with pytest.raises(NotAllowed):
            show_board(theirs)
    assert not writes
    for act in (
        lambda: record_nil(theirs, SENDER, "training", GAP),
        lambda: declare(theirs, SENDER, "training", GAP, "why"),
        lambda: take_back(theirs, SENDER, "training", GAP),
    ):
        with pytest.raises(NotAllowed):
            act()


def expecting(desk: Desk, **words: object) -> Desk:
    """The same desk, where one return is expected."""
    entry = Expected.model_validate({"sender": "police", "family": "training", "due_days": 21, **words})
    return replace(desk, partnership=desk.partnership.model_copy(update={"expected": (entry,)}))


def test_what_a_family_does_not_hold_is_an_error_of_the_partnership(desk: Desk) -> None:
    with pytest.raises(ConfigurationError, match="No training return of a quarter holds audits"):
        show_board(expecting(desk, since="2023/24 Q1", datasets=["audits"]))
    with pytest.raises(ConfigurationError, match="No national return of a quarter holds national"):
        show_board(expecting(desk, since="2023/24 Q1", family="national"))


def test_a_return_that_brings_too_little_can_be_made_whole_by_a_nil_return(desk: Desk) -> None:
    both = expecting(desk, since="2023/24 Q3", datasets=["training_sessions", "training_attendance"])
    part = cell(both, "police", "training", "2023/24 Q3")
    assert (part.state, part.lacking) == ("received", ("training_sessions",))
    assert "1 came in part" in show_board(both).summary
    record_nil(both, "police", "training", Period(2023, 3, 3))
    assert cell(both, "police", "training", "2023/24 Q3").lacking == ()


def test_figures_of_a_year_are_expected_once_and_held_as_a_year(desk: Desk) -> None:
    later = replace(desk, clock=lambda: datetime(2025, 12, 1, tzinfo=UTC))
    yearly = expecting(later, sender="business-unit", family="national", every="year", since="2024/25", due_days=230)
    whole = cell(yearly, "business-unit", "national", "2024/25")
    assert (whole.state, str(whole.awaited.due), str(whole.received)) == ("received", "2025-11-16", "2025-11-01")
    assert cell(yearly, "business-unit", "national", "2025/26").state == "not_due"
