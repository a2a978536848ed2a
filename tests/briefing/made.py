"""Exhibits made from comparisons by hand, through the same door as real ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from cesp.briefing.compose import Material, compose
from cesp.briefing.exhibit import Exhibit
from cesp.catalogue import Edition, Partnership
from cesp.measures.values import Ask, Comparison
from cesp.periods import Period
from cesp.store.records import UploadRecord
from tests.disclosure.figures import compared, show
from tests.measures.world import CATALOGUE, PARTNERSHIP

RECEIPT = UploadRecord(
    7, "training.xlsx", "0", "council", "Amy", datetime(2022, 7, 4, 9, 30, tzinfo=UTC), 12, 0, "", None, "",
    ("training_sessions",), ("2022/23 Q1",),
)  # fmt: skip


def exhibit(
    comparison: Comparison,
    edition: Edition = "officer",
    quarters: Sequence[Comparison] = (),
    places: Sequence[Comparison] = (),
    partnership: Partnership = PARTNERSHIP,
) -> Exhibit:
    """What is composed of a comparison, its quarters and its places in an edition."""
    measure = CATALOGUE.measure(comparison.definition.measure)
    material = Material(
        measure,
        show(comparison, edition, partnership),
        tuple(show(entry, edition, partnership) for entry in quarters),
        tuple(show(entry, edition, partnership) for entry in places),
        CATALOGUE.dataset(measure.dataset).family,
    )
    return compose(material, partnership, {7: RECEIPT})


def moved(comparison: Comparison, now: Period, then: Period) -> Comparison:
    """The same numbers of other periods."""
    previous = comparison.previous and replace(comparison.previous, period=then)
    return replace(comparison, figure=replace(comparison.figure, period=now), previous=previous)


def alone(comparison: Comparison) -> Comparison:
    """Without an earlier figure."""
    reason = "There is no figure for the earlier period."
    bare = replace(comparison, previous=None, change=None, low=None, high=None)
    return replace(bare, verdict="no_previous", reasons=(reason,))


def at_place(place: str, now: tuple[float, float], then: tuple[float, float]) -> Comparison:
    return compared(Ask("indicator_rate", None, "published", "place"), now, then, place)
