"""Quarters made by hand from July to September 2018 on, and what is made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cesp.briefing.course import Passage, follow_quarters
from cesp.briefing.exhibit import Exhibit
from cesp.catalogue import Edition
from cesp.measures.course import Goal
from cesp.measures.values import Ask, Comparison
from cesp.periods import Period, Quarter
from tests.briefing.made import exhibit
from tests.disclosure.figures import compared, show

HIGH, LOW, EITHER = (Ask("indicator", None, name) for name in ("flowing", "standing", "running"))
NUMBER, SCORE = Ask("indicator", None, "numbered"), Ask("indicator", None, "scored")
REDEFINED = Ask("indicator", None, "redefined")
HELD = (61, 66, 58, 63, 60, 55, 64, 59, 62, 57)
STEADY = (50, 60, 55, 65, 50, 60, 55, 65, 50, 60, 55, 65)
FIRST = Quarter(2018, 2)


def quarters(ask: Ask, numerators: Sequence[float | None], base: float | None = 100) -> list[Comparison]:
    """Quarter after quarter from July to September 2018; None is not supplied."""
    made = []
    for place, numerator in enumerate(numerators):
        entry = compared(ask, (numerator or 0, base), (40, base))
        figure = replace(entry.figure, period=Period.single(Quarter.at(FIRST.index + place)), notes=())
        if numerator is None:
            figure = replace(figure, status="not_supplied", value=None)
        made.append(replace(entry, figure=figure))
    return made


def passage(ask: Ask, *numerators: float | None, goal: Goal | None = None, base: float | None = 100) -> Passage:
    return follow_quarters([show(entry, "officer") for entry in quarters(ask, numerators, base)], (), goal)


def composed(ask: Ask, *numerators: float | None, edition: Edition = "officer") -> Exhibit:
    held = quarters(ask, numerators)
    return exhibit(held[-1], edition, quarters=held)
