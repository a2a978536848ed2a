"""Which returns stand behind a figure of a period."""

from __future__ import annotations

from cesp.measures.basis import Plan
from cesp.measures.behind import quarters_behind
from cesp.measures.values import Group, Held
from cesp.periods import Period


def group(sender: str, quarter: int) -> Group:
    return Group(2022, quarter, sender, 1, "", "", 1.0, 0.0, 2.0, 1, 0, 0, 0, 0, 0, None, 0, None)


GROUPS = [group("a", 1), group("a", 2), group("a", 3), group("b", 1)]
HELD = [Held("a", 2022, 1), Held("a", 2022, 2), Held("a", 2022, 3), Held("b", 2022, 1)]


def test_flows_rest_on_every_quarter() -> None:
    behind = quarters_behind(Plan(), Period.to_date(2022, 3), GROUPS, HELD)
    assert behind == {("a", 1), ("a", 2), ("a", 3), ("b", 1)}


def test_a_snapshot_rests_on_each_senders_last_return() -> None:
    assert quarters_behind(Plan(snapshot=True), Period.to_date(2022, 3), GROUPS, HELD) == {("a", 3), ("b", 1)}


def test_a_stock_rests_on_each_senders_last_quarter() -> None:
    assert quarters_behind(Plan(basis="stock"), Period.to_date(2022, 2), GROUPS, HELD) == {("a", 2), ("b", 1)}


def test_what_runs_on_rests_on_the_quarter_before_too() -> None:
    assert quarters_behind(Plan(basis="cumulative"), Period(2022, 3, 3), GROUPS, HELD) == {("a", 3), ("a", 2)}
    assert quarters_behind(Plan(basis="cumulative"), Period(2022, 1, 1), GROUPS, HELD) == {("a", 1), ("b", 1)}
