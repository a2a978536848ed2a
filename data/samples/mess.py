"""A sheet as a person would lay it out, and the ways in which real returns are untidy.

Every function takes a `Sheet` and gives another one; none of them changes what the figures say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from cesp.periods import Quarter

Cell = str | int | float | date | None
LABEL = "SYNTHETIC sample return, no real figures"
_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True)
class Sheet:
    """Titles above the headings, rows below them, footnotes last; `merged` are ranges such as "A1:D1"."""

    name: str
    titles: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    footnotes: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    hidden: bool = False

    def grid(self) -> list[list[Cell]]:
        """Every cell from A1 on, an empty row between the titles and the headings."""
        lines: list[tuple[Cell, ...]] = [(LABEL,), *zip(self.titles, strict=True), (), self.headings, *self.rows]
        if self.footnotes:
            lines += [(), *zip(self.footnotes, strict=True)]
        return [list(line) for line in lines]


Mess = Callable[[Sheet], Sheet]


def merge_title(sheet: Sheet) -> Sheet:
    last = chr(ord("A") + len(sheet.headings) - 1)
    return replace(sheet, merged=(f"A1:{last}1", f"A2:{last}2"))


def add_notes(sheet: Sheet) -> Sheet:
    return replace(sheet, titles=(*sheet.titles, "Please return by the 15th of the month", "Version 2 of the form"))


def add_footnotes(sheet: Sheet) -> Sheet:
    """An asterisk in the last heading, and what it stands for at the foot."""
    headings = (*sheet.headings[:-1], sheet.headings[-1] + "*")
    return replace(sheet, headings=headings, footnotes=("* as held on the day the return was made", "Note: draft"))


def stray_quote(sheet: Sheet) -> Sheet:
    return replace(sheet, headings=tuple(h.replace("No Shows", "'No Shows") for h in sheet.headings))


def hard_spaces(sheet: Sheet) -> Sheet:
    """Non-breaking spaces in the first column, and spaces at the end of it."""
    rows = tuple((str(row[0]).replace(" ", "\xa0") + "  ", *row[1:]) for row in sheet.rows)
    return replace(sheet, rows=rows)


def text_numbers(sheet: Sheet) -> Sheet:
    rows = tuple(tuple(str(cell) if type(cell) is int else cell for cell in row) for row in sheet.rows)
    return replace(sheet, rows=rows)


def shouted_headings(sheet: Sheet) -> Sheet:
    return replace(sheet, headings=tuple(heading.upper().replace(" ", "\n", 1) for heading in sheet.headings))


def add_total(sheet: Sheet) -> Sheet:
    return replace(sheet, rows=(*sheet.rows, _totals(sheet)))


def add_wrong_total(sheet: Sheet) -> Sheet:
    """As `add_total`, with three attendances too many."""
    at, totals = sheet.headings.index("Attended"), _totals(sheet)
    wrong = (*totals[:at], int(str(totals[at])) + 3, *totals[at + 1 :])
    return replace(sheet, rows=(*sheet.rows, wrong))


def _totals(sheet: Sheet) -> tuple[Cell, ...]:
    sums: list[Cell] = ["Total"]
    for column in range(1, len(sheet.headings)):
        numbers = [row[column] for row in sheet.rows if isinstance(row[column], int)]
        sums.append(sum(n for n in numbers if isinstance(n, int)) if numbers else None)
    return tuple(sums)


def repeat_row(sheet: Sheet) -> Sheet:
    return replace(sheet, rows=(*sheet.rows, sheet.rows[0]))


def blank_column(sheet: Sheet) -> Sheet:
    """A column for a quarter that has not come yet."""
    return replace(sheet, headings=(*sheet.headings, "Next quarter"), rows=tuple((*row, None) for row in sheet.rows))


def write_quarter(quarter: Quarter, form: int) -> str:
    """A quarter in one of the ways people write it."""
    short = f"{quarter.year % 100}-{(quarter.year + 1) % 100}"
    months = quarter.months.split()
    return (
        quarter.label,
        f"Q{quarter.number} {short}",
        f"Quarter {quarter.number} ({quarter.year}-{short[-2:]})",
        f"{months[0][:3]}-{months[2][:3]} {months[3]}",
    )[form % 4]


def write_date(day: date, form: int) -> Cell:
    """A day as a real date, as text in one of the United Kingdom's ways, or as Excel's serial number."""
    suffix = "th" if 11 <= day.day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return (
        day,
        f"{day:%d/%m/%Y}",
        f"{day.day}{suffix} {day:%b %y}",
        (day - _EPOCH).days,
        f"{day.day}.{day.month}.{day:%y}",
        f"{day:%Y-%m-%d}",
    )[form % 6]
