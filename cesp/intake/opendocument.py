"""Error cells and extents of an .ods, from its content XML, whose repeats can make one cell a million."""

from __future__ import annotations

import zipfile

from cesp.intake.archive import new_parser, walk
from cesp.intake.faults import Extent

_ERRORS = ("#REF!", "#DIV/0!", "#N/A", "#NAME?", "#VALUE!", "#NUM!", "#NULL!", "Err:")
_MOST_REPEATS = 1_000


class _Content:
    """Reads tables, rows and cells as the elements of content.xml pass by."""

    def __init__(self, most: int) -> None:
        self.most, self.parser = most, new_parser()
        self.extents: dict[str, Extent] = {}
        self.extent = Extent("", most)
        self.row, self.rows, self.column, self.columns = 0, 1, 0, 0
        self.cell: dict[str, str] | None = None
        self.text: list[str] = []
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def start(self, name: str, given: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if name == "table:table":
            sheet = given.get("table:name", "")
            self.extent = self.extents[sheet] = Extent(sheet, self.most)
            self.row, self.column, self.columns = 0, 0, 0
        elif local == "table-row":
            self.rows, self.column = _repeats(given, "rows"), 0
            if given.get("table:visibility", "visible") != "visible":
                for row in range(self.row, self.row + min(self.rows, _MOST_REPEATS)):
                    self.extent.hide_row(row)
        elif local == "table-column":
            columns = _repeats(given, "columns")
            if given.get("table:visibility", "visible") != "visible":
                self.extent.hide_columns(self.columns, self.columns + columns - 1)
            self.columns += columns
        elif local in ("table-cell", "covered-table-cell"):
            self.cell = given
            self.text.clear()
            self.parser.CharacterDataHandler = self.text.append

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local in ("table-cell", "covered-table-cell") and self.cell is not None:
            columns = _repeats(self.cell, "columns")
            self._hold(self.cell, "".join(self.text).strip(), columns)
            self.column += columns
            self.cell, self.parser.CharacterDataHandler = None, None
        elif local == "table-row":
            self.row += self.rows

    def _hold(self, cell: dict[str, str], shown: str, columns: int) -> None:
        formula, typed = "table:formula" in cell, cell.get("office:value-type", "")
        if not (shown or typed or formula):
            return
        wrong = cell.get("calcext:value-type") == "error" or (formula and shown.startswith(_ERRORS))
        fault = shown or "an error" if wrong else "" if formula and not typed and not shown else None
        last = (self.row + self.rows - 1, self.column + columns - 1)
        self.extent.hold(*last, times=self.rows * columns)
        if fault is not None:
            for row in range(self.row, self.row + min(self.rows, _MOST_REPEATS)):
                for column in range(self.column, self.column + min(columns, _MOST_REPEATS)):
                    self.extent.hold(row, column, fault, times=0)


def scan_ods(archive: zipfile.ZipFile, most: int) -> dict[str, Extent]:
    """The extent of each sheet by name. Refused where one is too large."""
    content = _Content(most)
    walk(archive, "content.xml", content.parser)
    for extent in content.extents.values():
        extent.refuse_far_cells()
    return content.extents


def _repeats(given: dict[str, str], what: str) -> int:
    written = given.get(f"table:number-{what}-repeated", "1")
    return max(int(written), 1) if written.isdigit() else 1
