"""A return that names children, on the page: refused, then its column cut in memory and the rest loaded."""

from __future__ import annotations

from tests.intake.books import workbook
from tests.ui.test_upload import SHEET, Use, opened, page_of

NHS_NUMBERS = ["943-476-5870", "943-476-5919", "401-023-2137"]
ROWS = [["Course", "Date", "Attended", "NHS number"]]
ROWS += [["County lines", f"2023-04-{at:02d}", str(at), number] for at, number in enumerate(NHS_NUMBERS, 1)]


def test_a_column_that_names_children_is_cut_and_the_rest_is_loaded(use_store: Use) -> None:
    use_store(None)
    app = opened()
    app.file_uploader(key="files").set_value([("return.xlsx", workbook(ROWS), SHEET)]).run()
    refused = page_of(app)
    assert "Not ready" in refused
    assert "NHS numbers in 3 cells (rows 2 to 4)" in refused
    assert "What was done with the e-mail" in app.code[0].value
    app.checkbox(key="file-0-cut").check().run()
    cut = page_of(app)
    assert "Ready: 3 rows can be loaded" in cut
    assert "cut in memory" in cut
    app.button(key="load").click().run()
    loaded = page_of(app)
    assert "Upload 1: return.xlsx" in loaded
    assert not any(number in page + app.code[0].value for number in NHS_NUMBERS for page in (refused, cut, loaded))
