"""What the page of definitions says, against the entries it is made of and against the code that judges."""

from __future__ import annotations

from itertools import pairwise

import pytest

from cesp.briefing.definitions import LOCAL, NATIONAL, Definitions, define_all, is_named, search
from cesp.briefing.facts import Entry, anchor_of, of_indicator, of_measure
from cesp.briefing.reading import EXAMPLE, editions, picture, statuses, verdicts
from cesp.catalogue import load_catalogue, load_partnership
from cesp.disclosure.protect import VERDICT_WORDS
from cesp.jobs.places import partnership_folder
from cesp.measures.definition import define
from cesp.measures.values import Ask

CATALOGUE = load_catalogue()
PARTNERSHIP = load_partnership(partnership_folder())


@pytest.fixture(scope="module")
def page() -> Definitions:
    return define_all(CATALOGUE, PARTNERSHIP)


def measure(name: str) -> dict[str, str]:
    return dict(of_measure(CATALOGUE.measure(name), CATALOGUE, PARTNERSHIP).facts)


def indicator(name: str, **changed: object) -> dict[str, str]:
    entry = PARTNERSHIP.get_indicator(name).model_copy(update=changed)
    partnership = PARTNERSHIP.model_copy(update={"indicator": (entry,)})
    return dict(of_indicator(entry, CATALOGUE, partnership).facts)


def test_every_measure_and_every_indicator_stands_there_once(page: Definitions) -> None:
    measures = [entry.id for entry in CATALOGUE.measures if entry.kind not in ("indicator", "rate")]
    indicators = [f"indicator-{entry.id}" for entry in PARTNERSHIP.indicator]
    assert sorted(entry.anchor for entry in page.entries) == sorted([*measures, *indicators])
    assert [group.title for group in page.groups][-2:] == [LOCAL, NATIONAL]
    assert all(group.entries for group in page.groups)


def test_every_entry_says_what_is_counted_which_way_is_good_and_who_supplies_it(page: Definitions) -> None:
    for entry in page.entries:
        facts = dict(entry.facts)
        assert entry.definition
        assert {"Tells", "Counts", "Good is", "Targets", "Judged", "A year is", "Small numbers", "Supplied by"} <= set(
            facts
        )
        assert all(words[0].isupper() or not words[0].isalpha() for words in facts.values())


def test_a_rate_of_attendance_names_both_its_parts_what_is_taken_off_and_its_targets() -> None:
    facts = measure("attended_of_registered")
    assert facts["Counts"] == "People registered who attended, less: Walk-ins"
    assert facts["Out of"] == "People registered"
    assert facts["Good is"] == "High"
    assert facts["Targets"] == (
        "“80%” in 2022/23 (approved by Executive board, 12 May 2022); “85%” in 2023/24 (approved by Executive board, "
        "18 May 2023)"
    )
    assert facts["Judged"].endswith("with fewer than 10 on one side: too few to say")
    assert facts["Supplied by"].startswith("Partnership training team, Cheshire Constabulary")
    assert facts["Since"] == "2015/16; figures before are not like for like"


def test_a_priority_s_own_target_is_said_to_be_its_own() -> None:
    assert "“60%” for Sexual Abuse in 2023/24" in measure("good_or_better")["Targets"]


def test_a_count_is_never_better_or_worse_and_has_no_minimum() -> None:
    facts = measure("attendances")
    assert facts["Judged"] == "More, fewer, or about the same (within 5%); never better or worse by itself"
    assert "Out of" not in facts
    assert facts["Beware"] == "An activity: more of it is not an outcome."


def test_a_year_is_made_as_the_measure_is_worked_out() -> None:
    assert measure("actions_on_track")["A year is"].startswith("As it stood at its end")
    assert "percentages are never averaged" in measure("attended_of_registered")["A year is"]
    assert "weighted by how many answered" in measure("reaction")["A year is"]
    assert measure("attendances")["A year is"] == "Its quarters, added"
    assert indicator("cme_open")["A year is"].startswith("The latest quarter: what stood at its end")
    assert indicator("cme_open", basis=None)["A year is"].startswith("Not made")


def test_a_proposal_and_who_is_not_expected_are_told() -> None:
    assert measure("little_progress")["Beware"] == "A proposal, for officers until its lead agrees it."
    assert measure("rapid_reviews")["Supplied by"].startswith("Nobody is down to send it")


def test_small_numbers_are_of_whom_the_partnership_says() -> None:
    """Cases looked at are a sample, what children said is no child, and the partnership may set a dataset otherwise."""
    assert measure("good_or_better")["Small numbers"].startswith("Cases looked at")
    assert measure("children_heard")["Small numbers"].startswith("Children: 1 to 5")
    assert measure("feedback_answered")["Small numbers"] == "Not of people: shown"
    assert indicator("neglect")["Small numbers"] == "Published already, and shown as published"
    rules = PARTNERSHIP.rules.model_copy(update={"counts": {"training_sessions": "children"}})
    other = PARTNERSHIP.model_copy(update={"rules": rules})
    entry = of_measure(CATALOGUE.measure("sessions_held"), CATALOGUE, other)
    assert dict(entry.facts)["Small numbers"].startswith("Children")


def test_an_indicator_tells_its_priorities_its_rate_and_its_changes() -> None:
    facts = indicator("child_criminal_exploitation")
    assert facts["Speaks to"] == "Contextual Safeguarding"
    assert facts["Also as a rate"].startswith("For every 10,000 children aged 0 to 17")
    assert facts["Changes"].startswith("From 2021/22: Collected as a factor of its own")
    assert "Also as a rate" not in indicator("cme_open")
    assert "Changes" not in indicator("cme_open")


def test_an_indicator_has_one_entry_for_its_figure_and_its_rate() -> None:
    for name in ("indicator", "indicator_rate"):
        definition = define(Ask(name, indicator="neglect"), CATALOGUE, PARTNERSHIP)
        assert anchor_of(definition) == "indicator-neglect"


def test_a_search_finds_every_word_whatever_its_case_and_the_very_title_first(page: Definitions) -> None:
    found = search(page, "  ATTENDED of places ")
    assert found.looked_for == "ATTENDED of places"
    assert found.entries[0].anchor == "attended_of_places"
    neglect = search(page, "neglect")
    assert neglect.entries[0].anchor == "indicator-neglect"
    assert {"indicator-neglect_gcp_used", "indicator-neglect"} <= {entry.anchor for entry in neglect.entries}
    assert "GCP2" in [short for short, _ in neglect.terms]
    assert all("neglect" in repr(entry).lower() for entry in neglect.entries)


def test_a_search_finds_what_people_call_it(page: Definitions) -> None:
    assert [entry.anchor for entry in search(page, "CME open cases").entries] == ["indicator-cme_open"]
    assert [short for short, _ in search(page, "modern slavery").terms] == ["NRM"]


def test_without_words_the_page_is_whole_and_with_strange_ones_empty(page: Definitions) -> None:
    assert search(page, " . ") == page
    nothing = search(page, "zebra crossing")
    assert (nothing.groups, nothing.terms) == ((), ())


def test_an_entry_is_asked_for_by_title_or_anchor() -> None:
    entry = Entry("cases_audited", "Cases audited", "", "", ())
    assert is_named(entry, "cases audited")
    assert is_named(entry, "Cases_Audited")
    assert not is_named(entry, "cases")


def test_nrm_is_spelled_out_with_what_it_means(page: Definitions) -> None:
    terms = dict(page.terms)
    assert terms["NRM"].startswith("National Referral Mechanism. The United Kingdom's system for identifying victims")
    assert terms["rapid review"] == "A first look at a serious incident, due within 15 working days."
    assert terms["CEC"] == "Cheshire East Council."


def test_the_rule_of_colours_is_one_sentence_and_the_partnership_s_own(page: Definitions) -> None:
    assert page.guide.rule[0] == (
        "The rule: green where the target is met; amber where it is missed by no more than 10% of it; red where it is "
        "missed by more."
    )
    assert "A target that is met is never red." in page.guide.rule[1]


def test_the_picture_marks_only_the_quarter_beyond_its_limits_and_says_it_is_an_example() -> None:
    """The thirteen moving ranges add up to 57, so their mean is 4.38; the last, 14, is less than 3.267 times that and
    stays. The limits are 2.66 times 4.38 either side of the mean."""
    chart = picture()
    assert "made-up" in chart.y_title
    assert [point.mark for point in chart.series[0].points] == [""] * (len(EXAMPLE) - 1) + ["better"]
    [guide] = chart.guides
    ranges = [abs(after - before) for before, after in pairwise(EXAMPLE)]
    mean, moving = sum(EXAMPLE) / len(EXAMPLE), sum(ranges) / len(ranges)
    assert sum(ranges) == 57
    assert max(ranges) < 3.267 * moving
    assert guide.centre.value == pytest.approx(mean / 100)
    assert [level.value for level in guide.limits] == pytest.approx(
        [(mean - 2.66 * moving) / 100, (mean + 2.66 * moving) / 100]
    )


def test_every_verdict_status_and_edition_is_explained() -> None:
    assert [word for word, _ in verdicts(PARTNERSHIP)] == [words for key, words in VERDICT_WORDS.items() if key]
    assert [word for word, _ in statuses(PARTNERSHIP)] == ["c", "not supplied", "not applicable"]
    assert "(1 to 5)" in statuses(PARTNERSHIP)[0][1]
    assert "A true zero is shown." in statuses(PARTNERSHIP)[0][1]
    hides = PARTNERSHIP.rules.model_copy(update={"show_zero": False, "suppress": (1, 7)})
    told = statuses(PARTNERSHIP.model_copy(update={"rules": hides}))[0][1]
    assert "(1 to 7)" in told
    assert "A true zero is hidden too." in told
    assert [name for name, _ in editions(PARTNERSHIP)] == ["Officer working", "Part 2 (exempt)", "Part 1 (public)"]
