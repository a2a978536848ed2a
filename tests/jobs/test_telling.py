"""Stories are offered, saved and saved again; nobody's saving is lost to another's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from cesp.briefing.paper import Chapter, Item, Paper, Part, Said
from cesp.briefing.stories import SlidePlan, Story
from cesp.errors import Mendable, NotAllowed, StoreError
from cesp.jobs.desk import Desk
from cesp.jobs.telling import Telling, list_tellings, open_telling, save_telling
from cesp.people import Person, Role
from tests.measures.world import desk as open_world
from tests.ui import builders

STORY = Story("Ours", (SlidePlan("text", headline="One thing"),))


@pytest.fixture
def world() -> Iterator[Desk]:
    with open_world() as opened:
        yield opened


def seat(world: Desk, name: str, role: Role = "officer") -> Desk:
    return replace(world, person=Person(name, frozenset({role})))


def paper() -> Paper:
    parts = (Part("What we did", (Item(builders.exhibit("a", "did", None)),)),)
    chapters = (
        Chapter("neglect", "Neglect", "", "", (), parts=parts),
        Chapter("online-harm", "Online harm", "Closed", "", (Said("It closed."),)),
    )
    frame = builders.frame("public")
    table = builders.exhibit("a", "did", None).table
    return Paper("Impact", "Westshire", frame, (), (), (), (), table, chapters, (), (), (), (), ())


def test_to_begin_with_there_is_the_default_and_one_for_each_priority_with_evidence(world: Desk) -> None:
    found = list_tellings(world, paper())
    assert [(one.story.title, one.number, len(one.story.slides)) for one in found] == [
        ("Impact", 0, 3), ("Neglect", 0, 3),
    ]  # fmt: skip


def test_a_story_is_saved_and_saved_again_under_its_number(world: Desk) -> None:
    amy = seat(world, "Amy Hall")
    kept = save_telling(amy, Telling(STORY))
    again = save_telling(amy, replace(kept, story=replace(STORY, title=" Ours, shorter ")))
    assert (kept.number, again.number, again.story.title, again.by) == (1, 1, "Ours, shorter", "Amy Hall")
    assert open_telling(world, 1) == again
    assert list_tellings(world, paper())[-1] == again
    assert save_telling(amy, Telling(STORY)).number == 2


def test_two_who_change_one_story_do_not_lose_each_others_words(world: Desk) -> None:
    kept = save_telling(seat(world, "Amy Hall"), Telling(STORY))
    save_telling(seat(world, "Ben Lee"), replace(kept, story=replace(STORY, title="Ben's")))
    with pytest.raises(StoreError, match="Ben Lee has saved this story meanwhile"):
        save_telling(seat(world, "Amy Hall"), replace(kept, story=replace(STORY, title="Amy's")))
    assert open_telling(world, 1).story.title == "Ben's"


@pytest.mark.parametrize(
    ("story", "what"), [(replace(STORY, title=" "), "title"), (replace(STORY, slides=()), "slide")]
)
def test_a_story_needs_a_title_and_a_slide(world: Desk, story: Story, what: str) -> None:
    with pytest.raises(Mendable, match=f"has no {what}"):
        save_telling(seat(world, "Amy Hall"), Telling(story))
    assert world.store.papers.stories() == []


def test_only_who_may_publish_saves(world: Desk) -> None:
    with pytest.raises(NotAllowed):
        save_telling(seat(world, "Ann", "viewer"), Telling(STORY))
    with pytest.raises(StoreError, match="no story 7"):
        open_telling(world, 7)
