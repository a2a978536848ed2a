"""A quick look at a worksheet part of an .xlsx: most hold no formula, no error, nothing hidden and no stray cell.

What is written as spreadsheet programs write it is told by its bytes, several times faster than element by element.
Whatever is in doubt is not told here: `scan_xlsx_sheet` then reads the part in full.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from cesp.intake.address import position
from cesp.intake.archive import new_parser

_PIECE = 1 << 22
_OPENING = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'](?i:utf-8)[\"'])?"
    rb"(?: standalone=[\"'](?:yes|no)[\"'])?\s*\?>)?\s*<worksheet\s"
)
_LETTERS = re.compile(rb'<c r="([A-Z]{1,3})[0-9]')
_OTHER_CELL = r'<c (?!r="(?:{letters})(?:{rows})"(?: s="[0-9]+")?(?: t="(?:s|str|n|b|d|inlineStr)")?/?>)'
_DOUBTFUL = re.compile(rb"<(?:f[\s/>]|c[\t\r\n/>]|!)")


def is_plain(archive: zipfile.ZipFile, part: str, most: int) -> bool:
    """True where a part surely holds no fault, nothing hidden, and no more than `most` cells however they stand.

    Raises what `scan_xlsx_sheet` raises where the part is no sound XML.
    """
    parser = new_parser()
    other: re.Pattern[bytes] | None = None
    cells = 0
    for number, piece in enumerate(_pieces(archive, part)):
        if number == 0 and not _OPENING.match(piece):
            return False
        if len(piece) >= _PIECE and piece.find(b"<", 1) < 0:
            return False
        other = other or _other_cells(piece, most)
        cells += piece.count(b"<c ")
        if cells > most or other.search(piece) or _DOUBTFUL.search(piece) or b"hidden" in piece:
            return False
        parser.Parse(piece, False)
    parser.Parse(b"", True)
    return True


def _other_cells(piece: bytes, most: int) -> re.Pattern[bytes]:
    """Finds the cells of a part that are not written plainly, or stand outside the columns of its first piece, or so
    far down that with these columns there would be more than `most`."""
    last = max(_LETTERS.findall(piece), key=lambda letters: (len(letters), letters), default=b"A").decode()
    at = position(f"{last}1")
    rows = most // (at[1] + 1) if at is not None else 0
    return re.compile(_OTHER_CELL.format(letters=_up_to(last, "AZ"), rows=_up_to(str(rows), "09")).encode())


def _up_to(last: str, ends: str) -> str:
    """A pattern of the names of columns, or the numbers, up to one: 250 gives 250, [0-1][0-9]{2}, 2[0-4][0-9]{1}, and
    [0-9]{1,2}. `ends` are the first and last sign of either."""
    any_sign = f"[{ends[0]}-{ends[1]}]"
    below = [
        f"{last[:at]}[{ends[0]}-{chr(ord(sign) - 1)}]{any_sign}{{{len(last) - at - 1}}}"
        for at, sign in enumerate(last) if sign != ends[0]
    ]  # fmt: skip
    shorter = [f"{any_sign}{{1,{len(last) - 1}}}"] if len(last) > 1 else []
    return "|".join((last, *below, *shorter))


def _pieces(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """A part in large pieces, each of which begins with a tag; one that has no other tag may be cut within it."""
    left = b""
    with archive.open(part) as stream:
        while read := stream.read(_PIECE):
            whole = left + read
            end = whole.rfind(b"<", 1)
            cut = end if end > 0 else len(whole)
            yield whole[:cut]
            left = whole[cut:]
    if left:
        yield left
