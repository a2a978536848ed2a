"""A summary laid out: lists in order, the opening from what stands, one of each exhibit before a second of any."""

from __future__ import annotations

from cesp.briefing.lists import lay_out
from cesp.briefing.summary import Part, Sentence, write
from cesp.briefing.words import Told
from tests.measures.world import PARTNERSHIP


def told(
    rule: str,
    part: Part,
    subject: str,
    *,
    share: float = 0.5,
    priority: str | None = "neglect",
    left_out: bool = False,
    text: str = "",
) -> Told:
    sentence: Sentence = write(
        rule, part, text or f"{subject} is 5%.", priority=priority, subject=subject, share=share, exhibit=subject
    )
    return Told(sentence, sentence.text, "Draft", "", left_out, None)


def test_one_of_each_exhibit_stands_before_a_second_of_any() -> None:
    entries = [
        told("improved", "working", "a"), told("better_quarters", "working", "a"), told("target_met", "working", "a"),
        told("target_met", "working", "b"), told("target_met", "working", "c", share=0.1),
    ]  # fmt: skip
    lists = lay_out(entries, "neglect", PARTNERSHIP)
    assert [line.told.sentence.id for line in lists.short("working")] == [
        "improved:a:neglect", "target_met:b:neglect", "target_met:c:neglect",
    ]  # fmt: skip
    assert [line.told.sentence.rule for line in lists.rest("working")] == ["better_quarters", "target_met"]


def test_sentences_without_an_exhibit_are_never_taken_for_the_same() -> None:
    entries = [
        Told(write("due_next", "next", f"{n} fall due.", priority="neglect", subject=f"{n}", share=0), f"{n} fall due.",
             "", "", False, None)
        for n in range(4)
    ]  # fmt: skip
    lists = lay_out(entries, "neglect", PARTNERSHIP)
    assert (len(lists.short("next")), len(lists.rest("next"))) == (3, 1)


def test_what_a_lead_left_out_opens_no_page_and_stands_in_no_list() -> None:
    strongest, second = told("improved", "working", "a", left_out=True), told("target_met", "working", "b")
    lists = lay_out([strongest, second], "neglect", PARTNERSHIP)
    assert [line.told for line in lists.opening] == [second]
    assert [line.told for line in lists.short("working")] == [second]
    assert {line.told.sentence.id for line in lists.every} == {"improved:a:neglect", "target_met:b:neglect"}


def test_the_page_of_all_says_whose_each_sentence_is() -> None:
    entries = [
        told("improved", "working", "a"), told("target_met", "working", "b", priority="exploitation"),
        told("overdue", "next", "c", priority=None),
    ]  # fmt: skip
    of_all = lay_out(entries, None, PARTNERSHIP)
    assert [line.whose for line in of_all.every] == ["Neglect", "Exploitation", ""]
    assert [line.whose for line in lay_out(entries, "neglect", PARTNERSHIP).every] == ["", "", ""]


def test_abbreviations_are_spelled_out_once_over_opening_and_lists() -> None:
    entries = [told("improved", "working", "a", text="GCP use: 5%."), told("worsened", "worried", "b", text="GCP: 4%.")]
    lists = lay_out(entries, "neglect", PARTNERSHIP)
    assert lists.opening[0].text == "Graded Care Profile (GCP) use: 5%."
    assert [line.text for line in lists.every] == ["GCP use: 5%.", "GCP: 4%."]
    assert lists.every[0].told.text == "GCP use: 5%."


def test_the_reading_age_is_of_what_stands() -> None:
    long = told(
        "improved", "working", "a", left_out=True, text="Incomprehensibilities characterise institutionalisation."
    )
    short = told("target_met", "working", "b", text="A cat sat.")
    assert lay_out([long, short], "neglect", PARTNERSHIP).reading_age == 6
    assert lay_out([long], "neglect", PARTNERSHIP).reading_age is None
