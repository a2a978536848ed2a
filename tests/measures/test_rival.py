"""Every measure against its naive rival, on small random returns, for every cut and every length of period."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cesp.jobs.evidence import gather
from cesp.measures.prepare import PAIRED
from cesp.measures.values import Ask, Figure
from cesp.periods import Period
from tests.conftest import EXAMPLES
from tests.measures.random_returns import RETURNS
from tests.measures.rival import answer as rival_answer
from tests.measures.rival_lines import Answer, World
from tests.measures.world import CATALOGUE, PARTNERSHIP, Line, desk

PERIODS = (Period(2022, 2, 2), Period.to_date(2022, 3), Period.full_year(2022), Period(2022, 2, 3))
MEASURES = {
    "training": (
        "sessions_held", "attendances", "attended_of_registered", "attended_of_places", "no_show_rate",
        "cancellation_rate", "places_offered", "reach",
    ),
    "evaluation": ("confidence_after", "reaction", "knowledge_gained", "confidence_gained", "practice_changed"),
    "audits": ("cases_audited", "good_or_better", "good_at_re_audit"),
    "audit plans": ("audits_held", "audits_held_of_planned"),
    "audit findings": ("strengths", "areas_for_development"),
    "recommendations": (
        "recommendations_open", "recommendations_overdue", "recommendations_in_time", "recommendations_with_impact",
    ),
    "actions": ("actions_on_track", "little_progress", "actions_overdue", "actions_moved"),
    "voice": ("children_heard", "feedback_answered"),
    "meetings": ("meetings_held", "meeting_attendance"),
    "self-assessments": ("assessments_received", "standards_met"),
    "reviews": ("rapid_reviews", "practice_reviews", "rapid_reviews_in_time"),
}  # fmt: skip

# As many random stores in all as a property is tried on, shared by the kinds of return.
EACH = max(2, -(-EXAMPLES // len(RETURNS)))
INDICATED: dict[str, list[tuple[str, str, str | None]]] = {
    "indicators": [
        *(("indicator", entry.id, by) for entry in PARTNERSHIP.indicator[:8] for by in (None, "agency")),
        ("indicator", "flowing", "quarter"),
        ("indicator", "running", "quarter"),
        ("indicator_rate", "numbered", None),
        ("indicator", "numbered", "place"),
    ],
    "national": [(name, "published", by) for name in ("indicator", "indicator_rate") for by in (None, "place")],
}


def every_ask(family: str) -> list[Ask]:
    """Each measure of a family whole, of a priority, and by each of its cuts."""
    if family in INDICATED:
        return [Ask(name, None, indicator, by) for name, indicator, by in INDICATED[family]]
    asks = []
    for name in MEASURES[family]:
        cuts = [None, *(by for by in CATALOGUE.measure(name).by if by != "priority")]
        asks += [Ask(name, priority, None, by) for by in cuts for priority in (None, "neglect")]
    return asks


@pytest.mark.parametrize("family", RETURNS)
@settings(max_examples=EACH, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_measure_agrees_with_its_rival(family: str, data: st.DataObject) -> None:
    lines = data.draw(RETURNS[family])
    asks = data.draw(st.lists(st.sampled_from(every_ask(family)), min_size=4, max_size=4, unique=True))
    agree(lines, asks)


def agree(lines: list[Line], asks: list[Ask]) -> None:
    """Every figure the measures give of the periods is the rival's."""
    rival = World(CATALOGUE, PARTNERSHIP, lines)
    with desk(lines) as sitting:
        for ask in asks:
            held = gather(sitting, ask)
            for period in PERIODS:
                compared = held.compare(period, period.years_back())
                agree_on(rival_answer(rival, ask, period), [entry.figure for entry in compared])
                if CATALOGUE.measure(ask.measure).prepare in PAIRED:
                    before = [entry.previous for entry in compared if entry.previous is not None]
                    agree_on(rival_answer(rival, ask, period, earlier=True), before)


def agree_on(expected: Mapping[str, Answer], figures: Iterable[Figure]) -> None:
    """Each answer of the rival is among the figures, and equal."""
    found = {next(iter(figure.by.values()), ""): figure for figure in figures}
    assert set(expected) <= set(found)
    for cut, answer in expected.items():
        assert same(found[cut], answer), (found[cut].ask, found[cut].period, cut, answer, found[cut])


def same(figure: Figure, answer: Answer) -> bool:
    """Equal to the last digits, blanks and status included."""
    pairs = ((figure.numerator, answer.numerator), (figure.denominator, answer.denominator))
    return figure.status == answer.status and all(
        math.isclose(a, b, abs_tol=1e-9) if a is not None and b is not None else a is b
        for a, b in (*pairs, (figure.value, answer.value))
    )
