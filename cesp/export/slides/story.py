"""A story's slides: lists, exhibits, impact lines and words, each as large as it is read from the back of a room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cesp.briefing.exhibit import Exhibit, ImpactLine
from cesp.briefing.paper import Paper, Said, SaidList, Slide
from cesp.charts.series import Chart
from cesp.export.slides.charts import draw_chart, draw_part, parts_of
from cesp.export.slides.deck import SPACE, foot_of
from cesp.export.slides.lanes import lanes_height
from cesp.export.slides.notes import notes_of
from cesp.export.slides.pages import Leaf, tall, write_lines
from cesp.export.slides.tables import draw_table, heights_of
from cesp.export.slides.type import BODY, Line, Piece, add_text, plain, spell
from cesp.export.slides.words import Box

if TYPE_CHECKING:
    from pptx.presentation import Presentation

#: Inches: the width of words beside a chart, and the least height of a chart that has words under it.
BESIDE, LEAST = 4.0, 2.4


def tell_slide(deck: Presentation, paper: Paper, slide: Slide) -> None:
    """A slide of the story, on as many pages as it needs."""
    leaf = Leaf(deck, slide.headline, foot_of(paper, slide.whose, outside=slide.outside), notes_of(slide))
    lines = [plain(line) for line in slide.lines]
    exhibit = slide.exhibit
    if slide.impact is not None:
        _tell_impact(leaf, slide.impact, lines)
    elif exhibit is not None and exhibit.chart is not None:
        _tell_chart(leaf, exhibit, exhibit.chart, lines)
    elif exhibit is not None:
        _tell_table(leaf, exhibit, lines)
    elif lines or not slide.lists:
        write_lines(leaf, lines)
    if slide.lists:
        _tell_lists(leaf, slide.lists)


def _tell_chart(leaf: Leaf, exhibit: Exhibit, chart: Chart, lines: Sequence[Line]) -> None:
    """The chart with its lines beside it; the last of them under it, where they are too long to stand there, or on a
    page of their own."""
    room = leaf.room
    beside, under = share_lines(lines, room)
    low = tall(under, room.width) + SPACE if under else 0.0
    side = BESIDE if beside else 0.0
    frame = Box(room.left, room.top, room.width - side, room.height - low)
    for number, part in enumerate(parts_of(chart, frame.width, frame.height)):
        page = leaf.open()
        draw_part(page, part, chart, frame, exhibit.alt)
        if beside and not number:
            add_text(page, Box(frame.right, room.top, side, frame.height), beside, BODY)
        if under and not number:
            add_text(page, Box(room.left, frame.bottom + SPACE, room.width, low - SPACE), under, BODY)
        leaf.close(page)
    if rest := lines[len(beside) + len(under) :]:
        write_lines(leaf, rest)


def share_lines(lines: Sequence[Line], room: Box) -> tuple[Sequence[Line], Sequence[Line]]:
    """Which lines stand beside a chart, and which under it: as many of both as leave room for the chart."""
    shares = ((lines[:at], lines[at:kept]) for kept in range(len(lines), 0, -1) for at in range(kept, -1, -1))
    return next((share for share in shares if _leaves_room(*share, room)), ((), ()))


def _leaves_room(beside: Sequence[Line], under: Sequence[Line], room: Box) -> bool:
    high = room.height - (tall(under, room.width) + SPACE if under else 0.0)
    return tall(beside, BESIDE) <= high and (not under or high >= LEAST)


def _tell_table(leaf: Leaf, exhibit: Exhibit, lines: Sequence[Line]) -> None:
    """Where there is no chart: the lines, and the table at their right if all of both stands there."""
    room = leaf.room
    right = Box(room.left + BESIDE, room.top, room.width - BESIDE, room.height)
    if not exhibit.table.rows or max(sum(heights_of(exhibit.table, right.width)), tall(lines, BESIDE)) > room.height:
        write_lines(leaf, lines)
        return
    page = leaf.open()
    add_text(page, Box(room.left, room.top, BESIDE, room.height), lines, BODY)
    draw_table(page, exhibit.table, right, exhibit.alt)
    leaf.close(page)


def _tell_impact(leaf: Leaf, impact: ImpactLine, lines: Sequence[Line]) -> None:
    """The lanes with their caution; on the next page what they say, what each letter marks, and how they are read."""
    room, caution = leaf.room, [plain(impact.caution)]
    low = tall(caution, room.width) + SPACE
    stands = lanes_height(impact.chart) <= room.height - low
    page = leaf.open()
    draw_chart(
        page, impact.chart, Box(room.left, room.top, room.width, room.height - (low if stands else 0)), impact.alt
    )
    if stands:
        add_text(page, Box(room.left, room.bottom - low + SPACE, room.width, low - SPACE), caution, BODY)
    leaf.close(page)
    said = {leaf.headline, impact.caution} if stands else {leaf.headline}
    told = [line for line in [*lines, *caution] if spell(line) not in said]
    key: list[Line] = [(Piece(f"{letter}  ", bold=True), Piece(words)) for letter, words in impact.key]
    write_lines(leaf, list(dict.fromkeys((*told, *key, *map(plain, impact.notes)))))


def _tell_lists(leaf: Leaf, lists: Sequence[SaidList]) -> None:
    """Two side by side, in as many rows as there are; where they do not fit, two a page, or each on its own pages. They
    do not shrink."""
    told = [list_lines(one) for one in lists]
    for per_page in (len(told), 2, 1):
        pages = _by(told, per_page)
        if all(sum(_rows(page, leaf.room)) <= leaf.room.height for page in pages):
            for page in pages:
                _write_grid(leaf, page)
            return
    for lines in told:
        write_lines(leaf, lines)


def list_lines(said: SaidList) -> list[Line]:
    """A list's title, and its sentences with their marks before them."""
    lines: list[Line] = [(Piece(said.title, bold=True),), *map(_sentence, said.said)]
    if not said.said and said.empty:
        lines.append(plain(said.empty))
    if said.more:
        lines.append((Piece(f"and {said.more} more", quiet=True),))
    return lines


def _sentence(said: Said) -> Line:
    mark = (Piece(f"{said.mark} ", bold=True, quiet=True),) if said.mark else ()
    whose = (Piece(f"{said.whose}: ", bold=True),) if said.whose else ()
    return (*mark, *whose, Piece(said.text))


def _by(told: Sequence[Sequence[Line]], count: int) -> list[Sequence[Sequence[Line]]]:
    """So many at a time."""
    return [told[start : start + count] for start in range(0, len(told), count)]


def _columns(room: Box, count: int) -> float:
    return room.width / min(2, count)


def _rows(told: Sequence[Sequence[Line]], room: Box) -> Iterator[float]:
    """The height of each row of a grid."""
    width = _columns(room, len(told))
    for row in _by(told, 2):
        yield max(tall(lines, width - SPACE) for lines in row) + SPACE


def _write_grid(leaf: Leaf, told: Sequence[Sequence[Line]]) -> None:
    room, page = leaf.room, leaf.open()
    width, top = _columns(room, len(told)), room.top
    for row, high in zip(_by(told, 2), _rows(told, room), strict=True):
        for at, lines in enumerate(row):
            add_text(page, Box(room.left + at * width, top, width - SPACE, high), lines, BODY)
        top += high
    leaf.close(page)
