"""Closed quarters: what a later return has followed, or what has stood for long, changes only for a reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from cesp.errors import Mendable
from cesp.jobs.desk import Desk
from cesp.store.records import Difference, Submission
from cesp.store.schema import period_label


@dataclass(frozen=True)
class Restated:
    """A closed quarter (0: a whole year) of a sender's dataset that would change. `later` is the label of the latest
    period held of the same family, "" where none is later than this one."""

    dataset: str
    year: int
    quarter: int
    since: datetime
    later: str


def find_restated(desk: Desk, difference: Difference) -> tuple[Restated, ...]:
    """What a submission would change of closed quarters. Rows that come again as they were change nothing; and to
    figures that come once a year, file by file, a further one restates nothing."""
    altered = sorted(
        {
            (line.dataset, line.year, line.quarter)
            for line in difference.counts
            if line.changed or line.gone or (line.new and desk.catalogue.dataset(line.dataset).every == "quarter")
        }
    )
    limit = desk.clock() - timedelta(days=desk.partnership.rules.closed_after_days)
    found = []
    for place in altered:
        since = difference.since.get(place)
        later = max(_later(desk, difference, place), default=None)
        if since is not None and (later or since < limit):
            found.append(Restated(*place, since, period_label(*later) if later else ""))
    return tuple(found)


def restated_words(desk: Desk, submission: Submission) -> list[str]:
    """A line for each closed quarter that a submission would change."""
    return closed_words(desk, find_restated(desk, desk.store.difference(submission)))


def require_reason(desk: Desk, submission: Submission) -> None:
    """Mendable where a submission changes a closed quarter and gives no reason."""
    if not submission.reason and (lines := restated_words(desk, submission)):
        raise Mendable(
            f"It changes what is closed: {'; '.join(lines)}",
            where=submission.file,
            mend="Give the reason why it is restated.",
        )


def closed_words(desk: Desk, restated: tuple[Restated, ...]) -> list[str]:
    """A line for each: "Training sessions 2022/23 Q3, held since 14 January 2023, and 2022/23 Q4 has come since"."""
    lines = []
    for entry in restated:
        title = desk.catalogue.dataset(entry.dataset).title
        since = f"held since {entry.since.day} {entry.since:%B %Y}"
        after = f", and {entry.later} has come since" if entry.later else ""
        lines.append(f"{title} {period_label(entry.year, entry.quarter)}, {since}{after}")
    return lines


def _later(desk: Desk, difference: Difference, place: tuple[str, int, int]) -> Iterator[tuple[int, int]]:
    """Periods held of the same sender and family that come after one; a whole year is followed by a later year."""
    dataset, year, quarter = place
    family = desk.catalogue.dataset(dataset).family
    for other, other_year, other_quarter in difference.since:
        later = other_year > year or (other_year == year and quarter and other_quarter > quarter)
        if later and desk.catalogue.dataset(other).family == family:
            yield other_year, other_quarter
