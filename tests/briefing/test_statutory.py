"""The checklist of the yearly report against what is held, by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cesp.briefing.statutory import (
    HIDDEN,
    MOST,
    UNCHECKED,
    WRITTEN,
    Checklist,
    Evidence,
    Places,
    asks_indicators,
    check,
    measures_of,
    nothing_for,
    whereabouts,
)
from cesp.catalogue import Edition
from cesp.catalogue.checklist import Guidance
from cesp.catalogue.topics import Topics
from cesp.measures.values import Ask, Comparison
from cesp.periods import Period
from tests.briefing.made import exhibit, moved
from tests.disclosure.figures import compared

YEAR = Period.full_year(2022)
TRAINED = compared(Ask("attendances"), (400, None), (100, None))
JUDGED = compared(Ask("good_or_better"), (60, 100), (20, 100))
PROPOSED = compared(Ask("little_progress"), (2, None), (1, None))
CHILDREN = compared(Ask("indicator", "neglect", "flowing"), (90, 100), (20, 100))
STEADY = compared(Ask("indicator", "neglect", "standing"), (50, 100), (50, 100))
NEITHER = compared(Ask("indicator", "neglect", "running"), (50, 100), (20, 100))

GUIDANCE = Guidance.model_validate(
    {
        "id": "g",
        "title": "The guidance",
        "issued": date(2018, 7, 4),
        "from_year": "2018/19",
        "requirement": [
            {
                "id": "done", "title": "what was done", "text": "T", "reference": "C 1", "checked": "a quotation",
                "need": [{"what": "Training", "measures": ["attendances"], "page": "training", "fill": "Training."}],
            },
            {
                "id": "impact", "title": "impact", "text": "T", "reference": "C 2",
                "need": [
                    {"what": "Practice", "measures": ["good_or_better"], "page": "audits", "fill": "The audit return."},
                    {"what": "Children", "indicators": True, "fill": "The progress return."},
                ],
            },
            {
                "id": "scrutiny", "title": "scrutiny", "text": "T", "reference": "C 3",
                "need": [{"what": "Written", "scrutiny": True, "fill": "Opinions."}],
            },
            {
                "id": "costs", "title": "costs", "text": "T", "reference": "C 4",
                "need": [{"what": "Costs", "fill": "A finance statement."}],
            },
        ],
    }
)  # fmt: skip
TOPICS = Topics.model_validate(
    {
        "topic": [
            {
                "id": "training", "title": "T", "question": "Q?", "empty": "E",
                "part": [
                    {
                        "title": "P",
                        "block": [
                            {"measure": "attendances"},
                            {"measure": "attendances", "by": "course"},
                            {"measure": "reach", "by": "agency"},
                            {"measure": "reach", "by": "course"},
                            {"measure": "sessions_held", "of": "themes"},
                            {"measure": "indicator", "indicator": "*"},
                            {"rows": "voice"},
                        ],
                    }
                ],
            }
        ]
    }
)  # fmt: skip
PLACES = Places(whereabouts(GUIDANCE, TOPICS), frozenset({"online-harm"}))


def checked(*comparisons: Comparison, edition: Edition = "officer", written: bool = False) -> Checklist:
    return check(GUIDANCE, [exhibit(one, edition) for one in comparisons], PLACES, YEAR, written)


def states(checklist: Checklist) -> list[str]:
    return [entry.word for entry in checklist.requirements]


def test_each_requirement_is_held_partly_held_or_not_held() -> None:
    checklist = checked(TRAINED, JUDGED)
    assert states(checklist) == ["Held", "Partly held", "Not held", "Not held"]
    assert [entry.shape for entry in checklist.requirements] == ["●", "◐", "○", "○"]
    assert checklist.told == "Of 4 requirements, 1 is held, 1 partly, 2 not held: scrutiny; costs."
    assert checklist.why == "For the report on 2022/23: The guidance, issued July 2018."
    assert [entry.missing for entry in checklist.requirements] == [(), ("Children",), ("Written",), ("Costs",)]


def test_a_sentence_for_all_and_one_for_none() -> None:
    assert checked(TRAINED, JUDGED, CHILDREN, written=True).told == "Of 4 requirements, 3 are held, 1 not held: costs."
    first = GUIDANCE.model_copy(update={"requirement": GUIDANCE.requirement[:2]})
    held = [exhibit(one) for one in (TRAINED, JUDGED, CHILDREN)]
    assert check(first, held, PLACES, YEAR, False).told == "Of 2 requirements, 2 are held."


def test_evidence_is_the_headline_and_leads_to_its_page() -> None:
    done, impact, scrutiny, costs = checked(TRAINED, JUDGED, CHILDREN, written=True).requirements
    [need] = done.needs
    sentence = "400 attendances at training, 100 in the same quarter of 2021/22: more."
    assert need.evidence == (Evidence(sentence, "training", "attendances"),)
    assert [one.page for need in impact.needs for one in need.evidence] == ["audits", "neglect"]
    assert scrutiny.needs[0].evidence == (Evidence(WRITTEN, "", ""),)
    assert (costs.needs[0].evidence, costs.needs[0].fill) == ((), "A finance statement.")


def test_a_figure_that_an_edition_hides_is_held_and_its_number_is_not_told() -> None:
    hidden = compared(Ask("indicator", "neglect", "flowing"), (3, 40), (20, 40))
    [need] = [need for need in checked(hidden, edition="public").requirements[1].needs if need.what == "Children"]
    assert need.held
    assert [one.sentence for one in need.evidence] == [f"Flowing: {HIDDEN}."]


def test_proposals_are_told_to_officers_only() -> None:
    wanting = GUIDANCE.model_dump()
    wanting["requirement"][0]["need"][0]["measures"] = ["little_progress"]
    guidance = Guidance.model_validate(wanting)
    told = {
        edition: check(guidance, [exhibit(PROPOSED, edition)], PLACES, YEAR, False).requirements[0].needs[0].evidence
        for edition in ("officer", "public")
    }
    assert told["officer"][0].sentence.startswith("2 actions showed little or no evidence of progress")
    assert told["public"][0].sentence == f"Actions with little or no evidence of progress: {HIDDEN}."


def test_indicators_with_a_clear_change_come_first_and_those_without_a_good_direction_not_at_all() -> None:
    need = checked(NEITHER, STEADY, CHILDREN).requirements[1].needs[1]
    assert [one.exhibit for one in need.evidence] == ["indicator-flowing", "indicator-standing"]
    assert checked(NEITHER).requirements[1].needs[1].evidence == ()


def test_only_a_few_indicators_stand_there_and_the_others_are_counted() -> None:
    need = checked(*[CHILDREN] * (MOST + 2)).requirements[1].needs[1]
    assert (len(need.evidence), need.more) == (MOST, 2)


def test_an_indicator_of_years_ago_is_no_evidence() -> None:
    last = moved(CHILDREN, Period.full_year(2021), Period.full_year(2020))
    old = moved(CHILDREN, Period.full_year(2020), Period.full_year(2019))
    assert checked(last).requirements[1].needs[1].held
    assert not checked(old).requirements[1].needs[1].held


def test_what_was_not_supplied_is_not_held() -> None:
    none = replace(TRAINED, figure=replace(TRAINED.figure, status="not_supplied", value=None, numerator=None))
    assert states(checked(none))[0] == "Not held"


def test_wording_that_was_not_checked_is_admitted() -> None:
    checklist = checked()
    assert checklist.doubt == UNCHECKED
    assert [entry.checked for entry in checklist.requirements] == [True, False, False, False]
    first = GUIDANCE.model_copy(update={"requirement": GUIDANCE.requirement[:1]})
    assert check(first, [], PLACES, YEAR, False).doubt == ""


def test_before_the_first_version_nothing_is_asked() -> None:
    checklist = nothing_for(2015, 2018)
    assert checklist.told == "No checklist is kept for the report on 2015/16."
    assert "from 2018/19 on" in checklist.why
    assert checklist.requirements == ()


def test_where_exhibits_of_priorities_themes_and_the_whole_stand() -> None:
    few = (9, None), (9, None)
    assert PLACES.place_of(exhibit(TRAINED)) == ("training", "attendances")
    assert PLACES.place_of(exhibit(JUDGED)) == ("audits", "")
    assert PLACES.place_of(exhibit(compared(Ask("attendances", "neglect"), *few))) == ("neglect", "attendances")
    assert PLACES.place_of(exhibit(compared(Ask("attendances", "online-harm"), *few))) == ("voice", "attendances")
    assert PLACES.place_of(exhibit(PROPOSED)) == ("", "")
    assert whereabouts(None, TOPICS) == {
        "attendances": ("training", "attendances"), "reach": ("training", "reach-by-agency"),
    }  # fmt: skip


def test_what_a_checklist_asks_for() -> None:
    assert measures_of(GUIDANCE) == ("attendances", "good_or_better")
    assert asks_indicators(GUIDANCE)
    assert not asks_indicators(GUIDANCE.model_copy(update={"requirement": GUIDANCE.requirement[:1]}))
