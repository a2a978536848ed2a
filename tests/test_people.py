"""Who may do what, drawn as a table and compared whole."""

from __future__ import annotations

from typing import get_args

import pytest

from cesp.people import ACTS, LOCAL, ROLES, Act, Person, Role, allowed

TABLE = """
               viewer officer uploader scrutineer administrator
read           yes    yes     yes      yes        yes
read_officer   -      yes     -        yes        yes
load           -      yes     yes      -          yes
undo           -      yes     yes      -          yes
comment        -      yes     -        -          yes
agree          -      yes     -        -          yes
release        -      yes     -        -          yes
challenge      -      -       -        yes        -
publish        -      yes     -        -          yes
export         -      yes     -        yes        yes
administer     -      -       -        -          yes
"""


def test_the_whole_table() -> None:
    heading, *lines = TABLE.strip().splitlines()
    assert set(heading.split()) == set(get_args(Role))
    assert {line.split()[0] for line in lines} == set(get_args(Act)) == set(ACTS)
    acts = {act: act for act in get_args(Act)}
    for line in lines:
        act, *cells = line.split()
        for role, cell in zip(heading.split(), cells, strict=True):
            one = Person("Somebody", frozenset(name for name in ROLES if name == role))
            assert allowed(one, acts[act]) == (cell == "yes"), (act, role)


def test_alone_on_a_laptop_everything_is_allowed() -> None:
    assert LOCAL.name == "this computer"
    assert all(allowed(LOCAL, act) for act in ACTS)


def test_without_a_role_nothing_is_allowed() -> None:
    assert not any(allowed(Person("Somebody", frozenset()), act) for act in ACTS)


def test_roles_add_up() -> None:
    both = Person("Somebody", frozenset({"viewer", "uploader"}))
    assert allowed(both, "load")
    assert not allowed(both, "read_officer")


def test_an_act_nobody_knows_is_a_bug() -> None:
    with pytest.raises(KeyError):
        allowed(LOCAL, "dance")  # type: ignore[arg-type]
