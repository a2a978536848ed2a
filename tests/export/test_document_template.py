"""A report on a council's own template: its styles, its letterhead, its lists; and what is made where it lacks them."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt

from cesp.charts.series import Chart
from cesp.errors import Mendable
from cesp.export.document import body
from cesp.export.document.form import GRID, STYLES
from cesp.export.document.make import make_docx
from tests.export.printed_words import WARNINGS, paper


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """No browser."""

    def take(charts: Sequence[Chart], *_: Any) -> list[bytes | None]:
        return [None] * len(charts)

    monkeypatch.setattr(body, "take_pictures", take)


def read(made: bytes) -> Document:
    return docx.Document(io.BytesIO(made))


def saved(template: Document) -> bytes:
    stream = io.BytesIO()
    template.save(stream)
    return stream.getvalue()


def without_styles() -> Document:
    """A template of a bare body."""
    template = docx.Document()
    for style in list(template.styles):
        if (style.name in STYLES and style.name != "Normal") or style.name == GRID:
            style.delete()
    return template


def test_the_templates_own_styles_are_used() -> None:
    template = docx.Document()
    template.styles["Heading 1"].font.size = Pt(31)
    template.styles["Normal"].font.name = "Gill Sans"
    template.styles.add_style("Numbered Paragraph", WD_STYLE_TYPE.PARAGRAPH).font.size = Pt(13)
    document = read(make_docx(paper(), saved(template)))
    assert document.styles["Heading 1"].font.size == Pt(31)
    assert document.styles["Normal"].font.name == "Gill Sans"
    assert document.styles["Numbered Paragraph"].font.size == Pt(13)
    used = {one.style.name for one in document.paragraphs if one.style}
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "Numbered Paragraph"} <= used


def test_styles_that_a_template_lacks_are_made() -> None:
    document = read(make_docx(paper(), saved(without_styles())))
    assert {style.name for style in document.styles} >= {*STYLES, GRID}
    for level in (1, 2, 3):
        style = document.styles[f"Heading {level}"]
        assert style.element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == str(level - 1)
    assert len(document.styles[GRID].element.xpath(".//w:tblBorders/*")) == 6
    [chapter] = [
        one for one in document.paragraphs if one.text == "Glossary" and one.style and one.style.name != "TOC 1"
    ]
    assert chapter.style
    assert chapter.style.name == "Heading 1"


def test_what_stands_in_a_template_stays_and_comes_first() -> None:
    template = docx.Document()
    template.add_paragraph("Report to the Scrutiny Committee")
    template.sections[0].header.paragraphs[0].text = "The Council"
    document = read(make_docx(paper(), saved(template)))
    assert [one.text for one in document.paragraphs[:2]] == [
        "Report to the Scrutiny Committee", "Impact, April to June 2022",
    ]  # fmt: skip
    head = [one.text for one in document.sections[0].header.paragraphs]
    assert head == ["The Council", "Test Partnership", *WARNINGS]


def test_warnings_stand_on_first_and_even_pages_that_differ() -> None:
    template = docx.Document()
    template.sections[0].different_first_page_header_footer = True
    template.settings.odd_and_even_pages_header_footer = True
    section = read(make_docx(paper(), saved(template))).sections[0]
    for head in (section.header, section.first_page_header, section.even_page_header):
        assert [one.text for one in head.paragraphs][-2:] == list(WARNINGS)
    for foot in (section.footer, section.first_page_footer, section.even_page_footer):
        assert foot.paragraphs[-1].text == "Page 1 of 1"


def test_warnings_stand_in_every_section_with_a_head_of_its_own() -> None:
    template = docx.Document()
    template.add_section().header.is_linked_to_previous = False
    template.sections[1].header.paragraphs[0].text = "Part two"
    document = read(make_docx(paper(), saved(template)))
    for section in document.sections:
        assert [one.text for one in section.header.paragraphs][-2:] == list(WARNINGS)


def test_numbers_do_not_count_on_from_the_templates_lists() -> None:
    template = docx.Document()
    template.add_paragraph("First", style="List Number")
    before = {one.numId for one in template.part.numbering_part.element.num_lst}
    document = read(make_docx(paper(), saved(template)))
    [chapter] = {
        one._p.pPr.numPr.numId.val for one in document.paragraphs if one.style and one.style.name == "Heading 1"
    }
    assert chapter not in before


def test_a_template_without_lists_gets_them() -> None:
    template = docx.Document()
    for key, link in list(template.part.rels.items()):
        if link.reltype.endswith("/numbering"):
            del template.part.rels[key]
    document = read(make_docx(paper(), saved(template)))
    assert len(document.part.numbering_part.element.num_lst) == 2


def test_the_same_template_gives_the_same_bytes() -> None:
    template = saved(without_styles())
    assert make_docx(paper(), template) == make_docx(paper(), template)


@pytest.mark.parametrize("content", [b"", b"no archive", b"%PDF-1.7"])
def test_what_is_no_word_document_is_told_with_its_mending(content: bytes) -> None:
    with pytest.raises(Mendable, match="cannot be opened as a Word document") as told:
        make_docx(paper(), content)
    assert told.value.where == "report.docx"
    assert told.value.mend


def test_a_style_of_another_kind_is_named() -> None:
    template = without_styles()
    template.styles.add_style("Quote", WD_STYLE_TYPE.CHARACTER)
    with pytest.raises(Mendable, match="'Quote'"):
        make_docx(paper(), saved(template))


def test_another_program_opens_it_and_counts_its_paragraphs(office: str, tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(make_docx(paper("=1+1 <b>told</b>")))
    profile = (tmp_path / "profile").as_uri()
    asked = ["--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run(
        [office, f"-env:UserInstallation={profile}", *asked, str(tmp_path / "report.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    lines = (tmp_path / "report.txt").read_text(encoding="utf-8-sig").splitlines()
    told = [re.sub(r"\s+", " ", line).strip() for line in lines]
    assert "1.1 Draft 84% came." in told
    assert "1.2 =1+1 <b>told</b>" in told
    assert "5 Emotional health" in told
    assert "5.1 Its last picture is of 2021." in told
