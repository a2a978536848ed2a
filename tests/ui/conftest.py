"""A store with the samples in it, made once; pages and browsers each work on a copy of their own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st


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
