"""How old somebody has to be to read a text with ease: the Automated Readability Index.

Senter and Smith (1967), Automated Readability Index, AMRL-TR-6620: 4.71 x characters for each word + 0.5 x words for
each sentence - 21.43 is a grade of American schools, which begin at five. It counts letters and digits, words and
sentences, and no syllables, so it needs no dictionary and the same text always comes to the same age.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import ceil

#: A sentence ends at a mark before a space or the end; semicolons and colons part sentences for a reader as well.
_ENDS = re.compile(r"[.!?;:]+(?=\s|$)")
_FIRST_GRADE = 5


def reading_age(texts: Iterable[str]) -> int | None:
    """The age in years of whoever reads the texts with ease, at least that of a first grade; None without a word."""
    joined = [text.strip() for text in texts if text.strip()]
    words = [word for text in joined for word in text.split() if any(map(str.isalnum, word))]
    if not words:
        return None
    sentences = sum(max(1, len(_ENDS.findall(text))) for text in joined)
    letters = sum(sum(map(str.isalnum, word)) for word in words)
    grade = 4.71 * letters / len(words) + 0.5 * len(words) / sentences - 21.43
    return _FIRST_GRADE + max(1, ceil(grade))
