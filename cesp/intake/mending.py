"""Cells that a person typed over: replaced in memory as soon as the file is open, before anything looks at them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from cesp.intake.address import position
from cesp.intake.people import screen
from cesp.intake.results import Finding, Mend
from cesp.intake.workbook import Cell, Place, Sheet, Workbook, brief

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d+)?")  # a leading 0 is a code, and stays text


def mend_cells(book: Workbook, mends: Sequence[Mend]) -> tuple[Workbook, list[Finding]]:
    """The workbook with the typed texts in place of its cells, and an error for each mend that names no cell of it."""
    if not mends:
        return book, []
    sheets = {sheet.name: sheet for sheet in book.sheets}
    faults = []
    for mend in mends:
        sheet = sheets.get(mend.sheet)
        at = _within(sheet, mend)
        if sheet is None or at is None:
            message = f"{mend.cell} of '{mend.sheet}' was not mended: the file has no such cell."
            faults.append(Finding("error", message, "Mend a cell that is named here.", mend.sheet, mend.cell))
        else:
            sheets[mend.sheet] = _replaced(sheet, at, mend.text)
    return replace(book, sheets=tuple(sheets.values())), faults


def tell_mends(
    sent: Workbook, read: Workbook, mends: Sequence[Mend], known: Collection[str], cut: Collection[str]
) -> list[Finding]:
    """A note for each mended cell. `sent` is the file as it came, `read` as it is read on, without people's data.

    What was cut from either is quoted from neither; `known` and `cut` are as `people.screen` takes them.
    """
    sheets = {sheet.name: sheet for sheet in read.sheets}
    told = []
    for came in sent.sheets:
        of_sheet = [(mend, at) for mend in mends if mend.sheet == came.name and (at := _within(came, mend))]
        kept = screen(came, known, cut).sheet if of_sheet else came
        for mend, at in of_sheet:
            plainly = kept.cell(*at) == came.cell(*at) and sheets[came.name].cell(*at) == _typed(came, mend.text)
            values = (_shown(came, at), brief(mend.text)) if plainly else ("", "")
            told.append(_told(mend, *values, quoted=plainly))
    return told


def _told(mend: Mend, was: str, becomes: str, *, quoted: bool) -> Finding:
    changed = f"{_quote(was)} to {_quote(becomes)}"
    words = f"from {changed} by the officer" if quoted else "by the officer; neither value is shown"
    return Finding("note", f"{mend.cell} was mended here {words}.", _TELL_SENDER, mend.sheet, mend.cell)


def _quote(text: str) -> str:
    return f"'{text}'" if text else "blank"


def _shown(sheet: Sheet, at: Place) -> str:
    return brief(sheet.cell(*at)) or sheet.faults.get(at, "")


def _within(sheet: Sheet | None, mend: Mend) -> Place | None:
    """The place of a mend's cell; None where that is no address, or lies outside the sheet."""
    at = position(mend.cell)
    if sheet is None or at is None or not 0 <= at[0] < len(sheet.cells):
        return None
    return at if at[1] < max(map(len, sheet.cells)) else None


def _replaced(sheet: Sheet, at: Place, text: str) -> Sheet:
    """The sheet with one cell typed over; what was wrong with the cell before is wrong no more."""
    row, column = at
    line = [*sheet.cells[row], *[None] * (column + 1 - len(sheet.cells[row]))]
    line[column] = _typed(sheet, text)
    cells = [*sheet.cells[:row], line, *sheet.cells[row + 1 :]]
    return replace(sheet, cells=cells, faults={place: error for place, error in sheet.faults.items() if place != at})


def _typed(sheet: Sheet, text: str) -> Cell:
    """A typed text as its cell holds it: in a workbook a plain number is a number, in a text file all is text."""
    bare = text.strip()
    return float(bare) if not sheet.all_text and _NUMBER.fullmatch(bare) else bare or None


_TELL_SENDER = "Ask the sender to put it right in their own file too."
