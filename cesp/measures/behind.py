"""Which returns a period's figure is made from, by the same rules as `evaluate`."""

from __future__ import annotations

from collections.abc import Iterable

from cesp.measures.basis import Plan, last_of_each_sender
from cesp.measures.evaluate import returns_held, within
from cesp.measures.values import Group, Held
from cesp.periods import Period


def quarters_behind(
    plan: Plan, period: Period, groups: Iterable[Group], held: Iterable[Held]
) -> frozenset[tuple[str, int]]:
    """(sender, quarter number; 0 for a year's figure) of the rows that a period's figure is made from. Where figures
    run on through the year, the quarter before the period is among them: it is taken off."""
    groups = [group for group in groups if group.year == period.year]
    inside = within(groups, period)
    if plan.snapshot:
        last = dict(sorted(returns_held(groups if plan.by_indicator else held, period)))
        inside = [group for group in inside if group.quarter == last[group.sender]]
    if plan.basis in ("stock", "cumulative"):
        inside = last_of_each_sender(inside)
    used = {(group.sender, group.quarter) for group in inside}
    if plan.basis == "cumulative" and period.first > 1:
        used |= {(group.sender, group.quarter) for group in groups if group.quarter == period.first - 1}
    return frozenset(used)
