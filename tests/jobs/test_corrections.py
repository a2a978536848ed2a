"""A return that is corrected after it was published brings committees no new number, and they are told why."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cesp.briefing.paper import write_paper
from cesp.disclosure.protect import BESIDE, RESTATED, SMALL
from cesp.jobs.clearing import clearance
from cesp.jobs.desk import Desk
from cesp.jobs.figures import Request, figures
from cesp.jobs.papers import compose_paper
from cesp.jobs.present import Scope, brief
from cesp.jobs.publishing import changes_since, open_publication
from cesp.jobs.uploads import undo
from cesp.periods import Period, parse_period
from tests.jobs.editions import BLOCK, entered, give, lines, look, read, sit
from tests.measures.world import keep

SCOPE = Scope(Period(2023, 1, 3), "same-period", "public")


@pytest.fixture
def desk() -> Iterator[Desk]:
    with sit() as empty:
        yield empty


def paper_of(desk: Desk) -> str:
    """All of a public paper to the third quarter, as it would be kept."""
    return write_paper(compose_paper(desk, SCOPE)).decode()


def corrected(desk: Desk, *, published: bool) -> tuple[dict[str, str], dict[str, str]]:
    """What the public edition says before and after one child fewer was found in the first quarter, and a third quarter
    came with it."""
    keep(desk.store, lines("2023 Q1 | 30 | 100", "2023 Q2 | 20 | 80"))
    before = read(desk)
    if published:
        give(desk)
    keep(desk.store, lines("2023 Q1 | 29 | 100"))
    keep(desk.store, lines("2023 Q3 | 40 | 90"))
    return before, read(desk)


def test_a_restatement_after_publication_brings_no_new_number_and_says_why(desk: Desk) -> None:
    before, after = corrected(desk, published=True)
    assert after == {
        "Q1": RESTATED, "Q2": "20 of 80", "Q3": RESTATED, "to Q2": RESTATED, "to Q3": RESTATED, "": RESTATED,
    }  # fmt: skip
    assert set(after.values()) - set(before.values()) == {RESTATED}
    assert read(desk, "restricted") == after
    assert look(desk, "Q1", "officer").base == "29 of 100"
    paper = paper_of(desk)
    assert "20 of 80" in paper
    assert not [text for text in ("29 of 100", "40 of 90", "49 of 180", "89 of 270") if text in paper]
    page = brief(desk, "neglect", SCOPE)
    [exhibit] = [one for section in page.sections for one in section.exhibits if one.title == "Flowing"]
    assert exhibit.notes == (RESTATED,)
    # The papers that were given to the committee stand, and so does their pattern.
    told = desk.store.papers.ledger()
    assert clearance(desk).digests[BLOCK] == next(one.digest for one in told if one.block == BLOCK)
    assert "50 of 180" in write_paper(open_publication(desk, 1).paper).decode()
    assert any("Came, were corrected" in sentence for sentence in changes_since(desk, 1))


def test_the_same_restatement_before_publication_shows_the_new_numbers(desk: Desk) -> None:
    before, after = corrected(desk, published=False)
    assert (before["Q1"], before["to Q2"]) == ("30 of 100", "50 of 180")
    assert after == {
        "Q1": "29 of 100", "Q2": "20 of 80", "Q3": "40 of 90", "to Q2": "49 of 180", "to Q3": "89 of 270",
        "": "89 of 270",
    }  # fmt: skip
    assert "89 of 270" in paper_of(desk)
    assert look(desk, "to Q3").notes == ()


def test_a_block_stays_frozen_through_publications_until_the_correction_is_taken_back(desk: Desk) -> None:
    _, frozen = corrected(desk, published=True)
    give(desk, until=3)
    assert read(desk) == frozen
    shown = {"Q2|||base": 80, "Q2|||n": 20, "Q2|||rest": 60}
    told = entered(desk)
    assert {cell: value for cell, (fate, value) in told.items() if fate == "shown"} == shown
    assert {fate for cell, (fate, _) in told.items() if cell not in shown} == {"withheld"}
    undo(desk, 2)
    assert read(desk) == {
        "Q1": "30 of 100", "Q2": "20 of 80", "Q3": "40 of 90", "to Q2": "50 of 180", "to Q3": "90 of 270",
        "": "90 of 270",
    }  # fmt: skip


def test_what_was_published_and_is_gone_freezes_its_year_alone(desk: Desk) -> None:
    keep(desk.store, lines("2022 Q1 | 30 | 100", "2023 Q1 | 30 | 100"))
    keep(desk.store, lines("2023 Q2 | 20 | 80"))
    give(desk)
    undo(desk, 2)
    assert (read(desk)["Q1"], read(desk)[""]) == ("30 of 100", RESTATED)
    assert "30 of 100" not in (read(desk)["to Q2"], read(desk)["to Q3"])
    period = parse_period("2022/23 Q1")
    assert period is not None
    [year_before] = figures(desk, Request(period, "indicator", "flowing", edition="public"))
    assert year_before.figure.base == "30 of 100"


def test_a_correction_among_hidden_numbers_shows_none_of_them(desk: Desk) -> None:
    keep(desk.store, lines("2023 Q1 | 30 | 100", "2023 Q2 | 3 | 50"))
    before = read(desk)
    give(desk)
    # Five children move to the second quarter: the half year is still 33 of 150, and nothing is small any more.
    keep(desk.store, lines("2023 Q1 | 25 | 100", "2023 Q2 | 8 | 50"))
    assert look(desk, "Q2", "officer").base == "8 of 50"
    after = read(desk)
    assert (after["Q1"], after["Q2"], after["to Q2"]) == (BESIDE, BESIDE, "33 of 150")
    assert (before["Q1"], before["Q2"]) == (BESIDE, SMALL)
