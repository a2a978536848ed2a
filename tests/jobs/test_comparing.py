"""Any measure or indicator of any two periods, on the samples: checked against the same figures asked one by one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cesp.briefing.comparing import VERBS
from cesp.errors import Mendable, NotAllowed
from cesp.jobs.comparing import compare, list_choices
from cesp.jobs.desk import Desk
from cesp.jobs.figures import Request, figures
from cesp.jobs.present import Scope, brief
from cesp.jobs.provenance import rows_behind, spell_figure
from cesp.measures.values import Ask
from cesp.people import Person
from cesp.periods import Period

NINE, QUARTER = Period.to_date(2023, 3), Period(2023, 3, 3)
OFFICER, PUBLIC = Scope(NINE, "same-period", "officer"), Scope(NINE, "same-period", "public")


def test_every_choice_can_be_compared_whole_and_by_each_of_its_cuts(sample_desk: Desk) -> None:
    choices = list_choices(sample_desk)
    titles = [choice.title for choice in choices]
    assert len(set(titles)) == len(titles)  # a title stands in the address
    assert {choice.ask.indicator for choice in choices} >= {entry.id for entry in sample_desk.partnership.indicator}
    for choice in choices:
        for cut in (None, *choice.cuts):
            made = compare(sample_desk, replace(choice.ask, by=cut), OFFICER)
            assert made.exhibit.headline.endswith(".")
            assert len(made.values) == (len(made.exhibit.table.rows) if cut else 0)
            assert len(made.multiples) <= 12


def test_the_answer_agrees_with_the_figures_asked_one_by_one(sample_desk: Desk) -> None:
    ask = Ask("attended_of_registered", "neglect", by="course")
    made = compare(sample_desk, ask, Scope(NINE, "2021/22 to Q3", "officer"))
    asked = figures(sample_desk, Request(NINE, ask.measure, None, "neglect", "2021/22 to Q3", "course"))
    shown = [entry for entry in asked if entry.figure.base or (entry.previous and entry.previous.base)]
    verdicts = [entry.verdict for entry in shown]
    assert made.exhibit.headline.startswith(f"Of {len(shown)} course")
    for verdict in set(verdicts):
        number = verdicts.count(verdict)
        assert f"{number} {VERBS[verdict][number > 1]}" in made.exhibit.headline
    assert {row[1] for row in made.exhibit.table.rows} == {entry.figure.display for entry in shown}
    assert made.frame.compared == "against 2021/22 to Q3"


def test_one_part_is_the_same_figure_as_among_all(sample_desk: Desk) -> None:
    ask = Ask("attendances", by="agency")
    every = compare(sample_desk, ask, OFFICER)
    value, name = every.values[0]
    one = compare(sample_desk, ask, OFFICER, value)
    assert one.exhibit.headline.startswith(f"{name}: {every.exhibit.table.rows[0][1]} attendances")
    assert len(one.exhibit.table.rows) == 3  # the quarters of this year, as any bars
    with pytest.raises(Mendable, match="Nothing is held of nobody"):
        compare(sample_desk, ask, OFFICER, "nobody")


def test_a_public_page_names_no_agency_that_has_not_agreed(sample_desk: Desk) -> None:
    made = compare(sample_desk, Ask("attendances", by="agency"), PUBLIC)
    assert made.values == ()
    titles = [agency.title for agency in sample_desk.partnership.agency if not agency.agrees_to_be_named]
    assert titles
    assert not any(title in repr(made) for title in titles)


def test_published_figures_are_compared_in_their_own_years(sample_desk: Desk) -> None:
    ask = Ask("indicator", None, "rereferrals", "place")
    made = compare(sample_desk, ask, Scope(NINE, "2019/20", "officer"))
    assert made.frame.period == "April 2022 to March 2023"
    assert made.frame.compared == "against 2019/20"
    assert [line.role for line in made.exhibit.chart.series] == ["focus", "others"] if made.exhibit.chart else False
    own = compare(sample_desk, replace(ask, by=None), OFFICER).exhibit
    assert "England 22.4% (2022/23)" in own.lines
    assert own.table.rows[-1][:2] == ("Neighbours’ median", "2022/23")


def test_percentages_have_neighbours_region_and_country_too(sample_desk: Desk) -> None:
    """Each published indicator that a priority's page shows, whether a rate or a percentage."""
    made = brief(sample_desk, "neglect", OFFICER)
    national = [exhibit for section in made.sections for exhibit in section.exhibits if exhibit.places]
    assert {exhibit.shown.definition.kind for exhibit in national} == {"rate", "proportion"}
    for exhibit in national:
        for place in ("Neighbours’ median ", "North West ", "England "):
            assert any(line.startswith(place) and "2022/23)" in line for line in exhibit.lines)


def test_unlike_lengths_say_so(sample_desk: Desk) -> None:
    made = compare(sample_desk, Ask("attended_of_registered"), Scope(QUARTER, "full-year", "officer"))
    assert made.exhibit.shown.verdict == "not_like_for_like"
    assert "The periods are of different lengths: 2023/24 Q3 and 2022/23." in made.exhibit.notes


def test_who_may_not_read_an_edition_gets_no_page(sample_desk: Desk) -> None:
    viewer = replace(sample_desk, person=Person("Vic", frozenset({"viewer"})))
    with pytest.raises(NotAllowed):
        compare(viewer, Ask("attendances"), OFFICER)


@pytest.mark.parametrize(
    ("ask", "value"),
    [
        (Ask("attendances", by="agency"), "police"),
        (Ask("attended_of_registered", "neglect", by="course"), "gcp2"),
        (Ask("good_or_better", by="standard"), "Voice of the child"),
        (Ask("areas_for_development", by="theme"), "Supervision"),
        (Ask("indicator", None, "rereferrals", "place"), "England"),
    ],
)
def test_the_rows_behind_a_part_add_up_to_it(sample_desk: Desk, ask: Ask, value: str) -> None:
    period = Period.full_year(2022)
    asked = figures(sample_desk, Request(period, ask.measure, ask.indicator, ask.priority, by=ask.by))
    found = {entry.figure.by[ask.by or ""]: entry.figure for entry in asked}
    value = value if value in found else next(iter(found))
    rows = rows_behind(sample_desk, ask, period, value)
    assert rows
    assert sum(row.numerator or 0 for row in rows) == pytest.approx(found[value].numerator)
    assert found[value].display in spell_figure(sample_desk, ask, period, value)


def test_no_figure_of_nobody_is_spelt(sample_desk: Desk) -> None:
    with pytest.raises(Mendable, match="Nothing is held of nobody"):
        spell_figure(sample_desk, Ask("attendances", by="agency"), QUARTER, "nobody")
