"""The four steps: a return goes in and comes out again, and one bad file does not hold up the others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cesp.errors import NotAllowed
from cesp.jobs.places import samples_folder
from cesp.store.records import Changes, Slice
from cesp.ui import upload_changes
from cesp.ui.upload_changes import summary

Use = Callable[[Path | None], str]
RETURN = samples_folder() / "returns" / "2023-24" / "2023-24_Q1_training_team.xlsx"
# Its title still says 2021/22 Q1, its rows are of 2022/23 Q1.
STALE = samples_folder() / "returns" / "2022-23" / "2022-23_Q1_training_team.xlsx"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def upload_page() -> None:
    from cesp.ui.cache import take_desk
    from cesp.ui.selection import Selection
    from cesp.ui.upload import show_upload

    show_upload(Selection(take_desk(), "upload", None, {}))


def opened() -> AppTest:
    return AppTest.from_function(upload_page, default_timeout=120).run()


def page_of(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(piece.proto.body for piece in app.get("html"))


def test_the_steps_are_in_sight_before_anything_is_chosen(use_store: Use) -> None:
    use_store(None)
    page = page_of(opened())
    for step in ("1. Choose", "2. Check", "3. What will change", "4. Done", "Recent uploads", "None yet."):
        assert step in page


def test_a_return_goes_in_and_is_taken_back(use_store: Use) -> None:
    use_store(None)
    app = opened()
    app.file_uploader(key="files").set_value([(RETURN.name, RETURN.read_bytes(), SHEET)]).run()
    checked = page_of(app)
    assert "Ready:" in checked
    assert "Training sessions" in checked
    assert app.selectbox(key="file-0-sender").value == "training-team"
    assert app.selectbox(key="file-0-period").value == "2023/24 Q1"
    app.button(key="load").click().run()
    loaded = page_of(app)
    assert f"Upload 1: {RETURN.name}" in loaded
    assert "2023/24 Q1 · stands" in loaded
    app.button(key="receipt-Undo-1").click().run()
    assert "taken back" in page_of(app)
    app.button(key="receipt-Redo-1").click().run()
    assert "2023/24 Q1 · stands" in page_of(app)


def test_a_file_that_cannot_be_read_is_told_of_and_holds_nobody_up(use_store: Use) -> None:
    use_store(None)
    app = opened()
    files = [("broken.xlsx", b"not a spreadsheet", SHEET), (RETURN.name, RETURN.read_bytes(), SHEET)]
    app.file_uploader(key="files").set_value(files).run()
    page = page_of(app)
    assert "broken.xlsx" in page
    assert "Not ready" in page or 'role="alert"' in page
    app.button(key="load").click().run()
    assert f"Upload 1: {RETURN.name}" in page_of(app)


def test_a_stale_title_is_mended_by_choosing_the_quarter(use_store: Use) -> None:
    use_store(None)
    app = opened()
    app.file_uploader(key="files").set_value([(STALE.name, STALE.read_bytes(), SHEET)]).run()
    assert "Not ready" in page_of(app)
    assert not [button for button in app.button if button.label.startswith("Load")]
    app.selectbox(key="file-0-period").select("2022/23 Q1").run()
    assert "Ready:" in page_of(app)
    app.button(key="load").click().run()
    assert "2022/23 Q1 · stands" in page_of(app)


def test_the_person_may_say_another_sender_and_quarter(use_store: Use) -> None:
    use_store(None)
    app = opened()
    app.file_uploader(key="files").set_value([(RETURN.name, RETURN.read_bytes(), SHEET)]).run()
    app.selectbox(key="file-0-sender").select("police").run()
    page_of(app)
    app.button(key="load").click().run()
    assert "From Cheshire Constabulary" in page_of(app)


def test_a_load_that_fails_is_told_in_words(use_store: Use, monkeypatch: pytest.MonkeyPatch) -> None:
    use_store(None)

    def refuse(*_: object, **__: object) -> None:
        raise NotAllowed("this person may not load", mend="Ask an administrator for the role.")

    monkeypatch.setattr(upload_changes, "load", refuse)
    app = opened()
    app.file_uploader(key="files").set_value([(RETURN.name, RETURN.read_bytes(), SHEET)]).run()
    app.button(key="load").click().run()
    page = page_of(app)
    assert "this person may not load" in page
    assert "0 of 1 files were loaded." in page


def test_what_will_change_is_a_sentence_of_counts() -> None:
    part = Slice("training_sessions", "police", 2023, 3, "neglect")
    changes = Changes(new=(part, part), replaced=(part,), kept=(), gone=())
    assert summary(changes) == "Parts of returns: 2 new, 1 replaced, 0 kept as held, 0 gone."
