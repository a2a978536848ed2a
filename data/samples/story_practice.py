"""What the invented audits found, and what became of their recommendations."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from story_training import CONTEXTUAL, EMOTIONAL, MISSING, NEGLECT, SEED, SEXUAL

from cesp.periods import Quarter

STANDARDS = ("Voice of the child", "Risk and safety planning", "Working together", "Management oversight")
GRADES = ("Outstanding", "Good", "Requires improvement", "Inadequate")
ALL_CASES = "Council, police, health, schools"
FINDING_KINDS = ("Strength", "Area for development")
FINDINGS = {
    "Voice of the child": (
        "Children were seen alone, and their own words stand in the record.",
        "The record tells what adults said; the child's own account is missing from it.",
    ),
    "Risk and safety planning": (
        "Plans name the risk, who does what, and by when.",
        "Plans were not changed when the risk was.",
    ),
    "Working together": (
        "Strategy discussions had every agency they needed.",
        "Health or the school was missing where decisions were made.",
    ),
    "Management oversight": (
        "Supervision is on file and moved the work on.",
        "Supervision is noted, but not what was decided and why.",
    ),
}


@dataclass(frozen=True)
class Audit:
    """An audit: so many cases, so many of them good or better overall; standards are drawn around that."""

    quarter: Quarter
    title: str
    priority: str
    theme: str
    tool: str
    sample: str
    cases: int
    good: int
    repeat: bool = False

    @property
    def held(self) -> date:
        return self.quarter.first_day + timedelta(days=51)

    def findings(self) -> list[tuple[str, str, str]]:
        """(standard, kind, what was found): a strength where most cases were good or better, standard by standard."""
        good = Counter(standard for _, standard, grade in self.grades() if grade in GRADES[:2])
        kinds = ((name, 0 if 2 * good[name] > self.cases else 1) for name in STANDARDS)
        return [(name, FINDING_KINDS[kind], FINDINGS[name][kind]) for name, kind in kinds]

    def grades(self) -> list[tuple[int, str, str]]:
        """(case from 1, standard or "Overall", grade), case by case."""
        rng = Random(f"{SEED}/{self.title}/{self.quarter.label}")
        order = rng.sample(range(self.cases), self.cases)
        rows = []
        for case, place in enumerate(order, start=1):
            good = place < self.good
            rows.append((case, "Overall", _grade(good, rng)))
            rows += [(case, standard, _grade(rng.random() < (0.85 if good else 0.25), rng)) for standard in STANDARDS]
        return rows


def _grade(good: bool, rng: Random) -> str:
    best, worst = (GRADES[0], GRADES[1]) if good else (GRADES[3], GRADES[2])
    return best if rng.random() < 0.15 else worst


TOOL_1, TOOL_2 = "Case audit tool 2019", "Case audit tool 2021"
OUTSIDE, LIVED = "Child exploitation: risk outside the home", "Neglect: the child's daily lived experience"
FRONT_DOOR, FAMILY = "Emotional health: first response", "Sexual abuse in the family: first response"
UNSEEN, SCALES = "Children not in school: who sees them", "Neglect: use of the Graded Care Profile"
AUDITS = (
    Audit(Quarter(2020, 1), OUTSIDE, CONTEXTUAL, "Exploitation", TOOL_1, "Random", 25, 12),
    Audit(Quarter(2020, 2), FRONT_DOOR, EMOTIONAL, "Emotional health", TOOL_1, "Random", 25, 13),
    Audit(Quarter(2020, 3), FAMILY, SEXUAL, "Sexual abuse", TOOL_1, "Random", 25, 13),
    Audit(Quarter(2020, 4), UNSEEN, MISSING, "Missing education", TOOL_1, "Chosen", 25, 12),
    Audit(Quarter(2021, 1), OUTSIDE, CONTEXTUAL, "Exploitation", TOOL_2, "Random", 28, 14),
    Audit(Quarter(2021, 2), LIVED, NEGLECT, "Lived experience", TOOL_2, "Random", 36, 16),
    Audit(Quarter(2021, 3), FAMILY, SEXUAL, "Sexual abuse", TOOL_2, "Random", 26, 13),
    Audit(Quarter(2021, 4), FRONT_DOOR, EMOTIONAL, "Emotional health", TOOL_2, "Random", 27, 15),
    Audit(Quarter(2022, 1), OUTSIDE, CONTEXTUAL, "Exploitation", TOOL_2, "Random", 33, 17),
    Audit(Quarter(2022, 2), SCALES, NEGLECT, "Tools", TOOL_2, "Chosen", 26, 14),
    Audit(Quarter(2022, 3), FAMILY, SEXUAL, "Sexual abuse", TOOL_2, "Random", 25, 13),
    Audit(Quarter(2022, 4), FRONT_DOOR, EMOTIONAL, "Emotional health", TOOL_2, "Random", 30, 20),
    Audit(Quarter(2023, 1), OUTSIDE, CONTEXTUAL, "Exploitation", TOOL_2, "Random", 38, 23),
    Audit(Quarter(2023, 2), LIVED, NEGLECT, "Lived experience", TOOL_2, "Random", 40, 27, repeat=True),
    Audit(Quarter(2023, 3), FAMILY, SEXUAL, "Sexual abuse", TOOL_2, "Random", 30, 17),
    Audit(Quarter(2023, 3), UNSEEN, MISSING, "Missing education", TOOL_2, "Random", 26, 14),
)


@dataclass(frozen=True)
class Recommendation:
    """A recommendation, the quarters it was raised, due and (where it was) closed in, and what came of it."""

    source: str
    kind: str
    reference: str
    text: str
    priority: str
    owner: str
    raised: Quarter
    due: Quarter
    closed: Quarter | None = None
    impact: str = ""

    def status(self, quarter: Quarter) -> str:
        """As its owner reports it; one quarter's grace before an owner says overdue."""
        if self.closed and quarter >= self.closed:
            return "Closed"
        if quarter.index > self.due.index + 1:
            return "Overdue"
        return "Not started" if quarter == self.raised else "In progress"

    def listed(self, quarter: Quarter) -> bool:
        """From the quarter it was raised in, and for a year after it closed."""
        return self.raised <= quarter and (self.closed is None or quarter.index <= self.closed.index + 4)


INSPECTION = "Joint targeted area inspection July 2022"
SCRUTINY = "Independent scrutiny 2022"
Q = Quarter
CSC, POLICE, ICB, PARTNERSHIP = "Children's social care", "Police", "ICB", "Partnership business unit"
RECOMMENDATIONS = (
    Recommendation(OUTSIDE, "Audit", "E1", "Record the child's own account of risk in every plan.",
                   CONTEXTUAL, CSC, Q(2020, 1), Q(2020, 3), Q(2020, 4), "Seen in most plans a year later."),
    Recommendation(FRONT_DOOR, "Audit", "H1", "Agree one route of referral for emotional health.",
                   EMOTIONAL, ICB, Q(2020, 2), Q(2021, 2), Q(2021, 3), "One form replaced four."),
    Recommendation(FAMILY, "Audit", "S1", "Hold strategy discussions with a paediatrician present.",
                   SEXUAL, POLICE, Q(2020, 3), Q(2021, 3), Q(2022, 4)),
    Recommendation(UNSEEN, "Audit", "M1", "Share the monthly list of children without a school place.",
                   MISSING, "Schools", Q(2020, 4), Q(2021, 4), Q(2022, 1), "All schools receive it."),
    Recommendation(LIVED, "Audit", "N1", "Use the Graded Care Profile wherever neglect is a concern.",
                   NEGLECT, CSC, Q(2021, 2), Q(2022, 2), Q(2022, 3), "Use rose in each quarter that followed."),
    Recommendation(LIVED, "Audit", "N2", "Bring health visiting records into neglect meetings.",
                   NEGLECT, "Wirral Community Health and Care", Q(2021, 2), Q(2022, 1), Q(2022, 4)),
    Recommendation(LIVED, "Audit", "N3", "Describe a day in the child's life in every chronology.",
                   NEGLECT, CSC, Q(2021, 2), Q(2022, 3), Q(2023, 2), "Found in most cases of the repeated audit."),
    Recommendation(FRONT_DOOR, "Audit", "H2", "Tell families how long they will wait.",
                   EMOTIONAL, "CWP", Q(2021, 4), Q(2022, 3), Q(2022, 4), "A letter goes out within a week."),
    Recommendation(INSPECTION, "JTAI", "J1", "Write a multi-agency training strategy on exploitation.",
                   CONTEXTUAL, PARTNERSHIP, Q(2022, 2), Q(2022, 4), Q(2022, 4), "In force, and the new courses began."),
    Recommendation(INSPECTION, "JTAI", "J2", "Offer every child a return interview within 72 hours.",
                   CONTEXTUAL, CSC, Q(2022, 2), Q(2022, 4), Q(2023, 2), "More are held in time."),
    Recommendation(INSPECTION, "JTAI", "J3", "Map places and groups of concern every month.",
                   CONTEXTUAL, POLICE, Q(2022, 2), Q(2023, 1)),
    Recommendation(INSPECTION, "JTAI", "J4", "Agree who chairs meetings on exploitation out of area.",
                   CONTEXTUAL, ICB, Q(2022, 2), Q(2023, 2)),
    Recommendation(SCRUTINY, "Scrutiny", "I1", "Show councillors figures beside the narrative.",
                   CONTEXTUAL, PARTNERSHIP, Q(2022, 3), Q(2023, 3), Q(2023, 3)),
    Recommendation(SCALES, "Audit", "N4", "Train managers to supervise with the Graded Care Profile.",
                   NEGLECT, "Early help", Q(2022, 2), Q(2023, 1), Q(2023, 1), "Managers use it in supervision."),
    Recommendation(FAMILY, "Audit", "S2", "Offer an examination to every child with a section 47 enquiry.",
                   SEXUAL, "ICB", Q(2022, 3), Q(2023, 2)),
    Recommendation(OUTSIDE, "Audit", "E2", "Plan for the group and the place, not for the child alone.",
                   CONTEXTUAL, CSC, Q(2023, 1), Q(2023, 4)),
    Recommendation(LIVED, "Audit", "N5", "Keep fathers in view in neglect plans.",
                   NEGLECT, CSC, Q(2023, 2), Q(2023, 4)),
    Recommendation(FAMILY, "Audit", "S3", "Name one agency to stay with the family after the enquiry.",
                   SEXUAL, "Voluntary sector", Q(2023, 3), Q(2024, 1)),
    Recommendation(UNSEEN, "Audit", "M2", "Visit within ten school days when a child leaves a roll.",
                   MISSING, "Schools", Q(2023, 3), Q(2024, 1)),
)  # fmt: skip
