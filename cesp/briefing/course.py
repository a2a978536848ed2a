"""Quarters as an edition shows them -> their course, and its picture: what of it chance explains.

It is judged from what the edition shows, never from more. Where a quarter is hidden nothing is judged: an average, a
limit or a mark would help to work the hidden figure out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cesp.briefing.charting import of_quarters
from cesp.briefing.exhibit import Table
from cesp.catalogue import Measure
from cesp.charts.series import Chart, Guide, Level, Point, Series
from cesp.disclosure.shown import Shown
from cesp.measures.course import ENOUGH_FOR_MEDIAN, Course, Goal, Stretch, follow
from cesp.measures.display import spell
from cesp.measures.values import Definition

#: How high and how low a figure of a kind can be; means may be differences, so nothing bounds them.
_BOUNDS: dict[str, tuple[float | None, float | None]] = {
    "proportion": (0.0, 1.0),
    "rate": (0.0, None),
    "count": (0.0, None),
    "mean": (None, None),
}


@dataclass(frozen=True)
class Passage:
    """Quarters in their order, the places from which another definition holds with what changed there, and their
    course; None where it cannot be judged."""

    quarters: tuple[Shown, ...]
    steps: tuple[tuple[int, str], ...]
    course: Course | None

    @property
    def definition(self) -> Definition:
        return self.quarters[0].definition

    @property
    def number(self) -> int:
        """How many quarters have a figure."""
        return sum(shown.figure.value is not None for shown in self.quarters)

    @property
    def hidden(self) -> bool:
        return any(shown.figure.status == "suppressed" for shown in self.quarters)


def is_followed(measure: Measure) -> bool:
    """Whether a measure's quarters are judged against chance: those drawn as a line that are no counts of activity."""
    return measure.chart == "line" and measure.kind != "count"


def goal_of(shown: Shown) -> Goal | None:
    """The target that each quarter may be set against; None where it is a text, or for a whole year's count."""
    target = shown.target
    if target is None or target.limit is None or not target.level:
        return None
    return Goal(target.limit, shown.definition.direction)


def follow_quarters(quarters: Sequence[Shown], changes: Sequence[tuple[int, str]], goal: Goal | None = None) -> Passage:
    """Quarters, at least one, and their course. `changes` are start years from which another definition holds."""
    steps = tuple(
        (place, what)
        for year, what in changes
        for place in [sum(shown.figure.period.year < year for shown in quarters)]
        if 0 < place < len(quarters)
    )
    passage = Passage(tuple(quarters), steps, None)
    if passage.hidden or passage.number < ENOUGH_FOR_MEDIAN:
        return passage
    floor, ceiling = _BOUNDS[passage.definition.kind]
    course = follow(
        [shown.figure.value for shown in quarters],
        direction=passage.definition.direction,
        steps=[place for place, _ in steps],
        goal=goal,
        floor=floor,
        ceiling=ceiling,
    )
    return replace(passage, course=course)


def of_course(passage: Passage) -> tuple[Chart | None, Table]:
    """The line of the quarters against their guides, and its table twin; the plain line where nothing is judged."""
    chart, table = of_quarters(passage.quarters, "line")
    course = passage.course
    if chart is None or course is None:
        return chart, table
    line = chart.series[0]
    points = tuple(_marked(course, place, point) for place, point in enumerate(line.points))
    guides = tuple(guide for stretch in course.stretches for guide in _guide(stretch, passage.definition))
    rows = tuple((*row, *_judged(passage, course, place)) for place, row in enumerate(table.rows))
    columns = (*table.columns, "Average or median", "Limits of chance", "Chance or change")
    chart = replace(chart, kind="process", series=(Series(line.name, line.role, points),), guides=guides)
    return chart, Table(columns, rows)


def centre_name(stretch: Stretch) -> str:
    """What the line in the middle is."""
    return "average" if stretch.method == "limits" else "median"


def spell_level(value: float, definition: Definition) -> str:
    """A centre or limit as printed; where figures are whole numbers, with one decimal, since it hardly ever is one."""
    finer = 1 if definition.kind != "proportion" and not definition.decimals else 0
    return spell(value, replace(definition, decimals=definition.decimals + finer))


def _marked(course: Course, place: int, point: Point) -> Point:
    return replace(point, mark=course.meaning_at(place) or "")


def _guide(stretch: Stretch, definition: Definition) -> tuple[Guide, ...]:
    band = stretch.drawn
    if band is None:
        return ()

    def level(value: float, name: str) -> Level:
        return Level(value, f"{spell_level(value, definition)} {name}")

    limits: tuple[Level, ...] = ()
    if band.low is not None and band.high is not None:
        limits = (level(band.low, "lower limit"), level(band.high, "upper limit"))
    opening = "Definition changed" if stretch.start else ""
    return (Guide(stretch.start, stretch.stop - 1, level(band.centre, centre_name(stretch)), limits, opening),)


def _judged(passage: Passage, course: Course, place: int) -> tuple[str, str, str]:
    """A quarter's last three cells: its centre, its limits, and whether chance explains it."""
    stretch = next(entry for entry in course.stretches if entry.start <= place < entry.stop)
    band, meaning = stretch.drawn, course.meaning_at(place)
    if band is None:
        return "", "", ""
    centre = f"{spell_level(band.centre, passage.definition)} {centre_name(stretch)}"
    limits = ""
    if band.low is not None and band.high is not None:
        limits = " to ".join(spell_level(value, passage.definition) for value in (band.low, band.high))
    if course.values[place] is None:
        return centre, limits, ""
    return centre, limits, f"unlikely to be chance: {meaning}" if meaning else "could be chance"
