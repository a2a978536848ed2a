"""Words on a slide: pieces, paragraphs and boxes of text, in one face and two colours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from cesp.charts.palette import INK, QUIET
from cesp.export.slides.words import Box
from cesp.export.standing import printable

#: Sizes of type, in points. What is told stands at BODY; nothing is smaller than SMALL.
HEADS, BODY, SMALL = (36, 32), 24, 18
#: Inches between a paragraph and the next.
GAP = 0.08
_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


class Piece(NamedTuple):
    """Words in one manner of type."""

    text: str
    bold: bool = False
    quiet: bool = False


Line = tuple[Piece, ...]


def plain(text: str) -> Line:
    """A paragraph of plain words."""
    return (Piece(text),)


def spell(line: Line) -> str:
    """A paragraph without its type."""
    return "".join(piece.text for piece in line)


def place(shape: Any, box: Box) -> None:
    """Puts a shape in its place."""
    from pptx.util import Inches

    shape.left, shape.top, shape.width, shape.height = (Inches(edge) for edge in box)


def paint(colour: str) -> Any:
    """A colour of the palette as python-pptx has it."""
    from pptx.dml.color import RGBColor

    return RGBColor(*bytes.fromhex(colour.removeprefix("#")))  # type: ignore[no-untyped-call]


def fill(frame: Any, lines: Sequence[Line], size: float, *, bold: bool = False, colour: str = INK["light"]) -> None:
    """Writes paragraphs into a text frame, the first in place of what it holds."""
    from pptx.util import Inches, Pt

    frame.word_wrap = True
    for number, line in enumerate(lines):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        paragraph.space_before = Inches(GAP) if number else Pt(0)
        for piece in line:
            run = paragraph.add_run()
            run.text = printable(piece.text)
            run.font.size = Pt(size)
            run.font.bold = bold or piece.bold
            run.font.color.rgb = paint(QUIET["light"] if piece.quiet else colour)


def add_text(slide: Any, box: Box, lines: Sequence[Line], size: float = SMALL) -> Any:
    """A box of text with no more inside it than its words."""
    from pptx.util import Inches

    shape = slide.shapes.add_textbox(0, 0, 0, 0)
    place(shape, box)
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = Inches(0.1)
    frame.margin_top = frame.margin_bottom = Inches(0)
    fill(frame, lines, size)
    return shape


def describe(shape: Any, words: str) -> None:
    """The words for those who do not see a shape."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", printable(words))


def make_decorative(shape: Any) -> None:
    """A shape that says nothing of its own, so that nobody is read it."""
    from pptx.oxml import parse_xml

    shape._element.xpath(".//p:cNvPr")[0].append(parse_xml(_DECORATIVE))
