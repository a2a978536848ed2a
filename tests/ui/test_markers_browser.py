"""Planted numbers that must stay hidden are searched for in everything that leaves the server for a reader."""

from __future__ import annotations

import base64
import io
import struct
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import pdfplumber
import pytest
from playwright.sync_api import Page, WebSocket, expect

from cesp.catalogue import Edition
from cesp.disclosure.places import Place
from cesp.jobs.clearing import clearance
from cesp.jobs.desk import Desk, open_desk
from cesp.jobs.packing import FORMATS, KINDS, pack_one
from cesp.jobs.papers import compose_paper
from cesp.jobs.places import partnership_folder
from cesp.jobs.present import Scope, latest_period
from cesp.people import LOCAL
from cesp.periods import Period
from tests.measures.world import keep, table
from tests.ui.browsing import SLOW, Open, settle, start_server, wait_for

INDICATOR = "neglect_gcp_used"
#: The first quarter's 3 is small; the others are large, and one of them or their sum would give it away.
PLANTED = """
    when    | priority | indicator        | numerator | denominator
    2022 Q1 | neglect  | neglect_gcp_used | 500357    | 901133
    2022 Q2 | neglect  | neglect_gcp_used | 500369    | 901141
    2023 Q1 | neglect  | neglect_gcp_used | 3         | 791933
    2023 Q2 | neglect  | neglect_gcp_used | 1234577   | 2400113
"""
COUNTS = {
    Period(2023, 1, 1): (791933, 791930),
    Period(2023, 2, 2): (1234577, 2400113, 1165536),
    Period(2023, 1, 2): (1234580, 3192046, 1957466),
}
PAGES = ("", "neglect", "compare", "definitions", "reports", "statutory", "committee")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("planted") / "store.db"
    desk = opened(path)
    keep(desk.store, table("indicators", PLANTED))
    desk.store.close()
    return path


def opened(path: Path) -> Desk:
    return open_desk(f"sqlite:///{path}", partnership_folder(), LOCAL)


def hidden_numbers(desk: Desk) -> set[int]:
    """Counts that stand nowhere else than where figures are hidden."""
    cleared = clearance(desk)
    gone = {period for period in COUNTS if Place("indicator", INDICATOR, "", period) in cleared.hidden}
    assert Period(2023, 1, 1) in gone
    assert len(gone) >= 2
    return {number for period in gone for number in COUNTS[period]}


def traces(number: int) -> Iterator[bytes]:
    """A number as text, as a float in memory, and as that in the letters of base64, wherever it begins."""
    yield from (str(number).encode(), f"{number:,}".encode())
    packed = struct.pack("<d", number)
    yield packed
    for shift, (first, last) in enumerate(((0, 10), (2, 12), (3, 13))):  # letters that these bytes alone settle
        yield base64.b64encode(b"\0" * shift + packed + b"\0" * 2)[first:last]


def found(sent: bytes, numbers: Iterable[int]) -> set[int]:
    return {number for number in numbers if any(trace in sent for trace in traces(number))}


def look(open_page: Open, address: str, edition: str) -> bytes:
    """All that the server sent for every page of an edition, over its socket and otherwise."""
    sent: list[bytes] = []

    def hear(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: sent.append(frame if isinstance(frame, bytes) else frame.encode()))

    page: Page = open_page(address)
    page.on("websocket", hear)
    for name in PAGES:
        asked = {
            "edition": edition,
            "measure": "Neglect assessments that used the Graded Care Profile 2",
            "by": "Quarter",
        }
        page.goto(f"{address}/{name}?{urlencode(asked)}")
        settle(page)
        for fold in page.locator("details > summary").all():
            fold.click()
        sent.append(page.content().encode())
    page.goto(f"{address}/neglect?{urlencode({'edition': edition})}")
    settle(page)
    page.get_by_role("button", name="Download").last.click()
    with page.expect_download(timeout=SLOW) as download:
        page.get_by_role("button", name="Download as csv").click(timeout=SLOW)
    sent.append(Path(download.value.path()).read_bytes())
    expect(page.locator("h1")).to_have_count(1)
    return b"\n".join(sent)


def test_what_is_hidden_is_in_no_message_to_the_browser(
    store: Path, tmp_path: Path, chromium: str, open_page: Open
) -> None:
    desk = opened(store)
    numbers = hidden_numbers(desk)
    names = desk.partnership.editions
    desk.store.close()
    server, address = start_server(store, tmp_path)
    try:
        wait_for(address, server)
        assert found(look(open_page, address, names["public"]), numbers) == set()
        assert found(look(open_page, address, names["officer"]), numbers) >= {791933, 1234577}
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.mark.parametrize("wanted", FORMATS)
def test_what_is_hidden_is_in_no_file_that_is_handed_over(store: Path, chromium: str, wanted: str) -> None:
    desk = opened(store)
    numbers = hidden_numbers(desk)

    def said(edition: Edition) -> bytes:
        paper = compose_paper(desk, Scope(latest_period(desk), "same-period", edition))
        return unfolded(pack_one(desk, paper, wanted), KINDS[wanted].suffix)  # type: ignore[arg-type, index]

    assert found(said("public"), numbers) == set()
    if wanted not in ("guide", "easy-read"):  # which tell no such number of anybody
        assert found(said("officer"), numbers)
    desk.store.close()


def unfolded(content: bytes, suffix: str) -> bytes:
    """A file's parts one after the other, workbooks inside it too; of a PDF its words."""
    if suffix == "pdf":
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            return "\n".join(page.extract_text() for page in pdf.pages).encode()
    if suffix in ("html", "json"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    return b"\n".join(unfolded(part, "xlsx") if name.endswith(".xlsx") else part for name, part in parts)
