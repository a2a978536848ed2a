"""The form of a document: a council's own template, or A4 with 12-point text; and what stands on each of its pages."""

from __future__ import annotations

import io
import zipfile
from typing import Any, NamedTuple

from docx import Document as new_document
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section, _Footer, _Header
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from cesp.briefing.paper import Paper
from cesp.charts.palette import INK, QUIET, colour
from cesp.errors import Mendable
from cesp.export.document.marks import add_field, draw_grid
from cesp.export.document.words import OF, PAGE
from cesp.export.standing import printable, stand, steady

LANGUAGE = "en-GB"
FONT = "Arial"


class Form(NamedTuple):
    """How a style looks where the template has none of its name: size and space in points, `level` of a heading."""

    size: float
    before: float = 0
    after: float = 8
    bold: bool = False
    ink: str = INK["light"]
    level: int | None = None


FOCUS = colour("focus", "light")
STYLES: dict[str, Form] = {
    "Normal": Form(12),
    "Title": Form(22, after=12, bold=True, ink=FOCUS),
    "TOC Heading": Form(18, 16, 8, True, FOCUS),
    "TOC 1": Form(12, after=2),
    "Heading 1": Form(18, 24, 10, True, FOCUS, 0),
    "Heading 2": Form(15, 20, 8, True, FOCUS, 1),
    "Heading 3": Form(13, 18, 6, True, INK["light"], 2),
    "Numbered Paragraph": Form(12),
    "List Bullet": Form(12, after=4),
    "Quote": Form(12),
    "Caption": Form(12, after=4, ink=QUIET["light"]),
    "Header": Form(10, after=2, ink=QUIET["light"]),
    "Footer": Form(10, after=0, ink=QUIET["light"]),
}
GRID = "Table Grid"
_OUR_OWN = frozenset({"Numbered Paragraph"})
_A4, _MARGIN, _APART = (Cm(21), Cm(29.7)), Cm(2), Pt(12)
_TEMPLATE = "report.docx"
_SAVE_AGAIN = "Save it in Word as .docx, without macros, or take it away to use the built-in form."
_RENAME = "Rename it in Word; one of paragraphs is made in its place."
_MODE = "15"  # of Word 2013 and later: no "compatibility mode"


def open_form(template: bytes | None) -> Document:
    """The document to write in. What stands in a template stays, and comes first. Mendable where it is no .docx."""
    document = new_document() if template is None else _open(template)
    for name, form in STYLES.items():
        new = template is None or name not in document.styles
        style = _style(document, name)
        if new:
            _shape(style, form)
    if GRID not in document.styles:
        draw_grid(document.styles.add_style(GRID, WD_STYLE_TYPE.TABLE, builtin=True))
    if template is None:
        _lay_out(document)
    _speak(document)
    return document


def stand_on_pages(document: Document, paper: Paper) -> None:
    """Partnership and warnings at the top of every page; period, edition and page number at its foot. They come after
    what the template has there."""
    odd_and_even = document.settings.odd_and_even_pages_header_footer
    for section in document.sections:
        heads: list[_Header] = [section.header]
        feet: list[_Footer] = [section.footer]
        if section.different_first_page_header_footer:
            heads, feet = [*heads, section.first_page_header], [*feet, section.first_page_footer]
        if odd_and_even:
            heads, feet = [*heads, section.even_page_header], [*feet, section.even_page_footer]
        first = section._sectPr is document.sections[0]._sectPr
        for head in heads:
            if first or not head.is_linked_to_previous:
                _write_head(head, paper)
        for foot in feet:
            if first or not foot.is_linked_to_previous:
                _write_foot(foot, paper)


def close_form(document: Document, paper: Paper) -> bytes:
    """The .docx, which tells whose it is, and neither who made it nor when."""
    properties = document.core_properties
    properties.title, properties.author = printable(paper.title)[:255], printable(paper.partnership)[:255]
    properties.subject, properties.language = printable(stand(paper))[:255], LANGUAGE
    properties.comments = properties.last_modified_by = properties.keywords = ""
    properties.revision = 1
    for stamp in properties._element.xpath("./dcterms:created | ./dcterms:modified"):
        properties._element.remove(stamp)
    stream = io.BytesIO()
    document.save(stream)
    return steady(stream.getvalue())


def text_width(section: Section) -> int:
    """Between the margins."""
    return int((section.page_width or _A4[0]) - (section.left_margin or _MARGIN) - (section.right_margin or _MARGIN))


def _open(template: bytes) -> Document:
    try:
        return new_document(io.BytesIO(template))
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as fault:
        raise Mendable(
            "The template of the report cannot be opened as a Word document", where=_TEMPLATE, mend=_SAVE_AGAIN
        ) from fault


def _style(document: Document, name: str) -> ParagraphStyle:
    if name in document.styles:
        found: Any = document.styles[name]
    else:
        found = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name not in _OUR_OWN)
        found.base_style = document.styles["Normal"] if name != "Normal" else None
    if found.type != WD_STYLE_TYPE.PARAGRAPH:
        raise Mendable(
            f"The style '{name}' of the report's template is not one of paragraphs", where=_TEMPLATE, mend=_RENAME
        )
    style: ParagraphStyle = found
    return style


def _shape(style: ParagraphStyle, form: Form) -> None:
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(form.size), form.bold, False
    style.font.color.rgb = RGBColor.from_string(form.ink.removeprefix("#"))
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    for spaced in style.element.rPr.xpath("./w:spacing | ./w:kern"):
        style.element.rPr.remove(spaced)
    fonts.set(qn("w:cs"), FONT)
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(form.before), Pt(form.after), 1.15
    layout.keep_with_next = form.level is not None or style.name == "Caption"
    properties = style.element.get_or_add_pPr()
    for unwanted in properties.xpath("./w:outlineLvl | ./w:pBdr | ./w:contextualSpacing | ./w:numPr | ./w:tabs"):
        properties.remove(unwanted)
    if form.level is not None:
        properties.append(OxmlElement("w:outlineLvl", {qn("w:val"): str(form.level)}))


def _lay_out(document: Document) -> None:
    """A4, and none of the marks of the library's own template."""
    section = document.sections[0]
    section.page_width, section.page_height = _A4
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    section.header_distance = section.footer_distance = Cm(1)
    for mode in document.settings.element.xpath('.//w:compatSetting[@w:name="compatibilityMode"]'):
        mode.set(qn("w:val"), _MODE)
    package: Any = document.part.package
    for key, link in list(package.rels.items()):
        if link.reltype.endswith("/thumbnail"):
            del package.rels[key]


def _speak(document: Document) -> None:
    """Words are British English, for spelling and for screen readers."""
    for spoken in document.styles.element.xpath("./w:docDefaults/w:rPrDefault/w:rPr"):
        for held in spoken.xpath("./w:lang"):
            spoken.remove(held)
        spoken.append(OxmlElement("w:lang", {qn("w:val"): LANGUAGE, qn("w:eastAsia"): LANGUAGE}))
    for theme in document.settings.element.xpath("./w:themeFontLang"):
        theme.set(qn("w:val"), LANGUAGE)


def _write_head(head: _Header, paper: Paper) -> None:
    for words in (paper.partnership, *paper.warnings):
        line = _line(head, "Header")
        line.add_run(printable(words)).bold = True
    line.paragraph_format.space_after = _APART


def _write_foot(foot: _Footer, paper: Paper) -> None:
    line = _line(foot, "Footer")
    line.add_run(printable(stand(paper)))
    line.paragraph_format.space_before = _APART
    pages = _line(foot, "Footer")
    pages.add_run(f"{PAGE} ")
    add_field(pages, "PAGE", "1")
    pages.add_run(f" {OF} ")
    add_field(pages, "NUMPAGES", "1")


def _line(place: _Header | _Footer, style: str) -> Paragraph:
    """The next paragraph; the empty one that a new header begins with is used first."""
    held = place.paragraphs
    if len(held) == 1 and not held[0].text and not held[0].runs:
        first: Paragraph = held[0]
        first.style = style
        return first
    made: Paragraph = place.add_paragraph(style=style)
    return made
