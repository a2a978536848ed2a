"""A block that was restated after it was published: what stands, what goes, and what the ledger is told of it."""

from __future__ import annotations

from dataclasses import replace

from cesp.disclosure.blocks import Counted, Laid, Runs, lay_block
from cesp.disclosure.clearing import bring_together, clear_block, fates_of, freeze_block, is_restated
from cesp.disclosure.joint.attack import attack
from cesp.disclosure.joint.block import Pattern, Rules
from cesp.disclosure.places import Place
from cesp.disclosure.protect import RESTATED, WHY
from cesp.periods import Period, Quarter

RULES = Rules()
YEAR = Period.full_year(2023)


def place(period: Period | int, measure: str = "seen") -> Place:
    """A measure's place in a period, or in a quarter by its number."""
    return Place(measure, "", "", Period.single(Quarter(2023, period)) if isinstance(period, int) else period)


def seen(period: Period | int, n: int, base: int, runs: Runs = "sum") -> Counted:
    return Counted(place(period), {"n": n, "rest": base - n, "base": base}, runs)


def count(period: Period | int, n: int, runs: Runs = "sum") -> Counted:
    return Counted(place(period, "cases"), {"n": n}, runs)


def cells(laid: Laid, one: Place) -> dict[str, int]:
    values = {cell.id: sum(laid.counts[atom] for atom in cell.atoms) for cell in laid.block.cells}
    return {cell: values[cell] for cell in laid.cells[one]}


def half_year(first: int = 30, second: int = 20) -> Laid:
    """30 of 100 in the first quarter and 20 of 80 in the second, and the same to date."""
    to_date = seen(Period.to_date(2023, 2), first + second, 180)
    return lay_block("seen 2023/24", [seen(1, first, 100), seen(2, second, 80), to_date])


def all_shown(laid: Laid) -> dict[str, int]:
    return {cell: value for one in laid.cells for cell, value in cells(laid, one).items()}


def test_a_block_is_restated_when_what_was_shown_differs_or_is_gone() -> None:
    before = all_shown(half_year())
    assert not is_restated(half_year(), before)
    assert not is_restated(half_year(), {})
    assert is_restated(half_year(first=29), before)
    only = lay_block("seen 2023/24", [seen(1, 30, 100)])
    assert is_restated(only, before)
    assert not is_restated(only, cells(only, place(1)))
    # A quarter that came since adds cells and changes none.
    assert not is_restated(lay_block("seen 2023/24", [seen(1, 30, 100), seen(2, 50, 90)]), cells(only, place(1)))


def test_what_was_shown_and_is_still_so_stands_and_nothing_new_is_shown() -> None:
    before = all_shown(half_year())
    now = lay_block(
        "seen 2023/24",
        [
            seen(1, 29, 100),
            seen(2, 20, 80),
            seen(3, 40, 90),
            seen(Period.to_date(2023, 2), 49, 180),
            seen(Period.to_date(2023, 3), 89, 270),
        ],
    )
    frozen = freeze_block(now, RULES, before, "ab12")
    assert frozen.hidden == {
        place(1): "restated",
        place(3): "restated",
        place(Period.to_date(2023, 2)): "restated",
        place(Period.to_date(2023, 3)): "restated",
    }
    assert (
        dict(frozen.view.shown)
        == cells(now, place(2))
        == {
            "seen|||2023/24 Q2|||n": 20,
            "seen|||2023/24 Q2|||rest": 60,
            "seen|||2023/24 Q2|||base": 80,
        }
    )
    assert frozen.pattern.digest == "ab12"
    assert frozen.weak == ()
    # It tells nobody that anything of it is small.
    assert attack(frozen.view) == {}
    assert WHY["restated"] == RESTATED


def test_a_place_of_which_a_part_was_hidden_stays_hidden() -> None:
    laid = half_year()
    before = all_shown(laid)
    del before["seen|||2023/24 Q2|||rest"]
    frozen = freeze_block(laid, RULES, before, "ab12")
    assert frozen.hidden == {place(2): "restated"}
    assert not frozen.view.shown.keys() & cells(laid, place(2)).keys()
    assert frozen.pattern.withheld == cells(laid, place(2)).keys()


def test_the_ledger_is_told_what_was_shown_and_no_other_number() -> None:
    # 3 of 50 is small; the first quarter goes with it, or 33 less 30 would tell.
    laid = lay_block("seen 2023/24", [seen(1, 30, 100), seen(2, 3, 50), seen(Period.to_date(2023, 2), 33, 150)])
    fates = {cell: (fate, value) for cell, fate, value in fates_of(clear_block(laid, RULES))}
    shown = {"seen|||2023/24 to Q2|||n": 33, "seen|||2023/24 to Q2|||rest": 117, "seen|||2023/24 to Q2|||base": 150}
    hidden = {f"seen|||2023/24 Q{quarter}|||{part}" for quarter in (1, 2) for part in ("n", "rest", "base")}
    assert fates == {cell: ("shown", value) for cell, value in shown.items()} | dict.fromkeys(hidden, ("hidden", None))
    again = lay_block("seen 2023/24", [seen(1, 31, 100), seen(2, 3, 50), seen(Period.to_date(2023, 2), 34, 150)])
    frozen = fates_of(freeze_block(again, RULES, shown, "ab12"))
    assert {(fate, value) for cell, fate, value in frozen if cell not in shown} == {("withheld", None)}
    assert [one for one in frozen if one[0].endswith("to Q2|||base")] == [
        ("seen|||2023/24 to Q2|||base", "withheld", None)
    ]


def test_a_running_year_is_not_in_the_ledger_and_a_whole_one_is() -> None:
    def entered(*counted: Counted) -> set[str]:
        return {cell for cell, _, _ in fates_of(clear_block(lay_block("cases 2023/24", counted), RULES))}

    def names(*periods: Period | int) -> set[str]:
        return {f"{place(one, 'cases').id}|n" for one in periods}

    half = Period.to_date(2023, 2)
    # Two quarters are in: anything longer says the same as these, and is not what it will be.
    later = Period.to_date(2023, 3)
    so_far = count(1, 30), count(2, 20), count(half, 50)
    assert entered(*so_far, count(later, 50), count(YEAR, 50)) == names(1, 2, half)
    assert entered(*so_far, count(YEAR, 50)) == names(1, 2, half)
    assert entered(count(1, 30), count(YEAR, 30)) == names(1)
    # The year has come by itself, or holds more than the quarters say.
    assert entered(count(YEAR, 50)) == names(YEAR)
    assert entered(count(1, 30), count(YEAR, 50)) == names(1, YEAR)
    # The last quarter is in. What stands at its end is that quarter's, and the year is whole.
    assert entered(count(1, 30, "last"), count(4, 50, "last"), count(YEAR, 50, "last")) == names(1, 4, YEAR)
    # A proportion of the same n is another thing.
    proportion = Counted(place(YEAR, "cases"), {"n": 30, "rest": 70, "base": 100})
    assert names(YEAR) < entered(count(1, 30), proportion)


def test_a_clearance_knows_the_fates_of_every_block() -> None:
    one = clear_block(half_year(), RULES)
    two = freeze_block(lay_block("cases 2023/24", [count(1, 30)]), RULES, {}, "ab12")
    together = bring_together([one, two])
    assert together.fates == {
        "seen 2023/24": fates_of(one),
        "cases 2023/24": (("cases|||2023/24 Q1|||n", "withheld", None),),
    }
    assert together.digests == {"seen 2023/24": one.pattern.digest, "cases 2023/24": "ab12"}
    assert together.hidden == {place(1, "cases"): "restated"}


def test_what_is_left_out_because_nothing_protects_it_is_withheld_and_may_be_shown_one_day() -> None:
    cleared = clear_block(half_year(), RULES)
    nothing: frozenset[str] = frozenset()
    view = replace(cleared.view, shown={}, primary=frozenset(cells(half_year(), place(1))))
    blank = replace(cleared, hidden={place(1): "small", place(2): "withheld"}, view=view)
    fates = {cell: fate for cell, fate, _ in fates_of(replace(blank, pattern=Pattern(nothing, nothing, nothing, "")))}
    assert {fates[cell] for cell in cells(half_year(), place(1))} == {"hidden"}
    assert {fates[cell] for cell in cells(half_year(), place(2))} == {"withheld"}
