"""What stands on every page of a paper, in the words that every format prints, and files that do not tell the hour."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

from cesp.briefing.paper import Paper
from cesp.briefing.sentences import spoken_day

#: The first day that a zip archive can name.
NO_DAY = date(1980, 1, 1)
APART = " · "
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def stand(paper: Paper) -> str:
    """Period, what it is compared with, edition and figures-to date: "April to June 2023 · against ... · Part 1"."""
    frame = paper.frame
    to = f"Figures to {spoken_day(frame.figures_to)}" if frame.figures_to else ""
    return APART.join(filter(None, (frame.period, frame.compared, frame.edition_name, to)))


def printable(text: str) -> str:
    """A text without what no document may hold."""
    return _CONTROLS.sub("", text)


def print_number(value: float) -> str:
    """A number of a table as the page prints it: 1234.0 is "1,234"."""
    return f"{value:,.10g}"


def print_cell(value: str | float | None) -> str:
    """What the page prints in a cell of a table; a dash where there is nothing."""
    if value is None:
        return "–"
    return value if isinstance(value, str) else print_number(value)


def steady(content: bytes) -> bytes:
    """The same archive without the hour at which each of its parts was written."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(stream, "w") as kept:
        for part in made.infolist():
            entry = zipfile.ZipInfo(part.filename, (*NO_DAY.timetuple()[:6],))
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, part.external_attr
            kept.writestr(entry, made.read(part))
    return stream.getvalue()
