"""What stands for each lane of a priority's impact line, and its figures over time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cesp.briefing.exhibit import LANES, Lane
from cesp.briefing.impact import QUARTERS, Strand
from cesp.catalogue import Priority
from cesp.disclosure.shown import Shown
from cesp.jobs.desk import Desk
from cesp.jobs.evidence import gather
from cesp.jobs.parts import each_quarter, own_period
from cesp.measures.evidence import Evidence
from cesp.measures.values import Ask, Comparison
from cesp.periods import Period

_YEAR = 4  # quarters


@dataclass(frozen=True)
class Gathered:
    """A lane's comparison of the page's period, and its quarters or years up to there, oldest first; unprotected."""

    lane: Lane
    first: Comparison
    course: tuple[Comparison, ...]
    yearly: bool


def gather_strands(
    desk: Desk, priority: Priority, wanted: Sequence[Ask], period: Period, compared: str
) -> tuple[Gathered, ...]:
    """What stands for the lanes, in their order; a lane of which nothing is held has none. `wanted` are the page's
    questions in reading order, `compared` is a word of `earlier_period`."""
    strands = []
    for lane in LANES:
        for ask in _candidates(desk, priority, lane, wanted):
            evidence = gather(desk, ask)
            course = tuple(_course(evidence, period))
            if any(comparison.figure.value for comparison in course):
                (first,) = evidence.compare(*own_period(evidence, period, compared))
                strands.append(Gathered(lane, first, course, evidence.plan.yearly))
                break
    return tuple(strands)


def _candidates(desk: Desk, priority: Priority, lane: Lane, wanted: Sequence[Ask]) -> Iterator[Ask]:
    """What the priority names for a lane and nothing else, or all its measures, headlines before the others."""
    name: str
    if name := getattr(priority.impact, lane):
        yield from (ask for ask in wanted if name in (ask.measure, ask.indicator))
        return
    measures = {measure.id: measure for measure in desk.catalogue.measures}
    fitting = [ask for ask in wanted if measures[ask.measure].lane == lane and not measures[ask.measure].proposal]
    yield from sorted(fitting, key=lambda ask: not measures[ask.measure].headline)


def _course(evidence: Evidence, period: Period) -> Iterator[Comparison]:
    """Each quarter up to the period's end or, of what comes once a year, each year that had ended by then."""
    if not evidence.plan.yearly:
        yield from each_quarter(evidence, evidence.quarters_to(period.quarters[-1], QUARTERS), _YEAR)
        return
    years = sorted({Period.full_year(group.year) for group in evidence.groups})
    for year in [year for year in years if year.last_day <= period.last_day][-QUARTERS // _YEAR :]:
        yield from evidence.compare(year, year.years_back())


def join_strands(strands: Sequence[Gathered], shown: Iterable[Shown]) -> tuple[Strand, ...]:
    """The strands of one edition, from what it shows of each: its comparison, then its course."""
    rest = iter(shown)
    return tuple(
        Strand(strand.lane, next(rest), tuple(next(rest) for _ in strand.course), strand.yearly) for strand in strands
    )
