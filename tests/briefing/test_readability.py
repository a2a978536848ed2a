"""The reading age, against the index worked by hand."""

from __future__ import annotations

import pytest

from cesp.briefing.readability import reading_age


def test_the_index_is_worked_by_hand() -> None:
    """19 words, 90 letters, 2 sentences: 4.71 x 90/19 + 0.5 x 19/2 - 21.43 = 5.631, grade 6, age 11."""
    text = (
        "The partnership held training sessions on neglect this year. "
        "More people came than in the year before, it says."
    )
    words = text.split()
    assert (len(words), sum(map(str.isalnum, text))) == (19, 90)
    index = 4.71 * 90 / 19 + 0.5 * 19 / 2 - 21.43
    assert index == pytest.approx(5.631, abs=0.001)
    assert reading_age([text]) == 5 + 6


def test_texts_without_an_end_mark_are_sentences_of_their_own() -> None:
    assert reading_age(["A cat sat", "A dog ran"]) == reading_age(["A cat sat. A dog ran."]) == 6


@pytest.mark.parametrize("texts", [[], ["", "  "], ["– !"]])
def test_without_words_there_is_no_age(texts: list[str]) -> None:
    assert reading_age(texts) is None


def test_decimals_do_not_end_a_sentence() -> None:
    assert reading_age(["It was 3.9 in all cases"]) == reading_age(["It was 309 in all cases"])
