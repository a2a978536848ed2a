"""People out of ten, worked by hand, and lines that lose no word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cesp.briefing.easy_words import Amount, same_tenths, split_lines, tell_amount
from cesp.measures.values import Ask
from tests.disclosure.figures import compared, show

PEOPLE = ("people", "children")
REGISTERED = Ask("attended_of_registered")
PLACES = Ask("attended_of_places")
# fmt: off
TENTHS = [
    # share      in words                            drawn
    (0, 318,     "none of the people registered", 0),
    (1, 318,     "nearly none of the people registered", 0),   # 0.3 %
    (15, 318,    "nearly none of the people registered", 0),   # 4.7 %
    (16, 320,    "about 1 in 10 people registered", 1),        # 5 %: half a person is one
    (47, 318,    "about 1 in 10 people registered", 1),        # 14.8 %
    (48, 320,    "about 2 in 10 people registered", 2),        # 15 %
    (159, 318,   "5 in 10 people registered", 5),              # exactly half
    (267, 318,   "about 8 in 10 people registered", 8),        # 84 %
    (270, 318,   "about 8 in 10 people registered", 8),        # 84.9 %, which prints as 85 %
    (272, 320,   "about 9 in 10 people registered", 9),        # 85 %
    (302, 318,   "about 9 in 10 people registered", 9),        # 94.97 %
    (304, 320,   "nearly all of the people registered", 10),   # 95 %
    (317, 318,   "nearly all of the people registered", 10),
    (318, 318,   "all of the people registered", 10),
]
LINES = [
    ("", ()),
    ("One. Two? Three! Four", ("One.", "Two?", "Three!", "Four")),
    ("Short: one; two, three.", ("Short: one; two, three.",)),
    ("a b c d e f g h: i j k l m n o p", ("a b c d e f g h:", "i j k l m n o p")),
    ("a b c d e f g h, i j, k l m n o p q", ("a b c d e f g h, i j,", "k l m n o p q")),
    ("a b c d e f g h i j k l m n o p q", ("a b c d e f g h i", "j k l m n o p q")),
]
# fmt: on


@pytest.mark.parametrize(("numerator", "denominator", "words", "tenths"), TENTHS)
def test_people_out_of_ten(numerator: int, denominator: int, words: str, tenths: int) -> None:
    shown = show(compared(REGISTERED, (numerator, denominator), (1, 2)), "officer")
    assert tell_amount(shown.definition, shown.figure, PEOPLE) == Amount(words, tenths)


@pytest.mark.parametrize(
    ("numerator", "words"),
    [(0, "none of the places offered"), (3, "1 in every 100 places offered"), (267, "84 in every 100 places offered"),
     (318, "all of the places offered")],
)  # fmt: skip
def test_what_is_not_of_people_is_out_of_a_hundred_as_it_is_printed(numerator: int, words: str) -> None:
    shown = show(compared(PLACES, (numerator, 318), (1, 2)), "officer")
    assert tell_amount(shown.definition, shown.figure, PEOPLE) == Amount(words)


@pytest.mark.parametrize(
    ("ask", "now", "words"),
    [
        (Ask("attendances"), (1599, None), "1,599"),
        (Ask("confidence_after"), (430, 100), "a score of 4.3"),
        (Ask("confidence_gained"), (140, 100), "+1.4 points"),
        (Ask("indicator_rate", None, "numbered"), (15, 10_000), "15.0 for every 10,000 children"),
        (Ask("reach"), (7, 1), "7 for every 100 staff"),
    ],
)
def test_other_numbers_are_said_as_they_are_printed(ask: Ask, now: tuple[float, float | None], words: str) -> None:
    shown = show(compared(ask, now, now), "officer")
    assert tell_amount(shown.definition, shown.figure, PEOPLE) == Amount(words)


def test_a_share_that_came_without_its_counts_is_told_by_its_value() -> None:
    shown = show(compared(REGISTERED, (267, 318), (1, 2)), "officer")
    bare = replace(shown.figure, numerator=None, denominator=None, value=0.31)
    assert tell_amount(shown.definition, bare, PEOPLE) == Amount("about 3 in 10 people registered", 3)
    unnamed = replace(shown.definition, denominator_words="")
    assert tell_amount(unnamed, bare, PEOPLE).words == "84 in every 100"


def test_what_a_number_is_of_is_cut_to_one_word_where_the_line_would_be_too_long() -> None:
    shown = show(compared(REGISTERED, (267, 318), (1, 2)), "officer")
    fits = replace(shown.definition, denominator_words=f"people{' who' * 9}")
    assert tell_amount(fits, shown.figure, PEOPLE).words == f"about 8 in 10 people{' who' * 9}"
    long = replace(shown.definition, denominator_words=f"people{' who' * 10}")
    assert tell_amount(long, shown.figure, PEOPLE).words == "about 8 in 10 people"


def test_two_figures_may_come_to_the_same_people() -> None:
    assert same_tenths(Amount("", 8), Amount("", 8))
    assert not same_tenths(Amount("", 8), Amount("", 7))
    assert not same_tenths(Amount("85"), Amount("85"))


@pytest.mark.parametrize(("text", "lines"), LINES)
def test_lines_break_where_a_reader_would_pause(text: str, lines: tuple[str, ...]) -> None:
    assert split_lines(text) == lines


@given(some.text(alphabet="ab ,.;:?\n", max_size=200))
def test_no_line_is_long_and_no_word_is_lost(text: str) -> None:
    lines = split_lines(text)
    assert all(0 < len(line.split()) <= 15 for line in lines)
    assert " ".join(lines).split() == text.split()
