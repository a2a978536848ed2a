"""Stories that people keep: a default one to begin with, what was saved, and saving again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cesp.briefing.paper import Paper
from cesp.briefing.stories import Story, default_story, priority_story, read_story, write_story
from cesp.errors import Mendable
from cesp.jobs.desk import Desk
from cesp.store.publications import SavedStory


@dataclass(frozen=True)
class Telling:
    """A story that can be told. `number` and `saving` are 0 for one that nobody saved; `by` saved it last."""

    story: Story
    number: int = 0
    saving: int = 0
    by: str = ""


def list_tellings(desk: Desk, paper: Paper) -> list[Telling]:
    """The default story of a paper, one for each priority with evidence, then those that were saved."""
    desk.require("read")
    whole = Telling(default_story(f"{paper.title}", paper.chapters))
    own = [Telling(priority_story(chapter.title, chapter)) for chapter in paper.chapters if chapter.parts]
    return [whole, *own, *(_telling(saved) for saved in desk.store.papers.stories())]


def open_telling(desk: Desk, number: int) -> Telling:
    """A saved story. StoreError where there is none of that number."""
    desk.require("read")
    return _telling(desk.store.papers.story(number))


def save_telling(desk: Desk, told: Telling) -> Telling:
    """Saves a story as it now is: a new one, or once more. NotAllowed without the role to publish. Mendable without a
    title or a slide, and where somebody else saved it meanwhile."""
    desk.require("publish")
    story = replace(told.story, title=told.story.title.strip())
    if not story.title:
        raise Mendable("The story has no title", where="title", mend="Write one: it stands on the first slide.")
    if not story.slides:
        raise Mendable("The story has no slide", where="slides", mend="Add one, or choose another story.")
    number, content = told.number or None, write_story(story)
    now = desk.clock()
    return _telling(desk.store.papers.save_story(number, told.saving, story.title, content, desk.person.name, now))


def _telling(saved: SavedStory) -> Telling:
    return Telling(read_story(saved.content), saved.number, saved.saving, saved.by)
