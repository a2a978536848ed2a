"""What an edition shows of what is to be protected, wherever somebody can see it: page by page, question by question.

It asks for pages as a reader does and keeps what they say. It looks neither at what protection decided nor at counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import partial
from typing import Literal

from cesp.briefing.exhibit import Overview
from cesp.catalogue import Edition
from cesp.catalogue.load import load_topics
from cesp.disclosure.places import Place
from cesp.disclosure.protect import RESTATED, STATUS_WORDS, WITHHELD, whose_numbers
from cesp.disclosure.shown import Shown, ShownFigure
from cesp.jobs.comparing import list_choices
from cesp.jobs.desk import Desk
from cesp.jobs.figures import Request, figures
from cesp.jobs.overview import overview
from cesp.jobs.present import Scope, brief, quarters_held, years_held
from cesp.jobs.publishing import list_publications, open_publication
from cesp.jobs.statutory import statutory
from cesp.jobs.topics import show_topic
from cesp.measures.definition import define
from cesp.measures.prepare import PAIRED
from cesp.measures.values import Ask
from cesp.periods import Period, Quarter

#: What is said where there is no number: hidden for its size, left out altogether, or left out since it was restated.
Hidden = Literal["", "hidden", "left out", "restated"]
Report = Callable[[str], None]
USUAL = "same-period"
#: What a period may be set beside, by its kind. A baseline's own figures are seen when that period is chosen.
BESIDE: Mapping[str, tuple[str, ...]] = {
    "quarter": (USUAL, "previous-quarter", "full-year"),
    "year": (USUAL,),
}
_TO_DATE = (USUAL, "full-year")
_COUNTED = ("children", "sample")
_NO_CUT = ("quarter", "priority")


@dataclass(frozen=True)
class Sighting:
    """A figure seen `where`, in words ("c", "84%"). `told` are the counts it tells by part, empty where it tells
    none."""

    place: Place
    words: str
    told: Mapping[str, int]
    hidden: Hidden
    where: str
    figures_to: date | None = None


@dataclass(frozen=True)
class Look:
    """One thing looked at, a page or an answer, and what was seen there."""

    where: str
    sightings: tuple[Sighting, ...]


def look_around(desk: Desk, edition: Edition, report: Report) -> Iterator[Look]:
    """Every page, every answer to a question and every publication that readers of an edition can open."""
    periods = list_periods(desk)
    asks = list(_protected_asks(desk))
    for number, period in enumerate(periods, 1):
        report(f"Looking at {period.label}: {number} of {len(periods)}")
        yield from _pages(desk, Scope(period, USUAL, edition))
        for compared in BESIDE.get(period.kind, _TO_DATE):
            yield from (_answer(desk, ask, period, compared, edition) for ask in asks)
    yield from _publications(desk)


def list_periods(desk: Desk) -> list[Period]:
    """Every period that may be chosen and of which something is held: years, and parts of those told by quarter."""
    held = set(quarters_held(desk))
    spans = [(1, 4), (1, 3), (1, 2), (4, 4), (3, 3), (2, 2), (1, 1)]
    every = [Period(year, *span) for year in years_held(desk) for span in spans]
    return [period for period in every if period.kind == "year" or held.intersection(period.quarters)]


def _pages(desk: Desk, scope: Scope) -> Iterator[Look]:
    pages: dict[str, Callable[[], object]] = {
        "overview": partial(overview, desk, scope),
        "statutory": partial(statutory, desk, scope),
        **{one.id: partial(brief, desk, one.id, scope) for one in desk.partnership.priority},
        **{f"topic {one.id}": partial(show_topic, desk, one.id, scope) for one in load_topics().topic},
    }
    for name, compose in pages.items():
        where, page = f"{name}, {scope.period.label}", compose()
        cells = _cells(desk, page, scope.period, where) if isinstance(page, Overview) else ()
        yield Look(where, (*cells, *read_figures(desk, page, where)))


def _protected_asks(desk: Desk) -> Iterator[Ask]:
    """Every question of what is to be protected, whole and by each cut, as the page Compare and the command line put
    it."""
    for choice in list_choices(desk):
        whose = [None, *(one.id for one in desk.partnership.priority)] if choice.of_priorities else [None]
        if is_counted(desk, choice.ask):
            for priority in whose:
                cuts = [cut for cut in choice.cuts if not (cut == "priority" and priority)]
                yield from (replace(choice.ask, priority=priority, by=cut) for cut in (None, *cuts))


def is_counted(desk: Desk, ask: Ask) -> bool:
    """Whether a question's numbers are of people who are to be protected."""
    definition = define(ask, desk.catalogue, desk.partnership)
    return whose_numbers(definition, desk.catalogue, desk.partnership) in _COUNTED


def _answer(desk: Desk, ask: Ask, period: Period, compared: str, edition: Edition) -> Look:
    words = [ask.indicator or ask.measure, ask.priority or "", f"by {ask.by}" if ask.by else "", period.label]
    where = ", ".join(filter(None, words))
    request = Request(period, ask.measure, ask.indicator, ask.priority, compared, ask.by, edition)
    return Look(where, tuple(read_figures(desk, figures(desk, request), where)))


def _publications(desk: Desk) -> Iterator[Look]:
    for record in list_publications(desk):
        if record.chosen.edition != "officer":
            where = f"publication {record.id}"
            seen = read_figures(desk, open_publication(desk, record.id).paper, where)
            yield Look(where, tuple(replace(one, place=_as_given(one)) for one in seen))


def _as_given(one: Sighting) -> Place:
    """A year that was running when it was published is told as the year to date, which does not grow."""
    period, to = one.place.period, one.figures_to
    if period.kind != "year" or to is None or to >= period.last_day:
        return one.place
    return replace(one.place, period=Period.to_date(period.year, Quarter.of(to).number))


def read_figures(desk: Desk, thing: object, where: str) -> Iterator[Sighting]:
    """Every figure that stands anywhere in a page, each beside its earlier one."""
    for shown in _find(thing):
        definition = shown.definition
        if whose_numbers(definition, desk.catalogue, desk.partnership) in _COUNTED:
            paired = desk.catalogue.measure(definition.measure).prepare in PAIRED
            yield _see(shown.figure, definition.kind, False, where)
            if shown.previous is not None:
                yield _see(shown.previous, definition.kind, paired, where)


def _find(thing: object) -> Iterator[Shown]:
    if isinstance(thing, Shown):
        yield thing
    elif isinstance(thing, Mapping):
        for entry in thing.values():
            yield from _find(entry)
    elif isinstance(thing, Sequence) and not isinstance(thing, (str, bytes)):
        for entry in thing:
            yield from _find(entry)
    elif is_dataclass(thing) and not isinstance(thing, (type, Period)):
        for field in fields(thing):
            yield from _find(getattr(thing, field.name))


def _see(figure: ShownFigure, kind: str, earlier: bool, where: str) -> Sighting:
    cut = next((name for name in figure.by if name not in _NO_CUT), "")
    priority = "" if figure.indicator else figure.priority or ""
    place = Place(figure.measure, figure.indicator or "", priority, figure.period, cut, figure.by.get(cut, ""), earlier)
    hidden: Hidden = "hidden" if figure.status == "suppressed" else ""
    if hidden:
        hidden = next((WHY[note] for note in figure.notes if note in WHY), hidden)
    return Sighting(place, figure.display, _told(figure, kind), hidden, where, figure.figures_to)


def _told(figure: ShownFigure, kind: str) -> dict[str, int]:
    """The counts that a reader has of a figure: `n`, or of a proportion `n`, the `rest` and the `base` of both."""
    n, base = figure.numerator, figure.denominator
    if figure.status != "ok" or n is None:
        return {}
    if base is None or kind not in ("proportion", "mean"):
        return {"n": round(n)}
    if kind == "mean":
        return {"base": round(base)}
    rest = {"rest": round(base - n)} if n <= base else {}
    return {"n": round(n), **rest, "base": round(base)}


def _cells(desk: Desk, page: Overview, period: Period, where: str) -> Iterator[Sighting]:
    """The first page shows figures in words alone."""
    mark = STATUS_WORDS["suppressed"]
    measures = {one.id for one in desk.catalogue.measures if one.kind not in ("indicator", "rate")}
    for row in page.rows:
        for cell in row.cells:
            if cell is not None and cell.exhibit in measures and is_counted(desk, Ask(cell.exhibit)):
                place = Place(cell.exhibit, "", row.priority or "", period)
                yield Sighting(place, cell.display, {}, "hidden" if cell.display == mark else "", where)


WHY: Mapping[str, Hidden] = {WITHHELD: "left out", RESTATED: "restated"}
