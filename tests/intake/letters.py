"""E-mails made in the test: as a mail program sends them (.eml) and as Outlook saves them (.msg)."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage

Files = Sequence[tuple[str, bytes]]
Tree = Mapping[str, "bytes | Tree"]

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_END, _FREE, _FAT, _NOTHING = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
_PICTURE = b"\x89PNG\r\n\x1a\n a logo"


def eml(sender: str, subject: str, files: Files, body: str = "Please find our return.", html: str = "") -> bytes:
    """A letter with attachments and a logo in its text."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "office@partnership.example", subject
    message["Message-ID"] = "<1@example>"
    message.set_content(body)
    if html:
        message.add_alternative(html, subtype="html")
    message.add_attachment(_PICTURE, "image", "png", filename="logo.png", disposition="inline", cid="<logo>")
    for name, content in files:
        message.add_attachment(content, "application", "octet-stream", filename=name)
    return message.as_bytes()


def forwarded(sender: str, letter: bytes) -> bytes:
    """A letter that carries another as an attachment."""
    import email
    from email import policy

    message = EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = sender, "FW: return", "<2@example>"
    message.set_content("For you.")
    message.add_attachment(email.message_from_bytes(letter, policy=policy.default))
    return message.as_bytes()


def zipped(files: Files) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return stream.getvalue()


def msg(sender: str, address: str, subject: str, files: Files) -> bytes:
    """What Outlook saves ([MS-OXMSG]), with the few properties that are read here."""
    root: dict[str, bytes | Tree] = _properties(
        {0x0037: subject, 0x0C1A: sender, 0x5D01: address, 0x1000: "See attached."},
        struct.pack("<8x4I8x", 0, len(files), 0, len(files)),
    )
    for at, (name, content) in enumerate(files):
        attached = {0x3707: name, 0x370E: "application/octet-stream", 0x3701: content}
        root[f"__attach_version1.0_#{at:08X}"] = _properties(attached, bytes(8))
    return _compound(root)


def _properties(values: Mapping[int, str | bytes], header: bytes) -> dict[str, bytes | Tree]:
    streams: dict[str, bytes | Tree] = {}
    table = header
    for number, value in values.items():
        kind, content = (0x001F, value.encode("utf-16-le")) if isinstance(value, str) else (0x0102, value)
        streams[f"__substg1.0_{number:04X}{kind:04X}"] = content
        table += struct.pack("<HHIII", kind, number, 6, len(content) + (2 if kind == 0x001F else 0), 0)
    return {"__properties_version1.0": table, **streams}


class _Sectors:
    """Sectors of one size with the chain that joins those of a stream."""

    def __init__(self, size: int) -> None:
        self.size, self.data, self.chain = size, b"", list[int]()

    def add(self, content: bytes) -> int:
        if not content:
            return _END
        first, count = len(self.chain), -(-len(content) // self.size)
        self.data += content.ljust(count * self.size, b"\x00")
        self.chain += [*range(first + 1, first + count), _END]
        return first


def _compound(root: Tree) -> bytes:
    """An OLE compound file, version 3 ([MS-CFB]); siblings hang in a chain, which readers accept."""
    big, small, entries = _Sectors(_SECTOR), _Sectors(_MINI), list[bytearray]()
    _enter(root, "Root Entry", 5, entries, big, small)
    stream = big.add(small.data)
    entries[0][116:128] = struct.pack("<IQ", stream, len(small.data))
    minifat = big.add(b"".join(struct.pack("<I", one) for one in small.chain))
    listed = b"".join(entries)
    directory = big.add(listed)
    count = 1
    while count * _SECTOR // 4 < len(big.chain) + count:
        count += 1
    first = len(big.chain)
    fat = [*big.chain, *[_FAT] * count]
    fat += [_FREE] * (count * _SECTOR // 4 - len(fat))
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, count, directory, 0,
        _CUTOFF, minifat, -(-len(small.chain) * 4 // _SECTOR), _END, 0,
    )  # fmt: skip
    places = [*range(first, first + count), *[_FREE] * (109 - count)]
    return (
        (head + struct.pack("<109I", *places)).ljust(_SECTOR, b"\x00") + big.data + struct.pack(f"<{len(fat)}I", *fat)
    )


def _enter(node: bytes | Tree, name: str, kind: int, entries: list[bytearray], big: _Sectors, small: _Sectors) -> int:
    """Writes a directory entry and those below it; gives its number."""
    number, written = len(entries), name.encode("utf-16-le") + b"\x00\x00"
    entries.append(bytearray(128))
    child = start = _NOTHING
    size = 0
    if isinstance(node, bytes):
        size, start = len(node), (small if len(node) < _CUTOFF else big).add(node)
    else:
        before = _NOTHING
        for key, inner in node.items():
            at = _enter(inner, key, 2 if isinstance(inner, bytes) else 1, entries, big, small)
            if before == _NOTHING:
                child = at
            else:
                entries[before][72:76] = struct.pack("<I", at)
            before = at
        start = _END
    entries[number][:] = struct.pack(
        "<64sHBBIII36xIQ", written, len(written), kind, 1, _NOTHING, _NOTHING, child, start, size
    )
    return number
