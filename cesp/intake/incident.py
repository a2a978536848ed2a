"""The words in which an officer reports that a file held identifiers of children."""

from __future__ import annotations

from cesp.intake.account import counted
from cesp.intake.people import PLURALS, spans
from cesp.intake.results import Personal, Reading

_BLANKS = """Received from and how (to fill in): ____________________
When received and when noticed (to fill in): ____________________
Who else may have seen it (to fill in): ____________________
What was done with the e-mail and its attachment (to fill in): ____________________"""


def incident_note(reading: Reading) -> str:
    """What was where in a file, to be copied into a report; never a value. "" where there was nothing of children."""
    if not reading.personal:
        return ""
    whole = all(one.cut for one in reading.personal)
    done = "These columns were cut in memory before the rest was read." if whole else "The file was refused."
    return "\n".join(
        (
            f"A return held identifiers of children: '{reading.file}' (SHA-256 {reading.sha256[:16]}).",
            *(_line(one) for one in reading.personal),
            f"{done} None of these values was kept, shown or logged, and the file itself was not kept.",
            _BLANKS,
        )
    )


def _line(one: Personal) -> str:
    heading = f", headed '{one.heading}'" if one.heading else ""
    cells = counted(len(one.rows), "cell")
    return f"- Sheet '{one.sheet}', column {one.column}{heading}: {PLURALS[one.what]} in {cells} ({spans(one.rows)})."
