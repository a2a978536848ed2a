"""What Word knows and python-docx has no name for: numbered paragraphs, fields, links, shading, rows that repeat."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from docx.shared import Cm, RGBColor
from docx.styles.style import BaseStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_INDENT = 709  # twentieths of a point: 1.25 cm


class _Level(NamedTuple):
    form: str
    text: str
    hanging: int = _INDENT


_BULLETS = (_Level("bullet", "•", 340),)
_NUMBERS = (_Level("decimal", "%1"), _Level("decimal", "%1.%2"))


class Lists(NamedTuple):
    """The numbers of the two lists of a document: chapters with their paragraphs, and bullets."""

    numbered: int
    bullets: int


def add_lists(document: Document) -> Lists:
    """Lists of our own beside those of the template, so that neither counts on from the other."""
    numbering = _numbering(document)
    return Lists(_add_list(numbering, _NUMBERS), _add_list(numbering, _BULLETS))


def number(paragraph: Paragraph, listed: int, level: int = 0) -> None:
    """Makes a paragraph the next of a list."""
    held = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    held.get_or_add_ilvl().val = level
    held.get_or_add_numId().val = listed


def add_field(paragraph: Paragraph, code: str, shown: str) -> Run:
    """A field that Word keeps up to date, with what it shows until then."""
    first = paragraph.add_run()
    for kind, text in (("begin", None), (None, code), ("separate", None)):
        first._r.append(_field_part(kind, text))
    run = paragraph.add_run(shown)
    paragraph.add_run()._r.append(_field_part("end", None))
    return run


def open_contents(paragraph: Paragraph) -> None:
    """A table of contents by headings of the first level begins; it ends with `close_contents`."""
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, r'TOC \o "1-1" \n \h \z'), ("separate", None)):
        run._r.append(_field_part(kind, text))


def close_contents(paragraph: Paragraph) -> None:
    """Ends what `open_contents` began."""
    paragraph.add_run()._r.append(_field_part("end", None))


def add_link(paragraph: Paragraph, words: str, place: str) -> Run:
    """Words that lead to a `place` in the document."""
    link = OxmlElement("w:hyperlink", {qn("w:anchor"): place, qn("w:history"): "1"})
    run = paragraph.add_run(words)
    link.append(run._r)
    paragraph._p.append(link)
    return run


def name_place(paragraph: Paragraph, place: str, order: int) -> None:
    """Makes a paragraph a place that links lead to; `order` is a number of its own."""
    begin = OxmlElement("w:bookmarkStart", {qn("w:id"): str(order), qn("w:name"): place})
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, begin)
    paragraph._p.append(OxmlElement("w:bookmarkEnd", {qn("w:id"): str(order)}))


def shade(run: Run, paper: str, ink: str) -> None:
    """Sets a run on a colour ("#RRGGBB"), in another."""
    run._r.get_or_add_rPr().append(_shading(paper))
    colour_text(run, ink)


def colour_text(run: Run, ink: str) -> None:
    """Sets a run in a colour ("#RRGGBB")."""
    run.font.color.rgb = RGBColor.from_string(ink.removeprefix("#"))


def shade_cell(cell: _Cell, paper: str) -> None:
    """Sets a cell on a colour ("#RRGGBB")."""
    cell._tc.get_or_add_tcPr().append(_shading(paper))


def describe(table: Table, words: str) -> None:
    """What a table is, for who does not see it."""
    properties = table._tbl.tblPr
    properties.append(OxmlElement("w:tblCaption", {qn("w:val"): words}))


def draw_grid(style: BaseStyle) -> None:
    """Lines around every cell."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = f"<w:tblPr {nsdecls('w')}><w:tblBorders>{sides}</w:tblBorders></w:tblPr>"
    style.element.append(parse_xml(grid))


def mark_header(table: Table) -> None:
    """The first row is a header and stands again on each page; no row is broken between pages."""
    for place, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if place == 0:
            properties.append(OxmlElement("w:tblHeader"))


def set_tab(paragraph: Paragraph, at: float, *, right: bool = False) -> None:
    """A place that a tab leads to, in centimetres from the left."""
    kind = WD_TAB_ALIGNMENT.RIGHT if right else WD_TAB_ALIGNMENT.LEFT
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(at), kind)


def _shading(paper: str) -> Any:
    return OxmlElement("w:shd", {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): paper.removeprefix("#")})


def _field_part(kind: str | None, code: str | None) -> Any:
    if kind:
        return OxmlElement("w:fldChar", {qn("w:fldCharType"): kind})
    part = OxmlElement("w:instrText", {qn("xml:space"): "preserve"})
    part.text = f" {code} "
    return part


def _numbering(document: Document) -> Any:
    """The definitions of lists; a template may have none."""
    parts = document.part.rels.values()
    held = next((link.target_part for link in parts if link.reltype == RELATIONSHIP_TYPE.NUMBERING), None)
    if held is None:
        empty = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        name = PackURI("/word/numbering.xml")
        held = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, empty, document.part.package)
        document.part.relate_to(held, RELATIONSHIP_TYPE.NUMBERING)
    return document.part.numbering_part.element


def _add_list(numbering: Any, levels: tuple[_Level, ...]) -> int:
    """The number of a new list. Definitions stand before the lists that use them."""
    defined = numbering.xpath("./w:abstractNum")
    own = max((int(one.get(qn("w:abstractNumId"))) for one in defined), default=-1) + 1
    kind = "multilevel" if len(levels) > 1 else "hybridMultilevel"
    body = "".join(_levels(levels))
    made = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{own}">'
        f'<w:multiLevelType w:val="{kind}"/>{body}</w:abstractNum>'
    )
    numbering.insert(numbering.index(defined[-1]) + 1 if defined else 0, made)
    listed: int = numbering.add_num(own).numId
    return listed


def _levels(levels: tuple[_Level, ...]) -> Iterator[str]:
    for place, (form, text, hanging) in enumerate(levels):
        yield (
            f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{_INDENT}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
        )
