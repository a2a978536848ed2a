"""Headings under which people are named: children, whose identifiers refuse a file, and staff, who are dropped."""

from __future__ import annotations

import re

from cesp.catalogue import plain
from cesp.intake.identifiers import EMAIL, INSURANCE, NHS_NUMBER, POSTCODE, TELEPHONE, UPN

BIRTH, CHILD_NAME = "date of birth", "child's name"
NAME, STAFF_NUMBER = "name", "staff number"
_LONGEST = 60

_CHILD = r"(?:child|children|pupil|young person|yp|patient|service user|client|baby|sibling)(?: ?s)?"
_STAFF = (
    r"(?:delegate|attendee|participant|learner|student|staff|staff member|employee|worker|social worker|practitioner|"
    r"professional|trainer|tutor|facilitator|presenter|line manager|manager|supervisor|contact|booker|candidate|user|"
    r"auditor|moderator|reviewer|person)(?: ?s)?"
)
_NAME = r"(?:(?:full|first|last|middle|given|family|preferred) ?)?(?:names?|surnames?|forenames?)"
_NUMBER = r"(?: ?(?:number|no|num|id|ref|reference))"


def child_heading(text: str) -> str:
    """What a heading says a column holds of children: NHS_NUMBER, UPN, BIRTH, CHILD_NAME, POSTCODE, or ""."""
    return _first(_OF_CHILDREN, text)


def staff_heading(text: str) -> str:
    """What a heading says a column holds of staff: NAME, EMAIL, TELEPHONE, INSURANCE, STAFF_NUMBER, or ""."""
    return _first(_OF_STAFF, text)


def is_bare_name(text: str) -> bool:
    """True for "Name" alone, which may as well be the name of a course."""
    return plain(text) in ("name", "names")


def is_of_delegates(text: str) -> bool:
    """True for a heading that a list of people has, so that "Name" beside it is a person's."""
    return bool(staff_heading(text)) or _DELEGATES.search(plain(text)) is not None


def is_of_a_place(text: str) -> bool:
    """True where a postcode is that of a venue or an employer, not of a home."""
    return _PLACE.search(plain(text)) is not None


def _first(patterns: dict[str, re.Pattern[str]], text: str) -> str:
    key = plain(text) if len(text) <= _LONGEST else ""
    return next((what for what, pattern in patterns.items() if key and pattern.fullmatch(key)), "")


_DELEGATES = re.compile(r"\b(?:courses?|status|attend\w*|bookings?|booked|job|role)\b")
_PLACE = re.compile(
    r"\b(?:venue|location|site|room|training|course|office|work|workplace|organisation|employer|base)\b"
)
_OF_CHILDREN = {
    NHS_NUMBER: re.compile(rf"(?:{_CHILD} )?(?:nhs|chi){_NUMBER}(?: of {_CHILD})?"),
    UPN: re.compile(rf"(?:{_CHILD} )?(?:upn{_NUMBER}?|unique pupil{_NUMBER}|pupil{_NUMBER})"),
    BIRTH: re.compile(rf"(?:{_CHILD} )?(?:dob|d o b|date of birth|birth ?date|birthday)(?: of {_CHILD})?"),
    CHILD_NAME: re.compile(rf"{_CHILD} (?:{_NAME}|initials)|(?:{_NAME}|initials) (?:of|for) (?:the |a )?{_CHILD}"),
    POSTCODE: re.compile(r"(?:\w+ ){0,3}(?:post ?code|postal code)"),
}
_OF_STAFF = {
    EMAIL: re.compile(r"(?:\w+ ){0,3}e ?mails?(?: (?:address(?:es)?|id))?"),
    TELEPHONE: re.compile(
        rf"(?:\w+ ){{0,2}}(?:tel|telephone|phone|mobile|landline){_NUMBER}?|(?:\w+ )?contact (?:number|no)"
    ),
    INSURANCE: re.compile(rf"nino|(?:ni|national insurance){_NUMBER}"),
    STAFF_NUMBER: re.compile(rf"(?:staff|employee|payroll|personnel|esr|assignment){_NUMBER}"),
    NAME: re.compile(
        rf"(?:{_STAFF} )?{_NAME}|{_NAME} of (?:the )?{_STAFF}|"
        r"delegate|attendee|participant|learner|trainer|tutor|facilitator|line manager|booked by|contact|completed by"
    ),
}
