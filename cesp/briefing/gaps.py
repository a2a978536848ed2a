"""Which figures a return that is not there makes incomplete. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cesp.catalogue import Catalogue, Measure, Partnership
from cesp.periods import Period


class Sent(NamedTuple):
    """Something a sender's rows of a dataset were about in any period; None where they do not say."""

    dataset: str
    priority: str | None
    course: str | None
    indicator: str | None


def affected(
    gaps: Sequence[str], period: Period, sent: Iterable[Sent], catalogue: Catalogue, partnership: Partnership
) -> tuple[str, ...]:
    """Sentences on the figures that want the datasets `gaps` of a period, for the whole and for the priorities that the
    sender's rows of other periods touched; none where it never sent such rows."""
    ours = [entry for entry in sent if entry.dataset in gaps]
    groups: dict[tuple[str, ...], list[str]] = {}
    for measure in catalogue.measures:
        for title, touched in _figures(measure, ours, partnership):
            groups.setdefault(touched, []).append(title)
    when = _spans(period)
    return tuple(f"{'; '.join(titles)}: {_places(touched)}, {when}." for touched, titles in groups.items())


def unlike_later(period: Period) -> str:
    """What a gap does to the year after."""
    return f"Whatever is compared with {period.label} a year later is not like for like either."


def _figures(measure: Measure, sent: Sequence[Sent], partnership: Partnership) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Titles of a measure's figures that the rows go into, each with the titles of the priorities it is shown for."""
    ours = [entry for entry in sent if entry.dataset in (measure.dataset, measure.instead_by_agency)]
    if measure.kind in ("indicator", "rate"):
        ids = {entry.indicator for entry in ours}
        for indicator in partnership.indicator:
            if indicator.id in ids and indicator.rate == (measure.kind == "rate"):
                yield indicator.title, _titles(set(indicator.priorities), partnership)
    elif ours:
        touched = {priority for entry in ours for priority in _priorities(entry, partnership)}
        yield measure.title, _titles(touched if "priority" in measure.by else set(), partnership)


def _priorities(entry: Sent, partnership: Partnership) -> tuple[str, ...]:
    """A row's own priority beats its course's (DATA, decision 8)."""
    if entry.priority is not None:
        return (entry.priority,)
    return next((course.priorities for course in partnership.course if course.id == entry.course), ())


def _titles(priorities: set[str], partnership: Partnership) -> tuple[str, ...]:
    return tuple(priority.title for priority in partnership.priority if priority.id in priorities)


def _places(titles: tuple[str, ...]) -> str:
    return f"for {', for '.join(titles)}, and for all together" if titles else "for all together"


def _spans(period: Period) -> str:
    return period.label if period.kind == "year" else f"in {period.label}, its year to date and its full year"
