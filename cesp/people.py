"""Who is asking: a name and roles. Values only; how somebody logs in is settled where the program starts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["viewer", "officer", "uploader", "scrutineer", "administrator"]
Act = Literal[
    "read", "read_officer", "load", "undo", "comment", "agree", "release", "challenge", "publish", "export",
    "administer",
]  # fmt: skip
ROLES: frozenset[Role] = frozenset(get_args(Role))


@dataclass(frozen=True)
class Person:
    """Whoever asks for something. Without a role, nothing is allowed."""

    name: str
    roles: frozenset[Role]


#: Alone on a laptop there is no log-in: whoever sits there may do everything.
LOCAL = Person("this computer", ROLES)


def allowed(person: Person, act: Act) -> bool:
    """True where one of the person's roles may do this."""
    return not ACTS[act].isdisjoint(person.roles)


#: Which roles may do what. A scrutineer reads everything, changes no data, and alone writes opinions and challenges.
ACTS: Mapping[Act, frozenset[Role]] = {
    "read": ROLES,
    "read_officer": frozenset({"officer", "scrutineer", "administrator"}),
    "load": frozenset({"uploader", "officer", "administrator"}),
    "undo": frozenset({"uploader", "officer", "administrator"}),
    "comment": frozenset({"officer", "administrator"}),
    "agree": frozenset({"officer", "administrator"}),
    "release": frozenset({"officer", "administrator"}),
    "challenge": frozenset({"scrutineer"}),
    "publish": frozenset({"officer", "administrator"}),
    "export": frozenset({"officer", "scrutineer", "administrator"}),
    "administer": frozenset({"administrator"}),
}
