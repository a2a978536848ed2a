"""What stands on the topic pages, as data: measures by what they are cut by, and lists of rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from cesp.catalogue.models import Catalogue, Entry, named

Cut = Literal["", "priority", "course", "agency", "standard", "theme", "meeting", "kind"]
#: Lists of rows a page can show; `jobs/registers.py` says how each is made.
RegisterKind = Literal["", "recommendations", "actions", "voice", "meetings", "assessments", "highlights", "returns"]
EVERY = "*"


class Block(Entry):
    """One thing on a page: a measure or a register.

    `indicator` is the one a measure of indicators is asked of, "*" for every one that suits. `by` is what the measure
    is cut by; "" shows its quarters. `of` asks for the whole, or for each theme of the partnership by itself. `show`
    says whether a chart is drawn; tables of several indicators are joined into one. `rows` names a register.
    """

    measure: str = ""
    indicator: str = ""
    by: Cut = ""
    of: Literal["all", "themes"] = "all"
    show: Literal["chart", "table"] = "chart"
    rows: RegisterKind = ""


class Part(Entry):
    """Blocks under one heading."""

    title: str
    block: tuple[Block, ...]


class Topic(Entry):
    """A page across all priorities, and the question it answers. `empty` says what fills it."""

    id: str = Field(pattern=r"^[a-z]+(?:-[a-z]+)*$")
    title: str
    question: str
    empty: str
    part: tuple[Part, ...]


class Topics(Entry):
    """All topic pages, in the order of the navigation."""

    topic: tuple[Topic, ...]

    def get(self, name: str) -> Topic:
        """The topic of that id; KeyError where there is none."""
        return named(self.topic, "id", name)


def misfits(topics: Topics, catalogue: Catalogue) -> Iterator[tuple[tuple[int | str, ...], str]]:
    """Where a block does not fit the catalogue, and why."""
    for topic_at, topic in enumerate(topics.topic):
        for part_at, part in enumerate(topic.part):
            for block_at, block in enumerate(part.block):
                if found := _misfit(block, catalogue):
                    key, what = found
                    yield ("topic", topic_at, "part", part_at, "block", block_at, key), what


def _misfit(block: Block, catalogue: Catalogue) -> tuple[str, str] | None:
    if bool(block.rows) == bool(block.measure):
        return "measure", "a block names a measure or a register, one of them"
    if block.rows:
        return None
    measures = {measure.id: measure for measure in catalogue.measures}
    if block.measure not in measures:
        return "measure", f"there is no measure {block.measure}"
    measure = measures[block.measure]
    if block.by and block.by not in measure.by:
        return "by", f"{block.measure} is not held by {block.by}"
    if (measure.kind in ("indicator", "rate")) != bool(block.indicator):
        return "indicator", f"{block.measure} {'is of no' if block.indicator else 'needs an'} indicator"
    return None
