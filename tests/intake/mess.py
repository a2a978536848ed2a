"""The mess that is normal, item by item as the design lists it: a small return of each, and what it must come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import openpyxl

from tests.intake.books import Rows, saved, workbook_of

Place = tuple[str, str, str]  # level, cell, words of the message
APRIL, MAY, JUNE = date(2022, 4, 14), date(2022, 5, 4), date(2022, 6, 21)
HEAD = ["Course", "Date", "Registered", "Attended"]
CSE: list[Any] = ["CSE", APRIL, 20, 15]
KIT: list[Any] = ["Toolkit", MAY, 9, 8]
PLAIN = [("cse", 20, 15), ("Toolkit", 9, 8)]
COUNTS = ("course", "registered", "attended")
BY_AGENCY = ("course", "agency", "attended", "day")
RATES = ("Priority", "Indicator", "Period", "Value")


@dataclass(frozen=True)
class Mess:
    """One return. `stored` are its rows by `columns` ("day" and "quarter" may be asked for too); `found` are findings
    it must have. One that has an error among them is refused."""

    item: str
    sent: Rows | bytes
    stored: Sequence[tuple[Any, ...]] = ()
    columns: tuple[str, ...] = COUNTS
    found: Sequence[Place] = ()
    file: str = "return.xlsx"

    @property
    def refused(self) -> bool:
        return any(level == "error" for level, _, _ in self.found)


def counted(cell: Any) -> Rows:
    """A return whose one doubtful cell, C2, is under Registered."""
    return [HEAD, ["CSE", APRIL, cell, 15]]


def dated(cell: Any) -> Rows:
    """A return whose one doubtful cell, B2, is under Date."""
    return [HEAD, ["CSE", cell, 20, 15]]


def book(rows: Rows, *, merged: str = "", hidden_row: int = 0, hidden_column: str = "", aside: str = "") -> bytes:
    """A workbook of one sheet, and what is merged, hidden or set aside in it."""
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for cells in merged.split():
        sheet.merge_cells(cells)
    if hidden_row:
        sheet.row_dimensions[hidden_row].hidden = True
    if hidden_column:
        sheet.column_dimensions[hidden_column].hidden = True
    if aside:
        made.create_sheet(aside).sheet_state = "hidden"
        for row in (HEAD, ["Old", APRIL, 1, 1]):
            made[aside].append(row)
    return saved(made)


LAYOUT = (
    Mess("title and note rows above the header",
         [["Training return"], ["Please complete by the 14th"], [], HEAD, CSE, KIT], PLAIN),
    Mess("stale title", [["Quarter 1 2013-14"], HEAD, CSE, KIT],
         found=[("error", "B3", "The title 'A1' says 2013/14 Q1, but every row is of another period (2022/23 Q1)")]),
    Mess("merged cells", book([HEAD, CSE, [None, MAY, 9, 8]], merged="A2:A3"), [("cse", 20, 15), ("cse", 9, 8)]),
    Mess("two header rows",
         book([["Course", "Date", "Delegates", None], [None, None, "Registered", "Attended"], CSE, KIT],
              merged="A1:A2 B1:B2 C1:D1"), PLAIN),
    Mess("one column per course and date",
         [["Agency", "LSCB Learning Event 04.05.22 AM", "Introduction to CSE 21.06.22"], ["Police", 10, 3]],
         [("LSCB Learning Event", "police", 10, MAY), ("cse", "police", 3, JUNE)], BY_AGENCY),
    Mess("one column per quarter",
         [["Priority", "Indicator", "Q1 2022/23", "Q2 2022/23"], ["Neglect", "Second plans", 0.2, 0.25]],
         [("second-plans", 1, 0.2), ("second-plans", 2, 0.25)], ("indicator", "quarter", "value")),
    Mess("total rows that do not add up", [HEAD, CSE, KIT, ["Total", None, 29, 24]], PLAIN,
         found=[("warning", "D4", "the total row says 24, but its rows come to 23.")]),
    Mess("footnotes and asterisks",
         [["Course*", "Date", "Registered [1]", "Attended**"], CSE, KIT, ["* includes partners"]], PLAIN),
    Mess("a stray quote in a heading", [["Course", "Date", "Attended", "Total 'No Shows"], ["CSE", APRIL, 15, 5]],
         [("cse", 15, 5)], ("course", "attended", "no_show")),
    Mess("spaces and capitals",
         [[" COURSE ", "date ", "  Registered", "ATTENDED"], [" cse ", APRIL, 20, 15], KIT], PLAIN),
    Mess("line breaks",
         [["Course", "Date", "Number\nRegistered", "Number\r\nAttended"], ["Intro\n to CSE", APRIL, 2, 1]],
         [("Intro to CSE", 2, 1)]),
    Mess("non-breaking spaces", [["Course\xa0", "Date", "No\xa0Registered", "Attended"],
                                ["Introduction\xa0to CSE", APRIL, "20\xa0", 15], KIT], PLAIN),
    Mess("blank future columns",
         [["Course", "Q1 2022/23", "Q2 2022/23", "Q3 2022/23"], ["CSE", 10, 20, None], ["Toolkit", 5, 6, None]],
         [("cse", 1, 10), ("cse", 2, 20), ("Toolkit", 1, 5), ("Toolkit", 2, 6)], ("course", "quarter", "attended")),
    Mess("hidden sheets", book([HEAD, CSE, KIT], aside="Old"), PLAIN, found=[("note", "sheet", "The sheet is hidden")]),
    Mess("hidden rows", book([HEAD, CSE, KIT], hidden_row=3), PLAIN,
         found=[("note", "sheet", "1 hidden row (3) was read")]),
    Mess("hidden columns", book([HEAD, CSE, KIT], hidden_column="C"), PLAIN,
         found=[("note", "sheet", "1 hidden column (C) was read")]),
    Mess("the right data on the second sheet", workbook_of({"Cover": [["Return"]], "Data": [HEAD, CSE, KIT]}), PLAIN,
         found=[("note", "sheet", "none of the returns we know")]),
    Mess("last year's rows above this year's",
         [["Quarter 1 2022-23"], HEAD, ["CSE", date(2021, 4, 14), 7, 6], ["Toolkit", date(2021, 5, 4), 3, 3], CSE, KIT],
         PLAIN, found=[("warning", "B3", "2021/22 Q1")]),
)  # fmt: skip

CELLS = (
    *(Mess(f"a date as {written!r}", dated(written), [("cse", day)], ("course", "day"))
      for written, day in (("2.4.15", date(2015, 4, 2)), ("13th Nov 23", date(2023, 11, 13)), ("14/04/2022", APRIL),
                           (45231, date(2023, 11, 1)), ("45231", date(2023, 11, 1)), ("14 April 2022", APRIL))),
    Mess("US dates", dated("04/13/2022"), found=[("error", "B2", "the American way")]),
    *(Mess(f"the mark {mark!r}", counted(mark), [("cse", None, 15, status)], (*COUNTS, "status of registered"))
      for mark, status in (("n/a", "not_applicable"), ("-", "not_supplied"), ("c", "suppressed"), ("<5", "suppressed"),
                           ("*", "suppressed"), ("z", "not_applicable"), (":", "not_supplied"))),
    Mess("nil", counted("nil"), [("cse", 0, 15, None)], (*COUNTS, "status of registered"),
         [("note", "C2", "read as 0")]),
    Mess("blank", [HEAD, ["CSE", APRIL, 20, None]], [("cse", 20, None)], found=[("note", "D2", "never as 0")]),
    Mess("62.5% and 0.625 in one column",
         [RATES, ["Neglect", "Second plans", "2022/23 Q1", "62.5%"], ["Neglect", "Second plans", "2022/23 Q2", 0.625]],
         [(1, 0.625), (2, 0.625)], ("quarter", "value")),
    Mess("62.5% and 62.5 in one column",
         [RATES, ["Neglect", "Second plans", "2022/23 Q1", "62.5%"], ["Neglect", "Second plans", "2022/23 Q2", 62.5]],
         [(1, 0.625), (2, 0.625)], ("quarter", "value")),
    Mess("0.625 and 62.5 in one column",
         [RATES, ["Neglect", "Second plans", "2022/23 Q1", 62.5], ["Neglect", "Second plans", "2022/23 Q2", 0.625]],
         found=[("error", "D3", "0.625 may be 62.5% or 0.625%")]),
    Mess("numbers as text", [HEAD, ["CSE", APRIL, "1,234", " 15 "]], [("cse", 1234, 15)],
         found=[("note", "C2", "kept as text, read as numbers")]),
    Mess("two people in one cell",
         [["Priority", "Quarter", "Ref", "Action", "Lead", "RAG"],
          ["Neglect", "2022/23 Q1", "N1", "Train", "CR/MS", "G"]],
         [("neglect", "CR/MS", "green")], ("priority", "lead", "rag")),
    Mess("formulas never calculated", counted("=Lost!A1"), found=[("error", "C2", "never calculated")]),
    Mess("#REF!", counted("#REF!"), found=[("error", "C2", "the cell shows #REF!")]),
)  # fmt: skip
