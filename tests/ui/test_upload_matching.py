"""The officer says once what a heading means; the file is read again, and it can be forgotten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.intake.books import workbook

Use = Callable[[Path | None], str]
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CONTENT = workbook(
    [
        ["Sender: police"],
        ["Course", "Date", "Agency", "Bums on *seats*"],
        ["Neglect", date(2022, 4, 14), "Old <b>Bill</b>", 15],
    ]
)


def upload_page() -> None:
    from cesp.ui.cache import take_desk
    from cesp.ui.selection import Selection
    from cesp.ui.upload import show_upload

    show_upload(Selection(take_desk(), "upload", None, {}))


def checked() -> AppTest:
    app = AppTest.from_function(upload_page, default_timeout=120).run()
    return app.file_uploader(key="files").set_value([("return.xlsx", CONTENT, SHEET)]).run()


def page_of(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(piece.proto.body for piece in app.get("html"))


def choose(app: AppTest, at: int, words: str) -> None:
    """Picks the first choice of a box that starts with these words."""
    box = app.selectbox(key=f"file-0-match-{at}")
    box.select_index(next(place for place, option in enumerate(box.options) if option.startswith(words)))


def test_a_heading_and_a_word_are_confirmed_and_forgotten(use_store: Use) -> None:
    use_store(None)
    app = checked()
    page = page_of(app)
    assert "Not ready" in page
    assert "Bums on *seats*" in page
    box = app.selectbox(key="file-0-match-0")
    assert box.options[:2] == [
        "Not decided",
        "Attended (its cells are whole numbers; training attendance by agency must have it)",
    ]
    assert "Not part of the return" in box.options
    choose(app, 0, "Attended")
    app.button(key="file-0-remember").click().run()
    page = page_of(app)
    assert "Ready: 1 row can be loaded" in page
    assert "is read as Attended, as confirmed by this computer on" in page
    assert "Old &lt;b&gt;Bill&lt;/b&gt;" in page
    assert "Kept as written" in app.selectbox(key="file-0-match-0").options
    choose(app, 0, "Cheshire Constabulary")
    app.button(key="file-0-remember").click().run()
    assert "is read as Cheshire Constabulary, as confirmed by" in page_of(app)
    assert not [box for box in app.selectbox if (box.key or "").startswith("file-0-match")]
    heading = next(box for box in app.selectbox if (box.key or "").startswith("meaning-") and box.value == "attended")
    heading.select("registered").run()
    assert "Not ready" in page_of(app)
    heading = next(box for box in app.selectbox if (box.key or "").startswith("meaning-") and box.value == "registered")
    heading.select("attended").run()
    assert "Ready: 1 row can be loaded" in page_of(app)
    for button in [button for button in app.button if (button.key or "").startswith("forget-")]:
        app.button(key=button.key).click().run()
    assert "Not ready" in page_of(app)
    assert app.selectbox(key="file-0-match-0").value is None


def test_nothing_chosen_is_told_and_nothing_remembered(use_store: Use) -> None:
    use_store(None)
    app = checked()
    app.button(key="file-0-remember").click().run()
    page = page_of(app)
    assert "Nothing was chosen, so nothing is remembered." in page
    assert not [button for button in app.button if (button.key or "").startswith("forget-")]
