"""What a file really is, judged by its content: extensions lie."""

from __future__ import annotations

from cesp.intake.refused import EXPORT_AGAIN, SAVE_AGAIN, Refused

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def sniff(content: bytes) -> str:
    """ "zip", "xls" or "text". Refused, with the reason in words, for everything else."""
    if not content.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise Refused("The file is empty.", "Check that it was saved and copied whole, then send it again.")
    for start, (what, mend) in _NOT_TABLES.items():
        if content.startswith(start):
            raise Refused(f"The file is not a spreadsheet: it is {what}.", mend)
    if content.startswith(b"PK"):
        return "zip"
    if content.startswith(_OLE):
        return _inside_ole(content)
    _refuse_markup(content[:4096])
    return "text"


def _inside_ole(content: bytes) -> str:
    """An OLE container holds an old .xls, an encrypted workbook, or something that is no spreadsheet."""
    if _utf16("EncryptedPackage") in content or _utf16("EncryptionInfo") in content:
        raise PASSWORD
    if _utf16("Workbook") in content or _utf16("Book") in content:
        return "xls"
    raise Refused("The file is not a spreadsheet: it looks like an old Word, Outlook or other Office file.", SAVE_AGAIN)


def _refuse_markup(head: bytes) -> None:
    """Web pages and XML are often saved under a spreadsheet's name; each is named for what it is."""
    text = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if b"schemas-microsoft-com:office:spreadsheet" in text and text.startswith(b"<?xml"):
        raise Refused("The file is an Excel 2003 XML spreadsheet, which is not read here.", SAVE_AGAIN)
    if text.startswith(b"mime-version:") or b"<html" in text or b"<table" in text or text.startswith(b"<!doctype html"):
        raise Refused("The file is a web page (HTML) saved under a spreadsheet's name.", SAVE_AGAIN)
    if text[:1] == b"<" and (text[1:2] in (b"?", b"!") or text[1:2].isalpha()):
        raise Refused("The file is an XML document, not a spreadsheet.", SAVE_AGAIN)


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


PASSWORD = Refused(
    "The file is password protected (encrypted), so it cannot be opened.",
    "Open it in Excel, remove the password (File, Info, Protect Workbook, Encrypt with Password), save and send again.",
)
_OLD_EXCEL = ("a workbook of Excel 4 or earlier", SAVE_AGAIN)
_NOT_TABLES = {
    b"%PDF": ("a PDF document", EXPORT_AGAIN),
    b"\x89PNG": ("a picture (PNG)", EXPORT_AGAIN),
    b"\xff\xd8\xff": ("a picture (JPEG)", EXPORT_AGAIN),
    b"GIF8": ("a picture (GIF)", EXPORT_AGAIN),
    b"{\\rtf": ("a Word document (RTF)", EXPORT_AGAIN),
    b"\x1f\x8b": ("a compressed file (gzip)", "Unpack it and send the spreadsheet inside."),
    b"7z\xbc\xaf": ("a compressed file (7z)", "Unpack it and send the spreadsheet inside."),
    b"Rar!": ("a compressed file (RAR)", "Unpack it and send the spreadsheet inside."),
    b"\x09\x00\x04\x00": _OLD_EXCEL,
    b"\x09\x02\x06\x00": _OLD_EXCEL,
    b"\x09\x04\x06\x00": _OLD_EXCEL,
    b"\x09\x08\x06\x00": _OLD_EXCEL,
    b"\x09\x08\x08\x00": _OLD_EXCEL,
}
