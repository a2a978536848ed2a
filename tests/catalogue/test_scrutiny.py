"""A scrutineer's questions as configuration: what can answer them exists, or the entry is named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from cesp.catalogue import Partnership, load_catalogue
from cesp.catalogue.scrutiny import Query, unanswerable
from tests.catalogue.test_load import partnership
from tests.measures.world import PARTNERSHIP


def query(**words: object) -> Query:
    plain: dict[str, object] = {"id": "q", "question": "How?", "asked_by": "The scrutineer", "on": date(2023, 6, 15)}
    return Query.model_validate(plain | words)


@pytest.mark.parametrize(
    ("words", "key", "what"),
    [
        ({"priority": "neglct"}, "priority", "there is no priority neglct"),
        ({"measures": ["attendence"]}, "measures", "there is no measure attendence"),
        ({"measures": ["indicator_rate"]}, "measures", "indicator_rate needs an indicator: name that under indicators"),
        ({"measures": ["meetings_held"], "priority": "neglect"}, "measures", "meetings_held is not held by priority"),
        ({"indicators": ["flown"]}, "indicators", "there is no indicator flown"),
    ],
)
def test_what_cannot_answer_is_named(words: dict[str, object], key: str, what: str) -> None:
    queries = [query(), query(id="r", **words)]
    found = list(unanswerable(queries, load_catalogue(), ["neglect"], ["flowing"]))
    assert found == [(("scrutiny", 1, key), what)]


def test_what_can_answer_passes() -> None:
    asked = query(priority="neglect", measures=["good_or_better"], indicators=["flowing"])
    assert not list(
        unanswerable([asked, query(measures=["meetings_held"])], load_catalogue(), ["neglect"], ["flowing"])
    )


def test_two_questions_have_two_ids() -> None:
    twice = {"scrutiny": [query().model_dump(), query().model_dump()]}
    with pytest.raises(ValidationError, match="two called q"):
        Partnership.model_validate(PARTNERSHIP.model_dump() | twice)


def test_a_question_of_a_folder_that_nothing_can_answer_is_named_with_its_file(tmp_path: Path) -> None:
    asked = '[[scrutiny]]\nid = "q"\nquestion = "How?"\nasked_by = "The scrutineer"\non = 2023-06-15\n'
    fault = partnership(tmp_path, questions=asked + 'indicators = ["flown"]\n')
    assert fault.what == "there is no indicator flown"
    assert fault.where.startswith("questions.toml")
