"""The attacker at work: it finds nothing in what is protected together, and finds what is planted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cesp.catalogue import Edition
from cesp.catalogue.priorities import Stage
from cesp.disclosure.places import Place
from cesp.disclosure.protect import Policy
from cesp.errors import Mendable, NotAllowed
from cesp.jobs import auditing, comparing, figures, present, sightings, statutory, topics
from cesp.jobs.auditing import Audit, audit, audit_data, audit_lines
from cesp.jobs.desk import Desk
from cesp.jobs.papers import compose_paper
from cesp.jobs.present import Scope
from cesp.jobs.publishing import Occasion, publish
from cesp.people import Person
from cesp.periods import Period
from tests.measures.world import PARTNERSHIP, Line, keep, table
from tests.measures.world import desk as open_world

CLOCK = datetime(2024, 6, 3, 12, 0, tzinfo=UTC)
Q1, Q2, Q3, YEAR = Period(2023, 1, 1), Period(2023, 2, 2), Period(2023, 3, 3), Period.full_year(2023)
TO_Q2, TO_Q3 = Period.to_date(2023, 2), Period.to_date(2023, 3)
OCCASION = Occasion("Impact", "Children's Committee", date(2024, 6, 13))
PUBLIC_Q1 = Scope(Q1, "same-period", "public")
GATES = (comparing, figures, present, statutory, topics)


def lines(*quarters: tuple[int, int]) -> list[Line]:
    """An indicator whose quarters add up, of (n, base), from the first on."""
    rows = [f"2023 Q{at} | neglect | flowing | {n} | {base}" for at, (n, base) in enumerate(quarters, 1)]
    return table("indicators", "\n".join(["when | priority | indicator | numerator | denominator", *rows]))


@pytest.fixture
def world() -> Iterator[Desk]:
    """A year to the third quarter, whose second quarter is small."""
    opened = Stage(state="opened", on=date(2022, 4, 1))
    priorities = tuple(one.model_copy(update={"life": (opened,)}) for one in PARTNERSHIP.priority)
    with open_world(lines((30, 100), (3, 50), (40, 100))) as desk:
        yield replace(
            desk,
            partnership=PARTNERSHIP.model_copy(update={"priority": priorities}),
            person=Person("Amy Hall", frozenset({"officer"})),
            clock=lambda: CLOCK,
        )


def shorten(monkeypatch: pytest.MonkeyPatch, *periods: Period) -> None:
    """Looks at these periods alone, for the sake of time."""
    monkeypatch.setattr(sightings, "list_periods", lambda desk: list(periods))


def drop_clearance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hides numbers one by one, on every page."""

    def bare(desk: Desk, edition: Edition) -> Policy:
        return Policy(edition, desk.partnership, desk.catalogue)

    for gate in GATES:
        monkeypatch.setattr(gate, "policy", bare)


def of_flowing(found: Audit) -> dict[str, tuple[str, ...]]:
    """What was found of the indicator's year, by kind; cells without what all names share."""
    [block] = [one for one in found.blocks if one.name == "flowing 2023/24"]
    kinds = {"bare": block.bare, "opened": block.opened, "short": block.short}
    return {
        kind: tuple(one.cell.removeprefix("indicator|flowing||2023/24 ") for one in cells)
        for kind, cells in kinds.items()
    }


def test_nothing_of_the_samples_is_open_to_the_public(sample_desk: Desk) -> None:
    heard: list[str] = []
    found = audit(sample_desk, "public", report=heard.append)
    assert found.safe
    assert (found.torn, found.astray, found.restated) == ((), (), ())
    assert [(one.bare, one.opened, one.short) for one in found.blocks if not one.safe] == []
    assert {one.name for one in found.blocks} >= {"csa_medical 2022/23", "voice 2023/24", "audit_grades 2023/24"}
    assert sum(one.small for one in found.blocks) >= 18
    assert all(one.hidden > one.small for one in found.blocks if one.small)
    assert sum(one.shown for one in found.blocks) > 800
    assert found.looks > 5000
    assert any(line.startswith("Looking at 2020/21 Q1") for line in heard)


def test_nor_is_it_to_readers_of_the_restricted_edition(sample_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    shorten(monkeypatch, *(Period(2023, *span) for span in ((1, 4), (1, 3), (1, 2), (3, 3), (2, 2), (1, 1))))
    found = audit(sample_desk, "restricted")
    assert found.safe
    assert sum(one.shown for one in found.blocks) > 300


def test_a_sample_protected_one_by_one_is_found_open(sample_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    drop_clearance(monkeypatch)
    shorten(monkeypatch, *(Period(2023, *span) for span in ((1, 3), (1, 2), (3, 3), (2, 2), (1, 1))))
    found = audit(sample_desk, "public")
    assert not found.safe
    opened = {one.name for one in found.blocks if one.opened}
    assert opened >= {"csa_medical 2022/23", "csa_medical 2023/24", "voice 2023/24"}
    assert found.astray  # cuts so fine that no block has them
    assert audit_lines(audit_data(found))


def test_one_by_one_the_small_quarter_is_opened_and_together_it_is_not(
    world: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    shorten(monkeypatch, YEAR, TO_Q3, TO_Q2, Q1, Q2, Q3)
    found = audit(world, "public")
    assert found.safe
    assert of_flowing(found) == {"bare": (), "opened": (), "short": ()}
    drop_clearance(monkeypatch)
    found = audit(world, "public")
    assert not found.safe
    assert of_flowing(found)["opened"] == ("Q2|||n",)
    told = list(audit_lines(audit_data(found)))
    assert "    opened: indicator|flowing||2023/24 Q2|||n" in told
    assert "Not safe to publish: see what is listed above." in told


def test_a_number_that_two_pages_tell_differently_is_found(world: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    shorten(monkeypatch, Q3)
    real = sightings.figures

    def hides(desk: Desk, request: figures.Request) -> object:
        """The command line hides what the pages show."""
        officer = Policy(request.edition, desk.partnership, desk.catalogue)
        monkeypatch.setattr(figures, "policy", lambda desk, edition: replace(officer, clearance=nothing))
        return real(desk, request)

    nothing = replace(figures.clearance(world), places=frozenset())
    monkeypatch.setattr(sightings, "figures", hides)
    found = audit(world, "public")
    assert not found.safe
    assert "indicator|flowing||2023/24 Q3||: 40% (neglect, 2023/24 Q3); hidden (flowing, 2023/24 Q3)" in found.torn


def test_a_year_that_was_running_when_it_was_published_is_told_as_the_year_to_date() -> None:
    def given(period: Period, to: date | None) -> Period:
        seen = sightings.Sighting(Place("indicator", "flowing", "", period), "40%", {}, "", "publication 1", to)
        return sightings._as_given(seen).period

    assert given(YEAR, date(2023, 12, 31)) == TO_Q3
    assert given(YEAR, date(2024, 3, 31)) == YEAR
    assert given(YEAR, None) == YEAR
    assert given(Q2, date(2023, 9, 30)) == Q2


def test_a_further_quarter_contradicts_no_publication(world: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    scope = Scope(YEAR, "same-period", "public")
    publish(world, compose_paper(world, scope), scope, OCCASION)
    rows = "when | priority | indicator | numerator | denominator\n2023 Q4 | neglect | flowing | 50 | 100"
    keep(world.store, table("indicators", rows))
    shorten(monkeypatch, YEAR, TO_Q3)
    found = audit(world, "public")
    assert found.safe
    assert found.restated == ()


def test_a_number_that_was_published_counts_as_known(world: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """By itself the first quarter and the half year may be shown; were the ledger forgotten, another pattern would be
    laid over what was published."""
    shorten(monkeypatch, YEAR, TO_Q3, TO_Q2, Q1, Q2, Q3)
    told = {"indicator|flowing||2023/24 to Q2|||n": 33, "indicator|flowing||2023/24 Q1|||n": 30}
    monkeypatch.setattr(auditing, "read_published", lambda desk: defaultdict(dict, {"flowing 2023/24": told}))
    found = audit(world, "public")
    assert of_flowing(found)["opened"] == ("Q2|||n",)
    told["indicator|flowing||2023/24 Q3|||n"] = 41
    lied = audit(world, "public")
    assert (
        "indicator|flowing||2023/24 Q3|||n: 41 was published, now it is 40" in lied.torn or of_flowing(lied)["opened"]
    )


def test_what_was_corrected_after_it_was_published_is_told_and_not_attacked_again(
    world: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(world, compose_paper(world, PUBLIC_Q1), PUBLIC_Q1, OCCASION)
    keep(world.store, lines((31, 100)))
    shorten(monkeypatch, Q1, TO_Q2)
    found = audit(world, "public")
    assert "indicator|flowing||2023/24 to Q2|||n" in found.restated
    assert found.torn == ()
    assert found.safe


def test_the_officers_edition_and_strangers_are_refused(world: Desk) -> None:
    with pytest.raises(Mendable, match="hides nothing"):
        audit(world, "officer")
    with pytest.raises(Mendable, match="no agency cakes"):
        audit(world, "public", "cakes")
    with pytest.raises(NotAllowed):
        audit(replace(world, person=Person("Nobody", frozenset())), "public")


def test_a_sender_knows_its_own_returns(world: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    shorten(monkeypatch, Q1)
    found = audit(world, "public", "council")
    [block] = [one for one in found.insiders if one.name == "flowing 2023/24"]
    assert (block.own, block.shared, block.opened) == (6, 0, ())  # all is its own, so that nothing is news
    stranger = audit(world, "public", "police")
    assert [one.own for one in stranger.insiders] == [0]
    assert "police knows 0 figures whole, because no other rows are behind them." in audit_lines(audit_data(stranger))
