"""Numbers and addresses that name a person, told by their form and their check digits.

Sources: NHS Data Dictionary (NHS number, weights 10 to 2, mod 11); Department for Education, unique pupil numbers
(letters without I, O and S, weights 2 to 13, mod 23); Public Health Scotland (CHI number: a date of birth, then as the
NHS number); Royal Mail (postcodes); HM Revenue and Customs, NIM39110 (National Insurance numbers).
"""

from __future__ import annotations

import re
from datetime import date
from functools import partial

_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_TEN = re.compile(r"\d{3}([ -]?)\d{3}\1\d{4}")
_UPN = re.compile(r"[A-HJ-NP-RT-Z]\d{12}")
_UPN_FORM = re.compile(r"[A-HJ-NP-RT-Z]\d{11}[A-Z\d]|UN[1-5]")
_POSTCODE = r"(?:GIR{gap}0AA|[A-PR-UWYZ](?:\d[\dA-HJKPSTUW]?|[A-HK-Y]\d[\dABEHMNPRVWXY]?){gap}\d[ABD-HJLNP-UW-Z]{{2}})"
_POSTCODE_ALONE = re.compile(_POSTCODE.format(gap=""), re.IGNORECASE)
_POSTCODE_WITHIN = re.compile(rf"(?<![\w-]){_POSTCODE.format(gap=' ?')}(?![\w-])")
_NOT_PREFIXES = "(?!BG|GB|NK|KN|TN|NT|ZZ)"
_INSURANCE = re.compile(
    rf"(?<!\w){_NOT_PREFIXES}[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D](?!\w)", re.IGNORECASE
)
_EMAIL = re.compile(r"[\w.%+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_TELEPHONE = re.compile(r"(?<![\w+/.-])(?:\+44 ?(?:\(0\) ?)?|\(?0)[12378]\d{1,4}\)?[ -]?\d{3,4}[ -]?\d{3,4}(?![\w/-])")
_TEN_WITHIN = re.compile(r"(?<![\w-])\d{3}([ -]?)\d{3}\1\d{4}(?![\w-])")
_HINT = re.compile(r"@|\d[A-Z]{2}|\d\d ?\d\d ?\d\d ?[A-Da-d]|\d{3}[ -]?\d{3}")
_UPN_WITHIN = re.compile(r"(?<!\w)[A-HJ-NP-RT-Z]\d{12}(?!\w)")


def may_hold(text: str) -> bool:
    """False where a text can hold nothing that `cut_identifiers` cuts: one quick look, for there are many texts."""
    return _HINT.search(text) is not None


def has_ten_digits(text: str) -> bool:
    """True for ten digits, also in the groups of an NHS number. One in eleven of such numbers passes its check."""
    return _TEN.fullmatch(text) is not None


def is_nhs_number(text: str) -> bool:
    """True for ten digits, also in groups, whose check digit is right."""
    if not has_ten_digits(text):
        return False
    digits = [int(letter) for letter in text if letter.isdigit()]
    return (11 - sum(digit * (10 - at) for at, digit in enumerate(digits[:9])) % 11) % 11 == digits[9]


def is_chi_number(text: str) -> bool:
    """True for a Scottish community health index number: a day of birth, and the check digit of an NHS number."""
    return has_ten_digits(text) and any(_is_day(text, century) for century in (1900, 2000)) and is_nhs_number(text)


def is_upn(text: str) -> bool:
    """True for a unique pupil number whose authority exists and whose check letter is right."""
    text = text.upper()
    if not _UPN.fullmatch(text) or int(text[1:4]) not in _AUTHORITIES:
        return False
    return _UPN_LETTERS[sum(int(digit) * weight for weight, digit in enumerate(text[1:], 2)) % 23] == text[0]


def is_like_upn(text: str) -> bool:
    """True for the form alone, temporary numbers and the codes for a missing one among them."""
    return _UPN_FORM.fullmatch(text.upper()) is not None


def is_postcode(text: str) -> bool:
    """True for a full postcode, however it is spaced; an outward code alone ("M1") is none."""
    return _POSTCODE_ALONE.fullmatch("".join(text.split())) is not None


def find_postcodes(text: str) -> list[str]:
    """Full postcodes inside a text, in capitals: small letters there are too often words ("L3 1st")."""
    return [found[0] for found in _POSTCODE_WITHIN.finditer(text)]


def is_insurance_number(text: str) -> bool:
    """True where a text holds a National Insurance number."""
    return _INSURANCE.search(text) is not None


def cut_identifiers(text: str) -> tuple[str, tuple[str, ...]]:
    """A text without the e-mail addresses, telephone numbers and identifiers in it, and what each of them was.

    A number that is the whole text is left: its column is judged, not the cell.
    """
    found: list[str] = []
    left = text
    for what, pattern in _CUT.items():
        left = pattern.sub(partial(_cut, what, text, found), left)
    return left, tuple(found)


def _cut(what: str, whole: str, found: list[str], match: re.Match[str]) -> str:
    """What stands in place of a part of a text; what it was joins `found`."""
    if not _is_cut(what, match[0], whole):
        return match[0]
    found.append(what)
    return f"[{what} cut]"


def _is_cut(what: str, part: str, text: str) -> bool:
    if what == NHS_NUMBER:
        named = " " in part or "-" in part or "nhs" in text.lower()
        return named and part != text.strip() and is_nhs_number(part)
    return is_upn(part) if what == UPN else True


def _is_day(text: str, century: int) -> bool:
    digits = text.replace(" ", "").replace("-", "")
    try:
        date(century + int(digits[4:6]), int(digits[2:4]), int(digits[:2]))
    except ValueError:
        return False
    return True


EMAIL, TELEPHONE, INSURANCE = "e-mail address", "telephone number", "National Insurance number"
NHS_NUMBER, CHI_NUMBER, UPN, POSTCODE = "NHS number", "CHI number", "unique pupil number", "full postcode"
_CUT = {
    EMAIL: _EMAIL,
    INSURANCE: _INSURANCE,
    UPN: _UPN_WITHIN,
    NHS_NUMBER: _TEN_WITHIN,
    TELEPHONE: _TELEPHONE,
    POSTCODE: _POSTCODE_WITHIN,
}
# Numbers of authorities in England and Wales, with room for those that reorganisation adds.
_AUTHORITIES = frozenset({*range(201, 214), *range(301, 395), 420, *range(660, 682), *range(800, 944)})
