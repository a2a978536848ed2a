"""A table that was pasted or typed, made into the bytes of a CSV file, so that it is read like any other."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from html.parser import HTMLParser

Grid = list[list[str]]

_MOST_SPANNED = 100
_BREAKS = ("br", "p", "div", "li")


def pasted_table(text: str) -> bytes:
    """CSV of what was pasted: the largest table of HTML, else lines of tabs; other text goes as it is. b"" if blank."""
    if "<table" in text.lower():
        return table_bytes(largest_table(text))
    if "\t" in text:
        return table_bytes(csv.reader(io.StringIO(text.strip("\r\n"), newline=""), delimiter="\t"))
    return text.encode() if text.strip() else b""


def table_bytes(rows: Iterable[Sequence[object]]) -> bytes:
    """CSV of rows, its separator named in front; dates as 13/11/2023, None as blank. b"" where nothing is in them."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    written = [[_shown(cell) for cell in row] for row in rows]
    writer.writerows(written)
    filled = any(cell.strip() for row in written for cell in row)
    return f"sep=,\n{stream.getvalue()}".encode() if filled else b""


def largest_table(html: str) -> Grid:
    """The table with most filled cells; a cell spanning rows repeats its words, one spanning columns leaves blanks."""
    parser = _Tables()
    parser.feed(html)
    parser.close()
    return max(parser.tables, key=_filled, default=[])


class _Tables(HTMLParser):
    """Collects tables; one inside another is a table of its own, as in letters laid out by tables."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Grid] = []
        self.open: list[_Table] = []

    def handle_starttag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        if name == "table":
            self.open.append(_Table())
            self.tables.append(self.open[-1].rows)
        elif self.open and name == "tr":
            self.open[-1].start_row()
        elif self.open and name in ("td", "th"):
            given = dict(attrs)
            self.open[-1].start_cell(_span(given.get("rowspan")), _span(given.get("colspan")))
        elif name in _BREAKS:
            self.handle_data(" ")

    def handle_endtag(self, name: str) -> None:
        if name == "table" and self.open:
            self.open.pop().end_cell()
        elif name in ("td", "th") and self.open:
            self.open[-1].end_cell()

    def handle_data(self, data: str) -> None:
        if self.open:
            self.open[-1].hear(data)


class _Table:
    """One table as its cells come by. `hanging` holds, by column, how many rows a cell above still covers."""

    def __init__(self) -> None:
        self.rows: Grid = []
        self.hanging: dict[int, tuple[int, str]] = {}
        self.cell: tuple[int, int] | None = None
        self.text = ""

    def start_row(self) -> None:
        self.end_cell()
        self.rows.append([])
        self._take_hanging()

    def start_cell(self, down: int, across: int) -> None:
        self.end_cell()
        if not self.rows:
            self.rows.append([])
        self.cell, self.text = (down, across), ""

    def hear(self, data: str) -> None:
        if self.cell is not None:
            self.text += data

    def end_cell(self) -> None:
        """Puts the cell that was open where it belongs."""
        if self.cell is None:
            return
        (down, across), self.cell = self.cell, None
        row, shown = self.rows[-1], " ".join(self.text.split())
        for place in range(across):
            if down > 1:
                self.hanging[len(row)] = (down - 1, shown if place == 0 else "")
            row.append(shown if place == 0 else "")
        self._take_hanging()

    def _take_hanging(self) -> None:
        """Fills the places that cells of rows above cover, up to the next free one."""
        row = self.rows[-1]
        while len(row) in self.hanging:
            left, shown = self.hanging.pop(at := len(row))
            row.append(shown)
            if left > 1:
                self.hanging[at] = (left - 1, shown)


def _shown(cell: object) -> str:
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return "" if cell is None else str(cell)


def _span(written: str | None) -> int:
    return min(int(written), _MOST_SPANNED) if written and written.isdigit() and int(written) else 1


def _filled(rows: Grid) -> int:
    return sum(bool(cell) for row in rows for cell in row)
