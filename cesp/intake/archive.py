"""A look at a zipped workbook before it is opened: what it is, how large it grows, and no document types in it."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from cesp.intake.refused import EXPORT_AGAIN, SAVE_AGAIN, Refused

_PARTS = 5_000
_UNPACKED = 400 * 1024 * 1024
_SMALL = 10 * 1024 * 1024
_RATIO = 200
_CHUNK = 1 << 16


class Doctype(Exception):
    """A part declares a document type, which no spreadsheet program writes."""


def look_inside(content: bytes) -> tuple[zipfile.ZipFile, str]:
    """The open archive and its kind: "xlsx", "xlsb" or "ods". Refused where it is damaged, hostile or no workbook."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DAMAGED from error
    kind = _kind(archive)
    _refuse_bombs(entries)
    for entry in entries:
        if entry.filename.lower().endswith((".xml", ".rels", ".vml")) and _has_doctype(archive, entry):
            raise Refused(
                "The workbook carries a document type (DTD), which spreadsheets never need and attacks use.",
                SAVE_AGAIN,
                cell=f"part {entry.filename}"[:120],
            )
    return archive, kind


def has_macros(archive: zipfile.ZipFile) -> bool:
    return any(name.lower().endswith("vbaproject.bin") for name in archive.namelist())


def walk(archive: zipfile.ZipFile, part: str, parser: expat.XMLParserType) -> None:
    """Feeds a part to `parser` piece by piece. KeyError, BadZipFile or ExpatError where it cannot be read."""
    unpacked = 0
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            unpacked += len(chunk)
            if unpacked > _UNPACKED:
                raise TOO_LARGE
            parser.Parse(chunk, False)
    parser.Parse(b"", True)


def new_parser() -> expat.XMLParserType:
    """A parser that stops at a document type, so that entities never expand."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def stop(*_: object) -> None:
        raise Doctype

    parser.StartDoctypeDeclHandler = stop
    return parser


def elements(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Every element of a small part as (local name, attributes)."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = new_parser()
    parser.StartElementHandler = lambda name, given: found.append((name.rpartition(":")[2], given))
    walk(archive, part, parser)
    yield from found


def _kind(archive: zipfile.ZipFile) -> str:
    names = {name.lower().lstrip("/").replace("\\", "/") for name in archive.namelist()}
    if "mimetype" in names or "content.xml" in names:
        if "content.xml" in names:
            return "ods"
        raise Refused("The file is an OpenDocument file, but not a spreadsheet.", EXPORT_AGAIN)
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    for folder, what in _OTHER_ZIPS.items():
        if any(name.startswith(folder) for name in names):
            raise Refused(f"The file is not a spreadsheet: it is {what}.", EXPORT_AGAIN)
    raise Refused("The file is a zip archive, not a spreadsheet.", "Unpack it and send the spreadsheet inside.")


def _refuse_bombs(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > _PARTS:
        raise Refused(f"The workbook has {len(entries):,} parts; {_PARTS:,} is the most that is opened.", SAVE_AGAIN)
    if sum(entry.file_size for entry in entries) > _UNPACKED:
        raise TOO_LARGE
    for entry in entries:
        if entry.file_size > _SMALL and entry.file_size > _RATIO * max(entry.compress_size, 1):
            raise Refused(
                "The workbook unpacks to far more than its size, as a zip bomb does, so it was not opened.",
                "Copy the table into a new workbook and send that.",
                cell=f"part {entry.filename}"[:120],
            )


def _has_doctype(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """True where the opening of a part, in whatever encoding, declares a document type."""
    try:
        with archive.open(entry) as stream:
            return b"<!DOCTYPE" in stream.read(8192).replace(b"\x00", b"")
    except RuntimeError as error:
        raise Refused("Parts of the workbook are encrypted, so it cannot be opened.", SAVE_AGAIN) from error
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise DAMAGED from error


DAMAGED = Refused(
    "The workbook is damaged or was cut short on its way.", f"Send it again from the original. {SAVE_AGAIN}"
)
TOO_LARGE = Refused(
    f"The workbook unpacks to more than {_UNPACKED // (1024 * 1024)} MB, which is more than is opened.",
    "Send only the sheets of the return, copied into a new workbook.",
)
_OTHER_ZIPS = {"word/": "a Word document", "ppt/": "a PowerPoint presentation", "visio/": "a Visio drawing"}
