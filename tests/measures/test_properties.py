"""What holds of any comparison and of any upload."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cesp.jobs.evidence import gather
from cesp.measures.basis import Plan
from cesp.measures.compare import compare
from cesp.measures.definition import define
from cesp.measures.evaluate import evaluate
from cesp.measures.values import Ask, Comparison, Definition, Figure, Group, Verdict
from cesp.periods import Period
from tests.measures.random_returns import RETURNS
from tests.measures.rival_lines import Line
from tests.measures.test_rival import every_ask
from tests.measures.world import CATALOGUE, PARTNERSHIP, desk

NOW, THEN = Period.full_year(2022), Period.full_year(2021)
MIRRORED: dict[Verdict, Verdict] = {"improved": "worsened", "worsened": "improved", "more": "fewer", "fewer": "more"}
JUDGED = (
    Ask("attended_of_registered"), Ask("no_show_rate"), Ask("confidence_after"), Ask("recommendations_overdue"),
    Ask("indicator", indicator="averaged"), Ask("indicator_rate", indicator="published"),
)  # fmt: skip


def grouped(period: Period, numerator: float, denominator: float) -> Group:
    """One sender's year."""
    return Group(period.year, 4, "council", 1, "", "", numerator, 0, denominator, 1, 0, 0, 0, 0, 0, None, 0, None)


def figure_of(definition: Definition, ask: Ask, period: Period, numerator: float, denominator: float) -> Figure:
    """A figure as `evaluate` makes it from one group."""
    (figure,) = evaluate(definition, Plan(), ask, period, [grouped(period, numerator, denominator)], [])
    return figure


@pytest.mark.parametrize("ask", JUDGED, ids=lambda ask: ask.indicator or ask.measure)
@settings(max_examples=60, deadline=None)
@given(a=st.integers(0, 400), b=st.integers(0, 400), n=st.integers(0, 400), m=st.integers(0, 400), chosen=st.booleans())
def test_comparison_is_antisymmetric(ask: Ask, a: int, b: int, n: int, m: int, chosen: bool) -> None:
    """Swapping the periods turns the change, its bounds and the verdict round."""
    definition = define(ask, CATALOGUE, PARTNERSHIP)
    one, other = (figure_of(definition, ask, NOW, a, n), figure_of(definition, ask, THEN, b, m))
    if "ok" not in (one.status, other.status) or one.status != other.status:
        return
    there = compare(definition, one, other, about_the_same=0.0, chosen=chosen)
    back = compare(definition, other, one, about_the_same=0.0, chosen=chosen)
    assert back.verdict == MIRRORED.get(there.verdict, there.verdict)
    assert there.verdict in get_args(Verdict)
    assert (there.change, there.low, there.high) == pytest.approx(turned(back), nan_ok=False)


def turned(comparison: Comparison) -> tuple[float | None, ...]:
    """Change, low and high as they read from the other side."""
    signs = (comparison.change, comparison.high, comparison.low)
    return tuple(None if sign is None else -sign for sign in signs)


@pytest.mark.parametrize("family", ["training", "audits", "indicators"])
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_an_upload_split_in_two_gives_the_same_figures(family: str, data: st.DataObject) -> None:
    """Split between slices: rows of one slice belong to one upload, because the later would replace the earlier."""
    lines = data.draw(RETURNS[family])
    first = {key for key in sorted({slice_of(line) for line in lines}) if data.draw(st.booleans())}
    halves = (
        [line for line in lines if slice_of(line) in first],
        [line for line in lines if slice_of(line) not in first],
    )
    asks = data.draw(st.lists(st.sampled_from(every_ask(family)), min_size=3, max_size=3, unique=True))
    assert figures_of(asks, [lines]) == figures_of(asks, [half for half in halves if half])


def slice_of(line: Line) -> tuple[str, ...]:
    key = str(line[CATALOGUE.dataset(line["dataset"]).key]).lower()
    return (line["dataset"], line["sender"], str(line["year"]), str(line["quarter"]), key)


def figures_of(asks: list[Ask], batches: list[list[Line]]) -> list[tuple[object, ...]]:
    """All that is said of the asks but for the numbers of uploads."""
    with desk(*batches) as sitting:
        return [
            (entry.figure.by, entry.figure.status, entry.figure.numerator, entry.figure.denominator, entry.figure.notes,
             entry.figure.held, entry.verdict, entry.change, entry.missing)
            for ask in asks
            for entry in gather(sitting, ask).compare(NOW, THEN)
        ]  # fmt: skip


@pytest.mark.parametrize("mark", [None, "suppressed", "not_supplied", "not_collected"])
@pytest.mark.parametrize("ask", [Ask("no_show_rate"), Ask("attendances"), Ask("attended_of_places", "neglect")])
def test_a_row_without_numbers_changes_no_figure(ask: Ask, mark: str | None) -> None:
    names = ("sessions", "capacity", "registered", "attended", "cancelled", "no_show", "walk_in")
    line = {"dataset": "training_sessions", "sender": "council", "year": 2022, "quarter": 1, "course": "gcp"}
    full = line | {"delivery": None, "priority": None} | dict.fromkeys(names, 12.0)
    blank = line | {"delivery": "virtual", "priority": None} | dict.fromkeys(names)
    blank |= {f"{name}_status": mark for name in names}
    without, with_it = (figures_of([ask], [[full, *more]])[0] for more in ((), (blank,)))
    assert without[:4] == with_it[:4]
    assert with_it[4] == ("1 row left out: a part was not supplied, or cannot be judged.",)
