"""What the invented plans and indicators say, quarter by quarter."""

from __future__ import annotations

from dataclasses import dataclass

from story_training import CONTEXTUAL, EMOTIONAL, MISSING, NEGLECT, QUARTERS, SEXUAL, VOICE

from cesp.periods import Quarter


@dataclass(frozen=True)
class Action:
    """An action listed from `start`, due at the end of `due`, done in `done`, or not moving after `stuck`.

    `stuck` before `start` is an action nobody has begun.
    """

    priority: str
    reference: str
    text: str
    lead: str
    start: Quarter
    due: Quarter
    done: Quarter | None = None
    stuck: Quarter | None = None

    def percent(self, quarter: Quarter) -> int:
        """How far it is said to be, in points; 100 once done."""
        at = min(quarter, self.stuck) if self.stuck else quarter
        finish = self.done or Quarter.at(self.due.index + 2)
        share = (at.index - self.start.index + 1) / (finish.index - self.start.index + 1)
        return max(0, min(100, round(share * 20) * 5))

    def rag(self, quarter: Quarter) -> str:
        """The lead's own rating."""
        percent = self.percent(quarter)
        if percent == 100:
            return "Complete"
        if percent == 0:
            return "Not started"
        if quarter > self.due:
            return "Red"
        waiting = self.stuck is not None and quarter > self.stuck
        return "Amber" if waiting or quarter == self.due else "Green"

    def listed(self, quarter: Quarter) -> bool:
        """From its start, and for two quarters after it was done."""
        return self.start <= quarter and (self.done is None or quarter.index <= self.done.index + 2)


Q = Quarter
CSC, POLICE, UNIT, TEAM = "Children's social care", "Police", "Business unit", "Training team"
ACTIONS = (
    Action(
        CONTEXTUAL, "CS1", "Agree a profile of exploitation in the area", POLICE, Q(2020, 1), Q(2021, 1), Q(2021, 1)
    ),
    Action(CONTEXTUAL, "CS2", "Train first responders in every agency", TEAM, Q(2020, 1), Q(2021, 4), Q(2022, 1)),
    Action(CONTEXTUAL, "CS3", "Review return interviews each quarter", CSC, Q(2021, 1), Q(2022, 4), Q(2022, 4)),
    Action(CONTEXTUAL, "CS4", "Write the training strategy", TEAM, Q(2022, 2), Q(2022, 4), Q(2022, 4)),
    Action(CONTEXTUAL, "CS5", "Run the new exploitation courses", TEAM, Q(2022, 3), Q(2023, 3), Q(2023, 3)),
    Action(CONTEXTUAL, "CS6", "Map places of concern every month", POLICE, Q(2022, 2), Q(2023, 1), None, Q(2022, 4)),
    Action(CONTEXTUAL, "CS7", "Agree an out-of-area protocol", "ICB", Q(2022, 3), Q(2023, 2), None, Q(2023, 1)),
    Action(CONTEXTUAL, "CS8", "Ask young people where they feel unsafe", "Voluntary sector", Q(2022, 4), Q(2023, 4)),
    Action(CONTEXTUAL, "CS9", "Brief licensed premises and taxi firms", UNIT, Q(2023, 1), Q(2023, 4), Q(2023, 4)),
    Action(NEGLECT, "N1", "Refresh the neglect strategy", UNIT, Q(2020, 1), Q(2020, 4), Q(2021, 1)),
    Action(NEGLECT, "N2", "License practitioners in the Graded Care Profile", TEAM, Q(2020, 3), Q(2022, 2), Q(2022, 2)),
    Action(NEGLECT, "N3", "Put the tool into the case system", CSC, Q(2021, 2), Q(2022, 4), Q(2022, 4)),
    Action(NEGLECT, "N4", "Repeat the neglect audit", UNIT, Q(2022, 3), Q(2023, 2), Q(2023, 2)),
    Action(NEGLECT, "N5", "Hand oversight to the teams concerned", CSC, Q(2023, 1), Q(2023, 4), Q(2023, 4)),
    Action(EMOTIONAL, "EH1", "One route of referral", "ICB", Q(2020, 2), Q(2021, 3), Q(2021, 3)),
    Action(EMOTIONAL, "EH2", "Mental health support in schools", "Schools", Q(2021, 1), Q(2022, 3), Q(2022, 3)),
    Action(EMOTIONAL, "EH3", "Crisis line for young people", "CWP", Q(2021, 3), Q(2022, 4), Q(2022, 4)),
    Action(EMOTIONAL, "EH4", "Hand over to business as usual", UNIT, Q(2022, 3), Q(2022, 4), Q(2022, 4)),
    Action(SEXUAL, "SA1", "Write the sexual abuse strategy", UNIT, Q(2023, 1), Q(2023, 4), Q(2023, 4)),
    Action(SEXUAL, "SA2", "Adopt the signs and indicators template", CSC, Q(2023, 1), Q(2023, 3), Q(2023, 3)),
    Action(SEXUAL, "SA3", "Agree the pathway to medical examination", "ICB", Q(2023, 1), Q(2023, 2), None, Q(2022, 4)),
    Action(SEXUAL, "SA4", "Train on abuse within the family", TEAM, Q(2023, 1), Q(2023, 4), Q(2023, 4)),
    Action(
        MISSING, "ME1", "One shared list of children without a place", "Schools", Q(2023, 1), Q(2023, 2), Q(2023, 3)
    ),
    Action(MISSING, "ME2", "Weekly meeting on children not seen", "Schools", Q(2023, 1), Q(2023, 3), Q(2023, 3)),
    Action(
        MISSING, "ME3", "Link absence data with police and health", POLICE, Q(2023, 1), Q(2023, 4), None, Q(2023, 1)
    ),
    Action(VOICE, "V1", "Children's own summary of the yearly report", UNIT, Q(2022, 1), Q(2023, 1), Q(2023, 2)),
)


@dataclass(frozen=True)
class Measured:
    """An indicator as returned: numerators, denominators (none where it is a number) and targets by year.

    Values run from `start`, one a quarter; `c` and `<5` stand where the sender hid a small number.
    """

    priority: str
    title: str
    start: Quarter
    numerators: str
    denominators: str = ""
    targets: tuple[tuple[int, str], ...] = ()

    def at(self, quarter: Quarter) -> tuple[int | str, int | str | None, str | None] | None:
        """(numerator, denominator, target) of a quarter; None where it was not returned."""
        step, above = quarter.index - self.start.index, self.numerators.split()
        if not 0 <= step < len(above):
            return None
        below = self.denominators.split()
        return _read(above[step]), _read(below[step]) if below else None, dict(self.targets).get(quarter.year)


def _read(mark: str) -> int | str:
    return int(mark) if mark.isdigit() else mark


FIRST, SECOND, THIRD = QUARTERS[0], Quarter(2021, 1), Quarter(2022, 1)
INDICATORS = (
    Measured(CONTEXTUAL, "Return home interviews within 72 hours", FIRST,
             "58 61 60 63 62 66 64 70 71 74 83 92 97 101 104", "97 98 96 99 98 101 97 104 104 106 113 118 117 119 121",
             ((2021, "75%"), (2022, "80%"), (2023, "85%"))),
    Measured(CONTEXTUAL, "NRM referrals", FIRST, "3 4 2 5 4 3 6 4 5 8 9 11 10 12 9", "", ((2023, "No target"),)),
    Measured(NEGLECT, "Use of GCP2", FIRST,
             "21 24 26 27 31 35 37 41 48 52 57 61 66 70 75",
             "118 120 116 121 122 126 119 124 121 118 120 119 117 115 116",
             ((2022, "50%"), (2023, "60%"))),
    Measured(SEXUAL, "CSA medicals", THIRD, "4 3 5 <5 6 8 9", "9 8 9 10 11 12 12", ((2023, "75%"),)),
    Measured(SEXUAL, "CP plans sexual abuse", THIRD, "7 6 8 c 9 11 12", "", ((2023, "Measure for information"),)),
    Measured(MISSING, "CME open cases", THIRD, "104 98 109 112 101 93 88", "", ((2023, "Fewer than 85"),)),
    Measured(MISSING, "Found within 10 days", THIRD,
             "38 35 44 41 46 49 58", "71 66 78 74 75 77 85", ((2023, "70%"),)),
    Measured(VOICE, "Wishes and feelings recorded", THIRD,
             "61 64 63 67 70 71 74", "84 86 83 85 86 85 87", ((2023, "90.00%"),)),
)  # fmt: skip
MENTAL_HEALTH = (
    Measured(EMOTIONAL, "CAMHS seen within 18 weeks", SECOND,
             "142 148 151 160 163 170 178 186", "181 183 182 187 186 189 194 199", ((2022, "92%"),)),
    Measured(EMOTIONAL, "Self-harm admissions", SECOND, "27 24 29 26 25 22 23 20", "", ((2022, "Fewer than 85"),)),
)  # fmt: skip
