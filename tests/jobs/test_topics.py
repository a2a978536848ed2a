"""The pages across all priorities on the samples: figures agree with those asked for one by one, lists with the
measures they list, and no other edition is told who or what was said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cesp.briefing.exhibit import Exhibit
from cesp.briefing.registers import Register
from cesp.briefing.topics import TopicPage
from cesp.catalogue import Edition
from cesp.catalogue.load import load_topics
from cesp.errors import Mendable, NotAllowed
from cesp.jobs import topics
from cesp.jobs.desk import Desk
from cesp.jobs.figures import Request, figures
from cesp.jobs.present import Scope
from cesp.jobs.topics import show_topic
from cesp.people import Person
from cesp.periods import Period
from tests.measures.world import desk as small_desk
from tests.measures.world import table

PERIOD = Period.to_date(2023, 3)
NAMES = tuple(topic.id for topic in load_topics().topic)


def page(desk: Desk, name: str, edition: Edition = "officer", period: Period = PERIOD) -> TopicPage:
    return show_topic(desk, name, Scope(period, "same-period", edition))


def exhibits(made: TopicPage) -> dict[str, Exhibit]:
    return {item.id: item for chapter in made.chapters for item in chapter.items if isinstance(item, Exhibit)}


def registers(made: TopicPage) -> dict[str, Register]:
    return {item.id: item for chapter in made.chapters for item in chapter.items if isinstance(item, Register)}


@pytest.mark.parametrize("name", NAMES)
def test_every_page_opens_with_a_sentence_and_leaves_no_chapter_unexplained(sample_desk: Desk, name: str) -> None:
    made = page(sample_desk, name)
    assert all(made.opening)
    assert all(bool(chapter.items) != bool(chapter.empty) for chapter in made.chapters)
    ids = [item.id for chapter in made.chapters for item in chapter.items]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("name", "measure", "by"),
    [
        ("training", "attended_of_registered", "course"),
        ("training", "attendances", "agency"),
        ("training", "attendances", "priority"),
        ("audits", "good_or_better", "standard"),
        ("voice", "children_heard", "theme"),
        ("assurance", "standards_met", "kind"),
    ],
)
def test_a_cut_shows_the_figures_asked_for_one_by_one(sample_desk: Desk, name: str, measure: str, by: str) -> None:
    shown = exhibits(page(sample_desk, name))[f"{measure}-by-{by}"]
    asked = figures(sample_desk, Request(PERIOD, measure=measure, by=by))
    wanted = sorted(one.figure.display for one in asked if one.figure.value or (one.previous and one.previous.value))
    assert sorted(str(row[1]) for row in shown.table.rows) == wanted


def test_lists_have_as_many_rows_as_their_measures_count(sample_desk: Desk) -> None:
    def counts(measure: str) -> tuple[float, float]:
        (one,) = figures(sample_desk, Request(PERIOD, measure=measure))
        return one.figure.numerator or 0.0, one.figure.denominator or 0.0

    assurance, voice = registers(page(sample_desk, "assurance")), registers(page(sample_desk, "voice"))
    held, planned = counts("meetings_held")
    assert len(assurance["meetings"].rows) == planned - held > 0
    came, listed = counts("assessments_received")
    assert len(assurance["assessments"].rows) == listed - came > 0
    done, said = counts("feedback_answered")
    assert len(voice["voice"].rows) == said
    answers = [row[1] for row in voice["voice"].rows]
    assert answers.count("no answer yet") == said - done > 0
    assert set(answers[: int(said - done)]) == {"no answer yet"}


def test_overdue_recommendations_stand_first_and_there_are_as_many_as_the_measure_says(sample_desk: Desk) -> None:
    (overdue,) = figures(sample_desk, Request(PERIOD, measure="recommendations_overdue"))
    (still_open,) = figures(sample_desk, Request(PERIOD, measure="recommendations_open"))
    rows = registers(page(sample_desk, "audits"))["recommendations"].rows
    ended = [row[5] in ("Closed", "Withdrawn") for row in rows]
    assert ended.count(False) == still_open.figure.value
    assert ended == sorted(ended)
    assert overdue.figure.value


def test_actions_that_stand_still_come_first(sample_desk: Desk) -> None:
    rows = registers(page(sample_desk, "plans"))["actions"].rows
    assert "little or no evidence of progress" in rows[0][5]
    assert "overdue" in rows[1][5]


@pytest.mark.parametrize("edition", ["public", "restricted"])
@pytest.mark.parametrize("name", NAMES)
def test_other_editions_name_no_agency_and_quote_nobody(sample_desk: Desk, name: str, edition: Edition) -> None:
    protected, officer = page(sample_desk, name, edition), page(sample_desk, name)
    told = str([protected.chapters, protected.opening, protected.unknown])
    titles = {agency.title for agency in sample_desk.partnership.agency if not agency.agrees_to_be_named}
    assert not [title for title in titles if " " in title and title in told]  # "Health" is a word of other titles too
    listed = registers(officer).items()
    free = [
        row[0] for kind, register in listed if kind in ("voice", "actions", "recommendations") for row in register.rows
    ]
    assert not [text for text in free if text in told]
    assert bool(free) == (name in ("audits", "plans", "voice"))


def test_results_by_agency_are_said_to_be_for_officers(sample_desk: Desk) -> None:
    shown = exhibits(page(sample_desk, "training", "public"))["no_show_rate-by-agency"]
    assert "are for officers" in shown.headline
    assert (shown.chart, shown.table.rows) == (None, ())
    assert exhibits(page(sample_desk, "training"))["no_show_rate-by-agency"].chart is not None


def test_proposals_are_on_no_page_but_the_officers(sample_desk: Desk) -> None:
    assert "little_progress-by-priority" in exhibits(page(sample_desk, "plans"))
    assert "little_progress-by-priority" not in exhibits(page(sample_desk, "plans", "public"))


def test_returns_are_those_due_by_the_end_of_the_period(sample_desk: Desk) -> None:
    first = registers(page(sample_desk, "assurance", period=Period(2023, 1, 1)))["returns"]
    assert "missing" not in first.sentence
    assert "1 is missing" in registers(page(sample_desk, "assurance"))["returns"].sentence


def test_all_of_a_page_is_protected_as_one_family(sample_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    families: list[int] = []
    protect = topics.protect

    def counted(family, policy):  # type: ignore[no-untyped-def]
        families.append(len(family))
        return protect(family, policy)

    monkeypatch.setattr(topics, "protect", counted)
    page(sample_desk, "training", "public")
    assert len(families) == 1
    assert families[0] > 50


def test_a_page_nobody_knows_and_an_edition_that_is_not_theirs_are_refused(sample_desk: Desk) -> None:
    with pytest.raises(Mendable, match="no page cakes"):
        page(sample_desk, "cakes")
    viewer = replace(sample_desk, person=Person("Vi", frozenset({"viewer"})))
    with pytest.raises(NotAllowed):
        page(viewer, "voice")
    assert page(viewer, "voice", "public").title == "Voice"


def test_where_nothing_is_held_every_page_says_what_fills_it() -> None:
    sessions = "| when | course | attended |\n| 2015 Q1 | gcp | 3 |"
    with small_desk(table("training_sessions", sessions)) as sitting:
        for name in NAMES:
            made = page(sitting, name, period=Period(2022, 1, 1))
            assert len(made.opening) == 1
            assert "nothing is held for April to June 2022. Upload" in made.opening[0]
