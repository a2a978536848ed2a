"""Plain words for the easy-read draft: those that ship, and what the loader says of one that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from cesp.catalogue.load import load_catalogue, load_easy_words, read_easy_words
from cesp.errors import ConfigurationError

WORDS = """
people = ["children"]

[measures]
{measure} = "{plain}"

[[word]]
hard = "audit"
also = ["audits"]
plain = "{meaning}"
{more}
"""
SECOND = '[[word]]\nhard = "review"\nalso = ["Audits"]\nplain = "looking back"'


def written(folder: Path, measure: str = "attendances", plain: str = "Came", meaning: str = "a check",
            more: str = "") -> Path:  # fmt: skip
    path = folder / "easy.toml"
    path.write_text(WORDS.format(measure=measure, plain=plain, meaning=meaning, more=more), encoding="utf-8")
    return path


def test_every_measure_that_has_its_own_name_has_plain_words() -> None:
    own = {one.id for one in load_catalogue().measures if one.kind not in ("indicator", "rate")}
    assert set(load_easy_words().measures) == own


def test_words_that_fit_are_read(tmp_path: Path) -> None:
    words = read_easy_words(written(tmp_path, plain=" ".join("a" * 15), meaning=" ".join("b" * 13)))
    assert words.measures["attendances"].split() == ["a"] * 15
    assert words.word[0].forms == ("audit", "audits")


@pytest.mark.parametrize(
    ("wrong", "what", "where"),
    [
        ({"plain": " ".join("a" * 16)}, "more than 15 words", "key measures.attendances"),
        ({"meaning": " ".join("b" * 14)}, "have more than 14 words", "key plain"),
        ({"more": SECOND}, "'Audits' stands here twice", "key hard"),
        ({"measure": "cake"}, "there is no measure cake", "key measures.cake"),
    ],
)
def test_what_does_not_fit_is_named(tmp_path: Path, wrong: dict[str, str], what: str, where: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        read_easy_words(written(tmp_path, **wrong))
    assert what in caught.value.what
    assert where in caught.value.where
