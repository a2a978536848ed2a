"""Identifiers of people against the answer key, every case of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cesp.intake import identifiers


@pytest.fixture(scope="module")
def key(reference: Path) -> Any:
    return json.loads((reference / "reference" / "pii_identifiers.json").read_text("utf-8"))


def test_every_case_of_the_answer_key(key: Any) -> None:
    for name, tells in (("nhs", identifiers.is_nhs_number), ("upn", identifiers.is_upn)):
        assert {text: tells(text) for text, _ in key[name]["cases"]} == {
            text: answer is True for text, answer in key[name]["cases"]
        }
    for name, tells in (
        ("postcode", identifiers.is_postcode),
        ("chi", identifiers.is_chi_number),
        ("nino", identifiers.is_insurance_number),
    ):
        assert [text for text in key[name]["valid"] if not tells(text)] == []
        assert [text for text in key[name]["invalid"] if tells(text)] == []
    form = key["upn"]["format_only_rule_903"]
    assert all(map(identifiers.is_like_upn, form["valid"]))
    assert not any(map(identifiers.is_like_upn, form["invalid"]))


def test_identifiers_inside_texts_of_the_answer_key(key: Any) -> None:
    assert [len(identifiers.find_postcodes(text)) for text, _ in key["postcode"]["in_text"]] == [1, 2]
    assert not any(identifiers.find_postcodes(text) for text in key["postcode"]["invalid"])
    for text in key["email"]["valid"]:
        assert "@" not in identifiers.cut_identifiers(text)[0]
    for text in key["email"]["invalid"]:
        assert identifiers.cut_identifiers(text) == (text, ())
