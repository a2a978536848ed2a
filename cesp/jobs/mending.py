"""Cells that are mended at the desk: which may be, what was typed for them, and what the upload says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cesp.errors import Mendable
from cesp.intake.address import position
from cesp.intake.results import Mend, Reading
from cesp.jobs.desk import Desk

_MENDED = "Mended here."
Place = tuple[str, str]  # a sheet's name and the address of a cell


@dataclass(frozen=True)
class Fault:
    """A cell that may be mended: what is wrong with it, the value a finding quotes, and what was typed for it so far.

    `text` is None where nothing was typed yet, and "" where the cell was made blank.
    """

    sheet: str
    cell: str
    problem: str
    value: str
    text: str | None


def list_faults(reading: Reading) -> tuple[Fault, ...]:
    """Every single cell that an error or warning names, and every cell mended before, so that it can be mended again.

    A part ("row 14", "column C") is no cell: rows and columns are put right in the file.
    """
    typed = {(mend.sheet, mend.cell): mend.text for mend in reading.mended}
    found: dict[Place, Fault] = {}
    for finding in reading.findings:
        place = finding.sheet, finding.cell
        if finding.level == "note" or position(finding.cell) is None:
            continue
        first = found.get(place)
        problem = f"{first.problem} {finding.message}" if first else finding.message
        found[place] = Fault(*place, problem, finding.value or (first.value if first else ""), typed.get(place))
    for place, text in typed.items():
        found.setdefault(place, Fault(*place, _MENDED, "", text))
    return tuple(found.values())


def mend(desk: Desk, reading: Reading, typed: Mapping[Place, str | None]) -> tuple[Mend, ...]:
    """The mends to read the file with again. A text replaces what was typed for its cell before; "" makes the cell
    blank, and None takes back what was typed.

    Mendable where a cell is none that a finding of the reading names.
    """
    desk.require("load")
    named = {(fault.sheet, fault.cell) for fault in list_faults(reading)}
    for sheet, cell in typed.keys() - named:
        raise Mendable("Only a cell that a finding names can be mended", where=f"{sheet} {cell}", mend="Choose one.")
    texts: dict[Place, str | None] = {(one.sheet, one.cell): one.text for one in reading.mended}
    texts |= typed
    return tuple(Mend(*place, text.strip()) for place, text in texts.items() if text is not None)


def mends_told(reason: str, reading: Reading) -> str:
    """The reason of an upload, followed by the cells that were mended: where, never what stood there."""
    if not reading.mended:
        return reason
    cells = ", ".join(f"{one.cell} of '{one.sheet}'" for one in reading.mended)
    return f"{reason.rstrip('.')}. Cells mended before loading: {cells}.".removeprefix(". ")
