"""Step 1 beyond spreadsheets: an e-mail, a pasted table, rows that are typed, and templates to send out."""

from __future__ import annotations

import pandas as pd

from cesp.catalogue import load_catalogue, load_partnership
from cesp.intake import read_return
from cesp.intake.results import ReadOptions
from cesp.jobs.places import partnership_folder
from cesp.periods import Period
from cesp.ui.upload_sources import typed_file
from tests.intake.letters import eml
from tests.ui.test_upload import Use, opened, page_of

CSV = b"Course,Registered,Attended\nNeglect,20,15\n"
LETTER = eml("Police <p@x.example>", "Training return Q2 2023/24", [("courses.csv", CSV), ("bad.csv", b"\x00\x01")])


def test_the_files_of_an_e_mail_are_checked_each_by_itself(use_store: Use) -> None:
    use_store(None)
    app = opened()
    app.file_uploader(key="files").set_value([("return.eml", LETTER, "message/rfc822")]).run()
    page = page_of(app)
    assert "In return.eml: courses.csv, bad.csv." in page
    assert "Ready: 1 row can be loaded" in page
    assert "Not ready" in page
    assert app.selectbox(key="file-0-sender").value == "police"
    assert app.selectbox(key="file-0-period").value == "2023/24 Q2"
    app.button(key="load").click().run()
    assert "Upload 1: courses.csv" in page_of(app)


def test_an_e_mail_with_nothing_in_it_is_told_of_in_its_place(use_store: Use) -> None:
    use_store(None)
    app = opened()
    letters = [(name, eml("a@x.example", "Thanks", files), "message/rfc822")
               for name, files in (("thanks.eml", ()), ("return.eml", [("courses.csv", CSV)]))]  # fmt: skip
    app.file_uploader(key="files").set_value(letters).run()
    page = page_of(app)
    assert "There is no file in it and no table" in page
    assert "courses.csv" in page


def test_a_pasted_table_is_read_like_a_file(use_store: Use) -> None:
    use_store(None)
    app = opened()
    pasted = "Training, Q2 2023/24\t\t\nCourse\tRegistered\tAttended\nNeglect\t20\t15\n"
    app.text_area(key="pasted").set_value(pasted).run()
    page = page_of(app)
    assert "It is read below as" in page
    assert "Ready: 1 row can be loaded" in page
    assert app.selectbox(key="file-0-period").value == "2023/24 Q2"
    app.text_area(key="pasted").set_value("").run()
    assert "Ready:" not in page_of(app)


def test_typed_rows_are_read_as_their_dataset() -> None:
    catalogue, partnership = load_catalogue(), load_partnership(partnership_folder())
    dataset = catalogue.dataset("training_sessions")
    empty = pd.DataFrame({column.name: [None] * 3 for column in dataset.columns}, dtype="object")
    assert typed_file(dataset, empty) == b""
    course = partnership.course[0]
    empty.loc[1, ["course", "attended", "walk_in"]] = [course.title, 15.0, 2]
    reading = read_return(
        "typed.csv", typed_file(dataset, empty), catalogue, partnership,
        ReadOptions(sender="police", period=Period(2023, 2, 2)),
    )  # fmt: skip
    [row] = reading.rows
    assert (row.sheet, row.values["course"], row.values["attended"], row.values["walk_in"]) == (
        "typed", course.id, 15, 2,
    )  # fmt: skip
    assert reading.findings == ()


def test_a_template_asks_for_a_quarter_it_can_read(use_store: Use) -> None:
    use_store(None)
    app = opened()
    app.text_input(key="template-period").set_value("sometime").run()
    assert "“sometime” is not a quarter." in page_of(app)
