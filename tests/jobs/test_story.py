"""The story of the samples can be read off the pages."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cesp.briefing.exhibit import Briefing, Exhibit
from cesp.briefing.rules import EXHIBIT_RULES
from cesp.catalogue import Edition
from cesp.jobs.desk import Desk, open_desk
from cesp.jobs.figures import Request, figures
from cesp.jobs.overview import overview
from cesp.jobs.places import partnership_folder
from cesp.jobs.present import Scope, brief, latest_period, years_held
from cesp.jobs.samples import clear_samples, fill_with_samples
from cesp.jobs.summary import read_summary
from cesp.jobs.uploads import history, undo
from cesp.people import LOCAL
from cesp.periods import Period

NINE_MONTHS = Period.to_date(2023, 3)
OFFICER = Scope(NINE_MONTHS, "same-period", "officer")


def exhibits(briefing: Briefing) -> dict[str, Exhibit]:
    return {exhibit.id: exhibit for section in briefing.sections for exhibit in section.exhibits}


def test_the_latest_period_is_what_the_last_returns_reach(sample_desk: Desk) -> None:
    assert latest_period(sample_desk) == NINE_MONTHS


def test_exploitation_training_climbs_after_the_inspection(sample_desk: Desk) -> None:
    shown = exhibits(brief(sample_desk, "contextual-safeguarding", OFFICER))["attendances"].shown
    assert shown.verdict == "more"
    assert shown.previous is not None
    assert (shown.figure.value or 0) > 1.5 * (shown.previous.value or 0)


def test_emotional_health_is_closed_and_keeps_its_page(sample_desk: Desk) -> None:
    briefing = brief(sample_desk, "emotional-health-and-wellbeing", OFFICER)
    assert briefing.stage == "Closed to business as usual, March 2023"
    assert briefing.opening == (
        "Closed to business as usual: achieved what it was set up to do; scrutiny passed to the teams concerned.",
    )
    assert briefing.turn is not None
    assert briefing.turn.period == Period.full_year(2022)
    year = brief(sample_desk, "emotional-health-and-wellbeing", Scope(Period.full_year(2022), "same-period", "officer"))
    assert year.stage == "Closed to business as usual, March 2023"
    assert exhibits(year)["good_or_better"].shown.figure.status == "ok"


def test_neglect_is_closing_and_fewer_is_not_worse(sample_desk: Desk) -> None:
    briefing = brief(sample_desk, "neglect", OFFICER)
    assert briefing.stage.startswith("Closing")
    assert exhibits(briefing)["sessions_held"].shown.verdict == "fewer"


def test_a_priority_that_opened_has_no_earlier_ratings(sample_desk: Desk) -> None:
    shown = exhibits(brief(sample_desk, "sexual-abuse", OFFICER))["actions_on_track"].shown
    assert shown.verdict == "no_previous"


def test_a_missing_return_makes_figures_unlike_and_says_which(sample_desk: Desk) -> None:
    shown = exhibits(brief(sample_desk, "neglect", OFFICER))["attendances"].shown
    assert shown.verdict == "not_like_for_like"
    assert shown.reasons == (
        "The Q2 return of Wirral Community Health and Care NHS Foundation Trust is missing in 2023/24.",
    )


def test_who_sent_nothing_is_for_officers(sample_desk: Desk) -> None:
    briefing = brief(sample_desk, "neglect", Scope(NINE_MONTHS, "same-period", "public"))
    reasons = exhibits(briefing)["attendances"].shown.reasons
    assert reasons == ("A Q2 return is missing in 2023/24.",)
    assert "Wirral" not in repr(briefing)
    assert briefing.frame.cleared.startswith("Protected against subtraction: checked on ")
    assert not any("Not cleared" in banner for banner in briefing.frame.banners)


def test_a_restated_quarter_is_held_as_it_was_on_a_day_before(sample_desk: Desk) -> None:
    """The training return of 2022/23 Q3 came in January 2023 and was corrected later."""
    quarter = Period(2022, 3, 3)
    request = Request(quarter, measure="attendances")
    corrected = [record for record in history(sample_desk) if "corrected" in record.file.lower()]
    assert len(corrected) == 1
    before = Request(quarter, measure="attendances", as_at=corrected[0].at.replace(hour=0))
    [now], [then] = figures(sample_desk, request), figures(sample_desk, before)
    assert now.figure.value != then.figure.value


def test_undoing_the_correction_brings_the_first_figures_back(sample_file: Path, tmp_path: Path) -> None:
    copy = shutil.copy(sample_file, tmp_path / "copy.db")
    desk = open_desk(f"sqlite:///{copy}", partnership_folder(), LOCAL)
    [correction] = [record for record in history(desk) if "corrected" in record.file.lower()]
    request = Request(Period(2022, 3, 3), measure="attendances")
    [then] = figures(desk, Request(Period(2022, 3, 3), measure="attendances", as_at=correction.at.replace(hour=0)))
    undo(desk, correction.id)
    [undone] = figures(desk, request)
    assert undone.figure.value == then.figure.value
    desk.store.close()


def test_the_overview_opens_with_evidence_and_a_doubt(sample_desk: Desk) -> None:
    page = overview(sample_desk, OFFICER)
    lists = read_summary(sample_desk, page.summary, OFFICER, None)
    evidence, doubt = lists.opening
    assert (evidence.whose, evidence.text) == (
        "Neglect",
        "Neglect assessments that used the Graded Care Profile 2: 61% of 348 assessments of neglect completed, 44% of "
        "359 in the same nine months of 2022/23: improved.",
    )
    assert "missing" in doubt.text
    assert [row.title for row in page.rows][-2:] == [
        "Emotional Health and Wellbeing of Vulnerable Children", "All training, audits and plans",
    ]  # fmt: skip
    overdue = [line.text for line in lists.lines["next"] if line.told.sentence.rule == "overdue"]
    assert "2 actions were overdue: CS6 (Police, due 30 June 2023)" in " ".join(overdue)


def test_a_sentence_reads_the_same_on_the_overview_and_on_its_priority(sample_desk: Desk) -> None:
    of_all = {one.id: one for one in overview(sample_desk, OFFICER).summary.sentences}
    for priority in ("contextual-safeguarding", "neglect", "sexual-abuse"):
        for one in brief(sample_desk, priority, OFFICER).summary.sentences:
            if one.rule in EXHIBIT_RULES or one.rule == "due_next":
                assert of_all[one.id] == one


@pytest.mark.parametrize("edition", ["restricted", "public"])
def test_no_sentence_of_a_protected_edition_names_a_sender_an_owner_or_a_proposal(
    sample_desk: Desk, edition: Edition
) -> None:
    scope = Scope(NINE_MONTHS, "same-period", edition)
    said = repr(overview(sample_desk, scope).summary)
    assert not [agency.title for agency in sample_desk.partnership.agency if agency.title in said]
    assert "CS6" not in said
    assert "proposed" not in said
    assert "CS6" in repr(overview(sample_desk, OFFICER).summary)


def test_small_numbers_of_children_are_hidden_in_a_protected_edition(sample_desk: Desk) -> None:
    def by_quarter(edition: str) -> list[tuple[str, float | None]]:
        request = Request(
            Period.full_year(2022), indicator="nrm_referrals", by="quarter", edition=edition,  # type: ignore[arg-type]
        )  # fmt: skip
        return [(shown.figure.status, shown.figure.value) for shown in figures(sample_desk, request)]

    small = [value is not None and 1 <= value <= 5 for _, value in by_quarter("officer")]
    assert small == [True, False, False, False]
    hidden = [status == "suppressed" and value is None for status, value in by_quarter("public")]
    assert hidden == [True, True, False, False]  # the year less the others would tell the first


@pytest.mark.parametrize("edition", ["officer", "restricted", "public"])
def test_every_priority_has_a_page_in_every_edition(sample_desk: Desk, edition: str) -> None:
    for priority in sample_desk.partnership.priority:
        for period in (Period(2021, 2, 2), Period.full_year(2016), NINE_MONTHS):
            briefing = brief(sample_desk, priority.id, Scope(period, "same-period", edition))  # type: ignore[arg-type]
            assert briefing.title == priority.title


def test_the_clock_is_kept(sample_desk: Desk) -> None:
    assert all(record.at < datetime(2026, 1, 1, tzinfo=UTC) for record in history(sample_desk))


def test_the_samples_can_be_taken_away_and_are_not_put_back_unasked(sample_file: Path, tmp_path: Path) -> None:
    copy = shutil.copy(sample_file, tmp_path / "copy.db")
    desk = open_desk(f"sqlite:///{copy}", partnership_folder(), LOCAL)
    synthetic = desk.partnership.synthetic
    assert brief(desk, "neglect", OFFICER).frame.banners == (synthetic,)
    assert clear_samples(desk) == len(history(desk))
    assert years_held(desk) == ()
    assert brief(desk, "neglect", OFFICER).frame.banners == ()
    assert fill_with_samples(desk, report=lambda line: None) == 0
    desk.store.close()
