"""Opens a file in a process of its own, so that no file can take the memory, the time or the life of this one."""

from __future__ import annotations

import importlib
import importlib.util
import json
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from cesp.intake.grid import unpack
from cesp.intake.refused import SAVE_AGAIN, Refused
from cesp.intake.results import Finding
from cesp.intake.workbook import Sheet, Workbook

_ROOT = Path(__file__).resolve().parents[2]
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Limits:
    """What one file may cost: bytes of memory and seconds of the child process, cells and rows of a sheet."""

    memory: int = 1024**3
    seconds: float = 15.0
    cells: int = 2_000_000
    rows: int = 200_000


def open_file(file: str, content: bytes, limits: Limits) -> Workbook:
    """The sheets of a file. Refused, in words, where it cannot be opened, whatever the reason."""
    answer = json.loads(ask_child(content, limits), object_hook=_day)
    if "refused" in answer:
        message, fix, sheet, cell = answer["refused"]
        raise Refused(message, fix, sheet=sheet, cell=cell)
    kind, all_text = answer["kind"], answer["kind"] == "text"
    sheets = tuple(
        Sheet(
            sheet["name"] or Path(file).stem,
            unpack(sheet["cells"]),
            {(row, column): error for row, column, error in sheet["faults"]},
            answer["from_1904"],
            all_text,
        )
        for sheet in answer["sheets"]
    )
    return Workbook(kind, sheets, tuple(_notes(file, answer)))


def _notes(file: str, answer: dict[str, Any]) -> list[Finding]:
    notes = [Finding("note", message, fix, sheet, "sheet" if sheet else "file")
             for message, fix, sheet in answer["notes"]]  # fmt: skip
    notes += [
        Finding(
            "note", "The sheet is hidden, so it was left out.", "Unhide it if it belongs to the return.", name, "sheet"
        )
        for name in answer["hidden"]
    ]
    suffix = Path(file).suffix.lower()
    if suffix in _NAMES and answer["kind"] not in _NAMES[suffix]:
        really = _REALLY[answer["kind"]]
        notes.append(Finding("note", f"The file is named {suffix} but is {really} inside; it was read as that.",
                             "Save it under its right name next time.", cell="file"))  # fmt: skip
    return notes


def ask_child(content: bytes, limits: Limits, wanted: str = "sheets") -> bytes:
    """The child's answer, as it wrote it: the "sheets" of a workbook or the "parts" of an e-mail or archive."""
    command = [sys.executable, "-P", "-m", "cesp.intake", str(limits.memory), str(limits.cells), wanted]
    path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH", ""))))
    pipe = subprocess.PIPE
    child = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env={**os.environ, "PYTHONPATH": path})
    if importlib.util.find_spec("resource") is None:
        threading.Thread(target=watch, args=(child, limits.memory, _resident), daemon=True).start()
    try:
        answer, told = child.communicate(content, timeout=limits.seconds)
    except subprocess.TimeoutExpired as error:
        child.kill()
        child.communicate()
        raise Refused(
            f"The file took longer than {limits.seconds:g} seconds to open, so it was given up.", _SMALLER
        ) from error
    if child.returncode != 0:
        _log.warning("opening a file ended with %s: %s", child.returncode, told.decode(errors="replace")[-500:])
        raise Refused("The file could not be opened: it is damaged, or it needs more memory than is allowed.", _SMALLER)
    return answer


def watch(child: subprocess.Popen[bytes], memory: int, resident: Callable[[int], int], every: float = 0.05) -> None:
    """Kills a child that holds more than `memory` bytes, where the system cannot limit it (Windows).

    `resident` gives the bytes a process holds, by its id.
    """
    while child.poll() is None:
        try:
            held = resident(child.pid)
        except Exception as error:  # noqa: BLE001  the child may end between the question and the answer
            _log.info("cannot tell the memory of the reading process: %s", error)
            held = 0
        if held > memory:
            child.kill()
        time.sleep(every)


def _resident(process: int) -> int:
    return int(importlib.import_module("psutil").Process(process).memory_info().rss)


def _day(entry: dict[str, Any]) -> Any:
    return date.fromisoformat(entry["day"]) if entry.keys() == {"day"} else entry


_SMALLER = f"Copy only the table of the return into a new workbook and send that. {SAVE_AGAIN}"
_NAMES = {
    ".xlsx": {"xlsx"},
    ".xlsm": {"xlsx"},
    ".xlsb": {"xlsb"},
    ".xls": {"xls"},
    ".ods": {"ods"},
    ".csv": {"text"},
    ".tsv": {"text"},
    ".txt": {"text"},
}
_REALLY = {
    "xlsx": "an Excel workbook (.xlsx)",
    "xlsb": "a binary Excel workbook (.xlsb)",
    "xls": "an old Excel workbook (.xls)",
    "ods": "an OpenDocument spreadsheet (.ods)",
    "text": "plain text (CSV)",
}
