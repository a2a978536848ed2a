"""What was published for committees is entered in the ledger, and protects the editions that come after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from cesp.disclosure.clearing import Cleared, fates_of
from cesp.disclosure.joint.attack import attack, joined, opened, short
from cesp.disclosure.joint.block import Block, View
from cesp.disclosure.protect import BESIDE, SMALL
from cesp.errors import StoreError
from cesp.jobs.clearing import clear_all, clearance
from cesp.jobs.desk import Desk
from cesp.jobs.papers import compose_paper
from cesp.jobs.present import Scope
from cesp.jobs.publishing import open_publication, publish
from cesp.jobs.uploads import undo
from cesp.periods import Period
from tests.jobs.editions import BLOCK, OCCASION, PARTS, entered, give, lines, read, sit
from tests.measures.world import keep


@pytest.fixture
def desk() -> Iterator[Desk]:
    with sit() as empty:
        yield empty


def block(desk: Desk) -> Cleared:
    [found] = [one for one in clear_all(desk) if one.laid.block.name == BLOCK]
    return found


def side_by_side(editions: Sequence[Cleared]) -> View:
    """Editions read side by side by somebody who knows how things hang together now. What was running is left out: the
    same was told under a shorter name."""
    last = editions[-1].view
    cells = {cell.id: cell for cell in last.block.cells}

    def under(cleared: Cleared) -> View:
        names, view = [name for name, _, _ in fates_of(cleared)], cleared.view
        return View(
            Block(last.block.name, last.block.atoms, tuple(cells[name] for name in names)),
            {name: view.shown[name] for name in names if name in view.shown},
            view.primary.intersection(names),
            view.secondary.intersection(names),
            view.rules,
        )

    return joined([*(under(cleared) for cleared in editions[:-1]), last])


def test_a_publication_enters_every_count_and_no_number_that_was_hidden(desk: Desk) -> None:
    keep(desk.store, lines("2023 Q1 | 30 | 100", "2023 Q2 | 3 | 50"))
    said = {"Q1": BESIDE, "Q2": SMALL, "to Q2": "33 of 150", "": "33 of 150"}
    assert {when: read(desk)[when] for when in said} == said
    for edition in ("restricted", "public"):
        give(desk, edition)
    entries = desk.store.papers.ledger()
    assert [(one.publication, one.edition) for one in (entries[0], entries[-1])] == [(1, "restricted"), (2, "public")]
    digest = clearance(desk).digests[BLOCK]
    # The pattern of the second one knows of the first, and hides the same.
    half = len(entries) // 2
    assert [(one.cell, one.fate, one.value) for one in entries[:half]] == [
        (one.cell, one.fate, one.value) for one in entries[half:]
    ]
    assert {one.digest for one in entries[half:] if one.block == BLOCK} == {digest}
    # What is longer is running, so it is not entered: it is the first two quarters.
    to_date = {"base": 150, "n": 33, "rest": 117}
    assert entered(desk) == {
        **{f"Q{quarter}|||{part}": ("hidden", None) for quarter in (1, 2) for part in PARTS},
        **{f"to Q2|||{part}": ("shown", value) for part, value in to_date.items()},
    }


def test_papers_that_are_refused_enter_nothing(desk: Desk) -> None:
    keep(desk.store, lines("2023 Q1 | 30 | 100"))
    scope = Scope(Period(2023, 1, 1), "same-period", "public")
    paper = compose_paper(desk, scope)
    keep(desk.store, lines("2023 Q2 | 30 | 100"))
    with pytest.raises(StoreError, match="has changed since this paper was put together"):
        publish(desk, paper, scope, OCCASION)
    assert desk.store.papers.ledger() == []


def test_a_clearance_is_made_anew_once_the_ledger_has_grown(desk: Desk) -> None:
    keep(desk.store, lines("2023 Q1 | 30 | 100", "2023 Q2 | 3 | 50"))
    first = clearance(desk)
    assert clearance(desk) is first
    give(desk)
    second = clearance(desk)
    assert second is not first
    assert clearance(desk) is second
    assert (second.hidden, second.places, second.fates) == (first.hidden, first.places, first.fates)


def test_a_further_quarter_opens_nothing_that_was_published_hidden(desk: Desk) -> None:
    first = lines("2023 Q1 | 30 | 100", "2023 Q2 | 3 | 50")
    third = lines("2023 Q3 | 3 | 60")
    keep(desk.store, first)
    number, before, given = give(desk), read(desk), block(desk)
    keep(desk.store, third)
    after = read(desk)
    # The second and third quarter could hide each other, were the first not hidden and the half year not shown already.
    assert after == {"Q1": BESIDE, "Q2": SMALL, "Q3": SMALL, "to Q2": "33 of 150", "to Q3": BESIDE, "": BESIDE}
    assert {when: after[when] for when in ("Q1", "Q2", "to Q2")} == {
        when: before[when] for when in ("Q1", "Q2", "to Q2")
    }
    assert read(desk, "restricted") == after
    assert clearance(desk).weak == ()
    both = side_by_side([given, block(desk)])
    assert opened(both, attack(both)) == ()
    assert short(both, attack(both)) == ()
    assert open_publication(desk, number).record.id == number

    # Had nobody remembered, the year to date would have gone instead of the first quarter: 33 less 30 is 3.
    with sit(first, third) as naive:
        assert read(naive)["Q1"] == "30 of 100"
        both = side_by_side([given, block(naive)])
        assert "indicator|flowing||2023/24 Q2|||n" in opened(both, attack(both))


def test_what_a_second_edition_adds_is_protected_with_the_first(desk: Desk) -> None:
    editions = []
    quarters = ("2023 Q1 | 30 | 100", "2023 Q2 | 3 | 50", "2023 Q3 | 3 | 60", "2023 Q4 | 40 | 90")
    for until, quarter in enumerate(quarters, 1):
        keep(desk.store, lines(quarter))
        editions.append(block(desk))
        give(desk, until=until)
        told = entered(desk)
        assert {value for fate, value in told.values() if fate != "shown"} <= {None}
        both = side_by_side(editions)
        bounds = attack(both)
        assert (opened(both, bounds), short(both, bounds)) == ((), ())
    # By itself the first quarter was shown, and the sum with the second tells that one: so that has no sum.
    assert read(desk)["Q1"] == "30 of 100"
    assert told["Q1|||n"] == ("shown", 30)
    assert read(desk)["to Q2"] == BESIDE
    # Four quarters are in: the year is whole, and has entries of its own.
    assert told["|||n"] == ("shown", 76)


def test_a_running_year_grows_without_being_restated(desk: Desk) -> None:
    keep(desk.store, lines("2023 Q1 | 30 | 100", "2023 Q2 | 20 | 80"))
    assert read(desk)[""] == "50 of 180"
    give(desk)
    keep(desk.store, lines("2023 Q3 | 40 | 90"))
    whole = {"Q1": "30 of 100", "Q2": "20 of 80", "Q3": "40 of 90", "to Q2": "50 of 180"}
    assert read(desk) == whole | {"to Q3": "90 of 270", "": "90 of 270"}


def test_a_number_that_was_hidden_and_is_gone_is_forgotten(desk: Desk) -> None:
    keep(desk.store, lines("2023 Q1 | 3 | 50"))
    give(desk, until=1)
    assert {fate for fate, _ in entered(desk).values()} == {"hidden"}
    keep(desk.store, lines("2023 Q2 | 30 | 100"))
    undo(desk, 1)
    assert clearance(desk).weak == ()
    assert read(desk)["Q2"] == "30 of 100"
