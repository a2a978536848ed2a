"""Exhibits in order -> a priority's briefing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from cesp.briefing.abbreviations import spell_out_exhibits
from cesp.briefing.exhibit import LANES, Briefing, Exhibit, Frame, Lane, Section
from cesp.briefing.lives import turn_of
from cesp.briefing.rules import tell
from cesp.briefing.rules.page import Page
from cesp.briefing.sentences import compared_with, glossary_of, spoken_day
from cesp.briefing.shelves import choose_leading
from cesp.briefing.summary import Summary, arrange
from cesp.catalogue import Edition, Partnership, Priority
from cesp.disclosure.clearance import Clearance
from cesp.disclosure.protect import NOT_CLEARED
from cesp.periods import Period, Quarter

_STATES = {
    "opened": "Priority since",
    "carried_over": "Carried over into",
    "closing": "Closing, since",
    "closed": "Closed to business as usual",
}
OLD_YEARS = 2
_SHORT_NAME = 12  # letters of a digest that people read


@dataclass(frozen=True)
class Scope:
    """What a page shows: a period, what it is compared with, for whose eyes, and whether samples are in it. `cleared`
    says since when and by which pattern an edition for committees stands against subtraction; "" where it does not."""

    period: Period
    earlier: Period
    edition: Edition
    samples: bool = True
    cleared: str = ""


def brief(priority: Priority, scope: Scope, page: Page) -> Briefing:
    """A priority's page from its exhibits, in their order, and what the rules say of them."""
    fresh = recent(page.exhibits, scope.period.last_day)
    told = [exhibit for exhibit in fresh if exhibit.shown.figure.status == "ok" or exhibit.chart is not None]
    told = list(spell_out_exhibits(told, page.partnership))
    picture = _last_picture(priority, scope.period)
    headlines = frozenset(measure.id for measure in page.catalogue.measures if measure.headline)
    sections = tuple(
        _section(lane, [exhibit for exhibit in told if exhibit.lane == lane], _empty(title, priority, scope), headlines)
        for lane, title in LANES.items()
    )
    return Briefing(
        priority=priority.id,
        title=priority.title,
        stage=stage_words(priority, scope.period),
        aim=priority.aim,
        frame=frame(scope, page.exhibits, page.partnership),
        opening=picture,
        summary=Summary(() if picture else arrange(tell(replace(page, exhibits=tuple(fresh))))),
        sections=sections,
        glossary=page_glossary([priority.title, priority.aim], page.exhibits, page.partnership),
        turn=turn_of(priority, scope.period),
    )


def frame(scope: Scope, exhibits: Sequence[Exhibit], partnership: Partnership) -> Frame:
    """What stands at the top of a page."""
    quarterly = [
        exhibit.figures_to for exhibit in exhibits if exhibit.figures_to and not exhibit.shown.definition.indicator
    ]
    figures_to = max(quarterly, default=None)
    banners = [partnership.synthetic] if partnership.synthetic and scope.samples else []
    if scope.edition != "officer" and not scope.cleared:
        banners.append(NOT_CLEARED)
    return Frame(
        period=scope.period.spoken,
        compared=compared_with(scope.period, scope.earlier),
        edition=scope.edition,
        edition_name=partnership.editions[scope.edition],
        figures_to=figures_to,
        banners=tuple(banners),
        cleared=scope.cleared,
    )


def tell_clearance(clearance: Clearance, day: date) -> str:
    """By which check an edition stands; "" where something that was published before gives a small number away."""
    if clearance.weak:
        return ""
    return f"Protected against subtraction: checked on {spoken_day(day)}, pattern {clearance.digest[:_SHORT_NAME]}."


def recent(exhibits: Sequence[Exhibit], day: date) -> list[Exhibit]:
    """Exhibits whose figures are not older than OLD_YEARS on a day; older ones stand on no page."""
    oldest = day.replace(year=day.year - OLD_YEARS, day=1)
    return [exhibit for exhibit in exhibits if exhibit.figures_to is None or exhibit.figures_to >= oldest]


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
    """What opens the page of a priority that closed before the period began: why it did."""
    stage = priority.stage(period.first_day)
    if stage is None or stage.state != "closed":
        return ()
    return (stage.note or f"{_STATES[stage.state]}, {stage.on:%B %Y}.",)


def _section(lane: Lane, exhibits: Sequence[Exhibit], empty: str, headlines: frozenset[str]) -> Section:
    return Section(lane, LANES[lane], tuple(exhibits), empty, choose_leading(exhibits, headlines))


def _empty(title: str, priority: Priority, scope: Scope) -> str:
    return (
        f"{title}: nothing is held on {priority.title} for {scope.period.spoken}. "
        "Upload the return that holds it, or choose another period."
    )


def page_glossary(
    texts: list[str], exhibits: Sequence[Exhibit], partnership: Partnership
) -> tuple[tuple[str, str], ...]:
    """The abbreviations of a page, in its texts and its exhibits, each with what it is short for."""
    for exhibit in exhibits:
        texts += [exhibit.headline, exhibit.definition, exhibit.source, *exhibit.notes]
    return glossary_of(texts, [(term.short, term.long) for term in partnership.term])
