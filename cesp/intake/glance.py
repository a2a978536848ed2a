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
_CELL = re.compile(rb'<c r="([A-Z]{1,3}[0-9]{1,7})"(?: s="[0-9]+")?(?: t="(?:s|str|n|b|d|inlineStr)")?/?>')
_DOUBTFUL = re.compile(rb"<(?:f[\s/>]|c[\t\r\n/>]|!)")
_CAPITALS, _DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"0123456789"


def is_plain(archive: zipfile.ZipFile, part: str, most: int) -> bool:
    """True where a part surely holds no fault, nothing hidden, and no more than `most` cells however they stand.

    Raises what `scan_xlsx_sheet` raises where the part is no sound XML.
    """
    parser = new_parser()
    letters: set[bytes] = set()
    lowest = cells = 0
    for number, piece in enumerate(_pieces(archive, part)):
        found = _CELL.findall(piece)
        if len(found) != piece.count(b"<c ") or _DOUBTFUL.search(piece) or b"hidden" in piece:
            return False
        if number == 0 and not _OPENING.match(piece):
            return False
        if len(piece) >= _PIECE and piece.find(b"<", 1) < 0:
            return False
        parser.Parse(piece, False)
        if found:
            joined = b" ".join(found)
            letters.update(joined.translate(None, _DIGITS).split())
            lowest = max(lowest, *map(int, set(joined.translate(None, _CAPITALS).split())), 0)
            cells += len(found)
    parser.Parse(b"", True)
    columns = [at[1] for name in letters if (at := position(f"{name.decode()}1")) is not None]
    return max(cells, lowest * (max(columns, default=0) + 1)) <= most


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
