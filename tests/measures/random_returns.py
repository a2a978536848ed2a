"""Random returns, small enough that rows meet: what measures and their rivals are tried on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st

from tests.measures.world import CATALOGUE, PARTNERSHIP, Line

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
        "stage": st.sampled_from(["before", "after", "after", "follow_up"]),
        "aspect": st.sampled_from(["confidence", "knowledge", "reaction", "practice"]),
        "mean_score": st.sampled_from([None, 2.5, 4.0]),
        "scale_max": st.sampled_from([None, 5.0, 5.0, 10.0]),
        "impact": st.sampled_from([None, "", " ", "Seen in plans"]),
        "completed": st.sampled_from([None, date(2022, 6, 30), date(2022, 9, 30), date(2023, 1, 2)]),
        "planned": st.sampled_from([None, date(2022, 4, 1), date(2022, 7, 1), date(2024, 4, 1)]),
        "held": st.sampled_from([None, date(2022, 5, 2), date(2022, 8, 1)]),
        "theme": st.sampled_from([None, "Home", "School"]),
        "finding": st.sampled_from(["Plans are clear", "Visits are late"]),
        "kind": st.sampled_from(["strength", "area_for_development"]),
        "you_said": st.sampled_from([None, "", "Be on time", "Listen"]),
        "we_did": st.sampled_from([None, " ", "We rang ahead"]),
        "children": counted,
        "meeting": st.sampled_from(["Board", "Executive"]),
        "cycle": st.sampled_from(["2021", "2022"]),
        "self_grade": st.sampled_from(["met", "partly_met", "good", "red", "not_received", "not_applicable", "so so"]),
        "moderated_grade": st.sampled_from([None, None, "met", "not_met", "not_applicable"]),
        "review": st.sampled_from(["A", "B"]),
        "done": st.sampled_from([None, date(2022, 5, 20), date(2022, 9, 1)]),
        "count": st.one_of(st.integers(0, 4).map(float), st.sampled_from([None, "c"])),
    }
    return special.get(name, counted)


def lines_of(
    dataset: str,
    names: tuple[str, ...],
    priority: st.SearchStrategy[Any],
    own: Mapping[str, st.SearchStrategy[Any]] | None = None,
) -> st.SearchStrategy[list[Line]]:
    """Rows of one dataset as intake would leave them: natural keys are unique inside a sender's period. `own` are
    columns that hold something else than in other datasets."""
    described = CATALOGUE.dataset(dataset)
    blank = {name.name: st.none() for name in described.stored}
    columns = {name: column(name) for name in names} | {"priority": priority} | dict(own or {})
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
MEETINGS = {
    "attended": st.sampled_from(["yes", "no", "apologies", "deputy", "not_held", "perhaps"]),
    "held": st.sampled_from([None, None, "yes", "no"]),
}
RETURNS: dict[str, st.SearchStrategy[list[Line]]] = {
    "training": TRAINING,
    "evaluation": lines_of(
        "training_evaluation",
        ("course", "stage", "aspect", "respondents", "mean_score", "scale_max", "improved"),
        st.none(),
    ),
    "audits": lines_of(
        "audit_grades",
        ("audit", "grade", "grade_kind", "standard", "agency", "case_number", "round", "count"),
        named_priorities,
    ),
    "audit plans": lines_of("audits", ("audit", "planned", "held"), named_priorities),
    "audit findings": st.tuples(
        lines_of("audits", ("audit", "theme"), named_priorities),
        lines_of("audit_findings", ("audit", "kind", "finding", "agency", "standard"), priorities),
    ).map(lambda parts: parts[0] + parts[1]),
    "recommendations": lines_of(
        "recommendations", ("source", "reference", "status", "due", "completed", "impact"), priorities
    ),
    "actions": lines_of("actions", ("reference", "due", "rag", "percent_complete"), named_priorities),
    "voice": lines_of("voice", ("source", "theme", "children", "you_said", "we_did"), named_priorities),
    "meetings": lines_of("meetings", ("meeting", "agency"), st.none(), MEETINGS),
    "self-assessments": lines_of(
        "self_assessments",
        ("cycle", "agency", "standard", "self_grade", "moderated_grade"),
        st.none(),
        {"kind": st.sampled_from(["section_11", "section_175"])},
    ),
    "reviews": lines_of(
        "reviews",
        ("review", "due", "done"),
        priorities,
        {"kind": st.sampled_from(["notified_incident", "rapid_review", "practice_review"])},
    ),
    "indicators": INDICATORS,
    "national": NATIONAL,
}
