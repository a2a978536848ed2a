"""Who came to the invented meetings, how agencies and schools graded themselves, and which reviews were held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from story_training import CONTEXTUAL, MISSING, NEGLECT, SEED, SEXUAL

from cesp.periods import Quarter

Q = Quarter
FIRST = Q(2022, 1)

BOARD, LEARNING, EXPLOITATION = "Executive board", "Quality and learning sub-group", "Exploitation sub-group"
MEETINGS = ((BOARD, 23), (LEARNING, 41), (EXPLOITATION, 65))  # days after the first of the quarter
NOT_HELD = (LEARNING, Q(2023, 2))
#: How often of a hundred each agency comes, and how often it sends a deputy instead. The rest are apologies, mostly.
MEMBERS = {
    "Children's social care": (96, 2),
    "Police": (88, 8),
    "NHS Cheshire and Merseyside": (84, 10),
    "CWP": (66, 10),
    "Wirral Community Health and Care": (80, 6),
    "Schools and education": (62, 4),
    "Probation": (40, 16),
    "Voluntary sector": (74, 4),
}


def attend(quarter: Quarter) -> list[tuple[str, date, str, str]]:
    """(meeting, day, agency, Y, N, A or D, or "" where the meeting was not held), meeting by meeting."""
    rng = Random(f"{SEED}/meetings/{quarter.label}")
    rows = []
    for meeting, days in MEETINGS:
        held = (meeting, quarter) != NOT_HELD
        for agency, often in MEMBERS.items():
            mark = _mark(rng.randrange(100), *often)
            rows.append((meeting, quarter.first_day + timedelta(days=days), agency, mark if held else ""))
    return rows


def _mark(drawn: int, comes: int, deputy: int) -> str:
    if drawn < comes:
        return "Y"
    if drawn < comes + deputy:
        return "D"
    return "N" if drawn >= 90 else "A"


SECTION_11 = {Q(2022, 3): "2022/23", Q(2023, 3): "2023/24"}
STANDARDS_11 = (
    "1 Senior commitment", "2 Clear responsibilities", "3 Accountability", "4 Children's views in service development",
    "5 Training and supervision", "6 Safer recruitment", "7 Working together", "8 Information sharing",
)  # fmt: skip
AGENCIES_11 = (
    "Cheshire East Council", "Police", "NHS Cheshire and Merseyside", "CWP", "East Cheshire NHS Trust",
    "Mid Cheshire Hospitals", "Wirral Community Health and Care", "Youth Justice Service", "Probation",
)  # fmt: skip
NO_RETURN_11 = ("Probation", Q(2022, 3))
MODERATED_11 = ("Police", "CWP", "East Cheshire NHS Trust")  # a panel looked at these, from 2023/24 on
LOWERED = ("CWP", STANDARDS_11[4], "Not met")  # the one grade it did not share

SECTION_175 = {Q(2022, 2): "2022/23", Q(2023, 2): "2023/24"}
STANDARDS_175 = ("Policies", "Designated safeguarding lead", "Training", "Safer recruitment", "Online safety")
SCHOOLS = tuple(f"Invented School {number}" for number in range(1, 9))
NO_RETURN_175 = {(SCHOOLS[2], Q(2023, 2)), (SCHOOLS[6], Q(2023, 2))}
WHOLE = "All standards"


@dataclass(frozen=True)
class Graded:
    """One standard of one agency or school. `own` is "No return", of all standards, where nothing came."""

    agency: str
    standard: str
    own: str
    moderated: str | None
    evidence: str | None
    action: str | None
    received: date | None


def assess_agencies(quarter: Quarter) -> list[Graded]:
    """The section 11 returns of the cycle that is reported in this quarter; none in others."""
    if quarter not in SECTION_11:
        return []
    missing = {NO_RETURN_11[0]} if NO_RETURN_11[1] == quarter else set()
    return _assess(AGENCIES_11, STANDARDS_11, quarter, missing, moderated=quarter.year > 2022)


def assess_schools(quarter: Quarter) -> list[Graded]:
    """The section 175 returns of the cycle that is reported in this quarter; none in others."""
    if quarter not in SECTION_175:
        return []
    missing = {school for school, when in NO_RETURN_175 if when == quarter}
    return _assess(SCHOOLS, STANDARDS_175, quarter, missing, moderated=False)


def _assess(
    agencies: tuple[str, ...], standards: tuple[str, ...], quarter: Quarter, missing: set[str], *, moderated: bool
) -> list[Graded]:
    rng = Random(f"{SEED}/self-assessment/{standards[0]}/{quarter.label}")
    rows = []
    for agency in agencies:
        received = quarter.first_day + timedelta(days=30 + rng.randrange(45))
        drawn = [rng.random() for _ in standards]
        if agency in missing:
            rows.append(Graded(agency, WHOLE, "No return", None, None, None, None))
            continue
        for standard, draw in zip(standards, drawn, strict=True):
            own = "Met" if draw < 0.72 else "Partly met" if draw < 0.95 else "Not met"
            own = "Met" if moderated and (agency, standard) == LOWERED[:2] else own
            panel = _moderate(agency, standard, own) if moderated else None
            rows.append(Graded(agency, standard, own, panel, "Policy and audit seen" if own == "Met" else None,
                               None if own == "Met" else "Plan agreed with the sub-group", received))  # fmt: skip
    return rows


def _moderate(agency: str, standard: str, own: str) -> str | None:
    if (agency, standard) == LOWERED[:2]:
        return LOWERED[2]
    return own if agency in MODERATED_11 else None


@dataclass(frozen=True)
class Review:
    """A notified incident, the rapid review of it, and the practice review that followed, if one did.

    `due` is 15 working days after `notified`, bank holidays not counted.
    """

    name: str
    priority: str | None
    notified: date
    due: date
    done: date
    decision: str

    @property
    def quarter(self) -> Quarter:
        return Quarter.of(self.notified)


SHARED, COMMISSIONED = "No practice review: learning shared in a briefing", "Practice review commissioned"
NO_MORE = "No practice review: nothing new to learn"
REVIEWS = (
    Review("Review A", NEGLECT, date(2022, 5, 10), date(2022, 5, 31), date(2022, 5, 27), SHARED),
    Review("Review B", CONTEXTUAL, date(2022, 9, 14), date(2022, 10, 6), date(2022, 10, 5), SHARED),
    Review("Review C", CONTEXTUAL, date(2022, 11, 21), date(2022, 12, 12), date(2022, 12, 12), COMMISSIONED),
    Review("Review D", None, date(2023, 2, 7), date(2023, 2, 28), date(2023, 3, 9), NO_MORE),  # seven days late
    Review("Review E", SEXUAL, date(2023, 4, 27), date(2023, 5, 22), date(2023, 5, 19), SHARED),
    Review("Review F", MISSING, date(2023, 8, 16), date(2023, 9, 7), date(2023, 9, 6), NO_MORE),
    Review("Review G", SEXUAL, date(2023, 12, 4), date(2023, 12, 27), date(2023, 12, 22), SHARED),
)
#: The practice review that Review C led to: begun, due, done and published; done in the quarter that restates its own.
BEGUN, LAST_DAY, DONE, PUBLISHED = date(2022, 12, 14), date(2023, 6, 14), date(2023, 7, 6), date(2023, 9, 20)
PRACTICE_REVIEW, RESTATED, RESTATED_IN = "Review C", Q(2022, 3), Q(2023, 2)
