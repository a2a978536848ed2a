"""Workbooks laid out as published documents printed their tables.

Source: Leicester, Leicestershire and Rutland inter-agency safeguarding training, quarter 1 of 2016/17 monitoring report
(table 1 and the one-page summary of the same quarter).
"""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

COURSES = (
    ("Fabricated or induced Illness", "14th April", None, 8, 23, 35),
    ("LSCB Learning Event", "4th May", 2, 231, 280, 83),
    ("YP DASH Risk Assessment", "12th May", 1, 8, 15, 53),
    ("Assessing Competency & Effectiveness", "7th June", 1, 12, 20, 60),
    ("Introduction to CSE", "21st June", 1, 31, 40, 78),
    ("Domestic Violence & Substance Misuse", "23rd June", 1, 14, 15, 93),
)


def course_table(folder: Path) -> Path:
    """The table by course, under a title of another year, with its total row and its printed percentages."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["LLR Inter-Agency Safeguarding Training 2013-14"])
    sheet.append(["Quarter 1 Monitoring Report"])
    sheet.append([])
    sheet.append(["Course", "Date(s)", "No. of\nsessions", "Attendees", "Original course capacity", "Attendance rate"])
    for *row, percent in COURSES:
        sheet.append([*row, f"{percent}%"])
    sheet.append(["Total Trained - Quarter 1", None, None, 304, 393, "77%"])
    path = folder / "courses.xlsx"
    book.save(path)
    return path


def headline_table(folder: Path) -> Path:
    """The summary's figures of the quarter in one row, with a stray quote in a heading."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["LLR Inter-Agency Safeguarding Training 2013-14 Quarter 1"])
    sheet.append([])
    headings = ["Course", "Sessions delivered", "Original registrations", "People trained (attended)"]
    sheet.append([*headings, "Total 'No Shows", "Cancellations", "Unscheduled attendees"])
    sheet.append(["All inter-agency training", 6, 318, 304, 20, 29, 35])
    path = folder / "headline.xlsx"
    book.save(path)
    return path
