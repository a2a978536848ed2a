"""What a reader of values drops in silence: error cells, formulas never calculated, and a cell far from all others.

Faults are kept by (row, column), counted from 0: the error as shown ("#REF!"), or "" for a formula without a value.
"""

from __future__ import annotations

import importlib
import io
import zipfile
from typing import Any

from cesp.intake.address import address, position
from cesp.intake.archive import elements, new_parser, walk
from cesp.intake.glance import is_plain
from cesp.intake.refused import Refused

_MOST_FAULTS = 10_000
_MOST_HIDDEN = 1_000
_XL_ERROR = 5
_YES = ("1", "true")


class Extent:
    """Where the cells of one sheet stand, and which of them are faults. Refused past `most` cells."""

    def __init__(self, sheet: str, most: int) -> None:
        self.sheet, self.most, self.cells = sheet, most, 0
        self.lowest, self.rightmost = (0, 0), (0, 0)
        self.faults: dict[tuple[int, int], str] = {}
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[int] = []

    def hide_row(self, row: int) -> None:
        if len(self.hidden_rows) < _MOST_FAULTS:
            self.hidden_rows.append(row)

    def hide_columns(self, first: int, last: int) -> None:
        self.hidden_columns += range(first, min(last, first + _MOST_HIDDEN) + 1)

    def hold(self, row: int, column: int, fault: str | None = None, times: int = 1) -> None:
        """Counts a cell that holds something; `times` where it is repeated."""
        self.cells += times
        if self.cells > self.most:
            raise too_many(self.sheet, self.most)
        if row > self.lowest[0]:
            self.lowest = (row, column)
        if column > self.rightmost[1]:
            self.rightmost = (row, column)
        if fault is not None and len(self.faults) < _MOST_FAULTS:
            self.faults[row, column] = fault

    def refuse_far_cells(self) -> None:
        """Refused where one stray cell would make the sheet larger than is read, naming that cell."""
        area = (self.lowest[0] + 1) * (self.rightmost[1] + 1)
        if area <= self.most:
            return
        if self.cells * 4 > area:
            raise too_many(self.sheet, self.most)
        down = self.lowest[0] / 1_048_576 >= self.rightmost[1] / 16_384
        cell = address(*(self.lowest if down else self.rightmost))
        raise Refused(
            f"Cell {cell} holds something far away from the rest of the sheet, so the sheet is too large to read.",
            f"Go to {cell} (Ctrl+G), delete that row and column, save and send again.",
            sheet=self.sheet,
            cell=cell,
        )


class _Cells:
    """Reads the cells of one worksheet part of an .xlsx as its elements pass by: two calls a cell, so kept short."""

    def __init__(self, extent: Extent) -> None:
        self.extent, self.parser = extent, new_parser()
        self.parser.StartElementHandler = self.first
        self.row, self.column, self.written_row = -1, -1, ""
        self.columns: dict[str, int] = {}
        self.typed, self.formula, self.text = "", False, ""
        self.names: tuple[str, ...] = ("c", "v", "is", "f", "row", "col")

    def first(self, name: str, given: dict[str, str]) -> None:
        """The root tells the prefix of all names."""
        prefix = name[: name.rfind(":") + 1]
        self.names = tuple(prefix + local for local in self.names)
        self.parser.StartElementHandler = self.start

    def start(self, name: str, given: dict[str, str]) -> None:
        cell, value, inline, formula, row, column = self.names
        if name == cell:
            if self.formula or self.typed == "e":
                self.close()
            self.place(given.get("r", ""))
            self.typed = given.get("t", "")
        elif name in (value, inline):
            if self.formula or self.typed == "e":
                self.parser.CharacterDataHandler = self.hear
            else:
                self.extent.hold(self.row, self.column)
        elif name == formula:
            self.formula = True
        elif name == row:
            self.close()
            self.written_row = given.get("r", "")
            self.row, self.column = int(self.written_row or self.row + 2) - 1, -1
            if given.get("hidden") in _YES:
                self.extent.hide_row(self.row)
        elif name == column:
            if given.get("hidden") in _YES:
                self.extent.hide_columns(int(given["min"]) - 1, int(given["max"]) - 1)
        else:
            self.parser.CharacterDataHandler = None

    def hear(self, text: str) -> None:
        self.text += text

    def place(self, written: str) -> None:
        """Where the cell stands: as written, or else after the one before."""
        letters = written.rstrip("0123456789")
        if not written:
            self.column += 1
        elif letters in self.columns and written[len(letters) :] == self.written_row:
            self.column = self.columns[letters]
        elif at := position(written):
            self.row, self.column = at
            self.written_row, self.columns[letters] = written[len(letters) :], at[1]

    def close(self) -> None:
        """Ends a cell with an error or a formula: the next has begun, or the row is over."""
        self.parser.CharacterDataHandler = None
        if self.formula or self.typed == "e":
            shown = self.text.strip()
            never = self.formula and not shown and self.typed != "str"
            fault = shown or "an error" if self.typed == "e" else "" if never else None
            self.extent.hold(self.row, self.column, fault)
        self.typed, self.formula, self.text = "", False, ""


def scan_xlsx_sheet(archive: zipfile.ZipFile, part: str, sheet: str, most: int) -> Extent:
    """The extent of a worksheet. Refused where it is too large."""
    if is_plain(archive, part, most):
        return Extent(sheet, most)
    cells = _Cells(Extent(sheet, most))
    walk(archive, part, cells.parser)
    cells.close()
    cells.extent.refuse_far_cells()
    return cells.extent


def sheet_parts(archive: zipfile.ZipFile) -> tuple[dict[str, str], bool]:
    """The worksheet part of each sheet's name, and whether the workbook counts its dates from 1904."""
    files = {name.lower().lstrip("/"): name for name in archive.namelist()}
    targets = {given.get("Id", ""): given.get("Target", "") for _, given in _elements(archive, files, "_rels/")}
    parts: dict[str, str] = {}
    from_1904 = False
    for name, given in _elements(archive, files, ""):
        if name == "workbookPr":
            from_1904 = given.get("date1904", "0") in _YES
        elif name == "sheet":
            link = next((value for key, value in given.items() if key.rpartition(":")[2] == "id"), "")
            target = targets.get(link, "").lower()
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            if target and path in files:
                parts[given.get("name", "")] = files[path]
    return parts, from_1904


def _elements(archive: zipfile.ZipFile, files: dict[str, str], folder: str) -> list[tuple[str, dict[str, str]]]:
    part = files.get(f"xl/{folder}workbook.xml{'.rels' if folder else ''}")
    return list(elements(archive, part)) if part else []


def scan_xls(content: bytes, most: int) -> tuple[dict[str, Extent], bool]:
    """The extent of each sheet of an .xls, and whether it counts dates from 1904.

    Whether a formula was ever calculated is not recorded in this format. Raises what xlrd raises.
    """
    xlrd = importlib.import_module("xlrd")
    book = _open_xls(xlrd, content)
    found: dict[str, Extent] = {}
    for sheet in book.sheets():
        extent = found[sheet.name] = Extent(sheet.name, most)
        for row in range(sheet.nrows):
            for column, kind in enumerate(sheet.row_types(row)):
                if kind not in (0, 6):
                    code = sheet.cell_value(row, column) if kind == _XL_ERROR else None
                    fault = None if code is None else xlrd.error_text_from_code.get(code, "an error")
                    extent.hold(row, column, fault)
        extent.refuse_far_cells()
        extent.hidden_rows = sorted(row for row, info in sheet.rowinfo_map.items() if info.hidden)[:_MOST_FAULTS]
        extent.hidden_columns = sorted(at for at, info in sheet.colinfo_map.items() if info.hidden)[:_MOST_HIDDEN]
    return found, book.datemode == 1


def _open_xls(xlrd: Any, content: bytes) -> Any:
    """The workbook with what is hidden in it; without, where its formats are what cannot be read."""
    try:
        return xlrd.open_workbook(file_contents=content, logfile=io.StringIO(), ragged_rows=True, formatting_info=True)
    except Exception:  # noqa: BLE001  xlrd raises whatever it trips over, and does so again where it matters
        return xlrd.open_workbook(file_contents=content, logfile=io.StringIO(), ragged_rows=True)


def too_many(sheet: str, most: int) -> Refused:
    return Refused(
        f"The sheet holds more than {most:,} cells, which is more than is read.",
        "Send only the rows and columns of the return, or split it by quarter.",
        sheet=sheet,
        cell="sheet",
    )
