"""Points on a time axis -> the strokes that join them: a line between neighbours, dots where nothing is due between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cesp.charts.series import Point

# A point with its place on the axis; and where a stroke goes next, or (None, None) where it is lifted.
Mark = tuple[int, Point]
Step = tuple[int | None, float | None]


def joined(marks: Sequence[Mark]) -> Iterator[Step]:
    """The line: neighbours on the axis, broken wherever something lies between."""
    before: int | None = None
    for place, point in marks:
        if point.value is not None:
            if before is not None and place - before > 1:
                yield None, None
            yield place, point.value
            before = place


def bridged(marks: Sequence[Mark]) -> Iterator[Step]:
    """The dots: pairs that are no neighbours, with nothing hidden and nothing missing between them."""
    before: Mark | None = None
    for place, point in marks:
        if point.value is not None:
            if before is not None and place - before[0] > 1:
                yield before[0], before[1].value
                yield place, point.value
            yield None, None
            before = place, point
        elif point.status != "not_applicable":
            before = None
