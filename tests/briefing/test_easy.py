"""The easy-read draft: each figure under the heading of its verdict, hard words explained, small numbers not shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from cesp.briefing import easy_rows as said
from cesp.briefing.easy import compose_easy_read
from cesp.briefing.easy_rows import EasyChapter, EasyRead
from cesp.briefing.exhibit import Exhibit, Lane
from cesp.briefing.paper import Chapter, Item, Paper, Part, Said
from cesp.catalogue.easy import EasyWords
from cesp.measures.values import Ask, Verdict
from tests.briefing.made import alone, exhibit
from tests.disclosure.figures import compared
from tests.export.printed_words import paper

WORDS = EasyWords.model_validate(
    {
        "people": ["people", "children"],
        "measures": {"attendances": "How many times people came"},
        "word": [
            {"hard": "neglect", "plain": "when a child does not get care"},
            {"hard": "child neglect plan", "also": ["plans"], "plain": "how we help."},
        ],
    }
)
VOICE = frozenset({"Children and families heard"})


def made(verdict: Verdict | None = "improved", lane: Lane = "practice") -> Exhibit:
    """84% of 318, 79% of 301 a year before."""
    found = exhibit(compared(Ask("attended_of_registered", "neglect"), (267, 318), (237, 301)))
    return replace(found, lane=lane, title="People who came", shown=replace(found.shown, verdict=verdict))


def told(*exhibits: Exhibit, aim: str = "", also: Sequence[tuple[str, str]] = ()) -> dict[str, list[str]]:
    """The lines under each heading of a priority."""
    parts = (Part("All", tuple(map(Item, exhibits)), tuple(also)),)
    [chapter] = composed(Chapter("neglect", "Neglect", "", aim, (), parts=parts)).chapters
    return lines(chapter)


def composed(*chapters: Chapter, whole: Paper | None = None) -> EasyRead:
    return compose_easy_read(replace(whole or paper(), chapters=chapters, questions=()), WORDS, VOICE)


def lines(chapter: EasyChapter) -> dict[str, list[str]]:
    return {part.title: [row.text for row in part.rows] for part in chapter.parts}


@pytest.mark.parametrize(
    ("verdict", "heading", "word"),
    [
        ("improved", "What got better", "This got better."),
        ("worsened", "What got worse", "This got worse."),
        ("about_the_same", "What stayed about the same", "This is about the same as before."),
        ("more", "What is different, not better or worse", "This is more than before."),
        ("fewer", "What is different, not better or worse", "This is less than before."),
        ("no_clear_change", "What we do not know yet", "We cannot tell yet if this changed."),
        ("too_few", "What we do not know yet", "There are too few to tell if this changed."),
        (None, "What we do not know yet", "We cannot tell if this changed."),
    ],
)
def test_a_figure_stands_under_the_heading_of_its_verdict(verdict: Verdict | None, heading: str, word: str) -> None:
    found = told(made(verdict))
    assert found[heading][:4] == [
        "People who came.", "Now: about 8 in 10 people registered.", "Before: about 8 in 10 people registered.", word,
    ]  # fmt: skip
    assert set(found) == {said.DID, "What got better", "What got worse", said.VOICE, heading}


def test_a_change_of_less_than_a_person_is_said_to_be_so() -> None:
    assert told(made("improved"))["What got better"][4:] == [said.SLIGHT]
    other = exhibit(compared(Ask("attended_of_registered", "neglect"), (300, 318), (150, 301)))
    clear = replace(other, lane="practice")
    assert told(clear)["What got better"] == [
        "Attended of registered.", "Now: about 9 in 10 people registered.", "Before: about 5 in 10 people registered.",
        "This got better.",
    ]  # fmt: skip


def test_what_got_better_and_worse_is_never_left_out() -> None:
    found = told(made("more"))
    assert found["What got better"] == ["We are not sure that anything here got better."]
    assert found["What got worse"] == ["We are not sure that anything here got worse."]
    assert found[said.DID] == [said.NOTHING]


def test_what_cannot_be_compared_is_not_set_side_by_side() -> None:
    found = told(made("not_like_for_like"))["What we do not know yet"]
    assert found[1:] == ["Now: about 8 in 10 people registered.", "We cannot compare this with the time before."]


def test_what_has_no_earlier_figure_says_so() -> None:
    first = replace(exhibit(alone(compared(Ask("attendances", "neglect"), (40, None), (30, None)))), lane="practice")
    assert told(first)["What we do not know yet"] == [
        "How many times people came.", "Now: 40.", "We have no number from before.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("status", "word", "picture"),
    [
        ("suppressed", "We do not show small numbers.", "hidden"),
        ("not_supplied", "We were not sent these numbers.", "unknown"),
        ("not_applicable", "There was nothing to count.", "unknown"),
    ],
)
def test_a_figure_that_is_not_shown_is_a_sentence_and_no_number(status: str, word: str, picture: str) -> None:
    first = made("improved")
    hidden = replace(first, shown=replace(first.shown, figure=replace(first.shown.figure, status=status, value=None)))  # type: ignore[arg-type]
    chapter = Chapter("neglect", "Neglect", "", "", (), parts=(Part("", (Item(hidden),)),))
    draft = composed(chapter)
    [part] = [one for one in draft.chapters[0].parts if one.title == "What we do not know yet"]
    assert [(row.text, row.picture) for row in part.rows][1:] == [(word, picture)]
    assert (said.SMALL in [row.text for row in draft.about.rows]) == (status == "suppressed")


def test_an_earlier_figure_that_is_hidden_is_not_told() -> None:
    first = made(None)
    assert first.shown.previous is not None
    hidden = replace(first.shown.previous, status="suppressed", value=None)
    rows = told(replace(first, shown=replace(first.shown, previous=hidden)))["What we do not know yet"]
    assert rows[2:] == [said.SMALL, "We cannot tell if this changed."]


def test_what_was_done_stands_by_itself_whatever_became_of_it() -> None:
    found = told(made("improved", "did"))
    assert "This got better." in found[said.DID]
    assert found["What got better"] == ["We are not sure that anything here got better."]


def test_an_indicator_goes_by_its_own_title() -> None:
    found = exhibit(compared(Ask("indicator", "exploitation", "safe"), (60, 100), (30, 100)))
    better = replace(found, shown=replace(found.shown, verdict="improved"))
    assert told(better)["What got better"][0] == f"{found.title}."


def test_what_children_said_is_told_by_figures_and_by_headlines() -> None:
    heard = replace(made("more", "children"), title="Children and families heard")
    also = (("Children and families heard", "10 were heard, was 26: fewer."), ("Other", "Not this."))
    found = told(heard, also=also)[said.VOICE]
    assert found[-2:] == ["This is more than before.", "10 were heard, was 26: fewer."]
    assert told()[said.VOICE] == [said.UNHEARD]


def test_a_hard_word_is_explained_once_after_its_sentence_and_listed() -> None:
    aim = "A child neglect plan helps, neglect ends, and it all comes together again in a sentence of many words."
    draft = composed(
        Chapter("a", "A", "", aim, (Said("Neglect."),)), Chapter("b", "B", "", "Neglect", (Said("Plans."),))
    )
    first, second = (lines(one) for one in draft.chapters)
    assert first[said.AIM] == [
        "A child neglect plan helps, neglect ends,",
        "and it all comes together again in a sentence of many words.",
        "Child neglect plan means: how we help.",
        "Neglect means: when a child does not get care.",
    ]
    assert first[said.CLOSED] == ["Neglect."]
    assert second[said.AIM] == ["Neglect"]
    assert [row.text for row in draft.words.rows] == first[said.AIM][2:]


def test_a_hard_word_that_ends_no_sentence_is_explained_at_the_end() -> None:
    assert told(aim="Neglect")[said.AIM] == ["Neglect", "Neglect means: when a child does not get care."]


def test_words_of_the_paper_s_own_glossary_are_explained_on_as_many_lines_as_they_take() -> None:
    whole = replace(paper(), glossary=(("NRM", " ".join(["word"] * 15)),))
    draft = composed(Chapter("a", "A", "", "The NRM.", (Said("It ended."),)), whole=whole)
    assert lines(draft.chapters[0])[said.AIM] == ["The NRM.", "NRM means:", f"{' '.join(['word'] * 15)}."]


def test_what_nobody_approved_is_marked_before_its_sentence() -> None:
    draft = composed(Chapter("a", "A", "", "", (Said("It ended.", "Draft"),)))
    assert lines(draft.chapters[0]) == {said.CLOSED: ["Draft: It ended."]}


def test_questions_come_with_their_answers() -> None:
    draft = compose_easy_read(paper(), WORDS, VOICE)
    assert [row.text for row in draft.asked.rows] == [
        "The same children?", said.UNANSWERED, "What is NRM?", "NRM means: national referral mechanism.",
        "A mechanism.",
    ]  # fmt: skip


def test_the_draft_says_that_nobody_checked_it_and_how_its_numbers_are_read() -> None:
    rows = composed().about.rows
    assert rows[0].text == "This is a draft. People with lived experience have not checked it yet."
    [people] = [row for row in rows if row.picture == "people"]
    assert (people.filled, people.alt) == (8, "Ten people, 8 of them dark")
