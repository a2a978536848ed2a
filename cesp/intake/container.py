"""A file that holds others (an e-mail, a zip archive) as its parts; taken apart in a process of its own."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import NamedTuple

from cesp.intake.child import Limits, ask_child
from cesp.intake.mail import is_archive, is_letter
from cesp.intake.refused import Refused
from cesp.intake.results import Envelope

_USUAL = Limits()


class Part(NamedTuple):
    """One file, and what the letter it came in said of itself."""

    name: str
    content: bytes
    envelope: Envelope | None = None


def is_container(file: str, content: bytes) -> bool:
    """True for an e-mail (.eml, .msg), and for a zip archive named as one that is no workbook."""
    return is_letter(content) or (Path(file).suffix.lower() == ".zip" and is_archive(content))


def open_container(file: str, content: bytes, limits: Limits = _USUAL) -> tuple[Part, ...]:
    """The files inside one, at least one; a plain file is its own part. Refused where it cannot be opened."""
    if not is_container(file, content):
        return (Part(file, content),)
    answer = json.loads(ask_child(content, limits, "parts"))
    if "refused" in answer:
        message, fix, *_ = answer["refused"]
        raise Refused(message, fix)
    senders = tuple(written for written in answer["senders"] if written)
    envelope = Envelope(senders, answer["subject"]) if senders or answer["subject"] else None
    return tuple(Part(name, base64.b64decode(inside), envelope) for name, inside in answer["parts"])
