"""CSV, TSV and other separated text: its encoding, its separator and its cells, all of them text."""

from __future__ import annotations

import codecs
import csv
import io

from cesp.intake.faults import too_many
from cesp.intake.refused import SAVE_AGAIN, Refused

Cells = list[list[str | None]]

_SEPARATORS = ",;\t|"
_LINES_TRIED = 30


def read_text(content: bytes, most: int) -> tuple[Cells, list[str]]:
    """The cells of a text file and notes on how it was read. Refused where it is no text, or past `most` cells."""
    text, notes = _decode(content)
    separator, text = _separator(text)
    rows: Cells = []
    cells = 0
    csv.field_size_limit(1_000_000)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            cells += len(row)
            if cells > most:
                raise too_many("", most)
            rows.append([value if value.strip() else None for value in row])
    except csv.Error as error:
        raise Refused(
            f"The text file breaks off being a table at row {len(rows) + 1}.",
            "Look there for a quotation mark that is never closed, or send it as an Excel workbook.",
            cell=f"row {len(rows) + 1}",
        ) from error
    return rows, notes


def _decode(content: bytes) -> tuple[str, list[str]]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return content.decode("utf-16"), []
        except UnicodeDecodeError as error:
            raise NOT_TEXT from error
    if b"\x00" in content:
        raise NOT_TEXT
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if sum(not character.isprintable() and character not in "\t\r\n\f" for character in text) > len(text) / 20:
        raise NOT_TEXT
    return text, ["The text is not UTF-8; it was read as Windows text (cp1252). Look at accents and pound signs."]


def _separator(text: str) -> tuple[str, str]:
    """The separator, and the text without a leading `sep=` line."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip("\r\n")) == 5:
        return first[4], rest
    head = text.splitlines()[:_LINES_TRIED]
    return max(_SEPARATORS, key=lambda separator: _fit(head, separator)), text


def _fit(lines: list[str], separator: str) -> int:
    """How many cells the lines that hold a table would have: the separator that splits most lines wins."""
    try:
        return sum(len(row) - 1 for row in csv.reader(lines, delimiter=separator))
    except csv.Error:
        return 0


NOT_TEXT = Refused("The file is not a spreadsheet and not a text file: it holds bytes that are neither.", SAVE_AGAIN)
