"""Comparisons built by hand, and as an edition shows them."""

from __future__ import annotations

from collections.abc import Mapping

from cesp.catalogue import Edition, Partnership
from cesp.disclosure.protect import Policy, protect
from cesp.disclosure.shown import Shown
from cesp.measures.compare import compare
from cesp.measures.definition import define
from cesp.measures.evaluate import PER_CHILDREN
from cesp.measures.values import Ask, Comparison, Figure
from cesp.periods import Period
from tests.measures.world import CATALOGUE, PARTNERSHIP

NOW, THEN = Period(2022, 1, 1), Period(2021, 1, 1)


def figure(ask: Ask, period: Period, numerator: float, denominator: float | None, by: Mapping[str, str]) -> Figure:
    """A figure as counted, with a note, bounds, an upload and a part that each tell the number."""
    value = numerator / denominator if denominator else numerator
    value *= PER_CHILDREN if ask.measure == "indicator_rate" else 1
    low, high = (value - 0.1, value + 0.1) if denominator else (None, None)
    note = f"With walk-ins {numerator:.0f} of {denominator or 0:.0f}."
    return Figure(
        ask, period, by, "ok", numerator, denominator, value, low, high, notes=(note,),
        held=frozenset({("council", 1)}), uploads=frozenset({7}), senders=frozenset({"council"}),
        parts={"green": numerator},
    )  # fmt: skip


def compared(ask: Ask, now: tuple[float, float | None], then: tuple[float, float | None], by: str = "") -> Comparison:
    """Two figures, each (numerator, denominator), this year's first quarter beside last year's."""
    definition = define(ask, CATALOGUE, PARTNERSHIP)
    cut = {ask.by: by} if ask.by else {}
    sides = figure(ask, NOW, *now, cut), figure(ask, THEN, *then, cut)
    return compare(definition, *sides, about_the_same=0.05)


def show(comparison: Comparison, edition: Edition, partnership: Partnership = PARTNERSHIP) -> Shown:
    """What an edition shows of one comparison."""
    (shown,) = protect([comparison], Policy(edition, partnership, CATALOGUE))
    return shown
