"""A fault reads as one sentence with its place and its mend."""

from __future__ import annotations

import pytest

from cesp.errors import ConfigurationError, Mendable, NotAllowed, StoreError


@pytest.mark.parametrize(
    ("what", "where", "mend", "sentence"),
    [
        ("No date", "Sheet1, C4", "Write a date.", "No date (Sheet1, C4). Write a date."),
        ("No date.", "Sheet1, C4", "Write a date.", "No date (Sheet1, C4). Write a date."),
        ("No date", "", "", "No date."),
        ("No date.", "", "", "No date."),
        ("No date", "", "Write a date.", "No date. Write a date."),
        ("No date", "Sheet1, C4", "", "No date (Sheet1, C4)."),
    ],
)
def test_a_fault_in_words(what: str, where: str, mend: str, sentence: str) -> None:
    fault = Mendable(what, where=where, mend=mend)
    assert str(fault) == sentence
    assert (fault.what, fault.where, fault.mend) == (what, where, mend)


def test_every_kind_is_mendable() -> None:
    for kind in (ConfigurationError, StoreError, NotAllowed):
        assert issubclass(kind, Mendable)
    assert not issubclass(ValueError, Mendable)
