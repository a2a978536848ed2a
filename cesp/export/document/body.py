"""A paper from its cover to its last table, written on a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cesp.briefing.paper import Asked, Chapter, Paper, Part, Said, SaidList, Slide
from cesp.briefing.sentences import spoken_day
from cesp.charts.series import Chart, ChartKind
from cesp.export.document import words
from cesp.export.document.exhibits import MARK, Twins, write_exhibit, write_impact
from cesp.export.document.sheet import Piece, Sheet, Words
from cesp.export.pictures import take_pictures

#: Pixels across. As wide as the text of a page, their 14 are 12 points.
_WIDTH, _SCALE = 560, 3
#: Pixels down, where a chart does not need its own height: two exhibits stand on a page.
_HEIGHTS: Mapping[ChartKind, int] = {"bars": 220, "line": 220, "process": 270}


def write_body(sheet: Sheet, paper: Paper) -> None:
    """All of it, in reading order."""
    twins = Twins(_take_all(paper))
    _write_cover(sheet, paper)
    _write_whole(sheet, paper)
    for chapter in paper.chapters:
        _write_chapter(sheet, chapter, twins)
    _write_questions(sheet, paper.questions)
    _write_pairs(sheet, words.DEFINITIONS, paper.definitions)
    _write_pairs(sheet, words.GLOSSARY, paper.glossary)
    if paper.sources:
        sheet.chapter(words.SOURCES, apart=False)
        sheet.bullets([(source,) for source in paper.sources])
    twins.write_apart(sheet)


def _take_all(paper: Paper) -> dict[str, bytes]:
    """Pictures by their place; none where no browser takes them."""
    charts = dict(_charts(paper))
    made: dict[str, bytes] = {}
    for height in sorted(set(_HEIGHTS.values()) | {0}):
        alike = {place: chart for place, chart in charts.items() if _HEIGHTS.get(chart.kind, 0) == height}
        taken = take_pictures(tuple(alike.values()), "png", _WIDTH, height or None, _SCALE)
        made |= {place: picture for place, picture in zip(alike, taken, strict=True) if picture}
    return made


def _charts(paper: Paper) -> Iterator[tuple[str, Chart]]:
    for chapter in paper.chapters:
        if chapter.impact:
            yield chapter.priority, chapter.impact.chart
        for part in chapter.parts:
            for item in part.items:
                if item.exhibit.chart:
                    yield f"{chapter.priority}/{item.exhibit.id}", item.exhibit.chart


def _write_cover(sheet: Sheet, paper: Paper) -> None:
    sheet.title(paper.title)
    for warning in paper.warnings:
        sheet.plain(Piece(warning, bold=True))
    said = {paper.title, *paper.warnings}
    for name, told in paper.about:
        if told not in said:
            sheet.pair(name, told)
    sheet.contents(words.CONTENTS)


def _write_whole(sheet: Sheet, paper: Paper) -> None:
    sheet.chapter(words.WHOLE)
    for said in paper.opening:
        sheet.numbered(*_said(said))
    for listed in paper.lists:
        _write_list(sheet, listed)
    if paper.matrix.rows:
        sheet.turn(lying=True)
        sheet.chapter(words.MATRIX, apart=False)
        sheet.table(paper.matrix, words.MATRIX)
        sheet.turn(lying=False)
    told = [slide for slide in paper.slides if not slide.outside]
    if told:
        sheet.chapter(words.SLIDES, apart=False)
        for slide in told:
            _write_slide(sheet, slide)


def _write_slide(sheet: Sheet, slide: Slide) -> None:
    whose: list[Words] = [Piece(slide.whose, bold=True), ": "] if slide.whose else []
    sheet.numbered(*whose, slide.headline)
    if slide.kind == "text":
        sheet.bullets([(line,) for line in slide.lines])


def _write_list(sheet: Sheet, listed: SaidList) -> None:
    sheet.heading(2, listed.title)
    for said in listed.said:
        sheet.numbered(*_said(said))
    if not listed.said and listed.empty:
        sheet.numbered(listed.empty)
    if listed.more:
        sheet.plain(Piece(words.MORE, quiet=True), " ", Piece(str(listed.more), quiet=True))


def _said(said: Said) -> list[Words]:
    pieces: list[Words] = [Piece(said.mark, paper=MARK), " "] if said.mark else []
    if said.whose:
        pieces += [Piece(said.whose, bold=True), ": "]
    return [*pieces, said.text]


def _write_chapter(sheet: Sheet, chapter: Chapter, twins: Twins) -> None:
    sheet.chapter(chapter.title)
    sheet.plain(Piece(words.STAGE, bold=True), " ", chapter.stage)
    if chapter.aim:
        sheet.plain(Piece(words.AIM, bold=True), " ", chapter.aim)
    for said in chapter.opening:
        sheet.numbered(*_said(said))
    for listed in chapter.lists:
        _write_list(sheet, listed)
    if chapter.impact:
        write_impact(sheet, chapter, chapter.impact, twins)
    for part in chapter.parts:
        _write_part(sheet, chapter, part, twins)


def _write_part(sheet: Sheet, chapter: Chapter, part: Part, twins: Twins) -> None:
    sheet.heading(2, part.title)
    if part.empty:
        sheet.numbered(part.empty)
    for item in part.items:
        write_exhibit(sheet, chapter, item, twins)
    if part.also:
        sheet.heading(3, words.ALSO)
        sheet.bullets([(Piece(f"{title}:", bold=True), " ", headline) for title, headline in part.also])


def _write_questions(sheet: Sheet, questions: tuple[Asked, ...]) -> None:
    if questions:
        sheet.chapter(words.QUESTIONS)
    for asked in questions:
        sheet.heading(2, asked.text)
        told = (
            (words.ASKED_BY, asked.by),
            (words.ASKED_ON, spoken_day(asked.on)),
            (words.VIEW, asked.view),
            (words.ANSWER, asked.answer or words.OPEN),
            (words.ANSWERED, asked.answered),
        )
        for name, said in told:
            if said:
                sheet.plain(Piece(name, bold=True), " ", said)


def _write_pairs(sheet: Sheet, title: str, pairs: tuple[tuple[str, str], ...]) -> None:
    if pairs:
        sheet.chapter(title, apart=title == words.DEFINITIONS)
    for short, long in pairs:
        sheet.plain(Piece(f"{short}:", bold=True), " ", long)
