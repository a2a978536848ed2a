"""The numbers that stand in words: what a reworded sentence must keep, and what an edition must not let slip.

A number is the same however it is written: "1,234" and "1234", "84%", "84 %" and "84 per cent", "three" and "3".
"""

from __future__ import annotations

import re
from collections import Counter

# A hyphen or minus is a sign where nothing stands before it that it could join: "-5" but not "2-3" or "Q1-4".
_NUMBER = re.compile(
    r"(?P<sign>(?<![\w.)])[-\u2212\u2013])?(?P<digits>\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?P<rest>\.\d+)?"
    r"(?P<share>\s?%|\s?per\s?cent\b|\s?percent\b)?",
    re.IGNORECASE,
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_YEAR = r"(?:19|20)\d{2}"
# What tells when, not how many: "31 December 2023", "March 2023", "2023/24", "in 2023", "Q3".
_WHEN = re.compile(
    rf"\b(?:{_DAY} {_MONTH}(?: {_YEAR})?|{_MONTH} {_YEAR}|{_YEAR}/\d{{2}}|(?:in|since|during|until) {_YEAR}|Q[1-4])\b",
    re.IGNORECASE,
)
_UNITS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SPELT = {word: number for number, word in enumerate(_UNITS.split(), 2)}
_ROUND = {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
_GREAT = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
# Small numbers in other clothes. "One" is one of them, which no rewording could do without.
_VEILED = {"one": "1", "single": "1", "both": "2", "pair": "2", "couple": "2", "twice": "2",
           "half": "50%", "dozen": "12"}  # fmt: skip
_TEN_AND = re.compile(rf"\b(?P<ten>{'|'.join(_ROUND)})(?:[- ](?P<one>one|{'|'.join(_SPELT)}))?\b", re.IGNORECASE)
_WORD = re.compile(rf"\b(?:{'|'.join((*_SPELT, *_GREAT))})\b", re.IGNORECASE)
_VEIL = re.compile(rf"\b(?:{'|'.join(_VEILED)})\b", re.IGNORECASE)


def numerals(text: str) -> Counter[str]:
    """Every number of a text, and how often: "84% of 1,318" -> {"84%", "1318"}. A plus sign is no part of a number."""
    plain = _TEN_AND.sub(_of_tens, text)
    plain = _WORD.sub(_of_word, plain)
    return Counter(_plain(match) for match in _NUMBER.finditer(plain))


def amounts(text: str) -> frozenset[str]:
    """The numbers that say how many, for somebody who looks closely: as `numerals` without dates, quarters and years,
    and with words such as "one", "both" and "half"."""
    counted = _WHEN.sub(" ", text)
    veiled = (_VEILED[match[0].lower()] for match in _VEIL.finditer(counted))
    return frozenset((*numerals(counted), *veiled))


def _plain(match: re.Match[str]) -> str:
    rest = (match["rest"] or "").rstrip("0").rstrip(".")
    sign = "-" if match["sign"] else ""
    whole = match["digits"].replace(",", "").lstrip("0") or "0"
    return f"{sign}{whole}{rest}{'%' if match['share'] else ''}"


def _of_tens(match: re.Match[str]) -> str:
    one = (match["one"] or "").lower()
    return str(_ROUND[match["ten"].lower()] + (1 if one == "one" else _SPELT.get(one, 0)))


def _of_word(match: re.Match[str]) -> str:
    word = match[0].lower()
    return str(_SPELT.get(word) or _GREAT[word])
