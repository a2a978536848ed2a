"""The returns on voice and assurance, each in its sender's own layout: meetings, self-assessments and reviews."""

from __future__ import annotations

import story_assurance as assurance
from mess import Cell, Sheet, write_date, write_quarter
from story_assurance import Graded
from story_voice import SAID
from untidiness import untidy

from cesp.periods import Quarter

#: The ways an attendance is marked, form by form of the register.
_MARKS = (
    {"Y": "Y", "N": "N", "A": "A", "D": "D", "": "Not held"},
    {"Y": "Present", "N": "Absent", "A": "Apologies", "D": "Deputy", "": "Cancelled"},
    {"Y": "y", "N": "n", "A": "apols", "D": "dep", "": "meeting not held"},
)
_GRADES = ({}, {"Met": "Fully met", "Partly met": "Partially met"}, {"Met": "MET", "Not met": "Unmet"})


def voice_return(quarter: Quarter) -> list[Sheet]:
    """You said, we did."""
    titles = (f"Voluntary sector: you said, we did, {write_quarter(quarter, 3)}",)
    headings = ("Priority area", "Quarter", "How we heard", "No. of children", "Theme", "You said…", "We did…")
    when = write_quarter(quarter, quarter.index)
    rows = tuple((s.priority, when, s.source, s.children, s.theme, s.said, s.did) for s in SAID if s.quarter == quarter)
    return [untidy(Sheet("You said we did", titles, headings, rows), quarter)]


def assurance_return(quarter: Quarter) -> list[Sheet]:
    """Who came to which meeting, the reviews of the quarter, and section 11 once a year."""
    titles = (f"Business unit: governance and assurance, {write_quarter(quarter, 2)}",)
    sheets = [_meetings(quarter, titles), _reviews(quarter, titles)]
    if graded := assurance.assess_agencies(quarter):
        cycle = assurance.SECTION_11[quarter]
        sheets.append(_graded("Section 11", graded, "S11", cycle, "Agency", quarter, titles))
    return [untidy(sheet, quarter) for sheet in sheets]


def schools_return(quarter: Quarter) -> list[Sheet]:
    """Section 175, gathered by the council's education service each autumn."""
    titles = (f"Schools and education: section 175 safeguarding audit, {write_quarter(quarter, 0)}",)
    graded = assurance.assess_schools(quarter)
    cycle = assurance.SECTION_175[quarter]
    return [untidy(_graded("Section 175", graded, "Section 175", cycle, "School name", quarter, titles), quarter)]


def _meetings(quarter: Quarter, titles: tuple[str, ...]) -> Sheet:
    headings = ("Name of meeting", "Date of meeting", "Member agency", "Attended (Y/N/A/D)", "Meeting held")
    marks = _MARKS[quarter.index % len(_MARKS)]
    rows = tuple(
        (meeting, write_date(day, quarter.index), agency, marks[mark], "Yes" if mark else "No")
        for meeting, day, agency, mark in assurance.attend(quarter)
    )
    return Sheet("Meetings", titles, headings, rows)


def _reviews(quarter: Quarter, titles: tuple[str, ...]) -> Sheet:
    """A row for the incident and one for its rapid review; the practice review where it stands."""
    headings = ("Review", "Date notified", "Type of review", "Priority area", "Due date", "Completed", "Outcome",
                "Date published")  # fmt: skip
    shown = {quarter, assurance.RESTATED} if quarter == assurance.RESTATED_IN else {quarter}
    rows: list[tuple[Cell, ...]] = []
    for one in (review for review in assurance.REVIEWS if review.quarter in shown):
        when = write_date(one.notified, quarter.index)
        rows.append((one.name, when, "Serious incident notification", one.priority, None, None, None, None))
        rows.append((one.name, when, "Rapid review", one.priority, one.due, one.done, one.decision, None))
        if one.name == assurance.PRACTICE_REVIEW:
            told = (assurance.DONE, "Seven recommendations", assurance.PUBLISHED)
            done, decision, published = told if quarter == assurance.RESTATED_IN else (None, "Under way", "TBC")
            begun = write_date(assurance.BEGUN, quarter.index)
            rows.append((one.name, begun, "LCSPR", one.priority, assurance.LAST_DAY, done, decision, published))
    return Sheet("Reviews", titles, headings, tuple(rows))


def _graded(
    name: str, graded: list[Graded], kind: str, cycle: str, whose: str, quarter: Quarter, titles: tuple[str, ...]
) -> Sheet:
    headings = ("Return type", "Audit year", whose, "Standard", "Self assessment grade", "Panel grade", "Evidence",
                "Action required", "Date received")  # fmt: skip
    spell = _GRADES[quarter.index % len(_GRADES)]
    rows = tuple(
        (kind, cycle, g.agency, g.standard, spell.get(g.own, g.own), spell.get(g.moderated or "", g.moderated),
         g.evidence, g.action, write_date(g.received, quarter.index) if g.received else None)
        for g in graded
    )  # fmt: skip
    return Sheet(name, titles, headings, rows)
