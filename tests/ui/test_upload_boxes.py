"""Each file keeps its own box: what was chosen or typed there is never another file's."""

from __future__ import annotations

from datetime import date

from cesp.ui.upload_boxes import Identity, number_boxes
from cesp.ui.upload_sources import Chosen
from tests.intake.books import workbook
from tests.ui.test_upload import SHEET, Use, opened, page_of

HEADINGS = ["Course", "Date", "Booked", "Attended"]
FIRST = ("first.xlsx", workbook([HEADINGS, ["Neglect", date(2022, 4, 14), 20, 15]]), SHEET)
SECOND = ("second.xlsx", workbook([HEADINGS, ["Neglect", date(2022, 5, 14), 21, 16]]), SHEET)


def test_what_was_chosen_for_a_file_that_is_taken_away_is_not_the_next_ones(use_store: Use) -> None:
    use_store(None)
    app = opened()
    app.file_uploader(key="files").set_value([FIRST, SECOND]).run()
    read = app.selectbox(key="file-1-sender").value
    app.selectbox(key="file-0-sender").select("police").run()
    app.file_uploader(key="files").set_value([SECOND]).run()
    page_of(app)
    assert app.selectbox(key="file-1-sender").value == read != "police"
    assert "file-0-sender" not in {box.key for box in app.selectbox}


def test_what_is_said_of_a_change_stays_with_its_file_when_another_comes_before_it(use_store: Use) -> None:
    use_store(None)
    app = opened()
    app.file_uploader(key="files").set_value([SECOND]).run()
    app.checkbox(key="change-0-complete").check().run()
    app.file_uploader(key="files").set_value([FIRST, SECOND]).run()
    page_of(app)
    assert [app.checkbox(key=f"change-{number}-complete").value for number in (0, 1)] == [True, False]


def test_the_same_file_twice_has_two_boxes() -> None:
    numbers: dict[Identity, int] = {}
    one, other = Chosen("return.xlsx", b"1"), Chosen("return.xlsx", b"2")
    assert number_boxes([one, other, one], numbers) == [0, 1, 2]
    assert number_boxes([other, one], numbers) == [1, 0]
    assert number_boxes([Chosen("new.xlsx", b"1"), other], numbers) == [3, 1]


def test_what_is_typed_keeps_its_box_while_it_grows() -> None:
    numbers: dict[Identity, int] = {}
    assert number_boxes([Chosen("typed.csv", b"a")], numbers) == [0]
    assert number_boxes([Chosen("pasted.csv", b"a"), Chosen("typed.csv", b"a,b")], numbers) == [1, 0]
