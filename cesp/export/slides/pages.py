"""A slide of a story as pages: what does not fit on one goes on to the next, under the same headline.

Nothing is cut, and nothing shrinks below SMALL.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from cesp.export.slides.deck import CONTENT, PLAIN, SIDES, Foot, add_foot, add_slide, room_of
from cesp.export.slides.type import BODY, GAP, Line, fill, place, spell
from cesp.export.slides.words import Box, height_of
from cesp.export.standing import printable

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide as Page


#: Inches that a bullet takes.
INDENT = 0.4


class Leaf(NamedTuple):
    """What all pages of one slide share: the deck, headline and foot, and the notes for who speaks."""

    deck: Presentation
    headline: str
    foot: Foot
    notes: str = ""

    @property
    def room(self) -> Box:
        """Between headline and foot."""
        return room_of(self.headline, self.foot)

    def open(self, layout: str = PLAIN) -> Page:
        """A page under the headline."""
        return add_slide(self.deck, layout, self.headline)

    def close(self, page: Page) -> None:
        """Writes its foot and its notes."""
        add_foot(page, self.foot)
        if self.notes:
            frame = page.notes_slide.notes_text_frame
            assert frame is not None  # python-pptx's notes page has one
            frame.text = printable(self.notes)


def tall(lines: Sequence[Line], width: float, size: float = BODY) -> float:
    """Inches that paragraphs take in a box of a width."""
    return height_of([spell(line) for line in lines], size, width - SIDES, gap=GAP)


def fitting(lines: Sequence[Line], room: Box, size: float = BODY) -> int:
    """How many bulleted paragraphs stand in a room: as many as fit, and one where not even that does."""
    counts = range(len(lines), 0, -1)
    return next((count for count in counts if tall(lines[:count], room.width - INDENT, size) <= room.height - 0.1), 1)


def write_lines(leaf: Leaf, lines: Sequence[Line], size: float = BODY) -> None:
    """Paragraphs in the body of as many pages as they need; one without any."""
    rest = list(lines)
    while True:
        page: Any = leaf.open(CONTENT if rest else PLAIN)
        count = fitting(rest, leaf.room, size)
        if rest:
            (body,) = (one for one in page.placeholders if one.placeholder_format.idx == 1)
            place(body, leaf.room)
            fill(body.text_frame, rest[:count], size)
        leaf.close(page)
        rest = rest[count:]
        if not rest:
            return
