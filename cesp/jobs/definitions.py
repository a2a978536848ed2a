"""What every figure means, for anybody who may read."""

from __future__ import annotations

from cesp.briefing.definitions import Definitions, define_all, search
from cesp.jobs.desk import Desk


def explain_all(desk: Desk, words: str = "") -> Definitions:
    """Every definition, or those that have the words in them."""
    desk.require("read")
    return search(define_all(desk.catalogue, desk.partnership), words)
