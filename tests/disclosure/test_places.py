"""Where a figure stands, and what an edition for committees may have at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cesp.disclosure.places import NOT_OFFERED, NOT_YET, Place, parts_of, place_of, why_not
from cesp.measures.definition import define
from cesp.measures.values import Ask
from cesp.periods import Period
from tests.disclosure.figures import NOW, figure
from tests.measures.world import CATALOGUE, PARTNERSHIP

AUDITS, INDICATORS = CATALOGUE.dataset("audit_grades"), CATALOGUE.dataset("indicators")
DURING, AFTER = date(2023, 1, 31), date(2023, 4, 30)


def of(ask: Ask, period: Period = NOW, **by: str) -> Place:
    return place_of(figure(ask, period, 3, 9, by), define(ask, CATALOGUE, PARTNERSHIP))


def test_a_quarter_of_a_course_is_the_quarter_itself() -> None:
    assert of(Ask("good_or_better", "neglect", by="quarter"), quarter="2022/23 Q1") == of(
        Ask("good_or_better", "neglect")
    )
    assert of(Ask("good_or_better", "neglect", by="priority")) == of(Ask("good_or_better", "neglect"))


def test_an_indicator_is_the_same_under_each_of_its_priorities() -> None:
    assert of(Ask("indicator", "neglect", "flowing")) == of(Ask("indicator", None, "flowing"))


def test_a_place_is_told_in_one_line() -> None:
    cut = of(Ask("good_or_better", "neglect", by="standard"), standard="Voice")
    assert cut.id == "good_or_better||neglect|2022/23 Q1|standard=Voice|"
    assert replace(cut, by="", value="", earlier=True).id == "good_or_better||neglect|2022/23 Q1||earlier"


@pytest.mark.parametrize(
    ("period", "by", "priority", "day", "why"),
    [
        (Period(2022, 1, 1), "", "neglect", DURING, ""),
        (Period(2022, 1, 3), "", "neglect", DURING, ""),
        (Period(2022, 2, 3), "", "neglect", AFTER, NOT_OFFERED),
        (Period(2022, 1, 4), "standard", "", AFTER, ""),
        (Period(2022, 1, 4), "standard", "", DURING, NOT_YET),
        (Period(2022, 1, 3), "standard", "", AFTER, NOT_YET),
        (Period(2022, 1, 4), "standard", "neglect", AFTER, NOT_OFFERED),
        (Period(2022, 1, 4), "agency", "", AFTER, NOT_OFFERED),
    ],
)
def test_what_may_be_shown_is_what_the_catalogue_says(
    period: Period, by: str, priority: str, day: date, why: str
) -> None:
    assert why_not(Place("good_or_better", "", priority, period, by), AUDITS, day) == why


def test_a_dataset_may_be_shown_by_less() -> None:
    yearly = AUDITS.model_copy(update={"shows": ()})
    assert why_not(Place("good_or_better", "", "", Period(2022, 1, 4)), yearly, AFTER) == ""
    assert why_not(Place("good_or_better", "", "", Period(2022, 1, 1)), yearly, AFTER) == NOT_OFFERED
    assert why_not(Place("good_or_better", "", "neglect", Period(2022, 1, 4)), yearly, AFTER) == NOT_OFFERED


@pytest.mark.parametrize(
    ("kind", "n", "base", "parts"),
    [
        ("proportion", 3.0, 9.0, {"n": 3, "rest": 6, "base": 9}),
        ("proportion", 9.0, 3.0, {"n": 9, "base": 3}),
        ("proportion", 9.0, None, {"n": 9}),
        ("count", 3.0, None, {"n": 3}),
        ("rate", 3.0, 70_000.0, {"n": 3}),
        ("mean", 31.0, 9.0, {"base": 9}),
        ("mean", 31.0, None, {}),
        ("count", None, None, {}),
        ("count", -1.0, None, {}),
        ("proportion", 3.0, -2.0, {}),
    ],
)
def test_a_figure_tells_its_counts(kind: str, n: float | None, base: float | None, parts: dict[str, int]) -> None:
    made = replace(figure(Ask("cases_audited"), NOW, 1, None, {}), numerator=n, denominator=base)
    assert parts_of(made, kind) == parts
    assert parts_of(replace(made, status="suppressed"), kind) == {}
