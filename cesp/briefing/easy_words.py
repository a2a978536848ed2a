"""Plain words for the easy-read draft: short lines, and numbers as people out of ten."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil

from cesp.catalogue.easy import LINE
from cesp.disclosure.shown import ShownFigure
from cesp.measures.display import DIFFERENCE
from cesp.measures.rounding import round_half_up
from cesp.measures.values import Definition

TEN = 10
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+")
_HALF_ENDS = re.compile(r"(?<=[;:])\s+")
_CLAUSE_ENDS = re.compile(r"(?<=,)\s+")


@dataclass(frozen=True)
class Amount:
    """A figure in plain words, without an end mark; `tenths` are the people to draw out of ten, None where the number
    is not of people."""

    words: str
    tenths: int | None = None


def split_lines(text: str) -> tuple[str, ...]:
    """A text as lines of at most 15 words, none of which is left out: by its sentences, and those too long at their
    colons, then by their clauses, then by words."""
    lines: list[str] = []
    for half in (half for sentence in _SENTENCE_ENDS.split(text.strip()) for half in _halves(sentence)):
        line: list[str] = []
        for clause in _pieces(half):
            if line and len(line) + len(clause) > LINE:
                lines.append(" ".join(line))
                line = []
            line += clause
        if line:
            lines.append(" ".join(line))
    return tuple(lines)


def tell_amount(definition: Definition, figure: ShownFigure, people: Iterable[str]) -> Amount:
    """A figure that may be shown, in plain words: "about 8 in 10 children", "85 in every 100 places", "a score of 4.3".
    A share of nobody or of everybody is said so; one of less than 1 in 20 is "nearly none", and so at the other end."""
    if definition.kind != "proportion":
        return Amount(_of_kind(definition, figure.display))
    assert figure.value is not None  # a figure that is "ok" has a value
    share = figure.value
    if figure.numerator is not None and figure.denominator:
        share = figure.numerator / figure.denominator
    whose = definition.denominator_words
    first = whose.split(maxsplit=1)[0] if whose else ""
    of_people = first in people
    tenths = round_half_up(TEN * share)
    told = _end(share, tenths) if of_people else _end(share, None)
    drawn = int(tenths) if of_people else None
    if told:
        return Amount(_fit(f"{told} the", whose, first), drawn)
    if of_people:
        about = "" if abs(TEN * share - tenths) < _EXACT else "about "
        return Amount(_fit(f"{about}{drawn} in 10", whose, first), drawn)
    return Amount(_fit(f"{figure.display.removesuffix('%')} in every 100", whose, first))


def same_tenths(now: Amount, before: Amount) -> bool:
    """Whether two figures come to the same people out of ten, though one may be greater."""
    return now.tenths is not None and now.tenths == before.tenths


def _end(share: float, tenths: float | None) -> str:
    """The words for nobody and everybody, and of people for nearly so; "" in between."""
    if share == 0:
        return "none of"
    if share == 1:
        return "all of"
    return _NEARLY.get(tenths, "")


def _fit(told: str, whose: str, first: str) -> str:
    """An amount and what it is of, in as many words as a line takes after its label."""
    whole = f"{told} {whose}".rstrip()
    return whole if len(whole.split()) < LINE else f"{told} {first}"


def _of_kind(definition: Definition, display: str) -> str:
    if definition.unit == DIFFERENCE:
        return f"{display} {DIFFERENCE}"
    return _KINDS.get(definition.kind, "{}").format(display)


def _halves(sentence: str) -> list[str]:
    return [sentence] if len(sentence.split()) <= LINE else _HALF_ENDS.split(sentence)


def _pieces(sentence: str) -> list[list[str]]:
    """The words of a sentence, clause by clause, none longer than a line; a short one is a piece by itself."""
    if len(sentence.split()) <= LINE:
        return [sentence.split()]
    return [piece for clause in _CLAUSE_ENDS.split(sentence) for piece in _even(clause.split())]


def _even(words: list[str]) -> list[list[str]]:
    """Words in as few pieces as fit, of about the same length."""
    size = ceil(len(words) / ceil(len(words) / LINE))
    return [words[at : at + size] for at in range(0, len(words), size)]


_EXACT = 1e-9
_NEARLY: Mapping[float | None, str] = {0.0: "nearly none of", 10.0: "nearly all of"}
_KINDS: Mapping[str, str] = {
    "mean": "a score of {}",
    "rate": "{} for every 10,000 children",
    "reach": "{} for every 100 staff",
}
