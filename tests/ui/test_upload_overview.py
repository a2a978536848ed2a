"""Several files at once: how each stands, and what a person should look at twice before loading them together."""

from __future__ import annotations

from datetime import date

from tests.intake.books import workbook
from tests.ui.test_upload import SHEET, Use, opened, page_of

Sent = tuple[str, bytes, str]
HEADINGS = ["Course", "Date", "Registered", "Attended"]


def sent(name: str, *rows: list[object], title: str = "Training team return") -> Sent:
    return name, workbook([[title], HEADINGS, *rows]), SHEET


SENT = sent("return.xlsx", ["Neglect", date(2023, 5, 2), 20, 15])
CORRECTED = sent("corrected.xlsx", ["Neglect", date(2023, 5, 2), 20, 16])
OTHER = sent("other.xlsx", ["Exploitation", date(2023, 5, 3), 20, 16])
OLD = sent("old.xlsx", ["Neglect", date(2022, 5, 2), 20, 16])
WRONG = sent("wrong.xlsx", ["Harmful sexual behaviour", date(2023, 5, 2), 20, "many"])
ODD = sent("odd.xlsx", ["Neglect", date(2023, 5, 2), 20, 16], title="Numbers")


def looked_at(*files: Sent) -> str:
    app = opened()
    app.file_uploader(key="files").set_value(list(files)).run()
    return page_of(app)


def test_each_file_has_a_line_that_leads_to_its_box(use_store: Use) -> None:
    use_store(None)
    page = looked_at(SENT, WRONG, ("broken.csv", b"\x00\x01", "text/csv"))
    assert "3 files looked at: 1 ready, 2 to be mended first." in page
    for number, (name, state) in enumerate((("return.xlsx", "Ready"), ("wrong.xlsx", "Not ready"))):
        assert f'<td><a href="#file-{number}">{name}</a></td><td class="cesp-short">{state}</td>' in page
        assert f'<div id="file-{number}"></div>' in page
    assert "Look twice" not in page


def test_a_file_alone_needs_no_list(use_store: Use) -> None:
    use_store(None)
    page = looked_at(SENT)
    assert "1 file looked at: 1 ready." in page
    assert 'href="#file-0"' not in page


def test_a_corrected_file_beside_the_first_is_pointed_out(use_store: Use) -> None:
    use_store(None)
    page = looked_at(SENT, CORRECTED, OTHER)
    assert "return.xlsx and corrected.xlsx both hold training sessions of 2023/24 Q1, from the same sender." in page
    assert "what corrected.xlsx says of it will stand" in page
    assert "other.xlsx both" not in page
    assert "other.xlsx says" not in page


def test_the_same_file_twice_and_last_years_are_pointed_out(use_store: Use) -> None:
    use_store(None)
    page = looked_at(SENT, ("copy.xlsx", *SENT[1:]), OLD)
    assert "copy.xlsx is the same file as return.xlsx: one of them is enough." in page
    assert "old.xlsx is for 2022/23 Q1, and others here for a later year. Is it an old file?" in page


def test_a_file_stays_out_when_it_is_unticked(use_store: Use) -> None:
    use_store(None)
    app = opened()
    app.file_uploader(key="files").set_value([SENT, CORRECTED, OTHER]).run()
    [load] = [button for button in app.button if button.key == "load"]
    assert load.label == "Load these 3 files"
    app.checkbox(key="change-0-wanted").uncheck().run()
    assert "1 file above stays out" in page_of(app)
    app.button(key="load").click().run()
    page = page_of(app)
    assert "2 files were loaded in this visit." in page
    assert "Upload 1: corrected.xlsx" in page
    assert '<a href="returns" target="_self">Who is still missing, with a message to send</a>' in page
    assert "3 files looked at: 1 ready, 2 loaded." in page
    assert app.checkbox(key="change-0-complete").key  # the one left out is alone now, and may still be loaded


def test_a_sender_that_no_word_of_the_file_names_is_asked_about(use_store: Use) -> None:
    use_store(None)
    page = looked_at(ODD)
    assert "The file does not say who sent it. Was it Partnership business unit?" in page
    assert "does not say who sent it" not in looked_at(SENT)


def test_the_page_gives_no_orders_for_a_terminal(use_store: Use) -> None:
    use_store(None)
    page = looked_at(ODD, WRONG)
    assert "If another agency sent it, name the sender." in page
    assert "command line" not in page
