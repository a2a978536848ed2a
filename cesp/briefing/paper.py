"""A paper is what a committee is given: chapters of evidence, and slides in the order they are told. Screen, slides and
documents print it as it stands; kept as JSON, it says the same when the data and the definitions have moved on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import TypeAdapter

from cesp.briefing.about import About
from cesp.briefing.exhibit import Exhibit, Frame, ImpactLine, Table

SlideKind = Literal["summary", "exhibit", "impact", "text", "gaps"]


@dataclass(frozen=True)
class Said:
    """A sentence. `mark` is "Draft" until its lead approved it, `whose` the title of its priority where several are
    told of, and `exhibit` the id of the one it rests on, "" for none."""

    text: str
    mark: str = ""
    whose: str = ""
    exhibit: str = ""


@dataclass(frozen=True)
class SaidList:
    """One of the four lists, strongest first. `more` are left out here; `empty` stands where there is nothing."""

    title: str
    said: tuple[Said, ...]
    more: int = 0
    empty: str = ""


@dataclass(frozen=True)
class Comment:
    """Words of a person: `said` tells kind, author and day, `action` the action with its officer and day or "", `mark`
    is "Draft" until they are approved."""

    text: str
    said: str
    action: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Item:
    """An exhibit, and what people wrote beside it."""

    exhibit: Exhibit
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True)
class Part:
    """The evidence of one lane: its leading exhibits whole, the others as (title, headline), and why there is none."""

    title: str
    items: tuple[Item, ...]
    also: tuple[tuple[str, str], ...] = ()
    empty: str = ""


@dataclass(frozen=True)
class Chapter:
    """A priority. `opening` are the sentences that stand first; of a closed one they tell where its last picture is,
    and there is nothing else."""

    priority: str
    title: str
    stage: str
    aim: str
    opening: tuple[Said, ...]
    lists: tuple[SaidList, ...] = ()
    impact: ImpactLine | None = None
    parts: tuple[Part, ...] = ()


#: The mark of a slide that is not in the published papers.
NOT_PUBLISHED = "Not in the published papers"


@dataclass(frozen=True)
class Slide:
    """One thought. `whose` is the title of the priority or of the partnership it is about. A slide holds lists, or an
    exhibit, or an impact line, or lines of text. `cuts` are the other ways its exhibit can be looked at, in the same
    edition. `notes` are for who speaks, `expected` the questions to be ready for. `outside` is true of what is not in
    the published papers."""

    id: str
    kind: SlideKind
    whose: str
    headline: str
    lines: tuple[str, ...] = ()
    lists: tuple[SaidList, ...] = ()
    exhibit: Exhibit | None = None
    impact: ImpactLine | None = None
    cuts: tuple[Exhibit, ...] = ()
    notes: str = ""
    expected: tuple[str, ...] = ()
    outside: bool = False


@dataclass(frozen=True)
class Asked:
    """A question of the committee: who asked it when, pinned to which view, and its answer, "" while it is open."""

    text: str
    by: str
    on: date
    view: str
    answer: str = ""
    answered: str = ""


@dataclass(frozen=True)
class Paper:
    """All of it. `about` is the cover: what was chosen, dates, edition, data version. `warnings` stand on every slide
    and page. `opening` and `lists` tell of the whole partnership, `matrix` sets priorities by measures. `glossary`
    and `definitions` hold the words and measures that it uses, `sources` what it rests on."""

    title: str
    partnership: str
    frame: Frame
    about: About
    warnings: tuple[str, ...]
    opening: tuple[Said, ...]
    lists: tuple[SaidList, ...]
    matrix: Table
    chapters: tuple[Chapter, ...]
    slides: tuple[Slide, ...]
    questions: tuple[Asked, ...]
    glossary: tuple[tuple[str, str], ...]
    definitions: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """Every exhibit that is printed whole, in reading order."""
        return tuple(item.exhibit for chapter in self.chapters for part in chapter.parts for item in part.items)


_PAPERS: TypeAdapter[Paper] = TypeAdapter(Paper)


def write_paper(paper: Paper) -> bytes:
    """As JSON in UTF-8; the same paper gives the same bytes."""
    return _PAPERS.dump_json(paper)


def read_paper(content: bytes) -> Paper:
    """What `write_paper` wrote; pydantic's ValidationError, a ValueError, where it is something else."""
    return _PAPERS.validate_json(content)
