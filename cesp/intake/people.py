"""People's data in a sheet, before anything else looks at it: child identifiers refuse the file, staff are dropped.

A column is judged, never a cell alone, because one in eleven numbers of ten digits passes for an NHS number. What is
found is replaced in memory by a mark that only tells cells apart, so that no finding, answer or log can quote it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from cesp.catalogue import plain
from cesp.intake import identifiers
from cesp.intake.account import counted, listing
from cesp.intake.address import address, letters
from cesp.intake.headings import heading_key
from cesp.intake.identifiers import CHI_NUMBER, NHS_NUMBER, POSTCODE, UPN
from cesp.intake.personwords import BIRTH, CHILD_NAME, NAME, is_bare_name, is_of_delegates, staff_heading
from cesp.intake.results import Asks, Finding, Level, Personal
from cesp.intake.strips import ROWS_OF_HEADINGS, Strip, is_words, of_children
from cesp.intake.workbook import Cell, Sheet, brief, words


@dataclass(frozen=True)
class Screened:
    """A sheet without people's data. `people` are the columns, from 0, whose marks still tell one person of staff from
    another; `personal` says what there was of children."""

    sheet: Sheet
    findings: tuple[Finding, ...]
    personal: tuple[Personal, ...]
    people: tuple[int, ...]


def screen(sheet: Sheet, known: Collection[str], cut: Collection[str]) -> Screened:
    """Judges every column. `known` are keys of headings that returns have; `cut` names columns to be cut, by letter
    ("C", "Sheet1!C") or heading. Identifiers of children outside `cut` are an error."""
    screening = Screening(sheet, known, cut)
    for at, cells in enumerate(zip_longest(*sheet.cells)):
        screening.judge(Strip(at, cells))
    return screening.result()


class Screening:
    """One sheet while its columns are judged."""

    def __init__(self, sheet: Sheet, known: Collection[str], cut: Collection[str]) -> None:
        self.sheet, self.known = sheet, known
        self.cut = {*cut, *(heading_key(name) for name in cut)}
        self.cells = [list(row) for row in sheet.cells]
        self.findings: list[Finding] = []
        self.personal: list[Personal] = []
        self.people: dict[int, str] = {}
        self.of_delegates = any(
            is_of_delegates(cell) for row in sheet.cells[:ROWS_OF_HEADINGS] for cell in row if isinstance(cell, str)
        )

    def judge(self, strip: Strip) -> None:
        what, row, values = of_children(strip)
        asked = self._is_asked(strip)
        if what:
            self._take_out(strip, what, row, values, asked=asked)
        elif asked:
            self._mark(strip, self._likely_header(), "cut")
            self._tell("note", f"Column {strip.letter} was cut in memory, as asked; nothing of it was kept.", strip)
        elif found := self._of_staff(strip):
            self._mark(strip, *found)
            self.people[strip.at] = strip.headings[found[0]]
        else:
            self._cut_inside(strip)

    def result(self) -> Screened:
        if self.people:
            columns = ", ".join(f"'{brief(text)}' ({letters(at)})" for at, text in self.people.items())
            message = f"Names and contact details of staff were dropped before anything was kept: {columns}."
            self.findings.append(Finding("note", message, _LEAVE_STAFF, self.sheet.name, "sheet"))
        sheet = replace(self.sheet, cells=self.cells)
        return Screened(sheet, tuple(self.findings), tuple(self.personal), tuple(self.people))

    def _is_asked(self, strip: Strip) -> bool:
        """True where the person named the column: "C", "Sheet1!C" or its heading."""
        names = (strip.letter, f"{self.sheet.name}!{strip.letter}", *map(heading_key, strip.headings.values()))
        return not self.cut.isdisjoint(names)

    def _take_out(self, strip: Strip, what: str, row: int, values: Collection[Cell], *, asked: bool) -> None:
        """Marks a column of child identifiers, and says so: an error, unless the person had it cut."""
        rows = [number + 1 for number in strip.rows(values, row)]
        heading = _heading(strip, row)
        self._mark(strip, row, "cut")
        self.personal.append(Personal(what, self.sheet.name, strip.letter, heading, tuple(rows), asked))
        headed = f" ('{heading}')" if heading else ""
        where = f"Column {strip.letter}{headed} holds {PLURALS[what]} in {counted(len(rows), 'cell')} ({spans(rows)})"
        if asked:
            self._tell("note", f"{where}. It was cut in memory; nothing of it was kept.", strip)
        else:
            refused = f"{where}. The file is refused, and nothing of it was kept."
            self._tell("error", refused, strip, _LEAVE_CHILDREN, "cut")

    def _likely_header(self) -> int:
        """The first of the top rows with most words in it: what stands below it is data, what stands above titles."""
        filled = [sum(isinstance(cell, str) for cell in row) for row in self.cells[:ROWS_OF_HEADINGS]]
        return filled.index(max(filled)) if filled else -1

    def _of_staff(self, strip: Strip) -> tuple[int, str] | None:
        """The row of a heading that names staff, and what it says; None where a return has such a column."""
        for row, text in strip.headings.items():
            what = staff_heading(text)
            if not what or heading_key(text) in self.known or (is_bare_name(text) and not self.of_delegates):
                continue
            if any(is_words(cell) or what != NAME for cell in strip.cells[row + 1 :] if cell is not None):
                return row, what
        return None

    def _mark(self, strip: Strip, row: int, what: str) -> None:
        """Replaces every cell below a row by a mark, the same for the same value; totals and headings stay."""
        marks: dict[str, str] = {}
        for at in range(row + 1, len(strip.cells)):
            key = plain(words(strip.cells[at]))
            if key and strip.at < len(self.cells[at]) and not _is_total(key):
                self.cells[at][strip.at] = marks.setdefault(key, f"({what} {len(marks) + 1})")

    def _cut_inside(self, strip: Strip) -> None:
        """Cuts contact details and identifiers out of texts, and says so once for the column."""
        found = {text: (left, what) for text, (left, what) in strip.texts.items() if what}
        rows = strip.rows(found) if found else []
        for row in rows:
            self.cells[row][strip.at] = found[str(strip.cells[row])][0]
        if rows:
            kinds = ", ".join(sorted({PLURALS[one] for _, what in found.values() for one in what}))
            cells = listing([address(row, strip.at) for row in rows])
            message = (
                f"Column {strip.letter}: {kinds} were cut out of the text of {counted(len(rows), 'cell')} ({cells})."
            )
            self._tell("note", message, strip, "Write a role instead of a person.")

    def _tell(self, level: Level, message: str, strip: Strip, fix: str = "", asks: Asks = "") -> None:
        self.findings.append(Finding(level, message, fix, self.sheet.name, f"column {strip.letter}", asks=asks))


def spans(rows: Sequence[int]) -> str:
    """Row numbers, those that follow each other run together: "rows 2 to 9, 12"."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and runs[-1][-1] == row - 1:
            runs[-1][1:] = [row]
        else:
            runs.append([row])
    words_of = [" to ".join(map(str, run)) for run in runs]
    return f"row{'' if len(rows) == 1 else 's'} {listing(words_of)}"


def _heading(strip: Strip, row: int) -> str:
    """The heading in a row, to be quoted; "" where it has a digit and may itself be one of the numbers."""
    text = brief(strip.headings.get(row, ""))
    return "" if any(letter.isdigit() for letter in text) else text


def _is_total(key: str) -> bool:
    return any(word.startswith("total") for word in key.split()[:2])


_LEAVE_CHILDREN = (
    "Ask the sender for the return without it and delete the e-mail it came in. Or have the column cut in memory "
    "and load the rest. Tell whoever looks after information governance either way."
)
_LEAVE_STAFF = "Nothing needs mending; leave them out next time if you can."
PLURALS = {
    CHI_NUMBER: "CHI numbers",
    NHS_NUMBER: "NHS numbers",
    UPN: "unique pupil numbers",
    POSTCODE: "full postcodes",
    BIRTH: "dates of birth",
    CHILD_NAME: "children's names",
    identifiers.EMAIL: "e-mail addresses",
    identifiers.TELEPHONE: "telephone numbers",
    identifiers.INSURANCE: "National Insurance numbers",
}
