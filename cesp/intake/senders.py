"""Who sent a file, as its titles or its own name tell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cesp.intake.declared import Senders, titles
from cesp.intake.headings import Match
from cesp.intake.workbook import Sheet


def find_labelled(senders: Senders, found: Sequence[tuple[Sheet, Match]]) -> tuple[str, str] | None:
    """The agency of a title such as "Sender: Police"."""
    for sheet, match in found:
        if (labelled := senders.labelled(sheet, match.header)) is not None:
            return labelled[0], f"title '{labelled[1]}'"
    return None


def find_named(senders: Senders, found: Sequence[tuple[Sheet, Match]], file: str) -> tuple[str, str] | None:
    """The agency that a title or the file's name speaks of."""
    for sheet, match in found:
        for text, cell in titles(sheet, match.header):
            if (named := senders.named([text])) is not None:
                return named, f"title '{cell}'"
    named = senders.named([Path(file).stem])
    return None if named is None else (named, "file name")
