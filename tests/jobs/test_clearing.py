"""All that an edition for committees may show, protected at once: of the samples, and of returns drawn by chance."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cesp.disclosure.blocks import lay_block, values_of
from cesp.disclosure.joint.attack import attack, opened, short
from cesp.errors import Mendable
from cesp.jobs.clearing import clear_all, clearance, is_cleared, lay_all
from cesp.jobs.desk import Desk
from cesp.jobs.figures import Request, figures
from cesp.periods import Period
from tests.measures.random_returns import RETURNS
from tests.measures.world import Line, keep, table
from tests.measures.world import desk as open_world

COUNTED = ("audits", "indicators", "voice")
HEARD = """
    when    | priority | you_said | children | theme  | source
    2022 Q1 | neglect  | Ask.     | 30       | Home   | School
    2022 Q2 | neglect  | Listen.  | 3        | School | School
    2022 Q3 | neglect  | Listen.  | 40       | School | School
"""


def test_every_block_of_the_samples_is_a_year_of_what_counts_people_and_adds_up(sample_desk: Desk) -> None:
    blocks = lay_all(sample_desk)
    assert {name.rpartition(" ")[0] for name in blocks} >= {"audit_grades", "voice", "nrm_referrals", "csa_medical"}
    assert not [name for name in blocks if name.startswith(("training", "comparators", "neglect "))]
    for name, counted in blocks.items():
        laid = lay_block(name, counted)
        values = values_of(laid)
        assert len({one.place.period.year for one in counted}) == 1
        assert all(values[f"{one.place.id}|{part}"] == n for one in counted for part, n in one.parts.items())


def test_what_is_shown_of_the_samples_stands(sample_desk: Desk) -> None:
    found = clearance(sample_desk)
    assert found.weak == ()
    assert found.hidden
    for cleared in clear_all(sample_desk):
        bounds = attack(cleared.view)
        assert (opened(cleared.view, bounds), short(cleared.view, bounds)) == ((), ())
        assert all(one.certified for one in bounds.values())


def test_it_is_worked_out_once_until_something_changes() -> None:
    with open_world(table("voice", HEARD)) as desk:
        told: list[str] = []
        first = clearance(desk, told.append)
        assert told[-1] == "Protecting small numbers: 1 of 1"
        assert "Reading what is to be protected: Children and families heard" in told
        number = len(told)
        assert clearance(desk, told.append) is first
        assert is_cleared(desk)
        assert len(told) == number
        keep(desk.store, table("voice", HEARD.replace("| 40", "| 50").replace("2022", "2023")))
        assert not is_cleared(desk)
        assert len(clearance(desk, told.append).places) > len(first.places)
        assert told[-1] == "Protecting small numbers: 2 of 2"


def test_a_cut_is_offered_once_its_year_has_ended() -> None:
    asked = Request(Period.full_year(2022), "children_heard", by="theme", edition="public")
    whole = f"{HEARD.rstrip()}\n    2022 Q4 | neglect  | Come.    | 20       | Home   | School"
    with open_world(table("voice", HEARD.replace("| 3 ", "| 13 "))) as desk:
        later = replace(desk, clock=lambda: datetime(2023, 5, 1, tzinfo=UTC))
        assert {shown.figure.status for shown in figures(later, asked)} == {"suppressed"}
    with open_world(table("voice", whole.replace("| 3 ", "| 13 "))) as desk:
        during = replace(desk, clock=lambda: datetime(2023, 3, 31, tzinfo=UTC))
        after = replace(desk, clock=lambda: datetime(2023, 4, 1, tzinfo=UTC))
        assert {shown.figure.status for shown in figures(during, asked)} == {"suppressed"}
        assert {shown.figure.value for shown in figures(after, asked)} == {50, 53}


def test_figures_of_a_past_day_are_for_officers(sample_desk: Desk) -> None:
    asked = Request(Period.full_year(2022), "children_heard", as_at=datetime(2024, 1, 1, tzinfo=UTC))
    assert figures(sample_desk, asked)
    with pytest.raises(Mendable, match="Figures as they were held on a past day are for officers"):
        figures(sample_desk, replace(asked, edition="public"))


@given(st.sampled_from(COUNTED).flatmap(RETURNS.__getitem__))
def test_nothing_small_is_found_in_returns_drawn_by_chance(lines: list[Line]) -> None:
    """A large number that is hidden with a small one may be known: that tells of nobody."""
    with open_world(lines) as desk:
        cleared = clear_all(desk)
    for one in cleared:
        bounds = attack(one.view)
        assert (short(one.view, bounds), one.weak) == ((), ())
        assert one.view.primary.isdisjoint(opened(one.view, bounds))
        values = values_of(one.laid)
        small = {cell for cell, n in values.items() if 1 <= n <= 5} - one.laid.free.keys()
        assert small.isdisjoint(one.view.shown)
