"""A priority: its life, what happened meanwhile, and what stands for each lane of its impact line."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from cesp.catalogue.models import Entry

State = Literal["opened", "carried_over", "closing", "closed"]


class Named(Entry):
    """Something with an id, a title and the other ways people write it."""

    id: str = Field(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$")
    title: str
    aliases: tuple[str, ...] = ()


class Stage(Entry):
    """A step in a priority's life, from the day `on`."""

    state: State
    on: date
    note: str = ""


class Impact(Entry):
    """What stands for each lane of an impact line: the id of a measure or, for children, of an indicator; "" leaves it
    to the first measure of the lane that has a figure, headlines before others."""

    did: str = ""
    practice: str = ""
    children: str = ""


class Priority(Named):
    """An agreed priority, or a theme across all of them (`theme`), which is never a priority of its own. `plain` says
    what its title means, for easy read."""

    theme: bool = False
    lead: str = ""
    aim: str = ""
    plain: str = ""
    life: tuple[Stage, ...] = ()
    impact: Impact = Impact()

    def stage(self, day: date) -> Stage | None:
        """The stage it is in on `day`; None before it opened."""
        begun = [stage for stage in self.life if stage.on <= day]
        return max(begun, key=lambda stage: stage.on, default=None)


class Event(Entry):
    """Something that happened, marked on time axes. No `priorities` means all of them."""

    on: date
    title: str
    priorities: tuple[str, ...] = ()
