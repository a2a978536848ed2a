"""Each sender's return of a quarter: the story's numbers in that sender's own layout, with its own untidiness."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import story_training as training
from mess import Cell, Sheet, write_date, write_quarter
from story_plans import ACTIONS, INDICATORS, MENTAL_HEALTH, Measured
from story_practice import ALL_CASES, AUDITS, RECOMMENDATIONS, Audit
from story_training import Session
from untidiness import untidy

from cesp.periods import Quarter


def training_return(quarter: Quarter, *, first: bool = False) -> list[Sheet]:
    """Sessions, attendance by agency and, from 2022/23, evaluation. `first`: as sent before it was corrected."""
    sessions = training.list_first_return(quarter) if first else training.list_sessions(quarter)
    stale = quarter == Quarter(2022, 1)  # the form of the year before, its title never changed
    titles = (f"Training delivered, {write_quarter(Quarter(2021, 1) if stale else quarter, 2)}",)
    held = _by_session(sessions, quarter, titles) if quarter.year > 2021 else _by_course(sessions, quarter, titles)
    sheets = [held, _by_agency(sessions, quarter, titles)]
    if quarter.year > 2021:
        sheets.append(_evaluation(sessions, quarter, titles))
    return [untidy(sheet, quarter) for sheet in sheets]


def _by_course(sessions: list[Session], quarter: Quarter, titles: tuple[str, ...]) -> Sheet:
    """2020/21 and 2021/22: a row a course."""
    headings = ("Course title", "Sessions", "Places", "Booked", "Attended", "Cancelled", "No Shows", "Walk-ins",
                "Delivered by", "Priority", "Quarter")  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for course in dict.fromkeys(session.course for session in sessions):
        own = [session for session in sessions if session.course == course]
        sums = [sum(getattr(s, part) for s in own) for part in ("places", "registered", "attended", "cancelled")]
        lost = [sum(getattr(s, part) for s in own) for part in ("no_show", "walk_in")]
        when = write_quarter(quarter, quarter.index)
        rows.append((course, len(own), *sums, *lost, own[0].delivery, own[0].priority, when))
    learners = 120 + 7 * quarter.number
    basics = ("Safeguarding basics (e-learning)", 1, None, learners, learners - 9, "n/a", 9, "n/a", "e-learning", None)
    return Sheet("Sessions", titles, headings, (*rows, (*basics, write_quarter(quarter, quarter.index))))


def _by_session(sessions: list[Session], quarter: Quarter, titles: tuple[str, ...]) -> Sheet:
    """From 2022/23: a row a session, with its date."""
    headings = ("Name of course", "Date", "Places", "Registered", "Attended", "Cancellations", "DNA", "Walk ins",
                "Delivery method", "Links to priority")  # fmt: skip
    form, mixed = quarter.index, quarter == Quarter(2023, 3)
    rows = tuple(
        (s.course, write_date(s.day, n if mixed else form), s.places, s.registered, s.attended, s.cancelled, s.no_show,
         s.walk_in, s.delivery, s.priority)
        for n, s in enumerate(sessions)
    )  # fmt: skip
    return Sheet("Sessions", titles, headings, rows)


def _by_agency(sessions: list[Session], quarter: Quarter, titles: tuple[str, ...]) -> Sheet:
    headings = ("Course", "Agency", "Registered", "Attended", "Cancelled", "No Shows", "Walk-ins", "Quarter")
    when = write_quarter(quarter, quarter.index + 1)
    rows: list[tuple[Cell, ...]] = [(*row, when) for row in training.split_by_agency(sessions)]
    if quarter == Quarter(2021, 3):  # two more attendances than the sessions have
        course, agency, booked, attended, *rest = rows[0]
        rows[0] = (course, agency, booked, int(str(attended)) + 2, *rest)
    return Sheet("By agency", titles, headings, tuple(rows))


def _evaluation(sessions: list[Session], quarter: Quarter, titles: tuple[str, ...]) -> Sheet:
    headings = ("Course", "Stage", "Question", "Responses", "Average", "Out of", "Quarter")
    when = write_quarter(quarter, quarter.index)
    rows = tuple(
        (course, stage, "Confidence", answered, mean, 5, when)
        for course, stage, answered, mean in training.rate_confidence(sessions)
    )
    return Sheet("Evaluation", titles, headings, rows)


def police_return(quarter: Quarter) -> list[Sheet]:
    """In 2023/24 Q1 it also corrects a row of the quarter before."""
    titles = (f"Cheshire Constabulary: courses run for own staff, {write_quarter(quarter, 1)}",)
    headings = ("Event title", "Quarter", "Organisation", "Booked", "Delegates attended", "No Shows")
    rows = [_own(row, quarter) for row in training.police_rows(quarter)]
    if quarter == Quarter(2023, 1):
        course, when, agency, booked, attended, absent = _own(
            training.police_rows(Quarter(2022, 4))[0], Quarter(2022, 4)
        )
        rows.append((course, when, agency, int(str(booked)) + 4, int(str(attended)) + 4, absent))
    return [untidy(Sheet("Own courses", titles, headings, tuple(rows)), quarter)]


def _own(row: tuple[str, str, int, int, int], quarter: Quarter) -> tuple[Cell, ...]:
    course, agency, booked, attended, absent = row
    return course, write_quarter(quarter, quarter.index), agency, booked, attended, absent


def health_return(quarter: Quarter) -> list[Sheet]:
    titles = (f"Wirral Community Health and Care – own courses, {write_quarter(quarter, 3)}",)
    headings = ("Training event", "Date delivered", "Employer", "No. booked", "No. attended", "Failed to attend")
    rows: list[tuple[Cell, ...]] = []
    for number, (course, agency, *counts) in enumerate(training.health_rows(quarter)):
        day = date.fromordinal(quarter.first_day.toordinal() + 20 + 17 * number)
        rows.append((course.replace("'", "’"), write_date(day, (1, 2, 4)[quarter.index % 3]), agency, *counts))
    return [untidy(Sheet("Courses", titles, headings, tuple(rows)), quarter)]


def audit_return(quarter: Quarter) -> list[Sheet]:
    """The audit of the quarter, its grades, and where every recommendation stands."""
    titles = (f"Quality assurance: audits and learning, {write_quarter(quarter, 2)}",)
    audits = [audit for audit in AUDITS if audit.quarter == quarter]
    sheets = [_audits(audits, titles), _grades(audits, titles), _recommendations(quarter, titles)]
    if quarter.year > 2021:
        sheets.append(_findings(audits, titles))
    if quarter == Quarter(2021, 3):
        sheets.append(Sheet("Lists", (), ("Grades", "Kinds"), (("Good", "Audit"), ("Poor", "JTAI")), hidden=True))
    return [untidy(sheet, quarter) for sheet in sheets]


def _audits(audits: list[Audit], titles: tuple[str, ...]) -> Sheet:
    headings = ("Audit title", "Date", "Priority area", "Theme", "Audit tool", "Planned date", "Date held",
                "Cases audited", "Sampling", "Agencies involved")  # fmt: skip
    rows = tuple(
        (a.title, a.held, a.priority, a.theme, a.tool, a.quarter.first_day, a.held, a.cases, a.sample, ALL_CASES)
        for a in audits
    )
    return Sheet("Audits", titles, headings, rows)


def _grades(audits: list[Audit], titles: tuple[str, ...]) -> Sheet:
    """A row a judgement."""
    headings = ("Audit title", "Date of audit", "Priority area", "Case", "Standard", "Kind of grade", "Judgement",
                "Audit round")  # fmt: skip
    rows = tuple(
        (a.title, write_date(a.held, a.quarter.index), a.priority, f"Case {case}", standard,
         "Overall" if standard == "Overall" else "Moderated", _spell(grade, a.quarter),
         "Re-audit" if a.repeat else "Audit")
        for a in audits for case, standard, grade in a.grades()
    )  # fmt: skip
    return Sheet("Grades", titles, headings, rows)


def _findings(audits: list[Audit], titles: tuple[str, ...]) -> Sheet:
    """From 2022/23: what each audit found, standard by standard."""
    headings = ("Audit title", "Date of audit", "Priority area", "Type of finding", "What we found", "Theme", "No.")
    rows = tuple(
        (a.title, write_date(a.held, a.quarter.index), a.priority, kind, found, standard, number)
        for a in audits for number, (standard, kind, found) in enumerate(a.findings(), start=1)
    )  # fmt: skip
    return Sheet("Findings", titles, headings, rows)


def _spell(grade: str, quarter: Quarter) -> str | int:
    """Grades in words, as initials, or as Ofsted's numbers."""
    if quarter.number == 2 and quarter.year < 2023:
        return {"Outstanding": "O", "Requires improvement": "RI"}.get(grade, grade)
    if quarter == Quarter(2021, 4):
        return {"Outstanding": 1, "Good": 2, "Requires improvement": 3, "Inadequate": 4}[grade]
    return grade


def _recommendations(quarter: Quarter, titles: tuple[str, ...]) -> Sheet:
    headings = ("Source of recommendation", "Type", "Rec no.", "Recommendation", "Priority area", "Owner",
                "Date raised", "Due date", "Status", "Date completed", "Impact")  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for item in RECOMMENDATIONS:
        if item.listed(quarter):
            done = item.closed if item.closed and item.closed <= quarter else None
            rows.append((item.source, item.kind, item.reference, item.text, item.priority, item.owner,
                         write_date(item.raised.last_day, quarter.index), item.due.last_day, item.status(quarter),
                         done.last_day if done else None, item.impact if done else None))  # fmt: skip
    return Sheet("Recommendations", titles, headings, tuple(rows))


def progress_return(quarter: Quarter) -> list[Sheet]:
    """The priorities' plans and indicators at the end of the quarter."""
    titles = (f"Priority plans, position at {write_quarter(quarter, 1)}",)
    headings = ("Priority area", "Ref", "Action", "Lead agency", "By when", "RAG rating", "% complete", "Comments")
    plans = tuple(
        (a.priority, a.reference, a.text, a.lead, a.due.last_day, a.rag(quarter), a.percent(quarter),
         "No update received" if a.stuck and quarter > a.stuck else None)
        for a in ACTIONS if a.listed(quarter)
    )  # fmt: skip
    figures = _indicators(INDICATORS, quarter, titles)
    if quarter == Quarter(2022, 2):  # the sheet of a year ago, this quarter's rows below it
        figures = replace(figures, rows=(*_indicators(INDICATORS, Quarter(2021, 2), titles).rows, *figures.rows))
    return [untidy(sheet, quarter) for sheet in (Sheet("Actions", titles, headings, plans), figures)]


def mental_health_return(quarter: Quarter) -> list[Sheet]:
    titles = (f"CWP: indicators of emotional wellbeing, {write_quarter(quarter, 0)}",)
    return [untidy(_indicators(MENTAL_HEALTH, quarter, titles), quarter)]


def _indicators(measured: tuple[Measured, ...], quarter: Quarter, titles: tuple[str, ...]) -> Sheet:
    headings = ("Priority area", "Performance measure", "Quarter", "Number", "Out of", "Target")
    when = write_quarter(quarter, quarter.index)
    found = ((one, one.at(quarter)) for one in measured)
    rows = tuple((one.priority, one.title, when, *figures) for one, figures in found if figures)
    return Sheet("Indicators", titles, headings, rows)
