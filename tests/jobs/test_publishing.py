"""Papers that were published say the same whatever comes after, and what has changed since is told beside them."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cesp.briefing.paper import Paper, write_paper
from cesp.briefing.stories import SlidePlan, Story
from cesp.catalogue import Edition
from cesp.errors import Mendable, NotAllowed, StoreError
from cesp.jobs.desk import Desk, open_desk
from cesp.jobs.papers import compose_paper
from cesp.jobs.places import partnership_folder
from cesp.jobs.present import Scope
from cesp.jobs.publishing import (
    Occasion,
    Published,
    changes_since,
    draw_up,
    list_publications,
    open_publication,
    papers_due,
    publication_data,
    publish,
    published_before,
    scope_of,
)
from cesp.jobs.uploads import undo
from cesp.people import LOCAL, Person, Role
from cesp.periods import Period
from cesp.store.publications import Chosen, Manuscript, Notice
from tests.measures.world import desk as open_world
from tests.measures.world import keep, table

CLOCK = datetime(2024, 6, 3, 12, 0, tzinfo=UTC)
MEETING = date(2024, 6, 13)  # a Thursday, whose papers are due on 5 June
OCCASION = Occasion("Impact, Q3", "Children's Committee", MEETING)
Q2 = Period(2023, 2, 2)
NEGLECT = ("Neglect", "Attended of registered")
HELD = """
    when    | priority | indicator | numerator | denominator
    2022 Q2 | neglect  | standing  | 40        | 100
    2023 Q2 | neglect  | standing  | 20        | 100
"""


@pytest.fixture
def samples(sample_file: Path, tmp_path: Path) -> Iterator[Desk]:
    """An officer's desk on a copy of the samples."""
    shutil.copy(sample_file, tmp_path / "store.db")
    opened = open_desk(f"sqlite:///{tmp_path / 'store.db'}", partnership_folder(), LOCAL)
    yield seat(opened, "Amy Hall", "officer", at=datetime(2026, 6, 1, 12, 0, tzinfo=UTC))
    opened.store.close()


@pytest.fixture
def desk() -> Iterator[Desk]:
    with open_world(table("indicators", HELD)) as opened:
        yield seat(opened, "Amy Hall", "officer")


def seat(opened: Desk, name: str, *roles: Role, at: datetime = CLOCK) -> Desk:
    return replace(opened, person=Person(name, frozenset(roles)), clock=lambda: at)


def scope(edition: Edition = "public", period: Period = Q2) -> Scope:
    return Scope(period, "same-period", edition)


def afresh(desk: Desk) -> Desk:
    """The desk of somebody who starts the program again, with what it is configured with now."""
    return replace(desk, evidence={}, questions={})


def give(desk: Desk, *, edition: Edition = "public", occasion: Occasion = OCCASION, story: Story | None = None) -> int:
    chosen = scope(edition)
    return publish(desk, compose_paper(desk, chosen, story), chosen, occasion, story).id


def headline(published: Published | Paper, priority: str, title: str) -> str:
    paper = published.paper if isinstance(published, Published) else published
    [found] = [
        item.exhibit.headline
        for chapter in paper.chapters
        for part in chapter.parts
        for item in part.items
        if (chapter.title, item.exhibit.title) == (priority, title)
    ]
    return found


def test_a_frozen_publication_is_the_same_after_three_uploads_an_undo_and_a_changed_definition(samples: Desk) -> None:
    chosen = scope(period=Period(2023, 1, 3))
    paper = compose_paper(samples, chosen)
    record = publish(samples, paper, chosen, replace(OCCASION, meeting=date(2026, 6, 11)))
    content = samples.store.papers.manuscript(record.id).content
    assert content == write_paper(paper)
    assert changes_since(samples, record.id) == ()
    was = headline(paper, *NEGLECT)
    assert was.startswith("86% of 234 registered attended")

    columns = "when | sender | course | priority | sessions | attended | registered"
    keep(samples.store, table("training_sessions", f"{columns}\n2023 Q3 | training-team | new | neglect | 4 | 70 | 80"))
    keep(samples.store, table("training_sessions", f"{columns}\n2023 Q4 | police | new | neglect | 4 | 9 | 10"))
    keep(samples.store, table("comparators", "when|indicator|place|numerator|denominator\n2023|neglect|England|1|2"))
    [voice] = [one for one in samples.store.uploads() if one.file == "2023-24_Q3_voice.xlsx"]
    undo(samples, voice.id)
    measures = tuple(
        one.model_copy(update={"definition": "Of those who booked, those who came.", "less": ()})
        if one.id == "attended_of_registered"
        else one
        for one in samples.catalogue.measures
    )
    later = afresh(replace(samples, catalogue=samples.catalogue.model_copy(update={"measures": measures})))

    opened = open_publication(later, record.id)
    assert later.store.papers.manuscript(record.id).content == content == write_paper(opened.paper)
    assert hashlib.sha256(content).hexdigest() == opened.record.sha256 == record.sha256
    assert opened.paper == paper
    is_now = headline(compose_paper(later, chosen), *NEGLECT)
    # 212 attendances were held, walk-ins among them, of 234 registered: (212 + 70) / (234 + 80).
    assert is_now.startswith("90% of 314 registered attended")
    first, came, gone, definition, *readings = changes_since(later, record.id)
    assert first.startswith(
        "These papers stand as they were published on 1 June 2026. Since then: 3 returns came or were corrected; "
        "1 return was taken back; 1 definition changed; "
    )
    assert came == (
        "Came, were corrected or were put back since: published national figures for 2023/24; "
        "training returns for 2023/24 Q4; training returns for 2023/24 Q3."
    )
    assert gone == "Taken back since: progress returns for 2023/24 Q3."
    assert definition.startswith("The definition of “Attended of registered” was “")
    assert "and is “Of those who booked, those who came." in definition
    assert f"Neglect, Attended of registered was published as “{was}” It now reads “{is_now}”" in readings


def test_only_who_may_publish_publishes_and_whoever_may_read_opens(desk: Desk) -> None:
    chosen = scope()
    paper = compose_paper(desk, chosen)
    others: tuple[Role, ...] = ("viewer", "uploader", "scrutineer")
    for role in others:
        with pytest.raises(NotAllowed, match="may not publish"):
            draw_up(seat(desk, "Vic", role), chosen, OCCASION)
        with pytest.raises(NotAllowed, match="may not publish"):
            publish(seat(desk, "Vic", role), paper, chosen, OCCASION)
    assert list_publications(desk) == []
    number = publish(desk, paper, chosen, OCCASION).id
    viewer = seat(desk, "Vic", "viewer")
    assert [one.id for one in list_publications(viewer)] == [number]
    assert open_publication(viewer, number).paper == paper
    assert changes_since(viewer, number) == ()
    nobody = seat(desk, "Nobody")
    for job in (lambda: list_publications(nobody), lambda: open_publication(nobody, number)):
        with pytest.raises(NotAllowed):
            job()


def test_papers_are_due_five_clear_days_before_and_late_ones_need_a_reason(desk: Desk) -> None:
    assert papers_due(desk, MEETING) == date(2024, 6, 5)
    on_the_day = seat(desk, "Amy Hall", "officer", at=datetime(2024, 6, 5, 23, 0, tzinfo=UTC))
    record = open_publication(on_the_day, give(on_the_day)).record
    assert (record.notice.due, record.notice.late) == (date(2024, 6, 5), "")
    late = seat(desk, "Amy Hall", "officer", at=datetime(2024, 6, 6, 9, 0, tzinfo=UTC))
    with pytest.raises(Mendable, match="were due on 5 June 2024, 5 clear days before") as caught:
        give(late)
    assert "Give the reason" in caught.value.mend
    why = replace(OCCASION, late=" The audit ended on 5 June. ")
    assert open_publication(late, give(late, occasion=why)).record.notice.late == "The audit ended on 5 June."


def test_each_edition_is_published_by_its_own_rule(desk: Desk) -> None:
    with pytest.raises(Mendable, match="“Officer working” is for officers alone"):
        give(desk, edition="officer")
    with pytest.raises(Mendable, match="“Part 2” needs its reason"):
        give(desk, edition="restricted")
    why = replace(OCCASION, exempt="Paragraph 2; children could be told.")
    record = open_publication(desk, give(desk, edition="restricted", occasion=why)).record
    assert (record.chosen.edition, record.notice.exempt) == ("restricted", "Paragraph 2; children could be told.")
    with pytest.raises(ValueError, match="was not composed of"):
        publish(desk, compose_paper(desk, scope()), scope("restricted"), why)


def test_papers_need_a_title_a_committee_and_a_name(desk: Desk) -> None:
    for wrong in (replace(OCCASION, title=" "), replace(OCCASION, committee="")):
        with pytest.raises(Mendable, match="need a title and a committee"):
            give(desk, occasion=wrong)
    local = replace(desk, person=LOCAL)
    with pytest.raises(Mendable, match="A name is needed"):
        give(local)
    record = open_publication(local, give(local, occasion=replace(OCCASION, name=" Jo Bell "))).record
    assert (record.notice.name, record.by) == ("Jo Bell", "this computer")
    assert open_publication(desk, give(desk)).record.notice.name == "Amy Hall"


def test_a_paper_that_was_composed_before_an_upload_is_not_published(desk: Desk) -> None:
    chosen = scope()
    paper = compose_paper(desk, chosen)
    keep(desk.store, table("indicators", HELD.replace("20 ", "21 ")))
    with pytest.raises(StoreError, match="has changed since this paper was put together"):
        publish(desk, paper, chosen, OCCASION)
    assert list_publications(desk) == []


def test_what_it_was_composed_of_is_kept_with_it(desk: Desk) -> None:
    story = Story("Ten minutes", (SlidePlan("text", headline="=1+1", lines=("<b>Two</b>",)), SlidePlan("gaps")))
    opened = open_publication(desk, give(desk, story=story))
    assert opened.story == story
    assert scope_of(opened.record) == scope()
    assert (opened.paper.slides[0].headline, opened.paper.slides[0].lines) == ("=1+1", ("<b>Two</b>",))
    assert changes_since(desk, opened.record.id) == ()
    keep(desk.store, table("indicators", HELD.replace("20 ", "21 ")))
    assert len(changes_since(desk, opened.record.id)) > 1
    assert open_publication(desk, give(desk)).story is None
    wrong = replace(opened.record, chosen=replace(opened.record.chosen, period="some time"))
    with pytest.raises(ValueError, match="no period"):
        scope_of(wrong)


def test_the_list_as_data_and_the_one_before(desk: Desk) -> None:
    give(desk)
    give(desk, occasion=replace(OCCASION, committee="Scrutiny"))
    listed = list_publications(desk)
    before = published_before(listed, " Children's Committee ")
    assert before is not None
    assert before.id == 1
    assert published_before(listed, "Audit") is None
    data = publication_data(before)
    assert data == {
        "id": 1, "title": "Impact, Q3", "committee": "Children's Committee", "meeting": "2024-06-13",
        "due": "2024-06-05", "edition": "public", "period": "2023/24 Q2", "compare": "same-period",
        "name": "Amy Hall", "late": "", "exempt": "", "version": 1, "sha256": before.sha256, "by": "Amy Hall",
        "at": "2024-06-03T12:00:00+00:00",
    }  # fmt: skip


def test_what_this_version_cannot_read_is_said(desk: Desk) -> None:
    notice = Notice("T", "C", MEETING, MEETING, "Amy")
    for content, story in ((b'{"title": 1}', None), (b"{}", b"[]")):
        kept = Manuscript(content, Chosen("public", "2023/24 Q2", "same-period"), desk.version(), {}, story)
        number = desk.store.papers.publish(notice, kept, "amy", CLOCK).id
        with pytest.raises(StoreError, match="This version of the program cannot read the publication"):
            open_publication(desk, number)
