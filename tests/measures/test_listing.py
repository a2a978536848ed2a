"""The rows of a measure one by one: all that its step looks at, each with what further steps say of it."""

from __future__ import annotations

from cesp.catalogue import Catalogue
from cesp.measures.listing import listed
from tests.measures.world import CATALOGUE, PARTNERSHIP, Line, desk, table

ACTIONS = """
| when    | priority | reference | action | rag         | due        | percent_complete |
| 2022 Q1 | neglect  | 1         | Late   | amber       | 2022-05-01 | 0.5 |
| 2022 Q1 | neglect  | 2         | Done   | blue        | 2022-05-01 | 1   |
| 2022 Q1 | neglect  | 3         | Idle   | not_started | 2022-05-01 | 0   |
"""
VOICE = """
| when    | priority | source | children | theme | you_said | we_did |
| 2022    | neglect  | Survey | 9        | Home  | Listen   | -      |
| 2022 Q1 | neglect  | Survey | 9        | Home  | Come     | We did |
| 2022 Q1 | neglect  | Survey | 9        | Home  | -        | -      |
"""


def rows(measure: str, lines: list[Line], flags: dict[str, str], catalogue: Catalogue = CATALOGUE) -> list[dict]:  # type: ignore[type-arg]
    with desk(lines) as sitting:
        return sitting.store.answer(listed(measure, flags, catalogue, PARTNERSHIP)).to_dict("records")


def test_every_action_is_listed_with_what_is_late_and_what_stands_still() -> None:
    found = rows("actions_overdue", table("actions", ACTIONS), {"late": "late_actions", "stalled": "stalled"})
    assert [(row["action"], row["late"], row["stalled"]) for row in found] == [
        ("Late", True, False), ("Done", False, False), ("Idle", True, True),
    ]  # fmt: skip


def test_what_children_said_is_listed_with_whether_anything_was_done() -> None:
    found = rows("feedback_answered", table("voice", VOICE), {})
    assert [(row["quarter"], row["you_said"], row["outcome"]) for row in found] == [
        (0, "Listen", 0.0),
        (1, "Come", 1.0),
    ]
