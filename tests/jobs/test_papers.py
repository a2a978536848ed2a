"""A paper holds what the pages hold: the same sentences, exhibits and lists, of one edition."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cesp.briefing.paper import Asked, Paper, read_paper, write_paper
from cesp.briefing.stories import SlidePlan, Story
from cesp.catalogue import Partnership
from cesp.catalogue.priorities import Stage
from cesp.disclosure.protect import NOT_CLEARED
from cesp.errors import NotAllowed
from cesp.jobs.desk import Desk
from cesp.jobs.papers import compose_paper
from cesp.jobs.present import Scope, brief, latest_period
from cesp.jobs.words import Note, Place, write
from cesp.people import Person
from cesp.periods import Period
from tests.measures.world import desk as open_world
from tests.measures.world import table

EDITIONS = ("officer", "public")


@pytest.fixture(scope="module")
def papers(sample_desk: Desk) -> dict[str, Paper]:
    return {edition: compose_paper(sample_desk, scope(sample_desk, edition)) for edition in EDITIONS}


def scope(desk: Desk, edition: str) -> Scope:
    return Scope(latest_period(desk), "same-period", edition)  # type: ignore[arg-type]


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_chapter_holds_what_its_page_holds(sample_desk: Desk, papers: dict[str, Paper], edition: str) -> None:
    paper = papers[edition]
    assert len(paper.chapters) == 5
    for chapter in paper.chapters:
        page = brief(sample_desk, chapter.priority, scope(sample_desk, edition))
        leading = [one for section in page.sections for one in section.exhibits if one.id in section.leading]
        others = [one.title for section in page.sections for one in section.exhibits if one.id not in section.leading]
        if page.opening:
            assert tuple(said.text for said in chapter.opening) == page.opening
            assert chapter.parts == ()
            continue
        assert [item.exhibit for part in chapter.parts for item in part.items] == leading
        assert [title for part in chapter.parts for title, _ in part.also] == others
        assert chapter.impact == page.impact


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_paper_is_of_one_edition_and_says_so(papers: dict[str, Paper], edition: str) -> None:
    paper = papers[edition]
    cuts = [cut for slide in paper.slides for cut in slide.cuts]
    assert cuts
    assert {exhibit.shown.edition for exhibit in (*paper.exhibits, *cuts)} == {edition}
    assert NOT_CLEARED not in paper.warnings
    assert ("Protection" in dict(paper.about)) == (edition == "public")
    marks = {said.mark for chapter in paper.chapters for one in chapter.lists for said in one.said}
    assert marks == ({"Draft"} if edition == "public" else {""})


def test_slides_are_one_summary_two_a_priority_and_one_on_gaps(papers: dict[str, Paper]) -> None:
    paper = papers["public"]
    assert [slide.kind for slide in paper.slides] == ["summary", *["exhibit"] * 8, "gaps"]
    assert all(slide.exhibit in paper.exhibits for slide in paper.slides if slide.kind == "exhibit")
    told = {slide.whose for slide in paper.slides if slide.kind == "exhibit"}
    assert told == {chapter.title for chapter in paper.chapters if chapter.parts}


def test_every_measure_and_source_that_is_used_is_told_once(papers: dict[str, Paper]) -> None:
    paper = papers["officer"]
    assert dict(paper.definitions) == {exhibit.title: exhibit.definition for exhibit in paper.exhibits}
    assert set(paper.sources) == {exhibit.source for exhibit in paper.exhibits}
    assert len(paper.sources) == len(set(paper.sources))


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_paper_comes_back_from_its_bytes_and_gives_the_same(papers: dict[str, Paper], edition: str) -> None:
    content = write_paper(papers[edition])
    assert read_paper(content) == papers[edition]
    assert write_paper(read_paper(content)) == content


def test_a_story_and_questions_are_taken_as_they_are(sample_desk: Desk) -> None:
    asked = Asked("Why fewer?", "Cllr A", datetime(2024, 1, 9, tzinfo=UTC).date(), "neglect")
    story = Story("Ours", (SlidePlan("text", headline="One thing"),))
    paper = compose_paper(sample_desk, scope(sample_desk, "public"), story, [asked])
    assert (paper.title, [slide.headline for slide in paper.slides], paper.questions) == (
        "Ours", ["One thing"], (asked,),
    )  # fmt: skip
    assert dict(paper.about)["Title"] == "Ours"
    assert dict(paper.about)["Data version"] == str(sample_desk.version())


def test_words_stand_beside_their_exhibit_and_outside_only_once_approved() -> None:
    held = """
        when    | priority | indicator | numerator | denominator
        2022 Q2 | neglect  | standing  | 80        | 100
        2023 Q2 | neglect  | standing  | 20        | 100
    """
    quarter = Period(2023, 2, 2)
    with open_world(table("indicators", held)) as world:
        desk = replace(
            world,
            partnership=opened(world.partnership),
            person=Person("Amy Hall", frozenset({"officer"})),
            clock=lambda: datetime(2024, 1, 9, tzinfo=UTC),
        )
        note = Note("Fewer were found.", "Look again", "Jo Bell", date(2024, 3, 31))
        write(desk, "commentary", Place("neglect", "indicator", "standing", quarter), note)
        told = {
            edition: compose_paper(desk, Scope(quarter, "same-period", edition))  # type: ignore[arg-type]
            for edition in EDITIONS
        }
    found = {
        edition: [each for one in paper.chapters for part in one.parts for item in part.items for each in item.comments]
        for edition, paper in told.items()
    }
    assert found["public"] == []
    [comment] = found["officer"]
    assert (comment.text, comment.mark) == ("Fewer were found.", "Draft")
    assert (comment.said, comment.action) == (
        "Commentary by Amy Hall, 9 January 2024", "Look again (Jo Bell, by 31 March 2024)",
    )  # fmt: skip


def opened(partnership: Partnership) -> Partnership:
    """With each priority opened long ago."""
    life = (Stage(on=date(2020, 4, 1), state="opened"),)
    return partnership.model_copy(
        update={"priority": tuple(one.model_copy(update={"life": life}) for one in partnership.priority)}
    )


def test_the_officers_paper_is_for_who_may_read_it(sample_desk: Desk) -> None:
    viewer = Desk(
        sample_desk.store, sample_desk.catalogue, sample_desk.partnership, Person("Ann", frozenset({"viewer"}))
    )
    with pytest.raises(NotAllowed):
        compose_paper(viewer, scope(sample_desk, "officer"))
