"""What the samples tell, recounted naively from the rows a strict reading accepts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from cesp.catalogue import Partnership
from cesp.intake.results import Row
from cesp.periods import Quarter
from tests.data.conftest import Sent

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


def of(held: Held, dataset: str, year: int | None = None) -> list[Row]:
    return [row for _, row in held if row.dataset == dataset and year in (None, row.year)]


def test_one_meeting_was_not_held_and_agencies_come_unevenly(held: Held) -> None:
    rows = of(held, "meetings")
    called_off = {(row.values["meeting"], row.year, row.quarter) for row in rows if row.values["held"] == "no"}
    assert called_off == {("Quality and learning sub-group", 2023, 2)}
    assert len({(row.values["meeting"], row.day) for row in rows}) == 3 * 7
    there = Counter(row.values["agency"] for row in rows if row.values["attended"] in ("yes", "deputy"))
    meant = Counter(row.values["agency"] for row in rows if row.values["attended"] != "not_held")
    assert set(meant.values()) == {20}
    assert (there["childrens-social-care"], there["probation"]) == (20, 12)
    assert {row.values["attended"] for row in rows} == {"yes", "no", "apologies", "deputy", "not_held"}


def test_section_11_has_one_grade_moderated_down_and_one_missing_return(held: Held) -> None:
    rows = [row for row in of(held, "self_assessments") if row.values["kind"] == "section_11"]
    assert Counter(row.values["cycle"] for row in rows) == {"2022/23": 8 * 8 + 1, "2023/24": 9 * 8}
    lowered = [row for row in rows if row.values["moderated_grade"] not in (None, row.values["self_grade"])]
    assert [(row.values["agency"], row.values["self_grade"], row.values["moderated_grade"]) for row in lowered] == [
        ("cwp", "met", "not_met")
    ]
    missing = [row for row in rows if row.values["self_grade"] == "not_received"]
    assert [(row.values["agency"], row.values["cycle"]) for row in missing] == [("probation", "2022/23")]


def test_two_schools_sent_no_section_175_return(held: Held, partnership: Partnership) -> None:
    rows = [row for row in of(held, "self_assessments") if row.values["kind"] == "section_175"]
    schools = {agency.id for agency in partnership.agency if agency.group == "education"}
    for cycle in ("2022/23", "2023/24"):
        assert {row.values["agency"] for row in rows if row.values["cycle"] == cycle} == schools
    missing = [row.values for row in rows if row.values["self_grade"] == "not_received"]
    assert {(one["cycle"], one["agency"]) for one in missing} == {
        ("2023/24", "invented-school-3"), ("2023/24", "invented-school-7"),
    }  # fmt: skip


def test_one_rapid_review_of_seven_was_late(held: Held) -> None:
    rapid = [row for row in of(held, "reviews") if row.values["kind"] == "rapid_review"]
    late = [row.values["review"] for row in rapid if str(row.values["done"]) > str(row.values["due"])]
    assert late == ["Review D"]
    assert len(rapid) == len([row for row in of(held, "reviews") if row.values["kind"] == "notified_incident"]) == 7


def test_what_became_of_the_practice_review_is_restated_later(sent: list[Sent]) -> None:
    told = [
        (line["period"], row.values["done"], row.values["published"])
        for line, _, reading in sent for row in reading.rows
        if row.dataset == "reviews" and row.values["kind"] == "practice_review"
    ]  # fmt: skip
    assert told == [("2022/23 Q3", None, None), ("2023/24 Q2", date(2023, 7, 6), date(2023, 9, 20))]


def test_some_of_what_children_said_is_answered(held: Held) -> None:
    rows = of(held, "voice")
    assert {row.values["priority"] for row in of(held, "voice", 2023)} == {
        "contextual-safeguarding", "neglect", "sexual-abuse", "children-missing-from-education", "voice-of-the-child",
    }  # fmt: skip
    assert (len(rows), sum(row.values["we_did"] is not None for row in rows)) == (23, 14)
    assert [row.statuses for row in rows if row.statuses] == [{"children": "suppressed"}]


def test_a_standard_is_a_strength_where_most_cases_were_good(held: Held) -> None:
    """Findings agree with the grades of the same audit, counted here anew."""
    found = of(held, "audit_findings")
    assert len(found) == 8 * 4
    for row in found:
        grades = [
            one.values["grade"] in ("outstanding", "good")
            for one in of(held, "audit_grades", row.year)
            if one.quarter == row.quarter
            and all(str(one.values[part]).split() == str(row.values[part]).split() for part in ("audit", "standard"))
        ]
        assert (sum(grades) > len(grades) / 2) == (row.values["kind"] == "strength"), row
    assert {row.values["kind"] for row in found} == {"strength", "area_for_development"}


def test_abbreviations_that_agencies_wrote_are_in_the_glossary(held: Held, partnership: Partnership) -> None:
    shorts = {term.short for term in partnership.term}
    texts = [str(value) for _, row in held for name, value in row.values.items() if name not in ("reference", "value")]
    written = {word for text in set(texts) for word in re.findall(r"\b[A-Z]{2,}\b", text)}
    assert written <= shorts
    assert {"CWP", "ICB"} <= written
