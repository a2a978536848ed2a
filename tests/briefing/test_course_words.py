"""What chance explains of quarters, in sentences: each rule once, worked by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cesp.briefing.course_words import tell_course
from cesp.measures.values import Ask
from tests.briefing.passages import EITHER, HELD, HIGH, LOW, STEADY, passage


@pytest.mark.parametrize(
    ("ask", "numerators", "said"),
    [
        # mean 57.5, mean moving range 105/11, so 2.66 times that, 25.4, either side
        (HIGH, STEADY, "The latest quarter lies within what chance explains, 32% to 83% around an average of 58%."),
        (
            HIGH,
            (*HELD, 74, 72, 75, 71, 76, 73, 74),
            "Seven quarters running above the average of 66%: unlikely to be chance, and for the better.",
        ),
        (
            LOW,
            (*HELD, 74, 72, 75, 71, 76, 73, 74),
            "Seven quarters running above the average of 66%: unlikely to be chance, and for the worse.",
        ),
        (
            HIGH,
            (*HELD, 74, 72, 75, 71, 76, 73, 74, None),
            "Seven quarters running to 2022/23 Q2 above the average of 66%: unlikely to be chance, and for the better.",
        ),
        (
            HIGH,
            (*STEADY, 95),
            "2021/22 Q2 lies above what chance explains, 30% to 90%: unlikely to be chance, and for the better.",
        ),
        (
            HIGH,
            (*STEADY, 20),
            "2021/22 Q2 lies below what chance explains, 29% to 80%: unlikely to be chance, and for the worse.",
        ),
        (
            EITHER,
            (*(50, 60, 55, 65, 50, 60, 55, 65, 50, 60, 55), 48, 49, 50, 51, 52, 53, 54),
            "Seven quarters running, each higher than the one before: unlikely to be chance.",
        ),
        (
            HIGH,
            (*HELD, *HELD, 73, 74, 74),
            "Two or more of the three quarters up to 2023/24 Q4 lie close to the upper limit of chance, 76%: unlikely "
            "to be chance, and for the better.",
        ),
        (
            HIGH,
            (*HELD, *HELD, 50, 49, 49),
            "Two or more of the three quarters up to 2023/24 Q4 lie close to the lower limit of chance, 46%: unlikely "
            "to be chance, and for the worse.",
        ),
        (
            HIGH,
            (*STEADY, 99, 60),
            "The latest quarter lies within what chance explains, 24% to 97% around an average of 61%; earlier "
            "quarters that are marked are unlikely to be chance.",
        ),
        (HIGH, (55,) * 12, "No two quarters next to each other differ, so no limits of chance can be worked out."),
        (
            HIGH,
            (55, 61, 52, 63, 58, 60),
            "The latest quarter is in no row of five that rise or fall: it could be chance.",
        ),
        (
            LOW,
            (70, 71, 66, 66, 61, 58, 55),
            "Six quarters running, each lower than the one before or the same: unlikely to be chance, and for the "
            "better.",
        ),
        (
            HIGH,
            (50, 52, 51, 53, 50, 71, 73, 70, 74, 72),
            "The line crosses its median less often than chance explains: unlikely to be chance.",
        ),
        (
            HIGH,
            (50, 72, 51, 73, 50, 71, 52, 74, 50, 75),
            "The line crosses its median more often than chance explains: unlikely to be chance.",
        ),
        (
            HIGH,
            (50, 60, 55, 65, 52),
            "Five quarters are too few to tell chance from change: a run chart needs 6, limits of chance 12.",
        ),
        (HIGH, (50,), "One quarter is too few to tell chance from change: a run chart needs 6, limits of chance 12."),
    ],
)
def test_the_finding_in_a_sentence(ask: Ask, numerators: Sequence[float | None], said: str) -> None:
    assert tell_course(passage(ask, *numerators))[0] == said


def test_a_run_chart_says_that_it_is_one() -> None:
    assert tell_course(passage(HIGH, 55, 61, 52, 63, 58, 60, 62))[1:] == (
        "This is a run chart: seven quarters are too few for limits of chance, which need 12, so they are held against "
        "their median.",
    )
    told = tell_course(passage(HIGH, 50, 52, 53, 54, 55, 71, 73, 74, 75, 76))
    assert told[0].startswith("Ten quarters running, each higher")
    assert "The line crosses its median less often than chance explains." in told


def test_gaps_are_named() -> None:
    told = tell_course(passage(HIGH, 55, None, 61, 52, 63, None, 58, 60))
    assert told[-1] == (
        "No figure for 2018/19 Q3 and 2019/20 Q3: the line breaks there, and nothing is counted across it."
    )
    assert tell_course(passage(HIGH, 55, None, 61, 52, 63, 58, 60))[-1].startswith("No figure for 2018/19 Q3: ")
