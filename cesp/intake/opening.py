"""Opens a file of any kind into plain sheets: the work of the child process.

What it makes is JSON: {"kind", "from_1904", "notes": [[message, fix, sheet]], "hidden": [names],
"sheets": [{"name", "cells", "faults": [[row, column, error]]}]}. The cells are a packed `Grid`, and each is null, text,
a number, true or false, or {"day": "2023-11-13"}; a time or a length of time is text.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import date, datetime
from math import isfinite
from typing import Any
from xml.parsers import expat

import python_calamine as calamine

from cesp.intake.address import letters
from cesp.intake.archive import DAMAGED, TOO_LARGE, Doctype, has_macros, look_inside
from cesp.intake.delimited import read_text
from cesp.intake.faults import Extent, scan_xls, scan_xlsx_sheet, sheet_parts, too_many
from cesp.intake.grid import BLANK, Grid
from cesp.intake.opendocument import scan_ods
from cesp.intake.refused import SAVE_AGAIN, Refused
from cesp.intake.signature import PASSWORD, sniff

_MOST_TEXT = 64 * 1024 * 1024
_MOST_MERGED = 20_000
_MOST_SHOWN = 8
_UNREADABLE = (KeyError, ValueError, OSError, EOFError, zipfile.BadZipFile, zlib.error, expat.ExpatError, Doctype)
_BLIND = "Errors such as #REF! and formulas that were never calculated cannot be told in this file."


class Opening:
    """One file being opened: what is known of its sheets, and what a person should know of it."""

    def __init__(self, content: bytes, most: int) -> None:
        self.content, self.most, self.kind, self.from_1904 = content, most, "", False
        self.notes: list[tuple[str, str, str]] = []
        self.archive: zipfile.ZipFile | None = None
        self.parts: dict[str, str] = {}
        self.extents: dict[str, Extent] = {}

    def note(self, message: str, fix: str = "", sheet: str = "") -> None:
        self.notes.append((message, fix, sheet))

    def open(self) -> dict[str, Any]:
        """The whole file as JSON-ready values. Refused, in words, where it cannot be."""
        self.kind = sniff(self.content)
        if self.kind == "text":
            cells, notes = read_text(self.content, self.most)
            for note in notes:
                self.note(note)
            return self._answer([{"name": "", "cells": Grid(cells, _plain).pack(), "faults": []}], [])
        if self.kind == "zip":
            self.archive, self.kind = look_inside(self.content)
            if has_macros(self.archive):
                self.note("The workbook contains macros. They were not run; only its cells were read.")
        self._look_ahead()
        return self._read()

    def _answer(self, sheets: list[dict[str, Any]], hidden: list[str]) -> dict[str, Any]:
        return {
            "kind": self.kind, "from_1904": self.from_1904, "notes": self.notes, "hidden": hidden, "sheets": sheets,
        }  # fmt: skip

    def _look_ahead(self) -> None:
        """Finds faults and far-away cells where the format lets them be found before the workbook is opened."""
        try:
            if self.kind == "ods" and self.archive:
                self.extents = scan_ods(self.archive, self.most)
            elif self.kind == "xlsx" and self.archive:
                self.parts, self.from_1904 = sheet_parts(self.archive)
            elif self.kind == "xls":
                self.extents, self.from_1904 = scan_xls(self.content, self.most)
            else:
                self.note(_BLIND, "Save it as .xlsx if it has formulas.")
        except Refused:
            raise
        except Exception as error:  # xlrd raises whatever it trips over; calamine may still read the file
            if "encrypted" in str(error).lower():
                raise PASSWORD from error
            self.note(_BLIND, SAVE_AGAIN)

    def _read(self) -> dict[str, Any]:
        try:
            with calamine.load_workbook(io.BytesIO(self.content)) as book:
                shown = [sheet for sheet in book.sheets_metadata if sheet.typ == calamine.SheetTypeEnum.WorkSheet]
                hidden = [sheet.name for sheet in shown if sheet.visible != calamine.SheetVisibleEnum.Visible]
                return self._answer(
                    [self._sheet(book, sheet.name) for sheet in shown if sheet.name not in hidden], hidden
                )
        except calamine.PasswordError as error:
            raise PASSWORD from error
        except (calamine.CalamineError, ValueError, OSError) as error:
            raise DAMAGED from error

    def _sheet(self, book: calamine.CalamineWorkbook, name: str) -> dict[str, Any]:
        extent = self._extent(name)
        sheet = book.get_sheet_by_name(name)
        if sheet.total_height * sheet.total_width > self.most:
            raise too_many(name, self.most)
        grid = Grid(sheet.to_python(skip_empty_area=False), _plain)
        if grid.count_letters() > _MOST_TEXT:
            raise TOO_LARGE
        if repeated := _fill_merged(grid, sheet.merged_cell_ranges or []):
            message = f"{repeated} merged cells were read as if what they show stood in each of their rows."
            self.note(message, "Unmerge them if that is not what is meant.", name)
        self._tell_hidden(name, grid.rows, extent)
        return {"name": name, "cells": grid.pack(), "faults": [[*at, error] for at, error in extent.faults.items()]}

    def _tell_hidden(self, name: str, cells: list[list[int]], extent: Extent) -> None:
        """A note of hidden rows, and one of hidden columns, that hold something: they are read like any other."""
        rows = [str(row + 1) for row in extent.hidden_rows if row < len(cells) and any(cells[row])]
        columns = [letters(at) for at in extent.hidden_columns if any(row[at] for row in cells if at < len(row))]
        for what, found in (("row", rows), ("column", columns)):
            if found:
                few = ", ".join(found[:_MOST_SHOWN]) + (", ..." if len(found) > _MOST_SHOWN else "")
                many = "" if len(found) == 1 else "s"
                was = "were" if many else "was"
                message = f"{len(found)} hidden {what}{many} ({few}) {was} read like the others."
                self.note(message, "Unhide and look at them; delete what is not part of the return.", name)

    def _extent(self, name: str) -> Extent:
        if name in self.parts and self.archive:
            try:
                self.extents[name] = scan_xlsx_sheet(self.archive, self.parts[name], name, self.most)
            except _UNREADABLE:
                self.note(_BLIND, SAVE_AGAIN, name)
        elif name not in self.extents and self.kind in ("xlsx", "ods"):
            self.note(_BLIND, SAVE_AGAIN, name)
        return self.extents.get(name) or Extent(name, self.most)


def _plain(value: object) -> object:
    """A value as JSON holds it."""
    if isinstance(value, str):
        text = value.replace("\x00", "")
        return text if text.strip() else None
    if isinstance(value, float):
        return value + 0.0 if isfinite(value) else str(value)  # which makes -0.0 the 0.0 that it equals
    if isinstance(value, datetime):
        return {"day": value.date().isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return value if isinstance(value, (bool, int, type(None))) else str(value)


def _fill_merged(grid: Grid, ranges: list[tuple[tuple[int, int], tuple[int, int]]]) -> int:
    """Repeats the words and dates of a cell merged over several rows; numbers are not repeated, or they would add up.

    Returns how many cells were filled.
    """
    filled = 0
    for (top, left), (bottom, _) in ranges[:_MOST_MERGED]:
        if top >= len(grid.rows) or left >= len(grid.rows[top]):
            continue
        place = grid.rows[top][left]
        if isinstance(grid.values[place], (int, float, type(None))):
            continue
        for row in grid.rows[top + 1 : bottom + 1]:
            if left < len(row) and row[left] == BLANK:
                row[left] = place
                filled += 1
    return filled
