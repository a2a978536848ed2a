"""Cells at fault are typed over on the page, the file is read again with them, and the receipt says so."""

from __future__ import annotations

import pandas as pd
import pytest

from cesp.jobs.mending import Fault
from cesp.ui import upload_mending
from tests.intake.books import workbook
from tests.ui.test_upload import SHEET, Use, opened, page_of

ROWS = [["Course", "Date", "Attended"], ["Neglect", "04/13/2023", 15], ["Neglect", "2023-05-02", "*many*"]]


def test_cells_are_mended_and_the_file_is_loaded(use_store: Use, monkeypatch: pytest.MonkeyPatch) -> None:
    use_store(None)
    typed: dict[str, str] = {}
    shown: list[tuple[str, str]] = []

    def edit(faults: tuple[Fault, ...], key: str) -> pd.DataFrame:  # tests of pages cannot type into Streamlit's grid
        shown[:] = [(one.cell, one.value) for one in faults]
        return pd.DataFrame({"New value": [typed.get(one.cell, one.text) or None for one in faults]})

    monkeypatch.setattr(upload_mending, "_edit", edit)
    app = opened()
    app.file_uploader(key="files").set_value([("return.xlsx", workbook(ROWS), SHEET)]).run()
    assert "Not ready" in page_of(app)
    assert shown == [("B2", "04/13/2023"), ("C3", "*many*")]
    app.button(key="file-0-mend-check").click().run()
    assert "Nothing was typed, so nothing is different." in page_of(app)
    typed |= {"B2": "13/04/2023", "C3": "9"}
    app.button(key="file-0-mend-check").click().run()
    mended = page_of(app)
    assert "Ready: 2 rows can be loaded" in mended
    assert "B2 was mended here from &#x27;04/13/2023&#x27; to &#x27;13/04/2023&#x27; by the officer." in mended
    assert not app.get("markdown")
    app.button(key="load").click().run()
    assert "Cells mended before loading: B2 of &#x27;Sheet1&#x27;, C3 of &#x27;Sheet1&#x27;." in page_of(app)


def test_the_editor_shows_the_cell_its_problem_and_its_value(use_store: Use) -> None:
    use_store(None)
    app = opened()
    app.file_uploader(key="files").set_value([("return.xlsx", workbook(ROWS[:2]), SHEET)]).run()
    [grid] = app.dataframe
    assert list(grid.value.columns) == ["Sheet", "Cell", "Problem", "Value", "New value"]
    [row] = grid.value.to_dict("records")
    assert (row["Sheet"], row["Cell"], row["Value"]) == ("Sheet1", "B2", "04/13/2023")
    assert "month first, the American way" in row["Problem"]
    app.file_uploader(key="files").set_value(
        [("return.xlsx", workbook([ROWS[0], ["Neglect", "2023-05-02", 3]]), SHEET)]
    )
    assert not app.run().dataframe
