"""The middle of several places, worked by hand."""

from __future__ import annotations

import pytest

from cesp.measures.spread import Spread, spread, standing


@pytest.mark.parametrize(
    ("values", "made"),
    [
        ([], None),
        ([3.0], Spread(3.0, 3.0, 3.0, 1)),
        ([9.0, 1.0, 2.0], Spread(2.0, 1.0, 9.0, 3)),  # the average would be 4
        ([1.0, 2.0, 4.0, 100.0], Spread(3.0, 1.0, 100.0, 4)),  # half-way between 2 and 4
    ],
)
def test_the_middle_is_the_median_and_not_the_average(values: list[float], made: Spread | None) -> None:
    assert spread(values) == made


def test_equals_share_a_place() -> None:
    assert [standing(own, [5.0, 3.0, 3.0]) for own in (6.0, 5.0, 4.0, 3.0, 1.0)] == [1, 1, 2, 2, 4]
