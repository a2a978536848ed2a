"""Stories: which evidence a default one chooses, what a person's words replace, and what outlived its evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cesp.briefing.exhibit import Exhibit, ImpactLine, Lane, Table
from cesp.briefing.paper import Chapter, Item, Part, Said, SaidList
from cesp.briefing.stories import (
    GAPS,
    SUMMARY,
    Evidence,
    SlidePlan,
    Story,
    choose,
    default_story,
    moved,
    priority_story,
    put,
    read_story,
    tell_story,
    without,
    write_story,
)
from cesp.briefing.summary import PARTS
from cesp.catalogue.scrutiny import Query
from cesp.charts.series import Chart
from cesp.measures.values import Ask
from tests.briefing.made import exhibit
from tests.disclosure.figures import compared
from tests.measures.world import PARTNERSHIP

LONG = ("First.", "Second.", "Third.")
IMPACT = ImpactLine(
    ("Attendances went up.",), "Side by side.", Chart("lanes", (), "", "", False, 0), Table((), ()), "Words", (), ()
)
QUESTIONS = (
    ("of-all", "Does it reach people?", "", ("attendances",), ()),
    ("of-ours", "And on neglect?", "neglect", ("attendances",), ()),
    ("of-others", "And on exploitation?", "exploitation", ("attendances",), ()),
    ("of-an-indicator", "Does it run?", "", (), ("running",)),
)


def made(name: str, lane: Lane, ask: Ask | None = None) -> Exhibit:
    found = exhibit(compared(ask or Ask("attendances", "neglect"), (40, None), (30, None)))
    return replace(found, id=name, lane=lane)


def chapter(*said: str, impact: ImpactLine | None = None) -> Chapter:
    """Neglect with four exhibits: a and b of what was done, c of practice, d of children."""
    lanes: tuple[tuple[Lane, str], ...] = (("did", "ab"), ("practice", "c"), ("children", "d"))
    parts = tuple(Part(lane, tuple(Item(made(name, lane)) for name in names)) for lane, names in lanes)
    lists = (SaidList(PARTS["working"], tuple(Said(f"On {one}.", exhibit=one) for one in said), 2),)
    return Chapter("neglect", "Neglect", "", "", (Said("A doubt, on nothing."),), lists, impact, parts)


def evidence(*chapters: Chapter, cuts: tuple[Exhibit, ...] = ()) -> Evidence:
    queries = tuple(
        Query(
            id=one, question=words, asked_by="Scrutineer", on=date(2023, 6, 1), priority=of, measures=by, indicators=to
        )
        for one, words, of, by, to in QUESTIONS
    )
    lists = tuple(SaidList(title, tuple(map(Said, LONG)), 4, "Nothing.") for title in PARTS.values())
    return Evidence(
        {one.priority: one for one in chapters},
        lists,
        PARTNERSHIP.model_copy(update={"scrutiny": queries}),
        "April to June 2022",
        lambda exhibit: cuts,
    )


@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        ((), ("a", "c")),  # nothing said: what leads, then another lane
        (("c", "b"), ("c", "b")),
        (("b", "a"), ("b", "c")),  # both of one lane: the other lane comes first
        (("gone", "d"), ("d", "a")),  # a sentence may rest on what does not lead
    ],
)
def test_a_priority_is_told_by_what_its_sentences_rest_on_then_by_another_lane(
    said: tuple[str, ...], chosen: tuple[str, ...]
) -> None:
    assert choose(chapter(*said)) == chosen


def test_a_priority_with_one_lane_gives_two_of_it_and_one_without_evidence_none() -> None:
    one_lane = replace(chapter(), parts=chapter().parts[:1])
    assert choose(one_lane) == ("a", "b")
    assert choose(replace(chapter(), parts=())) == ()


def test_the_default_story_has_a_summary_two_for_each_priority_and_gaps() -> None:
    closed = Chapter("online-harm", "Online harm", "Closed", "", (Said("It closed."),))
    story = default_story("Ours", [chapter(), closed])
    assert [(plan.kind, plan.priority, plan.exhibit) for plan in story.slides] == [
        ("summary", None, ""), ("exhibit", "neglect", "a"), ("exhibit", "neglect", "c"), ("gaps", None, ""),
    ]  # fmt: skip
    slides = tell_story(story, evidence(chapter(), closed))
    assert [slide.whose for slide in slides] == ["Test Partnership", "Neglect", "Neglect", "Test Partnership"]
    assert [slide.id for slide in slides] == ["1-summary", "2-exhibit", "3-exhibit", "4-gaps"]
    first, last = slides[0], slides[-1]
    assert first.headline == SUMMARY
    assert [(one.title, [said.text for said in one.said], one.more) for one in first.lists] == [
        (title, ["First."], 6) for part, title in PARTS.items() if part != "did"
    ]
    assert last.headline == GAPS
    assert [(one.title, len(one.said), one.more) for one in last.lists] == [
        (PARTS["unknown"], 2, 5), (PARTS["next"], 2, 5),
    ]  # fmt: skip


def test_a_prioritys_own_story_has_its_impact_line_and_all_that_leads() -> None:
    told = priority_story("Neglect", chapter("d", impact=IMPACT))
    assert [(plan.kind, plan.exhibit) for plan in told.slides] == [
        ("summary", ""), ("impact", ""), ("exhibit", "d"), ("exhibit", "a"), ("exhibit", "b"), ("exhibit", "c"),
        ("gaps", ""),
    ]  # fmt: skip
    slides = tell_story(told, evidence(chapter("d", impact=IMPACT)))
    assert {slide.whose for slide in slides} == {"Neglect"}
    assert slides[0].lists == (SaidList(PARTS["working"], (Said("On d.", exhibit="d"),), 2),)
    assert slides[1].headline == "Attendances went up."
    assert slides[1].lines == ("Attendances went up.", "Side by side.")
    assert slides[1].impact is IMPACT
    assert "impact" not in [plan.kind for plan in priority_story("Neglect", chapter()).slides]


def test_an_exhibits_slide_says_what_the_exhibit_says_and_who_will_ask() -> None:
    cut = made("cut", "did")
    [slide] = tell_story(Story("One", (SlidePlan("exhibit", "neglect", "a"),)), evidence(chapter(), cuts=(cut,)))
    shown = chapter().parts[0].items[0].exhibit
    assert (slide.headline, slide.lines, slide.exhibit, slide.cuts) == (shown.headline, shown.lines, shown, (cut,))
    assert slide.notes.splitlines() == [*shown.lines, *shown.notes, shown.source]
    assert slide.expected == ("Does it reach people?", "And on neglect?")


def test_what_chance_explains_is_for_who_speaks_and_not_on_the_slide() -> None:
    figure = replace(made("a", "did"), lines=("40", "was 30", "It could be chance."), chance=("It could be chance.",))
    ours = replace(chapter(), parts=(Part("What we did", (Item(figure),)),))
    [slide] = tell_story(Story("One", (SlidePlan("exhibit", "neglect", "a"),)), evidence(ours))
    assert slide.lines == ("40", "was 30")
    assert "It could be chance." in slide.notes


def test_the_doubt_of_a_page_comes_last_of_what_is_said() -> None:
    doubtful = replace(chapter("d"), opening=(Said("Best.", exhibit="c"), Said("Doubt.", exhibit="b")))
    assert choose(doubtful) == ("c", "d")


def test_an_indicators_slide_expects_the_questions_on_that_indicator() -> None:
    of_indicator = Item(made("i", "children", Ask("indicator", None, "running")))
    ours = replace(chapter(), parts=(Part("Children", (of_indicator,)),))
    [slide] = tell_story(Story("One", (SlidePlan("exhibit", "neglect", "i"),)), evidence(ours))
    assert slide.expected == ("Does it run?",)


def test_a_persons_words_stand_before_what_is_generated() -> None:
    plan = SlidePlan("exhibit", "neglect", "a", "Our words", ("Our line",), "Our notes", ("Ours?",))
    story = Story("One", (plan, replace(plan, kind="impact"), replace(plan, kind="text"), SlidePlan("text")))
    figure, impact, text, blank = tell_story(story, evidence(chapter(impact=IMPACT)))
    assert {slide.headline for slide in (figure, impact, text)} == {"Our words"}
    assert figure.lines[0] == impact.lines[0] == "Our line"
    assert text.lines == ("Our line",)
    assert (figure.notes, figure.expected) == ("Our notes", ("Ours?",))
    assert (blank.headline, blank.lines) == ("", ())


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (SlidePlan("exhibit", "neglect", "gone"), "No figure “gone” is held for April to June 2022."),
        (SlidePlan("exhibit", "unknown", "a"), "No figure “a” is held for April to June 2022."),
        (SlidePlan("impact", "neglect"), "No impact line is held for April to June 2022."),
        (SlidePlan("impact"), "No impact line is held for April to June 2022."),
        (SlidePlan("impact", headline="Ours"), "Ours"),
    ],
)
def test_a_slide_that_outlived_its_evidence_says_so(plan: SlidePlan, said: str) -> None:
    [slide] = tell_story(Story("One", (plan,)), evidence(chapter()))
    assert (slide.headline, slide.exhibit, slide.impact) == (said, None, None)


def test_slides_are_moved_taken_out_and_put() -> None:
    story = Story("One", tuple(SlidePlan("text", headline=name) for name in "abc"))

    def names(changed: Story) -> str:
        return "".join(plan.headline for plan in changed.slides)

    assert [names(moved(story, place, by)) for place, by in ((0, 1), (2, -1), (0, -1), (2, 1), (0, 9))] == [
        "bac", "acb", "abc", "abc", "bca",
    ]  # fmt: skip
    assert [names(without(story, place)) for place in (0, 1, 2)] == ["bc", "ac", "ab"]
    assert [names(put(story, place, SlidePlan("text", headline="x"))) for place in (0, 2, 3)] == ["xbc", "abx", "abcx"]


def test_a_story_comes_back_as_it_was_written() -> None:
    story = default_story("Ours", [chapter()])
    assert read_story(write_story(story)) == story
    with pytest.raises(ValueError, match="title"):
        read_story(b'{"slides": []}')
