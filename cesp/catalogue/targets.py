"""Targets as approved, and the partnership's rule that turns the distance to one into red, amber or green."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from cesp.catalogue.models import Entry, misfit
from cesp.periods import Period, parse_period

#: The measure whose figure is an indicator as it stands, which is what an indicator's target speaks of.
AS_IT_STANDS = "indicator"


class Target(Entry):
    """A target as approved: a number, a bound or a text; a text is never scored. `period` is a year or a quarter."""

    period: str
    target: str
    approved_by: str
    approved_on: date

    def stands_for(self) -> Period:
        """Its period, which has been read before."""
        period = parse_period(self.period)
        assert period is not None  # `Partnership` refuses a period that does not read
        return period


class SetTarget(Target):
    """A target of a measure, or of an indicator; of one priority where it names one."""

    measure: str = AS_IT_STANDS
    indicator: str = ""
    priority: str = ""


class RagRule(Entry):
    """When a missed target is green, amber or red; a met one is green.

    `green_within` and `amber_within` are how far a target may be missed: shares of it (`of` "target"), or amounts in
    the measure's own unit, points for a percentage (`of` "unit"). `edges` says whether a figure exactly so far off
    still counts. `held_is_amber` makes a figure further off amber as long as it is no worse than a year before.
    """

    of: Literal["target", "unit"] = "target"
    green_within: float = Field(0, ge=0)
    amber_within: float = Field(0.1, ge=0)
    edges: Literal["included", "excluded"] = "included"
    held_is_amber: bool = False

    @model_validator(mode="after")
    def _in_order(self) -> RagRule:
        if self.amber_within < self.green_within:
            raise misfit("amber reaches at least as far as green", "amber_within")
        return self


def check_targets(
    targets: Iterable[SetTarget], given: set[tuple[str, str, str, Period]], indicators: set[str], priorities: set[str]
) -> None:
    """A misfit where a target names what does not exist, or is set a second time; `given` are those that stand with
    their indicators, each as (measure, indicator, priority, period)."""
    seen = set(given)
    for index, target in enumerate(targets):
        period = parse_period(target.period)
        if period is None:
            raise misfit(f"not a period: {target.period}", "target", index, "period")
        if target.indicator and target.indicator not in indicators:
            raise misfit(f"there is no indicator {target.indicator}", "target", index, "indicator")
        if target.priority and target.priority not in priorities:
            raise misfit(f"there is no priority {target.priority}", "target", index, "priority")
        key = (target.measure, target.indicator, target.priority, period)
        if key in seen:
            raise misfit(f"its target for {period.label} is set a second time", "target", index)
        seen.add(key)
