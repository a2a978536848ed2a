"""Room that words take on a slide, estimated without the font: nothing may be cut where another stands in for it.

Widths are those of Arial and of fonts cut to its measure, in thousandths of the size. What is not listed counts as the
widest.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

POINTS = 72  # in an inch
LEADING = 1.17  # height of a line, in sizes
BOLD, SAFE = 1.07, 1.02  # how much wider bold words are, and what an estimate adds
_WIDTHS = {
    **dict.fromkeys("ijl'’‘", 222),
    **dict.fromkeys(" .,:;/ftI!|·", 278),
    **dict.fromkeys("r()-[]", 333),
    **dict.fromkeys("cksvxyzJ", 500),
    **dict.fromkeys("abdeghnopqu0123456789?L$#_–“”", 556),
    **dict.fromkeys("+−=<>FTZ", 611),
    **dict.fromkeys("ABEKPSVXY&", 667),
    **dict.fromkeys("wCDHNRU", 722),
    **dict.fromkeys("mMGOQ", 833),
}
_WIDEST = 944


class Box(NamedTuple):
    """A place on a slide, in inches from its top left."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Inches that a text takes on one line."""
    units = sum(_WIDTHS.get(letter, _WIDEST) for letter in text)
    return units / 1000 * size / POINTS * SAFE * (BOLD if bold else 1)


def count_lines(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """Lines that a text takes in a width of inches; a word longer than a line is broken."""
    return sum(_count(line, size, width, bold) for line in text.split("\n"))


def _count(line: str, size: float, width: float, bold: bool) -> int:
    lines, used = 1, 0.0
    space = width_of(" ", size)
    for word in line.split(" "):
        need = width_of(word, size, bold=bold)
        if used and used + space + need > width:
            lines, used = lines + 1, 0.0
        more = int(need // width)
        lines += more
        used += (space if used else 0.0) + need - more * width
    return lines


def height_of(texts: Sequence[str], size: float, width: float, *, gap: float = 0.0, bold: bool = False) -> float:
    """Inches that paragraphs take in a width, with `gap` inches between them."""
    lines = sum(count_lines(text, size, width, bold=bold) for text in texts)
    return lines * size * LEADING / POINTS + gap * max(0, len(texts) - 1)


def choose_size(texts: Sequence[str], sizes: Sequence[int], width: float, height: float, *, bold: bool = False) -> int:
    """The first of the sizes, largest first, at which paragraphs fit; the last where none does."""
    return next((size for size in sizes if height_of(texts, size, width, bold=bold) <= height), sizes[-1])
