"""The deck that slides are put in: its layouts, what every slide carries, and its bytes.

Every slide has a title, and below its matter the warnings, a quiet line and its number. The bottom tenth stays clear:
captions are shown there in the room.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, NamedTuple

from cesp.briefing.paper import NOT_PUBLISHED, Paper
from cesp.briefing.sentences import spoken_day
from cesp.export.slides.type import BODY, HEADS, SMALL, Piece, add_text, fill, place, plain
from cesp.export.slides.words import Box, choose_size, height_of
from cesp.export.standing import APART, printable, steady

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

FACE = "Arial"
WIDTH, HEIGHT, MARGIN, TOP = 13.333, 7.5, 0.5, 0.3
CLEAR = HEIGHT * 0.9
WIDE = WIDTH - 2 * MARGIN
#: Inches between things on a slide, and what the box of a text keeps free at its two sides.
SPACE, SIDES = 0.12, 0.2
#: Inches that a title may take in the largest size, and at all.
TITLE_ROOM, TITLE_MOST = 1.2, 2.2
COVER, CONTENT, PLAIN = "Title Slide", "Title and Content", "Title Only"
_NUMBER_ROOM = 1.2
_DATES = ("created", "modified", "lastPrinted", "revision")


class Foot(NamedTuple):
    """What stands at the foot of a slide: warnings line by line, and the quiet line."""

    warnings: tuple[str, ...]
    quiet: str

    @property
    def low(self) -> float:
        """Height of the quiet line, in inches."""
        return height_of([self.quiet], SMALL, WIDE - _NUMBER_ROOM - SIDES)

    @property
    def height(self) -> float:
        """In inches."""
        return height_of(self.warnings, SMALL, WIDE - SIDES, gap=0.08) + self.low + SPACE


def foot_of(paper: Paper, whose: str, *, outside: bool = False) -> Foot:
    """The foot of a slide about somebody."""
    frame = paper.frame
    dated = f"Figures to {spoken_day(frame.figures_to)}" if frame.figures_to else ""
    quiet = APART.join(filter(None, (whose, frame.period, frame.edition_name, dated)))
    return Foot((*((NOT_PUBLISHED,) if outside else ()), *paper.warnings), quiet)


def open_deck(paper: Paper) -> Presentation:
    """An empty deck of 16:9 with its three layouts, which says whose it is and not when it was made."""
    from pptx import Presentation as new_deck
    from pptx.util import Inches

    deck = new_deck()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for layout in list(deck.slide_layouts):
        if layout.name not in (COVER, CONTENT, PLAIN):
            deck.slide_layouts.remove(layout)
    _style_master(deck)
    _drop_thumbnail(deck)
    said: Any = deck.core_properties
    said.title, said.author, said.last_modified_by = printable(paper.title), printable(paper.partnership), ""
    said.subject, said.language = printable(paper.frame.period), "en-GB"
    for element in list(said._element):
        if str(element.tag).rpartition("}")[2] in _DATES:
            said._element.remove(element)
    return deck


def _style_master(deck: Presentation) -> None:
    """Titles at the top left and bold, matter below, quiet lines at the foot, for the master and its layouts."""
    from pptx.enum.shapes import PP_PLACEHOLDER as KIND
    from pptx.enum.text import MSO_ANCHOR
    from pptx.opc.constants import RELATIONSHIP_TYPE as RT

    master: Any = deck.slide_master
    theme = master.part.part_related_by(RT.THEME)
    theme.blob = theme.blob.replace(b'typeface="Calibri"', f'typeface="{FACE}"'.encode())
    for style, size, bold in (("p:titleStyle", HEADS[0], "1"), ("p:bodyStyle", BODY, "0")):
        (first,) = master.element.xpath(f".//{style}/a:lvl1pPr")
        first.set("algn", "l")
        words = first.find("{*}defRPr")
        words.set("sz", str(size * 100))
        words.set("b", bold)
    boxes = _boxes()
    for holder in (master, *deck.slide_layouts):
        for shape in holder.placeholders:
            place(shape, boxes[shape.placeholder_format.type])
            shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP
            for level in shape.element.xpath(".//a:lstStyle/a:lvl1pPr"):
                level.set("algn", "r" if shape.placeholder_format.type == KIND.SLIDE_NUMBER else "l")


def _boxes() -> dict[Any, Box]:
    """Where each kind of placeholder stands, before a slide says otherwise."""
    from pptx.enum.shapes import PP_PLACEHOLDER as KIND

    matter = Box(MARGIN, TOP + TITLE_ROOM, WIDE, CLEAR - TOP - TITLE_ROOM - 1)
    return {
        KIND.TITLE: Box(MARGIN, TOP, WIDE, TITLE_ROOM),
        KIND.CENTER_TITLE: Box(MARGIN, TOP, WIDE, TITLE_ROOM),
        KIND.SUBTITLE: matter,
        KIND.OBJECT: matter,
        KIND.BODY: matter,
        KIND.DATE: Box(MARGIN, CLEAR - 0.8, 2, 0.3),
        KIND.FOOTER: Box(MARGIN, CLEAR - 0.4, WIDE - _NUMBER_ROOM, 0.4),
        KIND.SLIDE_NUMBER: Box(MARGIN + WIDE - _NUMBER_ROOM, CLEAR - 0.4, _NUMBER_ROOM, 0.4),
    }


def _drop_thumbnail(deck: Presentation) -> None:
    """The template's own picture would stand for the deck in a list of files."""
    package: Any = deck.part.package
    for key, link in list(package._rels.items()):
        if link.reltype.endswith("/thumbnail"):
            package.drop_rel(key)


def room_of(title: str, foot: Foot) -> Box:
    """The room between a slide's title and its foot."""
    top = TOP + _title(title)[1] + SPACE
    return Box(MARGIN, top, WIDE, CLEAR - foot.height - SPACE - top)


def _title(words: str) -> tuple[int, float]:
    """The size of a title, and its height in inches: large where it is short, and smaller than HEADS only where nothing
    would be left of the slide."""
    first, *rest = HEADS
    size = first
    if height_of([words], first, WIDE - SIDES, bold=True) > TITLE_ROOM:
        size = choose_size([words], (*rest, 28, BODY, SMALL), WIDE - SIDES, TITLE_MOST, bold=True)
    return size, height_of([words], size, WIDE - SIDES, bold=True) + SPACE


def add_slide(deck: Presentation, layout: str, title: str) -> Slide:
    """A slide with its title."""
    slide: Slide = deck.slides.add_slide(next(one for one in deck.slide_layouts if one.name == layout))
    size, tall = _title(title)
    shape = slide.shapes.title
    assert shape is not None  # each of the layouts has one
    place(shape, Box(MARGIN, TOP, WIDE, tall))
    fill(shape.text_frame, [plain(title)], size, bold=True)
    return slide


def add_foot(slide: Any, foot: Foot) -> None:
    """Writes it, after all else on the slide. The number is told when all slides are there."""
    from pptx.enum.shapes import PP_PLACEHOLDER as KIND

    if foot.warnings:
        box = Box(MARGIN, CLEAR - foot.height, WIDE, foot.height - foot.low - SPACE)
        add_text(slide, box, [(Piece(warning, bold=warning == NOT_PUBLISHED),) for warning in foot.warnings])
    low = foot.low
    boxes = {
        KIND.FOOTER: Box(MARGIN, CLEAR - low, WIDE - _NUMBER_ROOM, low),
        KIND.SLIDE_NUMBER: Box(MARGIN + WIDE - _NUMBER_ROOM, CLEAR - low, _NUMBER_ROOM, low),
    }
    shapes, holders = slide.shapes, slide.slide_layout.placeholders
    for kind, box in boxes.items():
        (holder,) = (one for one in holders if one.placeholder_format.type == kind)
        shapes.clone_placeholder(holder)
        place(shapes[-1], box)
        shapes[-1].text_frame.margin_top = shapes[-1].text_frame.margin_bottom = 0
    fill(shapes[-2].text_frame, [(Piece(foot.quiet, quiet=True),)], SMALL)


def close_deck(deck: Presentation) -> bytes:
    """Numbers the slides, says that all is in British English, and gives the .pptx: the same deck, the same bytes."""
    for number, slide in enumerate(deck.slides, 1):
        shapes: Any = slide.shapes
        frame = shapes[-1].text_frame  # its number stands last
        fill(frame, [(Piece(f"{number} / {len(deck.slides)}", quiet=True),)], SMALL)
    package: Any = deck.part.package
    for part in package.iter_parts():
        if hasattr(part, "_element"):
            _speak_english(part._element)
    stream = io.BytesIO()
    deck.save(stream)
    return steady(stream.getvalue())


def _speak_english(element: Any) -> None:
    for words in element.iter("{*}rPr", "{*}endParaRPr", "{*}defRPr"):
        words.set("lang", "en-GB")
