"""Exhibits in order -> a priority's briefing, and the overview of all priorities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cesp.briefing.exhibit import LANES, Briefing, Cell, Exhibit, Frame, Overview, OverviewRow, Section
from cesp.briefing.findings import NO_CHANGE, in_short, opening, recent, strongest, unknown
from cesp.briefing.sentences import compared_with, glossary_of, spoken_day, verdict_of
from cesp.catalogue import Edition, Partnership, Priority
from cesp.disclosure.protect import NOT_CLEARED
from cesp.periods import Period, Quarter

_STATES = {
    "opened": "Priority since",
    "carried_over": "Carried over into",
    "closing": "Closing, since",
    "closed": "Closed to business as usual",
}
_MOST = 3


@dataclass(frozen=True)
class Scope:
    """What a page shows: a period, what it is compared with, for whose eyes, and whether samples are in it."""

    period: Period
    earlier: Period
    edition: Edition
    samples: bool = True


def brief(priority: Priority, scope: Scope, exhibits: Sequence[Exhibit], partnership: Partnership) -> Briefing:
    """A priority's page from its exhibits, in their order."""
    fresh = recent(exhibits, scope.period.last_day)
    told = [exhibit for exhibit in fresh if exhibit.shown.figure.status == "ok" or exhibit.chart is not None]
    sections = tuple(
        Section(lane, title, tuple(exhibit for exhibit in told if exhibit.lane == lane), _empty(title, priority, scope))
        for lane, title in LANES.items()
    )
    return Briefing(
        priority=priority.id,
        title=priority.title,
        stage=stage_words(priority, scope.period),
        aim=priority.aim,
        frame=frame(scope, exhibits, partnership),
        opening=_last_picture(priority, scope.period) or opening(told),
        sections=sections,
        unknown=unknown(fresh),
        glossary=_glossary([priority.title, priority.aim], exhibits, partnership),
    )


def overview(
    scope: Scope,
    columns: Sequence[str],
    grid: Mapping[str | None, Sequence[Exhibit | None]],
    besides: Sequence[Exhibit],
    partnership: Partnership,
) -> Overview:
    """The first page. `grid` holds for each priority, and None for the whole, an exhibit under each column; `besides`
    are further exhibits, one priority each, that the sentences draw on."""
    titles: dict[str | None, str] = {None: "All training, audits and plans"}
    titles |= {priority.id: priority.title for priority in partnership.priority}
    whole = [exhibit for exhibit in grid.get(None, ()) if exhibit is not None]
    named = [
        (titles[priority], exhibit)
        for priority, exhibits in grid.items()
        if priority is not None
        for exhibit in exhibits
        if exhibit is not None
    ]
    named += [(titles[exhibit.shown.figure.priority], exhibit) for exhibit in besides]
    every = [exhibit for _, exhibit in named]
    closed = {priority.title for priority in partnership.priority if is_closed(priority, scope.period)}
    fresh = [
        (title, exhibit) for title, exhibit in named if title not in closed and recent([exhibit], scope.period.last_day)
    ]
    return Overview(
        title="How are we doing?",
        frame=frame(scope, [*whole, *every], partnership),
        opening=_opening(fresh),
        working=_told(fresh, ("improved",)) or _told(_counts(fresh), ("more",)),
        worried=_told(fresh, ("worsened",)),
        following=_following(fresh),
        unknown=_unknown(fresh),
        columns=tuple(columns),
        rows=tuple(
            _row(priority, titles[priority], exhibits, scope, partnership) for priority, exhibits in grid.items()
        ),
        glossary=_glossary(list(titles.values()), [*whole, *every], partnership),
    )


def frame(scope: Scope, exhibits: Sequence[Exhibit], partnership: Partnership) -> Frame:
    """What stands at the top of a page."""
    quarterly = [
        exhibit.figures_to for exhibit in exhibits if exhibit.figures_to and not exhibit.shown.definition.indicator
    ]
    figures_to = max(quarterly, default=None)
    banners = [partnership.synthetic] if partnership.synthetic and scope.samples else []
    if scope.edition != "officer":
        banners.append(NOT_CLEARED)
    return Frame(
        period=scope.period.spoken,
        compared=compared_with(scope.period, scope.earlier),
        edition=scope.edition,
        edition_name=partnership.editions[scope.edition],
        figures_to=figures_to,
        banners=tuple(banners),
    )


def stage_words(priority: Priority, period: Period) -> str:
    """Where a priority is in its life at the end of a period: "Carried over into 2023/24"."""
    stage = priority.stage(period.last_day)
    if stage is None:
        first = min((entry.on for entry in priority.life), default=None)
        return f"Not yet a priority: it opens {spoken_day(first)}" if first else ""
    when = (
        f"{stage.on:%B %Y}"
        if stage.state in ("closed", "closing")
        else Period.full_year(Quarter.of(stage.on).year).label
    )
    joint = ", " if stage.state == "closed" else " "
    return f"{_STATES[stage.state]}{joint}{when}"


def is_closed(priority: Priority, period: Period) -> bool:
    """True where the priority had closed by the end of the period."""
    stage = priority.stage(period.last_day)
    return stage is not None and stage.state == "closed"


def _last_picture(priority: Priority, period: Period) -> tuple[str, ...]:
    """What opens the page of a priority that closed before the period began: why, and where its last picture is."""
    stage = priority.stage(period.first_day)
    if stage is None or stage.state != "closed":
        return ()
    year = Period.full_year(Quarter.of(stage.on).year).label
    why = stage.note or f"{_STATES[stage.state]}, {stage.on:%B %Y}."
    return why, f"Its last year as a priority was {year}: choose that year for its last picture."


def _row(
    priority: str | None, title: str, exhibits: Sequence[Exhibit | None], scope: Scope, partnership: Partnership
) -> OverviewRow:
    stage = stage_words(partnership.get_priority(priority), scope.period) if priority else ""
    return OverviewRow(priority, title, stage, tuple(_cell(exhibit) if exhibit else None for exhibit in exhibits))


def _cell(exhibit: Exhibit) -> Cell:
    """A figure small. The bar pair is on the scale of the larger of the two, or of the whole for a percentage."""
    shown = exhibit.shown
    figure, previous = shown.figure, shown.previous
    was = previous.value if previous else None
    top = 1.0 if shown.definition.kind == "proportion" else max(figure.value or 0.0, was or 0.0) or 1.0
    return Cell(
        exhibit=exhibit.id,
        about=f"{shown.definition.title.split(', rate')[0]}, {figure.period.label}"
        if shown.definition.indicator
        else "",
        display=figure.display,
        base=figure.base,
        was=f"was {previous.display}" if previous is not None and previous.status == "ok" else "",
        verdict=verdict_of(shown),
        now=None if figure.value is None else min(figure.value / top, 1.0),
        before=None if was is None else min(was / top, 1.0),
    )


def _told(named: Sequence[tuple[str, Exhibit]], verdicts: Sequence[str]) -> tuple[str, ...]:
    titles = {id(exhibit): title for title, exhibit in named}
    found = strongest([exhibit for _, exhibit in named], verdicts)
    return tuple(f"{titles[id(exhibit)]}: {in_short(exhibit)}" for exhibit in found[:_MOST])


def _following(named: Sequence[tuple[str, Exhibit]]) -> tuple[str, ...]:
    """What needs doing, most of it first, each with its priority: counts there should be none of."""
    ours = [entry for entry in _counts(named) if entry[1].shown.definition.indicator is None]
    due = [entry for entry in ours if entry[1].shown.definition.direction == "low"]
    left = sorted(due, key=lambda entry: -(entry[1].shown.figure.value or 0))
    return tuple(f"{title}: {exhibit.finding}." for title, exhibit in left if exhibit.shown.figure.value)[:_MOST]


def _counts(named: Sequence[tuple[str, Exhibit]]) -> list[tuple[str, Exhibit]]:
    """What was done and counted, which is more or fewer; an indicator that is merely more tells nothing of our work."""
    return [(title, exhibit) for title, exhibit in named if exhibit.shown.definition.kind == "count"]


def _opening(named: Sequence[tuple[str, Exhibit]]) -> tuple[str, ...]:
    """The strongest evidence of all priorities, better before worse before merely more, and the biggest doubt."""
    first = _told(named, ("improved",)) or _told(named, ("worsened",)) or _told(_counts(named), ("more", "fewer"))
    return (*(first[:1] or (NO_CHANGE,)), *_unknown(named)[:1])


def _unknown(named: Sequence[tuple[str, Exhibit]]) -> tuple[str, ...]:
    """Doubts of all priorities: what touches several figures first, then what belongs to one, with its priority."""
    titles: dict[str, list[str]] = {}
    for title, exhibit in named:
        for doubt in unknown([exhibit]):
            titles.setdefault(doubt, []).append(title)
    ranked = sorted(titles.items(), key=lambda item: -len(item[1]))
    return tuple(_of_priorities(doubt, names) for doubt, names in ranked)[:_MOST]


def _of_priorities(doubt: str, titles: Sequence[str]) -> str:
    if len(titles) == 1:
        return f"{titles[0]}: {doubt}"
    return f"{doubt} It affects {len(titles)} figures here."


def _empty(title: str, priority: Priority, scope: Scope) -> str:
    return (
        f"{title}: nothing is held on {priority.title} for {scope.period.spoken}. "
        "Upload the return that holds it, or choose another period."
    )


def _glossary(texts: list[str], exhibits: Sequence[Exhibit], partnership: Partnership) -> tuple[tuple[str, str], ...]:
    for exhibit in exhibits:
        texts += [exhibit.headline, exhibit.definition, exhibit.source, *exhibit.notes]
    return glossary_of(texts, [(term.short, term.long) for term in partnership.term])
