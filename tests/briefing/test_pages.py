"""A priority's page and the overview."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cesp.briefing.compose import exhibit_id
from cesp.briefing.exhibit import Exhibit
from cesp.briefing.findings import NO_CHANGE, opening, recent, unknown
from cesp.briefing.pages import Scope, brief, is_closed, overview, stage_words
from cesp.catalogue import Edition, Priority
from cesp.disclosure.protect import NOT_CLEARED
from cesp.measures.values import Ask, Comparison
from cesp.periods import Period
from tests.briefing.made import exhibit
from tests.disclosure.figures import compared
from tests.measures.world import PARTNERSHIP

Grid = dict[str | None, list[Exhibit | None]]
NEGLECT = PARTNERSHIP.get_priority("neglect")
BETTER = compared(Ask("attended_of_registered", "neglect"), (95, 100), (80, 100))
WORSE = compared(Ask("good_or_better", "neglect"), (20, 100), (60, 100))
MORE = compared(Ask("attendances", "neglect"), (400, None), (100, None))
SAME = compared(Ask("attendances", "neglect"), (100, None), (100, None))
FEW = compared(Ask("no_show_rate", "neglect"), (2, 8), (3, 9))
HIDDEN = compared(Ask("indicator", "neglect", "flowing"), (3, 40), (20, 40))
OVERDUE = compared(Ask("recommendations_overdue", "neglect"), (4, None), (2, None))


def scope(edition: Edition = "officer") -> Scope:
    return Scope(Period(2022, 1, 1), Period(2021, 1, 1), edition)


def unlike(comparison: Comparison, reason: str) -> Comparison:
    return replace(comparison, verdict="not_like_for_like", reasons=(reason,))


def test_a_page_opens_with_the_strongest_change_and_the_biggest_doubt() -> None:
    exhibits = [exhibit(entry) for entry in (MORE, BETTER, WORSE, FEW)]
    assert opening(exhibits) == (
        "20% of 100 judgements were good or better, 60% of 100 in the same quarter of 2021/22: worsened.",
        "Did not attend, of registered: 2 of 8 is too few to say.",
    )


def test_without_a_clear_change_a_page_opens_with_activity_or_says_so() -> None:
    assert opening([exhibit(MORE)]) == ("400 attendances at training, 100 in the same quarter of 2021/22: more.",)
    assert opening([exhibit(SAME)]) == (NO_CHANGE,)
    assert opening([]) == (NO_CHANGE,)


def test_what_is_not_known_is_said_once_with_how_much_it_touches() -> None:
    reason = "The audits had different themes: A, before B."
    exhibits = [exhibit(unlike(entry, reason)) for entry in (BETTER, WORSE)]
    exhibits += [exhibit(unlike(FEW, "Another form was used.")), exhibit(FEW), exhibit(HIDDEN, "public")]
    assert unknown(exhibits) == (
        f"{reason} It affects 2 figures.",
        "Another form was used.",
        "Did not attend, of registered: 2 of 8 is too few to say.",
        "Not shown, April to June 2022 (Hidden, because the number or its complement is small): Flowing.",
    )


def test_old_figures_open_no_page() -> None:
    made = exhibit(BETTER)
    assert recent([made], date(2024, 6, 30)) == [made]
    assert recent([made], date(2024, 7, 31)) == []
    undated = replace(made, figures_to=None)
    assert recent([undated], date(2030, 1, 1)) == [undated]


def test_a_briefing_has_its_lanes_in_order_and_says_which_are_empty() -> None:
    page = brief(NEGLECT, scope(), [exhibit(BETTER), exhibit(MORE)], PARTNERSHIP)
    assert (page.title, page.aim) == ("Neglect", "Fewer children neglected")
    assert [(section.title, len(section.exhibits)) for section in page.sections] == [
        ("What we did", 2),
        ("What changed in practice", 0),
        ("What it means for children", 0),
    ]
    assert page.sections[1].empty == (
        "What changed in practice: nothing is held on Neglect for April to June 2022. "
        "Upload the return that holds it, or choose another period."
    )
    assert page.frame.figures_to == date(2022, 6, 30)
    assert (page.frame.period, page.frame.compared) == ("April to June 2022", "against the same quarter of 2021/22")
    assert page.frame.banners == ("Invented figures.",)


def test_protected_pages_carry_the_mark_and_leave_out_what_holds_nothing() -> None:
    made = exhibit(HIDDEN, "public")
    page = brief(NEGLECT, scope("public"), [made], PARTNERSHIP)
    assert page.frame.banners == ("Invented figures.", NOT_CLEARED)
    assert (page.frame.edition_name, page.frame.figures_to) == ("Part 1", None)
    assert not any(section.exhibits for section in page.sections)
    assert page.unknown == (
        "Not shown, April to June 2022 (Hidden, because the number or its complement is small): Flowing.",
    )
    real = PARTNERSHIP.model_copy(update={"synthetic": ""})
    assert brief(NEGLECT, scope("public"), [made], real).frame.banners == (NOT_CLEARED,)


def test_exhibits_of_indicators_are_told_apart() -> None:
    assert exhibit_id(exhibit(HIDDEN).shown) == "indicator-flowing"
    assert exhibit_id(exhibit(BETTER).shown) == "attended_of_registered"


def test_overview_lists_what_works_what_worries_and_what_follows() -> None:
    made = {name: exhibit(entry) for name, entry in (("better", BETTER), ("worse", WORSE), ("few", FEW))}
    grid: Grid = {
        "neglect": [made["better"], made["worse"], made["few"], None],
        None: [exhibit(MORE), None, None, None],
    }
    due = [exhibit(OVERDUE), exhibit(compared(Ask("recommendations_overdue", "exploitation"), (0, None), (2, None)))]
    page = overview(scope(), ("A", "B", "C", "D"), grid, due, PARTNERSHIP)
    better = "Neglect: 95% of 100 registered attended, was 80%: improved."
    assert page.working == (better,)
    assert page.worried == ("Neglect: 20% of 100 judgements were good or better, was 60%: worsened.",)
    assert page.following == ("Neglect: 4 recommendations were overdue.",)
    assert page.unknown == ("Neglect: Did not attend, of registered: 2 of 8 is too few to say.",)
    assert page.opening == (better, *page.unknown)
    neglect, whole = page.rows
    assert (neglect.title, whole.title) == ("Neglect", "All training, audits and plans")
    assert neglect.cells[3] is None
    first, counted = neglect.cells[0], whole.cells[0]
    assert first is not None
    assert (first.display, first.was, first.verdict, first.now, first.before) == (
        "95%",
        "was 80%",
        "improved",
        0.95,
        0.8,
    )
    assert counted is not None
    assert (counted.now, counted.before, counted.about) == (1.0, 0.25, "")


def test_overview_without_a_better_rate_says_more_and_names_the_year_of_an_indicator() -> None:
    grid: Grid = {
        "neglect": [exhibit(MORE)],
        "exploitation": [exhibit(HIDDEN, "public")],
        "online-harm": [exhibit(SAME)],
    }
    page = overview(scope("public"), ("A",), grid, [], PARTNERSHIP)
    assert page.working == ("Neglect: 400 attendances at training, was 100: more.",)
    assert page.opening[0] == page.working[0]
    cell = page.rows[1].cells[0]
    assert cell is not None
    assert (cell.display, cell.was, cell.now, cell.about) == ("c", "was 50%", None, "Flowing, 2022/23 Q1")


def test_a_doubt_of_several_priorities_is_said_once() -> None:
    gap = unlike(BETTER, "A Q2 return is missing in 2021/22.")
    grid: Grid = {name: [exhibit(gap)] for name in ("neglect", "exploitation")}
    page = overview(scope(), ("A",), grid, [], PARTNERSHIP)
    assert page.unknown == ("A Q2 return is missing in 2021/22. It affects 2 figures here.",)
    assert page.opening == (NO_CHANGE, *page.unknown)


LIFE = [
    {"state": "opened", "on": "2021-05-01"},
    {"state": "carried_over", "on": "2022-04-01"},
    {"state": "closing", "on": "2022-10-01"},
    {"state": "closed", "on": "2023-03-01"},
]


@pytest.mark.parametrize(
    ("period", "words", "closed"),
    [
        (Period(2020, 4, 4), "Not yet a priority: it opens 1 May 2021", False),
        (Period(2021, 1, 1), "Priority since 2021/22", False),
        (Period(2022, 1, 1), "Carried over into 2022/23", False),
        (Period(2022, 1, 3), "Closing, since October 2022", False),
        (Period(2022, 1, 4), "Closed to business as usual, March 2023", True),
    ],
)
def test_a_priority_says_where_it_is_in_its_life(period: Period, words: str, closed: bool) -> None:
    priority = Priority.model_validate({"id": "x", "title": "X", "life": LIFE})
    assert (stage_words(priority, period), is_closed(priority, period)) == (words, closed)


def test_a_priority_without_a_life_says_nothing_of_it() -> None:
    assert stage_words(NEGLECT, Period(2022, 1, 1)) == ""
    assert not is_closed(NEGLECT, Period(2022, 1, 1))
