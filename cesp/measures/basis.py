"""How the quarters of an indicator make a longer period: added, the latest, or by difference (DATA, decision 9)."""

from __future__ import annotations

from dataclasses import dataclass

from cesp.measures.values import Group
from cesp.periods import Period

# It names no sender: notes are for every edition, and who sent nothing is for officers.
RUNS_ON = "Figures run on through the year; this quarter and the one before are not both held whole from all senders."


@dataclass(frozen=True)
class Plan:
    """How quarters make a longer period. `basis` "" means nobody has said, so there is no year figure; `snapshot`
    takes each sender's last return, a nil return too; `yearly` means figures come once a year; `paired` means that rows
    bring along the earlier side they are compared with."""

    basis: str = "flow"
    snapshot: bool = False
    yearly: bool = False
    by_indicator: bool = False
    paired: bool = False


def settle(
    inside: list[Group], before: list[Group], plan: Plan, period: Period, fixed_base: bool
) -> tuple[list[Group], str]:
    """The groups that make the period's figure by the basis of DATA, decision 9, or a note why none can."""
    several = len({group.quarter for group in inside}) > 1
    if plan.basis == "stock":
        return last_of_each_sender(inside), ""
    if plan.basis == "cumulative":
        return _difference(inside, before, period, fixed_base)
    if not plan.basis and several:
        return [], "Nobody has said how quarters of this indicator make a longer period, so there is no figure for it."
    return inside, ""


def _difference(inside: list[Group], before: list[Group], period: Period, fixed_base: bool) -> tuple[list[Group], str]:
    """Figures that run on through the year: the last one stands for the period, less the one before its start. A
    `fixed_base` (the children of a place) does not run on."""
    last = last_of_each_sender(inside)
    if period.first == 1 or not last:
        return last, ""
    whole = [group for group in before if group.quarter == period.first - 1 and _is_whole(group)]
    earlier = {(group.sender, group.part): group for group in whole}
    counted = [group for group in last if group.complete]
    if any(not _is_whole(group) or (group.sender, group.part) not in earlier for group in counted):
        return [], RUNS_ON
    return [
        _less(group, earlier[group.sender, group.part], fixed_base) if group.complete else group for group in last
    ], ""


def _is_whole(group: Group) -> bool:
    """No row of it is hidden or blank, so that another may be taken off."""
    return bool(group.complete) and not group.left_out


def _less(group: Group, earlier: Group, fixed_base: bool) -> Group:
    base = group.denominator if fixed_base else group.denominator - earlier.denominator
    return group._replace(numerator=group.numerator - earlier.numerator, denominator=base)


def last_of_each_sender(groups: list[Group]) -> list[Group]:
    """The groups of each sender's last quarter."""
    last: dict[str, int] = {}
    for group in groups:
        last[group.sender] = max(group.quarter, last.get(group.sender, 0))
    return [group for group in groups if group.quarter == last[group.sender]]
