"""A file from bytes to rows: opened apart, its sheets recognised and read, its duplicates settled."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from cesp.catalogue import Catalogue, Partnership, plain
from cesp.intake.child import Limits, open_file
from cesp.intake.declared import Declared, Senders, declared_period, joined, titles
from cesp.intake.duplicates import number_cases, settle_duplicates
from cesp.intake.headings import Headings, Match
from cesp.intake.periodwords import find_period
from cesp.intake.recognise import is_clearly, missing_column, recognise, unknown_mapping, unknown_sheets
from cesp.intake.refused import Refused
from cesp.intake.results import Finding, Reading, ReadOptions, SheetReport
from cesp.intake.rows import Candidate
from cesp.intake.sheets import SheetReading, read_sheet
from cesp.intake.workbook import Sheet, Workbook
from cesp.periods import Period, Quarter

__all__ = ["Limits", "read_return"]

_NOTHING_SAID, _USUAL = ReadOptions(), Limits()


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
        self.declared: list[Declared] = []

    def read(self, book: Workbook) -> None:
        """Recognises and reads every sheet, then settles the file as a whole."""
        self.findings += book.notes
        for heading, column in self.options.mapping.items():
            if (fault := unknown_mapping(self.catalogue, heading, column)) is not None:
                self.findings.append(fault)
        headings = Headings(self.catalogue, self.options.mapping)
        fits = [(sheet, recognise(sheet, headings)) for sheet in book.sheets]
        self.found = [(sheet, match) for sheet, match in fits if match is not None and not match.missing]
        for sheet, match in fits:
            if match is None or match.missing:
                self._tell_unknown(sheet, match)
            else:
                self._read_sheet(sheet, match)
        if not self.found and not any(finding.level == "error" for finding in self.findings):
            self.findings.append(unknown_sheets(book.sheets, self.catalogue))
        accounts = {reading.sheet.name: reading.account for reading in self.sheets}
        candidates = [candidate for reading in self.sheets for candidate in reading.candidates]
        self.accepted = number_cases(settle_duplicates(candidates, accounts))

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
        )

    def _read_sheet(self, sheet: Sheet, match: Match) -> None:
        found = declared_period(sheet, match.header, self.file)
        given = self.options.period
        declared = Declared(given, "given") if given else found
        if given and found.period and not _agree(given, found.period):
            message = f"The {found.source} says {found.period.label}; {given.label} was given and is used."
            self.findings.append(Finding("note", message, "Correct it in the next return.", sheet.name, "sheet"))
        self.declared.append(declared)
        self.sheets.append(read_sheet(sheet, match, self.partnership, declared, self.options, self.limits))
        self.reports.append(self.sheets[-1].report)

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
        quarters = {Quarter(one.when.year, one.when.quarter) for one in self.accepted if one.when.quarter}
        if declared.period is None and len(quarters) == 1:
            return Period.single(quarters.pop()), "the rows"
        return declared.period, declared.source if declared.period else ""

    def _sender(self) -> tuple[str, str]:
        """The sender's id and where it came from: given, a title, the file's name, or the partnership itself."""
        if self.options.sender:
            return self._given_sender(self.options.sender)
        found = _find_sender(Senders(self.partnership), self.found, self.file)
        sender, source = found or (self.partnership.sender, "the partnership's own")
        message = f"The sender is taken to be '{sender}' ({source})."
        self.findings.append(
            Finding(
                "note", message, "If another agency sent it, name the sender (command line: --sender).", cell="file"
            )
        )
        return sender, source

    def _given_sender(self, written: str) -> tuple[str, str]:
        known = self.partnership.find("agency", written)
        if known is None:
            known = plain(written).replace(" ", "-") or "unknown"
            message = f"The sender '{written}' is not an agency of the partnership; it is kept as '{known}'."
            fix = "If it is another way to write a known agency, add it to its aliases."
            self.findings.append(Finding("note", message, fix, cell="file"))
        return known, "given"


def _find_sender(senders: Senders, found: Sequence[tuple[Sheet, Match]], file: str) -> tuple[str, str] | None:
    for sheet, match in found:
        if (labelled := senders.labelled(sheet, match.header)) is not None:
            return labelled[0], f"title '{labelled[1]}'"
    for sheet, match in found:
        for text, cell in titles(sheet, match.header):
            if (named := senders.named([text])) is not None:
                return named, f"title '{cell}'"
    named = senders.named([Path(file).stem])
    return None if named is None else (named, "file name")


def _agree(given: Period, found: Period) -> bool:
    """True where one of the two lies within the other."""
    return all(quarter in given for quarter in found.quarters) or all(quarter in found for quarter in given.quarters)
