"""Counts, numbers and percentages, and the marks that stand in their place."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date

from cesp.intake.results import Status
from cesp.intake.typed import BLANK, Typed, Unreadable
from cesp.intake.workbook import Cell, brief, words

_NUMBER = re.compile(r"([-+]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?( ?%)?")
_FEWER = re.compile(r"(?:<|fewer than|less than) ?=? ?\d{1,2}")
_LARGEST_COUNT = 1_000_000_000
_COUNT_MEND = "Write a whole number such as 12, leave it blank, or write c, z, n/a or : where there is none."
_NUMBER_MEND = "Write a number such as 12.5, leave it blank, or write c, z, n/a or : where there is none."
_PERCENT_MEND = "Write a percentage from 0% to 100%, such as 62.5%, or leave it blank."


def read_count(raw: Cell) -> Typed:
    """A whole number of 0 or more; "nil" is 0. Unreadable for anything else."""
    if isinstance(raw, float) and 0 <= raw <= _LARGEST_COUNT and raw.is_integer():
        return Typed(int(raw))
    typed = read_number(raw, mend=_COUNT_MEND)
    value = typed.value
    if not isinstance(value, (int, float)):
        return typed
    if typed.remark == PERCENT:
        raise Unreadable(f"'{brief(raw)}' is a percentage where a count is expected", _COUNT_MEND)
    if value < 0:
        raise Unreadable(f"{brief(raw)} is below 0, and this is a count", _COUNT_MEND)
    if abs(value - round(value)) > 1e-9:
        raise Unreadable(f"{brief(raw)} is not a whole number, and this is a count", _COUNT_MEND)
    if value > _LARGEST_COUNT:
        raise Unreadable(f"{brief(raw)} is too large to be a count", _COUNT_MEND)
    return Typed(round(value), None, typed.remark)


def read_number(raw: Cell, *, mend: str = _NUMBER_MEND) -> Typed:
    """Any number, or the status written in its place. `62.5%` is 62.5 with the remark PERCENT."""
    if raw is None:
        return BLANK
    if isinstance(raw, bool):
        raise Unreadable(f"'{brief(raw)}' is a yes or no where a number is expected", mend)
    if isinstance(raw, date):
        raise Unreadable(f"the date {brief(raw)} stands where a number is expected", mend)
    if isinstance(raw, (int, float)):
        return Typed(float(raw))
    text = words(raw).lower()
    if (status := read_status(text)) is not None:
        return Typed(status=status)
    if text in _NIL:
        return Typed(0, remark=NIL)
    number = _NUMBER.fullmatch(text.replace(" %", "%"))
    if not number or (number[2] is None and number[3] is None):
        raise Unreadable(f"'{brief(raw)}' is not a number", mend)
    value = float(f"{number[1]}{(number[2] or '0').replace(',', '')}{number[3] or ''}")
    if not math.isfinite(value):
        raise Unreadable("the number is too large", mend)
    return Typed(value, remark=PERCENT if number[4] else TEXT)


def read_status(text: str) -> Status | None:
    """The status that a mark in place of a number stands for; `text` in small letters."""
    return "suppressed" if _FEWER.fullmatch(text) else STATUSES.get(text)


def read_ratio(raw: Cell, points: bool, *, bounded: bool = True) -> Typed:
    """A percentage as a ratio. `points` says that plain numbers of this column are 62.5 rather than 0.625.

    With `bounded`, anything outside 0% to 100% is Unreadable. So is a plain number up to 1 in a column that writes
    62.5, because nobody can say whether 0.625 is 62.5% there.
    """
    typed = read_number(raw, mend=_PERCENT_MEND)
    if not isinstance(typed.value, (int, float)):
        return typed
    signed = typed.remark == PERCENT
    value = typed.value / 100 if signed or points else typed.value
    if bounded and not 0 <= value <= 1:
        raise Unreadable(f"{brief(raw)} is outside 0% to 100%", _PERCENT_MEND)
    if points and not signed and 0 < typed.value <= 1:
        raise Unreadable(f"{brief(raw)} may be {format_ratio(typed.value)} or {typed.value:g}%", _WHICH)
    return Typed(value, None, "" if signed else typed.remark)


def in_points(column: Iterable[Cell]) -> bool:
    """True where a column writes its percentages as 62.5: any plain number of it is above 1."""
    for raw in column:
        try:
            typed = read_number(raw)
        except Unreadable:
            continue
        if typed.remark != PERCENT and isinstance(typed.value, (int, float)) and typed.value > 1:
            return True
    return False


def format_ratio(ratio: float) -> str:
    """0.625 -> "62.5%"."""
    return f"{ratio * 100:g}%"


_WHICH = "The column writes percentages as 62.5. Write this one so too, or with a per cent sign."
TEXT, NIL, PERCENT = "number as text", "nil", "percent sign"
_NIL = ("nil", "none", "zero")
STATUSES: dict[str, Status] = {
    "c": "suppressed",
    "*": "suppressed",
    "suppressed": "suppressed",
    "z": "not_applicable",
    "n/a": "not_applicable",
    "na": "not_applicable",
    "not applicable": "not_applicable",
    ":": "not_supplied",
    "-": "not_supplied",
    "–": "not_supplied",
    "—": "not_supplied",
    "..": "not_supplied",
    "not supplied": "not_supplied",
    "not available": "not_supplied",
    "not known": "not_supplied",
    "no data": "not_supplied",
    "tbc": "not_supplied",
    "x": "not_collected",
    "u": "not_supplied",
    "not collected": "not_collected",
}
