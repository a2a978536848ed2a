"""Tables that partnerships published, laid out as their source describes them; the printed figures come out again.

Those that fit no dataset, and why:
- score_rotherham_plan_2017_18_q1: how many targets of a council plan were met, without the indicators themselves. What
  came out of scoring is computed from indicators, never taken in.
- train_burnley_cse_2016: one figure each of drivers trained, booked on and licensed, of no stated quarter or course
  dates. It loads as a summary only where the officer names the quarter; people eligible belong to no return.
- audit_liverpool_2016_17_themes: findings of audits without a grade. Which are strengths was not printed, and every
  finding needs it, which is a finding; the audits fit as they stand.
- audit_durham_quality: only percentages are printed, so it is a finding that counts are needed.
- audit_sutton_csa_recommendations: no status was published, and every recommendation needs one, which is a finding.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from cesp.catalogue import Catalogue, Partnership
from cesp.intake import read_return
from cesp.intake.results import Reading, ReadOptions
from cesp.measures.rounding import format_number
from cesp.periods import Period
from tests.intake.books import Rows, messages, workbook, workbook_of
from tests.intake.conftest import Read

Table = list[dict[str, str]]


@pytest.fixture
def published(reference: Path) -> dict[str, Table]:
    tables: dict[str, Table] = {}
    for path in (reference / "published").glob("*.csv"):
        lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
        tables[path.stem] = list(csv.DictReader(lines))
    return tables


def number(text: str) -> int | float | None:
    return None if not text else float(text) if "." in text else int(text)


def headline(published: dict[str, Table]) -> Rows:
    """Measures down, this year's quarter and last year's across, each with the percentages printed beside it."""
    rows = published["train_llr_2016q1_headline"]
    return [
        ["LLR Inter-Agency Safeguarding Training: summary of the quarter"],
        [None, "Q1 2016/17", "%", "Q1 2015/16", "%"],
        *([row["measure"], number(row["q1_2016_17"]), number(row["printed_pct_2016_17"]), number(row["q1_2015_16"]),
           number(row["printed_pct_2015_16"])] for row in rows),
    ]  # fmt: skip


def test_the_headline_of_a_quarter_and_of_the_year_before(published: dict[str, Table], read: Read) -> None:
    reading = read(headline(published))
    assert reading.accepted
    this, last = reading.rows
    names = ("sessions", "registered", "attended", "no_show", "cancelled", "walk_in", "capacity")
    assert [(this.year, this.quarter), *(this.values[name] for name in names)] == [
        (2016, 1), 6, 318, 304, 20, 29, 35, 393,
    ]  # fmt: skip
    assert [(last.year, last.quarter), *(last.values[name] for name in names[:3])] == [(2015, 1), 10, 381, 339]
    printed = {row["measure"]: row["printed_pct_2016_17"] for row in published["train_llr_2016q1_headline"]}
    for measure, part, whole in (
        ("People trained (attended)", "attended", "registered"), ("No shows", "no_show", "registered"),
        ("Cancellations", "cancelled", "registered"), ("Course capacity", "attended", "capacity"),
    ):  # fmt: skip
        share = 100 * float(str(this.values[part])) / float(str(this.values[whole]))
        assert format_number(share) == printed[measure]
    assert any("'Adult-only workforce attendees'" in note for note in messages(reading, "note"))


def test_the_headline_beside_its_courses_is_compared_and_not_added(published: dict[str, Table], read: Read) -> None:
    """The headline and the courses agree on 304 attended of 393 places; the table leaves a number of sessions blank."""
    courses: Rows = [
        ["Course", "Dates", "Sessions", "Attendees", "Capacity"],
        *([row["course"], row["dates"] or None, *(number(row[name]) for name in ("sessions", "attendees", "capacity"))]
          for row in published["train_llr_2016q1_courses"]),
    ]  # fmt: skip
    book = workbook_of({"Headline": headline(published), "Table 1": courses})
    reading = read(book, ReadOptions(period=Period(2016, 1, 1)))
    assert sum(int(str(row.values["attended"])) for row in reading.rows) == 304
    assert sum(int(str(row.values["capacity"])) for row in reading.rows) == 393
    assert not [message for message in messages(reading, "warning") if message.startswith(("Attended:", "Places:"))]


def grades(published: dict[str, Table], of: dict[str, int] | None) -> Rows:
    """Grades down, this year and last year across: as printed in per cent, or as counts of that many contacts."""
    table = published["audit_sutton_cfcs_contacts"]
    names = {"This year": "this_year_printed_pct", "Last year": "last_year_printed_pct"}
    return [
        ["Audit: CFCS contact audit"], ["Priority: Neglect"],
        ["Grade", *(f"{name}{'' if of else ' %'}" for name in names)],
        *([row["grade"], *(int(row[column]) * (of[name] if of else 100) // 100 for name, column in names.items())]
          for row in table),
    ]  # fmt: skip


YEAR = Period(2022, 4, 4)


def test_grades_in_per_cent_alone_are_a_finding_that_counts_are_needed(published: dict[str, Table], read: Read) -> None:
    reading = read(grades(published, None), ReadOptions(period=YEAR))
    (error,) = [finding for finding in reading.findings if finding.level == "error"]
    assert (error.cell, error.fix) == ("B3", "Counts are needed: send the number of each.")


def test_grades_of_this_year_and_last_year_as_counts(published: dict[str, Table], read: Read) -> None:
    """ "One contact (5%)" says that there were 20 this year; 10 stands in for last year, which is not printed."""
    options = ReadOptions(period=YEAR, restates=(YEAR.years_back(),))
    reading = read(grades(published, {"This year": 20, "Last year": 10}), options)
    counts = {(row.year, row.values["grade"]): int(str(row.values["count"])) for row in reading.rows}
    assert counts == {
        (2022, "outstanding"): 14, (2022, "good"): 5, (2022, "requires_improvement"): 1, (2022, "inadequate"): 0,
        (2021, "outstanding"): 2, (2021, "good"): 7, (2021, "requires_improvement"): 1, (2021, "inadequate"): 0,
    }  # fmt: skip
    assert [
        100 * (counts[year, "outstanding"] + counts[year, "good"]) // n for year, n in ((2022, 20), (2021, 10))
    ] == [
        int(published["audit_sutton_cfcs_contacts"][-1][name])
        for name in ("this_year_printed_pct", "last_year_printed_pct")
    ]
    assert [row.reason for row in reading.left_out] == ["a total row"]
    assert messages(reading, "warning") == []


def test_durham_prints_percentages_only(published: dict[str, Table], read: Read) -> None:
    rows: Rows = [["Priority: Neglect"], ["Cohort", "Quarter", "Good or better"]]
    table = published["audit_durham_quality"]
    rows = [*rows, *([row["cohort"], row["quarter"], f"{row['printed_good_or_better_pct']}%"] for row in table)]
    reading = read(rows, ReadOptions(period=Period(2022, 2, 2)))
    assert not reading.accepted


def test_liverpool_audits_by_their_themes(published: dict[str, Table], read: Read) -> None:
    table = published["audit_liverpool_2016_17_themes"]
    audits = dict.fromkeys((row["audit_theme"], row["undertaken"], row["reported"]) for row in table)
    reading = read([["Audit", "Undertaken", "Reported", "Priority"], *([*audit, "Neglect"] for audit in audits)])
    assert reading.accepted
    assert [(row.year, row.quarter, row.values["audit"]) for row in reading.rows] == [
        (2015, 4, "Emotional Wellbeing (CAMHS Tier 2/3)"), (2016, 3, "Levels of Need at the Front Door"),
    ]  # fmt: skip


def test_liverpool_findings_fit_once_each_says_what_it_is(published: dict[str, Table], read: Read) -> None:
    table = published["audit_liverpool_2016_17_themes"]
    printed = [[row["audit_theme"], row["undertaken"], row["finding"]] for row in table]
    refused = read([["Audit", "Undertaken", "Finding"], *printed])
    assert messages(refused, "error")[0].startswith("This looks like audit findings, but no column is headed 'Strength")
    kinds = ["Learning", "Learning", "Good practice", "Learning", "Good practice", "Learning"]
    marked = [[*row, kind] for row, kind in zip(printed, kinds, strict=True)]
    reading = read([["Audit", "Undertaken", "Finding", "Type of finding"], *marked])
    assert reading.accepted
    assert [[row.values["audit"], row.values["finding"]] for row in reading.rows] == [[r[0], r[2]] for r in printed]
    assert [row.values["kind"] == "strength" for row in reading.rows] == [kind == "Good practice" for kind in kinds]


def test_sutton_recommendations_lack_a_status(published: dict[str, Table], read: Read) -> None:
    table = published["audit_sutton_csa_recommendations"]
    head = ["Source", "Type", "Rec No", "Owner as printed", "Summary", "Status"]
    rows = [["CSA audit", "Audit", int(row["recommendation_no"]), row["owner_as_printed"], row["summary"], None]
            for row in table]  # fmt: skip
    reading = read([head, *rows], ReadOptions(period=Period(2022, 1, 1)))
    assert [finding.cell for finding in reading.findings if finding.level == "error"] == ["F2", "F3", "F4", "F5"]


@pytest.fixture
def wider(partnership: Partnership) -> Partnership:
    """With the indicators of the printed tables."""
    names = {"contacts": "Contacts", "referrals": "Referrals", "progressed": "Referrals progressed to assessment",
             "repeats": "Repeat referrals", "red": "Ofsted profile indicators judged Red",
             "green": "Ofsted profile indicators judged Green"}  # fmt: skip
    more = [{"id": name, "title": title, "unit": "%" if name in ("repeats", "red", "green") else "number",
             "numerator_words": "events"} for name, title in names.items()]  # fmt: skip
    held = partnership.model_dump()
    return Partnership.model_validate({**held, "indicator": [*held["indicator"], *more]})


def test_slough_indicators_down_and_years_across(
    published: dict[str, Table], catalogue: Catalogue, wider: Partnership
) -> None:
    table = published["score_slough_2017_18"]
    rows: Rows = [
        ["Priority: Neglect"], ["Measure", "2016/17", "2017/18"],
        *([row["measure"], number(row["y2016_17"]), number(row["y2017_18"])] for row in table),
    ]  # fmt: skip
    reading = read_return("performance.xlsx", workbook(rows), catalogue, wider)
    assert reading.accepted
    values = {(row.values["indicator"], row.year): row.values["value"] for row in reading.rows}
    assert values == {
        ("contacts", 2016): 9861, ("contacts", 2017): 9645, ("referrals", 2016): 2219, ("referrals", 2017): 1580,
        ("progressed", 2017): 1344,
    }  # fmt: skip
    share = 100 * float(str(values["progressed", 2017])) / float(str(values["referrals", 2017]))
    assert format_number(share) == table[2]["printed_pct_2017_18"]
    assert {row.quarter for row in reading.rows} == {None}
    assert _accounted(reading)


def test_cheshire_east_counts_of_ten_indicators(
    published: dict[str, Table], catalogue: Catalogue, wider: Partnership
) -> None:
    table = [row for row in published["progress_cheshire_east_2009_2010"] if row["of"]]
    head = ["Priority", "Date", "Measure", "Number", "Of"]
    rows = [
        ["Neglect", date.fromisoformat(row["date"]), row["measure"], int(row["value"]), int(row["of"])] for row in table
    ]
    reading = read_return("progress.xlsx", workbook([head, *rows]), catalogue, wider)
    assert [(row.year, row.quarter, row.values["numerator"], row.values["denominator"]) for row in reading.rows] == [
        (2009, 3, 1, 10), (2009, 3, 6, 10),
    ]  # fmt: skip


def test_burnley_loads_as_a_summary_of_a_named_quarter(published: dict[str, Table], read: Read) -> None:
    names = {"Drivers who have completed the course": "People trained", "Further drivers booked on": "Booked on"}
    rows = [
        [names.get(row["measure"], row["measure"]), int(row["value"])] for row in published["train_burnley_cse_2016"]
    ]
    (row,) = read([["CSE awareness for taxi drivers"], ["Measure", "Q3 2016/17"], *rows]).rows
    assert (row.values["attended"], row.values["registered"], row.values["course"]) == (308, 242, "All courses")


def _accounted(reading: Reading) -> bool:
    return all(sheet.rows_read == sheet.rows_accepted + sheet.rows_left_out for sheet in reading.sheets)
