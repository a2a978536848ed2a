"""What the invented training returns say: sessions, attendance by agency, evaluation; fifteen quarters from 2020/21 Q1.

Bookings are drawn from one seed, a quarter and a course at a time, so that a change in one place moves nothing else.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from cesp.periods import Quarter

SEED = "cesp samples 2024"
QUARTERS = tuple(Quarter.at(Quarter(2020, 1).index + step) for step in range(15))

CONTEXTUAL, NEGLECT, EMOTIONAL = "Contextual Safeguarding", "Neglect", "Emotional Health and Wellbeing"
SEXUAL, MISSING, VOICE = "Sexual Abuse", "Children Missing from Education", "Voice of the child"


@dataclass(frozen=True)
class Course:
    """A course, the priority its rows name (none where it serves several), and its sessions quarter by quarter."""

    title: str
    priority: str | None
    sessions: str

    def held(self, quarter: Quarter) -> int:
        return int(self.sessions.replace(" ", "")[QUARTERS.index(quarter)])


@dataclass(frozen=True)
class Session:
    """One session as booked and as it went; attended = registered - cancelled - no_show + walk_in."""

    course: str
    priority: str | None
    day: date
    delivery: str
    places: int
    cancelled: int
    no_show: int
    walk_in: int
    attended: int

    @property
    def registered(self) -> int:
        return self.attended - self.walk_in + self.no_show + self.cancelled


EXPLOITATION = "Child exploitation awareness"
COUNTY_LINES = "Criminal exploitation and county lines"
COURSES = (
    Course(EXPLOITATION, CONTEXTUAL, "1111 1111 1123 322"),
    Course(COUNTY_LINES, CONTEXTUAL, "1011 1111 1112 222"),
    Course("Contextual safeguarding in practice", CONTEXTUAL, "0110 1111 1112 222"),
    Course("National Referral Mechanism: making a good referral", CONTEXTUAL, "0000 0000 0001 111"),
    Course("Children who go missing from home, care or education", None, "0101 1010 1111 111"),
    Course("Learning from the joint targeted area inspection", None, "0000 0000 0011 000"),
    Course("Graded Care Profile 2", NEGLECT, "2222 2323 3322 111"),
    Course("Recognising and responding to neglect", NEGLECT, "1111 1211 1111 111"),
    Course("Identifying and responding to child sexual abuse", SEXUAL, "1011 1111 1111 223"),
    Course("Harmful sexual behaviour", SEXUAL, "0100 0101 0010 111"),
    Course("Children missing education and school attendance", MISSING, "0010 0101 1111 222"),
    Course("Children's emotional health and wellbeing", EMOTIONAL, "1111 2222 2222 000"),
    Course("Self-harm and suicide prevention", EMOTIONAL, "1011 1111 1121 000"),
    Course("Professional curiosity and difficult conversations", None, "0000 1111 1111 111"),
    Course("Hearing the voice of the child", VOICE, "1111 1111 1111 111"),
    Course("Working together to safeguard children (level 3)", None, "2222 2222 2222 222"),
)
ATTENDS = {2020: 0.76, 2021: 0.77, 2022: 0.79, 2023: 0.84}
AGENCIES = {
    "Children's social care": 24,
    "Schools": 22,
    "Early help": 12,
    "Police": 9,
    "East Cheshire NHS Trust": 8,
    "CWP": 7,
    "Voluntary sector": 8,
    "Mid Cheshire Hospitals": 5,
    "Probation": 3,
    "Housing": 2,
}


def list_sessions(quarter: Quarter) -> list[Session]:
    """Every taught session of a quarter, course by course."""
    return [_draw(course, quarter, n) for course in COURSES for n in range(course.held(quarter))]


def list_first_return(quarter: Quarter) -> list[Session]:
    """As `list_sessions`, but as first sent in: one exploitation session forgotten, one register not yet in."""
    forgotten, *kept = list_sessions(quarter)
    late = next(n for n, session in enumerate(kept) if session.course == "Graded Care Profile 2")
    absent = kept[late].attended - 5
    kept[late] = replace(kept[late], attended=5, no_show=kept[late].no_show + absent)
    return kept if forgotten.course == EXPLOITATION else [forgotten, *kept]


def _draw(course: Course, quarter: Quarter, number: int) -> Session:
    rng = Random(f"{SEED}/{quarter.label}/{course.title}/{number}")
    online = quarter < Quarter(2021, 3)
    booked = rng.randint(19, 25)
    came = sum(rng.random() < ATTENDS[quarter.year] for _ in range(booked))
    cancelled = sum(rng.random() < 0.55 for _ in range(booked - came))
    walk_in = 0 if online else rng.choice((0, 0, 1, 1, 2, 3))
    day = quarter.first_day + timedelta(days=6 + number * 82 // course.held(quarter) + rng.randint(0, 18))
    day -= timedelta(days=max(0, day.weekday() - 4))
    return Session(
        course=course.title,
        priority=course.priority,
        day=day,
        delivery="MS Teams" if online else rng.choice(("Face to face", "Face to face", "Virtual")),
        places=30 if online else 24,
        cancelled=cancelled,
        no_show=booked - came - cancelled,
        walk_in=walk_in,
        attended=came + walk_in,
    )


def split_by_agency(sessions: list[Session]) -> list[tuple[str, str, int, int, int, int, int]]:
    """(course, agency, registered, attended, cancelled, no_show, walk_in); sums are those of the sessions."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for session in sessions:
        rng = Random(f"{SEED}/{session.day}/{session.course}")
        for part in ("cancelled", "no_show", "walk_in", "attended"):
            people = session.attended - session.walk_in if part == "attended" else getattr(session, part)
            for agency in rng.choices(list(AGENCIES), list(AGENCIES.values()), k=people):
                counts.setdefault((session.course, agency), Counter())[part] += 1
    return [
        (
            course,
            agency,
            n["attended"] + n["cancelled"] + n["no_show"],
            n["attended"] + n["walk_in"],
            n["cancelled"],
            n["no_show"],
            n["walk_in"],
        )
        for (course, agency), n in sorted(counts.items())
    ]


def rate_confidence(sessions: list[Session]) -> list[tuple[str, str, int, float]]:
    """(course, stage, respondents, mean of 5) for every course of a quarter, before and after it."""
    attended: Counter[str] = Counter()
    for session in sessions:
        attended[session.course] += session.attended
    rows = []
    for course, people in sorted(attended.items()):
        rng = Random(f"{SEED}/confidence/{course}/{sessions[0].day}")
        answered = round(people * rng.uniform(0.6, 0.85))
        rows.append((course, "Before", answered, round(rng.uniform(2.6, 3.2), 1)))
        rows.append((course, "After", answered - rng.randint(0, 4), round(rng.uniform(3.9, 4.5), 1)))
    return rows


POLICE = {EXPLOITATION: "1111 1112 3333".replace(" ", ""), COUNTY_LINES: "1111 1112 2223".replace(" ", "")}
HEALTH = ("Graded Care Profile 2", "Children's emotional health and wellbeing", "CSA awareness")


def police_rows(quarter: Quarter) -> list[tuple[str, str, int, int, int]]:
    """(course, agency, registered, attended, no_show) of courses the police ran for their own staff, from 2021/22."""
    rows = []
    for course, sizes in POLICE.items():
        rng = Random(f"{SEED}/police/{quarter.label}/{course}")
        attended = int(sizes[QUARTERS.index(quarter) - 4]) * 5 + rng.randint(2, 5)
        absent = rng.randint(1, 3)
        rows.append((course, "Cheshire Constabulary", attended + absent, attended, absent))
    return rows


def health_rows(quarter: Quarter) -> list[tuple[str, str, int, int, int]]:
    """The same for the community health trust: emotional health ends with its priority."""
    rows = []
    for course in HEALTH:
        if course == HEALTH[1] and quarter >= Quarter(2023, 1):
            continue
        rng = Random(f"{SEED}/health/{quarter.label}/{course}")
        attended, absent = rng.randint(8, 16), rng.randint(1, 4)
        rows.append((course, "Wirral Community Health and Care", attended + absent, attended, absent))
    return rows
