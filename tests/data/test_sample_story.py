"""What the samples tell, recounted naively from the rows a strict reading accepts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cesp.catalogue import Partnership
from cesp.intake.results import Row
from cesp.periods import Quarter

Held = list[tuple[str, Row]]


def to_q3(held: Held, dataset: str, year: int) -> Iterator[tuple[str, Row]]:
    return ((s, row) for s, row in held if row.dataset == dataset and row.year == year and row.quarter in (1, 2, 3))


def number(row: Row, column: str) -> float:
    value = row.values[column]
    assert isinstance(value, float | int), (row, column)
    return value


def test_words_are_known_to_the_partnership(held: Held, partnership: Partnership) -> None:
    known = {kind: {entry.id for entry in getattr(partnership, kind)} for kind in ("priority", "course", "indicator")}
    for _, row in held:
        for kind, ids in known.items():
            assert row.values.get(kind) in {None, *ids}, row


def test_registered_people_came_cancelled_or_did_not_show(held: Held) -> None:
    """attended = registered - no-shows - cancelled + walk-ins, in every row that has all four."""
    parts = ("registered", "attended", "no_show", "cancelled", "walk_in")
    whole = [
        row
        for _, row in held
        if row.dataset == "training_sessions" and all(row.values.get(part) is not None for part in parts)
    ]
    assert len(whole) > 200
    for row in whole:
        registered, attended, no_show, cancelled, walk_in = (number(row, part) for part in parts)
        assert attended == registered - no_show - cancelled + walk_in, row


def attendances(held: Held, year: int, courses: Iterable[str]) -> float:
    """Taught sessions of the training team and what other senders ran themselves, April to December."""
    wanted = set(courses)
    taught = sum(
        number(row, "attended")
        for _, row in to_q3(held, "training_sessions", year)
        if row.values["course"] in wanted and row.values["delivery"] != "e_learning"
    )
    own = sum(
        number(row, "attended")
        for sender, row in to_q3(held, "training_attendance", year)
        if row.values["course"] in wanted and sender != "training-team"
    )
    return taught + own


def test_exploitation_training_climbs_and_neglect_falls(held: Held, partnership: Partnership) -> None:
    exploitation = [
        attendances(held, year, partnership.courses_of("contextual-safeguarding")) for year in (2021, 2022, 2023)
    ]
    assert exploitation[2] > 1.5 * exploitation[1] > 1.5 * exploitation[0]
    neglect = [attendances(held, year, ["graded-care-profile", "recognising-neglect"]) for year in (2022, 2023)]
    assert neglect[1] < 0.8 * neglect[0]


def test_emotional_health_ends_with_its_priority(held: Held) -> None:
    own = [row for _, row in held if row.values.get("priority") == "emotional-health-and-wellbeing"]
    latest = {
        name: max((r.year, r.quarter or 0) for r in own if r.dataset == name) for name in ("actions", "indicators")
    }
    assert latest["indicators"] == (2022, 4)
    assert {row.year for row in own if row.dataset == "training_sessions"} == {2020, 2021, 2022}


def good_or_better(held: Held, priority: str, quarter: Quarter) -> tuple[int, int]:
    grades = [
        row.values["grade"]
        for _, row in held
        if row.dataset == "audit_grades"
        and (row.values["priority"], row.values["grade_kind"]) == (priority, "overall")
        and (row.year, row.quarter) == (quarter.year, quarter.number)
    ]
    return sum(grade in ("outstanding", "good") for grade in grades), len(grades)


def test_audits_say_what_they_are_meant_to(held: Held) -> None:
    assert good_or_better(held, "contextual-safeguarding", Quarter(2022, 1)) == (17, 33)
    assert good_or_better(held, "contextual-safeguarding", Quarter(2023, 1)) == (23, 38)
    assert good_or_better(held, "neglect", Quarter(2021, 2)) == (16, 36)
    assert good_or_better(held, "neglect", Quarter(2023, 2)) == (27, 40)
    assert good_or_better(held, "emotional-health-and-wellbeing", Quarter(2022, 4)) == (20, 30)
    repeated = [row for _, row in held if row.dataset == "audit_grades" and row.values["round"] == "re_audit"]
    assert {(row.values["priority"], row.year, row.quarter) for row in repeated} == {("neglect", 2023, 2)}


def test_some_actions_do_not_move(held: Held) -> None:
    progress = {
        (row.values["priority"], row.values["reference"], row.quarter): (
            row.values["rag"],
            row.values["percent_complete"],
        )
        for _, row in to_q3(held, "actions", 2023)
    }
    stuck = [("contextual-safeguarding", "CS6"), ("children-missing-from-education", "ME3"), ("sexual-abuse", "SA3")]
    for priority, reference in stuck:
        assert len({progress[priority, reference, quarter] for quarter in (2, 3)}) == 1, reference
    assert progress["sexual-abuse", "SA3", 3][0] == "not_started"


def test_some_children_are_few_enough_to_hide(held: Held) -> None:
    rows = [row for _, row in held if row.dataset == "indicators"]
    few = [row for row in rows if isinstance(n := row.values["numerator"], float | int) and 1 <= n <= 5]
    assert len(few) >= 8
    assert [row.statuses["numerator"] for row in rows if "numerator" in row.statuses] == ["suppressed"] * 2
