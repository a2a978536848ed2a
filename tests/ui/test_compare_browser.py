"""The page that compares, in a real browser: its address is kept, a click narrows it, its table comes as a file."""

from __future__ import annotations

import io
from urllib.parse import parse_qs, urlsplit

import openpyxl
from playwright.sync_api import Page, expect

from tests.ui.browsing import SLOW, Open, settle


def choices(page: Page) -> dict[str, str]:
    """What the address says of the page's own boxes."""
    return {name: values[-1] for name, values in parse_qs(urlsplit(page.url).query).items()}


def test_a_link_is_kept_a_click_narrows_and_the_table_comes_as_a_file(site: str, open_page: Open) -> None:
    page = open_page(f"{site}/compare?show=Attendances&by=Agency&only=Housing")
    headline = page.locator(".st-key-exhibit-compare h3")
    expect(headline).to_contain_text("Housing:", timeout=SLOW)
    assert choices(page)["only"] == "Housing"

    page.get_by_label("Only").click()
    page.get_by_role("option", name="All", exact=True).click()
    expect(headline).to_contain_text("Of 11 agencies", timeout=SLOW)
    settle(page)
    page.locator(".st-key-exhibit-compare .barlayer .point path").nth(1).click(force=True)
    expect(headline).not_to_contain_text("Of 11 agencies", timeout=SLOW)
    settle(page)
    assert choices(page)["only"] in (headline.text_content() or "")

    page.get_by_role("button", name="Download").first.click()
    with page.expect_download(timeout=SLOW) as waiting:
        page.get_by_role("button", name="Download as xlsx").first.click()
    book = openpyxl.load_workbook(io.BytesIO(waiting.value.path().read_bytes()))
    assert book.sheetnames == ["Table", "About"]
    told = {row[0]: row[1] for row in book["About"].iter_rows(min_row=3, values_only=True)}
    assert told["Finding"] == headline.text_content()
