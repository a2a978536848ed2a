"""Words are released too (TRUST): states in order, numbers locked, and nothing told that an edition hides."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cesp.disclosure.words import PATHS, following, lock_numbers, passed_over, spoken_state, tells_hidden
from cesp.errors import Mendable
from cesp.measures.numerals import numerals

SENTENCE = "84% of 318 registered attended, 79% of 301 in the same quarter of 2022/23: no clear change."


def test_the_states_of_commentary_in_order() -> None:
    assert following("commentary", "draft") == ("checked", "agreed", "approved")
    assert following("commentary", "approved") == following("commentary", "closed") == ()
    assert [passed_over("commentary", "draft", state) for state in ("checked", "agreed", "approved")] == [
        (),
        ("checked",),
        ("checked", "agreed"),
    ]


def test_a_scrutineer_is_agreed_by_nobody_and_a_sentence_needs_no_agency() -> None:
    assert PATHS["opinion"] == PATHS["challenge"] == ("draft", "approved")
    assert all("checked" not in PATHS[kind] for kind in PATHS if kind != "commentary")


@pytest.mark.parametrize(
    ("before", "after", "mend"),
    [("agreed", "checked", "Change the words"), ("draft", "draft", "Change the words"), ("closed", "draft", "anew")],
)
def test_no_way_back_but_by_changing_the_words(before: str, after: str, mend: str) -> None:
    with pytest.raises(Mendable) as told:
        passed_over("commentary", before, after)  # type: ignore[arg-type]
    assert mend in told.value.mend


def test_a_state_is_spoken_of_as_what_it_is() -> None:
    assert spoken_state("commentary", "agreed") == "agreed by the lead"
    assert spoken_state("sentence", "agreed") == "decided by the lead"


def test_a_rewording_with_the_same_numbers_is_taken() -> None:
    lock_numbers(SENTENCE, "In 2022/23, 79 per cent of 301 attended in that quarter; this year 84 % of 318 did.")


@pytest.mark.parametrize(
    ("reworded", "words"),
    [
        ("84% of 318 attended, 79% of 301 before.", "2022, 23 are missing"),
        (SENTENCE.replace("79%", "74%"), "79% is missing and 74% is new"),
        (f"{SENTENCE} Twelve more.", "12 is new"),
        (SENTENCE.replace("84%", "84"), "84% is missing and 84 is new"),
        (f"{SENTENCE} 301, 301.", r"301 \(2 times\) are new"),
    ],
)
def test_a_changed_number_is_named(reworded: str, words: str) -> None:
    with pytest.raises(Mendable, match=words):
        lock_numbers(SENTENCE, reworded)


TEXTS = st.lists(st.sampled_from(["3", "84%", "84", "1,318", "four", "-5", "registered", "Q2", "2022/23"]), max_size=6)


@given(TEXTS, TEXTS)
def test_whatever_the_words_other_numbers_are_refused_and_the_same_are_taken(
    first: list[str], other: list[str]
) -> None:
    before, after = " and ".join(first), " or ".join(other)
    naive = Counter(word for word in first if word not in ("registered",)) == Counter(
        word for word in other if word not in ("registered",)
    )
    try:
        lock_numbers(before, after)
    except Mendable:
        assert numerals(before) != numerals(after)
        assert not naive
    else:
        assert numerals(before) == numerals(after)


def test_where_nothing_is_hidden_words_may_say_what_they_like() -> None:
    assert tells_hidden("Three more workshops.", [SENTENCE], hides=False) == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Of 318 registered, 84% came by 31 March 2024.", ""),
        ("All but three came.", "it says 3, which is not shown there"),
        ("One child was moved; both siblings were.", "it says 1, 2, which are not shown there"),
    ],
)
def test_beside_a_hidden_figure_only_numbers_that_are_seen(text: str, told: str) -> None:
    assert told in tells_hidden(text, [SENTENCE], hides=True)
    assert bool(told) == bool(tells_hidden(text, [SENTENCE], hides=True))
