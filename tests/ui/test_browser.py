"""The dashboard in a real browser, served as a person would start it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
from playwright.sync_api import ConsoleMessage, expect

from cesp.jobs.places import samples_folder
from tests.ui.browsing import SLOW, Open, Serve, settle

RETURN = samples_folder() / "returns" / "2023-24" / "2023-24_Q1_training_team.xlsx"


def test_a_fresh_servers_first_deep_link_opens_the_page_without_a_box_over_it(serve: Serve, open_page: Open) -> None:
    page = open_page(f"{serve()}/neglect?year=2022/23&edition=Part+1+(public)")
    expect(page.locator("h1")).to_have_text("Neglect")
    assert page.get_by_text("Page not found").count() == 0
    assert page.get_by_role("dialog").count() == 0
    expect(page.get_by_text("April to December 2022").first).to_be_visible()
    assert "2022" in page.url


def test_the_first_page_has_real_content_and_no_complaint_of_the_browser(site: str, open_page: Open) -> None:
    page = open_page(site)
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    page.on("console", note)
    page.reload()
    settle(page)
    expect(page.get_by_role("heading", name="How are we doing?")).to_be_visible()
    for words in ("Officer working", "What's working well", "What we do not know", "Contextual Safeguarding"):
        expect(page.get_by_text(words).first).to_be_visible()
    assert re.search(r"\d{2}%", page.locator(".cesp-matrix").inner_text())
    assert page.evaluate("document.fonts.check('16px \"Public Sans\"')")
    assert complaints == []


def test_a_cell_leads_to_its_priority_and_keeps_what_was_chosen(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/?year=2022/23")
    page.locator(".cesp-matrix td a").first.click()
    expect(page.locator("h1")).to_have_text("Contextual Safeguarding", timeout=SLOW)
    expect(page.get_by_text("April to December 2022").first).to_be_visible(timeout=SLOW)
    page.get_by_role("link", name="Neglect").click()
    expect(page.locator("h1")).to_have_text("Neglect", timeout=SLOW)
    expect(page.get_by_text("April to December 2022").first).to_be_visible(timeout=SLOW)


def test_the_way_round_says_each_choice_once_in_the_address(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/?year=2022/23&edition=Part+1+(public)")
    for name in ("Neglect", "Training", "Compare", "Overview", "Neglect"):
        page.get_by_test_id("stSidebar").get_by_role("link", name=name, exact=True).click()
        expect(page.locator("h1")).to_have_text("How are we doing?" if name == "Overview" else name, timeout=SLOW)
        settle(page)
        query = parse_qs(urlsplit(page.url).query)
        assert (query["year"], query["edition"]) == (["2022/23"], ["Part 1 (public)"])
        assert all(len(values) == 1 for values in query.values())


def test_the_edition_is_switched_and_the_address_says_so(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/neglect")
    page.get_by_label("Edition").click()
    page.get_by_role("option", name="Part 1 (public)").click()
    expect(page.locator(".cesp-badge")).to_have_text("Part 1 (public)", timeout=SLOW)
    settle(page)
    assert "edition=" in page.url
    page.reload()
    settle(page)
    expect(page.locator(".cesp-badge")).to_have_text("Part 1 (public)", timeout=SLOW)


def test_a_workbook_is_uploaded_and_taken_back(site: str, open_page: Open, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(RETURN)
    book.properties.title = "Sent again"
    book.save(tmp_path / RETURN.name)
    page = open_page(f"{site}/upload")
    page.locator("input[type=file]").set_input_files(tmp_path / RETURN.name)
    expect(page.get_by_text("Ready:")).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("Parts of returns: 0 new, 39 replaced")).to_be_visible(timeout=SLOW)
    settle(page)  # a click while the page is drawn anew may fall on a button that has gone
    page.get_by_role("button", name="Load this file").click()
    receipt = page.locator(".cesp-record.cesp-ready")
    expect(receipt).to_contain_text(RETURN.name, timeout=SLOW)
    settle(page)
    number = (receipt.text_content() or "").removeprefix("Upload ").split(":")[0]
    page.get_by_role("button", name=f"Undo upload {number}", exact=True).first.click()
    expect(receipt).to_contain_text("taken back", timeout=SLOW)
