"""A file from bytes to rows: opened apart, its sheets recognised and read, its duplicates settled."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cesp.catalogue import Catalogue, Partnership, plain
from cesp.intake.bookings import count_bookings, find_bookings
from cesp.intake.child import Limits, open_file
from cesp.intake.clash import tell_clash
from cesp.intake.copies import settle_copies
from cesp.intake.declared import Declared, Senders, declared_period, joined
from cesp.intake.duplicates import number_cases, settle_duplicates
from cesp.intake.headings import Headings, Match
from cesp.intake.layouts import Layouts
from cesp.intake.marks import is_ours
from cesp.intake.matching import tell_headings, tell_words
from cesp.intake.mending import mend_cells, tell_mends
from cesp.intake.national import find_table, read_table
from cesp.intake.neighbours import tell_neighbours
from cesp.intake.pause import pause_collection
from cesp.intake.people import screen
from cesp.intake.periodwords import find_period
from cesp.intake.recognise import heading_row, is_clearly, missing_column, unknown_mappings, unknown_sheets
from cesp.intake.refused import Refused
from cesp.intake.results import Finding, Personal, Reading, ReadOptions, SheetReport, Suggestion
from cesp.intake.rows import Candidate
from cesp.intake.senders import find_labelled, find_named
from cesp.intake.sent import sent_by
from cesp.intake.sheets import SheetReading, read_sheet
from cesp.intake.suggest import Suggester
from cesp.intake.workbook import Sheet, Workbook
from cesp.periods import Period, Quarter

__all__ = ["Limits", "read_return"]

_NAME_IT = "If another agency sent it, name the sender."
_NAME_KNOWN = "If it is another way to write a known agency, name that one."
_NOTHING_SAID, _USUAL = ReadOptions(), Limits()


@pause_collection()
def read_return(
    file: str,
    content: bytes,
    catalogue: Catalogue,
    partnership: Partnership,
    options: ReadOptions = _NOTHING_SAID,
    limits: Limits = _USUAL,
) -> Reading:
    """Everything a file brings: typed rows, findings in words, and an account of every row.

    Whatever the file, the answer is a Reading: what cannot be opened or read is a finding of level "error". `file` is
    its name, which may tell period and sender.
    """
    file_reading = FileReading(file, content, catalogue, partnership, options, limits)
    try:
        file_reading.read(open_file(file, content, limits))
    except Refused as refused:
        file_reading.findings.append(Finding("error", refused.message, refused.fix, refused.sheet, refused.cell))
    return file_reading.result()


class FileReading:
    """One file while it is read; `result` gives the Reading at any point."""

    def __init__(
        self, file: str, content: bytes, catalogue: Catalogue, partnership: Partnership, options: ReadOptions,
        limits: Limits,
    ) -> None:  # fmt: skip
        self.file, self.content, self.limits = file, content, limits
        self.catalogue, self.partnership, self.options = catalogue, partnership, options
        self.findings: list[Finding] = []
        self.reports: list[SheetReport] = []
        self.sheets: list[SheetReading] = []
        self.accepted: list[Candidate] = []
        self.found: list[tuple[Sheet, Match]] = []
        self.likely: list[tuple[Sheet, Match]] = []
        self.suggestions: tuple[Suggestion, ...] = ()
        self.personal: list[Personal] = []
        self.people: dict[str, tuple[int, ...]] = {}
        self.declared: list[Declared] = []
        self.supposed = False

    def read(self, book: Workbook) -> None:
        """Recognises and reads every sheet, then settles the file as a whole."""
        self.findings += book.notes
        self.findings += unknown_mappings(self.catalogue, self.options.mapping)
        headings = Headings(self.catalogue, self.options.mapping, self.options.remembered)
        layouts = Layouts(self.file, self.catalogue, self.partnership, headings, self.options.period)
        book = self._take_up(book, headings)
        returns = [sheet for sheet in book.sheets if not is_ours(sheet) and not self._read_published(sheet)]
        fits = [self._lay_out(layouts, sheet) for sheet in returns]
        self.found = [(sheet, match) for sheet, match in fits if match is not None and not match.missing]
        for sheet, match in fits:
            if match is None or match.missing:
                self.findings += () if self.found else layouts.unfit.get(sheet.name, ())
                self._tell_unknown(sheet, match)
            else:
                self._read_sheet(sheet, match)
        if returns and not self.found and not any(finding.level == "error" for finding in self.findings):
            self.findings.append(unknown_sheets(book.sheets, self.catalogue))
        self._suggest(headings, fits)
        accounts = {reading.sheet.name: reading.account for reading in self.sheets}
        candidates = [candidate for reading in self.sheets for candidate in reading.candidates]
        self.accepted = number_cases(settle_duplicates(settle_copies(candidates, accounts), accounts))

    def result(self) -> Reading:
        sender, sender_from = self._sender()
        period, period_from = self._period()
        read = {reading.sheet.name: reading for reading in self.sheets}
        return Reading(
            self.file,
            hashlib.sha256(self.content).hexdigest(),
            sender,
            sender_from,
            period,
            period_from,
            tuple(read[report.sheet].report if report.dataset else report for report in self.reports),
            (*self.findings, *(finding for reading in self.sheets for finding in reading.findings)),
            tuple(candidate.as_row() for candidate in self.accepted),
            tuple(row for reading in self.sheets for row in reading.left_out),
            self.suggestions,
            tuple(self.personal),
            self.options.mended,
            self.supposed,
        )

    def _take_up(self, sent: Workbook, headings: Headings) -> Workbook:
        """The workbook with the person's mends and without people's data; each mend is told."""
        mends, cut = self.options.mended, self.options.cut
        mended, faults = mend_cells(sent, mends)
        book = self._screen(mended, headings)
        self.findings += (*faults, *tell_mends(sent, book, mends, headings.known, cut))
        return book

    def _screen(self, book: Workbook, headings: Headings) -> Workbook:
        """The workbook without people's data; what there was of it is told."""
        screened = [screen(sheet, headings.known, self.options.cut) for sheet in book.sheets]
        for one in screened:
            self.findings += one.findings
            self.personal += one.personal
            self.people[one.sheet.name] = one.people
        return replace(book, sheets=tuple(one.sheet for one in screened))

    def _suggest(self, headings: Headings, fits: Sequence[tuple[Sheet, Match | None]]) -> None:
        """Gathers what to ask about headings and words nobody knows, and notes where what was confirmed was used."""
        suggester = Suggester(self.catalogue, self.partnership, headings)
        self.likely = suggester.likely(fits, alone=not self.found)
        asked: list[Suggestion] = []
        for sheet, match in (*self.found, *self.likely):
            asked += suggester.for_headings(sheet, match, self.people.get(sheet.name, ()))
        for read in self.sheets:
            asked += suggester.for_words(read.match, read.looked_up, read.account)
            told = tell_words(read.match, read.looked_up, read.account, self.options.remembered, self.partnership)
            shown = heading_row(read.sheet, read.match.header)
            self.findings += (*tell_headings(read.sheet, read.match, shown, headings), *told)
        self.suggestions = tuple(asked)

    def _lay_out(self, layouts: Layouts, sheet: Sheet) -> tuple[Sheet, Match | None]:
        """The sheet in the layout in which it is read, and what it is; how it was laid out is told."""
        if (bookings := find_bookings(sheet, layouts.headings)) is not None:
            return sheet, bookings
        laid = layouts.lay_out(sheet)
        if laid is None:
            return sheet, None
        self.findings += () if laid.match.missing else laid.notes
        return laid.sheet, laid.match

    def _read_sheet(self, sheet: Sheet, match: Match) -> None:
        letter, given = self.options.envelope, self.options.period
        found = declared_period(sheet, match.header, self.file, letter.subject if letter else "")
        declared = Declared(given, "given") if given else found
        if given and found.period and not _agree(given, found.period):
            message = f"The {found.source} says {found.period.label}; {given.label} was given and is used."
            self.findings.append(Finding("note", message, "Correct it in the next return.", sheet.name, "sheet"))
        elif not given and (clash := tell_clash(sheet, found, self.file)) is not None:
            self.findings.append(clash)
        self.declared.append(declared)
        people = self.people[sheet.name]
        read = read_sheet(sheet, match, self.partnership, declared, self.options, self.limits, people)
        self.sheets.append(count_bookings(read, people) if match.counted else read)
        self.reports.append(self.sheets[-1].report)

    def _read_published(self, sheet: Sheet) -> bool:
        """Reads a sheet that a national body published; False where it is none."""
        if (table := find_table(sheet, self.partnership)) is not None:
            self.sheets.append(read_table(sheet, table, self.catalogue, self.partnership, self.options))
            self.reports.append(self.sheets[-1].report)
        elif (told := tell_neighbours(sheet, self.partnership)) is not None:
            self.findings.append(told)
            self.reports.append(SheetReport(sheet.name, None, None, {}, 0, 0, 0))
        else:
            return False
        self.declared.append(Declared(None, ""))
        return True

    def _tell_unknown(self, sheet: Sheet, match: Match | None) -> None:
        """A sheet that is none we know is a note, unless it is plainly one that lacks a column."""
        if match is not None and is_clearly(match, alone=not self.found):
            self.findings.append(missing_column(sheet, match))
            self.reports.append(SheetReport(sheet.name, None, match.header + 1, {}, 0, 0, 0))
            return
        self.reports.append(SheetReport(sheet.name, None, None, {}, 0, 0, 0))
        if sheet.cells and self.found:
            self.findings.append(Finding("note", "The sheet is none of the returns we know, so it was not read.",
                                         "If it is one, head its columns with the return's names.", sheet.name,
                                         "sheet"))  # fmt: skip

    def _period(self) -> tuple[Period | None, str]:
        """The declared period: given, found, or the one quarter that every row is of."""
        if self.options.period:
            return self.options.period, "given"
        declared = joined(self.declared) if self.declared else Declared(find_period(Path(self.file).stem), "file name")
        quarters = {(one.when.year, one.when.quarter) for one in self.accepted if one.when.quarter}
        if declared.period is None and len(quarters) == 1:
            return Period.single(Quarter(*quarters.pop())), "the rows"
        return declared.period, declared.source if declared.period else ""

    def _sender(self) -> tuple[str, str]:
        """The sender's id and where it came from: given, a title, the file's name, or the partnership itself."""
        if self.options.sender:
            return self._given_sender(self.options.sender)
        senders = Senders(self.partnership)
        places = self.found or self.likely
        if (labelled := find_labelled(senders, places)) is not None:
            return labelled  # the file itself says who sent it, so there is nothing to tell
        named = find_named(senders, places, self.file) if places or not self.sheets else None
        found = named or sent_by(self.options.envelope, self.partnership)
        sender, source = found or (self.partnership.sender, "the partnership's own")
        self.supposed = found is None
        message = f"The sender is taken to be {senders.titles.get(sender, sender)} ({source})."
        self.findings.append(Finding("note", message, _NAME_IT, cell="file", asks="sender"))
        return sender, source

    def _given_sender(self, written: str) -> tuple[str, str]:
        known = self.partnership.find("agency", written)
        if known is None:
            known = plain(written).replace(" ", "-") or "unknown"
            message = f"The sender '{written}' is not an agency of the partnership; it is kept as '{known}'."
            self.findings.append(Finding("note", message, _NAME_KNOWN, cell="file", asks="sender"))
        return known, "given"


def _agree(given: Period, found: Period) -> bool:
    """True where one of the two lies within the other."""
    return all(quarter in given for quarter in found.quarters) or all(quarter in found for quarter in given.quarters)
