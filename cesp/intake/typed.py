"""One cell after reading: a value, a status in its place, and what had to be done to read it."""

from __future__ import annotations

from typing import NamedTuple

from cesp.intake.results import Asks, Status, Value


class Typed(NamedTuple):
    """`status` says why there is no value; `remark` names what was done to read it, counted once a column."""

    value: Value = None
    status: Status | None = None
    remark: str = ""


class Unreadable(Exception):
    """A cell that cannot be read by the rules: what is wrong with it, how to mend it, what may be answered."""

    def __init__(self, fault: str, mend: str, asks: Asks = "") -> None:
        self.fault, self.mend, self.asks = fault, mend, asks
        super().__init__(fault)


BLANK = Typed()
