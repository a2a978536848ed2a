"""What a partnership expects to be sent: by whom, how often, and by when."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, field_validator, model_validator

from cesp.catalogue.models import Entry, Family, misfit
from cesp.periods import Period, parse_period


class Expected(Entry):
    """A return somebody is to send `every` quarter or year, due so many days after its end.

    It brings the `datasets` named, or whatever there is of its family. `since` is the first quarter or year it is
    expected for, `until` the last; without `until` it goes on.
    """

    sender: str
    family: Family
    datasets: tuple[str, ...] = ()
    every: Literal["quarter", "year"] = "quarter"
    due_days: int = Field(ge=0)
    since: str = Field(min_length=1)
    until: str = ""

    @field_validator("since", "until")
    @classmethod
    def _a_period(cls, value: str) -> str:
        if value and parse_period(value) is None:
            raise ValueError(f"not a period: {value}")
        return value

    @model_validator(mode="after")
    def _in_step(self) -> Expected:
        spans = [span for span in (parse_period(self.since), parse_period(self.until)) if span is not None]
        if any(span.kind != self.every for span in spans) or spans != sorted(spans):
            raise misfit(f"since and until name the first and the last {self.every}", "since")
        return self

    def periods(self, year: int) -> tuple[Period, ...]:
        """The quarters of a financial year it is expected for, or that year."""
        first, last = parse_period(self.since), parse_period(self.until)
        whole = Period.full_year(year)
        spans = (whole,) if self.every == "year" else tuple(Period.single(quarter) for quarter in whole.quarters)
        return tuple(span for span in spans if first and first <= span and (last is None or span <= last))
