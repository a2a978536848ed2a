"""Settings a partnership may change without a developer."""

from __future__ import annotations

from pydantic import Field, field_validator

from cesp.catalogue.models import Entry, Protects
from cesp.catalogue.targets import RagRule


class Rules(Entry):
    """How a partnership counts, protects and judges.

    `suppress` is the range of counts hidden, both ends included. `about_the_same` is the share by which a count of
    activity may differ and still be about the same. A return held for longer than `closed_after_days` is closed: to
    change it asks for a reason. `rag` says how far from a target is red, amber or green.
    """

    suppress: tuple[int, int] = (1, 5)
    show_zero: bool = True
    about_the_same: float = 0.05
    closed_after_days: int = Field(30, ge=0)
    counts: dict[str, Protects] = Field(default_factory=dict)
    rag: RagRule = RagRule()

    @field_validator("suppress")
    @classmethod
    def _in_order(cls, value: tuple[int, int]) -> tuple[int, int]:
        if not 1 <= value[0] <= value[1]:
            raise ValueError("suppress is a range such as [1, 5]")
        return value
