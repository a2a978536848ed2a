"""Why a file is not opened, in words, and where in it."""

from __future__ import annotations


class Refused(Exception):
    """The file cannot be taken as it is. `cell` is an address or a part ("file"); `fix` says how to mend it."""

    def __init__(self, message: str, fix: str, *, sheet: str = "", cell: str = "file") -> None:
        self.message, self.fix, self.sheet, self.cell = message, fix, sheet, cell
        super().__init__(message)


SAVE_AGAIN = "Open it in Excel or LibreOffice, save it as an Excel workbook (.xlsx) and send that."
EXPORT_AGAIN = "Ask for the table itself as an Excel workbook (.xlsx) or a CSV file."
