"""Check, preview, load, undo and redo a return, and the history of what was done."""

from __future__ import annotations

from dataclasses import replace

from cesp.errors import Mendable
from cesp.intake.container import Part, open_container
from cesp.intake.refused import Refused
from cesp.intake.results import Reading, ReadOptions
from cesp.jobs.desk import Desk
from cesp.jobs.matching import read_as_confirmed
from cesp.jobs.mending import mends_told
from cesp.jobs.restating import require_reason, restated_words
from cesp.store.records import Changes, Submission, UploadRecord


def check(desk: Desk, file: str, content: bytes, options: ReadOptions | None = None) -> Reading:
    """What a file holds and what is wrong with it, read as its sender's was confirmed before; nothing is kept."""
    desk.require("load")
    return read_as_confirmed(desk, file, content, options or ReadOptions())


def take_apart(desk: Desk, file: str, content: bytes) -> tuple[Part, ...]:
    """The files in an e-mail or a zip archive; a plain file alone. Mendable where it cannot be opened or has none."""
    desk.require("load")
    try:
        return open_container(file, content)
    except Refused as refused:
        raise Mendable(refused.message.rstrip("."), where=file, mend=refused.fix) from refused


def preview(desk: Desk, reading: Reading, complete: bool = False) -> Changes:
    """What loading a reading would do to what is held."""
    desk.require("load")
    return desk.store.preview(as_submission(desk, reading, complete, ""))


def load(desk: Desk, reading: Reading, complete: bool = False, reason: str = "") -> UploadRecord:
    """Keeps a reading, all its sheets in one transaction, and writes who did it. Mendable where it was refused, or
    where it changes a closed quarter and no reason is given."""
    desk.require("load")
    if not reading.accepted:
        raise Mendable(f"{reading.file} was not loaded: it has faults that must be mended first", mend="Check it.")
    submission = as_submission(desk, reading, complete, reason.strip())
    require_reason(desk, submission)
    return desk.store.commit(replace(submission, reason=mends_told(submission.reason, reading)), desk.clock())


def list_restated(desk: Desk, reading: Reading, complete: bool = False) -> list[str]:
    """A line for each closed quarter that loading a reading would change, for which a reason is wanted."""
    desk.require("load")
    return restated_words(desk, as_submission(desk, reading, complete, ""))


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


def as_submission(desk: Desk, reading: Reading, complete: bool, reason: str) -> Submission:
    """A reading as the store takes it, in the name of whoever sits at the desk."""
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
