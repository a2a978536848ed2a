"""One paper in every format: what each file is, what it is called, who may take it, and the line it leaves behind."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from cesp.briefing.paper import read_paper
from cesp.errors import NotAllowed
from cesp.jobs.desk import Desk
from cesp.jobs.downloads import EXPORT
from cesp.jobs.packing import FORMATS, KINDS, TEMPLATE, pack, pack_name, pack_one
from cesp.people import Person
from tests.export.printed_words import paper
from tests.measures.world import desk as open_world
from tests.measures.world import table

PAPER = paper("Why now?")
#: What a file of each kind begins with.
BEGINS = {
    "pdf": b"%PDF-",
    "html": b"<!doctype html>",
    "json": b'{"title"',
    **dict.fromkeys(("pptx", "docx", "xlsx"), b"PK"),
}


@pytest.fixture
def desk() -> Iterator[Desk]:
    with open_world(
        table("indicators", "when | priority | indicator | numerator | denominator\n2023 Q2 | neglect | a | 4 | 9")
    ) as world:
        yield world


@pytest.mark.parametrize("wanted", FORMATS)
def test_each_format_is_what_it_says(desk: Desk, wanted: str) -> None:
    made = pack_one(desk, PAPER, wanted)  # type: ignore[arg-type]
    assert made[:20].lower().startswith(BEGINS[KINDS[wanted].suffix].lower())  # type: ignore[index]
    [event] = [event for event in desk.store.events() if event.what == EXPORT]
    assert event.detail == f"{PAPER.title}; edition {PAPER.frame.edition_name}; {wanted}"


def test_files_are_told_apart_by_their_names(desk: Desk) -> None:
    names = [pack_name(PAPER, wanted) for wanted in FORMATS]
    assert len(set(names)) == len(FORMATS)
    assert all("public" in name and set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.") for name in names)
    assert pack_name(PAPER, "easy-read").startswith("easy-read-public-")


def test_each_is_given_as_soon_as_it_is_made_and_told_before(desk: Desk) -> None:
    told: list[str] = []
    packing = pack(desk, PAPER, ("json", "xlsx"), told.append)
    name, content = next(packing)
    assert (name, told) == (pack_name(PAPER, "json"), ["Making the paper as data"])
    assert read_paper(content) == PAPER
    assert [name for name, _ in packing] == [pack_name(PAPER, "xlsx")]


def test_what_is_not_for_the_public_leaves_by_an_officers_hand(desk: Desk) -> None:
    visitor = replace(desk, person=Person("A visitor", frozenset({"viewer"})))
    restricted = replace(PAPER, frame=replace(PAPER.frame, edition="restricted"))
    with pytest.raises(NotAllowed):
        pack_one(visitor, restricted, "json")
    assert [event for event in desk.store.events() if event.what == EXPORT] == []


def test_a_councils_own_report_template_is_used(desk: Desk, tmp_path: Path) -> None:
    template = Document()
    template.add_paragraph("Invented Council")
    template.sections[0].page_width = 7_239_000
    template.save(str(tmp_path / TEMPLATE))
    made = pack_one(replace(desk, folder=tmp_path), PAPER, "docx")
    assert Document(io.BytesIO(made)).sections[0].page_width == 7_239_000
    other = pack_one(replace(desk, folder=None), PAPER, "docx")
    assert Document(io.BytesIO(other)).sections[0].page_width != 7_239_000


def test_the_same_paper_gives_the_same_bytes(desk: Desk) -> None:
    for wanted in FORMATS:
        assert pack_one(desk, PAPER, wanted) == pack_one(desk, PAPER, wanted), wanted


def test_an_office_file_is_a_sound_archive(desk: Desk) -> None:
    for wanted in ("pptx", "docx", "xlsx", "easy-read"):
        archive = zipfile.ZipFile(io.BytesIO(pack_one(desk, PAPER, wanted)))  # type: ignore[arg-type]
        assert archive.testzip() is None
