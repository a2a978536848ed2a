"""What was given to committees, kept as it was: publications, and the stories that slides follow. None is rewritten."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select

from cesp.errors import StoreError
from cesp.store.paper_tables import LEDGER, PUBLICATION, STORY
from cesp.store.tables import META
from cesp.store.versions import write_event

#: The fate of a count whose value the ledger keeps.
SHOWN = "shown"


@dataclass(frozen=True)
class Notice:
    """What a paper is published for: its title, the committee, its meeting, the day papers are due, and who publishes
    it. `late` is the reason where it is published after that day, `exempt` the one for which the public may not see it,
    "" for none."""

    title: str
    committee: str
    meeting: date
    due: date
    name: str
    late: str = ""
    exempt: str = ""


@dataclass(frozen=True)
class Chosen:
    """What a paper was composed for: the label of its period, what it is compared with, and the edition."""

    edition: str
    period: str
    compare: str


@dataclass(frozen=True)
class Manuscript:
    """A paper as it is to be kept: `content` and `story` are bytes, `footing` tells what its figures rested on (plain
    data), and `version` is the store's when it was composed."""

    content: bytes
    chosen: Chosen
    version: int
    footing: Mapping[str, Any]
    story: bytes | None = None


@dataclass(frozen=True)
class Publication:
    """A publication on the list. `by` kept it at `at` (UTC); `sha256` is the one of its content."""

    id: int
    notice: Notice
    chosen: Chosen
    version: int
    sha256: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Entry:
    """A line of the ledger: what a publication made of one count (`cell`) of a block, and the digest of the block's
    pattern. `value` is None unless it was shown. The store says which publication (0 before) and edition it is of.

    ValueError where a value comes with another fate than "shown", or none with that."""

    block: str
    cell: str
    fate: str
    value: int | None
    digest: str
    publication: int = 0
    edition: str = ""

    def __post_init__(self) -> None:
        if (self.fate == SHOWN) != (self.value is not None):
            raise ValueError(f"{self.cell} is {self.fate}: the ledger keeps what was shown, and nothing else")


@dataclass(frozen=True)
class SavedStory:
    """A story as it was saved, as bytes. `number` stays the same with every saving, `saving` is this one's own."""

    number: int
    saving: int
    title: str
    content: bytes
    by: str
    at: datetime


def write_publication(
    connection: Connection, notice: Notice, paper: Manuscript, entries: Sequence[Entry], by: str, at: datetime
) -> Publication:
    """Keeps a paper and its entries in the ledger. StoreError where something was loaded or taken back after it was
    composed."""
    if connection.execute(select(META.c.version)).scalar_one() != paper.version:
        raise StoreError(
            "What is held has changed since this paper was put together, so it was not published",
            where=notice.title,
            mend="Look at the paper as it is now, and publish that.",
        )
    values = {
        **asdict(notice),
        **asdict(paper.chosen),
        "version": paper.version,
        "sha256": hashlib.sha256(paper.content).hexdigest(),
        "content": paper.content,
        "story": paper.story,
        "footing": dict(paper.footing),
        "person": by,
        "at": at,
    }
    number = int(connection.execute(insert(PUBLICATION).values(values).returning(PUBLICATION.c.id)).scalar_one())
    if entries:
        lines = [asdict(replace(one, publication=number, edition=paper.chosen.edition)) for one in entries]
        connection.execute(insert(LEDGER), lines)
    late = f"; after the papers were due: {notice.late}" if notice.late else ""
    detail = (
        f"no. {number}, {notice.title}, for {notice.committee} on {notice.meeting.isoformat()} by {notice.name}; "
        f"edition {paper.chosen.edition}, {paper.chosen.period}{late}"
    )
    write_event(connection, at, by, "publish", None, detail)
    return read_publication(connection, number)


def read_publications(connection: Connection) -> list[Publication]:
    """Every publication, newest first."""
    return [_publication(line) for line in connection.execute(_LISTED.order_by(PUBLICATION.c.id.desc()))]


def read_publication(connection: Connection, number: int) -> Publication:
    """One publication; StoreError where there is none of that number."""
    line = connection.execute(_LISTED.where(PUBLICATION.c.id == number)).first()
    if line is None:
        raise StoreError(f"There is no publication {number}", mend="Look in the list for those there are.")
    return _publication(line)


def read_manuscript(connection: Connection, number: int) -> Manuscript:
    """What was kept of a publication, byte for byte. StoreError where it is no longer what was published."""
    record = read_publication(connection, number)
    query = select(PUBLICATION.c.content, PUBLICATION.c.footing, PUBLICATION.c.story).where(PUBLICATION.c.id == number)
    content, footing, story = connection.execute(query).one()
    if hashlib.sha256(content).hexdigest() != record.sha256:
        raise StoreError(
            "The publication that is kept is not what was published: it was altered or damaged",
            where=f"no. {number}, {record.notice.title}",
            mend="Restore the store from a copy made before.",
        )
    return Manuscript(content, record.chosen, record.version, footing, story)


def read_ledger(connection: Connection) -> list[Entry]:
    """Every entry, oldest first."""
    columns = [LEDGER.c[entry.name] for entry in fields(Entry)]
    return [Entry(*line) for line in connection.execute(select(*columns).order_by(LEDGER.c.id))]


def read_last_entered(connection: Connection) -> int:
    """The latest publication that the ledger knows of, 0 for none."""
    return int(connection.execute(select(func.coalesce(func.max(LEDGER.c.publication), 0))).scalar_one())


def write_story(
    connection: Connection, number: int | None, seen: int, title: str, content: bytes, by: str, at: datetime
) -> SavedStory:
    """Saves a story: a new one (None), or one more saving of a number. StoreError where somebody else saved it after
    the saving that was `seen`."""
    if number is None:
        number = 1 + int(connection.execute(select(func.coalesce(func.max(STORY.c.story), 0))).scalar_one())
    elif (before := read_story(connection, number)).saving != seen:
        raise StoreError(
            f"{before.by} has saved this story meanwhile, so nothing was kept",
            where=f"no. {number}",
            mend="Look at it as it is now, and change that.",
        )
    values = {"story": number, "title": title, "content": content, "person": by, "at": at}
    connection.execute(insert(STORY).values(values))
    write_event(connection, at, by, "story", None, f"no. {number}, {title}")
    return read_story(connection, number)


def read_stories(connection: Connection) -> list[SavedStory]:
    """Every story as it stands, in the order of their first saving."""
    latest = select(func.max(STORY.c.id)).group_by(STORY.c.story)
    lines = connection.execute(select(STORY).where(STORY.c.id.in_(latest)).order_by(STORY.c.story))
    return [_story(line) for line in lines]


def read_savings(connection: Connection, number: int) -> list[SavedStory]:
    """Every saving of a story, oldest first; StoreError where there is none of that number."""
    lines = connection.execute(select(STORY).where(STORY.c.story == number).order_by(STORY.c.id))
    if not (found := [_story(line) for line in lines]):
        raise StoreError(f"There is no story {number}", mend="Look in the list for those there are.")
    return found


def read_story(connection: Connection, number: int) -> SavedStory:
    """A story as it stands; StoreError likewise."""
    return read_savings(connection, number)[-1]


def _publication(line: Row[Any]) -> Publication:
    notice = Notice(**{entry.name: getattr(line, entry.name) for entry in fields(Notice)})
    chosen = Chosen(**{entry.name: getattr(line, entry.name) for entry in fields(Chosen)})
    return Publication(line.id, notice, chosen, line.version, line.sha256, line.person, line.at)


def _story(line: Row[Any]) -> SavedStory:
    return SavedStory(line.story, line.id, line.title, line.content, line.person, line.at)


_HEAVY = ("content", "story", "footing")
_LISTED: Select[Any] = select(*(column for column in PUBLICATION.c if column.name not in _HEAVY))
