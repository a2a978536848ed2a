"""The History page, and what the Upload page says of a closed quarter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cesp.jobs.desk import open_desk
from cesp.jobs.places import partnership_folder, samples_folder
from cesp.jobs.uploads import check, load
from cesp.people import LOCAL
from tests.ui.test_upload import SHEET, opened, page_of

Use = Callable[[Path | None], str]
FOLDER = samples_folder() / "returns" / "2022-23"
FIRST = FOLDER / "2022-23_Q3_training_team.xlsx"
CORRECTED = FOLDER / "2022-23_Q3_training_team_corrected.xlsx"
LATER = FOLDER / "2022-23_Q4_training_team.xlsx"


def history_page() -> None:
    from cesp.ui.cache import take_desk
    from cesp.ui.history import show_history
    from cesp.ui.selection import Selection

    show_history(Selection(take_desk(), "history", None, {}))


@pytest.fixture
def held(use_store: Use) -> str:
    """A store that holds 2022/23 Q3 and Q4 of the training team."""
    address = use_store(None)
    desk = open_desk(address, partnership_folder(), LOCAL)
    for path in (FIRST, LATER):
        load(desk, check(desk, path.name, path.read_bytes()))
    desk.store.close()
    return address


def test_uploads_are_filtered_taken_back_and_put_again(held: str) -> None:
    app = AppTest.from_function(history_page, default_timeout=120).run()
    assert "All uploads" in page_of(app)
    app.selectbox(key="history-of").select("2022/23 Q3").run()
    page = page_of(app)
    assert "1 of 2 uploads" in page
    assert FIRST.name in page
    assert LATER.name not in page
    app.button(key="history-Undo-1").click().run()
    assert "taken back" in page_of(app)
    app.selectbox(key="history-state").select("Standing").run()
    assert "No upload fits." in page_of(app)


def test_a_closed_quarter_waits_for_its_reason(held: str) -> None:
    app = opened()
    app.file_uploader(key="files").set_value([(CORRECTED.name, CORRECTED.read_bytes(), SHEET)]).run()
    page = page_of(app)
    assert "Attendances, 2022/23 Q3:" in page
    assert "and 2022/23 Q4 has come since" in page
    assert not [button for button in app.button if button.key == "load"]
    app.text_input(key="change-0-reason").input("Two courses were left out.").run()
    app.button(key="load").click().run()
    assert "Reason: Two courses were left out." in page_of(app)


def test_the_same_file_again_has_nothing_to_do(held: str) -> None:
    app = opened()
    app.file_uploader(key="files").set_value([(FIRST.name, FIRST.read_bytes(), SHEET)]).run()
    assert "This very file was loaded before, as upload 1, and all of it still stands." in page_of(app)
    assert not [button for button in app.button if button.key == "load"]
