"""What a person may see. Value, status and display text stay apart: a hidden number is a status, never a zero."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cesp.catalogue import Edition
from cesp.measures.values import Definition, FigureStatus, Verdict
from cesp.periods import Period


@dataclass(frozen=True)
class ShownFigure:
    """A figure in one edition. All numbers are None unless `status` is "ok".

    `display` is the value in words ("84%", "412", "c"), `base` what it rests on ("267 of 318 registered"), "" where
    there is nothing to add.
    """

    measure: str
    priority: str | None
    indicator: str | None
    period: Period
    by: Mapping[str, str]
    status: FigureStatus
    numerator: float | None
    denominator: float | None
    value: float | None
    low: float | None
    high: float | None
    unit: str
    display: str
    base: str
    notes: tuple[str, ...] = ()
    uploads: frozenset[int] = frozenset()
    parts: Mapping[str, float] = field(default_factory=dict)
    target: str = ""
    figures_to: date | None = None


@dataclass(frozen=True)
class Shown:
    """A comparison in one edition. `change` and its bounds are None, and the verdict says nothing, where either side
    is hidden. `change_display` is in words ("+5 points (-1 to +11)")."""

    edition: Edition
    definition: Definition
    figure: ShownFigure
    previous: ShownFigure | None
    change: float | None
    low: float | None
    high: float | None
    change_display: str
    verdict: Verdict | None
    verdict_words: str
    reasons: tuple[str, ...]
