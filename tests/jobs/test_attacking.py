"""One block as it was seen on the pages: what anybody, and what a sender, could work out of it."""

from __future__ import annotations

from pathlib import Path

from cesp.disclosure.blocks import Counted, lay_block
from cesp.disclosure.joint.block import Rules
from cesp.disclosure.places import Place
from cesp.jobs.attacking import Found, Told, attack_block, attack_from_inside, see
from cesp.periods import Period
from tests.disclosure.joint.test_peers import TABLES

RULES = Rules()
Q1 = Period(2023, 1, 1)


def place(priority: str, period: Period = Q1) -> Place:
    return Place("children_heard", "", priority, period)


HEARD = {"": 40, "a": 3, "b": 4, "c": 33}
LAID = lay_block("heard", [Counted(place(name), {"n": n}) for name, n in HEARD.items()])
WHOLE_ALONE = {
    place(""): Told({"n": 40}), place("c"): Told({"n": 33}),
    place("a"): Told({}, "hidden"), place("b"): Told({}, "hidden"),
}  # fmt: skip


def test_an_insider_takes_its_own_small_number_off() -> None:
    """40 is told, and 33 of it; a and b are hidden, and hide each other: but whoever sent a knows b."""
    view = see(LAID, WHOLE_ALONE, RULES)
    found = attack_block(LAID, view)
    assert (found.shown, found.hidden, found.small) == (2, 2, 2)
    assert found.opened == ()
    cell = {name: LAID.cells[place(name)][0] for name in HEARD}
    assert found.short == (Found(cell["a"], 2, 5), Found(cell["b"], 2, 5))
    behind = {place("a"): {"council"}, place("b"): {"police"}, place("c"): {"police", "health"}}

    def senders(of: Place) -> frozenset[str]:
        return frozenset(behind.get(of, {"council", "police", "health"}))

    inside = attack_from_inside(LAID, view, "council", senders)
    assert (inside.own, inside.shared) == (1, 1)
    assert inside.opened == (Found(cell["b"], 4, 4),)
    assert attack_from_inside(LAID, view, "health", senders).opened == ()


def test_a_small_number_that_is_shown_or_left_out_for_nothing_is_found() -> None:
    bare = attack_block(LAID, see(LAID, {**WHOLE_ALONE, place("a"): Told({"n": 3})}, RULES))
    assert [one.cell for one in bare.bare] == list(LAID.cells[place("a")])
    left = {**WHOLE_ALONE, place("b"): Told({"n": 4}), place("a"): Told({}, "left out")}
    assert [one.low for one in attack_block(LAID, see(LAID, left, RULES)).opened] == [3]
    del left[place("a")]  # nor may it be given away where nothing was said of it
    assert [one.low for one in attack_block(LAID, see(LAID, left, RULES)).opened] == [3]


def test_numbers_that_do_not_fit_are_a_fault() -> None:
    found = attack_block(LAID, see(LAID, {**WHOLE_ALONE, place("c"): Told({"n": 60})}, RULES))
    assert found.misfit
    assert not found.safe


def test_the_record_tells_of_the_peers_tables_what_is_tested() -> None:
    """`docs/disclosure.md` has for each table the cells hidden by us and by the peer."""
    text = (Path(__file__).parents[2] / "docs" / "disclosure.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:2] == "| "]
    told = {row[0].strip("`"): row[2:4] for row in rows if row[0].strip("`") in TABLES}
    assert told == {name: [str(ours), str(theirs)] for name, (_, _, ours, theirs) in TABLES.items()}
    assert ["**all**", "86", "158", "156", "45"] in rows
