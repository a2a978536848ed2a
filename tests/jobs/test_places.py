"""Which store opens when nobody names one."""

from __future__ import annotations

from pathlib import Path

import pytest

from cesp.jobs.places import partnership_folder, settings


@pytest.fixture(autouse=True)
def unnamed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CESP_STORE", raising=False)
    monkeypatch.delenv("CESP_PARTNERSHIP", raising=False)


def test_without_a_name_the_sample_store_opens_and_is_filled() -> None:
    chosen = settings()
    assert (chosen.partnership, chosen.samples) == (partnership_folder(), True)
    assert chosen.store.endswith("samples.db")


def test_a_named_store_starts_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings("sqlite:///mine.db").samples is False
    monkeypatch.setenv("CESP_STORE", "sqlite:///theirs.db")
    assert (settings().store, settings().samples) == ("sqlite:///theirs.db", False)
    assert settings("sqlite:///mine.db").store == "sqlite:///mine.db"


def test_another_partnership_gets_a_store_of_its_own_without_our_samples(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CESP_PARTNERSHIP", str(tmp_path / "elsewhere"))
    chosen = settings()
    assert chosen.store.endswith("elsewhere.db")
    assert chosen.samples is False
