"""A figure's course: which method a stretch has, where it starts afresh, what the last figure says."""

from __future__ import annotations

import pytest

from cesp.measures.course import Course, Goal, Stretch, count_row, follow
from cesp.measures.process import Band
from cesp.measures.runs import find_run_signals

STEADY = [10.0, 12, 11, 13, 10, 12, 11, 13, 10, 12, 11, 13]
HELD = [61.0, 66, 58, 63, 60, 55, 64, 59, 62, 57]
RAISED = [*HELD, 74, 72, 75, 71, 76, 73, 74]


def course(values: list[float | None]) -> Course:
    return follow(values, direction="high")


def test_trap_10_twelve_figures_have_limits_fewer_a_median_and_five_neither() -> None:
    assert [course([*STEADY[:number]]).latest.method for number in (12, 11, 6, 5)] == [
        "limits",
        "median",
        "median",
        "none",
    ]
    assert course([*STEADY[:11]]).latest.band == Band(11.0)
    assert course([*STEADY[:5]]).latest.band is None


def test_twelve_figures_that_never_move_have_a_centre_and_no_limits() -> None:
    still = follow([4.0] * 12, direction="high", floor=0.0, goal=Goal(5.0, "high"))
    assert (still.latest.drawn, still.variation, still.assurance) == (Band(4.0), None, None)


def test_gaps_are_no_figures() -> None:
    gappy = course([*STEADY[:6], None, *STEADY[6:11], None])
    assert gappy.latest.method == "median"
    assert gappy.last == 11
    assert gappy.signal_at(12) is None


def test_the_last_figure_decides_and_direction_says_what_it_means() -> None:
    values = [*RAISED]
    assert {way: follow(values, direction=way).meaning_at(16) for way in ("high", "low", "neither")} == {
        "high": "better",
        "low": "worse",
        "neither": "higher",
    }
    falling = [-value for value in RAISED]
    assert follow(falling, direction="neither").meaning_at(16) == "lower"
    assert follow(falling, direction="low").meaning_at(16) == "better"
    calm = course([*STEADY])
    assert (calm.variation, calm.meaning_at(11), count_row(calm)) == (None, None, (0, False))


def test_a_changed_definition_starts_afresh() -> None:
    found = follow([*STEADY, *(value + 50 for value in STEADY)], direction="high", steps=[12, 0, 24])
    assert [(stretch.start, stretch.stop, stretch.method) for stretch in found.stretches] == [
        (0, 12, "limits"),
        (12, 24, "limits"),
    ]
    assert [stretch.band.centre for stretch in found.stretches if stretch.band] == [11.5, 61.5]
    assert found.variation is None
    joined = follow([*STEADY, *(value + 50 for value in STEADY)], direction="high")
    assert joined.variation is not None  # as one, every figure would be marked


def test_limits_are_drawn_where_a_figure_can_be_and_rules_use_them_as_worked_out() -> None:
    low = [0.02, 0.10, 0.01, 0.12, 0.03, 0.11, 0.02, 0.10, 0.01, 0.12, 0.03, 0.11]
    stretch = follow(low, direction="low", floor=0.0, ceiling=1.0).latest
    assert stretch.band is not None
    assert stretch.band.low is not None
    assert stretch.drawn is not None
    assert stretch.band.low < 0 == stretch.drawn.low
    high = follow([1 - value for value in low], direction="high", floor=0.0, ceiling=1.0).latest
    assert high.drawn is not None
    assert high.drawn.high == 1.0
    free = follow(low, direction="low").latest
    assert free.drawn == free.band


def test_a_row_on_one_side_of_a_median_counts_those_on_it() -> None:
    values = (1.0, 2, 1, 2, 1, 2, 8, 9, 5, 8, 9, 8, 9)
    stretch = Stretch(0, 13, "median", Band(5.0), Band(5.0), find_run_signals(values))
    assert count_row(Course(values, "high", (stretch,))) == (7, True)


def test_a_target_is_assured_against_the_last_stretch() -> None:
    values = [*STEADY]  # 11.5 and limits 2.66 * 19/11 away: 6.9 to 16.1
    targets = {6.0: "hit", 12.0: "hit_and_miss", 17.0: "miss"}
    for target, expected in targets.items():
        assert follow(values, direction="high", goal=Goal(target, "high")).assurance == expected
    assert follow(values, direction="high", goal=Goal(17.0, "low")).assurance == "hit"
    assert follow(values[:11], direction="high", goal=Goal(17.0, "low")).assurance is None
    assert follow(values[:3], direction="high", goal=Goal(17.0, "low")).assurance is None
    assert follow(values, direction="neither", goal=Goal(17.0, "neither")).assurance is None
    assert follow([*values, 25.0], direction="high", goal=Goal(24.0, "high")).assurance is None  # it is changing


@pytest.mark.parametrize(
    ("values", "row"),
    [
        (RAISED, (7, False)),
        ([*HELD, 74, 72, 75, 71, 76, 73, 74, 72, None], (8, False)),
        ([5, 4, 9, 1, 3, 8, 1, 2, 3, 4, 5, 6, 7], (7, False)),  # limits: seven that rise
        ([9, 9, 1, 2, 3, 4, 5], (5, False)),  # a run chart: five that rise
        ([9, 1, 2, 2, 3, 4, 5], (6, True)),  # with a repeat
        ([1, 2, 3, 4, 5, 6], (6, False)),
    ],
)
def test_how_long_the_row_is_that_marks_the_last_figure(values: list[float | None], row: tuple[int, bool]) -> None:
    assert count_row(course(values)) == row
