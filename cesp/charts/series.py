"""A chart as data: what is drawn, apart from what draws it. The same series serve the screen, a slide and a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cesp.measures.values import FigureStatus

ChartKind = Literal["bars", "line", "mix", "places"]
Role = Literal["now", "before", "earlier", "focus", "others", "red", "amber", "green", "blue", "grey"]


@dataclass(frozen=True)
class Point:
    """One mark. `value` is None unless `status` is "ok"; `label` is printed beside the mark ("84%", "c")."""

    x: str
    value: float | None
    label: str
    status: FigureStatus = "ok"


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


@dataclass(frozen=True)
class Chart:
    """`bars` compares periods side by side, `line` runs over time, `mix` stacks shares of a whole, `places` ranks
    places with one in focus. `percent` means values are ratios to be written as percentages."""

    kind: ChartKind
    series: tuple[Series, ...]
    x_title: str
    y_title: str
    percent: bool
    decimals: int
    target: Target | None = None
