"""Check, preview, load, undo and redo a return, and the history of what was done."""

from __future__ import annotations

from cesp.errors import Mendable
from cesp.intake.reading import read_return
from cesp.intake.results import Reading, ReadOptions
from cesp.jobs.desk import Desk
from cesp.store.records import Changes, Submission, UploadRecord


def check(desk: Desk, file: str, content: bytes, options: ReadOptions | None = None) -> Reading:
    """What a file holds and what is wrong with it; nothing is kept."""
    desk.require("load")
    return read_return(file, content, desk.catalogue, desk.partnership, options or ReadOptions())


def preview(desk: Desk, reading: Reading, complete: bool = False) -> Changes:
    """What loading a reading would do to what is held."""
    desk.require("load")
    return desk.store.preview(_submission(desk, reading, complete, ""))


def load(desk: Desk, reading: Reading, complete: bool = False, reason: str = "") -> UploadRecord:
    """Keeps a reading, all its sheets in one transaction, and writes who did it. Mendable where it was refused."""
    desk.require("load")
    if not reading.accepted:
        raise Mendable(f"{reading.file} was not loaded: it has faults that must be mended first", mend="Check it.")
    return desk.store.commit(_submission(desk, reading, complete, reason), desk.clock())


def undo(desk: Desk, upload: int) -> UploadRecord:
    """Takes an upload back; what stood before it stands again."""
    desk.require("undo")
    return desk.store.undo(upload, desk.person.name, desk.clock())


def redo(desk: Desk, upload: int) -> UploadRecord:
    """Puts back an upload that was taken back."""
    desk.require("undo")
    return desk.store.redo(upload, desk.person.name, desk.clock())


def history(desk: Desk) -> list[UploadRecord]:
    """Every upload, newest first."""
    desk.require("read_officer")
    return desk.store.uploads()


def _submission(desk: Desk, reading: Reading, complete: bool, reason: str) -> Submission:
    return Submission(
        file=reading.file,
        sha256=reading.sha256,
        sender=reading.sender,
        by=desk.person.name,
        rows=reading.rows,
        left_out=reading.left_out,
        complete=complete,
        reason=reason,
    )
