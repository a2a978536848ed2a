"""A store with the samples in it, made once; pages and browsers each work on a copy of their own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st

from cesp.jobs.desk import open_desk
from cesp.jobs.places import partnership_folder
from cesp.jobs.samples import fill_with_samples
from cesp.people import LOCAL


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with every sample return in it. Copy it: others read it too."""
    file = tmp_path_factory.mktemp("samples") / "samples.db"
    desk = open_desk(f"sqlite:///{file}", partnership_folder(), LOCAL)
    fill_with_samples(desk, report=lambda line: None)
    desk.store.close()
    return file


@pytest.fixture
def use_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path | None], str]]:
    """Points the dashboard at a copy of a store, or at an empty one; returns its address."""

    def use(file: Path | None) -> str:
        copy = tmp_path / "store.db"
        if file is not None:
            shutil.copy(file, copy)
        monkeypatch.setenv("CESP_STORE", f"sqlite:///{copy}")
        return f"sqlite:///{copy}"

    st.cache_resource.clear()
    st.cache_data.clear()
    yield use
    st.cache_resource.clear()
    st.cache_data.clear()
