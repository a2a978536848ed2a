"""A small partnership, and a way to read what a test made."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cesp.catalogue import Catalogue, Partnership, load_catalogue
from cesp.intake import read_return
from cesp.intake.results import Reading, ReadOptions
from tests.intake.books import Rows, workbook

NOTHING_SAID = ReadOptions()
Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def partnership() -> Partnership:
    return Partnership.model_validate(
        {
            "name": "Westshire Safeguarding Children Partnership",
            "place": "Westshire",
            "sender": "westshire",
            "editions": {"officer": "Officer", "restricted": "Part 2", "public": "Part 1"},
            "priority": [
                {"id": "neglect", "title": "Neglect", "aliases": ["Child neglect"]},
                {"id": "emotional-health", "title": "Emotional Health", "aliases": ["Health and wellbeing"]},
            ],
            "agency": [
                {"id": "westshire", "title": "Westshire Partnership"},
                {"id": "police", "title": "Police", "aliases": ["Westshire Police", "WPOL"]},
                {"id": "health", "title": "Health", "aliases": ["NHS"]},
            ],
            "course": [{"id": "cse", "title": "Introduction to CSE", "priorities": ["neglect"]}],
            "indicator": [
                {"id": "second-plans", "title": "Second plans", "unit": "%", "numerator_words": "second plans"},
                {"id": "score", "title": "Average score", "unit": "score", "numerator_words": "points"},
            ],
        }
    )


@pytest.fixture
def read(catalogue: Catalogue, partnership: Partnership) -> Read:
    """Reads rows as a one-sheet workbook, or bytes as they are."""

    def reads(content: Rows | bytes, options: ReadOptions = NOTHING_SAID, file: str = "return.xlsx") -> Reading:
        made = content if isinstance(content, bytes) else workbook(content)
        return read_return(file, made, catalogue, partnership, options)

    return reads
