"""A chart as data: what is drawn, apart from what draws it. The same series serve the screen, a slide and a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from cesp.measures.values import FigureStatus

ChartKind = Literal["bars", "line", "mix", "places", "process", "lanes"]
Role = Literal["now", "before", "earlier", "focus", "others", "red", "amber", "green", "blue", "grey"]
Mark = Literal["", "better", "worse", "higher", "lower"]


@dataclass(frozen=True)
class Point:
    """One mark. `value` is None unless `status` is "ok"; `label` is printed beside the mark ("84%", "c"). `mark` says
    that chance does not explain it, and which way it points. `base` is what it rests on, for charts that print it."""

    x: str
    value: float | None
    label: str
    status: FigureStatus = "ok"
    mark: Mark = ""
    base: str = ""


@dataclass(frozen=True)
class Series:
    """Marks that belong together. `role` decides the colour: "now" is this year, "before" last year."""

    name: str
    role: Role
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Target:
    """A numeric target, drawn as a line, in the unit of the chart."""

    value: float
    label: str


class Level(NamedTuple):
    """A height that points are read against, and the words at its end: "48% average"."""

    value: float
    label: str


@dataclass(frozen=True)
class Guide:
    """What places `first` to `last` of a process are read against: their centre and, lowest first, their two limits,
    if they have any. `opening` is said where it begins, if something changed there."""

    first: int
    last: int
    centre: Level
    limits: tuple[Level, ...] = ()
    opening: str = ""


@dataclass(frozen=True)
class Track:
    """One lane of a time axis, the setting of one series: the lane's `title`, what is measured in it and in which unit,
    the place of each point on the axis, and the words that stand there where nothing does."""

    title: str
    measured: str
    places: tuple[int, ...]
    empty: str


class Occasion(NamedTuple):
    """What happened, by its letter; `place` lies between -0.5, where the first quarter begins, and the end of the
    last."""

    place: float
    letter: str


@dataclass(frozen=True)
class Timeline:
    """The axis that lanes share: its quarters, a track for each series, what happened, and the stretches (from, to;
    places) that are shaded because the priority was none then."""

    quarters: tuple[str, ...]
    tracks: tuple[Track, ...]
    occasions: tuple[Occasion, ...]
    shaded: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Chart:
    """`bars` compares periods side by side, `line` runs over time, `mix` stacks shares of a whole, `places` ranks
    places with one in focus, or whatever else a figure is cut by, each with its earlier figure, `process` runs over
    time against its `guides`, `lanes` stacks series along one `timeline`. `percent` means values are ratios to be
    written as percentages."""

    kind: ChartKind
    series: tuple[Series, ...]
    x_title: str
    y_title: str
    percent: bool
    decimals: int
    target: Target | None = None
    guides: tuple[Guide, ...] = ()
    timeline: Timeline | None = None
