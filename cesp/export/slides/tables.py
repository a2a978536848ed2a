"""Tables on a slide: a header row that is told as one, and columns as wide as their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cesp.briefing.exhibit import Table
from cesp.charts.palette import INK, colour
from cesp.export.slides.notes import spell_cell
from cesp.export.slides.type import SMALL, describe, fill, paint, plain
from cesp.export.slides.words import Box, height_of, width_of

if TYPE_CHECKING:
    from pptx.slide import Slide

#: Inches that a cell keeps free at its sides, and at top and bottom.
SIDES, ENDS = 0.25, 0.12
_PALE = "#F3F4F6"


def widths_of(table: Table, width: float) -> list[float]:
    """A width for each column, in inches: what its longest words need, in proportion."""
    needs = [
        max(width_of(text, SMALL, bold=True) for text in (name, *(spell_cell(row[at]) for row in table.rows))) + SIDES
        for at, name in enumerate(table.columns)
    ]
    return [width * need / sum(needs) for need in needs]


def heights_of(table: Table, width: float) -> list[float]:
    """A height for each row, the header's first, in inches."""
    widths = widths_of(table, width)
    rows = [table.columns, *([spell_cell(cell) for cell in row] for row in table.rows)]
    return [
        max(height_of([text], SMALL, wide - SIDES, bold=not number) for text, wide in zip(row, widths, strict=True))
        + ENDS
        for number, row in enumerate(rows)
    ]


def draw_table(slide: Slide, table: Table, box: Box, alt: str) -> None:
    """The table from the top of a box, as tall as its rows."""
    from pptx.util import Inches

    heights, widths = heights_of(table, box.width), widths_of(table, box.width)
    edges = (Inches(edge) for edge in (box.left, box.top, box.width, sum(heights)))
    shape: Any = slide.shapes.add_table(len(heights), len(widths), *edges)
    describe(shape, alt)
    made = shape.table
    made.first_row, made.horz_banding = True, False
    for at, width in enumerate(widths):
        made.columns[at].width = Inches(width)
    rows = [table.columns, *([spell_cell(cell) for cell in row] for row in table.rows)]
    for number, (row, height) in enumerate(zip(rows, heights, strict=True)):
        made.rows[number].height = Inches(height)
        for at, text in enumerate(row):
            cell = made.cell(number, at)
            cell.margin_top = cell.margin_bottom = Inches(ENDS / 3)
            cell.fill.solid()
            cell.fill.fore_color.rgb = paint(_PALE if number else colour("now", "light"))
            fill(cell.text_frame, [plain(text)], SMALL, bold=not number, colour=INK["light"] if number else "#FFFFFF")
