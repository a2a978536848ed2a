"""Words beside a native chart, where its marks are, and the ground under them."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING, Any

from cesp.export.slides.plots import ROW, Plot, quiet_axis
from cesp.export.slides.type import SMALL, Piece, add_text, make_decorative, paint
from cesp.export.slides.words import Box, height_of, width_of

if TYPE_CHECKING:
    from pptx.slide import Slide

TINT = "#EDEEEF"


def name_times(slide: Slide, axis: Any, names: Sequence[str], plot: Plot) -> None:
    """Names under an axis of times: its own where all fit; else boxes of text under evenly fewer, the last among them,
    because programs differ in which names they leave out."""
    from pptx.enum.chart import XL_TICK_LABEL_POSITION

    quiet_axis(axis, SMALL)
    widest = max(width_of(name, SMALL) for name in names) + 0.15
    step = ceil(widest * len(names) / plot.inner.width)
    if step == 1:
        return
    axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    for at, name in enumerate(names):
        if (len(names) - 1 - at) % step == 0:
            write_beside(slide, name, plot.x(at, len(names)), plot.inner.bottom + ROW + 0.05)


def write_beside(
    slide: Slide, words: str, x: float, bottom: float, *, middle: bool = True, strong: bool = False
) -> None:
    """Words that stand beside or under a mark, or in its place, as "c" does: `x` is their middle, or else their left.
    The chart's own description says them too, so nobody is read them twice."""
    from pptx.enum.text import PP_ALIGN

    width = width_of(words, SMALL, bold=strong) + 0.25
    left = x - width / 2 if middle else x
    piece = Piece(words, bold=strong, quiet=not strong)
    shape = add_text(slide, Box(left, bottom - ROW, width, ROW), [(piece,)])
    shape.text_frame.word_wrap = False
    if middle:
        shape.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    make_decorative(shape)


def tint(slide: Any, box: Box) -> None:
    """A pale ground under a chart."""
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.util import Inches

    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *(Inches(edge) for edge in box))
    shape.fill.solid()
    shape.fill.fore_color.rgb = paint(TINT)
    shape.line.fill.background()
    shape._element.remove(shape._element.find("{*}style"))  # which holds a shadow
    make_decorative(shape)


def title_height(words: str, width: float) -> float:
    """Inches that the unit of the values takes across the top."""
    return height_of([words], SMALL, width - 0.2) + 0.05 if words else 0.0


def write_title(slide: Slide, words: str, frame: Box) -> Box:
    """The unit of the values across the top, and the room that is left under it."""
    tall = title_height(words, frame.width)
    if words:
        add_text(slide, Box(frame.left, frame.top, frame.width, tall), [(Piece(words, quiet=True),)])
    return Box(frame.left, frame.top + tall, frame.width, frame.height - tall)
