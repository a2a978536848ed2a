"""The quick guide: one page, in the names and keys of the screen, with the partnership's own words."""

from __future__ import annotations

import ast
import io
from pathlib import Path

import pdfplumber
import pytest
from pdfua import validate

from cesp.catalogue import Partnership, load_partnership
from cesp.export.printed.guide import EXPLORE, KEYS, PRESENT, UPLOAD, make_guide
from cesp.jobs.places import partnership_folder
from cesp.ui.committee_keys import KEYS as BUTTONS
from tests.export.tagged import bare, read
from tests.measures.world import PARTNERSHIP

SCREEN = Path(__file__).parents[2] / "cesp" / "ui"
WORKS = (EXPLORE, PRESENT, UPLOAD)


def on_the_screen() -> set[str]:
    """Every string of the code that draws the screen."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SCREEN.glob("*.py")]
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def pages_of(content: bytes) -> list[set[float]]:
    """The sizes of type on each page."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return [{round(char["size"], 1) for char in page.chars} for page in pdf.pages]


@pytest.mark.parametrize("partnership", [PARTNERSHIP, load_partnership(partnership_folder())], ids=["small", "ours"])
def test_it_is_one_page_in_12_points(partnership: Partnership) -> None:
    (sizes,) = pages_of(make_guide(partnership))
    assert min(sizes) == 12


@pytest.mark.parametrize("words", [40, 80])
def test_it_stays_one_page_whatever_the_partnership_is_called(words: int) -> None:
    names = {edition: f"{name} " * 4 for edition, name in PARTNERSHIP.editions.items()}
    long = PARTNERSHIP.model_copy(update={"name": "Partnership " * words, "editions": names})
    (sizes,) = pages_of(make_guide(long))
    assert min(sizes) >= 9


def test_names_are_those_of_the_screen() -> None:
    named = {name for work in WORKS for step in work.steps for name in step[1::2]}
    assert len(named) > 15
    assert named - on_the_screen() == set()


def test_keys_are_those_of_the_presentation() -> None:
    pressed = {(key, words.removesuffix(" (clicker)").lower()) for words, key, _ in BUTTONS}
    told = {
        (key, does.lower())
        for keys, words in KEYS
        for key, does in zip(keys.split(", "), (words.split(", ") * 2)[: len(keys.split(", "))], strict=True)
    }
    assert told == pressed


def test_it_says_all_its_words_in_order() -> None:
    made = read(make_guide(PARTNERSHIP))
    at = 0
    for word in (
        PARTNERSHIP.name,
        *(part for work in WORKS for step in work.steps for part in step),
        "Hidden.",
        "Part 1",
    ):
        at = made.text.index(bare(word), at)
    assert [one.text for one in made.every("H1")][:3] == [bare(work.title) for work in WORKS]


def test_marks_and_editions_are_the_partnerships() -> None:
    rules = PARTNERSHIP.rules.model_copy(update={"suppress": (2, 9)})
    other = PARTNERSHIP.model_copy(update={"rules": rules, "editions": {"public": "#For *all*"}})
    text = read(make_guide(other)).text
    assert "(2to9)" in text
    assert "#For*all*" in text


def test_it_passes_what_can_be_checked_of_pdf_ua_and_is_the_same_twice() -> None:
    made = make_guide(PARTNERSHIP)
    assert not validate(io.BytesIO(made)).findings
    assert made == make_guide(PARTNERSHIP)
