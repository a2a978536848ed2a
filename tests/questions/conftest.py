"""The pages that questions are put to: each opened once, on a copy of the samples with one comment."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from cesp.jobs.desk import open_desk
from cesp.jobs.places import partnership_folder
from cesp.jobs.words import Note, Place, write
from cesp.people import LOCAL
from tests.questions.asked import COMMENT, NINE_MONTHS, Read, show_page, words_of


@pytest.fixture(scope="package")
def read(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    """The words of a page by its script, address and edition, each opened once, on samples with one comment."""
    copy = shutil.copy(sample_file, tmp_path_factory.mktemp("asked") / "store.db")
    desk = open_desk(f"sqlite:///{copy}", partnership_folder(), LOCAL)
    place = Place("contextual-safeguarding", "good_or_better", None, NINE_MONTHS)
    write(desk, "commentary", place, Note(COMMENT, "Repeat the audit", "Jo Bell", date(2024, 3, 31), "Amy Hall"))
    desk.store.close()
    held: dict[tuple[str, str, str], str] = {}

    def reading(script: str, address: str = "", edition: str = "officer") -> str:
        key = (script, address or script, edition)
        if key not in held:
            held[key] = words_of(AppTest.from_function(show_page, args=key, default_timeout=300).run())
        return held[key]

    st.cache_resource.clear()
    st.cache_data.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CESP_STORE", f"sqlite:///{copy}")
        yield reading
    st.cache_resource.clear()
    st.cache_data.clear()
