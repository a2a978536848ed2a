"""Every measure against its naive rival, on small random returns, for every cut and every length of period."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cesp.jobs.evidence import gather
from cesp.measures.values import Ask, Figure
from cesp.periods import Period
from tests.measures.rival import answer as rival_answer
from tests.measures.rival_lines import Answer, World
from tests.measures.world import CATALOGUE, PARTNERSHIP, Line, desk

EXAMPLES = 8
PERIODS = (Period(2022, 2, 2), Period.to_date(2022, 3), Period.full_year(2022), Period(2022, 2, 3))
counted = st.one_of(st.integers(0, 30).map(float), st.sampled_from([None, "c", ":", "x"]))
priorities = st.sampled_from([None, "neglect", "exploitation", "something else"])
named_priorities = st.sampled_from(["neglect", "exploitation"])
courses = st.sampled_from(["gcp", "both", "basics", "An unlisted course"])
agencies = st.sampled_from([None, "police", "health"])
MARKS = {"c": "suppressed", ":": "not_supplied", "x": "not_collected"}


def column(name: str) -> st.SearchStrategy[Any]:
    """What may stand in a column: its own words for a choice, few of everything so that rows meet."""
    special: dict[str, st.SearchStrategy[Any]] = {
        "course": courses,
        "indicator": st.sampled_from([entry.id for entry in PARTNERSHIP.indicator[:8]]),
        "value": st.sampled_from([None, None, 3.5, 7.0]),
        "capacity": counted,
        "audit": st.sampled_from(["Neglect audit", "Dip sample"]),
        "grade": st.sampled_from(["outstanding", "good", "requires_improvement", "inadequate", "met"]),
        "grade_kind": st.sampled_from([None, "self", "moderated", "overall"]),
        "standard": st.sampled_from([None, "Voice", "Plan"]),
        "case_number": st.sampled_from([None, "1", "2"]),
        "round": st.sampled_from([None, "re_audit"]),
        "agency": agencies,
        "reference": st.sampled_from(["R1", "R2", "R3"]),
        "source": st.sampled_from(["Review A", "Audit B"]),
        "status": st.sampled_from(["open", "not_started", "overdue", "closed", "withdrawn", "paused"]),
        "due": st.sampled_from([None, date(2021, 12, 31), date(2022, 9, 30), date(2022, 12, 31), date(2024, 3, 31)]),
        "rag": st.sampled_from(["red", "amber", "green", "blue", "not_started", "Amber E"]),
        "percent_complete": st.sampled_from([None, 0.0, 0.5]),
        "delivery": st.sampled_from([None, "virtual", "e_learning"]),
        "stage": st.sampled_from(["before", "after"]),
        "aspect": st.sampled_from(["confidence", "knowledge"]),
        "mean_score": st.sampled_from([None, 2.5, 4.0]),
        "count": st.one_of(st.integers(0, 4).map(float), st.sampled_from([None, "c"])),
    }
    return special.get(name, counted)


def lines_of(dataset: str, names: tuple[str, ...], priority: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Line]]:
    """Rows of one dataset as intake would leave them: natural keys are unique inside a sender's period."""
    described = CATALOGUE.dataset(dataset)
    blank = {name.name: st.none() for name in described.stored}
    columns = {name: column(name) for name in names} | {"priority": priority}
    drawn = {name: columns.get(name, nothing) for name, nothing in blank.items()}
    line = st.fixed_dictionaries(
        {
            "dataset": st.just(dataset),
            "sender": st.sampled_from(["council", "police"]),
            "year": st.sampled_from([2021, 2022, 2022]),
            "quarter": st.integers(1, 4),
            **drawn,
        }
    ).map(marked)
    key = (*(name for name in described.natural_key if name != "period"), "sender", "year", "quarter")
    return st.lists(line, max_size=14, unique_by=lambda row: tuple(row[name] for name in key))


def marked(line: Line) -> Line:
    """A mark becomes a blank with its status, as intake hands it over."""
    for name, value in list(line.items()):
        described = next((entry for entry in CATALOGUE.dataset(line["dataset"]).stored if entry.name == name), None)
        if described is not None and described.numeric and value in MARKS:
            line[name], line[f"{name}_status"] = None, MARKS[value]
    return line


def population(places: list[str]) -> st.SearchStrategy[list[Line]]:
    """Children of some places in some years; now and then nobody says."""
    keys = [(place, year) for place in places for year in (2021, 2022)]
    line = {"dataset": "population", "sender": "council", "quarter": 0, "source": "ONS"}
    return st.lists(st.sampled_from(keys), unique=True).map(
        lambda held: [line | {"place": place, "year": year, "children": 5000.0 + year} for place, year in held]
    )


FIXED = {"dataset": "comparators", "sender": "council", "quarter": 0, "indicator": "published", "source": "DfE"}
TRAINING = st.tuples(
    lines_of(
        "training_sessions",
        ("course", "sessions", "capacity", "registered", "attended", "cancelled", "no_show", "walk_in", "delivery"),
        priorities,
    ),
    lines_of(
        "training_attendance",
        ("course", "agency", "registered", "attended", "cancelled", "no_show", "walk_in"),
        st.none(),
    ).map(lambda lines: [line for line in lines if line["agency"]]),
).map(lambda parts: parts[0] + parts[1])
INDICATORS = lines_of(
    "indicators", ("indicator", "agency", "numerator", "denominator", "value"), st.just("neglect")
).flatmap(lambda lines: st.builds(lambda people: lines + people, population(["Ourtown"])))
NATIONAL = st.tuples(
    st.lists(
        st.fixed_dictionaries(
            {"place": st.sampled_from(["Ourtown", "Elsewhere"]), "year": st.sampled_from([2021, 2022])}
            | {name: column(name) for name in ("numerator", "denominator", "value")}
        ),
        max_size=6,
        unique_by=lambda line: (line["place"], line["year"]),
    ).map(lambda lines: [marked(FIXED | line) for line in lines]),
    population(["Ourtown", "Elsewhere"]),
).map(lambda parts: parts[0] + parts[1])
RETURNS: dict[str, st.SearchStrategy[list[Line]]] = {
    "training": TRAINING,
    "evaluation": lines_of(
        "training_evaluation", ("course", "stage", "aspect", "respondents", "mean_score"), st.none()
    ),
    "audits": lines_of(
        "audit_grades",
        ("audit", "grade", "grade_kind", "standard", "agency", "case_number", "round", "count"),
        named_priorities,
    ),
    "recommendations": lines_of("recommendations", ("source", "reference", "status", "due"), priorities),
    "actions": lines_of("actions", ("reference", "due", "rag", "percent_complete"), named_priorities),
    "indicators": INDICATORS,
    "national": NATIONAL,
}
MEASURES = {
    "training": (
        "sessions_held", "attendances", "attended_of_registered", "attended_of_places", "no_show_rate",
        "cancellation_rate",
    ),
    "evaluation": ("confidence_after",),
    "audits": ("cases_audited", "good_or_better"),
    "recommendations": ("recommendations_open", "recommendations_overdue"),
    "actions": ("actions_on_track", "little_progress"),
}  # fmt: skip

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
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
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
                figures = [entry.figure for entry in held.compare(period, period.years_back())]
                expected = rival_answer(rival, ask, period)
                found = {next(iter(figure.by.values()), ""): figure for figure in figures}
                assert set(expected) <= set(found), (ask, period)
                for cut, answer in expected.items():
                    assert same(found[cut], answer), (ask, period, cut, answer, found[cut])


def same(figure: Figure, answer: Answer) -> bool:
    """Equal to the last digits, blanks and status included."""
    pairs = ((figure.numerator, answer.numerator), (figure.denominator, answer.denominator))
    return figure.status == answer.status and all(
        math.isclose(a, b, abs_tol=1e-9) if a is not None and b is not None else a is b
        for a, b in (*pairs, (figure.value, answer.value))
    )
