"""Sentences that a page writes itself: what works, what worries, what comes next, what is not known, what was done.

Each comes from a rule of `briefing/rules`. The strongest evidence stands first: strength is the rank of its rule, which
says what kind of evidence it is, plus a share below 1 that orders sentences of one rule. Of a change the share is the
least that its 95 % interval allows, in parts of the whole for a percentage and of the earlier figure otherwise. So a
change that is certain and trifling stands behind one that is at least large.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Part = Literal["working", "worried", "next", "unknown", "did"]

#: Titles of the lists. What was done stands apart: activity is no success.
PARTS: Mapping[Part, str] = {
    "working": "What's working well",
    "worried": "What are we worried about",
    "next": "What needs to happen next",
    "unknown": "What we do not know",
    "did": "What we did",
}
#: How many of a list stand on the overview.
MOST = 3
#: What kind of evidence a rule brings: chance is ruled out by an interval, then by the course of the quarters; then
#: what holds against the country, what somebody answers for, what was promised, and a place among the neighbours, from
#: which nobody can rule out chance.
RANKS: Mapping[str, int] = {
    "improved": 6,
    "worsened": 6,
    "better_quarters": 5,
    "worse_quarters": 5,
    "better_than_elsewhere": 4,
    "worse_than_elsewhere": 4,
    "no_progress_agreed": 4,
    "target_missed": 3,
    "little_progress": 2,
    "rated_red": 2,
    "target_met": 2,
    "better_than_neighbours": 2,
    "worse_than_neighbours": 2,
    "more_or_fewer": 1,
    "about_the_same": 0,
    "overdue": 4,
    "due_next": 3,
    "return_awaited": 2,
    "unanswered": 1,
    "not_like_for_like": 6,
    "return_missing": 5,
    "nothing_held": 4,
    "too_few": 3,
    "hidden": 2,
    "no_earlier_figure": 1,
    "no_clear_change": 0,
}
_NUMBER = re.compile(r"(?<![\w.,/])(?:Q|[+−-])?\d+(?:[.,/:-]?\d+)*%?")


@dataclass(frozen=True)
class Sentence:
    """One sentence of a summary. `id` is its rule, subject and priority, the same from run to run
    ("improved:good_or_better:online-harm"); `exhibit` where its exhibit stands on its page, "" for none; `numbers` are
    the numbers as they stand in the text, which rewording may not change; the greater its `strength`, the earlier it
    stands."""

    id: str
    rule: str
    part: Part
    text: str
    priority: str | None
    exhibit: str
    strength: float
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class Summary:
    """What the rules say of a page, each list with the strongest first, before any lead decided about it."""

    sentences: tuple[Sentence, ...]


def write(
    rule: str, part: Part, text: str, *, priority: str | None, subject: str, share: float, exhibit: str = ""
) -> Sentence:
    """A rule's sentence on a subject. `share` of its rule's strength is held below 1."""
    whose = priority or "all"
    strength = RANKS[rule] + min(max(share, 0.0), 0.999)
    return Sentence(f"{rule}:{subject}:{whose}", rule, part, text, priority, exhibit, strength, numbers_in(text))


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers of a text as they stand in it, in their order: "84%", "1,234", "2022/23", "Q3", "-0.5"."""
    return tuple(_NUMBER.findall(text))


def arrange(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """Sentences list by list, the strongest of each first."""
    order = list(PARTS)
    return tuple(sorted(sentences, key=lambda one: (order.index(one.part), -one.strength, one.id)))


def open_page(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The strongest evidence, for good or ill; without any, what was done, or that nothing clear is known. Then the
    biggest doubt."""
    doubts = [sentence for sentence in sentences if sentence.part == "unknown"]
    unclear = [sentence for sentence in doubts if sentence.rule == "no_clear_change"]
    evidence = _strongest(sentences, ("working", "worried")) or _strongest(sentences, ("did",))
    evidence = evidence or next(iter(unclear), None)
    doubt = _strongest([sentence for sentence in doubts if sentence not in unclear], ("unknown",))
    return tuple(sentence for sentence in (evidence, doubt) if sentence is not None)


def _strongest(sentences: Sequence[Sentence], parts: Sequence[Part]) -> Sentence | None:
    return max((one for one in sentences if one.part in parts), key=lambda one: one.strength, default=None)
