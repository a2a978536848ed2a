"""A priority's page and the overview."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cesp.briefing.compose import exhibit_id
from cesp.briefing.exhibit import Briefing, Exhibit, Overview
from cesp.briefing.overview import AS_AGREED, overview, sort_rows
from cesp.briefing.pages import Scope, brief, is_closed, recent, stage_words, tell_clearance
from cesp.briefing.summary import Part, open_page
from cesp.catalogue import Edition, Priority
from cesp.disclosure.clearance import Clearance
from cesp.disclosure.protect import NOT_CLEARED
from cesp.measures.values import Ask
from cesp.periods import Period
from tests.briefing.made import exhibit
from tests.briefing.paging import page as evidence
from tests.disclosure.figures import compared
from tests.measures.world import PARTNERSHIP

Grid = dict[str | None, list[Exhibit | None]]
NEGLECT = PARTNERSHIP.get_priority("neglect")
BETTER = compared(Ask("attended_of_registered", "neglect"), (95, 100), (80, 100))
WORSE = compared(Ask("good_or_better", "neglect"), (20, 100), (60, 100))
MORE = compared(Ask("attendances", "neglect"), (400, None), (100, None))
FEW = compared(Ask("no_show_rate", "neglect"), (2, 8), (3, 9))
HIDDEN = compared(Ask("indicator", "neglect", "flowing"), (3, 40), (20, 40))
OVERDUE = compared(Ask("recommendations_overdue", "neglect"), (4, None), (2, None))


def scope(edition: Edition = "officer") -> Scope:
    return Scope(Period(2022, 1, 1), Period(2021, 1, 1), edition)


def sentences(page: Briefing | Overview, part: Part) -> list[str]:
    return [one.text for one in page.summary.sentences if one.part == part]


def test_a_page_says_what_rules_find_in_its_exhibits_strongest_first() -> None:
    exhibits = [exhibit(entry) for entry in (MORE, BETTER, WORSE, FEW)]
    page = brief(NEGLECT, scope(), evidence(*exhibits))
    assert [one.rule for one in page.summary.sentences] == ["improved", "worsened", "too_few", "more_or_fewer"]
    assert [one.text for one in open_page(page.summary.sentences)] == [
        "20% of 100 judgements were good or better, 60% of 100 in the same quarter of 2021/22: worsened.",
        "Figures that rest on too few to say whether they changed: Did not attend, of registered (2 of 8).",
    ]
    assert page.opening == ()


def test_old_figures_open_no_page() -> None:
    made = exhibit(BETTER)
    assert recent([made], date(2024, 6, 30)) == [made]
    assert recent([made], date(2024, 7, 31)) == []
    undated = replace(made, figures_to=None)
    assert recent([undated], date(2030, 1, 1)) == [undated]


def test_a_briefing_has_its_lanes_in_order_and_says_which_are_empty() -> None:
    page = brief(NEGLECT, scope(), evidence(exhibit(BETTER), exhibit(MORE)))
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
    page = brief(NEGLECT, scope("public"), evidence(made, edition="public"))
    assert page.frame.banners == ("Invented figures.", NOT_CLEARED)
    assert (page.frame.edition_name, page.frame.figures_to) == ("Part 1", None)
    assert not any(section.exhibits for section in page.sections)
    assert sentences(page, "unknown") == [
        "Figures not shown: Flowing. Hidden, because the number or its complement is small."
    ]
    real = PARTNERSHIP.model_copy(update={"synthetic": ""})
    bare = evidence(made, edition="public", partnership=real)
    assert brief(NEGLECT, scope("public"), bare).frame.banners == (NOT_CLEARED,)


def test_exhibits_of_indicators_are_told_apart() -> None:
    assert exhibit_id(exhibit(HIDDEN).shown) == "indicator-flowing"
    assert exhibit_id(exhibit(BETTER).shown) == "attended_of_registered"


def test_headlines_are_spelled_out_at_first_use_on_the_page() -> None:
    made = replace(exhibit(BETTER), headline="GCP use: 5%.")
    page = brief(NEGLECT, scope(), evidence(made, made))
    assert [entry.headline for entry in page.sections[0].exhibits] == [
        "Graded Care Profile (GCP) use: 5%.",
        "GCP use: 5%.",
    ]


def test_overview_says_of_all_priorities_what_the_rules_find() -> None:
    made = {name: exhibit(entry) for name, entry in (("better", BETTER), ("worse", WORSE), ("few", FEW))}
    grid: Grid = {
        "neglect": [made["better"], made["worse"], made["few"], None],
        None: [exhibit(MORE), None, None, None],
    }
    due = [exhibit(OVERDUE), exhibit(compared(Ask("recommendations_overdue", "exploitation"), (0, None), (2, None)))]
    page = overview(scope(), ("A", "B", "C", "D"), grid, evidence(*made.values(), *due, priority=None))
    assert sentences(page, "working") == [
        "95% of 100 registered attended, 80% of 100 in the same quarter of 2021/22: improved."
    ]
    assert sentences(page, "next") == ["4 recommendations were overdue."]
    neglect, whole = page.rows
    assert (neglect.title, whole.title) == ("Neglect", "All training, audits and plans")
    assert neglect.cells[3] is None
    first, counted = neglect.cells[0], whole.cells[0]
    assert first is not None
    assert (first.display, first.was, first.verdict, first.now, first.before, first.value) == (
        "95%", "was 80%", "improved", 0.95, 0.8, 0.95,
    )  # fmt: skip
    assert counted is not None
    assert (counted.now, counted.before, counted.about) == (1.0, 0.25, "")


def test_overview_names_the_year_of_an_indicator_and_keeps_what_is_hidden_hidden() -> None:
    page = overview(scope("public"), ("A",), {"neglect": [exhibit(HIDDEN, "public")]}, evidence(edition="public"))
    cell = page.rows[0].cells[0]
    assert cell is not None
    assert (cell.display, cell.was, cell.now, cell.about) == ("c", "was 50%", None, "Flowing, 2022/23 Q1")
    assert cell.value is None


def test_rows_are_ordered_by_a_column_those_without_a_figure_after_it_and_the_whole_last() -> None:
    low = compared(Ask("attended_of_registered", "exploitation"), (10, 100), (80, 100))
    grid: Grid = {
        "exploitation": [exhibit(low), None],
        "online-harm": [None, exhibit(MORE)],
        "neglect": [exhibit(BETTER), exhibit(HIDDEN, "public")],
        None: [exhibit(BETTER), exhibit(MORE)],
    }
    page = overview(scope(), ("A", "B"), grid, evidence())
    assert [row.priority for row in sort_rows(page, AS_AGREED)] == ["exploitation", "online-harm", "neglect", None]
    assert [row.priority for row in sort_rows(page, "A")] == ["neglect", "exploitation", "online-harm", None]
    assert [row.priority for row in sort_rows(page, "B")] == ["online-harm", "exploitation", "neglect", None]


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


def test_a_priority_that_had_closed_opens_with_why_and_without_a_summary() -> None:
    noted = [*LIFE[:-1], {**LIFE[-1], "note": "It did what it was set up to do."}]
    later = replace(scope(), period=Period(2023, 1, 1))
    for life, why in ((LIFE, "Closed to business as usual, March 2023."), (noted, "It did what it was set up to do.")):
        priority = Priority.model_validate({"id": "neglect", "title": "Neglect", "life": life})
        page = brief(priority, later, evidence(exhibit(BETTER)))
        assert (page.opening, page.summary.sentences) == ((why,), ())


def test_an_edition_is_said_to_stand_only_where_nothing_is_weak() -> None:
    stands = Clearance({}, frozenset(), {"voice 2022/23": "abc"})
    told = tell_clearance(stands, date(2023, 5, 1))
    assert told == f"Protected against subtraction: checked on 1 May 2023, pattern {stands.digest[:12]}."
    assert tell_clearance(replace(stands, weak=("voice",)), date(2023, 5, 1)) == ""
