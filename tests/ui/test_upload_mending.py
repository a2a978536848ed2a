"""Cells at fault are typed over on the page, the file is read again with them, and the receipt says so."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from cesp.ui import upload_mending
from tests.intake.books import workbook
from tests.ui.test_upload import SHEET, Use, opened, page_of

ROWS = [["Course", "Date", "Attended"], ["Neglect", "04/13/2023", 15], ["Neglect", "2023-05-02", "*many*"]]


def chosen(rows: list[list[object]]) -> AppTest:
    app = opened()
    app.file_uploader(key="files").set_value([("return.xlsx", workbook(rows), SHEET)]).run()
    return app


def fill(app: AppTest, cell: str, text: str) -> None:
    [box] = [box for box in app.text_input if box.label == f"New value of {cell}"]
    box.input(text)


def offered(app: AppTest) -> list[str]:
    return [box.label for box in app.text_input if box.label.startswith("New value")]


def test_cells_are_mended_and_the_file_is_loaded(use_store: Use) -> None:
    use_store(None)
    app = chosen(ROWS)
    assert "Not ready" in page_of(app)
    assert "<strong>Sheet1 B2: 04/13/2023</strong>" in page_of(app)
    assert offered(app) == ["New value of B2", "New value of C3"]
    app.button(key="file-0-mend-check").click().run()
    assert "Nothing was typed, so nothing is different." in page_of(app)
    fill(app, "B2", "13/04/2023")
    fill(app, "C3", "9")
    app.button(key="file-0-mend-check").click().run()
    mended = page_of(app)
    assert "Ready: 2 rows can be loaded" in mended
    assert "B2 was mended here from &#x27;04/13/2023&#x27; to &#x27;13/04/2023&#x27; by the officer." in mended
    assert not app.get("markdown")
    app.button(key="load").click().run()
    assert "Cells mended before loading: B2 of &#x27;Sheet1&#x27;, C3 of &#x27;Sheet1&#x27;." in page_of(app)


def test_a_cell_is_made_blank_and_put_back(use_store: Use) -> None:
    """An attendance nobody knows: Blank takes the words away, unticking brings them back."""
    use_store(None)
    app = chosen([ROWS[0], ["Neglect", "2023-05-02", "*many*"], ["Neglect", "2023-06-02", 4]])
    [blank] = [box for box in app.checkbox if box.label == "Blank"]
    blank.check()
    app.button(key="file-0-mend-check").click().run()
    assert "C2 was mended here from &#x27;*many*&#x27; to blank by the officer." in page_of(app)
    [blank] = [box for box in app.checkbox if box.label == "Blank"]
    assert blank.value
    blank.uncheck()
    app.button(key="file-0-mend-check").click().run()
    assert "was mended here" not in page_of(app)
    assert "&#x27;*many*&#x27; is not a number" in page_of(app)


def test_many_cells_are_offered_a_few_at_a_time(use_store: Use) -> None:
    use_store(None)
    most = upload_mending._MOST_SHOWN
    app = chosen([ROWS[0], *(["Neglect", f"2023-05-{day:02d}", "many"] for day in range(1, most + 3))])
    assert len(offered(app)) == most
    assert "2 more are offered once these are mended." in page_of(app)
    fill(app, "C2", "3")
    app.button(key="file-0-mend-check").click().run()
    assert offered(app)[-1] == f"New value of C{most + 2}"  # the mended one has made room for the next


def test_nothing_is_asked_of_a_file_without_a_fault(use_store: Use) -> None:
    use_store(None)
    assert not offered(chosen([ROWS[0], ["Neglect", "2023-05-02", 3]]))
