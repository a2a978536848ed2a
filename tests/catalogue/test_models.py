"""What datasets, columns and measures answer of themselves."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cesp.catalogue import Dataset, load_catalogue, plain

DATASETS = load_catalogue().datasets


def test_found_by_name_or_not_at_all() -> None:
    held = load_catalogue()
    sessions = held.dataset("training_sessions")
    assert sessions.column("attended").required
    assert sessions.column("attended").numeric
    assert not sessions.column("course").numeric
    assert held.measure("no_show_rate").direction == "low"
    for find in (held.dataset, held.measure, sessions.column):
        with pytest.raises(KeyError, match="nothing_such"):
            find("nothing_such")


def test_a_period_is_not_stored_as_a_column() -> None:
    sessions = load_catalogue().dataset("training_sessions")
    assert "period" in [column.name for column in sessions.columns]
    assert "period" not in [column.name for column in sessions.stored]
    assert len(sessions.stored) == len(sessions.columns) - 1


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda dataset: dataset.name)
def test_no_heading_stands_for_two_columns(dataset: Dataset) -> None:
    seen: dict[str, str] = {}
    for column in dataset.columns:
        for words in {plain(words) for words in (column.name.replace("_", " "), column.title, *column.aliases)}:
            assert seen.setdefault(words, column.name) == column.name, f"{words!r} stands for two columns"


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda dataset: dataset.name)
def test_no_word_stands_for_two_choices(dataset: Dataset) -> None:
    for column in dataset.columns:
        seen: dict[str, str] = {}
        for choice, written in column.choices.items():
            for words in {plain(words) for words in (choice, *written)}:
                assert seen.setdefault(words, choice) == choice, f"{column.name}: {words!r} means two things"


def test_entries_are_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        DATASETS[0].title = "Another"  # type: ignore[misc]
