"""The partnership's own folder: it loads, its words mean one thing, and its lives are those of the committee report."""

from __future__ import annotations

from datetime import date
from typing import Literal

import pytest

from cesp.catalogue import EDITIONS, Partnership, plain

Kind = Literal["priority", "agency", "course", "indicator"]
NATIONAL = {
    "neglect", "child_sexual_exploitation", "child_criminal_exploitation", "gangs", "trafficking", "going_missing",
    "sexual_abuse_unknown", "sexual_abuse_child_on_child", "sexual_abuse_adult_on_child", "mental_health_child",
    "self_harm", "rereferrals", "second_plans",
}  # fmt: skip


@pytest.mark.parametrize(
    ("priority", "day", "state"),
    [
        ("contextual-safeguarding", date(2022, 3, 31), None),
        ("contextual-safeguarding", date(2022, 6, 30), "opened"),
        ("contextual-safeguarding", date(2023, 12, 31), "carried_over"),
        ("neglect", date(2022, 12, 31), "opened"),
        ("neglect", date(2023, 12, 31), "closing"),
        ("emotional-health-and-wellbeing", date(2022, 12, 31), "opened"),
        ("emotional-health-and-wellbeing", date(2023, 3, 31), "closed"),
        ("sexual-abuse", date(2023, 3, 31), None),
        ("sexual-abuse", date(2023, 4, 1), "opened"),
        ("children-missing-from-education", date(2023, 12, 31), "opened"),
    ],
)
def test_a_priority_s_life(partnership: Partnership, priority: str, day: date, state: str | None) -> None:
    stage = partnership.get_priority(priority).stage(day)
    assert (stage.state if stage else None) == state


def test_voice_of_the_child_is_the_only_theme(partnership: Partnership) -> None:
    assert [priority.id for priority in partnership.priority if priority.theme] == ["voice-of-the-child"]


@pytest.mark.parametrize(
    ("kind", "words", "entry"),
    [
        ("priority", "CSE", "contextual-safeguarding"),
        ("priority", "EHWB", "emotional-health-and-wellbeing"),
        ("priority", "Children missing education", "children-missing-from-education"),
        ("agency", "CWP", "cwp"),
        ("agency", "Criminal Justice (Police and Probation)", "criminal-justice"),
        ("agency", "0-19 Service", "wirral-community"),
        ("course", "GCP2", "graded-care-profile"),
        ("indicator", "Use of GCP2", "neglect_gcp_used"),
    ],
)
def test_words_agencies_write(partnership: Partnership, kind: Kind, words: str, entry: str) -> None:
    assert partnership.find(kind, words) == entry


def test_police_and_probation_are_grouped(partnership: Partnership) -> None:
    assert {partnership.get_agency(name).group for name in ("police", "probation")} == {"criminal-justice"}


def test_national_indicators_are_those_published(partnership: Partnership) -> None:
    national = {one.id: one for one in partnership.indicator if one.source == "national"}
    assert set(national) == NATIONAL
    assert {one.basis for one in national.values()} == {"flow"}
    assert {name for name, one in national.items() if not one.rate} == {"rereferrals", "second_plans"}
    assert {name for name, one in national.items() if one.direction != "neither"} == {"rereferrals", "second_plans"}
    assert national["sexual_abuse_unknown"].changes[0].year == "2020/21"


def test_every_local_indicator_can_make_a_year_and_is_explained(partnership: Partnership) -> None:
    local = [one for one in partnership.indicator if one.source == "return"]
    assert len(local) == 10
    for one in local:
        assert all((one.basis, one.definition, one.supplier, one.priorities, one.targets)), one.id
        assert bool(one.denominator_words) == (one.unit == "%"), one.id
    assert {"Fewer than 85", "No target"} <= {target.target for one in local for target in one.targets}


def test_the_banner_says_what_is_invented_and_editions_are_named(partnership: Partnership) -> None:
    assert "invented" in partnership.synthetic
    assert "real" in partnership.synthetic
    assert set(partnership.editions) == set(EDITIONS)


def test_abbreviations_in_names_are_in_the_glossary(partnership: Partnership) -> None:
    shorts = {term.short for term in partnership.term}
    assert {"NRM", "JTAI", "MASA", "CDOP", "LCSPR", "s175", "s11", "RAG", "CSE", "CCE", "CME", "GCP2"} <= shorts
    assert len({plain(short) for short in shorts}) == len(partnership.term)
    titles = [entry.title for entry in (*partnership.priority, *partnership.course, *partnership.indicator)]
    written = {word.strip("():,;") for title in titles for word in title.split()}
    assert {word for word in written if word.isupper() and len(word) > 1} <= shorts


def test_an_event_stands_at_the_inspection(partnership: Partnership) -> None:
    [inspection] = [event for event in partnership.event if "inspection" in event.title]
    assert (inspection.on.year, inspection.on.month) == (2022, 7)
    assert inspection.priorities == ("contextual-safeguarding",)
