"""Takes an e-mail or a zip archive apart: the work of the child process, as with workbooks.

What it makes is JSON: {"parts": [[name, base64]], "senders": [texts], "subject": text}. Attachments stand in the order
of the letter; a zip among them is opened one level deep. Nothing is opened that is inside those.
"""

from __future__ import annotations

import base64
import email
import html
import io
import re
import zipfile
import zlib
from email import policy
from email.message import EmailMessage
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from cesp.intake.archive import DAMAGED
from cesp.intake.pasted import largest_table, table_bytes
from cesp.intake.refused import Refused

MSG = "__substg1.0_".encode("utf-16-le")  # names of an Outlook message's streams begin so
TABLES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".txt")
_MOST_PARTS = 50
_MOST_BYTES = 100 * 1024 * 1024
_LEAST_CELLS = 4
_FORWARDED = re.compile(r"^[\s>*]*(?:From|Sent by)[\s*]*:[\s*]*(.{3,200}?)\s*$", re.MULTILINE)
_ORNAMENTS = ("image/", "application/pkcs7-signature", "application/ms-tnef")
_NUMBERED_PICTURE = re.compile(r"image\d{3}\.(?:png|jpe?g|gif)", re.IGNORECASE)  # as mail programs name logos
_UNREADABLE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)


class Letter(NamedTuple):
    """An e-mail as far as it matters here. `senders` are as written, whoever wrote it first in front."""

    parts: list[tuple[str, bytes]]
    senders: list[str]
    subject: str


def take_apart(content: bytes) -> dict[str, Any]:
    """The files inside, with what the letter says of itself. Refused, in words, where there are none."""
    letter = _letter(content)
    archived = content.startswith(b"PK")  # what lies in an archive is not opened further
    parts = letter.parts if archived else [part for name, file in letter.parts for part in _unpacked(name, file)]
    if not parts:
        raise Refused("There is no file in it and no table.", "Ask for the return itself, as a spreadsheet.")
    if len(parts) > _MOST_PARTS or sum(len(file) for _, file in parts) > _MOST_BYTES:
        raise _TOO_MUCH
    return {
        "parts": [[name, base64.b64encode(file).decode("ascii")] for name, file in parts],
        "senders": letter.senders,
        "subject": letter.subject,
    }


def _letter(content: bytes) -> Letter:
    if content.startswith(b"PK"):
        return Letter(_members(content), [], "")
    if MSG in content:
        return _outlook(content)
    return _internet(content)


def _internet(content: bytes) -> Letter:
    """An .eml. A letter attached to it was written by whoever is named there."""
    message = email.message_from_bytes(content, policy=policy.default)
    letters = [part for part in message.walk() if isinstance(part, EmailMessage) and part["From"]]
    parts: list[tuple[str, bytes]] = []
    bodies = {"text/plain": "", "text/html": ""}
    for part in message.walk():
        kind, name = part.get_content_type(), part.get_filename()
        if name is None and kind in bodies:
            bodies[kind] += _words(part)
        elif name and not part.is_multipart() and not _is_ornament(name, kind, inline=_inline(part)):
            payload = part.get_payload(decode=True)
            parts.append((name, payload if isinstance(payload, bytes) else b""))
    senders = [str(letter["From"]) for letter in reversed(letters)]
    subject = " ".join(str(letter["Subject"] or "") for letter in reversed(letters))
    return _read(parts, senders, subject.strip(), bodies["text/plain"], bodies["text/html"])


def _outlook(content: bytes) -> Letter:
    """A .msg."""
    from oxmsg import Message

    message = Message.load(content)
    parts = [
        (attached.file_name, attached.file_bytes)
        for attached in message.attachments
        if attached.file_name
        and attached.file_bytes
        and not _is_ornament(attached.file_name, attached.mime_type or "", inline=True)
    ]
    return _read(parts, [message.sender or ""], message.subject, message.body or "", message.html_body or "")


def _read(parts: list[tuple[str, bytes]], senders: list[str], subject: str, plain: str, markup: str) -> Letter:
    """A letter with whom it was forwarded from, and with the table of its body where no table is attached."""
    body = plain or html.unescape(re.sub(r"<[^>]*>", "\n", re.sub(r"</?(?:b|strong|span|font)\b[^>]*>", "", markup)))
    first = [found[1] for found in _FORWARDED.finditer(body)]
    if not any(name.lower().endswith((*TABLES, ".zip")) for name, _ in parts):
        rows = largest_table(markup)
        if sum(bool(cell) for row in rows for cell in row) >= _LEAST_CELLS:
            parts = [("table in the e-mail.csv", table_bytes(rows)), *parts]
    return Letter(parts, [*reversed(first), *senders], subject)


def _unpacked(name: str, content: bytes) -> list[tuple[str, bytes]]:
    """A file, or those in it where it is a zip archive and no workbook; one that cannot be opened says so later."""
    try:
        return _members(content) if is_archive(content) else [(name, content)]
    except Refused:
        return [(name, content)]


def _members(content: bytes) -> list[tuple[str, bytes]]:
    """The files in a zip archive, by their bare names. Refused where it is damaged, locked or too large."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _MOST_BYTES:
            raise _TOO_MUCH
        paths = [(entry, PurePosixPath(entry.filename.replace("\\", "/"))) for entry in entries]
        return [(path.name, archive.read(entry)) for entry, path in paths if not _is_hidden(path)]
    except _UNREADABLE as error:
        raise _LOCKED if "encrypted" in str(error) or "password" in str(error) else DAMAGED from error


def _is_hidden(path: PurePosixPath) -> bool:
    return path.name.startswith(".") or "__MACOSX" in path.parts


def is_archive(content: bytes) -> bool:
    """True for a zip that is no workbook or other document, told by the names of its parts, which stand in the open."""
    return content.startswith(b"PK") and not any(part in content for part in _DOCUMENTS)


def is_letter(content: bytes) -> bool:
    """True for an e-mail: an Outlook message, or text that opens with the headers of one."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return MSG in content
    head = content[:_HEAD].decode("ascii", errors="replace").lstrip("\ufeff\r\n ")
    found = {match[1].lower() for line in head.splitlines()[:60] if (match := _HEADER.match(line))}
    return bool(_HEADER.match(head)) and len(found) > 1 and not found.isdisjoint(_ONLY_IN_LETTERS)


def _words(part: Any) -> str:
    try:
        return str(part.get_content())
    except (LookupError, ValueError):  # an alphabet nobody knows
        return (part.get_payload(decode=True) or b"").decode("utf-8", errors="replace")


def _is_ornament(name: str, kind: str, *, inline: bool) -> bool:
    """True for a logo or a signature, which nobody sends as a return."""
    return _NUMBERED_PICTURE.fullmatch(name) is not None or (inline and kind.startswith(_ORNAMENTS))


def _inline(part: EmailMessage | Any) -> bool:
    return part.get_content_disposition() == "inline" or part["Content-ID"] is not None


_HEAD = 16_384
_HEADER = re.compile(
    r"(From|To|Subject|Date|Received|Return-Path|Delivered-To|MIME-Version|Message-ID|Content-Type|X-[\w-]+|"
    r"ARC-[\w-]+|DKIM-Signature|Authentication-Results|Reply-To|Sender|Thread-[\w-]+)[ \t]*:",
    re.IGNORECASE,
)
_ONLY_IN_LETTERS = {"received", "return-path", "mime-version", "message-id", "delivered-to"}
_DOCUMENTS = (b"[Content_Types].xml", b"content.xml", b"mimetype", b"xl/", b"word/", b"ppt/")
_TOO_MUCH = Refused(
    f"It holds more than {_MOST_PARTS} files or {_MOST_BYTES // (1024 * 1024)} MB, which is more than is opened.",
    "Send the files of the return by themselves.",
)
_LOCKED = Refused("The zip archive is protected by a password.", "Send the files without it, by a safe way.")
