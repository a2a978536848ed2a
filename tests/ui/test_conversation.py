"""The whole conversation with a messy return, in a real browser: it is understood, mended, foretold, loaded, seen on
its priority's page, and taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.intake.books import workbook
from tests.ui.browsing import SLOW, Open, bring, settle

FILE = "neglect training.xlsx"
# A heading nobody knows, a date written month first, a title above the headings, a total below the rows.
RETURN = workbook(
    [
        ["Training delivered by the training team, Quarter 3 (2023-24)"],
        [],
        ["Course", "Date", "Registered", "Bums on seats", "DNA"],
        ["Neglect training", "12/13/2023", 40, 38, 2],
        ["Neglect training", date(2023, 11, 14), 30, 29, 1],
        ["Total", "", 70, 67, 3],
    ]
)
# The samples hold one session of this course in that quarter: 23 registered, 21 attended, one of them a walk-in. It is
# replaced, so 212 - 21 + 67 attended; of those registered, 201 of 234 become 201 - 20 + 67 of 234 - 23 + 70.
BEFORE = ("212 attendances at training", "86% of 234 registered attended")
AFTER = ("258 attendances at training", "88% of 281 registered attended")

RECEIPT = ".cesp-record.cesp-ready"


def test_a_messy_return_is_understood_mended_foretold_loaded_and_taken_back(
    site: str, open_page: Open, tmp_path: Path
) -> None:
    reader = open_page(f"{site}/neglect?year=2023/24")
    page = open_page(f"{site}/upload")
    see_anew(reader, BEFORE)

    (tmp_path / FILE).write_bytes(RETURN)
    page.locator("input[type=file]").set_input_files(tmp_path / FILE)
    box = page.locator(".st-key-file-0")
    see(box, "Not ready", "no column is headed 'Attended'", "Bums on seats")
    map_heading(page, box, "What D3 means", "Attended")
    see(box, "'Bums on seats' is read as Attended", "'12/13/2023' is written month first, the American way.")

    mend_first_cell(page, box, "13/12/2023")
    see(box, "Ready: 2 rows can be loaded; 1 left out.")
    see(box, "B4 was mended here from '12/13/2023' to '13/12/2023' by the officer.")
    change = page.locator(".st-key-change-0")
    see(change, "Rows: 2 new, 0 changed, 1 gone, 0 the same.")
    see(change, "Attendances, Neglect, 2023/24 Q3: 74 becomes 120; fewer becomes more.")
    unfold(page, change, "figures that change")
    row(change, "Attendances Neglect 2023/24 to Q3 212 258")
    row(change, "Attended of registered Neglect 2023/24 to Q3 86% 88%")
    see_anew(reader, BEFORE)  # nothing is kept yet

    upload = load(page, change, "A session was missing")
    see(page.locator(RECEIPT), FILE, "2 rows kept, 1 left out", "Cells mended before loading: B4 of 'Sheet1'.")
    see_anew(reader, AFTER)

    press(page, f"Undo upload {upload}")
    see(page.locator(RECEIPT), "taken back")
    see_anew(reader, BEFORE)


def map_heading(page: Page, box: Locator, label: str, meaning: str) -> None:
    """Chooses what an unknown heading means, and has it remembered."""
    settle(page)
    bring(box.get_by_label(label)).click()
    page.get_by_role("option", name=meaning).first.click()
    press(page, "Remember and check again")


def mend_first_cell(page: Page, box: Locator, text: str) -> None:
    """Types into the box of the first cell at fault, as a person in a hurry does: no Enter before the button."""
    settle(page)
    bring(box.get_by_label("New value of").first).press_sequentially(text)
    box.get_by_role("button", name="Check again with these").click()


def unfold(page: Page, place: Locator, title: str) -> None:
    settle(page)
    bring(place.locator("summary").filter(has_text=title)).click()


def row(place: Locator, cells: str) -> None:
    """A table in sight has a row with these cells beside one another."""
    expect(place.get_by_role("row", name=cells)).to_be_visible(timeout=SLOW)


def load(page: Page, change: Locator, reason: str) -> str:
    """Gives the reason that a closed quarter asks for, and loads; the number on the receipt."""
    asked = change.get_by_label("Reason for restating (needed)")
    asked.fill(reason)
    asked.press("Enter")
    press(page, "Load this file")
    receipt = page.locator(RECEIPT)
    expect(receipt).to_be_visible(timeout=SLOW)
    return (receipt.text_content() or "").removeprefix("Upload ").split(":")[0]


def press(page: Page, name: str) -> None:
    """Clicks a button of exactly this name, once the page stands still."""
    settle(page)
    page.get_by_role("button", name=name, exact=True).first.click(timeout=SLOW)


def see(place: Locator, *said: str) -> None:
    """All of these words are in sight there, or soon will be."""
    for words in said:
        expect(place.get_by_text(words).filter(visible=True).first).to_be_visible(timeout=SLOW)


def see_anew(reader: Page, said: tuple[str, ...]) -> None:
    """The page, read again from the server, says all of these words."""
    reader.reload()
    settle(reader)
    see(reader.locator("body"), *said)
