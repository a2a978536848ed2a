"""How like two spellings are, from 0 to 100, and which of many is likest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import fuzz

_FILLING = frozenset(("number", "numbers", "no", "of", "the", "total", "a", "and", "for", "in", "on", "to"))
_WITHIN, _LENGTH = 0.8, 0.1  # a spelling that holds another whole is less like it, the more so the longer it is
_LETTERS = 88  # first letters alone


class Likeness(NamedTuple):
    """`spelling` is what was likest, as it is written; `letters` says that only its first letters are."""

    score: float
    spelling: str = ""
    letters: bool = False


def find_likest(key: str, spellings: Iterable[tuple[str, str]]) -> Likeness:
    """The likest of (key, spelling) pairs; keys are reduced as `catalogue.plain` does."""
    best = Likeness(0.0)
    bare = _bare(key)
    for other, spelling in spellings:
        like = _compare(key, bare, other, spelling)
        if like.score > best.score:
            best = like
    return best


def _compare(key: str, bare: str, other: str, spelling: str) -> Likeness:
    if key == other:
        return Likeness(100.0, spelling)
    if _abbreviates(key, other) or _abbreviates(other, key):
        return Likeness(_LETTERS, spelling, letters=True)
    rest = _bare(other)
    whole = fuzz.ratio(bare, rest)
    scores = [whole, fuzz.token_sort_ratio(bare, rest)]
    if min(len(bare), len(rest)) > 3:
        scores.append(_WITHIN * fuzz.token_set_ratio(bare, rest) + _LENGTH * whole)
    return Likeness(max(scores), spelling)


def _abbreviates(short: str, long: str) -> bool:
    """True where one word of three letters or more is the first letters of several."""
    words = long.split()
    if not (len(words) > 2 and 2 < len(short) <= len(words) and " " not in short):
        return False
    return short in ("".join(word[0] for word in words), "".join(word[0] for word in words if word not in _FILLING))


def _bare(key: str) -> str:
    """Without words that any heading may have, unless nothing would be left."""
    return " ".join(word for word in key.split() if word not in _FILLING) or key
