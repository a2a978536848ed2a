"""Papers are published: kept for good as a committee is given them, opened as they were, and told apart from what the
same papers would say today."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from cesp.briefing.footing import Footing, find_footing, read_footing, write_footing
from cesp.briefing.paper import Paper, read_paper, write_paper
from cesp.briefing.sentences import spoken_day
from cesp.briefing.since import Edited, tell_since
from cesp.briefing.stories import Story, read_story, write_story
from cesp.catalogue import EDITIONS
from cesp.errors import Mendable, StoreError
from cesp.jobs.clearing import clearance
from cesp.jobs.desk import Desk
from cesp.jobs.papers import VERSION, compose_paper
from cesp.jobs.present import Scope, require_reader
from cesp.jobs.words import name_of
from cesp.periods import parse_period
from cesp.store.publications import Chosen, Entry, Manuscript, Notice, Publication

Read = TypeVar("Read")


@dataclass(frozen=True)
class Occasion:
    """What papers are published for, and by whom (`name`; "" for whoever sits at the desk, where that is known).
    `late` is the reason why they come after the day they are due. `exempt` is why the public may not see the restricted
    edition: the paragraph of Schedule 12A, and the public interest."""

    title: str
    committee: str
    meeting: date
    name: str = ""
    late: str = ""
    exempt: str = ""


@dataclass(frozen=True)
class Published:
    """A publication opened: its record, the paper as it was given, and its story, None for the default one."""

    record: Publication
    paper: Paper
    story: Story | None


def papers_due(desk: Desk, meeting: date) -> date:
    """The last working day on which papers of a meeting are published in time."""
    return desk.partnership.publishing.papers_due(meeting)


def draw_up(desk: Desk, scope: Scope, occasion: Occasion) -> Notice:
    """The notice of papers of a scope, before they are composed. NotAllowed without the role. Mendable without a title,
    a committee or a name, for the officers' edition, and for the restricted one or late papers without a reason."""
    desk.require("publish")
    due = papers_due(desk, occasion.meeting)
    _check(desk, scope, occasion, due)
    return Notice(
        occasion.title.strip(),
        occasion.committee.strip(),
        occasion.meeting,
        due,
        name_of(desk, occasion.name),
        occasion.late.strip(),
        occasion.exempt.strip(),
    )


def publish(desk: Desk, paper: Paper, scope: Scope, occasion: Occasion, story: Story | None = None) -> Publication:
    """Keeps a paper that was composed of a scope and a story as it is. NotAllowed and Mendable as `draw_up`; StoreError
    where what is held has changed since the paper was composed."""
    notice = draw_up(desk, scope, occasion)
    if paper.frame.edition != scope.edition:
        raise ValueError(f"a paper of the edition {paper.frame.edition} was not composed of {scope.edition}")
    manuscript = Manuscript(
        content=write_paper(paper),
        chosen=Chosen(scope.edition, scope.period.label, scope.compare),
        version=int(dict(paper.about)[VERSION]),
        footing=write_footing(_footing(desk)),
        story=write_story(story) if story is not None else None,
    )
    return desk.store.papers.publish(notice, manuscript, desk.person.name, desk.clock(), _entries(desk))


def list_publications(desk: Desk) -> list[Publication]:
    """The publications the person may read, newest first."""
    desk.require("read")
    return desk.store.papers.publications()


def open_publication(desk: Desk, number: int) -> Published:
    """A publication as it was given. StoreError where there is none of that number, or it is not what was published."""
    desk.require("read")
    kept = desk.store.papers.manuscript(number)
    story = None if kept.story is None else _read(number, read_story, kept.story)
    return Published(desk.store.papers.publication(number), _read(number, read_paper, kept.content), story)


def scope_of(record: Publication) -> Scope:
    """What a publication was composed for."""
    edition = next(one for one in EDITIONS if one == record.chosen.edition)
    period = parse_period(record.chosen.period)
    if period is None:  # it was written with a label, which is read back
        raise ValueError(f"no period: {record.chosen.period}")
    return Scope(period, record.chosen.compare, edition)


def changes_since(desk: Desk, number: int) -> tuple[str, ...]:
    """What has changed since a publication, in sentences, the first of which sums up; none where nothing has. Composes
    the same paper of what is held now."""
    published = open_publication(desk, number)
    record, scope = published.record, scope_of(published.record)
    require_reader(desk, scope)
    then = Edited(published.paper, _read(number, read_footing, desk.store.papers.manuscript(number).footing))
    # Written and read as the other was, so that they differ in what they say and in nothing else.
    again = read_paper(write_paper(compose_paper(desk, scope, published.story)))
    now = Edited(again, _footing(desk))
    return tell_since(record.at.date(), then, now, desk.store.uploads(), desk.catalogue)


def published_before(publications: Sequence[Publication], committee: str) -> Publication | None:
    """The latest publication for a committee, of those given newest first."""
    return next((one for one in publications if one.notice.committee == committee.strip()), None)


def publication_data(one: Publication) -> dict[str, Any]:
    """A publication as plain data, ready for JSON."""
    notice, chosen = one.notice, one.chosen
    return {
        "id": one.id,
        "title": notice.title,
        "committee": notice.committee,
        "meeting": notice.meeting.isoformat(),
        "due": notice.due.isoformat(),
        "edition": chosen.edition,
        "period": chosen.period,
        "compare": chosen.compare,
        "name": notice.name,
        "late": notice.late,
        "exempt": notice.exempt,
        "version": one.version,
        "sha256": one.sha256,
        "by": one.by,
        "at": one.at.isoformat(),
    }


def _check(desk: Desk, scope: Scope, occasion: Occasion, due: date) -> None:
    if not occasion.title.strip() or not occasion.committee.strip():
        raise Mendable("Papers need a title and a committee", mend="Write both.")
    if scope.edition == "officer":
        raise Mendable(
            f"“{desk.partnership.editions['officer']}” is for officers alone, so it was not published",
            mend="Choose another edition.",
        )
    if scope.edition == "restricted" and not occasion.exempt.strip():
        raise Mendable(
            f"“{desk.partnership.editions['restricted']}” needs its reason",
            mend="Name the paragraph of Schedule 12A, and why the public interest is against publishing.",
        )
    if desk.clock().date() > due and not occasion.late.strip():
        raise Mendable(
            f"Papers for a meeting on {spoken_day(occasion.meeting)} were due on {spoken_day(due)}, "
            f"{desk.partnership.publishing.clear_days} clear days before",
            mend="Give the reason why they come late, or choose a later meeting.",
        )


def _entries(desk: Desk) -> list[Entry]:
    """What the ledger is told: all that the edition could have shown, not only what stands in one paper."""
    cleared = clearance(desk)
    return [
        Entry(block, cell, fate, value, cleared.digests[block])
        for block, fates in cleared.fates.items()
        for cell, fate, value in fates
    ]


def _footing(desk: Desk) -> Footing:
    return find_footing(desk.catalogue, desk.partnership, desk.store.uploads())


def _read(number: int, read: Callable[[Any], Read], kept: Any) -> Read:
    """What was kept, read. A later version of the program may know another form."""
    try:
        return read(kept)
    except ValueError as error:
        raise StoreError(
            "This version of the program cannot read the publication",
            where=f"no. {number}",
            mend="Open it with the version that it was published with.",
        ) from error
