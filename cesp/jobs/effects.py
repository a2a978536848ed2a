"""What loading would do to figures and verdicts, told before it is done: the same questions, put to a trial."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cesp.catalogue import Edition, Measure
from cesp.disclosure.protect import protect
from cesp.disclosure.shown import Shown, ShownFigure
from cesp.intake.results import Reading
from cesp.jobs.desk import Desk
from cesp.jobs.evidence import gather, gather_from
from cesp.jobs.figures import Request, list_asks, policy
from cesp.jobs.restating import Restated, find_restated
from cesp.jobs.uploads import as_submission
from cesp.measures.definition import define
from cesp.measures.evidence import Evidence
from cesp.measures.values import Ask, Comparison
from cesp.people import allowed
from cesp.periods import Period, Quarter
from cesp.store.records import Changes, Difference
from cesp.store.trial import Trial

# Datasets a measure reads besides the one it is defined on.
_ALSO_READ = {
    "audit_grades": "audits",
    "audit_findings": "audits",
    "comparators": "population",
    "indicators": "population",
}


@dataclass(frozen=True)
class Effect:
    """A figure whose display or verdict would change. `title` is of the priority, "" for the whole."""

    ask: Ask
    period: Period
    title: str
    before: Shown
    after: Shown
    headline: bool
    sentence: str


@dataclass(frozen=True)
class Foretold:
    """All that loading a reading would do: slice by slice, row by row, to figures, and to closed quarters."""

    difference: Difference
    effects: tuple[Effect, ...]
    restated: tuple[Restated, ...]


def foretell(desk: Desk, reading: Reading, complete: bool = False) -> Foretold:
    """What loading would do now; nothing is kept. Figures are those of the officer's edition where the person may read
    it, else of the public one. Mendable where there is nothing to load."""
    desk.require("load")
    edition: Edition = "officer" if allowed(desk.person, "read_officer") else "public"
    trial = desk.store.try_out(as_submission(desk, reading, complete, ""))
    effects = tuple(_effects(desk, trial, edition))
    return Foretold(trial.difference, effects, find_restated(desk, trial.difference))


def _effects(desk: Desk, trial: Trial, edition: Edition) -> Iterator[Effect]:
    """Figures that would change, the periods of the return before those that follow from it."""
    changes = trial.difference.changes
    if changes.same_file_as is not None:
        return
    asks = list(_touched_asks(desk, changes))
    pairs = [(ask, gather(desk, ask), gather_from(trial.answers, desk, ask)) for ask in asks]
    altered = [(ask, before, after) for ask, before, after in pairs if _content(before) != _content(after)]
    for period in _periods(changes, [side for _, *sides in altered for side in sides]):
        for ask, before, after in altered:
            sides = [_compare(side, period) for side in (before, after)]
            was, becomes = protect(sides, policy(desk, edition))
            if _seen(was) != _seen(becomes):
                yield _effect(desk, ask, period, was, becomes)


def _touched_asks(desk: Desk, changes: Changes) -> Iterator[Ask]:
    """A question for every measure and indicator that reads a dataset of the file: of the whole and each priority."""
    datasets = {part.dataset for part in (*changes.new, *changes.replaced, *changes.gone)}
    priorities = [None, *(entry.id for entry in desk.partnership.priority if not entry.theme)]
    for priority in priorities:
        for ask in list_asks(desk, Request(_ANY, priority=priority)):
            measure = desk.catalogue.measure(ask.measure)
            of_one = priority is None or ask.indicator is not None or "priority" in measure.by
            if of_one and datasets & _reads(desk, ask, measure):
                yield ask


def _reads(desk: Desk, ask: Ask, measure: Measure) -> set[str]:
    own = define(ask, desk.catalogue, desk.partnership).dataset
    return {own, measure.instead_by_agency, _ALSO_READ.get(own, "")}


def _content(evidence: Evidence) -> Evidence:
    """Evidence without what changes no figure: which upload its rows came with."""
    groups = tuple(sorted((group._replace(upload=0) for group in evidence.groups), key=repr))
    return replace(evidence, groups=groups)


def _periods(changes: Changes, evidence: list[Evidence]) -> list[Period]:
    """The quarters the file touches, the years to date and the years they are in; then what follows from them: later
    quarters of those years, and the same periods a year on, where something is held."""
    touched = {(part.year, part.quarter) for part in (*changes.new, *changes.replaced, *changes.gone)}
    held = {(entry.year, entry.quarter) for side in evidence for entry in side.held}
    held |= {(group.year, group.quarter) for side in evidence for group in side.groups}
    own = [Period.single(Quarter(year, quarter)) for year, quarter in sorted(touched) if quarter]
    own += [Period.to_date(period.year, period.first) for period in own]
    own += [Period.full_year(year) for year in sorted({year for year, _ in touched})]
    following = []
    for year in sorted({year + later for year, _ in touched for later in (0, 1)}):
        quarters = sorted(quarter for held_year, quarter in held if held_year == year)
        following += [Period.single(Quarter(year, quarter)) for quarter in quarters if quarter]
        following += [Period.to_date(year, quarter) for quarter in quarters if quarter]
        following += [Period.full_year(year)] if quarters else []
    return list(dict.fromkeys((*own, *following)))


def _compare(evidence: Evidence, period: Period) -> Comparison:
    return evidence.compare(period, period.years_back())[0]


def _seen(shown: Shown) -> tuple[str, str, str]:
    return shown.figure.status, shown.figure.display, shown.verdict_words


def _effect(desk: Desk, ask: Ask, period: Period, before: Shown, after: Shown) -> Effect:
    title = desk.partnership.get_priority(ask.priority).title if ask.priority else ""
    name = ", ".join(filter(None, (after.definition.title, title, period.label)))
    sentence = f"{name}: {_words(before, after)}."
    return Effect(ask, period, title, before, after, desk.catalogue.measure(ask.measure).headline, sentence)


def _words(before: Shown, after: Shown) -> str:
    """ "6% becomes 9%; improved becomes no clear change"; the verdict is only told of where it changes."""
    was, becomes = _display(before.figure), _display(after.figure)
    figure = f"{was} becomes {becomes}" if was != becomes else f"{becomes}, as before"
    if before.figure.status != "ok":
        return f"{figure}: {after.verdict_words}" if after.figure.status == "ok" else figure
    if after.figure.status != "ok" or before.verdict_words == after.verdict_words:
        return figure
    return f"{figure}; {before.verdict_words} becomes {after.verdict_words}"


def _display(figure: ShownFigure) -> str:
    return "no figure" if figure.status == "not_supplied" else figure.display


_ANY = Period.full_year(2000)  # which questions there are does not depend on the period
